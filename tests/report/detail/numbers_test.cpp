#include "report/detail/numbers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include <sociaaldomein/report/projection_table.hpp>

namespace sociaaldomein::detail {
namespace {

constexpr Language nl = Language::nl;
constexpr Language en = Language::en;

TEST(Numbers, WritesANumberInTheReadersLanguage) {
    EXPECT_EQ(number(1234.5, 1, nl), "1.234,5");
    EXPECT_EQ(number(1234.5, 1, en), "1,234.5");
    EXPECT_EQ(number(-0.004, 2, en), "0.00");
    EXPECT_EQ(number(12.34567, 9, en), "12.346");  // three decimals at most
    EXPECT_EQ(number(12.7, -3, en), "13");
}

TEST(Numbers, WritesADashForWhatIsNoNumber) {
    EXPECT_EQ(number(std::nan(""), 0, nl), "-");
    EXPECT_EQ(number(std::numeric_limits<double>::infinity(), 0, nl), "-");
    EXPECT_EQ(number(-1e300, 0, nl), "-");
}

TEST(Numbers, WritesSimulatedValuesInOneUnit) {
    EXPECT_EQ(simulated(105.6, OutlookUnit::persons, 200, nl), "106");
    EXPECT_EQ(simulated(1.374, OutlookUnit::years, 2, nl), "1,37 jaar");
    EXPECT_EQ(simulated(257771.4, OutlookUnit::eur, 3e5, nl), "€ 257.771");
    EXPECT_EQ(simulated(257771.4, OutlookUnit::eur, 3e6, en), "€0.26 million");
    EXPECT_EQ(simulated(0.125, OutlookUnit::share, 1, en), "13%");
    EXPECT_EQ(simulated(24, OutlookUnit::persons, 24, nl, true), "+24");
    EXPECT_EQ(simulated(-1234567, OutlookUnit::eur, 2e6, nl, true), "-€ 1,23 mln");
    EXPECT_EQ(simulated(-0.2, OutlookUnit::persons, 24, nl, true), "0");  // nothing has no sign
    EXPECT_EQ(simulated(std::nan(""), OutlookUnit::persons, 24, nl), "-");
}

TEST(Numbers, NeverCallsAChanceCertainThatIsNot) {
    EXPECT_EQ(chance(0.0, nl), "0%");
    EXPECT_EQ(chance(0.004, nl), "<1%");
    EXPECT_EQ(chance(0.126, nl), "13%");
    EXPECT_EQ(chance(0.996, nl), ">99%");
    EXPECT_EQ(chance(1.0, nl), "100%");
    EXPECT_EQ(chance(std::nan(""), nl), "-");
}

TEST(Numbers, ShowsThreeOrFourDigitsAndWholePersons) {
    EXPECT_EQ(decimals_for(36.7, "money"), 2);
    EXPECT_EQ(decimals_for(100, "money"), 1);
    EXPECT_EQ(decimals_for(1000, "money"), 0);
    EXPECT_EQ(decimals_for(1, "count"), 0);
}

TEST(Numbers, TellsAValueOfASeriesWithItsUnit) {
    SeriesProjection s;
    s.dimension = "money";
    s.observed = {36.7, std::nan(""), -12};
    EXPECT_EQ(amount(36.704, Unit::eur_million, s, nl), "€ 36,70 mln");
    EXPECT_EQ(amount(-36.704, Unit::eur_million, s, en), "-€36.70 million");
    EXPECT_EQ(amount(std::nan(""), Unit::eur_million, s, en), "-");
    EXPECT_EQ(amount(1e13, Unit::eur, s, en), "-");
    EXPECT_EQ(amount(8e12, Unit::eur_billion, s, en), "-");  // more cents than there are integers
    s.dimension = "count";
    EXPECT_EQ(amount(3541.4, Unit::ones, s, nl), "3.541");
}

TEST(Numbers, WritesAShareAsPercent) {
    EXPECT_EQ(percent(0.8, nl), "80%");
    EXPECT_EQ(percent(0.995, nl), "99,5%");
    EXPECT_EQ(percent(0.995, en), "99.5%");
}

TEST(Numbers, CountsLettersNotBytes) {
    EXPECT_EQ(letters(""), 0U);
    EXPECT_EQ(letters("€ één"), 5U);
}

}  // namespace
}  // namespace sociaaldomein::detail
