#include "scenario/detail/grid.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sociaaldomein::detail {
namespace {

TEST(Grid, PutsMonthsAtTheNearestEndOfAHalfYear) {
    const RegularSeries s = regular({{parse_when("2020-01"), 1},
                                     {parse_when("2020-07"), 2},
                                     {parse_when("2020-12"), 3},
                                     {parse_when("2021-12"), 5}},
                                    true);
    ASSERT_EQ(s.periods.size(), 5U);
    EXPECT_EQ(s.periods.front(), Period::half_year(2019, 2));
    EXPECT_EQ(s.values[0], 1);
    EXPECT_EQ(s.values[2], 3);
    EXPECT_TRUE(std::isnan(s.values[3]));
    EXPECT_EQ(s.values[4], 5);
}

TEST(Grid, KeepsTheMostFrequentLengthOfFlows) {
    const RegularSeries s =
        regular({{parse_when("2020"), 9}, {parse_when("2020-Q1"), 2}, {parse_when("2020-Q3"), 3}}, false);
    ASSERT_EQ(s.periods.size(), 3U);
    EXPECT_TRUE(std::isnan(s.values[1]));
    ASSERT_EQ(s.left_out.size(), 1U);
    EXPECT_EQ(s.left_out[0].value, 9);
}

TEST(Grid, IsEmptyWithoutPoints) { EXPECT_TRUE(regular({}, true).periods.empty()); }

}  // namespace
}  // namespace sociaaldomein::detail
