#include <sociaaldomein/core/period.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/generators.hpp"
#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

static_assert(sizeof(Period) == 8);

constexpr Frequency frequencies[] = {
    Frequency::year, Frequency::half_year,   Frequency::quarter,         Frequency::month,
    Frequency::week, Frequency::school_year, Frequency::two_school_years};

TEST(Period, DocumentedExample) {
    EXPECT_EQ(Period::month(2022, 12) + 2, Period::month(2023, 2));
    EXPECT_EQ(to_string(Period::half_year(2022, 2)), "2022-H2");
    EXPECT_EQ(Period::school_year(2022).first_day(), Date(2022, 8, 1));
}

TEST(Enclosing, DocumentedExample) {
    EXPECT_EQ(enclosing(Period::month(2022, 9), Frequency::school_year), Period::school_year(2022));
}

TEST(ParsePeriod, DocumentedExample) { EXPECT_EQ(parse_period("2022KW03"), parse_period("2022-Q3")); }

TEST(Period, HasItsDays) {
    const auto days = [](Period period) {
        return to_string(period.first_day()) + " " + to_string(period.last_day());
    };
    EXPECT_EQ(days(Period::year(2022)), "2022-01-01 2022-12-31");
    EXPECT_EQ(days(Period::half_year(2022, 1)), "2022-01-01 2022-06-30");
    EXPECT_EQ(days(Period::half_year(2022, 2)), "2022-07-01 2022-12-31");
    EXPECT_EQ(days(Period::quarter(2024, 1)), "2024-01-01 2024-03-31");
    EXPECT_EQ(days(Period::quarter(2022, 4)), "2022-10-01 2022-12-31");
    EXPECT_EQ(days(Period::month(2024, 2)), "2024-02-01 2024-02-29");
    EXPECT_EQ(days(Period::week(2022, 5)), "2022-01-31 2022-02-06");
    EXPECT_EQ(days(Period::school_year(2022)), "2022-08-01 2023-07-31");
    EXPECT_EQ(days(Period::two_school_years(2003)), "2003-08-01 2005-07-31");
    EXPECT_EQ(days(Period()), "0001-01-01 0001-12-31");
}

TEST(Period, KnowsItsYearAndNumber) {
    const auto parts = [](Period period) { return std::pair(period.start_year(), period.number()); };
    EXPECT_EQ(parts(Period::year(2022)), std::pair(2022, 1));
    EXPECT_EQ(parts(Period::half_year(2022, 2)), std::pair(2022, 2));
    EXPECT_EQ(parts(Period::quarter(2022, 3)), std::pair(2022, 3));
    EXPECT_EQ(parts(Period::month(2022, 12)), std::pair(2022, 12));
    EXPECT_EQ(parts(Period::week(2020, 53)), std::pair(2020, 53));
    EXPECT_EQ(parts(Period::school_year(2022)), std::pair(2022, 1));
    EXPECT_EQ(parts(Period::two_school_years(2003)), std::pair(2003, 1));
}

TEST(Period, FollowsIso8601Weeks) {
    // Years with 53 weeks, and days near the turn of a year, from the standard's definition.
    for (const int year : {1976, 1981, 1987, 1992, 1998, 2004, 2009, 2015, 2020, 2026}) {
        EXPECT_EQ(weeks_in_year(year), 53) << year;
    }
    for (const int year : {1, 1973, 1974, 2000, 2019, 2021, 2022, 2023, 2024, 2025})
        EXPECT_EQ(weeks_in_year(year), 52) << year;
    EXPECT_EQ(Period::containing(Date(2021, 1, 3), Frequency::week), Period::week(2020, 53));
    EXPECT_EQ(Period::containing(Date(2021, 1, 4), Frequency::week), Period::week(2021, 1));
    EXPECT_EQ(Period::containing(Date(2018, 12, 31), Frequency::week), Period::week(2019, 1));
    EXPECT_EQ(Period::containing(Date(2022, 1, 1), Frequency::week), Period::week(2021, 52));
    EXPECT_EQ(Period::week(2020, 53) + 1, Period::week(2021, 1));
    int years_of_53 = 0;
    for (int year = 2000; year < 2400; ++year) years_of_53 += weeks_in_year(year) == 53 ? 1 : 0;
    EXPECT_EQ(years_of_53, 71) << "the Gregorian cycle of 400 years has 71 of them";
}

TEST(Period, ExistsOrIsRefused) {
    EXPECT_THAT(
        [] { Period::quarter(2022, 5); },
        throws(Errc::out_of_domain, "Period: found quarter 5 of 2022, expected a number from 1 to 4"));
    EXPECT_THAT([] { Period::month(2022, 0); },
                throws(Errc::out_of_domain, "expected a number from 1 to 12"));
    EXPECT_THAT([] { Period::half_year(2022, 3); },
                throws(Errc::out_of_domain, "expected a number from 1 to 2"));
    EXPECT_THAT([] { Period::week(2022, 53); },
                throws(Errc::out_of_domain, "expected a number from 1 to 52"));
    EXPECT_NO_THROW(Period::week(2020, 53));
    EXPECT_THAT([] { Period::year(0); }, throws(Errc::out_of_domain, "expected a year from 1 to 9999"));
    EXPECT_THAT([] { Period::year(10000); }, throws(Errc::out_of_domain, "expected a year from 1 to 9999"));
    EXPECT_THAT([] { Period::two_school_years(2004); }, throws(Errc::out_of_domain, "expected an odd year"));
    EXPECT_THAT([] { Period::school_year(9999); }, throws(Errc::out_of_domain, "ends by 9999-12-31"));
    EXPECT_THAT([] { Period::of(Frequency::year, 2022, 2); },
                throws(Errc::out_of_domain, "a number from 1 to 1"));
    EXPECT_THAT([] { Period::from_ordinal(Frequency::month, 11); },
                throws(Errc::out_of_domain, "month ordinal is 11, expected 12 to 119999"));
    EXPECT_THAT([] { Period::containing(Date(1, 7, 31), Frequency::school_year); },
                throws(Errc::out_of_domain, "found 0001-07-31"));
    EXPECT_THAT([] { Period::containing(Date(1, 7, 31), Frequency::two_school_years); },
                throws(Errc::out_of_domain, "found 0001-07-31"));
    EXPECT_THAT([] { Period::containing(Date(9999, 12, 31), Frequency::week); },
                throws(Errc::out_of_domain, "found 9999-12-31"));
}

TEST(Period, FillsTheCalendar) {
    for (const Frequency frequency : frequencies) {
        const bool school = frequency == Frequency::school_year || frequency == Frequency::two_school_years;
        Period first = Period::containing(school ? Date(1, 8, 1) : Date(), frequency);
        EXPECT_THAT([=] { first - 1; }, throws(Errc::overflow, "- 1 leaves the years 1 to 9999"));
        Period last = Period::containing(school ? Date(9999, 7, 31) : Date(9999, 12, 26), frequency);
        EXPECT_THAT([=] { last + 1; }, throws(Errc::overflow, "+ 1 leaves the years 1 to 9999"));
        EXPECT_EQ(first + (last - first), last);
        EXPECT_EQ(first.first_day(), school ? Date(1, 8, 1) : Date()) << to_string(frequency);
        EXPECT_THROW(first + std::numeric_limits<std::int64_t>::max(), Error);
        EXPECT_THROW(first - std::numeric_limits<std::int64_t>::min(), Error);
    }
    EXPECT_EQ(to_string(Period::containing(Date(9999, 12, 26), Frequency::week)), "9999-W51");
}

TEST(Period, ChangesInPlace) {
    Period period = Period::quarter(2022, 4);
    EXPECT_EQ(++period, Period::quarter(2023, 1));
    EXPECT_EQ(--period, Period::quarter(2022, 4));
    period += 5;
    EXPECT_EQ(period, Period::quarter(2024, 1));
    period -= 8;
    EXPECT_EQ(period, Period::quarter(2022, 1));
}

TEST(Period, OfAnotherFrequencyIsNotSubtracted) {
    EXPECT_EQ(Period::month(2023, 2) - Period::month(2022, 12), 2);
    EXPECT_THAT([] { Period::year(2022) - Period::school_year(2022); },
                throws(Errc::unlike,
                       "period: 2022 (year) - 2022/2023 (school_year), expected periods of one frequency"));
}

TEST(Period, ContainsDaysAndPeriods) {
    EXPECT_TRUE(Period::year(2022).contains(Date(2022, 12, 31)));
    EXPECT_FALSE(Period::year(2022).contains(Date(2023, 1, 1)));
    EXPECT_TRUE(Period::year(2022).contains(Period::week(2022, 1)));
    EXPECT_FALSE(Period::year(2022).contains(Period::week(2021, 52)));
    EXPECT_FALSE(Period::month(2022, 1).contains(Period::year(2022)));
    EXPECT_FALSE(Period::school_year(1).contains(Date(1, 1, 1)));
}

TEST(Period, IsOrderedByItsLastDay) {
    const std::vector<Period> ordered = {Period::month(2022, 7),   Period::quarter(2022, 3),
                                         Period::year(2022),       Period::half_year(2022, 2),
                                         Period::quarter(2022, 4), Period::month(2022, 12),
                                         Period::school_year(2022)};
    EXPECT_TRUE(std::is_sorted(ordered.begin(), ordered.end()));
    EXPECT_LT(Period::year(2021), Period::year(2022));
    EXPECT_NE(Period::year(2022), Period::half_year(2022, 2));
}

TEST(Enclosing, RefusesWhatStraddles) {
    EXPECT_EQ(enclosing(Period::quarter(2022, 4), Frequency::school_year), Period::school_year(2022));
    EXPECT_EQ(enclosing(Period::week(2022, 1), Frequency::half_year), Period::half_year(2022, 1));
    EXPECT_EQ(enclosing(Period::school_year(2004), Frequency::two_school_years),
              Period::two_school_years(2003));
    EXPECT_THAT([] { enclosing(Period::week(2022, 5), Frequency::month); },
                throws(Errc::unlike, "period: 2022-W05 (2022-01-31 to 2022-02-06) lies in no single month"));
    EXPECT_THAT([] { enclosing(Period::school_year(2022), Frequency::year); },
                throws(Errc::unlike, "no single year"));
    EXPECT_THAT([] { enclosing(Period::quarter(2022, 3), Frequency::school_year); },
                throws(Errc::unlike, "no single school_year"));
    EXPECT_THAT([] { enclosing(Period::year(2022), Frequency::month); },
                throws(Errc::unlike, "no single month"));
    EXPECT_THAT([] { enclosing(Period::month(1, 1), Frequency::school_year); },
                throws(Errc::unlike, "no single school_year"));
}

TEST(PeriodText, HasOneFormForEachFrequency) {
    const std::pair<Period, std::pair<const char*, const char*>> cases[] = {
        {Period::year(2022), {"2022", "2022JJ00"}},
        {Period::half_year(2022, 1), {"2022-H1", "2022HJ01"}},
        {Period::quarter(2022, 3), {"2022-Q3", "2022KW03"}},
        {Period::month(2022, 12), {"2022-12", "2022MM12"}},
        {Period::week(2022, 5), {"2022-W05", "2022W105"}},
        {Period::week(2020, 53), {"2020-W53", "2020W153"}},
        {Period::school_year(2022), {"2022/2023", "2022SJ00"}},
        {Period::two_school_years(2003), {"2003/2005", "2003X001"}},
        {Period::year(1), {"0001", "0001JJ00"}},
        {Period::school_year(1999), {"1999/2000", "1999SJ00"}},
    };
    for (const auto& [period, texts] : cases) {
        EXPECT_EQ(to_string(period), texts.first);
        EXPECT_EQ(to_cbs(period), texts.second);
        EXPECT_EQ(parse_period(texts.first), period);
        EXPECT_EQ(parse_period(texts.second), period);
        EXPECT_EQ(from_cbs(texts.second), period);
        EXPECT_EQ(from_cbs(std::string("  ") + texts.second + " "), period);
        EXPECT_EQ(parse_period(std::string(" ") + texts.first + "   "), period);
    }
}

TEST(ParsePeriod, SaysWhichFormsThereAre) {
    for (const char* text :
         {"",         "22",         "20 22",    "abcd",     "2022-",     "2022-H",   "2022-h1",   "2022-Q",
          "2022-1",   "2022-W5",    "2022-W",   "2022-123", "2022-W055", "2022/23",  "2022-2023", "2022/",
          "20222023", "2022JJ",     "2022JJ01", "2022jj00", "2022KW1",   "2022KW0x", "2022W205",  "2022W401",
          "2022X002", "2022-11-01", "20221101", "2022 Q1",  "-2022",     "02022"}) {
        EXPECT_THAT(
            [text] { parse_period(text); },
            throws(Errc::syntax, "expected a period: 2022, 2022-H1, 2022-Q3, 2022-12, 2022-W05, 2022/2023"))
            << text;
    }
    EXPECT_THAT([] { from_cbs("2022-Q3"); },
                throws(Errc::syntax, "found \"2022-Q3\", expected a CBS period code"));
}

TEST(ParsePeriod, SaysWhichPartIsWrong) {
    const std::pair<const char*, const char*> cases[] = {
        {"2022-H3", "found \"2022-H3\", expected a half-year, H1 or H2"},
        {"2022HJ00", "expected a half-year, H1 or H2"},
        {"2022-Q5", "expected a quarter from 1 to 4"},
        {"2022KW00", "expected a quarter from 1 to 4"},
        {"2022-13", "expected a month from 01 to 12"},
        {"2022MM00", "expected a month from 01 to 12"},
        {"2022-W53", "expected a week from 01 to 52: 2022 has no week 53 in ISO 8601"},
        {"1973W153", "1973 has no week 53 in ISO 8601"},
        {"2020W154", "expected a week from 01 to 53"},
        {"2022-W00", "expected a week from 01 to 52"},
        {"9999-W52", "expected a period that ends by 9999-12-31"},
        {"0000", "expected a year from 0001 to 9999"},
        {"0000/0001", "expected a year from 0001 to 9999"},
        {"9999SJ00", "expected a period that ends by 9999-12-31"},
        {"2004/2006", "expected two school years from an odd year on, such as 2003/2005"},
        {"9999X001", "expected two school years from an odd year on, such as 9997/9999"},
        {"1971X000", "X000 means another thing in every table"},
        {"2023/2023",
         "found school year \"2023/2023\", expected years that follow each other, such as 2023/2024, or two "
         "school "
         "years, such as 2003/2005"},
        {"2022/2021", "expected years that follow each other, such as 2022/2023"},
    };
    for (const auto& [text, message] : cases) {
        EXPECT_THAT([text = text] { parse_period(text); }, throws(Errc::syntax, message)) << text;
    }
}

TEST(Frequency, HasNames) {
    for (const Frequency frequency : frequencies) EXPECT_EQ(parse_frequency(to_string(frequency)), frequency);
    EXPECT_EQ(to_string(Frequency::two_school_years), "two_school_years");
    EXPECT_EQ(to_string(static_cast<Frequency>(99)), "unknown");
    EXPECT_THAT(
        [] { parse_frequency("quater"); },
        throws(Errc::unknown_value, "found \"quater\", expected a frequency; did you mean \"quarter\"?"));
    EXPECT_THAT([] { parse_frequency("daily"); },
                throws(Errc::unknown_value,
                       "found \"daily\", expected one of year, half_year, quarter, month, week"));
}

TEST(Frequency, KnowsItsSeason) {
    EXPECT_EQ(periods_per_year(Frequency::year), 1);
    EXPECT_EQ(periods_per_year(Frequency::half_year), 2);
    EXPECT_EQ(periods_per_year(Frequency::quarter), 4);
    EXPECT_EQ(periods_per_year(Frequency::month), 12);
    EXPECT_EQ(periods_per_year(Frequency::week), 52);
    EXPECT_EQ(periods_per_year(Frequency::school_year), 1);
    EXPECT_THAT([] { periods_per_year(Frequency::two_school_years); },
                throws(Errc::out_of_domain, "frequency is two_school_years"));
}

RC_GTEST_PROP(PeriodProperties, IsReadBack, (Period period)) {
    RC_ASSERT(parse_period(to_string(period)) == period);
    RC_ASSERT(from_cbs(to_cbs(period)) == period);
    RC_ASSERT(parse_period(to_cbs(period)) == period);
    RC_ASSERT(Period::of(period.frequency(), period.start_year(), period.number()) == period);
    RC_ASSERT(Period::from_ordinal(period.frequency(), period.ordinal()) == period);
}

RC_GTEST_PROP(PeriodProperties, AddingInverts, (Period period)) {
    const auto n = *rc::gen::inRange<std::int64_t>(-300, 300);
    RC_PRE(period.start_year() > 700 && period.start_year() < 9300);
    RC_ASSERT((period + n) - n == period);
    RC_ASSERT((period + n) - period == n);
    RC_ASSERT((period + n < period) == (n < 0));
}

RC_GTEST_PROP(PeriodProperties, FollowsWithoutAGap, (Period period)) {
    RC_PRE(period.start_year() < 9990);
    RC_ASSERT((period + 1).first_day() == period.last_day() + 1);
}

RC_GTEST_PROP(PeriodProperties, HoldsTheDaysItIsMadeOf, (Period period, Date day)) {
    RC_ASSERT(period.contains(period.first_day()));
    RC_ASSERT(period.contains(period.last_day()));
    RC_ASSERT(period.contains(period));
    RC_ASSERT(Period::containing(period.last_day(), period.frequency()) == period);
    RC_ASSERT(period.contains(day) == (period.first_day() <= day && day <= period.last_day()));
}

RC_GTEST_PROP(PeriodProperties, IsEnclosedOrStraddles, (Period period, Frequency frequency)) {
    const Period around_first = Period::containing(period.first_day(), frequency);
    const Period around_last = Period::containing(period.last_day(), frequency);
    try {
        RC_ASSERT(enclosing(period, frequency) == around_first);
        RC_ASSERT(around_first.contains(period));
    } catch (const Error& error) {
        RC_ASSERT(error.code() == Errc::unlike);
        RC_ASSERT(around_first != around_last);
    }
}

RC_GTEST_PROP(PeriodProperties, IsInOneOrder, (Period a, Period b, Period c)) {
    RC_ASSERT((a < b) + (b < a) + (a == b) == 1);
    RC_ASSERT(!(a < b && b < c) || a < c);
    RC_ASSERT(!(a.last_day() < b.last_day()) || a < b);
}

TEST(ParsePeriod, RefusesWhatOnlyLooksLikeOne) {
    for (const char* text :
         {"2022-11/01", "2022/20x3", "2022/203", "2022/20233", "2022-2023", "2022-Hx", "2022-1x", "2022-W1",
          "2022-W1x", "2022-M11", "2022KWxx", "2022KW5x", "2022XX00", "20x2JJ00", "2022/2022"})
        EXPECT_THROW((void)parse_period(text), Error) << text;
}

}  // namespace
}  // namespace sociaaldomein
