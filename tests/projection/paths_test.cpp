#include <sociaaldomein/projection/paths.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include <gmock/gmock.h>

#include <sociaaldomein/core/error.hpp>

#include "core/throws.hpp"
#include "projection/kernels/instruction_set.hpp"
#include "projection/kernels/paths.hpp"

namespace sociaaldomein {
namespace {

using testing::DoubleNear;
using testing::Pointwise;

Forecast naive(std::vector<double> values, ForecastOptions options = {}) {
    options.model = ForecastModel::naive;
    if (options.horizon == 1) options.horizon = 4;
    const TimeSeries series({.key = "wmo"}, Period::quarter(2015, 1), std::move(values));
    return forecast(std::span(&series, 1), options);
}

const std::vector<double> wandering{100, 104, 97, 103, 99, 108, 101, 96, 105, 110, 102, 98};

TEST(SamplePaths, DocumentedExample) {
    const Forecast said = naive(wandering);
    const std::vector<double> ten = sample_paths(said, 0, 10);
    const std::vector<double> last = sample_paths(said, 0, 5, 5);
    EXPECT_TRUE(std::equal(last.begin(), last.end(), ten.begin() + 5 * 4));
}

TEST(SamplePaths, HaveThePublishedQuantiles) {
    const Forecast said = naive(wandering);
    const PathAnswers told =
        ask_paths(said, 0, {.paths = 400'000, .probabilities = {0.025, 0.1, 0.5, 0.9, 0.975}});
    for (std::size_t h = 0; h < 4; ++h) {
        const double width = said.upper[1][h] - said.lower[1][h];
        const double* quantiles = told.period_quantiles.data() + h * 5;
        EXPECT_NEAR(quantiles[0], said.lower[1][h], 0.01 * width);
        EXPECT_NEAR(quantiles[1], said.lower[0][h], 0.01 * width);
        EXPECT_NEAR(quantiles[2], said.mean[h], 0.01 * width);
        EXPECT_NEAR(quantiles[3], said.upper[0][h], 0.01 * width);
        EXPECT_NEAR(quantiles[4], said.upper[1][h], 0.01 * width);
    }
}

// Errors of a random walk stay: the sum over a year varies far more than four independent periods would.
TEST(SamplePaths, PeriodsGoTogetherAsTheModelSays) {
    ForecastOptions options;
    options.calibration = without_calibration();
    const Forecast said = naive(wandering, options);
    const double sigma = said.errors.spread[0];
    const PathAnswers told =
        ask_paths(said, 0, {.paths = 400'000, .probabilities = {0.158655, 0.841345}, .windows = {{0, 4}}});
    const double deviation = 0.5 * (told.window_quantiles[1] - told.window_quantiles[0]);
    EXPECT_NEAR(deviation, sigma * std::sqrt(1.0 + 4.0 + 9.0 + 16.0), 0.02 * deviation);
    EXPECT_NEAR(told.window_means[0], 4.0 * 98.0, 0.02 * deviation);
}

TEST(AskPaths, AgreesWithThePathsThemselves) {
    const Forecast said = naive(wandering);
    constexpr std::int64_t count = 1500;
    const std::vector<double> paths = sample_paths(said, 0, count);
    const PathQuestions questions{
        .paths = count,
        .probabilities = {0.0, 0.5, 1.0},
        .windows = {{0, 2}, {1, 3}},
        .targets = {{.value = 95.0, .below = true}, {.value = 110.0, .below = false}}};
    const PathAnswers told = ask_paths(said, 0, questions);
    for (std::size_t h = 0; h < 4; ++h) {
        std::vector<double> values;
        for (std::size_t p = 0; p < count; ++p) values.push_back(paths[p * 4 + h]);
        EXPECT_EQ(told.period_quantiles[h * 3], *std::ranges::min_element(values));
        EXPECT_EQ(told.period_quantiles[h * 3 + 2], *std::ranges::max_element(values));
        EXPECT_EQ(
            told.odds[0].by_period[h],
            static_cast<double>(std::ranges::count_if(values, [](double x) { return x <= 95.0; })) / count);
    }
    double first_met = 0.0;
    double sums = 0.0;
    for (std::size_t p = 0; p < count; ++p) {
        const double* y = paths.data() + p * 4;
        if (y[0] < 110.0 && y[1] < 110.0 && y[2] >= 110.0) first_met += 1.0 / count;
        if (y[1] + y[2] + y[3] >= 110.0) sums += 1.0 / count;
    }
    EXPECT_NEAR(told.odds[1].first_met[2], first_met, 1e-12);
    EXPECT_NEAR(told.odds[1].by_window[1], sums, 1e-12);
}

TEST(AskPaths, WhatIsDrawnTwiceIsTheSame) {
    ForecastOptions options;
    options.horizon = 40;
    const Forecast said = naive(wandering, options);
    // So many that not all periods are kept at once.
    const PathQuestions many{.paths = 300'000, .probabilities = {0.05, 0.5}};
    const PathAnswers whole = ask_paths(said, 0, many);
    const kernels::ForcedInstructionSet base(kernels::InstructionSet::base);
    EXPECT_EQ(ask_paths(said, 0, many).period_quantiles, whole.period_quantiles);
}

// Nor does what is asked of sums and crossings depend on whether quantiles of periods are asked beside it, be it of so few
// paths that all periods are kept at once or of so many that they are not.
TEST(AskPaths, EachQuestionIsAnsweredByItself) {
    ForecastOptions options;
    options.horizon = 40;
    const Forecast said = naive(wandering, options);
    for (const std::int64_t paths : {1'000, 300'000}) {
        PathQuestions both{.paths = paths,
                           .probabilities = {0.05, 0.5},
                           .windows = {{4, 12}},
                           .targets = {{said.mean.front(), true}}};
        const PathAnswers told = ask_paths(said, 0, both);
        both.periods = false;
        const PathAnswers alone = ask_paths(said, 0, both);
        EXPECT_TRUE(alone.period_quantiles.empty());
        const PathQuestions periods{.paths = paths, .probabilities = both.probabilities};
        EXPECT_EQ(ask_paths(said, 0, periods).period_quantiles, told.period_quantiles);
        EXPECT_EQ(told.window_quantiles, alone.window_quantiles);
        EXPECT_EQ(told.window_means, alone.window_means);
        ASSERT_EQ(told.odds.size(), 1U);
        EXPECT_EQ(told.odds[0].by_period, alone.odds[0].by_period);
        EXPECT_EQ(told.odds[0].by_window, alone.odds[0].by_window);
        EXPECT_EQ(told.odds[0].first_met, alone.odds[0].first_met);
    }
}

TEST(AskPaths, NonNegativeAndWholePathsAre) {
    ForecastOptions options;
    options.non_negative = true;
    options.integer = true;
    const Forecast said = naive({3, 1, 0, 2, 4, 1, 0, 3, 2, 1}, options);
    for (const double x : sample_paths(said, 0, 2000)) {
        ASSERT_GE(x, 0.0);
        ASSERT_EQ(x, std::floor(x));
    }
}

TEST(AskPaths, SeedsAndKeysDrawOtherPaths) {
    const Forecast said = naive(wandering);
    ForecastOptions options;
    options.seed = 1;
    EXPECT_NE(sample_paths(said, 0, 3), sample_paths(naive(wandering, options), 0, 3));
    Forecast renamed = said;
    renamed.keys[0] = "wmp";
    EXPECT_NE(sample_paths(said, 0, 3), sample_paths(renamed, 0, 3));
}

TEST(AskPaths, RefusesWhatMakesNoSense) {
    const Forecast said = naive(wandering);
    EXPECT_THAT([&] { ask_paths(said, 1, {}); }, throws(Errc::out_of_domain, "series"));
    EXPECT_THAT([&] { ask_paths(said, 0, {.paths = 0}); }, throws(Errc::out_of_domain, "paths"));
    EXPECT_THAT(
        [&] {
            ask_paths(said, 0, {.probabilities = {0.5, 0.4}});
        },
        throws(Errc::out_of_domain, "probabilities"));
    EXPECT_THAT([&] { ask_paths(said, 0, {.windows = {{2, 3}}}); }, throws(Errc::out_of_domain, "windows"));
    EXPECT_THAT([&] { sample_paths(said, 0, -1); }, throws(Errc::out_of_domain, "count"));
}

TEST(AskPaths, KnowsNothingOfNothing) {
    const PathAnswers told =
        ask_paths(naive({}), 0, {.paths = 100, .probabilities = {0.5}, .windows = {{0, 2}}});
    EXPECT_TRUE(std::isnan(told.period_quantiles[0]));
    EXPECT_TRUE(std::isnan(told.window_means[0]));
}

}  // namespace
}  // namespace sociaaldomein
