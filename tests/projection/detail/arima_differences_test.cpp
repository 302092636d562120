#include "projection/detail/arima_differences.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace sociaaldomein::detail {
namespace {

using testing::AllOf;
using testing::DoubleNear;
using testing::ElementsAre;
using testing::Ge;
using testing::Le;

/// R's USAccDeaths: accidental deaths in the United States, monthly, 1973 to 1978.
const std::vector<double> deaths{9007, 8106, 8928, 9137, 10017, 10826, 11317, 10744, 9713, 9938, 9161, 8927,
                                 7750, 6981, 8038, 8422, 8714,  9512,  10120, 9823,  8743, 9129, 8710, 8680,
                                 8162, 7306, 8124, 7870, 9387,  9556,  10093, 9620,  8285, 8466, 8160, 8034,
                                 7717, 7461, 7767, 7925, 8623,  8945,  10078, 9179,  8037, 8488, 7874, 8647,
                                 7792, 6957, 7726, 8106, 8890,  9299,  10625, 9302,  8314, 8850, 8265, 8796,
                                 7836, 6892, 7791, 8192, 9115,  9434,  10484, 9827,  9110, 9070, 8633, 9240};
const std::vector<double> digits{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};

std::vector<double> differenced(std::vector<double> y, std::size_t lag) {
    difference(y, lag);
    return y;
}

TEST(ArimaDifferences, DifferencesAreBetweenValuesThatFarApart) {
    EXPECT_THAT(differenced({1, 3, 6, 10}, 1), ElementsAre(2, 3, 4));
    EXPECT_THAT(differenced({1, 3, 6, 10}, 3), ElementsAre(9));
    EXPECT_THAT(differenced({1, 3}, 2), ElementsAre());
}

// By hand, of 1, 2, 3, 4: residuals -1.5 -0.5 0.5 1.5, sums -1.5 -2 -1.5 0, no lags: (2.25 + 4 + 2.25) / (4 * 5).
TEST(ArimaDifferences, TheKpssStatisticByHand) {
    EXPECT_THAT(kpss_statistic(std::vector<double>{1, 2, 3, 4}), DoubleNear(8.5 / 20, 1e-15));
    EXPECT_TRUE(std::isnan(kpss_statistic(std::vector<double>{2, 2, 2})));
}

// The numbers of R's urca 1.3-3, ur.kpss(type = "mu", use.lag = trunc(3 * sqrt(n) / 13)).
TEST(ArimaDifferences, TheKpssStatisticIsRs) {
    EXPECT_THAT(kpss_statistic(deaths), DoubleNear(0.291233804186, 1e-11));
    EXPECT_THAT(kpss_statistic(differenced(deaths, 1)), DoubleNear(0.0273623045571, 1e-12));
    EXPECT_THAT(kpss_statistic(differenced(deaths, 12)), DoubleNear(1.73895799044, 1e-10));
    EXPECT_THAT(kpss_statistic(digits), DoubleNear(0.317085953878, 1e-11));
}

// The numbers of seas.heuristic of R's forecast 8.20.
TEST(ArimaDifferences, TheStrengthOfTheSeasonIsRs) {
    EXPECT_THAT(seasonal_strength_by_stl(deaths, 12), DoubleNear(0.944794464889, 1e-11));
    EXPECT_THAT(seasonal_strength_by_stl(digits, 4), DoubleNear(0.124844348311, 1e-11));
}

TEST(ArimaDifferences, TwoSeasonsAreTooShortForAStrength) {
    EXPECT_EQ(seasonal_strength_by_stl(std::vector<double>{1, 9, 1, 9}, 2), 0.0);
    EXPECT_THAT(seasonal_strength_by_stl(std::vector<double>{1, 9, 1, 9, 1}, 2), AllOf(Ge(0.64), Le(1.0)));
}

TEST(ArimaDifferences, ConstantIsMeantAsInR) {
    EXPECT_TRUE(is_constant(std::vector<double>{0.0, 0.0}));
    EXPECT_TRUE(is_constant(std::vector<double>{1.0, 1.0 + 1e-9, 1.0}));
    EXPECT_FALSE(is_constant(std::vector<double>{1.0, 1.0 + 1e-7, 1.0}));
    EXPECT_TRUE(is_constant(std::vector<double>{0.0, 1e-9}));
    EXPECT_FALSE(is_constant(std::vector<double>{0.0, 1e-7}));
}

TEST(ArimaDifferences, TheChoiceIsRs) {
    const Differences monthly = choose_differences(deaths, 12, {2, 1});
    EXPECT_EQ(monthly.seasonal, 1);
    EXPECT_EQ(monthly.regular, 1);
    EXPECT_EQ(choose_differences(deaths, 1, {2, 1}).regular, 0);
    EXPECT_EQ(choose_differences(deaths, 12, {0, 1}).regular, 0);
    EXPECT_EQ(choose_differences(deaths, 12, {2, 0}).seasonal, 0);
}

TEST(ArimaDifferences, ThreeValuesAreLeft) {
    EXPECT_EQ(choose_differences(std::vector<double>{1, 10, 1000, 100000}, 1, {2, 1}).regular, 0);
    std::vector<double> growth;
    for (int t = 0; t < 12; ++t) growth.push_back(std::exp(0.5 * t));
    const Differences chosen = choose_differences(growth, 4, {2, 1});
    EXPECT_GE(12 - 4 * chosen.seasonal - chosen.regular, 3);
}

RC_GTEST_PROP(ArimaDifferencesProperties, NeitherScaleNorLevelMatters, ()) {
    std::mt19937_64 bits(*rc::gen::inRange(0U, 1'000'000U));
    std::vector<double> y;
    double level = 0.0;
    const auto n = *rc::gen::inRange(12, 80);
    const double swing = *rc::gen::inRange(0, 4);
    for (int t = 0; t < n; ++t) {
        level += static_cast<double>(bits() >> 11) * 0x1p-53 - 0.4;
        y.push_back(level + swing * (t % 4 == 1 ? 1.0 : 0.0));
    }
    const double strength = seasonal_strength_by_stl(y, 4);
    const double statistic = kpss_statistic(y);
    for (double& value : y) value = value * 4.0 + 16.0;
    RC_ASSERT(std::abs(seasonal_strength_by_stl(y, 4) - strength) < 1e-9);
    RC_ASSERT(std::abs(kpss_statistic(y) - statistic) < 1e-9);
}

}  // namespace
}  // namespace sociaaldomein::detail
