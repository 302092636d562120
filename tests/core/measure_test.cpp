#include <sociaaldomein/core/measure.hpp>

#include <gtest/gtest.h>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein {
namespace {

TEST(Unit, EveryUnitBelongsToItsQuantity) {
    EXPECT_EQ(smallest_units_in(Unit::eur_million), 100'000'000);
    EXPECT_EQ(smallest_units_in(Unit::percent), 10'000);
    EXPECT_EQ(smallest_units_in(Unit::minutes), 60);
    EXPECT_EQ(dimension_of(Unit::thousands), "count");
    EXPECT_EQ(smallest_units_in(Unit::unspecified), 0);
    for (const std::string_view name : type_info<Unit>().enumerators) {
        Unit unit{};
        type_info<Unit>().parse(name, &unit);
        if (unit == Unit::unspecified) continue;
        EXPECT_EQ(dimension_of(default_unit(dimension_of(unit))), dimension_of(unit));
    }
    EXPECT_THROW(default_unit("weight"), Error);
}

TEST(Scope, IsWrittenAsLevelAndArea) {
    const Scope scope = TextCodec<Scope>::parse("region IJssel-Vecht");
    EXPECT_EQ(scope.level, ScopeLevel::region);
    EXPECT_EQ(scope.area, "IJssel-Vecht");
    EXPECT_EQ(TextCodec<Scope>::format(scope), "region IJssel-Vecht");
    EXPECT_EQ(TextCodec<Scope>::format(TextCodec<Scope>::parse("country")), "country");
    EXPECT_TRUE(TextCodec<Scope>::parse("").empty());
    EXPECT_THROW(TextCodec<Scope>::parse("regio IJssel-Vecht"), Error);
}

TEST(PriceLevel, IsCurrentOrAYear) {
    EXPECT_EQ(TextCodec<PriceLevel>::parse("2020").year, 2020);
    EXPECT_EQ(TextCodec<PriceLevel>::format(TextCodec<PriceLevel>::parse("current")), "current");
    EXPECT_THROW(TextCodec<PriceLevel>::parse("lopend"), Error);
    EXPECT_THROW(TextCodec<PriceLevel>::parse("0000"), Error);
}

TEST(PriceLevel, OfAnotherFormIsRefused) {
    for (const char* text : {"20x5", "0000", "202", "20222", "curent", " 2022", "-202"})
        EXPECT_THROW((void)TextCodec<PriceLevel>::parse(text), Error) << text;
    EXPECT_EQ(TextCodec<PriceLevel>::format(TextCodec<PriceLevel>::parse("0999")), "999");
}

}  // namespace
}  // namespace sociaaldomein
