#include "io/detail/figure_view.hpp"

#include <gtest/gtest.h>

#include "core/throws.hpp"

namespace sociaaldomein::detail {
namespace {

template <class F>
std::string written(const F& figure) {
    const FigureView view = view_figure(type_info<F>(), &figure);
    return write_figure(view, printed_unit(view.dimension, view.basis->unit)).text;
}

template <class F>
Errc flaw(const F& figure) {
    const std::optional<Problem> found = flaw_in(view_figure(type_info<F>(), &figure));
    return found ? found->code : Errc::ok;
}

TEST(FigureView, SeesTheMembersOfAFigure) {
    HoursFigure figure(Hours::from_raw(1800));
    figure.upper = Hours::from_raw(3600);
    figure.bound = Bound::range;
    figure.absent = Absence::suppressed;
    figure.caveat = "why";
    figure.basis.status = Status::target;
    const FigureView view = view_figure(type_info<HoursFigure>(), &figure);
    EXPECT_EQ(view.dimension, "hours");
    EXPECT_EQ(view.raw, 1800);
    EXPECT_EQ(view.upper, 3600);
    EXPECT_EQ(view.bound, Bound::range);
    EXPECT_EQ(view.absent, Absence::suppressed);
    EXPECT_FALSE(view.present());
    EXPECT_EQ(*view.caveat, "why");
    EXPECT_EQ(view.basis, &figure.basis);
}

TEST(PrintedUnit, FallsBackOnTheDimensionsOwn) {
    EXPECT_EQ(printed_unit("money", Unit::eur_thousand), Unit::eur_thousand);
    EXPECT_EQ(printed_unit("money", Unit::percent), Unit::eur);
    EXPECT_EQ(printed_unit("share", Unit::unspecified), Unit::percent);
}

TEST(WriteFigure, HasAFormForEveryBound) {
    CountFigure figure(Count{3400});
    EXPECT_EQ(written(figure), "3400");
    figure.bound = Bound::about;
    EXPECT_EQ(written(figure), "about 3400");
    figure.bound = Bound::over;
    EXPECT_EQ(written(figure), "over 3400");
    figure.bound = Bound::under;
    EXPECT_EQ(written(figure), "under 3400");
    figure.bound = Bound::almost;
    EXPECT_EQ(written(figure), "almost 3400");
    figure.bound = Bound::range;
    figure.upper = Count{3500};
    EXPECT_EQ(written(figure), "3400 to 3500");
    EXPECT_EQ(written(CountFigure(Absence::to_be_determined)), "to_be_determined");
}

TEST(WriteFigure, UsesTheUnitInForce) {
    MoneyFigure figure(Money::euros(-4'850'000));
    EXPECT_EQ(written(figure), "-4850000");
    figure.basis.unit = Unit::eur_million;
    EXPECT_EQ(written(figure), "-4.85");
    EXPECT_EQ(written(ShareFigure(Share::from_raw(55'000))), "5.5");
    EXPECT_EQ(written(HoursFigure(Hours::from_raw(1200))), "0.3333");
}

TEST(FlawIn, FindsWhatCannotBeReadBack) {
    CountFigure figure(Count{7});
    EXPECT_EQ(flaw(figure), Errc::ok);
    figure.bound = Bound::range;
    EXPECT_EQ(flaw(figure), Errc::missing_field);
    figure.upper = Count{7};
    EXPECT_EQ(flaw(figure), Errc::ok);
    figure.upper = Count{6};
    EXPECT_EQ(flaw(figure), Errc::inconsistent);
    figure.bound = Bound::about;
    EXPECT_EQ(flaw(figure), Errc::inconsistent);

    CountFigure absent(Absence::not_printed);
    EXPECT_EQ(flaw(absent), Errc::ok);
    absent.bound = Bound::about;
    EXPECT_EQ(flaw(absent), Errc::inconsistent);
    absent.bound = Bound::exact;
    absent.value = Count{1};
    EXPECT_EQ(flaw(absent), Errc::inconsistent);

    CountFigure money(Count{7});
    money.basis.unit = Unit::eur;
    EXPECT_EQ(flaw(money), Errc::unlike);
}

TEST(FlawIn, WhatIsAbsentHasNeitherValueNorEndNorBound) {
    CountFigure figure(Absence::suppressed);
    EXPECT_EQ(flaw(figure), Errc::ok);
    figure.value = Count(1);
    EXPECT_EQ(flaw(figure), Errc::inconsistent);
    figure.value = Count(0);
    figure.upper = Count(0);
    EXPECT_EQ(flaw(figure), Errc::inconsistent);
    figure.upper.reset();
    figure.bound = Bound::over;
    EXPECT_EQ(flaw(figure), Errc::inconsistent);
}

}  // namespace
}  // namespace sociaaldomein::detail
