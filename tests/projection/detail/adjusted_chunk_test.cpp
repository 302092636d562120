#include "projection/detail/adjusted_chunk.hpp"

#include <cmath>
#include <vector>

#include <gmock/gmock.h>

#include "projection/detail/combination.hpp"
#include "projection/detail/simple_family.hpp"

namespace sociaaldomein::detail {
namespace {

std::vector<double> seasonal(std::size_t n, double noise) {
    const double shape[] = {1.3, 0.7, 1.1, 0.9};
    std::vector<double> y(n);
    for (std::size_t t = 0; t < n; ++t)
        y[t] = (0.4 + 0.005 * static_cast<double>(t)) * shape[t % 4] *
               (1.0 + noise * (static_cast<double>(t * 7919 % 17) / 8.0 - 1.0));
    return y;
}

TEST(AdjustedChunk, TakesTheSeasonOutAndPutsItBack) {
    const std::vector<double> y = seasonal(26, 0.0);
    const std::span<const double> view(y);
    AdjustedChunk adjusted;
    adjusted.reset({{&view, 1}, 4, 6});
    EXPECT_EQ(adjusted.chunk().season, 1);
    const std::span<const double> without = adjusted.chunk().series[0];
    for (std::size_t t = 0; t < without.size(); ++t)
        EXPECT_NEAR(without[t], 0.4 + 0.005 * static_cast<double>(t), 0.004);

    FitStorage storage;
    storage.reset(1, 6);
    fit_simple(adjusted.chunk(), SimpleModel::drift, storage.fits());
    const double plain_weight = storage.fits()[0].weight[2];
    const double plain_mean = storage.fits()[0].mean[2];
    adjusted.restore(0, storage.fits()[0]);
    const std::vector<double> future = seasonal(32, 0.0);
    for (std::size_t h = 0; h < 6; ++h) EXPECT_NEAR(storage.fits()[0].mean[h], future[26 + h], 0.02);
    EXPECT_NEAR(storage.fits()[0].weight[2] / plain_weight, storage.fits()[0].mean[2] / plain_mean, 1e-12);
}

TEST(AdjustedChunk, LeavesShortAndPlainSeriesAsTheyAre) {
    const std::vector<double> few = seasonal(7, 0.0);
    std::vector<double> rising;
    for (int t = 0; t < 9; ++t) rising.push_back(0.1 + 0.05 * t);
    const std::vector<std::span<const double>> both{few, rising};
    AdjustedChunk adjusted;
    adjusted.reset({both, 4, 2});
    EXPECT_EQ(adjusted.chunk().series[0].data(), few.data());
    EXPECT_EQ(adjusted.chunk().series[1].data(), rising.data());
}

TEST(AdjustedChunk, NoiseIsHardlyTakenForASeason) {
    std::vector<double> y;
    for (std::size_t t = 0; t < 40; ++t)
        y.push_back(0.5 + 0.1 * (static_cast<double>(t * 2654435761U % 1000) / 1000.0 - 0.5));
    const std::span<const double> view(y);
    AdjustedChunk adjusted;
    adjusted.reset({{&view, 1}, 4, 2});
    double changed = 0.0;
    for (std::size_t t = 0; t < y.size(); ++t)
        changed = std::max(changed, std::abs(adjusted.chunk().series[0][t] - y[t]));
    EXPECT_LT(changed, 0.03);
}

}  // namespace
}  // namespace sociaaldomein::detail
