// The search is an ingredient of kernels, not a kernel: it is compiled here, on vectors that every machine has.
#pragma GCC diagnostic ignored "-Wold-style-cast"
#define SD_KERNEL_SET test
#define SD_KERNEL_BYTES 16
#include "projection/kernels/minimise.inl"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace sociaaldomein::kernels {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double lane(const real& a, int i) { return a.v[i / vector_width][i % vector_width]; }
void set_lane(real& a, int i, double x) { a.v[i / vector_width][i % vector_width] = x; }

template <class Function>
real per_lane(Function function) {
    real r = 0.0;
    for (int i = 0; i < lane_count; ++i) set_lane(r, i, function(i));
    return r;
}

template <int count>
struct Box {
    std::array<real, Search<count>::size> from, scale, lower, upper;
    Box(double start, double size, double low, double high) {
        from.fill(real(start));
        scale.fill(real(size));
        lower.fill(real(low));
        upper.fill(real(high));
    }
    Search<count> search() const {
        Search<count> begun;
        begun.start(from.data(), scale.data(), lower.data(), upper.data());
        return begun;
    }
};

// The valley of Rosenbrock, as steep in every lane as `steepness` says.
auto rosenbrock(const real& steepness) {
    return [steepness](const real* x, real& f, real* g) {
        const real bend = x[1] - x[0] * x[0];
        const real rest = real(1.0) - x[0];
        f = steepness * bend * bend + rest * rest;
        g[0] = real(-4.0) * steepness * x[0] * bend - real(2.0) * rest;
        g[1] = real(2.0) * steepness * bend;
    };
}

TEST(Minimise, FollowsACurvedValley) {
    Box<2> box(-1.2, 1.0, -10.0, 10.0);
    box.from[1] = 1.0;
    auto search = box.search();
    minimise(search, rosenbrock(per_lane([](int i) { return 1.0 + 20.0 * i; })));
    for (int i = 0; i < lane_count; ++i) {
        EXPECT_NEAR(lane(search.x[0], i), 1.0, 1e-4);
        EXPECT_NEAR(lane(search.x[1], i), 1.0, 2e-4);
        EXPECT_LT(lane(search.evaluations, i), 100);
    }
}

TEST(Minimise, StopsAtBoundsAndMovesTheOthersAlongThem) {
    Box<2> box(-0.5, 1.0, -10.0, 10.0);
    box.upper[0] = 0.5;  // the minimum on it is at x1 = 0.25
    auto search = box.search();
    minimise(search, rosenbrock(real(100.0)));
    for (int i = 0; i < lane_count; ++i) {
        EXPECT_EQ(lane(search.x[0], i), 0.5);
        EXPECT_NEAR(lane(search.x[1], i), 0.25, 1e-5);
    }
}

TEST(Minimise, TwentyCorrelatedParameters) {
    // f = sum of (x_i - x_{i-1} - 1)^2 i, of which x_i = i is the minimum; every other lane has a bound at x_19 <= 15
    Box<20> box(3.0, 2.0, -infinity, infinity);
    box.upper[19] = per_lane([](int i) { return i % 2 == 0 ? infinity : 15.0; });
    auto search = box.search();
    minimise(search, [](const real* x, real& f, real* g) {
        f = 0.0;
        for (int i = 0; i < 20; ++i) g[i] = 0.0;
        for (int i = 0; i < 20; ++i) {
            const real weight = i + 1.0;
            const real r = x[i] - (i > 0 ? x[i - 1] : real(-1.0)) - real(1.0);
            f += r * r * weight;
            g[i] += real(2.0) * r * weight;
            if (i > 0) g[i - 1] -= real(2.0) * r * weight;
        }
    });
    double harmonic = 0.0;  // the 4 by which x_19 falls short divides itself by stiffness
    for (int i = 0; i < 20; ++i) harmonic += 1.0 / (i + 1);
    for (int l = 0; l < lane_count; ++l) {
        double expected = -1.0;
        for (int i = 0; i < 20; ++i) {
            expected += 1.0 - (l % 2 == 0 ? 0.0 : 4.0 / harmonic / (i + 1));
            EXPECT_NEAR(lane(search.x[i], l), expected, 1e-3) << i;
        }
        EXPECT_LT(lane(search.evaluations, l), 150);
    }
}

TEST(Minimise, StepsBackFromWhereTheFunctionIsNotDefined) {
    Box<1> box(4.0, 100.0, -1000.0, 1000.0);
    box.from[0] = per_lane([](int i) { return i == 0 ? -1.0 : 0.5 + i; });
    auto search = box.search();
    minimise(search, [](const real* x, real& f, real* g) {
        f = x[0] - real(1e300) * select(x[0] > real(0.0), real(0.0), real(infinity)) + real(1.0) / x[0];
        g[0] = real(1.0) - real(1.0) / (x[0] * x[0]);
    });
    EXPECT_EQ(lane(search.f, 0), infinity);  // it began outside
    EXPECT_EQ(lane(search.x[0], 0), -1.0);
    for (int i = 1; i < lane_count; ++i) EXPECT_NEAR(lane(search.x[0], i), 1.0, 1e-4);
}

TEST(Minimise, EndsOnFunctionsWithoutMinimumOrSlope) {
    auto flat = Box<2>(1.0, 1.0, -5.0, 5.0).search();
    minimise(flat, [](const real*, real& f, real* g) { f = real(3.0), g[0] = g[1] = real(0.0); });
    EXPECT_EQ(lane(flat.f, 0), 3.0);
    EXPECT_EQ(lane(flat.evaluations, 0), 1.0);
    auto falling = Box<1>(1.0, 1.0, -infinity, infinity).search();
    falling.end.evaluations = 50;
    minimise(falling, [](const real* x, real& f, real* g) { f = -x[0], g[0] = real(-1.0); });
    EXPECT_EQ(lane(falling.evaluations, 0), 50.0);
    auto corner = Box<2>(0.0, 1.0, -3.0, 2.0).search();
    minimise(corner,
             [](const real* x, real& f, real* g) { f = x[0] - x[1], g[0] = real(1.0), g[1] = real(-1.0); });
    EXPECT_EQ(lane(corner.x[0], 1), -3.0);
    EXPECT_EQ(lane(corner.x[1], 1), 2.0);
    auto concave = Box<1>(0.1, 0.01, -1.0, 2.0).search();
    minimise(concave, [](const real* x, real& f, real* g) { f = -x[0] * x[0], g[0] = real(-2.0) * x[0]; });
    EXPECT_EQ(lane(concave.x[0], 1), 2.0);
}

std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

RC_GTEST_PROP(Minimise, ALaneDoesNotSeeItsNeighbours, ()) {
    std::array<double, lane_count> steepness{};
    for (double& s : steepness) s = *rc::gen::inRange(1, 5000) * 0.1;
    Box<2> box(-1.2, 0.5, -2.0, 1.5);
    box.upper[1] =
        per_lane([&](int i) { return steepness[static_cast<std::size_t>(i)] > 100.0 ? 0.5 : 4.0; });
    auto search = box.search();
    minimise(search, rosenbrock(per_lane([&](int i) { return steepness[static_cast<std::size_t>(i)]; })));
    const int alone = *rc::gen::inRange(0, lane_count);
    Box<2> same(-1.2, 0.5, -2.0, 1.5);
    same.upper[1] = lane(box.upper[1], alone);
    auto single = same.search();
    minimise(single, rosenbrock(real(steepness[static_cast<std::size_t>(alone)])));
    RC_ASSERT(bits(lane(single.x[0], 0)) == bits(lane(search.x[0], alone)));
    RC_ASSERT(bits(lane(single.x[1], 0)) == bits(lane(search.x[1], alone)));
    RC_ASSERT(bits(lane(single.f, 0)) == bits(lane(search.f, alone)));
    RC_ASSERT(lane(single.evaluations, 0) == lane(search.evaluations, alone));
}

TEST(Minimise, ALaneThatHasEndedCanBeFilledAgain) {
    // Fifty problems in as many lanes as there are: minimum at `target`
    constexpr int problems = 50;
    std::vector<double> found(problems, -1.0);
    std::array<int, lane_count> holds{};
    const Box<1> box(0.0, 1.0, -100.0, 100.0);
    Search<1> search;
    real target = per_lane([](int i) { return 1.0 + i; });
    for (int i = 0; i < lane_count; ++i) holds[static_cast<std::size_t>(i)] = i;
    int next = lane_count;
    search.start(box.from.data(), box.scale.data(), box.lower.data(), box.upper.data());
    while (any(search.busy)) {
        const real off = search.trial[0] - target;
        const real f = off * off * off * off + off * off;
        const real g[1] = {real(4.0) * off * off * off + real(2.0) * off};
        search.tell(f, g);
        for (int i = 0; i < lane_count; ++i) {
            int& problem = holds[static_cast<std::size_t>(i)];
            if (search.busy.v[i / vector_width][i % vector_width] != 0 || problem < 0) continue;
            found[static_cast<std::size_t>(problem)] = lane(search.x[0], i);
            problem = next < problems ? next++ : -1;
            if (problem < 0) continue;
            set_lane(target, i, 1.0 + problem);
            const mask refilled = per_lane([&](int j) { return i == j ? 1.0 : 0.0; }) == real(1.0);
            search.start(refilled, box.from.data(), box.scale.data(), box.lower.data(), box.upper.data());
        }
    }
    for (int i = 0; i < problems; ++i) EXPECT_NEAR(found[static_cast<std::size_t>(i)], 1.0 + i, 1e-4);
}

}  // namespace
}  // namespace sociaaldomein::kernels
