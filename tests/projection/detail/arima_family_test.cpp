#include "projection/detail/arima_family.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "projection/fixtures/references.hpp"
#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::detail {
namespace {

using kernels::ForcedInstructionSet;
using kernels::InstructionSet;
using testing::AllOf;
using testing::DoubleNear;
using testing::Each;
using testing::Ge;
using testing::Le;
using testing::StrEq;

struct Projections {
    std::vector<double> mean, weight, psi;
    std::vector<Fit> fits;
    std::size_t horizon = 1;

    /// The standard deviation of period h of a series.
    double deviation(std::size_t series, std::size_t h) const {
        double squares = 0.0;
        for (std::size_t i = 0; i <= h; ++i) squares += fits[series].psi[i] * fits[series].psi[i];
        return fits[series].weight[h] * std::sqrt(squares);
    }
};

Projections project(const std::vector<std::vector<double>>& series, int season, int horizon,
                    const ArimaChoice& choice = {}) {
    const auto h = static_cast<std::size_t>(horizon);
    Projections p;
    p.horizon = h;
    for (auto* each : {&p.mean, &p.weight, &p.psi}) each->resize(series.size() * h);
    p.fits.resize(series.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        p.fits[i].mean = std::span(p.mean).subspan(i * h, h);
        p.fits[i].weight = std::span(p.weight).subspan(i * h, h);
        p.fits[i].psi = std::span(p.psi).subspan(i * h, h);
    }
    const std::vector<std::span<const double>> views(series.begin(), series.end());
    fit_arima({views, season, horizon}, choice, p.fits);
    return p;
}

Projections project(const std::vector<double>& y, int season, int horizon, const ArimaChoice& choice = {}) {
    return project(std::vector<std::vector<double>>{y}, season, horizon, choice);
}

ArimaChoice fixed(const ArimaOrder& order, bool constant = false) {
    ArimaChoice choice;
    choice.automatic = false;
    choice.order = order;
    choice.constant = constant;
    return choice;
}

/// A series of several habits, its largest value in [0.5, 1).
std::vector<double> draw(std::size_t n, unsigned seed, int season = 4) {
    std::mt19937_64 bits(seed);
    const auto uniform = [&] { return static_cast<double>(bits() >> 11) * 0x1p-53; };
    const double trend = seed % 3 == 0 ? 0.02 : 0.0;
    const double swing = seed % 4 == 0 ? 0.5 : 0.05;
    const double memory = seed % 5 == 0 ? 1.0 : 0.6;
    std::vector<double> cycle, y;
    for (int i = 0; i < season; ++i) cycle.push_back(swing * (uniform() - 0.5));
    double state = 0.0;
    for (std::size_t t = 0; t < n; ++t) {
        state = memory * state + 0.2 * (uniform() + uniform() - 1.0);
        y.push_back(1.0 + trend * static_cast<double>(t) + state + cycle[t % cycle.size()]);
    }
    const double scale = testing_references::unit_scale(y);
    for (double& value : y) value *= scale;
    return y;
}

// By hand: the differences of 2, 4, 3, 7 are 2, -1, 4. Without a drift sigma^2 = (4 + 1 + 16) / 3 = 7; with one it is
// 5 / 3 and the errors are 1/3, -8/3, 7/3, so sigma^2 = (114 / 9) / 2.
TEST(ArimaFamily, ARandomWalkByHand) {
    const Projections p = project({2.0, 4.0, 3.0, 7.0}, 1, 3, fixed({0, 1, 0}));
    EXPECT_THAT(p.fits[0].model, StrEq("ARIMA(0,1,0)"));
    EXPECT_THAT(p.mean, Each(7.0));
    EXPECT_THAT(p.psi, Each(1.0));
    EXPECT_THAT(p.weight, Each(DoubleNear(std::sqrt(7.0), 1e-15)));
    EXPECT_THAT(p.fits[0].objective, DoubleNear(-1.5 * (std::log(2 * M_PI * 7.0) + 1.0), 1e-13));

    const Projections drift = project({2.0, 4.0, 3.0, 7.0}, 1, 3, fixed({0, 1, 0}, true));
    EXPECT_THAT(drift.fits[0].model, StrEq("ARIMA(0,1,0) with drift"));
    EXPECT_THAT(drift.fits[0].parameters[0], DoubleNear(5.0 / 3, 1e-15));
    EXPECT_THAT(drift.mean[2], DoubleNear(12.0, 1e-14));
    EXPECT_THAT(drift.fits[0].sigma, DoubleNear(std::sqrt(114.0 / 18), 1e-14));
}

// MA-infinity weights of (1 - B)(1 - B^4) y = (1 - 0.5 B) e: sums of 1/2 that grow by 1/2 each season.
TEST(ArimaFamily, PsiIsThatOfTheWholeModel) {
    const Projections p = project(draw(60, 8), 4, 6, fixed({1, 1, 1, 0, 1, 1}));
    const double phi = p.fits[0].parameters[0];
    const double theta = p.fits[0].parameters[1];
    const double seasonal = p.fits[0].parameters[2];
    EXPECT_THAT(p.psi[0], 1.0);
    EXPECT_THAT(p.psi[1], DoubleNear(1.0 + phi + theta, 1e-14));
    EXPECT_THAT(p.psi[2], DoubleNear(1.0 + (phi + theta) * (1.0 + phi), 1e-14));
    const double three = 1.0 + (phi + theta) * (1.0 + phi + phi * phi);
    EXPECT_THAT(p.psi[3], DoubleNear(three, 1e-14));
    EXPECT_THAT(p.psi[4], DoubleNear(three + (phi + theta) * phi * phi * phi + 1.0 + seasonal, 1e-13));
}

// Fits of R's forecast, by exact maximum likelihood, of well-known series. R treats the values that differencing takes
// away as drawn with a variance of a million times the errors': its likelihood is off by a little, and sigma2 has
// what those values weigh.
TEST(ArimaFamily, FixedOrdersGiveRsNumbers) {
    const testing_references::References references = testing_references::read_references("arima");
    if (references.records.empty()) GTEST_SKIP() << "no fixtures";
    int same = 0;
    int very_close = 0;
    int worse = 0;
    int all = 0;
    for (const testing_references::Json& record : references.records) {
        if (record["model"].text != "fixed" || record["by"].text[0] != 'R') continue;
        const testing_references::Series& series = references.series.at(record["series"].text);
        const std::vector<double> o = record["order"].numbers();
        const std::vector<double> s = record["seasonal_order"].numbers();
        const auto at = [](const std::vector<double>& from, std::size_t i) {
            return static_cast<int>(from[i]);
        };
        const ArimaOrder order{at(o, 0), at(o, 1), at(o, 2), at(s, 0), at(s, 1), at(s, 2)};
        const double scale = testing_references::unit_scale(series.values);
        std::vector<double> y = series.values;
        for (double& value : y) value *= scale;
        const Projections p = project(y, series.season, series.horizon, fixed(order, record.has("constant")));
        const Fit& fit = p.fits[0];
        const auto lost = static_cast<std::size_t>(order.d + order.D * series.season);
        const auto used = static_cast<double>(y.size() - lost);
        const double loglik = fit.objective + used * std::log(scale);
        const std::string which = record["series"].text + " " + fit.model;

        // What the first values weigh in R, in units of the variance.
        const double variance = fit.sigma * fit.sigma;
        double first = 0.0;
        for (std::size_t t = 0; t < lost; ++t) first += 1e-6 * y[t] * y[t] / variance;
        ++all;
        worse += loglik < record["loglik"].number - 2e-3 - 0.3 * first ? 1 : 0;
        const double apart = std::abs(loglik - record["loglik"].number);
        if (apart > 5e-5) continue;  // R stopped short, or at another optimum
        ++same;
        // A log-likelihood of so much less leaves parameters so many of their standard errors away.
        const double away = std::sqrt(2 * apart) + 1e-3;
        EXPECT_NEAR(variance / scale / scale / record["sigma2"].number, 1.0, away + first / used) << which;
        const std::vector<double> mean = record["mean"].numbers();
        const std::vector<double> error = record["se"].numbers();
        bool close = true;
        for (std::size_t h = 0; h < mean.size(); ++h) {
            EXPECT_NEAR(p.mean[h] / scale, mean[h], 5e-5 * std::abs(mean[h]) + away * error[h])
                << which << " " << h;
            close = close && std::abs(p.mean[h] / scale - mean[h]) < 1e-4 * std::abs(mean[h]);
            // Relative to sigma, which has its own tolerance.
            const double relative = error[h] / std::sqrt(record["sigma2"].number);
            EXPECT_NEAR(p.deviation(0, h) / fit.sigma / relative, 1.0, away) << which << " " << h;
        }
        very_close += close ? 1 : 0;
    }
    EXPECT_LE(worse, all / 60);  // another top of the likelihood
    EXPECT_GT(same, all * 2 / 3);
    EXPECT_GT(very_close, same * 3 / 4);
}

// The automatic choice has at most R's AICc, or the search went another way; on these series it mostly is R's choice.
TEST(ArimaFamily, TheAutomaticChoiceIsMostlyRs) {
    const testing_references::References references = testing_references::read_references("arima");
    int same = 0;
    int not_worse = 0;
    int all = 0;
    for (const testing_references::Json& record : references.records) {
        if (record["model"].text != "automatic" || record["by"].text[0] != 'R') continue;
        const testing_references::Series& series = references.series.at(record["series"].text);
        const double scale = testing_references::unit_scale(series.values);
        std::vector<double> y = series.values;
        for (double& value : y) value *= scale;
        const Projections p = project(y, series.season, series.horizon);
        const std::vector<double> o = record["order"].numbers();
        const std::vector<double> s = record["seasonal_order"].numbers();
        const double used = static_cast<double>(y.size()) - o[1] - s[1] * series.season;
        const double criterion = p.fits[0].criterion - 2 * used * std::log(scale);
        ++all;
        not_worse += criterion < record["aicc"].number + 0.05 ? 1 : 0;
        same += std::abs(criterion - record["aicc"].number) < 0.05 ? 1 : 0;
    }
    if (all == 0) GTEST_SKIP() << "no fixtures";
    EXPECT_GE(10 * same, 8 * all);
    EXPECT_GE(10 * not_worse, 9 * all);
}

std::vector<std::vector<double>> mixed_company() {
    std::vector<std::vector<double>> series;
    for (unsigned seed = 0; seed < 41; ++seed) series.push_back(draw(4 + (seed * 7) % 60, seed));
    std::ranges::stable_sort(series, {}, [](const auto& y) { return y.size(); });
    return series;
}

void expect_same_bits(const Projections& a, std::size_t i, const Projections& b, std::size_t j) {
    const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x); };
    const Fit& f = a.fits[i];
    const Fit& g = b.fits[j];
    ASSERT_STREQ(f.model, g.model);
    ASSERT_EQ(bits(f.sigma), bits(g.sigma));
    ASSERT_EQ(bits(f.objective), bits(g.objective));
    ASSERT_EQ(bits(f.criterion), bits(g.criterion));
    for (int k = 0; k < f.parameter_count; ++k) ASSERT_EQ(bits(f.parameters[k]), bits(g.parameters[k]));
    for (std::size_t h = 0; h < a.horizon; ++h) {
        ASSERT_EQ(bits(f.mean[h]), bits(g.mean[h]));
        ASSERT_EQ(bits(f.weight[h]), bits(g.weight[h]));
        ASSERT_EQ(bits(f.psi[h]), bits(g.psi[h]));
    }
}

TEST(ArimaFamily, ASeriesDoesNotLookAtItsNeighbours) {
    const auto series = mixed_company();
    const Projections together = project(series, 4, 8);
    for (std::size_t i = 0; i < series.size(); ++i)
        expect_same_bits(together, i, project(series[i], 4, 8), 0);

    // Another order among the equally long, and fewer at a time.
    std::vector<std::vector<double>> turned = series;
    std::ranges::reverse(turned);
    std::ranges::stable_sort(turned, {}, [](const auto& y) { return y.size(); });
    const Projections again = project(turned, 4, 8);
    for (std::size_t i = 0; i < series.size(); ++i) {
        const auto found = static_cast<std::size_t>(std::ranges::find(turned, series[i]) - turned.begin());
        expect_same_bits(together, i, again, found);
    }
}

TEST(ArimaFamily, GivesTheSameBitsOnEveryInstructionSet) {
    const auto series = mixed_company();
    const Projections best = project(series, 4, 8);
    for (const InstructionSet set : {InstructionSet::base, InstructionSet::v3, InstructionSet::v4}) {
        const ForcedInstructionSet forced(set);
        const Projections p = project(series, 4, 8);
        for (std::size_t i = 0; i < series.size(); ++i) expect_same_bits(best, i, p, i);
    }
}

void expect_finite(const Projections& p) {
    for (const Fit& fit : p.fits) {
        EXPECT_TRUE(fit.fitted);
        EXPECT_THAT(std::string(fit.model), testing::StartsWith("ARIMA("));
        EXPECT_TRUE(std::isfinite(fit.objective)) << fit.model;
        EXPECT_FALSE(std::isnan(fit.criterion)) << fit.model;
        EXPECT_TRUE(std::isfinite(fit.sigma) && fit.sigma >= 0.0) << fit.model;
        EXPECT_LE(fit.parameter_count, Fit::parameter_limit);
    }
    for (std::size_t i = 0; i < p.fits.size(); ++i)
        for (const std::span<double> values : {p.fits[i].mean, p.fits[i].weight, p.fits[i].psi})
            for (const double value : values)
                ASSERT_TRUE(std::isfinite(value)) << i << " " << p.fits[i].model;
}

std::vector<std::vector<double>> nasty() {
    std::vector<std::vector<double>> series{
        {0.0, 0.0, 0.0, 0.5},
        {0.5, 0.0, 0.0, 0.0},
        {0.5, 0.6, 0.7, 0.8},
        {0.5, 0.5, 0.5, std::nextafter(0.5, 1.0)},
        {0.9, 1e-300, 0.0, -1e-300, 0.0, 0.0},
        {0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5},
        {0.1, 0.2, 0.3, 0.4, 0.1, 0.2, 0.3, 0.4, 0.1, 0.2, 0.3, 0.4, 0.1, 0.2, 0.3, 0.4, 0.1, 0.2, 0.3, 0.5},
        {0.1, 0.2, 0.3, 0.4, 0.1, 0.2, 0.3, 0.4, 0.1, 0.2, 0.3, 0.4},
        std::vector<double>(60, 0.0),
    };
    series.back()[31] = 0.75;  // one value among zeros
    std::vector<double> line, parabola, wave, growth, step, noise_on_a_line, cycle;
    for (int t = 0; t < 50; ++t) {
        line.push_back(0.01 * t + 0.2);
        parabola.push_back(0.0003 * t * t);
        wave.push_back(0.9 * std::sin(0.3 * t));
        growth.push_back(0.9 * std::pow(10.0, 0.3 * (t - 49)));
        step.push_back(t < 25 ? 0.25 : 0.75);
        noise_on_a_line.push_back(0.01 * t + 0.2 + (t % 7 == 3 ? 1e-15 : 0.0));
        cycle.push_back(0.2 * (t % 4) + 0.003 * t);
    }
    for (const auto& y : {line, parabola, wave, growth, step, noise_on_a_line, cycle}) series.push_back(y);
    return series;
}

TEST(ArimaFamily, NastySeriesAreProjectedToo) {
    for (const int season : {1, 2, 4, 12}) {
        auto series = nasty();
        std::ranges::stable_sort(series, {}, [](const auto& y) { return y.size(); });
        expect_finite(project(series, season, 9));
        for (const ArimaOrder& order :
             {ArimaOrder{5, 0, 5, 2, 0, 2}, {2, 1, 2, 1, 1, 1}, {0, 2, 2, 0, 2, 0}, {1, 0, 0}})
            for (const bool constant : {false, true})
                expect_finite(project(series, season, 9, fixed(order, constant)));
    }
}

// What is there is explained to the last: the model is the differences alone and sigma all but 0.
TEST(ArimaFamily, AnExplainedSeriesHasASimpleName) {
    std::vector<double> line, seasons;
    for (int t = 0; t < 40; ++t) {
        line.push_back(0.02 * t + 0.1);
        seasons.push_back(0.2 * (t % 4) + 0.003 * t);
    }
    const Projections straight = project(line, 4, 4);
    EXPECT_THAT(straight.fits[0].model, StrEq("ARIMA(0,1,0) with drift"));
    EXPECT_THAT(straight.mean[3], DoubleNear(0.02 * 43 + 0.1, 1e-14));
    EXPECT_THAT(straight.fits[0].sigma, AllOf(Ge(0.0), Le(1e-15)));
    const Projections seasonal = project(seasons, 4, 4);
    EXPECT_THAT(seasonal.fits[0].model, StrEq("ARIMA(0,0,0)(0,1,0)[4] with drift"));
    EXPECT_THAT(seasonal.fits[0].parameters[0], DoubleNear(0.003, 1e-15));
    EXPECT_THAT(seasonal.mean[3], DoubleNear(0.2 * 3 + 0.003 * 43, 1e-14));
}

TEST(ArimaFamily, OrdersGoDownForAShortSeries) {
    const Projections p = project({0.5, 0.7, 0.6, 0.9, 0.8, 0.95}, 4, 4, fixed({5, 1, 5, 2, 1, 2}, true));
    EXPECT_THAT(p.fits[0].model, StrEq("ARIMA(2,1,0) with drift"));
    expect_finite(p);
    EXPECT_THAT(project({0.5, 0.7, 0.6, 0.9}, 1, 4, fixed({0, 2, 0})).fits[0].model, StrEq("ARIMA(0,2,0)"));
    EXPECT_THAT(project({0.5, 0.7, 0.6, 0.9}, 1, 4, fixed({1, 2, 1})).fits[0].model, StrEq("ARIMA(0,2,0)"));
}

TEST(ArimaFamily, NamesAreRs) {
    const std::vector<double> y = draw(60, 8);
    EXPECT_THAT(project(y, 4, 1, fixed({1, 0, 0})).fits[0].model, StrEq("ARIMA(1,0,0) with zero mean"));
    EXPECT_THAT(project(y, 4, 1, fixed({1, 0, 0}, true)).fits[0].model,
                StrEq("ARIMA(1,0,0) with non-zero mean"));
    EXPECT_THAT(project(y, 4, 1, fixed({0, 0, 1, 1, 1, 0}, true)).fits[0].model,
                StrEq("ARIMA(0,0,1)(1,1,0)[4] with drift"));
    EXPECT_THAT(project(y, 4, 1, fixed({0, 1, 1, 0, 1, 1}, true)).fits[0].model,
                StrEq("ARIMA(0,1,1)(0,1,1)[4]"));
    EXPECT_THAT(std::string(project(y, 4, 1, fixed({1, 0, 0, 1, 0, 0}, true)).fits[0].model),
                testing::StartsWith("ARIMA(1,0,0)(1,0,0)[4] with "));
}

RC_GTEST_PROP(ArimaFamilyProperties, AnySeriesIsProjected, ()) {
    const int season = *rc::gen::element(1, 2, 4, 12);
    auto y = *rc::gen::container<std::vector<double>>(
        *rc::gen::inRange<std::size_t>(4, 50),
        rc::gen::map(rc::gen::inRange(-1000, 1001), [](int x) { return x / 1001.0; }));
    if (std::ranges::all_of(y, [&](double x) { return x == y[0]; })) y[0] = y[0] > 0 ? y[0] / 2 : 0.5;
    const Projections p = project(y, season, 6);
    for (const double value : p.mean) RC_ASSERT(std::isfinite(value));
    for (const double value : p.weight)
        RC_ASSERT(std::isfinite(value) && value >= p.fits[0].sigma * (1 - 1e-15));
}

RC_GTEST_PROP(ArimaFamilyProperties, AShiftMovesADifferencedProjectionAlong, ()) {
    auto y = draw(static_cast<std::size_t>(*rc::gen::inRange(20, 60)), *rc::gen::inRange(0U, 100'000U));
    const Projections before = project(y, 4, 4, fixed({0, 1, 1, 0, 1, 1}));
    for (double& value : y) value -= 0.25;
    const Projections after = project(y, 4, 4, fixed({0, 1, 1, 0, 1, 1}));
    for (std::size_t h = 0; h < 4; ++h) RC_ASSERT(std::abs(after.mean[h] - before.mean[h] + 0.25) < 1e-6);
}

}  // namespace
}  // namespace sociaaldomein::detail
