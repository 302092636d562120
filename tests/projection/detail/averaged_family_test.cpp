#include "projection/detail/averaged_family.hpp"

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "projection/detail/combination.hpp"
#include "projection/kernels/averaged.hpp"

namespace sociaaldomein::detail {
namespace {

struct Outcome {
    std::vector<double> mean;
    std::vector<double> deviation;  // of the error of period h
    double trend_probability = 0.0;
};

// The definition, point by point: y is standardised, both states are solved from their normal equations.
Outcome by_definition(const std::vector<double>& y, std::size_t horizon, bool logs) {
    std::vector<double> z = y;
    if (logs)
        for (double& x : z) x = std::log(x);
    const double origin = z.front();
    const auto steps = static_cast<double>(z.size() - 1);
    const double drift = (z.back() - z.front()) / steps;
    double unit = 0.0;
    for (std::size_t t = 1; t < z.size(); ++t) unit += std::pow(z[t] - z[t - 1] - drift, 2);
    unit = std::sqrt(unit / steps);
    for (double& x : z) x = (x - origin) / unit;

    struct Point {
        double log_weight, variance, alpha, beta;
        std::vector<double> mean;
        bool trend;
    };
    std::vector<Point> points;
    const auto run = [&](double alpha, double beta, double phi, bool trend, double prior) {
        double a11 = 0, a12 = 0, a22 = trend ? 1.0 : 0.0, b1 = 0, b2 = 0, s = 0;
        double l[3] = {0, 1, 0};
        double b[3] = {0, 0, trend ? 1.0 : 0.0};
        for (const double x : z) {
            double e[3];
            for (int i = 0; i < 3; ++i) e[i] = (i == 0 ? x : 0.0) - (l[i] + phi * b[i]);
            s += e[0] * e[0];
            a11 += e[1] * e[1];
            a12 += e[1] * e[2];
            a22 += e[2] * e[2];
            b1 -= e[0] * e[1];
            b2 -= e[0] * e[2];
            for (int i = 0; i < 3; ++i) {
                const double predicted = l[i] + phi * b[i];
                l[i] = predicted + alpha * e[i];
                b[i] = phi * b[i] + beta * e[i];
            }
        }
        const double det = trend ? a11 * a22 - a12 * a12 : a11;
        const double l0 = trend ? (a22 * b1 - a12 * b2) / det : b1 / det;
        const double b0 = trend ? (a11 * b2 - a12 * b1) / det : 0.0;
        const double left = s - b1 * l0 - b2 * b0;
        Point point{std::log(prior) - 0.5 * std::log(det) - 0.5 * steps * std::log(left),
                    left / steps,
                    alpha,
                    beta,
                    {},
                    trend};
        const double level = l[0] + l[1] * l0 + l[2] * b0;
        const double slope = b[0] + b[1] * l0 + b[2] * b0;
        double reach = 0.0;
        double power = 1.0;
        for (std::size_t h = 0; h < horizon; ++h) {
            power *= phi;
            reach += power;
            point.mean.push_back(level + reach * slope);
        }
        points.push_back(point);
    };
    for (const double phi : kernels::averaged_dampings)
        for (const double alpha : kernels::averaged_alphas)
            for (const double ratio : kernels::averaged_ratios)
                run(alpha, alpha * ratio, phi, true, 0.5 / 420);
    for (const double alpha : kernels::averaged_alphas) run(alpha, 0.0, 0.0, false, 0.5 / 10);

    double highest = -1e300;
    for (const Point& p : points) highest = std::max(highest, p.log_weight);
    double total = 0.0;
    for (const Point& p : points) total += std::exp(p.log_weight - highest);
    Outcome outcome{std::vector<double>(horizon), std::vector<double>(horizon), 0.0};
    double variance = 0.0;
    std::vector<double> square(horizon);
    for (const Point& p : points) {
        const double w = std::exp(p.log_weight - highest) / total;
        variance += w * p.variance;
        if (p.trend) outcome.trend_probability += w;
        for (std::size_t h = 0; h < horizon; ++h) {
            outcome.mean[h] += w * p.mean[h];
            square[h] += w * p.mean[h] * p.mean[h];
        }
    }
    for (std::size_t h = 0; h < horizon; ++h) {
        outcome.deviation[h] = unit * std::sqrt(variance + square[h] - outcome.mean[h] * outcome.mean[h]);
        outcome.mean[h] = origin + unit * outcome.mean[h];
        if (logs) {
            outcome.mean[h] = std::exp(outcome.mean[h]);
            outcome.deviation[h] *= outcome.mean[h];
        }
    }
    return outcome;
}

std::vector<double> wandering(std::uint64_t seed, std::size_t n) {
    std::mt19937_64 bits(seed);
    std::vector<double> y(n);
    double level = 0.5;
    for (double& x : y) x = level += 0.05 * (static_cast<double>(bits() >> 11) * 0x1p-53 - 0.4);
    return y;
}

FitStorage fitted(const std::vector<std::vector<double>>& series, AveragedScale scale, int horizon) {
    std::vector<std::span<const double>> views(series.begin(), series.end());
    FitStorage storage;
    storage.reset(series.size(), static_cast<std::size_t>(horizon));
    fit_averaged({views, 1, horizon}, scale, storage.fits());
    return storage;
}

TEST(AveragedFamily, IsTheAverageOfItsGrid) {
    std::vector<std::vector<double>> series;
    for (std::uint64_t j = 0; j < 20; ++j) series.push_back(wandering(j, 6 + j));
    for (const AveragedScale scale : {AveragedScale::level, AveragedScale::logarithm}) {
        const FitStorage storage = fitted(series, scale, 6);
        for (std::size_t j = 0; j < series.size(); ++j) {
            const Outcome expected = by_definition(series[j], 6, scale == AveragedScale::logarithm);
            const Fit& fit = storage.fits()[j];
            ASSERT_TRUE(fit.fitted);
            EXPECT_NEAR(fit.parameters[2], expected.trend_probability, 1e-6);
            for (std::size_t h = 0; h < 6; ++h) EXPECT_NEAR(fit.mean[h], expected.mean[h], 1e-7);
            // At the first step nothing but the error itself and the disagreement of the points.
            EXPECT_NEAR(fit.weight[0], expected.deviation[0], 1e-6 * expected.deviation[0]);
        }
    }
}

TEST(AveragedFamily, ALineGoesOn) {
    std::vector<double> line;
    for (int t = 0; t < 20; ++t) line.push_back(0.3 + 0.02 * t);
    const FitStorage storage = fitted({line}, AveragedScale::level, 3);
    EXPECT_NEAR(storage.fits()[0].mean[2], 0.3 + 0.02 * 22, 3e-3);
    EXPECT_GT(storage.fits()[0].parameters[2], 0.99);
}

TEST(AveragedFamily, LogarithmsOfWhatIsNotPositiveAreTheValues) {
    std::vector<double> y = wandering(3, 15);
    y[4] = 0.0;
    const FitStorage logs = fitted({y}, AveragedScale::logarithm, 4);
    const FitStorage values = fitted({y}, AveragedScale::level, 4);
    for (std::size_t h = 0; h < 4; ++h) EXPECT_EQ(logs.fits()[0].mean[h], values.fits()[0].mean[h]);
    EXPECT_EQ(std::string(logs.fits()[0].model), "averaged ETS");
}

}  // namespace
}  // namespace sociaaldomein::detail
