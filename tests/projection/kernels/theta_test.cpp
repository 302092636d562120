#include "projection/kernels/theta.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "projection/detail/chunk.hpp"

namespace sociaaldomein::kernels {
namespace {

constexpr int horizon = 9;

struct Fitted {
    double alpha, theta, level, sse, sigma;
    std::vector<double> mean, psi, spread;
};

using AllSeries = std::vector<std::vector<double>>;

std::vector<Fitted> fit(const AllSeries& all, bool dynamic, bool optimised) {
    const auto lanes = static_cast<std::size_t>(theta_kernels().lane_count);
    std::vector<Fitted> found;
    for (std::size_t first = 0; first < all.size(); first += lanes) {
        const std::size_t count = std::min(lanes, all.size() - first);
        const std::vector<std::span<const double>> series(
            all.begin() + static_cast<std::ptrdiff_t>(first),
            all.begin() + static_cast<std::ptrdiff_t>(first + count));
        detail::Block block;
        detail::pack(series, static_cast<int>(lanes), block);
        std::vector<double> parameters(5 * lanes);
        std::vector<double> projection(3 * horizon * lanes);
        std::vector<double> scratch(static_cast<std::size_t>(theta_scratch(block.length, horizon)) * lanes,
                                    NAN);
        double* const p = parameters.data();
        double* const m = projection.data();
        const std::size_t row = horizon * lanes;
        theta_kernels().fit({block.values.data(), block.start.data(), block.length, horizon, dynamic,
                             optimised, scratch.data(), p, p + lanes, p + 2 * lanes, p + 3 * lanes,
                             p + 4 * lanes, m, m + row, m + 2 * row});
        for (std::size_t i = 0; i < count; ++i) {
            Fitted one{p[i], p[lanes + i], p[2 * lanes + i], p[3 * lanes + i], p[4 * lanes + i], {}, {}, {}};
            for (std::size_t h = 0; h < horizon; ++h) {
                one.mean.push_back(m[h * lanes + i]);
                one.psi.push_back(m[row + h * lanes + i]);
                one.spread.push_back(m[2 * row + h * lanes + i]);
            }
            found.push_back(one);
        }
    }
    return found;
}

/// The model of the paper, word for word; goes on with its own expectations, plus the shocks, after the values.
struct Written {
    double sse = 0.0;
    std::vector<double> mean;

    Written(std::vector<double> y, bool dynamic, double alpha, double theta, double level0,
            const std::vector<double>& shocks = std::vector<double>(horizon)) {
        const std::size_t n = y.size();
        double average = 0.0, weighted = 0.0;
        for (std::size_t t = 0; t < n; ++t) {
            average += y[t] / static_cast<double>(n);
            weighted += static_cast<double>(t + 1) * y[t] / static_cast<double>(n);
        }
        const auto N = static_cast<double>(n);
        double b = dynamic ? 0.0 : 6.0 * (2.0 * weighted - (N + 1.0) * average) / (N * N - 1.0);
        double a = dynamic ? y[0] : average - (N + 1.0) * b / 2.0;
        double level = alpha * y[0] + (1.0 - alpha) * level0;
        double running = y[0];
        for (std::size_t i = 1; i < n + horizon; ++i) {
            const auto k = static_cast<double>(i);
            const double mu =
                level + (1.0 - 1.0 / theta) * (a * std::pow(1.0 - alpha, k) +
                                               b * (1.0 - std::pow(1.0 - alpha, k + 1.0)) / alpha);
            if (i >= n) {
                mean.push_back(mu);
                y.push_back(mu + shocks[i - n]);
            } else if (i >= 3) {
                sse += (y[i] - mu) * (y[i] - mu);
            }
            level = alpha * y[i] + (1.0 - alpha) * level;
            if (!dynamic) continue;
            b = ((k - 1.0) * b + 6.0 * (y[i] - running) / (k + 1.0)) / (k + 2.0);
            running = (k * running + y[i]) / (k + 1.0);
            a = running - b * (k + 2.0) / 2.0;
        }
    }
};

AllSeries random_walks(std::size_t count, std::uint64_t seed) {
    std::mt19937_64 bits(seed);
    const auto uniform = [&] { return static_cast<double>(bits() >> 11) * 0x1p-53; };
    AllSeries all;
    for (std::size_t k = 0; k < count; ++k) {
        const auto n = static_cast<std::size_t>(5 + static_cast<int>(uniform() * 60.0));
        const double noise = uniform() * 0.2;
        const double trend = (uniform() - 0.5) * 0.02;
        const double memory = uniform();
        std::vector<double> y;
        double level = 0.2 + 0.5 * uniform();
        for (std::size_t t = 0; t < n; ++t) {
            const double e = (uniform() + uniform() - 1.0) * noise;
            y.push_back(level + e);
            level += trend + memory * e;
        }
        all.push_back(y);
    }
    return all;
}

std::vector<std::uint64_t> bits(const std::vector<Fitted>& fits) {
    std::vector<std::uint64_t> found;
    const auto take = [&](double x) { found.push_back(std::bit_cast<std::uint64_t>(x)); };
    for (const Fitted& one : fits) {
        for (const double x : {one.alpha, one.theta, one.level, one.sse, one.sigma}) take(x);
        for (const auto* values : {&one.mean, &one.psi, &one.spread})
            for (const double x : *values) take(x);
    }
    return found;
}

class Theta : public testing::TestWithParam<InstructionSet> {
protected:
    void SetUp() override {
        if (!is_available(GetParam())) GTEST_SKIP() << "no " << to_string(GetParam()) << " on this machine";
    }
    ForcedInstructionSet forced_{GetParam()};
};

constexpr bool choices[] = {false, true};

TEST_P(Theta, IsTheModelOfThePaper) {
    const AllSeries all = random_walks(150, 1);
    for (const bool dynamic : choices)
        for (const bool optimised : choices) {
            const std::vector<Fitted> fits = fit(all, dynamic, optimised);
            for (std::size_t i = 0; i < all.size(); ++i) {
                const Fitted& f = fits[i];
                if (!optimised) {
                    ASSERT_EQ(f.theta, 2.0);
                }
                const Written written(all[i], dynamic, f.alpha, f.theta, f.level);
                // The starting level can be far away when alpha is nearly 1, and costs the written sum some digits.
                const double lost = 1e-15 * std::abs(f.level);
                ASSERT_NEAR(f.sse, written.sse,
                            1e-10 * f.sse + 1e-13 + 10.0 * lost * std::sqrt(f.sse) + lost * lost)
                    << i;
                for (std::size_t h = 0; h < horizon; ++h) ASSERT_NEAR(f.mean[h], written.mean[h], 1e-10) << i;
            }
        }
}

TEST_P(Theta, AShockWorksOnAsPsiAndSpreadSay) {
    const AllSeries all = random_walks(40, 2);
    for (const bool dynamic : choices) {
        const std::vector<Fitted> fits = fit(all, dynamic, true);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Fitted& f = fits[i];
            const Written still(all[i], dynamic, f.alpha, f.theta, f.level);
            std::vector<double> variances(horizon, 1.0);
            double squares = 0.0;
            for (std::size_t s = 0; s < horizon; ++s) {
                std::vector<double> shocks(horizon);
                shocks[s] = 1.0;
                const Written moved(all[i], dynamic, f.alpha, f.theta, f.level, shocks);
                for (std::size_t h = s + 1; h < horizon; ++h) {
                    const double effect = moved.mean[h] - still.mean[h];
                    variances[h] += effect * effect;
                    if (s == 0) {
                        ASSERT_NEAR(f.psi[h], effect, 1e-9) << i;
                    }
                }
            }
            for (std::size_t h = 0; h < horizon; ++h) {
                squares += f.psi[h] * f.psi[h];
                ASSERT_NEAR(f.spread[h] * f.spread[h] * squares, variances[h], 1e-8) << i;
            }
        }
    }
}

// No alpha, theta and level gives less: with the level solved for, over a fine grid of alpha and theta.
TEST_P(Theta, NothingIsBelowTheMinimumFound) {
    const AllSeries all = random_walks(24, 3);
    for (const bool dynamic : choices) {
        const std::vector<Fitted> fits = fit(all, dynamic, true);
        for (std::size_t i = 0; i < all.size(); ++i)
            for (int a = 0; a <= 300; ++a) {
                const double alpha = 0.1 + 0.89 * a / 300.0;
                for (const double theta : {1.0, 1.1, 1.3, 1.7, 2.0, 3.0, 5.0, 20.0, 1e10}) {
                    // The sum of squares is a parabola in the level: three points give its minimum.
                    const double reach = std::pow(1.0 - alpha, -3.0);
                    const double at = Written(all[i], dynamic, alpha, theta, 0.0).sse;
                    const double up = Written(all[i], dynamic, alpha, theta, reach).sse;
                    const double down = Written(all[i], dynamic, alpha, theta, -reach).sse;
                    const double curvature = (up + down - 2.0 * at) / 2.0;
                    const double slope = (up - down) / 2.0;
                    ASSERT_GE(at - slope * slope / (4.0 * curvature), fits[i].sse - 1e-9 * at)
                        << i << ' ' << alpha;
                }
            }
    }
}

TEST_P(Theta, GivesTheBitsOfTheBaseWhateverTheNeighbours) {
    const AllSeries all = random_walks(101, 4);
    for (const bool dynamic : choices)
        for (const bool optimised : choices) {
            const std::vector<Fitted> together = fit(all, dynamic, optimised);
            const ForcedInstructionSet base(InstructionSet::base);
            std::vector<Fitted> alone;
            for (const std::vector<double>& y : all) alone.push_back(fit({y}, dynamic, optimised).front());
            ASSERT_EQ(bits(together), bits(alone));
        }
}

TEST_P(Theta, AStraightLineGoesOn) {
    std::vector<double> y;
    for (int t = 0; t < 20; ++t) y.push_back(0.1 + 0.04 * t);
    for (const bool dynamic : choices) {
        const Fitted f = fit({y}, dynamic, true).front();
        EXPECT_LT(f.sse, 1e-9);
        EXPECT_LT(f.sigma, 1e-5);
        // Half the slope is the most that theta = 2 can give; theta without bound gives it all.
        for (std::size_t h = 0; h < horizon; ++h)
            EXPECT_NEAR(f.mean[h], 0.9 + 0.04 * static_cast<double>(h), 1e-3);
    }
}

TEST_P(Theta, OneStepIsLearntAsALevel) {
    std::vector<double> y(12, 0.25);
    y.resize(24, 0.75);
    const Fitted f = fit({y}, true, true).front();
    EXPECT_NEAR(f.alpha, 0.99, 1e-6);
    EXPECT_NEAR(f.mean[0], 0.75, 0.05);
}

TEST_P(Theta, OddSeriesGiveNumbers) {
    const AllSeries all{{0.5, 0.5, 0.5, 0.5 + 0x1p-53},
                        {0, 0, 0, 0.9},
                        {0.9, 0, 0, 0},
                        {0, 0, 0, 0, 0, 0, 0, 0.5},
                        {-0.9, 0.9, -0.9, 0.9, -0.9},
                        {0.5, 0.25, 0.125, 0.0625, 0x1p-5, 0x1p-6},
                        {0x1p-1000, 0.5, 0x1p-1000, 0.5, 0x1p-1000},
                        std::vector<double>(30, 0.6)};
    for (const bool dynamic : choices)
        for (const bool optimised : choices)
            for (const Fitted& f : fit(all, dynamic, optimised)) {
                EXPECT_GE(f.alpha, 0.1);
                EXPECT_LE(f.alpha, 0.99);
                EXPECT_GE(f.theta, 1.0);
                EXPECT_LE(f.theta, 1.0000001e10);
                for (const double x : {f.level, f.sse, f.sigma}) EXPECT_TRUE(std::isfinite(x));
                for (std::size_t h = 0; h < horizon; ++h) {
                    EXPECT_LT(std::abs(f.mean[h]), 20.0);
                    EXPECT_TRUE(std::isfinite(f.psi[h]));
                    EXPECT_GT(f.spread[h], 0.5);
                    EXPECT_LT(f.spread[h], 1.5);
                }
            }
}

RC_GTEST_PROP(ThetaProperties, FollowsAShiftOfItsSeries, (bool dynamic, bool optimised)) {
    const auto counts = *rc::gen::suchThat(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 256)),
                                           [](const auto& v) { return v.size() >= 6; });
    std::vector<double> y;
    std::vector<double> shifted;
    for (const int count : counts) {
        y.push_back(count / 1024.0);
        shifted.push_back(0.5 +
                          count / 1024.0);  // exact, so the series less its first value has the same bits
    }
    const std::vector<Fitted> f = fit({y, shifted}, dynamic, optimised);
    RC_ASSERT(f[0].alpha == f[1].alpha);
    RC_ASSERT(f[0].sse == f[1].sse);
    for (std::size_t h = 0; h < horizon; ++h) RC_ASSERT(std::abs(f[0].mean[h] + 0.5 - f[1].mean[h]) < 1e-12);
}

INSTANTIATE_TEST_SUITE_P(Sets, Theta,
                         testing::Values(InstructionSet::base, InstructionSet::v3, InstructionSet::v4),
                         [](const auto& set) { return std::string(to_string(set.param)); });

}  // namespace
}  // namespace sociaaldomein::kernels
