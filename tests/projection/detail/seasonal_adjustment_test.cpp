#include "projection/detail/seasonal_adjustment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace sociaaldomein::detail {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

const std::vector<double> air_passengers{
    112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158,
    133, 114, 140, 145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218,
    230, 242, 209, 191, 172, 194, 196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235,
    227, 234, 264, 302, 293, 259, 229, 203, 229, 242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278,
    284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306, 315, 301, 356, 348, 355, 422, 465, 467, 404,
    347, 305, 336, 340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337, 360, 342, 406, 396, 420, 472,
    548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432};

// The expected numbers are those of R 4.2 (decompose, and the statistic of forecast::thetaf).
TEST(SeasonalAdjustment, IndicesAreThoseOfR) {
    std::vector<double> indices(12);
    EXPECT_EQ(seasonal_indices(air_passengers, indices), SeasonKind::multiplicative);
    EXPECT_THAT(indices,
                Pointwise(DoubleNear(1e-13),
                          {0.910230367372201, 0.883625320694376, 1.00736628760355, 0.975906012322847,
                           0.981378027495129, 1.11277582667927, 1.2265555429312, 1.21991096944562,
                           1.06049193264682, 0.921757240410498, 0.801178082413474, 0.898824389985011}));
}

TEST(SeasonalAdjustment, AnOddSeasonHasNoHalfWeights) {
    const std::vector<double> y{2, 4, 3, 7, 6, 5, 9, 8, 4, 6, 7};
    std::vector<double> indices(3);
    EXPECT_EQ(seasonal_indices(y, indices), SeasonKind::multiplicative);
    EXPECT_THAT(indices,
                Pointwise(DoubleNear(1e-14), {1.18189421302709, 1.14169223612062, 0.676413550852286}));
}

TEST(SeasonalAdjustment, StrengthIsThatOfThetaf) {
    EXPECT_NEAR(seasonal_strength(air_passengers, 12), 2.48851545590404, 1e-12);
    EXPECT_TRUE(is_seasonal(air_passengers, 12));
    EXPECT_FALSE(is_seasonal(air_passengers, 1));
    EXPECT_FALSE(is_seasonal(std::vector<double>(air_passengers.begin(), air_passengers.begin() + 23), 12));
}

TEST(SeasonalAdjustment, EqualValuesHaveNoSeason) {
    EXPECT_EQ(seasonal_strength(std::vector<double>(24, 0.7), 4), 0.0);
}

TEST(SeasonalAdjustment, AnExactPatternIsRecovered) {
    std::vector<double> y;
    for (int t = 0; t < 16; ++t) y.push_back((10.0 + t) * (t % 2 == 0 ? 1.2 : 0.8));
    std::vector<double> indices(2);
    std::vector<double> variances(2);
    EXPECT_EQ(seasonal_indices(y, indices, variances), SeasonKind::multiplicative);
    EXPECT_NEAR(indices[0], 1.2, 0.01);
    EXPECT_NEAR(indices[1], 0.8, 0.01);
    EXPECT_LT(variances[0], 1e-4);
}

TEST(SeasonalAdjustment, ZeroesAndNegativesMakeItAdditive) {
    std::vector<double> y;
    for (int t = 0; t < 16; ++t) y.push_back(t + (t % 4 == 0 ? -3.0 : 1.0));
    std::vector<double> indices(4);
    EXPECT_EQ(seasonal_indices(y, indices), SeasonKind::additive);
    EXPECT_THAT(indices, Pointwise(DoubleNear(1e-12), {-3.0, 1.0, 1.0, 1.0}));
}

TEST(SeasonalAdjustment, AVanishingIndexMakesItAdditive) {
    std::vector<double> y;
    for (int t = 0; t < 16; ++t) y.push_back(t % 4 == 0 ? 0.001 : 1.0);
    std::vector<double> indices(4);
    EXPECT_EQ(seasonal_indices(y, indices), SeasonKind::additive);
    EXPECT_NEAR(indices[0], -0.74925, 1e-12);
}

TEST(SeasonalAdjustment, TwoSeasonsAreEnough) {
    const std::vector<double> y{1, 2, 3, 4, 2, 3, 4, 5};
    std::vector<double> indices(4);
    std::vector<double> variances(4);
    seasonal_indices(y, indices, variances);
    EXPECT_NEAR(std::accumulate(indices.begin(), indices.end(), 0.0), 4.0, 1e-14);
    EXPECT_THAT(variances, ElementsAre(0, 0, 0, 0));
}

TEST(SeasonalAdjustment, NoiseIsShrunkAndASeasonIsNot) {
    std::vector<double> noisy{1.02, 0.99, 0.98, 1.01};
    const std::vector<double> variances(4, 0.002);
    EXPECT_EQ(shrink_indices(SeasonKind::multiplicative, noisy, variances), 1.0);
    EXPECT_THAT(noisy, ElementsAre(1, 1, 1, 1));
    std::vector<double> clear{-4.0, 2.0, 1.0, 1.0};
    // (m - 3) V / sum of squares: 0.22 / 22
    EXPECT_NEAR(shrink_indices(SeasonKind::additive, clear, std::vector<double>(4, 0.22)), 0.01, 1e-15);
    EXPECT_THAT(clear, Pointwise(DoubleNear(1e-14), {-3.96, 1.98, 0.99, 0.99}));
}

TEST(SeasonalAdjustment, HalfYearsAreNotShrunk) {
    std::vector<double> indices{1.1, 0.9};
    EXPECT_EQ(shrink_indices(SeasonKind::multiplicative, indices, std::vector<double>{1.0, 1.0}), 0.0);
    EXPECT_THAT(indices, ElementsAre(1.1, 0.9));
}

RC_GTEST_PROP(SeasonalAdjustment, IndicesAverageToTheCentreAndAreUsable, ()) {
    const auto season = static_cast<std::size_t>(*rc::gen::inRange(2, 13));
    const auto n = static_cast<std::size_t>(*rc::gen::inRange(2 * static_cast<int>(season), 60));
    const int low = *rc::gen::element(-50, 0, 1, 100);
    const auto counts = *rc::gen::container<std::vector<int>>(n, rc::gen::inRange(low, low + 100));
    const std::vector<double> y(counts.begin(), counts.end());
    std::vector<double> indices(season);
    std::vector<double> variances(season);
    const SeasonKind kind = seasonal_indices(y, indices, variances);
    const double sum = std::accumulate(indices.begin(), indices.end(), 0.0);
    RC_ASSERT(std::abs(sum - (kind == SeasonKind::multiplicative ? static_cast<double>(season) : 0.0)) <
              1e-9);
    for (std::size_t i = 0; i < season; ++i) {
        RC_ASSERT(std::isfinite(indices[i]));
        RC_ASSERT(variances[i] >= 0.0);
        if (kind == SeasonKind::multiplicative) RC_ASSERT(indices[i] >= 0.01);
    }
    if (low < 1) RC_ASSERT((kind == SeasonKind::additive || *std::min_element(y.begin(), y.end()) > 0.0));
    const double share = shrink_indices(kind, indices, variances);
    RC_ASSERT(share >= 0.0);
    RC_ASSERT(share <= 1.0);
    RC_ASSERT(std::isfinite(seasonal_strength(y, static_cast<int>(season))));
}

}  // namespace
}  // namespace sociaaldomein::detail
