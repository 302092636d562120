#include <sociaaldomein/core/date.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

#include "core/generators.hpp"
#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

static_assert(sizeof(Date) == 4);
static_assert(Date(1970, 1, 1).serial() == 0);
static_assert(Date(2022, 11, 1) > Date(2022, 10, 31), "dates are constant expressions");
static_assert(Date(1, 1, 1).serial() == Date::first_serial &&
              Date(9999, 12, 31).serial() == Date::last_serial);
static_assert(Date::from_serial(Date::first_serial) == Date());

TEST(Date, DocumentedExample) {
    EXPECT_EQ(Date(2020, 2, 28) + 2, Date(2020, 3, 1));
    EXPECT_EQ(Date(2022, 11, 1).weekday(), Weekday::tuesday);
    EXPECT_EQ(parse_date("20221101  "), Date(2022, 11, 1));
}

TEST(Date, HasItsParts) {
    const Date date(2022, 11, 1);
    EXPECT_EQ(date.year(), 2022);
    EXPECT_EQ(date.month(), 11);
    EXPECT_EQ(date.day(), 1);
    EXPECT_EQ(date.serial(), 19297);
    EXPECT_EQ(Date(), Date(1, 1, 1));
    EXPECT_EQ(Date().weekday(), Weekday::monday);
    EXPECT_EQ(Date(9999, 12, 31).weekday(), Weekday::friday);
}

TEST(Date, ExistsOrIsRefused) {
    EXPECT_NO_THROW(Date(2000, 2, 29));
    EXPECT_NO_THROW(Date(2024, 2, 29));
    EXPECT_THAT(
        [] { Date(1900, 2, 29); },
        throws(Errc::out_of_domain, "Date: found year 1900, month 2, day 29, expected a day from 1 to 28"));
    EXPECT_THAT([] { Date(2022, 13, 1); }, throws(Errc::out_of_domain, "expected a month from 1 to 12"));
    EXPECT_THAT([] { Date(2022, 0, 1); }, throws(Errc::out_of_domain, "expected a month from 1 to 12"));
    EXPECT_THAT([] { Date(2022, 4, 31); }, throws(Errc::out_of_domain, "expected a day from 1 to 30"));
    EXPECT_THAT([] { Date(2022, 1, 0); }, throws(Errc::out_of_domain, "expected a day from 1 to 31"));
    EXPECT_THAT([] { Date(0, 1, 1); }, throws(Errc::out_of_domain, "expected a year from 1 to 9999"));
    EXPECT_THAT([] { Date(10000, 1, 1); }, throws(Errc::out_of_domain, "expected a year from 1 to 9999"));
    EXPECT_THAT([] { Date::from_serial(std::int64_t{Date::last_serial} + 1); },
                throws(Errc::out_of_domain, "serial is 2932897"));
    EXPECT_THAT([] { Date::from_serial(std::numeric_limits<std::int64_t>::min()); },
                throws(Errc::out_of_domain, "serial is -9223372036854775808"));
}

TEST(Date, CountsDays) {
    EXPECT_EQ(Date(2024, 3, 1) - Date(2024, 2, 1), 29);
    EXPECT_EQ(Date(2022, 1, 1) - Date(2022, 12, 31), -364);
    EXPECT_EQ(Date(2023, 1, 1) - 1, Date(2022, 12, 31));
    Date date(2022, 12, 31);
    date += 1;
    EXPECT_EQ(date, Date(2023, 1, 1));
    date -= 365;
    EXPECT_EQ(date, Date(2022, 1, 1));
}

TEST(Date, StaysInTheCalendar) {
    EXPECT_THAT([] { Date(9999, 12, 31) + 1; },
                throws(Errc::overflow, "date: 9999-12-31 + 1 days leaves the years 1 to 9999"));
    EXPECT_THAT([] { Date(1, 1, 1) - 1; }, throws(Errc::overflow, "date: 0001-01-01 - 1 days"));
    EXPECT_THROW(Date() + std::numeric_limits<std::int64_t>::max(), Error);
    EXPECT_THROW(Date() - std::numeric_limits<std::int64_t>::min(), Error);
    EXPECT_THROW(Date() + std::numeric_limits<std::int64_t>::min(), Error);
}

TEST(Date, IsWrittenInTwoWays) {
    EXPECT_EQ(to_string(Date(2022, 11, 1)), "2022-11-01");
    EXPECT_EQ(to_cbs(Date(2022, 11, 1)), "20221101");
    EXPECT_EQ(to_string(Date()), "0001-01-01");
}

TEST(ParseDate, SaysWhatIsWrong) {
    for (const char* text :
         {"", "2022", "2022-11", "2022-1-1", "22-11-01", "2022/11/01", "01-11-2022", "2022-11-011",
          "2022-11-0a", "2022110", "2022MM12", "2022-11-01T00:00", "-022-11-01", "2022 11 01"}) {
        EXPECT_THAT([text] { parse_date(text); },
                    throws(Errc::syntax, "expected a date such as 2022-11-01 or 20221101"))
            << text;
    }
    EXPECT_THAT([] { parse_date("2023-02-29"); },
                throws(Errc::syntax, "found \"2023-02-29\", expected a day from 1 to 28"));
    EXPECT_THAT([] { parse_date("20231301"); }, throws(Errc::syntax, "expected a month from 1 to 12"));
    EXPECT_THAT([] { parse_date("0000-01-01"); }, throws(Errc::syntax, "expected a year from 1 to 9999"));
    EXPECT_THAT([] { parse_date("2022-01-00"); }, throws(Errc::syntax, "expected a day from 1 to 31"));
}

TEST(Date, KnowsEveryMonth) {
    const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; ++month) EXPECT_EQ(days_in_month(2023, month), days[month - 1]) << month;
    EXPECT_EQ(days_in_month(2024, 2), 29);
    EXPECT_TRUE(is_leap_year(2000));
    EXPECT_FALSE(is_leap_year(2100));
}

TEST(Date, SuccessiveDaysOfTheWholeCalendarHaveSuccessiveSerials) {
    std::int32_t serial = Date::first_serial;
    for (int year = 1; year <= 9999; ++year) {
        for (int month = 1; month <= 12; ++month) {
            const int days = days_in_month(year, month);
            ASSERT_EQ(Date(year, month, 1).serial(), serial);
            ASSERT_EQ(Date::from_serial(serial), Date(year, month, 1));
            ASSERT_EQ(Date::from_serial(serial + days - 1), Date(year, month, days));
            serial += days;
        }
    }
    EXPECT_EQ(serial, Date::last_serial + 1);
}

RC_GTEST_PROP(DateProperties, IsReadBack, (Date date)) {
    RC_ASSERT(parse_date(to_string(date)) == date);
    RC_ASSERT(parse_date(" " + to_cbs(date) + "  ") == date);
    RC_ASSERT(Date::from_serial(date.serial()) == date);
}

RC_GTEST_PROP(DateProperties, AddingInverts, (Date a, Date b)) {
    RC_ASSERT(a + (b - a) == b);
    RC_ASSERT(b - (b - a) == a);
    RC_ASSERT((a < b) == (b - a > 0));
    RC_ASSERT((a == b) == (to_string(a) == to_string(b)));
}

RC_GTEST_PROP(DateProperties, WeekdaysFollowEachOther, (Date date)) {
    RC_PRE(date < Date(9999, 12, 31));
    RC_ASSERT(static_cast<int>((date + 1).weekday()) == static_cast<int>(date.weekday()) % 7 + 1);
}

TEST(ParseDate, RefusesWhatOnlyLooksLikeOne) {
    for (const char* text : {"2022-11/01", "2022/11-01", "2022-00-10", "2022-13-10", "2022-10-00",
                             "2022-10-32", "0000-01-01", "2022-1-001"})
        EXPECT_THROW((void)parse_date(text), Error) << text;
    EXPECT_THROW((void)Date(2022, 0, 1), Error);
    EXPECT_THROW((void)Date(0, 1, 1), Error);
    EXPECT_EQ(parse_date("0001-01-01"), Date::from_serial(Date::first_serial));
}

}  // namespace
}  // namespace sociaaldomein
