#include "projection/detail/ets_family.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "projection/fixtures/ets_course.hpp"
#include "projection/fixtures/references.hpp"
#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::detail {
namespace {

using kernels::ForcedInstructionSet;
using kernels::InstructionSet;
using testing_ets::Course;
using testing_ets::project;
using testing_ets::Projections;
using testing_ets::scaled;

EtsSet set_of(EtsForm form) { return ets_model(form.multiplicative_error, form.trend, form.season); }

/// Series of several habits, ordered by length, the largest |value| of each in [0.5, 1).
std::vector<std::vector<double>> draw(std::size_t count, int season, unsigned seed, std::size_t shortest,
                                      std::size_t longest) {
    std::mt19937_64 bits(seed);
    const auto uniform = [&] { return static_cast<double>(bits() >> 11) * 0x1p-53; };
    std::vector<std::vector<double>> all;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t n = shortest + bits() % (longest - shortest + 1);
        const double memory = 0.05 + 0.95 * uniform();
        const double spread = 0.3 * uniform() * uniform();
        double level = 1.0 + uniform();
        double slope = 0.04 * (uniform() - 0.4);
        const double bend = uniform() < 0.5 ? 0.0 : 0.3 * uniform();
        std::vector<double> cycle;
        for (int s = 0; s < season; ++s) cycle.push_back(1.0 + 0.4 * (uniform() - 0.5));
        std::vector<double> y;
        for (std::size_t t = 0; t < n; ++t) {
            const double e = spread * (uniform() + uniform() + uniform() - 1.5);
            y.push_back(std::max((level + slope) * cycle[t % cycle.size()] + e, 0.01));
            level += slope + memory * e;
            slope = 0.97 * slope + bend * memory * e;
        }
        all.push_back(scaled(y, testing_references::unit_scale(y)));
    }
    std::ranges::stable_sort(all, {}, [](const auto& y) { return y.size(); });
    return all;
}

TEST(EtsFamily, DocumentedExample) {
    std::vector<double> y(10);
    for (std::size_t i = 0; i < y.size(); ++i) y[i] = (2.0 + 2.0 * static_cast<double>(i)) / 32.0;
    const Projections p = project({y}, 1, 2, ets_model(false, 1, 0));
    EXPECT_NEAR(32.0 * p.mean[0], 22.0, 1e-9);
    EXPECT_NEAR(32.0 * p.mean[1], 24.0, 1e-9);
    EXPECT_LT(p.fits[0].sigma, 1e-12);
    EXPECT_STREQ(p.fits[0].model, "ETS(A,A,N)");
}

TEST(EtsFamily, TheObjectiveIsThatOfTheParametersReported) {
    const auto series = draw(40, 4, 3, 16, 40);
    for (const EtsForm form : ets_models) {
        const Projections p = project(series, 4, 6, set_of(form));
        for (std::size_t i = 0; i < series.size(); ++i) {
            const double* found = p.fits[i].parameters;
            Course run{form, found[0], found[1], found[2], found[3], found[4], found[5], {0.0}};
            if (form.season != 0) run.season.assign(found + 6, found + 10);
            double squares = 0.0;
            EXPECT_NEAR(run.pass(series[i], &squares), p.fits[i].objective,
                        1e-7 * std::abs(p.fits[i].objective) + 1e-7);
            const double k = p.fits[i].parameter_count;
            const auto n = static_cast<double>(series[i].size());
            EXPECT_NEAR(p.fits[i].sigma, std::sqrt(squares / (n - k)), 1e-9);
            EXPECT_NEAR(p.fits[i].criterion,
                        p.fits[i].objective + 2.0 * (k + 1.0) + 2.0 * (k + 1.0) * (k + 2.0) / (n - k - 2.0),
                        1e-9);
            // The end of the run is where the projection begins.
            EXPECT_NEAR(p.states[i].level, run.level, 1e-9);
            EXPECT_NEAR(p.states[i].slope, run.slope, 1e-9);
            for (std::size_t j = 0; form.season != 0 && j < 4; ++j)
                EXPECT_NEAR(p.states[i].season[j], run.season[j], 1e-9);
        }
    }
}

TEST(EtsFamily, AConstantThatIsAddedIsAddedToWhatComes) {
    auto series = draw(60, 4, 12, 20, 40);
    auto moved = series;
    for (std::vector<double>& y : moved)
        for (double& value : y) value -= 0.25;
    for (const EtsForm form : ets_models) {
        if (form.multiplicative_error || form.season == 2) continue;
        const Projections p = project(series, 4, 6, set_of(form));
        const Projections q = project(moved, 4, 6, set_of(form));
        for (std::size_t i = 0; i < series.size(); ++i) {
            EXPECT_NEAR(q.fits[i].objective, p.fits[i].objective, 1e-7 * std::abs(p.fits[i].objective));
            for (std::size_t h = 0; h < 6; ++h)
                EXPECT_NEAR(q.mean[i * 6 + h] + 0.25, p.mean[i * 6 + h], 1e-3 * p.fits[i].sigma + 1e-12)
                    << p.fits[i].model << " series " << i;
        }
    }
}

TEST(EtsFamily, ParametersStayInTheRegion) {
    const auto series = draw(60, 12, 8, 30, 60);
    for (const EtsForm form : ets_models) {
        const Projections p = project(series, 12, 1, set_of(form));
        for (const EtsState& s : p.states) {
            EXPECT_GE(s.alpha, 1e-4 - 1e-15);
            EXPECT_LE(s.alpha, 0.9999 + 1e-15);
            EXPECT_LE(s.beta, s.alpha + 1e-15);
            EXPECT_LE(s.gamma, 1.0 - s.alpha + 1e-15);
            if (form.trend != 0) {
                EXPECT_GE(s.beta, 1e-4 - 1e-15);
            }
            if (form.season != 0) {
                EXPECT_GE(s.gamma, 1e-4 - 1e-15);
            }
            if (form.trend == 2) {
                EXPECT_GE(s.phi, 0.8 - 1e-15);
                EXPECT_LE(s.phi, 0.98 + 1e-15);
            } else {
                EXPECT_EQ(s.phi, 1.0);
            }
        }
    }
}

/// The least sum of squares of a damped trend at given parameters, its first states solved for.
double damped_sum(const std::vector<double>& y, double alpha, double beta, double phi) {
    double e_level = 1.0, b_level = 0.0, e_slope = 0.0, b_slope = 1.0, level = 0.0, slope = 0.0;
    double ll = 0.0, ls = 0.0, ss = 0.0, le = 0.0, se = 0.0, ee = 0.0;
    const auto step = [&](double& l, double& b, double value) {
        b *= phi;
        l += b;
        const double e = value - l;
        l += alpha * e;
        b += beta * e;
        return e;
    };
    for (const double value : y) {
        const double e = step(level, slope, value - y[0]);
        const double x = step(e_level, b_level, 0.0);
        const double z = step(e_slope, b_slope, 0.0);
        ll += x * x, ls += x * z, ss += z * z, le += x * e, se += z * e, ee += e * e;
    }
    const double det = ll * ss - ls * ls;
    if (det < 1e-12 * ll * ss) return ee - le * le / ll;
    return ee - (ss * le * le - 2.0 * ls * le * se + ll * se * se) / det;
}

TEST(EtsFamily, ADenseGridFindsNothingBetterThanTheSearch) {
    const auto series = draw(200, 1, 21, 10, 40);
    const Projections p = project(series, 1, 1, ets_model(false, 2, 0));
    int worse = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        double least = std::numeric_limits<double>::infinity();
        for (int a = 0; a <= 30; ++a)
            for (int b = 0; b <= 20; ++b)
                for (int f = 0; f <= 6; ++f) {
                    const double alpha = 1e-4 + 0.9998 * a * a / 900.0;
                    const double beta = 1e-4 + (alpha - 1e-4) * b / 20.0;
                    least = std::min(least, damped_sum(series[i], alpha, beta, 0.8 + 0.03 * f));
                }
        const double ours = std::exp(p.fits[i].objective / static_cast<double>(series[i].size()));
        if (ours > least * (1.0 + 1e-4)) ++worse;
    }
    EXPECT_LE(worse, 1);  // 99.5 %
}

TEST(EtsFamily, NeverFails) {
    const std::vector<std::vector<double>> nasty = {
        {0.5, 0.5, 0.5, 0.50001},
        {0.9, 0.1, 0.9, 0.1, 0.9},
        {0.0, 0.0, 0.0, 0.0, 0.0, 0.75},
        {0.75, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0},
        {0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5},
        {1e-300, 1e-200, 1e-100, 1e-50, 1e-25, 1e-10, 1e-5, 1e-2, 0.6, 1e-12},
        {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99},
        {0.5, 0.5 + 1e-16, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5 + 2e-16, 0.5},
        {-0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.1, 0.0, 0.1, 0.2},
        {0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9},
        {0.5, 0.6, 0.7, 0.9, 0.5, 0.6, 0.7, 0.9, 0.5, 0.6, 0.7, 0.9, 0.5, 0.6, 0.7, 0.9},
        {1e-9, 0.5, 2e-9, 0.6, 1e-9, 0.7, 3e-9, 0.5, 1e-9, 0.9, 1e-9, 0.6, 2e-9, 0.8, 1e-9, 0.5, 1e-9},
    };
    std::vector<EtsSet> sets = {ets_every_model, ets_with_damped_trend, ets_without_undamped_trend};
    for (const EtsForm form : ets_models) sets.push_back(set_of(form));
    for (const int season : {1, 2, 4, 24, 52})
        for (const EtsSet set : sets) {
            const Projections p = project(nasty, season, 30, set);
            for (std::size_t i = 0; i < nasty.size(); ++i) {
                const Fit& fit = p.fits[i];
                ASSERT_TRUE(fit.fitted);
                for (const double x : fit.mean) ASSERT_TRUE(std::isfinite(x)) << fit.model << " series " << i;
                for (const double x : fit.weight)
                    ASSERT_TRUE(std::isfinite(x) && x >= 0.0) << fit.model << " series " << i;
                for (const double x : fit.psi) ASSERT_TRUE(std::isfinite(x)) << fit.model;
                ASSERT_EQ(fit.psi[0], 1.0);
                ASSERT_TRUE(std::isfinite(fit.objective));
            }
        }
}

TEST(EtsFamily, WhatASeriesDoesNotAllowIsMadeSimpler) {
    const auto chosen = [](std::vector<double> y, int season, EtsSet set) {
        return std::string(project({y}, season, 2, set).fits[0].model);
    };
    const std::vector<double> four = {0.5, 0.7, 0.6, 0.9};
    const std::vector<double> seven = {0.5, 0.7, 0.6, 0.9, 0.8, 0.7, 0.9};
    std::vector<double> with_zero = seven;
    with_zero[2] = 0.0;
    EXPECT_EQ(chosen(four, 4, ets_model(true, 2, 2)), "ETS(M,N,N)");
    EXPECT_EQ(chosen(seven, 4, ets_model(true, 2, 2)), "ETS(M,Ad,N)");
    EXPECT_EQ(chosen(seven, 1, ets_model(false, 1, 1)), "ETS(A,A,N)");
    EXPECT_EQ(chosen(with_zero, 1, ets_model(true, 1, 0)), "ETS(A,A,N)");
    EXPECT_EQ(chosen(with_zero, 1, ets_model(true, 2, 0)), "ETS(A,Ad,N)");
    std::vector<double> quarters = {0.0, 0.7, 0.6, 0.9, 0.1, 0.7, 0.5, 0.9, 0.2, 0.8, 0.6, 0.9};
    EXPECT_EQ(chosen(quarters, 4, ets_model(true, 1, 2)), "ETS(A,A,A)");
}

TEST(EtsFamily, AnExactFitIsNoReasonForMoreParameters) {
    const std::vector<double> line = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
    EXPECT_STREQ(project({line}, 1, 1).fits[0].model, "ETS(A,A,N)");
    const std::vector<double> wave = {0.5, 0.75, 0.25, 0.5, 0.5, 0.75, 0.25, 0.5,
                                      0.5, 0.75, 0.25, 0.5, 0.5, 0.75, 0.25, 0.5};
    const Projections p = project({wave}, 4, 4);
    EXPECT_STREQ(p.fits[0].model, "ETS(A,N,A)");
    for (std::size_t h = 0; h < 4; ++h) EXPECT_NEAR(p.mean[h], wave[h], 1e-9);
}

/// Everything that a fit says, as bits.
std::vector<std::uint64_t> bits(const Projections& p, std::size_t i) {
    std::vector<std::uint64_t> all;
    const auto add = [&](double x) { all.push_back(std::bit_cast<std::uint64_t>(x)); };
    for (const auto& part : {p.fits[i].mean, p.fits[i].weight, p.fits[i].psi})
        std::ranges::for_each(part, add);
    for (const double x : p.fits[i].parameters) add(x);
    add(p.fits[i].objective);
    add(p.fits[i].sigma);
    return all;
}

TEST(EtsFamily, TheSameBitsOnEveryInstructionSet) {
    const auto series = draw(70, 4, 33, 8, 44);
    std::vector<std::vector<std::uint64_t>> base;
    {
        const ForcedInstructionSet forced(InstructionSet::base);
        const Projections p = project(series, 4, 8);
        for (std::size_t i = 0; i < series.size(); ++i) base.push_back(bits(p, i));
    }
    for (const InstructionSet set : {InstructionSet::v3, InstructionSet::v4}) {
        if (!is_available(set)) continue;
        const ForcedInstructionSet forced(set);
        const Projections p = project(series, 4, 8);
        for (std::size_t i = 0; i < series.size(); ++i) ASSERT_EQ(bits(p, i), base[i]) << i;
    }
}

RC_GTEST_PROP(EtsFamily, ASeriesDoesNotSeeItsNeighbours, (unsigned seed)) {
    const int season = *rc::gen::element(1, 4, 7);
    const auto models = *rc::gen::element(ets_every_model, ets_with_damped_trend, ets_with_additive_error);
    auto series = draw(12, season, seed, 4, 40);
    const Projections together = project(series, season, 5, models);
    const auto chosen = *rc::gen::inRange<std::size_t>(0, series.size());
    const Projections alone = project({series[chosen]}, season, 5, models);
    RC_ASSERT(bits(alone, 0) == bits(together, chosen));
    const std::vector<std::vector<double>> few = {series[chosen / 2], series[chosen]};
    RC_ASSERT(bits(project(few, season, 5, models), 1) == bits(together, chosen));
}

RC_GTEST_PROP(EtsFamily, AnyNumbersGiveAProjection, ()) {
    const auto n = *rc::gen::inRange<std::size_t>(4, 40);
    const int digits = *rc::gen::inRange(0, 12);
    std::vector<double> y;
    for (std::size_t t = 0; t < n; ++t)
        y.push_back(std::ldexp(*rc::gen::inRange(-1000, 1001) + 0.0, -*rc::gen::inRange(0, digits + 1) * 4));
    y.back() = 1.0 + *rc::gen::inRange(0, 1000);
    y = scaled(y, testing_references::unit_scale(y));
    const Projections p = project({y}, *rc::gen::element(1, 2, 4, 12), 6);
    RC_ASSERT(p.fits[0].fitted);
    for (std::size_t h = 0; h < 6; ++h) RC_ASSERT(std::isfinite(p.mean[h]) && std::isfinite(p.weight[h]));
}

}  // namespace
}  // namespace sociaaldomein::detail
