#include <sociaaldomein/series/aggregate.hpp>

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "core/throws.hpp"
#include "series/generators.hpp"

namespace sociaaldomein {
namespace {

constexpr double none = missing_value;

TimeSeries of(MeasureKind measure, Period first, std::vector<double> values) {
    return {{.key = "wmo", .measure = measure}, first, std::move(values)};
}
TimeSeries flow(Period first, std::vector<double> values) {
    return of(MeasureKind::flow, first, std::move(values));
}
TimeSeries stock(Period first, std::vector<double> values) {
    return of(MeasureKind::stock, first, std::move(values));
}

TEST(Aggregate, DocumentedExample) {
    const Period q = Period::quarter(2022, 1);
    const Period h = Period::half_year(2022, 1);
    EXPECT_EQ(aggregate(flow(q, {1, 2, 3, 4}), Frequency::half_year), flow(h, {3, 7}));
    EXPECT_EQ(aggregate(stock(q, {1, 2, 3, 4}), Frequency::half_year), stock(h, {2, 4}));
}

TEST(Aggregate, SchoolYearsAreMadeOfMonths) {
    std::vector<double> ones(24, 1);
    EXPECT_EQ(aggregate(flow(Period::month(2022, 8), ones), Frequency::school_year),
              flow(Period::school_year(2022), {12, 12}));
    EXPECT_EQ(aggregate(flow(Period::month(2022, 9), ones), Frequency::school_year),
              flow(Period::school_year(2022), {none, 12, none}));
    EXPECT_EQ(aggregate(flow(Period::school_year(2021), {1, 2}), Frequency::two_school_years),
              flow(Period::two_school_years(2021), {3}));
    EXPECT_EQ(aggregate(flow(Period::month(2021, 8), ones), Frequency::two_school_years),
              flow(Period::two_school_years(2021), {24}));
}

TEST(Aggregate, IncompletePeriodsAreMissingOrAnError) {
    const TimeSeries f = flow(Period::month(2022, 2), {1, 2, 3, none, 5, 6, 7, 8});
    EXPECT_EQ(aggregate(f, Frequency::quarter), flow(Period::quarter(2022, 1), {none, none, 6 + 7 + 8}));
    EXPECT_THAT([&] { aggregate(f, Frequency::quarter, {.incomplete = IncompletePeriod::error}); },
                throws(Errc::inconsistent,
                       "aggregate: series \"wmo\" has no value in 2022-01, expected one to make up 2022-Q1"));
    // Of a stock only the last month counts.
    EXPECT_EQ(aggregate(stock(Period::month(2022, 3), {1, none, 3, 4}), Frequency::quarter,
                        {.incomplete = IncompletePeriod::missing}),
              stock(Period::quarter(2022, 1), {1, 4}));
    EXPECT_THAT(
        [] {
            aggregate(stock(Period::month(2022, 4), {1, 2}), Frequency::quarter,
                      {.incomplete = IncompletePeriod::error});
        },
        throws(Errc::inconsistent, "no value in 2022-06"));
}

TEST(Aggregate, WhatAMeasureDoesNotAllowIsRefused) {
    const Period q = Period::quarter(2022, 1);
    const auto refused = [&](MeasureKind measure, AggregationRule rule, const std::string& message) {
        EXPECT_THAT(
            [&] {
                aggregate(of(measure, q, {1, 2, 3, 4}), Frequency::year, {.rule = rule});
            },
            throws(Errc::unlike, message));
    };
    refused(MeasureKind::stock, AggregationRule::sum,
            "series \"wmo\" is a stock, which is not summed over periods");
    refused(MeasureKind::cumulative, AggregationRule::sum, "running total");
    refused(MeasureKind::flow, AggregationRule::last, "is a flow");
    refused(MeasureKind::distinct, AggregationRule::sum, "counted once");
    refused(MeasureKind::rate, AggregationRule::last, "denominator");
    refused(MeasureKind::share, AggregationRule::by_measure, "denominator");
    refused(MeasureKind::unspecified, AggregationRule::by_measure, "of an unspecified measure");
    const TimeSeries unspecified = of(MeasureKind::unspecified, q, {1, 2, 3, 4});
    EXPECT_EQ(aggregate(unspecified, Frequency::year, {.rule = AggregationRule::sum}).values()[0], 10);
    EXPECT_EQ(aggregate(unspecified, Frequency::year, {.rule = AggregationRule::last}).values()[0], 4);
    EXPECT_EQ(aggregate(of(MeasureKind::level, q, {1, 2, 3, 4}), Frequency::year).values()[0], 4);
}

TEST(Aggregate, PeriodsHaveToFit) {
    const auto refused = [&](Period first, Frequency to) {
        EXPECT_THAT(
            [&] {
                aggregate(flow(first, {1, 2}), to);
            },
            throws(Errc::unlike, "which do not make up whole periods of frequency"));
        EXPECT_THAT([&] { aggregate(flow(first, {}), to); }, throws(Errc::unlike, "do not make up"));
    };
    refused(Period::week(2022, 1), Frequency::year);
    refused(Period::week(2022, 1), Frequency::month);
    refused(Period::quarter(2022, 1), Frequency::school_year);
    refused(Period::year(2022), Frequency::month);
    refused(Period::month(2022, 1), Frequency::week);
    refused(Period::school_year(2022), Frequency::year);
    EXPECT_TRUE(aggregate(flow(Period::month(2022, 5), {}), Frequency::quarter).empty());
}

TEST(Aggregate, AnEndlessSumIsRefused) {
    const double top = std::numeric_limits<double>::max();
    EXPECT_THAT(
        [&] {
            aggregate(flow(Period::half_year(2022, 1), {top, top}), Frequency::year);
        },
        throws(Errc::overflow, "series \"wmo\" in 2022 sums to more than a double can hold"));
}

TEST(Aggregate, PanelsKeepTheirKeys) {
    const Panel quarters(PeriodAxis(Period::quarter(2022, 1), 4), 2,
                         std::vector<double>{1, 2, 3, 4, 5, 6, none, 8}, {"a", "b"});
    const Panel years = aggregate(quarters.view(), MeasureKind::flow, Frequency::year);
    EXPECT_EQ(years.series(0), TimeSeries({.key = "a"}, Period::year(2022), {10}));
    EXPECT_EQ(years.series(1), TimeSeries({.key = "b"}, Period::year(2022), {none}));
    EXPECT_THAT(
        [&] {
            aggregate(quarters.view(), MeasureKind::flow, Frequency::year,
                      {.incomplete = IncompletePeriod::error});
        },
        throws(Errc::inconsistent, "series \"b\" has no value in 2022-Q3"));
}

RC_GTEST_PROP(Aggregate, AFlowKeepsItsSum, ()) {
    const auto to = *rc::gen::element(Frequency::month, Frequency::quarter, Frequency::half_year,
                                      Frequency::year, Frequency::school_year);
    const Period first = enclosing(
        *rc::gen::map(rc::gen::inRange(0, 400), [](int m) { return Period::month(1995, 1) + m; }), to);
    const auto size = static_cast<std::size_t>(subdivide(first, Frequency::month).size()) *
                      *rc::gen::inRange<std::size_t>(1, 6);
    std::vector<double> values;
    for (const int v : *rc::gen::container<std::vector<int>>(size, rc::gen::inRange(-100, 100)))
        values.push_back(v);
    const TimeSeries months = flow(subdivide(first, Frequency::month).first(), values);
    const TimeSeries coarse = aggregate(months, to);
    const auto sum = [](const TimeSeries& s) {
        return std::accumulate(s.values().begin(), s.values().end(), 0.0);
    };
    RC_ASSERT(sum(coarse) == sum(months));
    RC_ASSERT(coarse.observations() == coarse.size());
    RC_ASSERT(coarse.axis().first() == first);
}

RC_GTEST_PROP(Aggregate, StepsMakeNoDifference, ()) {
    const auto measure = *rc::gen::element(MeasureKind::flow, MeasureKind::stock);
    const TimeSeries months = *any_series_of(Frequency::month, {.key = "s", .measure = measure});
    RC_PRE(!months.empty());
    const TimeSeries direct = aggregate(months, Frequency::year);
    RC_ASSERT(aggregate(aggregate(months, Frequency::quarter), Frequency::year) == direct);
    RC_ASSERT(aggregate(aggregate(months, Frequency::half_year), Frequency::year) == direct);
}

}  // namespace
}  // namespace sociaaldomein
