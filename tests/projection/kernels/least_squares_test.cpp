// The search is an ingredient of kernels, not a kernel: it is compiled here, on vectors that every machine has.
#pragma GCC diagnostic ignored "-Wold-style-cast"
#define SD_KERNEL_SET test
#define SD_KERNEL_BYTES 16
#include "projection/kernels/least_squares.inl"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace sociaaldomein::kernels {
namespace {

double lane(const real& a, int i) { return a.v[i / vector_width][i % vector_width]; }
void set_lane(real& a, int i, double x) { a.v[i / vector_width][i % vector_width] = x; }

/// y(t) = state * exp(-rate t) + offset, with the rate as the one searched parameter: its place, times 4.
struct Decay {
    static constexpr int count = 3;
    static constexpr int times = 12;
    std::array<real, times> y;

    void operator()(const real* at, real& sum, real* gradient, real* normal) const {
        sum = real(0.0);
        for (int i = 0; i < count; ++i) gradient[i] = real(0.0);
        for (int i = 0; i < packed(count, 0); ++i) normal[i] = real(0.0);
        for (int t = 0; t < times; ++t) {
            const real time = 0.25 * t;
            const real decayed = exp(real(-4.0) * at[2] * time);
            const real residual = at[0] * decayed + at[1] - y[static_cast<std::size_t>(t)];
            const real row[count] = {decayed, real(1.0), real(-4.0) * time * at[0] * decayed};
            sum += residual * residual;
            for (int i = 0; i < count; ++i) {
                gradient[i] += row[i] * residual;
                for (int j = 0; j <= i; ++j) normal[packed(i, j)] += row[i] * row[j];
            }
        }
    }
};

LeastSquares<2> solve(const Decay& problem, double from_rate = 0.5) {
    LeastSquares<2> search;
    search.states = 2;
    search.searched = 1;
    search.clear();
    const real from[3] = {real(1.0), real(0.0), real(from_rate)};
    search.start(always(), from);
    while (any(search.busy)) {
        real sum;
        real gradient[3];
        real normal[6];
        problem(search.trial, sum, gradient, normal);
        search.tell(sum, log(sum + real(1e-25)), gradient, normal);
    }
    return search;
}

/// Each lane its own rate and errors.
Decay made(const std::vector<double>& rates, double errors) {
    Decay problem;
    for (int t = 0; t < Decay::times; ++t)
        for (int i = 0; i < lane_count; ++i)
            set_lane(problem.y[static_cast<std::size_t>(t)], i,
                     3.0 * std::exp(-rates[static_cast<std::size_t>(i)] * 0.25 * t) - 1.0 +
                         errors * ((t * 7 + i) % 5 - 2.0));
    return problem;
}

TEST(LeastSquares, FindsWhatTheDataWereMadeOf) {
    std::vector<double> rates;
    for (int i = 0; i < lane_count; ++i) rates.push_back(0.4 + 0.3 * i);
    const auto search = solve(made(rates, 0.0));
    for (int i = 0; i < lane_count; ++i) {
        EXPECT_NEAR(lane(search.x[0], i), 3.0, 1e-6);
        EXPECT_NEAR(lane(search.x[1], i), -1.0, 1e-6);
        EXPECT_NEAR(4.0 * lane(search.x[2], i), rates[static_cast<std::size_t>(i)], 1e-6);
        EXPECT_LT(lane(search.evaluations, i), 40);
    }
}

TEST(LeastSquares, EndsWhereTheGradientDoes) {
    const Decay problem = made(std::vector<double>(lane_count, 1.2), 0.1);
    const auto search = solve(problem);
    real sum;
    real gradient[3];
    real normal[6];
    problem(search.x, sum, gradient, normal);
    for (int i = 0; i < lane_count; ++i) {
        for (const real& slope : gradient) EXPECT_NEAR(lane(slope, i), 0.0, 1e-5);
        EXPECT_LT(lane(search.evaluations, i), 20);
    }
}

TEST(LeastSquares, StaysInTheBoxAndSolvesTheRestThere) {
    // A rate of 6 is more than the box has: its place is 1, the states are the best for that.
    const Decay problem = made(std::vector<double>(lane_count, 6.0), 0.0);
    const auto search = solve(problem, 0.9);
    real sum;
    real gradient[3];
    real normal[6];
    problem(search.x, sum, gradient, normal);
    for (int i = 0; i < lane_count; ++i) {
        EXPECT_EQ(lane(search.x[2], i), 1.0);
        EXPECT_NEAR(lane(gradient[0], i), 0.0, 1e-6);
        EXPECT_NEAR(lane(gradient[1], i), 0.0, 1e-6);
        EXPECT_LT(lane(gradient[2], i), 0.0);
    }
}

TEST(LeastSquares, ASmallQuadraticInABox) {
    // x² + xy + y² - 3x - 3y on [0, 1]²: free minimum (1, 1), which is the corner; with x <= 1/2 it is y = 5/4 -> 1.
    const real matrix[] = {real(2.0), real(1.0), real(2.0)};
    const real gradient[] = {real(-3.0), real(-3.0)};
    const real lower[] = {real(0.0), real(0.0)};
    real upper[] = {real(3.0), real(3.0)};
    real step[2];
    solve_in_box(2, matrix, gradient, lower, upper, step);
    EXPECT_NEAR(lane(step[0], 0), 1.0, 1e-15);
    EXPECT_NEAR(lane(step[1], 0), 1.0, 1e-15);
    upper[0] = real(0.5);
    solve_in_box(2, matrix, gradient, lower, upper, step);
    EXPECT_EQ(lane(step[0], 0), 0.5);
    EXPECT_NEAR(lane(step[1], 0), 1.25, 1e-15);
}

TEST(LeastSquares, EndsOutsideTheDomain) {
    LeastSquares<2> search;
    search.states = 1;
    search.searched = 1;
    search.clear();
    const real from[2] = {real(1.0), real(0.5)};
    search.start(always(), from);
    const real none = std::numeric_limits<double>::quiet_NaN();
    const real gradient[2] = {none, none};
    const real normal[3] = {none, none, none};
    search.tell(none, none, gradient, normal);
    EXPECT_FALSE(any(search.busy));
    EXPECT_EQ(lane(search.value, 0), std::numeric_limits<double>::infinity());
}

RC_GTEST_PROP(LeastSquares, ALaneDoesNotSeeItsNeighbours, ()) {
    std::vector<double> rates(lane_count);
    for (double& rate : rates) rate = *rc::gen::inRange(1, 70) * 0.1;
    const double errors = *rc::gen::inRange(0, 5) * 0.05;
    const Decay problem = made(rates, errors);
    const auto together = solve(problem);
    const int chosen = *rc::gen::inRange(0, lane_count);
    Decay alone = problem;
    for (real& y : alone.y) y = real(lane(y, chosen));
    const auto single = solve(alone);
    for (int i = 0; i < 3; ++i) RC_ASSERT(lane(single.x[i], 0) == lane(together.x[i], chosen));
    RC_ASSERT(lane(single.evaluations, 0) == lane(together.evaluations, chosen));
}

}  // namespace
}  // namespace sociaaldomein::kernels
