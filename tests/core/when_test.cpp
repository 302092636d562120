#include <sociaaldomein/core/when.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

#include "core/generators.hpp"
#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

TEST(When, DocumentedExample) {
    EXPECT_TRUE(parse_when("2022-11-01").is_date());
    EXPECT_EQ(When(Period::half_year(2022, 2)).last_day(), Date(2022, 12, 31));
}

TEST(When, IsADateOrAPeriod) {
    const When date = Date(2022, 11, 1);
    EXPECT_TRUE(date.is_date());
    EXPECT_FALSE(date.is_period());
    EXPECT_EQ(date.date(), Date(2022, 11, 1));
    EXPECT_EQ(date.first_day(), date.last_day());
    EXPECT_THAT([&] { date.period(); }, throws(Errc::unlike, "found the date 2022-11-01, expected a period"));

    const When period = Period::year(2022);
    EXPECT_TRUE(period.is_period());
    EXPECT_FALSE(period.is_date());
    EXPECT_EQ(period.period(), Period::year(2022));
    EXPECT_EQ(period.first_day(), Date(2022, 1, 1));
    EXPECT_EQ(period.last_day(), Date(2022, 12, 31));
    EXPECT_THAT([&] { period.date(); }, throws(Errc::unlike, "found the period 2022, expected a date"));

    EXPECT_EQ(When(), When(Date()));
    EXPECT_NE(date, period);
}

TEST(When, IsOrderedByItsLastDay) {
    const std::vector<When> ordered = {Period::month(2022, 11), Date(2022, 12, 30),      Date(2022, 12, 31),
                                       Period::year(2022),      Period::month(2022, 12), Date(2023, 1, 1)};
    EXPECT_TRUE(std::is_sorted(ordered.begin(), ordered.end()));
    EXPECT_TRUE(std::adjacent_find(ordered.begin(), ordered.end()) == ordered.end());
    EXPECT_EQ(When(Date(2022, 1, 1)) <=> When(Date(2022, 1, 1)), std::strong_ordering::equal);
}

TEST(When, HasTheTextOfEither) {
    EXPECT_EQ(to_string(When(Date(2022, 11, 1))), "2022-11-01");
    EXPECT_EQ(to_string(When(Period::month(2022, 11))), "2022-11");
    EXPECT_EQ(to_cbs(When(Date(2022, 11, 1))), "20221101");
    EXPECT_EQ(to_cbs(When(Period::half_year(2022, 1))), "2022HJ01");
}

TEST(ParseWhen, TellsTheTwoApart) {
    EXPECT_EQ(parse_when("2022-11"), When(Period::month(2022, 11)));
    EXPECT_EQ(parse_when("2022-11-01"), When(Date(2022, 11, 1)));
    EXPECT_EQ(parse_when("20221101 "), When(Date(2022, 11, 1)));
    EXPECT_EQ(parse_when("2022HJ01 "), When(Period::half_year(2022, 1)));
    EXPECT_THAT(
        [] { parse_when("1 nov 2022"); },
        throws(Errc::syntax, "found \"1 nov 2022\", expected a date such as 2022-11-01, or a period: 2022,"));
    EXPECT_THAT([] { parse_when("2022-02-30"); }, throws(Errc::syntax, "expected a day from 1 to 28"));
    EXPECT_THAT([] { parse_when("2023/2023"); }, throws(Errc::syntax, "found school year \"2023/2023\""));
}

RC_GTEST_PROP(WhenProperties, IsReadBack, (When when)) {
    RC_ASSERT(parse_when(to_string(when)) == when);
    RC_ASSERT(parse_when(to_cbs(when)) == when);
}

RC_GTEST_PROP(WhenProperties, IsInOneOrder, (When a, When b)) {
    RC_ASSERT((a < b) + (b < a) + (a == b) == 1);
    RC_ASSERT(!(a.last_day() < b.last_day()) || a < b);
}

}  // namespace
}  // namespace sociaaldomein
