#include "projection/detail/simple_family.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace sociaaldomein::detail {
namespace {

double square(double x) { return x * x; }

void name(Fit& fit, const char* model) { std::snprintf(fit.model, sizeof fit.model, "%s", model); }

/// A random walk from each value to the one `lag` later, plus `drift` a period.
void walk(std::span<const double> y, std::size_t lag, double drift, std::size_t degrees_used, Fit& fit) {
    const std::size_t n = y.size();
    const std::size_t horizon = fit.mean.size();
    double sse = 0.0;
    for (std::size_t t = lag; t < n; ++t) sse += square(y[t] - y[t - lag] - drift);
    const std::size_t errors = n > lag ? n - lag : 0;
    fit.objective = sse;
    fit.sigma = errors > degrees_used ? std::sqrt(sse / static_cast<double>(errors - degrees_used)) : 0.0;
    for (std::size_t h = 0; h < horizon; ++h) {
        fit.mean[h] = y[n - lag + h % lag] + drift * static_cast<double>(h + 1);
        fit.weight[h] = fit.sigma;
        fit.psi[h] = h % lag == 0 ? 1.0 : 0.0;
    }
}

void fit_drift(std::span<const double> y, Fit& fit) {
    const std::size_t n = y.size();
    const double steps = static_cast<double>(n - 1);
    const double drift = n > 1 ? (y[n - 1] - y[0]) / steps : 0.0;
    walk(y, 1, drift, 1, fit);
    for (std::size_t h = 0; n > 1 && h < fit.weight.size(); ++h)
        fit.weight[h] = fit.sigma * std::sqrt(1.0 + static_cast<double>(h + 1) / steps);
    fit.parameter_count = 1;
    fit.parameters[0] = drift;
    name(fit, "drift");
}

void fit_mean(std::span<const double> y, Fit& fit) {
    const auto n = static_cast<double>(y.size());
    // From the first value on: the mean of equal values is then that value exactly.
    double sum = 0.0;
    for (const double value : y) sum += value - y[0];
    const double mean = y[0] + sum / n;
    double sse = 0.0;
    for (const double value : y) sse += square(value - mean);
    fit.objective = sse;
    fit.sigma = y.size() > 1 ? std::sqrt(sse / (n - 1.0)) : 0.0;
    std::ranges::fill(fit.mean, mean);
    std::ranges::fill(fit.weight, fit.sigma * std::sqrt(1.0 + 1.0 / n));
    std::ranges::fill(fit.psi, 0.0);
    if (!fit.psi.empty()) fit.psi[0] = 1.0;
    fit.parameter_count = 1;
    fit.parameters[0] = mean;
    name(fit, "mean");
}

void fit_one(std::span<const double> y, int season, SimpleModel model, Fit& fit) {
    fit.criterion = std::numeric_limits<double>::quiet_NaN();
    fit.parameter_count = 0;
    fit.fitted = true;
    const auto lag = static_cast<std::size_t>(std::max(season, 1));
    switch (model) {
        case SimpleModel::naive:
            walk(y, 1, 0.0, 0, fit);
            name(fit, "naive");
            return;
        case SimpleModel::seasonal_naive:
            if (lag > 1 && y.size() >= 2 * lag) {
                walk(y, lag, 0.0, 0, fit);
                std::snprintf(fit.model, sizeof fit.model, "seasonal naive[%d]", season);
            } else {
                walk(y, 1, 0.0, 0, fit);
                name(fit, "naive");
            }
            return;
        case SimpleModel::drift: fit_drift(y, fit); return;
        case SimpleModel::mean: fit_mean(y, fit); return;
    }
}

}  // namespace

void fit_simple(const Chunk& chunk, SimpleModel model, std::span<Fit> out) {
    for (std::size_t i = 0; i < chunk.series.size(); ++i)
        fit_one(chunk.series[i], chunk.season, model, out[i]);
}

}  // namespace sociaaldomein::detail
