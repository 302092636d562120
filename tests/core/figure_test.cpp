#include <sociaaldomein/core/figure.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein {
namespace {

FigureBounds printed(std::int64_t raw, Bound bound, Unit unit, std::optional<int> decimals,
                     std::optional<std::int64_t> upper = {}) {
    return bounds_of(dimension_of(unit), raw, upper, bound, unit, decimals);
}

TEST(Figure, DocumentedExample) {
    const FigureBounds b = printed(Money::euros(4'850'000).raw(), Bound::exact, Unit::eur_million, 2);
    EXPECT_EQ(b.low2, 2 * Money::euros(4'845'000).raw());
    EXPECT_EQ(b.high2, 2 * Money::euros(4'855'000).raw());
}

TEST(Figure, AboutRoundsToThePlaceOfItsLastDigit) {
    EXPECT_EQ(printed(3'400, Bound::about, Unit::ones, {}).step, 100);
    EXPECT_EQ(printed(480, Bound::about, Unit::ones, {}).step, 10);
    EXPECT_EQ(printed(1'200, Bound::about, Unit::ones, {}).step, 100);
    EXPECT_EQ(printed(500, Bound::about, Unit::ones, {}).step, 100);
    EXPECT_EQ(printed(33, Bound::about, Unit::ones, {}).step, 0);  // a person is not split
    EXPECT_EQ(printed(Money::euros(250'000).raw(), Bound::about, Unit::eur_million, {}).step,
              Money::euros(10'000).raw());
    EXPECT_EQ(printed(Share::percent(40).raw(), Bound::about, Unit::percent, {}).step,
              Share::percent(10).raw());
}

TEST(Figure, BoundsOfWords) {
    const FigureBounds almost = printed(Share::percent(40).raw(), Bound::almost, Unit::percent, {});
    EXPECT_EQ(almost.low2, 2 * Share::percent(35).raw());
    EXPECT_EQ(almost.high2, 2 * Share::percent(40).raw());
    EXPECT_TRUE(printed(57, Bound::over, Unit::ones, {}).unbounded_above);
    EXPECT_EQ(printed(57, Bound::over, Unit::ones, {}).low2, 114);
    EXPECT_TRUE(printed(57, Bound::under, Unit::ones, {}).unbounded_below);
    EXPECT_EQ(printed(7, Bound::range, Unit::ones, {}, 8).high2, 16);
}

TEST(Figure, WithoutDecimalsItIsExact) {
    EXPECT_EQ(printed(123, Bound::exact, Unit::eur_million, {}), (FigureBounds{246, 246, false, false, 0}));
    EXPECT_EQ(printed(123, Bound::exact, Unit::ones, 0), (FigureBounds{246, 246, false, false, 0}));
    EXPECT_EQ(printed(Money::euros(5).raw(), Bound::exact, Unit::eur, 0).high2, 2 * 550);
    EXPECT_THROW(printed(std::numeric_limits<std::int64_t>::max() / 2, Bound::exact, Unit::eur, 0), Error);
}

RC_GTEST_PROP(Figure, TheBoundsHoldWhatWasPrinted, ()) {
    const auto raw = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
    const auto unit = *rc::gen::element(Unit::eur, Unit::eur_thousand, Unit::eur_million);
    const auto bound =
        *rc::gen::element(Bound::exact, Bound::about, Bound::over, Bound::under, Bound::almost);
    const FigureBounds b = printed(raw, bound, unit, *rc::gen::inRange(0, 4));
    RC_ASSERT(b.unbounded_below || b.low2 <= 2 * raw);
    RC_ASSERT(b.unbounded_above || b.high2 >= 2 * raw);
}

TEST(Inherit, UnitAndDecimalsGoTogether) {
    const FigureBasis outer{.unit = Unit::eur_million, .decimals = 2, .population = "files"};
    FigureBasis own{.unit = Unit::eur};
    inherit(own, outer);
    EXPECT_EQ(own.unit, Unit::eur);
    EXPECT_FALSE(own.decimals);
    EXPECT_EQ(own.population, "files");
    FigureBasis count;
    inherit(count, outer, Count::dimension);  // a unit of money says nothing of persons
    EXPECT_EQ(count.unit, Unit::unspecified);
    EXPECT_FALSE(count.decimals);
    FigureBasis money;
    inherit(money, outer, Money::dimension);
    EXPECT_EQ(money.decimals, 2);
}

TEST(Figure, UnlikeOnesAreNotCombined) {
    const auto figure = [](MeasureKind measure, const char* population, const char* scope, int price) {
        FigureBasis basis;
        basis.measure = measure;
        basis.population = population;
        basis.scope = TextCodec<Scope>::parse(scope);
        basis.price_level = {price};
        return MoneyFigure(Money::euros(1), basis);
    };
    const MoneyFigure stock = figure(MeasureKind::stock, "files", "municipality A", 2020);
    EXPECT_EQ((stock + figure(MeasureKind::flow, "files", "municipality A", 2020)).value, Money::euros(2));
    EXPECT_EQ((stock - stock).basis.status, Status::derived);
    EXPECT_THROW(stock + figure(MeasureKind::distinct, "files", "municipality A", 2020), Error);
    EXPECT_THROW(stock + figure(MeasureKind::level, "files", "municipality A", 2020), Error);
    EXPECT_THROW(stock + figure(MeasureKind::stock, "places", "municipality A", 2020), Error);
    EXPECT_THROW(stock - figure(MeasureKind::stock, "files", "region A", 2020), Error);
    EXPECT_THROW(stock - figure(MeasureKind::stock, "files", "municipality A", PriceLevel::current), Error);
    EXPECT_THROW(stock + MoneyFigure(Absence::not_printed), Error);
}

TEST(Figure, IsUnlikeAnotherOnlyInWhatBothState) {
    FigureBasis a;
    a.scope = TextCodec<Scope>::parse("municipality A");
    a.population = "files";
    a.price_level = TextCodec<PriceLevel>::parse("2020");
    const FigureBasis plain;
    EXPECT_EQ(why_unlike(a, a), "");
    EXPECT_EQ(why_unlike(a, plain), "");
    EXPECT_EQ(why_unlike(plain, a), "");
    const auto changed = [&](const auto& change) {
        FigureBasis b = a;
        change(b);
        return why_unlike(a, b);
    };
    EXPECT_NE(
        changed([](FigureBasis& b) { b.scope = TextCodec<Scope>::parse("municipality B"); }).find("scopes"),
        std::string::npos);
    EXPECT_NE(changed([](FigureBasis& b) { b.population = "persons"; }).find("populations"),
              std::string::npos);
    EXPECT_NE(changed([](FigureBasis& b) {
                  b.price_level = TextCodec<PriceLevel>::parse("2021");
              }).find("price levels"),
              std::string::npos);
}

TEST(Figure, KindsOfMeasureThatGoTogether) {
    const auto why = [](MeasureKind x, MeasureKind y) {
        FigureBasis a;
        FigureBasis b;
        a.measure = x;
        b.measure = y;
        return why_unlike(a, b);
    };
    using enum MeasureKind;
    for (const MeasureKind kind : {stock, flow, level, cumulative, rate, share, distinct}) {
        EXPECT_EQ(why(kind, kind), "");
        EXPECT_EQ(why(kind, unspecified), "");
        EXPECT_EQ(why(unspecified, kind), "");
        if (kind != distinct) {
            EXPECT_NE(why(kind, distinct).find("persons counted once"), std::string::npos);
            EXPECT_NE(why(distinct, kind).find("persons counted once"), std::string::npos);
        }
        if (kind != stock && kind != flow && kind != distinct) {
            EXPECT_NE(why(kind, stock).find("measure kinds"), std::string::npos);
            EXPECT_NE(why(flow, kind).find("measure kinds"), std::string::npos);
        }
    }
    EXPECT_EQ(why(stock, flow), "");
    EXPECT_EQ(why(flow, stock), "");
    EXPECT_NE(why(level, cumulative), "");
}

TEST(Figure, AbsentOnesAreNotAddedOnEitherSide) {
    const CountFigure present(Count(1));
    CountFigure absent(Count(1));
    absent.absent = Absence::suppressed;
    EXPECT_THROW((void)(present + absent), Error);
    EXPECT_THROW((void)(absent + present), Error);
    EXPECT_THROW((void)(present - absent), Error);
    EXPECT_EQ((present - present).value, Count(0));
}

TEST(Figure, BoundsOfWhatIsTooLargeAreRefusedAndOfZeroKnown) {
    constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max() / 4;
    EXPECT_EQ(printed(limit, Bound::exact, Unit::ones, {}).low2, 2 * limit);
    EXPECT_EQ(printed(-limit, Bound::exact, Unit::ones, {}).high2, -2 * limit);
    EXPECT_THROW((void)printed(limit + 1, Bound::exact, Unit::ones, {}), Error);
    EXPECT_THROW((void)printed(-limit - 1, Bound::exact, Unit::ones, {}), Error);
    EXPECT_THROW((void)printed(0, Bound::range, Unit::ones, {}, limit + 1), Error);
    EXPECT_EQ(printed(0, Bound::about, Unit::thousands, {}), (FigureBounds{-1000, 1000, false, false, 1000}));
}

}  // namespace
}  // namespace sociaaldomein
