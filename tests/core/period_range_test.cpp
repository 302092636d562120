#include <sociaaldomein/core/period_range.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <iterator>
#include <ranges>
#include <string>
#include <vector>

#include "core/generators.hpp"
#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

static_assert(std::random_access_iterator<PeriodRange::Iterator>);
static_assert(std::ranges::random_access_range<PeriodRange> && std::ranges::sized_range<PeriodRange>);

PeriodRange years(int first, int last) { return PeriodRange(Period::year(first), Period::year(last)); }

TEST(PeriodRange, DocumentedExample) {
    int visited = 0;
    for (const Period period : PeriodRange(Period::year(2020), Period::year(2024))) {
        EXPECT_EQ(period, Period::year(2020 + visited));
        ++visited;
    }
    EXPECT_EQ(visited, 5);
}

TEST(Subdivide, DocumentedExample) {
    EXPECT_EQ(to_string(subdivide(Period::year(2022), Frequency::quarter)), "2022-Q1..2022-Q4");
}

TEST(PeriodRange, HasItsParts) {
    const PeriodRange range(Period::quarter(2022, 3), Period::quarter(2023, 2));
    EXPECT_EQ(range.first(), Period::quarter(2022, 3));
    EXPECT_EQ(range.last(), Period::quarter(2023, 2));
    EXPECT_EQ(range.frequency(), Frequency::quarter);
    EXPECT_EQ(range.size(), 4U);
    EXPECT_EQ(range.first_day(), Date(2022, 7, 1));
    EXPECT_EQ(range.last_day(), Date(2023, 6, 30));
    EXPECT_EQ(range.at(1), Period::quarter(2022, 4));
    EXPECT_EQ(range.index_of(Period::quarter(2023, 1)), 2U);
    EXPECT_EQ(PeriodRange().size(), 1U);
    EXPECT_EQ(PeriodRange(), years(1, 1));
    EXPECT_NE(range, years(2022, 2023));
}

TEST(PeriodRange, RefusesWhatIsNoRange) {
    EXPECT_THAT([] { years(2024, 2020); },
                throws(Errc::out_of_domain, "last is 2020, expected 2024 or later"));
    EXPECT_THAT([] { PeriodRange(Period::year(2020), Period::month(2024, 1)); },
                throws(Errc::unlike,
                       "PeriodRange: 2020 (year) to 2024-01 (month), expected periods of one frequency"));
    const PeriodRange range = years(2020, 2024);
    EXPECT_THAT([&] { range.at(5); }, throws(Errc::out_of_domain, "index is 5, expected one below 5"));
    EXPECT_THAT([&] { range.index_of(Period::year(2019)); },
                throws(Errc::out_of_domain, "period is 2019, expected one of 2020..2024"));
    EXPECT_THAT([&] { range.index_of(Period::year(2025)); }, throws(Errc::out_of_domain, "period is 2025"));
    EXPECT_THAT([&] { range.index_of(Period::month(2020, 1)); }, throws(Errc::unlike, "2020-01 (month)"));
}

TEST(PeriodRange, ContainsDaysAndPeriods) {
    const PeriodRange range = years(2020, 2024);
    EXPECT_TRUE(range.contains(Date(2020, 1, 1)));
    EXPECT_TRUE(range.contains(Date(2024, 12, 31)));
    EXPECT_FALSE(range.contains(Date(2019, 12, 31)));
    EXPECT_FALSE(range.contains(Date(2025, 1, 1)));
    EXPECT_TRUE(range.contains(Period::year(2024)));
    EXPECT_FALSE(range.contains(Period::year(2025)));
    EXPECT_TRUE(range.contains(Period::school_year(2023)));
    EXPECT_FALSE(range.contains(Period::school_year(2024)));
    EXPECT_FALSE(range.contains(Period::school_year(2019)));
}

TEST(PeriodRange, IsWalkedBothWays) {
    const PeriodRange range(Period::month(2022, 11), Period::month(2023, 2));
    std::vector<std::string> texts;
    for (const Period period : range | std::views::reverse) texts.push_back(to_string(period));
    EXPECT_EQ(texts, (std::vector<std::string>{"2023-02", "2023-01", "2022-12", "2022-11"}));
    auto i = range.begin();
    EXPECT_EQ(*i++, Period::month(2022, 11));
    EXPECT_EQ(*i--, Period::month(2022, 12));
    EXPECT_EQ(*(i + 2), i[2]);
    EXPECT_EQ(*(2 + i), Period::month(2023, 1));
    EXPECT_EQ(range.end() - range.begin(), 4);
    EXPECT_LT(range.begin(), range.end());
    EXPECT_EQ(std::ranges::distance(range), 4);
}

TEST(PeriodRange, EndsWithTheCalendar) {
    const PeriodRange range = years(9998, 9999);
    int visited = 0;
    for (const Period period : range) visited += period.start_year() > 0 ? 1 : 0;
    EXPECT_EQ(visited, 2);
}

TEST(PeriodRange, IsReadBack) {
    for (const char* text :
         {"2020..2024", "2022-Q1..2022-Q1", "2022/2023..2024/2025", "2020-W53..2021-W01"}) {
        EXPECT_EQ(to_string(parse_period_range(text)), text);
    }
    EXPECT_EQ(parse_period_range(" 2020JJ00 .. 2024JJ00 "), years(2020, 2024));
    EXPECT_EQ(parse_period_range("2022"), years(2022, 2022));
}

TEST(ParsePeriodRange, SaysWhatIsWrong) {
    EXPECT_THAT(
        [] { parse_period_range("2020-2024"); },
        throws(Errc::syntax, "found \"2020-2024\", expected periods such as 2020..2024, or one of: 2022,"));
    for (const char* text : {"2020..", "..2020", " .. ", ".."}) {
        EXPECT_THAT([text] { parse_period_range(text); },
                    throws(Errc::syntax, std::string("found \"") + text + "\", expected periods such as"));
    }
    EXPECT_THAT([] { parse_period_range("2020..2021..2022"); }, throws(Errc::syntax, "found \"2021..2022\""));
    EXPECT_THAT([] { parse_period_range("2024..2020"); },
                throws(Errc::syntax, "found \"2024..2020\", expected the earlier period first"));
    EXPECT_THAT([] { parse_period_range("2020..2024-Q1"); },
                throws(Errc::syntax, "a year and a quarter, expected periods of one frequency"));
    EXPECT_THAT([] { parse_period_range("2020..2024-13"); }, throws(Errc::syntax, "a month from 01 to 12"));
}

TEST(Subdivide, FitsOrIsRefused) {
    EXPECT_EQ(to_string(subdivide(Period::school_year(2022), Frequency::month)), "2022-08..2023-07");
    EXPECT_EQ(to_string(subdivide(Period::two_school_years(2003), Frequency::school_year)),
              "2003/2004..2004/2005");
    EXPECT_EQ(to_string(subdivide(Period::week(2022, 5), Frequency::week)), "2022-W05..2022-W05");
    EXPECT_THAT([] { subdivide(Period::year(2022), Frequency::week); },
                throws(Errc::unlike,
                       "period: 2022 (2022-01-01 to 2022-12-31) is no whole number of periods of "
                       "frequency week"));
    EXPECT_THAT([] { subdivide(Period::school_year(2022), Frequency::quarter); },
                throws(Errc::unlike, "quarter"));
    EXPECT_THAT([] { subdivide(Period::month(2022, 1), Frequency::year); }, throws(Errc::unlike, "year"));
    EXPECT_THAT([] { subdivide(Period::month(1, 1), Frequency::school_year); },
                throws(Errc::unlike, "school_year"));
    // February 2021 is exactly four weeks.
    EXPECT_EQ(to_string(subdivide(Period::month(2021, 2), Frequency::week)), "2021-W05..2021-W08");
}

RC_GTEST_PROP(PeriodRangeProperties, PartsMakeTheWhole, (Period period, Frequency frequency)) {
    try {
        const PeriodRange parts = subdivide(period, frequency);
        RC_ASSERT(parts.first_day() == period.first_day());
        RC_ASSERT(parts.last_day() == period.last_day());
        RC_ASSERT(std::ranges::all_of(
            parts, [&](Period part) { return enclosing(part, period.frequency()) == period; }));
    } catch (const Error& error) {
        RC_ASSERT(error.code() == Errc::unlike);
        RC_ASSERT(period.frequency() != frequency);
    }
}

RC_GTEST_PROP(PeriodRangeProperties, IndexAndPeriodAgree, (Period first)) {
    RC_PRE(first.start_year() < 9700);
    const auto size = *rc::gen::inRange<std::size_t>(1, 100);
    const PeriodRange range(first, first + static_cast<std::int64_t>(size - 1));
    const auto index = *rc::gen::inRange<std::size_t>(0, size);
    RC_ASSERT(range.size() == size);
    RC_ASSERT(range.index_of(range.at(index)) == index);
    RC_ASSERT(range.contains(range.at(index)));
    RC_ASSERT(parse_period_range(to_string(range)) == range);
}

}  // namespace
}  // namespace sociaaldomein
