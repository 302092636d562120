#include <sociaaldomein/projection/damped_trend.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <sociaaldomein/core/error.hpp>

#include "projection/detail/student_quantile.hpp"

namespace sociaaldomein {
namespace {

using enum DampedTrendAssumption;
using Assumptions = std::vector<DampedTrendAssumption>;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct Reference {
    std::string name;
    std::vector<double> series;
    double sse, alpha, beta, damping;
    std::vector<double> forecast;
    double peer_sse;
    std::vector<double> peer_forecast;
};

const std::vector<Reference>& references() {
    static const std::vector<Reference> all{
#include "projection/fixtures/damped_trend.inc"
    };
    return all;
}

const Reference& reference(const std::string& name) {
    return *std::find_if(references().begin(), references().end(),
                         [&](const Reference& r) { return r.name == name; });
}

/// The same shocks on every machine: about normal, mean 0, variance 1.
class Shocks {
public:
    double next() {
        double sum = -6.0;
        for (int i = 0; i < 12; ++i) {
            seed_ = seed_ * 6364136223846793005U + 1442695040888963407U;
            sum += static_cast<double>(seed_ >> 11U) * 0x1p-53;
        }
        return sum;
    }

private:
    std::uint64_t seed_ = 20221101;
};

std::vector<double> simulated(Shocks& shocks, std::size_t n, double alpha, double beta, double phi) {
    std::vector<double> out;
    double level = 1000.0;
    double slope = 10.0;
    for (std::size_t t = 0; t < n; ++t) {
        const double e = 8.0 * shocks.next();
        out.push_back(level + phi * slope + e);
        level += phi * slope + alpha * e;
        slope = phi * slope + beta * e;
    }
    return out;
}

std::string message_of(const std::vector<double>& values, std::int64_t horizon,
                       const DampedTrendOptions& options = {}) {
    try {
        project_damped_trend(values, horizon, options);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Errc::out_of_domain);
        return error.what();
    }
    return "no error";
}

TEST(DampedTrend, DocumentedExample) {
    EXPECT_EQ(damped_trend({100.0, 10.0, 0.5}, 3), (std::vector<double>{105.0, 107.5, 108.75}));
    EXPECT_TRUE(damped_trend({100.0, 10.0, 0.5}, 0).empty());
    EXPECT_EQ(damped_trend({100.0, -60.0, 1.0}, 3),
              (std::vector<double>{40.0, -20.0, -80.0}));  // not clipped
    EXPECT_EQ(damped_trend({1e308, 1e308, 1.0}, 2).back(), std::numeric_limits<double>::max());
}

TEST(DampedTrend, RefusesArgumentsThatMakeNoSense) {
    const double infinite = std::numeric_limits<double>::infinity();
    EXPECT_THROW(damped_trend({missing, 0.0, 1.0}, 1), Error);
    EXPECT_THROW(damped_trend({0.0, infinite, 1.0}, 1), Error);
    EXPECT_THROW(damped_trend({0.0, 0.0, 0.0}, 1), Error);
    EXPECT_THROW(damped_trend({0.0, 0.0, 1.01}, 1), Error);
    EXPECT_THROW(damped_trend({0.0, 0.0, 1.0}, -1), Error);
    EXPECT_EQ(message_of({1.0, infinite}, 1),
              "project_damped_trend: values[1] is inf, expected a finite number, or NaN where the period has "
              "no value");
    EXPECT_EQ(message_of({missing, missing}, 1),
              "project_damped_trend: number of values is 0, expected at least one that is not NaN");
    EXPECT_NE(message_of({}, 1), "no error");
    EXPECT_NE(message_of({1.0}, -1).find("horizon is -1"), std::string::npos);
    EXPECT_NE(message_of({1.0}, 1'000'001).find("horizon is 1000001"), std::string::npos);
    EXPECT_NE(message_of({1.0}, 1, {.levels = {0.8, 1.0}}).find("level is 1"), std::string::npos);
    EXPECT_NE(message_of({1.0}, 1, {.levels = {missing}}), "no error");
    EXPECT_NE(message_of({1.0}, 1, {.assumed_change = 0.0}), "no error");
    EXPECT_NE(message_of({1.0}, 1, {.assumed_change = infinite}), "no error");
}

TEST(DampedTrend, ReachesTheLeastSquaresOfReferences) {
    ASSERT_EQ(references().size(), 4U);
    for (const Reference& r : references()) {
        SCOPED_TRACE(r.name);
        const auto p = project_damped_trend(r.series, static_cast<std::int64_t>(r.forecast.size()));
        EXPECT_LE(p.sse, r.sse * (1.0 + 1e-6));
        EXPECT_LE(p.sse, r.peer_sse * (1.0 + 1e-6));
        ASSERT_EQ(p.mean.size(), r.forecast.size());
        for (std::size_t h = 0; h < p.mean.size(); ++h) {
            EXPECT_NEAR(p.mean[h], r.forecast[h], 1e-4 * std::abs(r.forecast[h])) << h;
        }
        EXPECT_EQ(p.observations, r.series.size());
        EXPECT_TRUE(p.assumptions.empty());
    }
    // Where the optimum lies inside the region the parameters are the same too.
    const auto p = project_damped_trend(reference("made").series, 1);
    EXPECT_NEAR(p.alpha, reference("made").alpha, 1e-4);
    EXPECT_NEAR(p.beta, reference("made").beta, 1e-4);
    EXPECT_NEAR(p.damping, reference("made").damping, 1e-4);
}

TEST(DampedTrend, FindsTheOptimumThatThePeerMisses) {
    // statsmodels stops at a local optimum for the Nile, 3.7 % above the least sum of squares.
    const Reference& nile = reference("nile");
    EXPECT_GT(nile.peer_sse, 1.03 * nile.sse);
    EXPECT_NEAR(project_damped_trend(nile.series, 1).sse, nile.sse, 1e-6 * nile.sse);
}

TEST(DampedTrend, SumOfSquaresBelongsToTheStatedParameters) {
    // Recovered without the library: run the recursion backwards from the end state to its start, then
    // forwards.
    const Reference& r = reference("made");
    const auto p = project_damped_trend(r.series, 3);
    double level = p.state.level;
    double slope = p.state.slope;
    double sse = 0.0;
    for (auto y = r.series.rbegin(); y != r.series.rend(); ++y) {
        const double error = (*y - level) / (1.0 - p.alpha);
        sse += error * error;
        slope = (slope - p.beta * error) / p.damping;
        level = *y - error - p.damping * slope;
    }
    EXPECT_NEAR(p.sse, sse, 1e-3 * sse);
    EXPECT_NEAR(p.sigma, std::sqrt(p.sse / (36.0 - 3.0)), 1e-12 * p.sigma);
    EXPECT_EQ(p.degrees_of_freedom, 33);
    const auto mean = damped_trend(p.state, 3);
    for (std::size_t h = 0; h < 3; ++h) EXPECT_NEAR(p.mean[h], mean[h], 1e-9 * mean[h]);
}

/// sigma * sqrt(1 + sum of c_j^2): what the interval would be if the parameters were known.
double known_parameters_half(const DampedTrendProjection& p, std::size_t h, double level) {
    double sum = 1.0;
    for (std::size_t j = 1; j < h; ++j) {
        double reach = 0.0;
        for (std::size_t i = 1; i <= j; ++i) reach += std::pow(p.damping, static_cast<double>(i));
        sum += (p.alpha + p.beta * reach) * (p.alpha + p.beta * reach);
    }
    return detail::student_two_sided(level, p.degrees_of_freedom) * p.sigma * std::sqrt(sum);
}

TEST(DampedTrend, IntervalIsTheFormulaPlusWhatEstimationCosts) {
    Shocks shocks;
    for (const auto& [n, most] :
         std::vector<std::pair<std::size_t, double>>{{8, 8.0}, {30, 1.6}, {400, 1.05}}) {
        const auto p = project_damped_trend(simulated(shocks, n, 0.6, 0.2, 0.9), 8, {.levels = {0.5, 0.95}});
        for (const auto& interval : p.intervals) {
            for (std::size_t h = 1; h <= 8; ++h) {
                const double half = (interval.upper[h - 1] - interval.lower[h - 1]) / 2.0;
                const double known = known_parameters_half(p, h, interval.level);
                EXPECT_GE(half, known * (1.0 - 1e-9)) << n << " " << h;
                EXPECT_LE(half, known * most) << n << " " << h;
                EXPECT_NEAR(interval.upper[h - 1] - p.mean[h - 1], half, 1e-9 * half);
            }
        }
    }
}

TEST(DampedTrend, IntervalsHoldWhatTheyPromiseOnShortSeries) {
    Shocks shocks;
    for (const std::size_t n : {9U, 15U, 25U}) {
        int held = 0;
        int all = 0;
        for (int i = 0; i < 250; ++i) {
            auto y = simulated(shocks, n + 4, 0.5, 0.1, 0.9);
            const std::vector<double> future(y.end() - 4, y.end());
            y.resize(n);
            const auto p = project_damped_trend(y, 4, {.levels = {0.95}});
            for (std::size_t h = 0; h < 4; ++h) {
                ++all;
                held += p.intervals[0].lower[h] <= future[h] && future[h] <= p.intervals[0].upper[h] ? 1 : 0;
            }
        }
        EXPECT_GT(held, all * 91 / 100) << n;
        EXPECT_LT(held, all) << n;
    }
}

TEST(DampedTrend, OneObservationExample) {
    const auto p = project_damped_trend(std::vector<double>{100.0}, 2, {.levels = {0.8}});
    EXPECT_EQ(p.mean, (std::vector<double>{100.0, 100.0}));
    // Student t with 2 degrees of freedom, two-sided 0.8, is 1.8856; 10 % of 100 is 10; two periods: times
    // sqrt(2).
    EXPECT_NEAR(p.intervals[0].lower[0], 81.144, 1e-3);
    EXPECT_NEAR(p.intervals[0].upper[0], 118.856, 1e-3);
    EXPECT_NEAR(p.intervals[0].upper[1], 126.667, 1e-3);
    EXPECT_EQ(p.assumptions, Assumptions{one_observation});
    EXPECT_EQ(p.sigma, 10.0);
    EXPECT_EQ(project_damped_trend(std::vector<double>{100.0}, 2, {.assumed_change = 0.05}).sigma, 5.0);
}

TEST(DampedTrend, FewObservationsShrinkTheDriftAndMixTheSpread) {
    const auto p = project_damped_trend(std::vector<double>{100.0, 130.0}, 2, {.levels = {0.8}});
    EXPECT_EQ(p.assumptions, Assumptions{few_observations});
    EXPECT_NEAR(p.state.slope, 10.0, 1e-12);  // one change of 30 and two of 0
    EXPECT_NEAR(p.mean[0], 139.0, 1e-12);
    EXPECT_NEAR(p.mean[1], 139.0 + 8.1, 1e-12);
    EXPECT_NEAR(p.sigma, std::sqrt((2.0 * 13.0 * 13.0 + 30.0 * 30.0) / 3.0), 1e-12);
    EXPECT_EQ(p.degrees_of_freedom, 3);
    const double half = detail::student_two_sided(0.8, 3) * p.sigma * std::sqrt(1.0 + 0.81 / 3.0);
    EXPECT_NEAR(p.intervals[0].upper[0] - p.mean[0], half, 1e-9);
    EXPECT_EQ(project_damped_trend(std::vector<double>{1.0, 2.0, 3.0, 4.0}, 1).assumptions,
              Assumptions{few_observations});
    EXPECT_TRUE(project_damped_trend(std::vector<double>{1.0, 2.0, 4.0, 3.0, 5.0}, 1).assumptions.empty());
}

TEST(DampedTrend, ConstantsAndZerosGiveAStatedAnswer) {
    const auto constant = project_damped_trend(std::vector<double>(12, 250.0), 3);
    EXPECT_EQ(constant.mean, std::vector<double>(3, 250.0));
    EXPECT_EQ(constant.assumptions, Assumptions{no_variation});
    EXPECT_GT(constant.intervals[0].upper[0], 250.0);
    EXPECT_GT(constant.intervals[0].upper[2], constant.intervals[0].upper[1]);
    for (const std::size_t n : {1U, 3U, 12U}) {
        const auto zero = project_damped_trend(std::vector<double>(n, 0.0), 3);
        EXPECT_EQ(zero.mean, std::vector<double>(3, 0.0));
        EXPECT_EQ(zero.intervals[1].upper, std::vector<double>(3, 0.0));
        EXPECT_EQ(zero.assumptions.back(), all_zero);
    }
}

TEST(DampedTrend, MissingPeriodsPassTime) {
    const std::vector<double> y{100.0, 112.0, 119.0, 131.0, 138.0, 151.0, 158.0, 171.0};
    auto trailing = y;
    trailing.insert(trailing.end(), {missing, missing});
    auto leading = y;
    leading.insert(leading.begin(), {missing, missing, missing});
    const auto whole = project_damped_trend(y, 5);
    const auto late = project_damped_trend(trailing, 3);
    for (std::size_t h = 0; h < 3; ++h) {
        EXPECT_EQ(late.mean[h], whole.mean[h + 2]);
        EXPECT_EQ(late.intervals[1].upper[h], whole.intervals[1].upper[h + 2]);
        EXPECT_NEAR(late.mean[h], damped_trend(late.state, 3)[h], 1e-9);
    }
    EXPECT_EQ(late.assumptions, Assumptions{periods_without_value});
    EXPECT_EQ(project_damped_trend(leading, 5).mean, whole.mean);
    EXPECT_TRUE(project_damped_trend(leading, 5).assumptions.empty());

    // A straight rise with holes goes on rising by the same steps: the holes count as time.
    auto holes = y;
    holes[2] = holes[5] = missing;
    const auto p = project_damped_trend(holes, 1);
    EXPECT_EQ(p.observations, 6U);
    EXPECT_EQ(p.assumptions, Assumptions{periods_without_value});
    EXPECT_NEAR(p.mean[0], whole.mean[0], 4.0);
    const auto few = project_damped_trend(std::vector<double>{100.0, missing, 120.0}, 1);
    EXPECT_NEAR(few.state.slope, 20.0 / 4.0, 1e-12);  // two periods of change and two of none
    EXPECT_EQ(few.assumptions, (Assumptions{few_observations, periods_without_value}));
}

TEST(DampedTrend, NonNegativeCutsAndSaysSo) {
    const Reference& lynx = reference("lynx");
    const auto p = project_damped_trend(lynx.series, 8, {.non_negative = true});
    EXPECT_EQ(p.mean, std::vector<double>(8, 0.0));
    EXPECT_EQ(p.intervals[0].lower, std::vector<double>(8, 0.0));
    EXPECT_GT(p.intervals[0].upper[0], 0.0);
    EXPECT_EQ(p.assumptions, Assumptions{cut_at_zero});
    EXPECT_TRUE(
        project_damped_trend(reference("made").series, 2, {.non_negative = true}).assumptions.empty());

    auto below = lynx.series;
    below[3] = -1.0;
    const auto q = project_damped_trend(below, 8, {.non_negative = true});
    EXPECT_LT(q.intervals[0].lower[0], 0.0);
    EXPECT_EQ(q.assumptions, Assumptions{negative_observed});
}

TEST(DampedTrend, SameBitsEverywhere) {
    // Recorded once; any compiler, optimisation level and processor has to give these very bits.
    const auto p = project_damped_trend(reference("made").series, 4);
    EXPECT_EQ(p.mean[0], 0x1.05a16c7ed427bp+12);
    EXPECT_EQ(p.mean[3], 0x1.04d846cbfc2fep+12);
    EXPECT_EQ(p.intervals[1].lower[3], 0x1.f7f3a21a6ac83p+11);
    const auto q = project_damped_trend(std::vector<double>{3840.0, 3727.0, 3619.0, 3585.0, 3541.0}, 4);
    EXPECT_EQ(q.mean[3], 0x1.a99175b073d98p+11);
    EXPECT_EQ(q.intervals[0].upper[3], 0x1.c3e99bdb07eb1p+11);
}

RC_GTEST_PROP(DampedTrend, NeverFailsAndNeverNarrows, ()) {
    const auto n = *rc::gen::inRange<std::size_t>(1, 24);
    const auto exponent = *rc::gen::element(-300, -30, 0, 30, 300);
    std::vector<double> y;
    for (const int v : *rc::gen::container<std::vector<int>>(n, rc::gen::inRange(-50, 200))) {
        const double factor = std::pow(10.0, exponent);
        y.push_back(v == 7 && !y.empty() ? missing : factor * v);
    }
    const auto p = project_damped_trend(y, 12, {.levels = {0.95, 0.5}});
    for (const auto& interval : p.intervals) {
        double width = 0.0;
        for (std::size_t h = 0; h < 12; ++h) {
            RC_ASSERT(std::isfinite(p.mean[h]));
            RC_ASSERT(std::isfinite(interval.lower[h]) && std::isfinite(interval.upper[h]));
            RC_ASSERT(interval.lower[h] <= p.mean[h] && p.mean[h] <= interval.upper[h]);
            RC_ASSERT(interval.upper[h] - interval.lower[h] >= width * (1.0 - 1e-9));
            width = interval.upper[h] - interval.lower[h];
        }
    }
    RC_ASSERT(p.intervals[0].upper[0] >= p.intervals[1].upper[0]);
    RC_ASSERT(p.degrees_of_freedom >= 1);
}

RC_GTEST_PROP(DampedTrend, AnotherUnitScalesTheAnswerExactly, ()) {
    const auto n = *rc::gen::inRange<std::size_t>(1, 16);
    std::vector<double> y;
    for (const int v : *rc::gen::container<std::vector<int>>(n, rc::gen::inRange(1, 5000))) y.push_back(v);
    auto scaled = y;
    for (double& v : scaled) v *= 0x1p20;
    const auto p = project_damped_trend(y, 6);
    const auto q = project_damped_trend(scaled, 6);
    RC_ASSERT(p.alpha == q.alpha && p.beta == q.beta && p.damping == q.damping);
    for (std::size_t h = 0; h < 6; ++h) {
        RC_ASSERT(p.mean[h] * 0x1p20 == q.mean[h]);
        RC_ASSERT(p.intervals[0].lower[h] * 0x1p20 == q.intervals[0].lower[h]);
    }
}

TEST(DampedTrend, SurvivesTheEndsOfTheDoubles) {
    const double top = std::numeric_limits<double>::max();
    for (const std::vector<double>& y :
         {std::vector<double>{top, -top, top, -top, top, -top},
          std::vector<double>{5e-324, 0.0, 1e-323, 5e-324, 0.0, 0.0}, std::vector<double>{top},
          std::vector<double>{5e-324}, std::vector<double>{1e300, 1e-300, 1.0},
          std::vector<double>{1e-300, 2e-300, 4e-300, 3e-300, 5e-300, 6e-300}}) {
        const auto p = project_damped_trend(y, 5);
        for (std::size_t h = 0; h < 5; ++h) {
            EXPECT_TRUE(std::isfinite(p.mean[h]));
            EXPECT_TRUE(std::isfinite(p.intervals[1].lower[h]));
            EXPECT_LE(p.intervals[1].lower[h], p.mean[h]);
        }
    }
}

}  // namespace
}  // namespace sociaaldomein
