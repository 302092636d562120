#include "projection/detail/combination.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "projection/detail/simple_family.hpp"

namespace sociaaldomein::detail {
namespace {

using testing::HasSubstr;

struct Projected {
    std::vector<double> mean, spread, psi;
    FitReport report;
    bool replaced = false;
};

Projected project(ForecastModel model, const std::vector<double>& y, int season, int horizon) {
    const std::span<const double> view(y);
    const Chunk chunk{{&view, 1}, season, horizon};
    ModelFitter fitter(model, season);
    fitter.fit(chunk);
    const auto h = static_cast<std::size_t>(horizon);
    Projected out{std::vector<double>(h), std::vector<double>(h), std::vector<double>(h), {}, false};
    Combined combined{out.mean, out.spread, out.psi};
    fitter.combine(0, combined);
    fitter.describe(0, out.report);
    out.replaced = combined.replaced;
    return out;
}

const std::vector<double> wave{0.52, 0.61, 0.55, 0.66, 0.58, 0.69, 0.6,  0.72,
                               0.65, 0.7,  0.68, 0.75, 0.7,  0.81, 0.77, 0.8};

TEST(Combination, ASingleModelIsItself) {
    const Projected drift = project(ForecastModel::drift, wave, 1, 3);
    EXPECT_NEAR(drift.mean[2], 0.8 + 3.0 * (0.8 - 0.52) / 15.0, 1e-12);
    EXPECT_EQ(drift.psi[2], 1.0);
    EXPECT_NEAR(drift.spread[2] / drift.spread[0], std::sqrt(3.0), 0.2);
    EXPECT_FALSE(drift.replaced);
}

TEST(Combination, TheMiddleLiesBetweenItsMembers) {
    const Projected all = project(ForecastModel::automatic, wave, 1, 4);
    EXPECT_THAT(all.report.model, HasSubstr(" | "));
    const Projected flat = project(ForecastModel::naive, wave, 1, 4);
    const Projected drift = project(ForecastModel::drift, wave, 1, 4);
    EXPECT_GT(all.mean[3], 0.7);
    EXPECT_LT(all.mean[3], 1.1 * drift.mean[3]);
    EXPECT_GT(all.spread[3], 0.3 * flat.spread[3]);
}

TEST(Combination, AverageOfTwo) {
    const Projected both = project(ForecastModel::ets_theta, wave, 4, 4);
    const Projected ets = project(ForecastModel::ets, wave, 4, 4);
    const Projected theta = project(ForecastModel::dynamic_optimised_theta, wave, 4, 4);
    for (std::size_t h = 0; h < 4; ++h) {
        EXPECT_NEAR(both.mean[h], 0.5 * (ets.mean[h] + theta.mean[h]), 1e-14);
        EXPECT_NEAR(both.spread[h], 0.5 * (ets.spread[h] + theta.spread[h]), 1e-14);
    }
    EXPECT_EQ(both.report.model, ets.report.model + " + " + theta.report.model);
}

// A model of logarithms takes a last value fifty times the others for growth, and would go on with it for ever.
TEST(Combination, OneMemberThatRunsAwayDoesNotCarryTheOthersAlong) {
    for (const std::size_t length : {24U, 27U, 60U, 144U})
        for (const double jump : {5.0, 50.0, 500.0}) {
            std::vector<double> y;
            for (std::size_t t = 0; t < length; ++t)
                y.push_back((1.0 + 0.05 * std::sin(7.0 * static_cast<double>(t * t))) / jump);
            y.back() = 0.9;
            const Projected said = project(ForecastModel::automatic, y, 12, 18);
            for (std::size_t h = 0; h < 18; ++h) {
                EXPECT_LT(said.mean[h], 2.0) << length << ", " << jump;
                EXPECT_GT(said.mean[h], -1.0) << length << ", " << jump;
                EXPECT_LT(said.spread[h], 3.0) << length << ", " << jump;
            }
        }
    // What the past allows is left alone, however far ahead.
    const Projected far = project(ForecastModel::ets_theta, wave, 1, 200);
    const Projected ets = project(ForecastModel::ets, wave, 1, 200);
    const Projected theta = project(ForecastModel::dynamic_optimised_theta, wave, 1, 200);
    EXPECT_NEAR(far.mean[199], 0.5 * (ets.mean[199] + theta.mean[199]), 1e-12);
}

// Weeks: longer than any family's own season, so all see adjusted series.
TEST(Combination, LongSeasonsAreTakenOutForAll) {
    for (const ForecastModel model : {ForecastModel::automatic, ForecastModel::ets, ForecastModel::arima})
        EXPECT_TRUE(recipe_of(model, 52).members.empty());
    std::vector<double> weeks;
    for (int t = 0; t < 170; ++t) weeks.push_back(t % 52 < 6 ? 0.9 : 0.5);
    const Projected said = project(ForecastModel::ets, weeks, 52, 52);
    EXPECT_NEAR(said.mean[static_cast<std::size_t>(208 - 170) + 2], 0.9, 0.05);
    EXPECT_NEAR(said.mean[0], 0.5, 0.05);
}

}  // namespace
}  // namespace sociaaldomein::detail
