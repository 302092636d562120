#include "check/detail/side.hpp"

#include <gtest/gtest.h>

namespace sociaaldomein::detail {
namespace {

// What a finding says of the rounding of one figure.
Text rule(const auto& figure) { return rounding_of({at("/x", figure)}); }

MoneyFigure money(std::int64_t euros, Bound bound, Unit unit = Unit::unspecified,
                  std::optional<int> decimals = {}) {
    MoneyFigure figure(Money::euros(euros));
    figure.bound = bound;
    figure.basis.unit = unit;
    figure.basis.decimals = decimals;
    return figure;
}

TEST(Rounding, IsToldForEveryBound) {
    EXPECT_EQ(rule(money(1234, Bound::exact)).en, "exact");
    EXPECT_EQ(rule(money(1234, Bound::exact, Unit::eur, 0)).en, "rounded to whole numbers: ± €0.5");
    EXPECT_EQ(rule(money(1'200'000, Bound::exact, Unit::eur_million, 1)).en,
              "rounded to 1 decimal: ± €0.05 million");
    EXPECT_EQ(rule(money(1'230'000, Bound::exact, Unit::eur_million, 2)).en,
              "rounded to 2 decimals: ± €0.005 million");
    EXPECT_EQ(rule(money(1'230'000, Bound::exact, Unit::eur_million, 2)).nl,
              "afgerond op 2 decimalen: ± € 0,005 mln");
    EXPECT_EQ(rule(money(1200, Bound::about)).en, "“about”: ± €50");
    EXPECT_EQ(rule(money(1200, Bound::almost)).en, "“almost”: at most €50 lower");
    EXPECT_EQ(rule(money(1200, Bound::over)).en, "“over”: no upper limit");
    EXPECT_EQ(rule(money(1200, Bound::under)).en, "“under”: no lower limit");
    EXPECT_EQ(rule(money(1200, Bound::under)).nl, "“minder dan”: naar beneden onbegrensd");
    MoneyFigure range = money(1200, Bound::range);
    range.upper = Money::euros(1300);
    EXPECT_EQ(rule(range).en, "a range, as printed");
    // Persons are not split.
    CountFigure three(Count(3));
    three.bound = Bound::about;
    EXPECT_EQ(rule(three).en, "“about”");
    three.bound = Bound::almost;
    EXPECT_EQ(rule(three).en, "“almost”");
}

TEST(Rounding, IsToldOnceAndNotOfWhatIsAbsent) {
    const MoneyFigure about = money(1200, Bound::about);
    const MoneyFigure exact = money(7, Bound::exact);
    MoneyFigure absent = money(0, Bound::over);
    absent.absent = Absence::suppressed;
    EXPECT_EQ(rounding_of({at("/a", about), at("/b", exact), at("/c", about), at("/d", absent)}).en,
              "“about”: ± €50; exact");
}

TEST(FigureAt, AllowsWhatItsBoundAllows) {
    const auto interval = [](const MoneyFigure& figure) { return to_string(at("/x", figure).interval()); };
    EXPECT_EQ(interval(money(1200, Bound::exact)), "1200");
    EXPECT_EQ(interval(money(1'200'000, Bound::exact, Unit::eur_million, 1)), "[1150000, 1250000]");
    EXPECT_EQ(interval(money(1200, Bound::about)), "[1150, 1250]");
    EXPECT_EQ(interval(money(1200, Bound::almost)), "[1150, 1200]");
    EXPECT_EQ(interval(money(1200, Bound::over)), "[1200, +inf)");
    EXPECT_EQ(interval(money(1200, Bound::under)), "(-inf, 1200]");
    MoneyFigure range = money(1200, Bound::range);
    range.upper = Money::euros(1300);
    EXPECT_EQ(interval(range), "[1200, 1300]");
    const HoursFigure hours(Hours::minutes(90));
    EXPECT_EQ(at("/x", hours).nominal(), Rational::ratio(3, 2));
}

TEST(Side, CalculatesIntervalsValuesAndFigures) {
    const MoneyFigure a = money(1200, Bound::about);
    const MoneyFigure b = money(100, Bound::exact);
    const auto side = [](const char* path, const MoneyFigure& figure) { return Side(at(path, figure)); };
    const auto shown = [](const Side& s) {
        std::string text = to_string(s.interval) + " " + to_string(s.nominal);
        for (const FigureAt& f : s.figures) text += " " + f.path;
        return text;
    };
    EXPECT_EQ(shown(side("/a", a) + side("/b", b)), "[1250, 1350] 1300 /a /b");
    EXPECT_EQ(shown(side("/a", a) - side("/b", b)), "[1050, 1150] 1100 /a /b");
    EXPECT_EQ(shown(side("/b", b) - side("/a", a)), "[-1150, -1050] -1100 /b /a");
    EXPECT_EQ(shown(side("/a", a) * side("/b", b)), "[115000, 125000] 120000 /a /b");
    EXPECT_EQ(shown(side("/a", a) / side("/b", b)), "[11.5, 12.5] 12 /a /b");
}

TEST(Side, KnowsWhichFigureIsMissing) {
    MoneyFigure missing = money(5, Bound::exact);
    missing.absent = Absence::not_yet_known;
    MoneyFigure none = money(5, Bound::exact);
    none.absent = Absence::not_applicable;
    const MoneyFigure present = money(5, Bound::exact);
    const Side all = Side(at("/n", none)) + Side(at("/p", present)) + Side(at("/m", missing));
    ASSERT_NE(all.absent(), nullptr);
    EXPECT_EQ(all.absent()->path, "/m");
    EXPECT_EQ((Side(at("/n", none)) + Side(at("/p", present))).absent(), nullptr);
    EXPECT_EQ((Side(at("/n", none)) + Side(at("/p", present))).nominal, 5);  // what does not apply is nothing
}

TEST(Sources, StandOnceInOrder) {
    MoneyFigure a = money(1, Bound::exact);
    a.basis.source = Source{Id<SourceDocument>("r"), "page 1"};
    MoneyFigure b = money(2, Bound::exact);
    b.basis.source = Source{Id<SourceDocument>("r"), "page 2"};
    const MoneyFigure without = money(2, Bound::exact);
    const std::vector<Source> sources =
        sources_of({at("/b", b), at("/a", a), at("/w", without), at("/c", b)});
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources[0].place, "page 2");
    EXPECT_EQ(sources[1].place, "page 1");
}

}  // namespace
}  // namespace sociaaldomein::detail
