#include "core/detail/date_text.hpp"

#include <gtest/gtest.h>

namespace sociaaldomein::detail {
namespace {

TEST(DayRule, NamesTheFirstPartThatIsWrong) {
    EXPECT_EQ(day_rule(0, 13), "a year from 1 to 9999");
    EXPECT_EQ(day_rule(2022, 13), "a month from 1 to 12");
    EXPECT_EQ(day_rule(2022, 0), "a month from 1 to 12");
    EXPECT_EQ(day_rule(2024, 2), "a day from 1 to 29");
}

TEST(HasDateForm, LooksAtTheFormOnly) {
    EXPECT_TRUE(has_date_form("2022-11-01"));
    EXPECT_TRUE(has_date_form("9999-99-99"));
    EXPECT_TRUE(has_date_form("20221101"));
    EXPECT_FALSE(has_date_form("2022-11"));
    EXPECT_FALSE(has_date_form("2022MM11"));
    EXPECT_FALSE(has_date_form("2022/11/01"));
    EXPECT_FALSE(has_date_form("202211-1"));
    EXPECT_FALSE(has_date_form("2022-11-0x"));
}

}  // namespace
}  // namespace sociaaldomein::detail
