#include <sociaaldomein/series/vintages.hpp>

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "core/throws.hpp"
#include "series/generators.hpp"

namespace sociaaldomein {
namespace {

constexpr double none = missing_value;

TimeSeries report(Date date, Period first, std::vector<double> values, std::string key = "wmo") {
    return {{.key = std::move(key), .reported = date}, first, std::move(values)};
}

std::vector<double> values_of(const TimeSeries& series) {
    return {series.values().begin(), series.values().end()};
}

TEST(Vintages, DocumentedExample) {
    const Vintages v({report(Date(2024, 2, 1), Period::year(2022), {21, 30}),
                      report(Date(2023, 2, 1), Period::year(2021), {10, 20})});
    EXPECT_EQ(v.as_known_on(Date(2023, 6, 1)), report(Date(2023, 2, 1), Period::year(2021), {10, 20}));
    EXPECT_EQ(v.latest(), report(Date(2024, 2, 1), Period::year(2021), {10, 21, 30}));
    EXPECT_EQ(values_of(v.first_release()), (std::vector<double>{10, 20, 30}));
    EXPECT_FALSE(v.first_release().reported().has_value());
    EXPECT_EQ(v.revisions(), (std::vector<ValueRevision>{{Period::year(2022), Date(2024, 2, 1), 20, 21}}));
}

TEST(Vintages, AReportIsKnownFromItsOwnDayOn) {
    const Vintages v({report(Date(2023, 2, 1), Period::year(2021), {10})});
    EXPECT_TRUE(v.as_known_on(Date(2023, 1, 31)).empty());
    EXPECT_FALSE(v.as_known_on(Date(2023, 1, 31)).reported().has_value());
    EXPECT_EQ(v.as_known_on(Date(2023, 1, 31)).frequency(), Frequency::year);
    EXPECT_EQ(values_of(v.as_known_on(Date(2023, 2, 1))), std::vector<double>{10});
}

TEST(Vintages, AGapWithdrawsNothing) {
    const Vintages v({report(Date(2023, 1, 1), Period::year(2020), {1, none, 3}),
                      report(Date(2023, 2, 1), Period::year(2020), {none, 2, none}),
                      report(Date(2023, 3, 1), Period::year(2020), {1, 2, 4}),
                      report(Date(2023, 4, 1), Period::year(2020), {})});
    EXPECT_EQ(values_of(v.as_known_on(Date(2023, 2, 15))), (std::vector<double>{1, 2, 3}));
    EXPECT_EQ(v.revisions(), (std::vector<ValueRevision>{{Period::year(2022), Date(2023, 3, 1), 3, 4}}));
    EXPECT_EQ(v.latest().reported(), Date(2023, 4, 1));
}

TEST(Vintages, ReportsAreOfOneSeries) {
    const TimeSeries good = report(Date(2023, 1, 1), Period::year(2020), {1});
    EXPECT_THAT([] { Vintages({}); }, throws(Errc::out_of_domain, "at least one report"));
    EXPECT_THAT(
        [&] {
            Vintages({good, good});
        },
        throws(Errc::inconsistent, "series \"wmo\" has two reports of 2023-01-01, expected one a day"));
    try {
        Vintages({good, report(Date(2023, 2, 1), Period::month(2020, 1), {1}, "jeugd"),
                  TimeSeries({.key = "wmo", .measure = MeasureKind::flow}, Period::year(2020), {1})});
        FAIL();
    } catch (const Error& error) {
        std::vector<std::string> messages;
        for (const Problem& problem : error.problems()) messages.push_back(problem.message);
        EXPECT_EQ(messages, (std::vector<std::string>{
                                "Vintages: report 1 is of series \"jeugd\", expected series \"wmo\" as the "
                                "first",
                                "Vintages: report 1 has frequency month, expected year as the first",
                                "Vintages: report 2 has another measure than the first, expected the same",
                                "Vintages: report 2 has no date, expected the day it was reported"}));
    }
}

RC_GTEST_PROP(Vintages, RevisionsLeadFromTheFirstReleaseToTheLatest, ()) {
    std::vector<TimeSeries> reports;
    const auto count = *rc::gen::inRange(1, 6);
    for (int i = 0; i < count; ++i)
        reports.push_back(
            *any_series_of(Frequency::year, {.key = "s", .reported = Date(2020, 1, 1) + 30 * (count - i)}));
    const Vintages v(reports);
    const TimeSeries first = v.first_release();
    std::vector<double> values = values_of(first);
    for (const ValueRevision& revision : v.revisions()) {
        double& value = values[static_cast<std::size_t>(first.axis().index_of(revision.period))];
        RC_ASSERT(value == revision.before && revision.before != revision.after);
        value = revision.after;
    }
    RC_ASSERT(TimeSeries(v.latest().label(), first.axis().first(), values) == v.latest());
    RC_ASSERT(v.as_known_on(Date(2100, 1, 1)) == v.latest());
}

}  // namespace
}  // namespace sociaaldomein
