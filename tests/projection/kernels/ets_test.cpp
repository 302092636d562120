// The ingredients of the kernel are compiled here, on vectors that every machine has; the kernels themselves are reached
// through their tables.
#pragma GCC diagnostic ignored "-Wold-style-cast"
#define SD_KERNEL_SET test
#define SD_KERNEL_BYTES 16
#define SD_KERNEL_VECTORS 1
#include "projection/kernels/ets_search.inl"
#include "projection/kernels/ets_seasonal.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace sociaaldomein::kernels {
namespace {

double lane(const real& a, int i) { return a.v[i / vector_width][i % vector_width]; }

constexpr int n = 23;

/// Positive numbers, the same in all lanes but for the length: the second lane ends earlier.
struct Data {
    std::vector<double> values;
    std::vector<double> logs;

    Data() {
        std::mt19937_64 bits(11);
        for (int t = 0; t < n; ++t) {
            const double y = 0.5 + 0.01 * t + 0.1 * (t % 4) + 0x1p-54 * static_cast<double>(bits() >> 11);
            for (int i = 0; i < lane_count; ++i) values.push_back(y);
            for (int i = 0; i < lane_count; ++i) logs.push_back(std::log(y));
        }
    }
    Lanes lanes(int season) const {
        real length = static_cast<double>(n);
        length.v[0][1] = n - 4;
        return {values.data(), length, real(0.0), n - 4, n, season};
    }
};

/// Derivatives of the value by every parameter, against differences.
template <class Shape, class Evaluate>
void expect_derivatives(int season, std::vector<double> at, Evaluate evaluate) {
    constexpr int limit = state_limit<Shape>() + searched_limit;
    const int count = Shape::states(season) + Shape::searched;
    ASSERT_EQ(at.size(), static_cast<std::size_t>(count));
    const auto value_at = [&](const std::vector<double>& point, Normal<limit>& normal, real& sum) {
        std::vector<real> trial(point.begin(), point.end());
        real value;
        evaluate(trial.data(), sum, value, normal);
        return value;
    };
    Normal<limit> normal;
    Normal<limit> unused;
    real sum;
    real other;
    value_at(at, normal, sum);
    for (int i = 0; i < count; ++i) {
        constexpr double step = 1e-6;
        auto up = at;
        auto down = at;
        up[static_cast<std::size_t>(i)] += step;
        down[static_cast<std::size_t>(i)] -= step;
        const real change = value_at(up, unused, other) - value_at(down, unused, other);
        for (int l = 0; l < 2; ++l)  // the value is log(sum), the gradient half that of the sum
            EXPECT_NEAR(lane(change, l) / (2.0 * step), 2.0 * lane(normal.gradient[i], l) / lane(sum, l),
                        2e-5)
                << "parameter " << i << ", lane " << l;
    }
}

TEST(Ets, DerivativesOfLinearModels) {
    const Data data;
    const real base = 0.3;
    const auto check = [&]<bool relative, class Shape>(int season, std::vector<double> at) {
        expect_derivatives<Shape>(season, at, [&](const real* trial, real& sum, real& value, auto& normal) {
            evaluate_linear<relative, Shape>(data.lanes(season), base, trial, sum, value, normal);
        });
    };
    check.operator()<false, Form<false, false, false>>(1, {0.4, 0.3});
    check.operator()<true, Form<false, false, false>>(1, {0.4, 0.3});
    check.operator()<false, Form<true, false, false>>(1, {0.02, 0.4, 0.3, 0.6});
    check.operator()<true, Form<true, true, false>>(1, {0.02, 0.4, 0.3, 0.6, 0.5});
    check.operator()<false, Form<false, false, true>>(4, {0.2, 0.3, 0.45, 0.5, 0.3, 0.6});
    check.operator()<true, Form<true, true, true>>(4, {0.01, 0.2, 0.3, 0.45, 0.5, 0.3, 0.6, 0.2, 0.7});
    check.operator()<false, Form<true, true, true>>(5, {0.01, 0.2, 0.3, 0.45, 0.5, 0.4, 0.3, 0.6, 0.2, 0.7});
}

TEST(Ets, DerivativesOfModelsWithAMultiplicativeSeason) {
    const Data data;
    const real base = 0.7;
    const auto check = [&]<class Shape>(int season, std::vector<double> at) {
        expect_derivatives<Shape>(season, at, [&](const real* trial, real& sum, real& value, auto& normal) {
            evaluate_product<Shape>(data.lanes(season), base, trial, sum, value, normal);
        });
    };
    check.operator()<Form<false, false, true>>(4, {0.8, 0.9, 1.1, 1.2, 0.3, 0.6});
    check.operator()<Form<true, false, true>>(4, {0.01, 0.8, 0.9, 1.1, 1.2, 0.3, 0.6, 0.4});
    check.operator()<Form<true, true, true>>(6, {0.01, 0.8, 0.9, 1.1, 1.2, 0.9, 0.8, 0.3, 0.6, 0.4, 0.2});
}

TEST(Ets, TheLeastSumIsThatOfTheBestStates) {
    const Data data;
    using Shape = Form<true, true, true>;
    constexpr int limit = state_limit<Shape>() + searched_limit;
    const Lanes y = data.lanes(4);
    const double place[] = {0.3, 0.5, 0.4, 0.6};
    std::vector<real> at(limit, real(0.0));
    const real least = least_sum<Shape>(y, real(0.4), place, at.data());
    std::vector<real> places(std::begin(place), std::end(place));
    std::vector<real> same(limit, real(0.0));
    const real lane_by_lane = least_sum<Shape>(y, real(0.4), places.data(), same.data());
    std::copy(places.begin(), places.end(), at.begin() + Shape::states(4));
    Normal<limit> normal;
    real sum;
    real value;
    evaluate_linear<false, Shape>(y, real(0.4), at.data(), sum, value, normal);
    for (int l = 0; l < 2; ++l) {
        EXPECT_NEAR(lane(sum, l), lane(least, l), 1e-13);
        EXPECT_EQ(lane(least, l), lane(lane_by_lane, l));
        for (int i = 0; i < Shape::states(4); ++i) EXPECT_NEAR(lane(normal.gradient[i], l), 0.0, 1e-12) << i;
    }
}

TEST(Ets, TheAdmissibleRegionEndsWhereARootReachesTheCircle) {
    // With alpha = 1 and gamma = 0 a monthly trend is admissible up to beta = 1 - cos(30 degrees).
    using Shape = Form<true, false, true>;
    const double place[] = {1.0, 1.0, 0.0};
    const double share = admissible_slope<Shape>(place, 12);
    const double found[] = {1.0, share, 0.0};
    EXPECT_NEAR(Shape::smoothing(found).beta, 1.0 - std::cos(std::numbers::pi / 6.0), 2e-4);
    const auto inside = [](double alpha, double beta, double gamma, double phi) {
        return admissible<Form<true, true, true>>(Smoothing<double>{alpha, beta, gamma, phi}, 12);
    };
    EXPECT_TRUE(inside(0.5, 0.01, 0.1, 0.9));
    EXPECT_FALSE(inside(0.5, 0.45, 0.1, 0.95));
    // A season of 4 never leaves it without damping.
    EXPECT_TRUE((admissible<Shape>(Smoothing<double>{0.9, 0.9, 0.0999, 1.0}, 4)));
}

TEST(Ets, PlacesOfTheBoxAreTheUsualRegion) {
    using Shape = Form<true, true, true>;
    for (const double a : {0.0, 0.5, 1.0})
        for (const double b : {0.0, 1.0})
            for (const double c : {0.0, 1.0}) {
                const double place[] = {a, b, c, c};
                const auto s = Shape::smoothing(place);
                EXPECT_DOUBLE_EQ(s.alpha, 1e-4 + a * 0.9998);
                EXPECT_DOUBLE_EQ(s.beta, b == 0.0 ? 1e-4 : s.alpha);
                EXPECT_NEAR(s.gamma, c == 0.0 ? 1e-4 : 1.0 - s.alpha, 1e-15);
                EXPECT_DOUBLE_EQ(s.phi, c == 0.0 ? 0.8 : 0.98);
            }
}

// --- The kernels ------------------------------------------------------------------------------------------------------

struct Series {
    std::vector<std::vector<double>> values;
    int season = 1;
};

Series draw(int count, int season, unsigned seed, int shortest, int longest) {
    std::mt19937_64 bits(seed);
    const auto uniform = [&] { return static_cast<double>(bits() >> 11) * 0x1p-53; };
    Series made{{}, season};
    for (int i = 0; i < count; ++i) {
        const int length =
            shortest + static_cast<int>(bits() % static_cast<unsigned>(longest - shortest + 1));
        std::vector<double> y;
        double level = 0.3 + 0.1 * uniform();
        const double drift = 0.004 * uniform();
        const double spread = 0.1 * uniform();
        for (int t = 0; t < length; ++t) {
            level += drift + 0.05 * spread * (uniform() - 0.5);
            y.push_back(level * (1.0 + 0.1 * (t % season)) + spread * (uniform() - 0.5));
        }
        made.values.push_back(y);
    }
    return made;
}

/// The results of one kind of model, lane after lane.
std::vector<std::vector<double>> fit(const EtsKernels& kernel, const Series& series, int trend,
                                     double* EtsResults::*kind) {
    const auto width = static_cast<std::size_t>(kernel.lane_count);
    const std::size_t lanes = (series.values.size() + width - 1) / width * width;
    std::size_t longest = 0;
    std::size_t shortest = 1'000'000;
    for (const auto& y : series.values) {
        longest = std::max(longest, y.size());
        shortest = std::min(shortest, y.size());
    }
    std::vector<double> values(longest * lanes, 0.0);
    std::vector<double> lengths(lanes);
    for (std::size_t i = 0; i < lanes; ++i) {
        const auto& y = series.values[std::min(i, series.values.size() - 1)];
        lengths[i] = static_cast<double>(y.size());
        for (std::size_t t = 0; t < y.size(); ++t)
            values[(i / width * longest + t) * width + i % width] = y[t];
    }
    EtsBatch batch;
    batch.values = values.data();
    batch.lengths = lengths.data();
    batch.series = static_cast<int>(series.values.size());
    batch.shortest = static_cast<int>(shortest);
    batch.longest = static_cast<int>(longest);
    batch.season = series.season;
    const auto rows = static_cast<std::size_t>(ets_row::count(series.season));
    std::vector<double> result(rows * lanes);
    std::vector<double> workspace(static_cast<std::size_t>(kernel.workspace_doubles(batch)) + 8);
    const auto address = reinterpret_cast<std::uintptr_t>(workspace.data());
    EtsResults results;
    results.*kind = result.data();
    kernel.fit(batch, trend, results, workspace.data() + (64 - address % 64) % 64 / 8);
    std::vector<std::vector<double>> found(series.values.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        for (std::size_t r = 0; r < rows; ++r)
            found[i].push_back(result[(i / width * rows + r) * width + i % width]);
    return found;
}

using Kind = double* EtsResults::*;
constexpr Kind kinds[] = {&EtsResults::additive, &EtsResults::multiplicative_error,
                          &EtsResults::multiplicative_season};

void for_every_model(
    const std::function<void(const EtsKernels& (*)(), int season, int trend, Kind kind)>& check) {
    for (int trend = 0; trend <= 2; ++trend)
        for (const Kind kind : kinds) {
            if (kind != kinds[2]) check([]() -> const EtsKernels& { return ets_kernels(); }, 1, trend, kind);
            check([]() -> const EtsKernels& { return ets_seasonal_kernels(); }, 4, trend, kind);
        }
}

TEST(Ets, TheSameBitsOnEveryInstructionSet) {
    for_every_model([](const EtsKernels& (*kernel)(), int season, int trend, Kind kind) {
        const Series series = draw(37, season, 5, 12, 30);
        std::vector<std::vector<double>> base;
        {
            const ForcedInstructionSet forced(InstructionSet::base);
            base = fit(kernel(), series, trend, kind);
        }
        for (const InstructionSet set : {InstructionSet::v3, InstructionSet::v4}) {
            if (!is_available(set)) continue;
            const ForcedInstructionSet forced(set);
            EXPECT_EQ(fit(kernel(), series, trend, kind), base) << to_string(set) << " trend " << trend;
        }
    });
}

TEST(Ets, ASeriesDoesNotSeeItsNeighbours) {
    for_every_model([](const EtsKernels& (*kernel)(), int season, int trend, Kind kind) {
        const Series series = draw(21, season, 9, 10, 40);
        const auto together = fit(kernel(), series, trend, kind);
        Series backwards = series;
        std::ranges::reverse(backwards.values);
        auto turned = fit(kernel(), backwards, trend, kind);
        std::ranges::reverse(turned);
        EXPECT_EQ(turned, together);
        for (const std::size_t i : {std::size_t{0}, series.values.size() - 1}) {
            const Series alone{{series.values[i]}, season};
            EXPECT_EQ(fit(kernel(), alone, trend, kind)[0], together[i]) << i;
        }
    });
}

}  // namespace
}  // namespace sociaaldomein::kernels
