#include "scenario/detail/projected.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scenario/support/simulated.hpp"

namespace sociaaldomein::detail {
namespace {

using testing_scenario::Simulated;

TimeSeries quarterly(MeasureKind measure, std::vector<double> values) {
    return {{.key = "k", .measure = measure, .reported = {}}, Period::quarter(2021, 1), std::move(values)};
}

TEST(Projected, FinerPeriodsArePutTogether) {
    const TimeSeries flow =
        on_frequency(quarterly(MeasureKind::flow, {1, 2, 3, 4, 5, 6}), Frequency::half_year);
    EXPECT_EQ(std::vector<double>(flow.values().begin(), flow.values().end()),
              (std::vector<double>{3, 7, 11}));
    const TimeSeries stock =
        on_frequency(quarterly(MeasureKind::stock, {1, 2, 3, 4, 5, 6}), Frequency::half_year);
    EXPECT_EQ(std::vector<double>(stock.values().begin(), stock.values().end()),
              (std::vector<double>{2, 4, 6}));
    EXPECT_EQ(stock.axis().first(), Period::half_year(2021, 1));
}

TEST(Projected, ACoarserStockStandsAtTheEndAndAFlowIsSpread) {
    const TimeSeries years({.key = "k", .measure = MeasureKind::stock, .reported = {}}, Period::year(2021),
                           {10, 20});
    const TimeSeries stock = on_frequency(years, Frequency::half_year);
    EXPECT_EQ(stock.axis().first(), Period::half_year(2021, 2));
    EXPECT_EQ(stock.values()[0], 10.0);
    EXPECT_TRUE(std::isnan(stock.values()[1]));
    EXPECT_EQ(stock.values()[2], 20.0);
    const TimeSeries flow = on_frequency(
        years.labelled({.key = "k", .measure = MeasureKind::flow, .reported = {}}), Frequency::quarter);
    EXPECT_EQ(flow.size(), 8);
    EXPECT_EQ(flow.values()[0], 2.5);
    EXPECT_EQ(flow.values()[7], 5.0);
}

TEST(Projected, WhatIsIncompleteAtTheEndsIsLeftAway) {
    const TimeSeries s = on_frequency(quarterly(MeasureKind::flow, {1, 2, 3}), Frequency::half_year);
    EXPECT_EQ(s.size(), 1);
    EXPECT_EQ(s.axis().last(), Period::half_year(2021, 1));
    EXPECT_EQ(on_frequency(quarterly(MeasureKind::flow, {1, 2, 3}), Frequency::quarter).size(), 3);
    EXPECT_TRUE(on_frequency(TimeSeries(), Frequency::year).empty());
}

std::string carried_on(const char* first) {
    return fmt::format(
        R"("outlook": {{"first": "{}"}}, "caseloads": [{{"id": "c", "measure": "stock", "observations": [{{"at": "2019", "value": 100}}, {{"at": "2020", "value": 120}}, {{"at": "2021", "value": 110}}, {{"at": "2022", "value": 130}}], "future": {{"dynamics": "series"}}}}])",
        first);
}

TEST(Projected, PathsHaveTheForecastsMeanAndWidth) {
    const Simulated s(carried_on("2023"), "", 3);
    const TimeSeries& observed = s.model->observed[0];
    const auto alone = project_input(observed, s.model->axis, false, true, 0);
    EXPECT_EQ(alone->skipped, 0);
    for (int t = 0; t < 3; ++t) {
        const auto m = s.moments("caseloads.c.size", t);
        EXPECT_NEAR(m.mean, alone->forecast.mean[static_cast<std::size_t>(t)],
                    testing_scenario::tolerance(m.error, 1.0))
            << t;
        auto values = s.paths("caseloads.c.size", t, 20'480);
        std::ranges::sort(values);
        const double width = values[values.size() * 9 / 10] - values[values.size() / 10];
        EXPECT_NEAR(width,
                    alone->forecast.upper[0][static_cast<std::size_t>(t)] -
                        alone->forecast.lower[0][static_cast<std::size_t>(t)],
                    0.06 * width + 1.0)
            << t;
    }
}

TEST(Projected, StepsBetweenTheLastObservationAndTheStartAreProjectedToo) {
    const Simulated s(carried_on("2025"), "", 2);
    const auto alone = project_input(s.model->observed[0], s.model->axis, true, true, 0);
    EXPECT_EQ(alone->skipped, 2);
    EXPECT_TRUE(alone->starts_projected());
    EXPECT_GT(s.moments("caseloads.c.size", -1).variance, 0.0) << "the start itself is not known";
    EXPECT_GT(s.moments("caseloads.c.size", 1).variance, s.moments("caseloads.c.size", -1).variance);
}

}  // namespace
}  // namespace sociaaldomein::detail
