#include <sociaaldomein/projection/forecast.hpp>

#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include <gmock/gmock.h>

#include <sociaaldomein/core/error.hpp>

#include "core/throws.hpp"
#include "projection/kernels/instruction_set.hpp"
#include "projection/support/hash.hpp"
#include "projection/support/mixed_series.hpp"

namespace sociaaldomein {
namespace {

using kernels::ForcedInstructionSet;
using kernels::InstructionSet;
using test::all_models;
using test::mixed;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TimeSeries quarters(std::vector<double> values, std::string key = "x") {
    return {{.key = std::move(key)}, Period::quarter(2010, 1), std::move(values)};
}

TimeSeries years(std::vector<double> values, std::string key = "x") {
    return {{.key = std::move(key)}, Period::year(1990), std::move(values)};
}

Forecast one(const TimeSeries& series, const ForecastOptions& options) {
    return forecast(std::span(&series, 1), options);
}

TEST(Forecast, DocumentedExample) {
    const Forecast said = one(years({1, 2, 3, 4, 5, 6, 7, 8}), {.model = ForecastModel::drift, .horizon = 2});
    EXPECT_THAT(said.mean, ElementsAre(9, 10));
    EXPECT_EQ(said.reports[0].observations, 8);
    EXPECT_THAT(said.origins, ElementsAre(7));
}

TEST(Forecast, OfAPanelIsThatOfItsSeries) {
    const std::vector<double> table{10,  12, 11, 14, 13, 15,  17,  16,  //
                                    nan, 5,  6,  7,  5,  nan, nan, nan};
    const std::vector<std::string> keys{"a", "b"};
    const ForecastOptions options{.model = ForecastModel::theta, .horizon = 3};
    const Forecast whole =
        forecast(PanelView(table.data(), PeriodAxis(Period::year(2010), 8), 2, keys), options);
    // The same numbers, period after period.
    std::vector<double> turned(16);
    for (std::size_t j = 0; j < 2; ++j)
        for (std::size_t t = 0; t < 8; ++t) turned[t * 2 + j] = table[j * 8 + t];
    const Forecast rows =
        forecast(PanelView(turned.data(), PeriodAxis(Period::year(2010), 8), 2, 2, 1, keys), options);
    EXPECT_EQ(test::hash_of(whole), test::hash_of(rows));
    EXPECT_THAT(whole.origins, ElementsAre(7, 4));
    EXPECT_THAT(whole.reports[1].notes,
                ElementsAre(ForecastNote::few_observations, ForecastNote::ends_early));
}

TEST(Forecast, SeriesWithoutEnoughInThemAreProjectedWithANote) {
    struct Case {
        std::vector<double> values;
        ForecastNote note;
        double mean;
    };
    for (const Case& the :
         {Case{{}, ForecastNote::no_observation, nan}, Case{{nan, nan}, ForecastNote::no_observation, nan},
          Case{{5}, ForecastNote::one_observation, 5}, Case{{0, 0, 0}, ForecastNote::all_zero, 0},
          Case{{3, 3, 3, 3, 3, 3, 3, 3}, ForecastNote::no_variation, 3}}) {
        for (const ForecastModel model : all_models) {
            const Forecast said = one(years(the.values), {.model = model, .horizon = 3});
            EXPECT_THAT(said.reports[0].notes, Contains(the.note));
            for (const double x : said.mean)
                EXPECT_TRUE(std::isnan(the.mean) ? std::isnan(x) : x == the.mean);
            if (the.mean > 0.0) {
                EXPECT_LT(said.lower[1][0], said.lower[0][0]);
                EXPECT_LT(said.upper[1][0], said.upper[1][2]);
            }
        }
    }
    const Forecast few = one(years({10, 12, 14}), {.horizon = 2});
    EXPECT_THAT(few.reports[0].notes, ElementsAre(ForecastNote::few_observations));
    EXPECT_GT(few.mean[0], 14.0);
}

// A perfect line is no certainty.
TEST(Forecast, WhatAModelExplainsWhollyHasAnIntervalAllTheSame) {
    const Forecast said =
        one(years({100, 110, 120, 130, 140, 150}), {.model = ForecastModel::drift, .horizon = 2});
    EXPECT_THAT(said.reports[0].notes, ElementsAre(ForecastNote::no_variation));
    EXPECT_DOUBLE_EQ(said.mean[1], 170.0);
    EXPECT_LT(said.lower[1][0], 159.0);
    EXPECT_GT(said.upper[1][1] - said.lower[1][1], said.upper[1][0] - said.lower[1][0]);
}

TEST(Forecast, RefusesWhatMakesNoSense) {
    const TimeSeries series = years({1, 2, 3, 4, 5, 6});
    EXPECT_THAT([&] { one(series, {.horizon = 0}); }, throws(Errc::out_of_domain, "horizon"));
    EXPECT_THAT([&] { one(series, {.horizon = 10'001}); }, throws(Errc::out_of_domain, "horizon"));
    EXPECT_THAT([&] { one(series, {.levels = {1.0}}); }, throws(Errc::out_of_domain, "levels"));
    EXPECT_THAT([&] { one(series, {.levels = {nan}}); }, throws(Errc::out_of_domain, "levels"));
    EXPECT_THAT([&] { one(series, {.threads = -1}); }, throws(Errc::out_of_domain, "threads"));
    const std::vector<double> infinite{1, infinity};
    const std::vector<std::string> keys{"jeugd"};
    EXPECT_THAT([&] { forecast(PanelView(infinite.data(), PeriodAxis(Period::year(2010), 2), 1, keys), {}); },
                throws(Errc::out_of_domain, "jeugd"));
    const std::vector<TimeSeries> unlike{years({1, 2, 3}), quarters({1, 2, 3}, "other")};
    EXPECT_THAT([&] { forecast(unlike, {}); }, throws(Errc::unlike, "other"));
    EXPECT_EQ(forecast(std::span<const TimeSeries>(), {}).series, 0U);
}

TEST(Forecast, NonNegativeQuantitiesStaySo) {
    const TimeSeries falling = years({50, 40, 33, 24, 17, 12, 6, 2});
    const Forecast free = one(falling, {.model = ForecastModel::drift, .horizon = 4});
    const Forecast kept = one(falling, {.model = ForecastModel::drift, .horizon = 4, .non_negative = true});
    EXPECT_LT(free.mean[3], 0.0);
    EXPECT_THAT(kept.mean, Each(testing::Ge(0.0)));
    EXPECT_THAT(kept.lower[1], Each(testing::Ge(0.0)));
    EXPECT_THAT(kept.reports[0].notes, Contains(ForecastNote::cut_at_zero));
    // What need not be cut is as it was.
    for (std::size_t h = 0; h < 4; ++h) {
        EXPECT_EQ(kept.mean[h], std::max(free.mean[h], 0.0));
        EXPECT_EQ(kept.upper[1][h], std::max(free.upper[1][h], 0.0));
    }
    const Forecast below = one(years({5, 4, -3, 2, 1, 0, -1}), {.horizon = 4, .non_negative = true});
    EXPECT_THAT(below.reports[0].notes, Contains(ForecastNote::negative_observed));
    EXPECT_LT(below.lower[1][3], 0.0);
}

TEST(Forecast, BoundsOfCountsAreWholeOutwards) {
    const TimeSeries counts = years({50, 41, 55, 46, 49, 53, 48, 51});
    const Forecast free = one(counts, {.horizon = 3});
    const Forecast whole = one(counts, {.horizon = 3, .integer = true});
    EXPECT_EQ(free.mean, whole.mean);
    for (std::size_t h = 0; h < 3; ++h) {
        EXPECT_EQ(whole.lower[1][h], std::floor(free.lower[1][h]));
        EXPECT_EQ(whole.upper[1][h], std::ceil(free.upper[1][h]));
    }
}

TEST(Forecast, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto series = mixed(100, 1);
    EXPECT_THAT([&] { forecast(series, {.horizon = 2, .cancel = stop.get_token()}); },
                throws(Errc::cancelled, ""));
}

// Counted, not timed: from the request on a thread ends the block it is in, of 512 series at most.
TEST(Forecast, StopsAfterTheBlocksItIsIn) {
    const auto series = mixed(6000, 7);
    for (const int threads : {1, 3}) {
        std::stop_source stop;
        std::size_t at_request = 0;
        std::size_t last = 0;
        const auto tell = [&](std::size_t done, std::size_t) {
            if (at_request == 0) at_request = done;
            last = done;
            stop.request_stop();
        };
        EXPECT_THAT(
            [&] {
                forecast(series, {.model = ForecastModel::ets_theta,
                                  .horizon = 2,
                                  .threads = threads,
                                  .progress = tell,
                                  .cancel = stop.get_token()});
            },
            throws(Errc::cancelled, "stopped"));
        EXPECT_GT(at_request, 0U);
        EXPECT_LE(last, at_request + 512 * static_cast<std::size_t>(threads));
        EXPECT_LT(last, 6000U);
    }
}

TEST(Forecast, TellsHowFarItIs) {
    std::size_t last = 0;
    const auto series = mixed(300, 2);
    forecast(
        series,
        {.model = ForecastModel::naive, .horizon = 2, .progress = [&](std::size_t done, std::size_t total) {
             EXPECT_GE(done, last);
             EXPECT_EQ(total, 300U);
             last = done;
         }});
    EXPECT_EQ(last, 300U);
}

class EveryModel : public testing::TestWithParam<ForecastModel> {};

TEST_P(EveryModel, GivesTheSameBitsWhateverTheThreadsNeighboursAndInstructionSet) {
    const std::vector<TimeSeries> series = mixed(150, 3);
    const ForecastOptions options{.model = GetParam(), .horizon = 6, .threads = 1};
    const Forecast all = forecast(series, options);
    std::vector<std::uint64_t> expected;
    for (std::size_t j = 0; j < series.size(); ++j) expected.push_back(test::hash_of(all, j));

    for (const int threads : {2, 8}) {
        ForecastOptions other = options;
        other.threads = threads;
        const Forecast again = forecast(series, other);
        for (std::size_t j = 0; j < series.size(); ++j)
            ASSERT_EQ(test::hash_of(again, j), expected[j]) << threads << " threads, series " << j;
    }
    for (const InstructionSet set : {InstructionSet::base, InstructionSet::v3, InstructionSet::v4}) {
        const ForcedInstructionSet forced(set);
        const Forecast again = forecast(series, options);
        for (std::size_t j = 0; j < series.size(); ++j)
            ASSERT_EQ(test::hash_of(again, j), expected[j]) << to_string(set) << " series " << j;
    }
    // Reversed, and in parts of seven.
    for (std::size_t from = 0; from < series.size(); from += 7) {
        std::vector<TimeSeries> part;
        for (std::size_t j = from; j < std::min(from + 7, series.size()); ++j)
            part.insert(part.begin(), series[j]);
        const Forecast again = forecast(part, options);
        for (std::size_t k = 0; k < part.size(); ++k)
            ASSERT_EQ(test::hash_of(again, k), expected[from + part.size() - 1 - k])
                << "alone, series " << from << "+" << k;
    }
}

TEST_P(EveryModel, ScalesWithTheSeries) {
    const std::vector<TimeSeries> series = mixed(40, 4);
    const ForecastOptions options{.model = GetParam(), .horizon = 5};
    const Forecast plain = forecast(series, options);
    for (const double factor : {0x1p20, 0x1p-30, 3.7, 1e-3}) {
        std::vector<TimeSeries> scaled;
        for (const TimeSeries& one : series) {
            std::vector<double> values(one.values().begin(), one.values().end());
            for (double& x : values) x *= factor;
            scaled.emplace_back(one.label(), one.axis().first(), values);
        }
        const Forecast other = forecast(scaled, options);
        const bool power_of_two = std::abs(std::log2(factor)) == std::round(std::abs(std::log2(factor)));
        for (std::size_t i = 0; i < plain.mean.size(); ++i) {
            const double size = std::abs(plain.mean[i]) + plain.errors.spread[i];
            if (power_of_two)
                ASSERT_EQ(other.mean[i], plain.mean[i] * factor) << plain.reports[i / 5].model;
            else
                ASSERT_NEAR(other.mean[i] / factor, plain.mean[i], 1e-6 * size)
                    << i / 5 << " " << plain.reports[i / 5].model << " | " << other.reports[i / 5].model;
        }
    }
}

TEST_P(EveryModel, QuantilesAreMonotoneAndOrdered) {
    const std::vector<TimeSeries> series = mixed(60, 5);
    const Forecast said =
        forecast(series, {.model = GetParam(), .horizon = 8, .levels = {0.5, 0.8, 0.95, 0.99}});
    for (std::size_t i = 0; i < said.mean.size(); ++i) {
        ASSERT_LE(said.upper[0][i], said.upper[1][i]);
        ASSERT_LE(said.upper[1][i], said.upper[2][i]);
        ASSERT_LE(said.upper[2][i], said.upper[3][i]);
        ASSERT_GE(said.lower[0][i], said.lower[1][i]);
        ASSERT_GE(said.lower[2][i], said.lower[3][i]);
        ASSERT_LE(said.lower[0][i], said.mean[i]);
        ASSERT_LE(said.mean[i], said.upper[0][i]);
    }
}

INSTANTIATE_TEST_SUITE_P(Models, EveryModel, testing::ValuesIn(all_models),
                         [](const auto& model) { return std::string(to_string(model.param)); });

// Further ahead is never known better, where errors add up and no season comes and goes.
TEST(Forecast, IntervalsWidenOrStay) {
    std::vector<TimeSeries> series;
    for (const TimeSeries& one : mixed(120, 8))
        series.emplace_back(one.label(), Period::year(1900),
                            std::vector(one.values().begin(), one.values().end()));
    for (const ForecastModel model :
         {ForecastModel::naive, ForecastModel::drift, ForecastModel::mean, ForecastModel::theta,
          ForecastModel::optimised_theta, ForecastModel::dynamic_optimised_theta, ForecastModel::arima,
          ForecastModel::ets}) {
        const Forecast said = forecast(series, {.model = model, .horizon = 12, .levels = {0.5, 0.95}});
        for (std::size_t j = 0; j < series.size(); ++j) {
            if (said.reports[j].model.starts_with("ETS(M")) continue;
            for (std::size_t l = 0; l < 2; ++l)
                for (std::size_t h = 1; h < 12; ++h) {
                    const auto width = [&](std::size_t at) {
                        return said.upper_of(l, j)[at] - said.lower_of(l, j)[at];
                    };
                    ASSERT_GE(width(h) * (1.0 + 1e-12), width(h - 1))
                        << to_string(model) << " series " << j << " h " << h;
                }
        }
    }
}

// Level and trend that only add up: a constant added to the series is added to the projection.
TEST(Forecast, AdditiveModelsMoveWithTheSeries) {
    for (const ForecastModel model :
         {ForecastModel::naive, ForecastModel::drift, ForecastModel::mean, ForecastModel::seasonal_naive}) {
        const std::vector<double> base{-3, 4, 1, 6, -2, 5, 2, 8, 0, 6};
        std::vector<double> moved = base;
        for (double& x : moved) x += 64.0;
        const Forecast a = one(years(base), {.model = model, .horizon = 4});
        const Forecast b = one(years(moved), {.model = model, .horizon = 4});
        for (std::size_t h = 0; h < 4; ++h) {
            EXPECT_NEAR(b.mean[h], a.mean[h] + 64.0, 1e-9);
            EXPECT_NEAR(b.upper[1][h], a.upper[1][h] + 64.0, 1e-9);
        }
    }
}

}  // namespace
}  // namespace sociaaldomein
