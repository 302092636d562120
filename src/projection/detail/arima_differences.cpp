#include "projection/detail/arima_differences.hpp"

#include <algorithm>
#include <cmath>

namespace sociaaldomein::detail {
namespace {

/// Loess at one point: the value at `x` (1-based) of a line (`slope`) or a level through y[left..right], weighted by
/// the tricube of the distance. `width` is the window, which may be longer than y.
/// @returns false where no value has weight; `at` is then untouched
bool loess_at(std::span<const double> y, int width, bool slope, double x, int left, int right,
              std::vector<double>& weights, double& at) {
    const auto n = static_cast<int>(y.size());
    const double range = static_cast<double>(n - 1);
    double reach = std::max(x - left, right - x);
    const int beyond = (width - n) / 2;  // whole: the reference rounds here
    if (width > n) reach += beyond;
    const double far = 0.999 * reach;
    const double near = 0.001 * reach;
    double total = 0.0;
    for (int j = left; j <= right; ++j) {
        const double distance = std::abs(j - x);
        double weight = 0.0;
        if (distance <= far) {
            const double ratio = distance / reach;
            const double rest = 1.0 - ratio * ratio * ratio;
            weight = distance <= near ? 1.0 : rest * rest * rest;
        }
        weights[static_cast<std::size_t>(j - 1)] = weight;
        total += weight;
    }
    if (total <= 0.0) return false;
    for (int j = left; j <= right; ++j) weights[static_cast<std::size_t>(j - 1)] /= total;
    if (reach > 0.0 && slope) {
        double centre = 0.0;
        for (int j = left; j <= right; ++j) centre += weights[static_cast<std::size_t>(j - 1)] * j;
        double spread = 0.0;
        for (int j = left; j <= right; ++j)
            spread += weights[static_cast<std::size_t>(j - 1)] * (j - centre) * (j - centre);
        if (std::sqrt(spread) > 0.001 * range) {
            const double lever = (x - centre) / spread;
            for (int j = left; j <= right; ++j)
                weights[static_cast<std::size_t>(j - 1)] *= lever * (j - centre) + 1.0;
        }
    }
    at = 0.0;
    for (int j = left; j <= right; ++j)
        at += weights[static_cast<std::size_t>(j - 1)] * y[static_cast<std::size_t>(j - 1)];
    return true;
}

/// Loess at every point of y: computed at each `jump`-th one and the last, a straight line between.
void loess(std::span<const double> y, int width, bool slope, int jump, std::vector<double>& weights,
           double* smooth) {
    const auto n = static_cast<int>(y.size());
    if (n < 2) {
        smooth[0] = y[0];
        return;
    }
    jump = std::min(jump, n - 1);
    const int half = (width + 1) / 2;
    const auto at = [&](int i) {
        const int left = width >= n ? 1 : std::clamp(i - half + 1, 1, n - width + 1);
        const int right = width >= n ? n : left + width - 1;
        double& value = smooth[i - 1];
        if (!loess_at(y, width, slope, i, left, right, weights, value))
            value = y[static_cast<std::size_t>(i - 1)];
    };
    const auto join = [&](int from, int to) {
        const double step = (smooth[to - 1] - smooth[from - 1]) / (to - from);
        for (int j = from + 1; j < to; ++j) smooth[j - 1] = smooth[from - 1] + step * (j - from);
    };
    int last = 1;
    for (int i = 1; i <= n; last = i, i += jump) at(i);
    for (int i = 1; i + jump <= n; i += jump) join(i, i + jump);
    if (last != n) {
        at(n);
        join(last, n);
    }
}

/// The mean of each `width` values next to each other; `to` may be `from`.
std::size_t moving_average(const double* from, std::size_t n, std::size_t width, double* to) {
    double sum = 0.0;
    for (std::size_t i = 0; i < width; ++i) sum += from[i];
    const std::size_t count = n - width + 1;
    for (std::size_t i = 0; i < count; ++i) {
        const double out = from[i];
        to[i] = sum / static_cast<double>(width);
        if (i + 1 < count) sum += from[i + width] - out;
    }
    return count;
}

double variance(std::span<const double> x) {
    const auto n = static_cast<double>(x.size());
    double mean = 0.0;
    for (const double value : x) mean += value;
    mean /= n;
    double squares = 0.0;
    for (const double value : x) squares += (value - mean) * (value - mean);
    return squares / (n - 1.0);
}

int next_odd(int x) { return x % 2 == 0 ? x + 1 : x; }

}  // namespace

void difference(std::vector<double>& y, std::size_t lag) {
    for (std::size_t t = 0; t + lag < y.size(); ++t) y[t] = y[t + lag] - y[t];
    y.resize(y.size() - lag);
}

bool is_constant(std::span<const double> y) {
    double away = 0.0;
    double size = 0.0;
    double count = 0.0;
    for (const double value : y) {
        if (value == y[0]) continue;
        away += std::abs(value - y[0]);
        size += std::abs(value);
        count += 1.0;
    }
    // Relative to the values that differ; R takes the distance as it is where those are all but 0.
    constexpr double tolerance = 1.5e-8;
    return size > tolerance * count ? away <= tolerance * size : away <= tolerance * count;
}

double kpss_statistic(std::span<const double> y) {
    const auto n = static_cast<double>(y.size());
    const auto lags = static_cast<std::size_t>(3.0 * std::sqrt(n) / 13.0);
    double mean = 0.0;
    for (const double value : y) mean += value;
    mean /= n;
    double sum = 0.0;
    double sums = 0.0;
    double squares = 0.0;
    for (const double value : y) {
        sum += value - mean;
        sums += sum * sum;
        squares += (value - mean) * (value - mean);
    }
    double long_run = squares;
    for (std::size_t lag = 1; lag <= lags && lag < y.size(); ++lag) {
        double product = 0.0;
        for (std::size_t t = lag; t < y.size(); ++t) product += (y[t] - mean) * (y[t - lag] - mean);
        long_run += 2.0 * (1.0 - static_cast<double>(lag) / static_cast<double>(lags + 1)) * product;
    }
    return sums / (n * long_run);
}

double seasonal_strength_by_stl(std::span<const double> y, int season) {
    const std::size_t n = y.size();
    const auto m = static_cast<std::size_t>(season);
    if (n <= 2 * m) return 0.0;
    constexpr int seasonal_window = 11;
    const double trend_exact = 1.5 * season / (1.0 - 1.5 / seasonal_window);
    const int trend_window = next_odd(static_cast<int>(std::ceil(trend_exact)));
    const int low_window = next_odd(season);
    const auto jump = [](int window) { return (window + 9) / 10; };

    std::vector<double> trend(n), seasonal(n), work(n + 2 * m), low(n + 2 * m), weights(n + 2 * m), cycle,
        smooth;
    for (int iteration = 0; iteration < 2; ++iteration) {
        // Each season's own values smoothed, and continued by one at either end.
        for (std::size_t j = 0; j < m; ++j) {
            cycle.clear();
            for (std::size_t t = j; t < n; t += m) cycle.push_back(y[t] - trend[t]);
            const auto k = static_cast<int>(cycle.size());
            smooth.resize(cycle.size());
            loess(cycle, seasonal_window, false, jump(seasonal_window), weights, smooth.data());
            double before = smooth.front();
            double after = smooth.back();
            loess_at(cycle, seasonal_window, false, 0.0, 1, std::min(seasonal_window, k), weights, before);
            loess_at(cycle, seasonal_window, false, k + 1.0, std::max(1, k - seasonal_window + 1), k, weights,
                     after);
            work[j] = before;
            for (std::size_t i = 0; i < smooth.size(); ++i) work[j + (i + 1) * m] = smooth[i];
            work[j + (smooth.size() + 1) * m] = after;
        }
        // What of that is trend goes out.
        std::size_t count = moving_average(work.data(), n + 2 * m, m, low.data());
        count = moving_average(low.data(), count, m, low.data());
        count = moving_average(low.data(), count, 3, low.data());
        loess({low.data(), count}, low_window, true, jump(low_window), weights, seasonal.data());
        for (std::size_t t = 0; t < n; ++t) {
            seasonal[t] = work[t + m] - seasonal[t];
            low[t] = y[t] - seasonal[t];
        }
        loess({low.data(), n}, trend_window, true, jump(trend_window), weights, trend.data());
    }
    for (std::size_t t = 0; t < n; ++t) {
        low[t] = y[t] - trend[t];  // seasonal and remainder
        work[t] = y[t] - seasonal[t] - trend[t];
    }
    const double both = variance({low.data(), n});
    if (!(both > 0.0)) return 0.0;
    return std::clamp(1.0 - variance({work.data(), n}) / both, 0.0, 1.0);
}

Differences choose_differences(std::span<const double> y, int season, Differences at_most) {
    Differences chosen;
    constexpr std::size_t fewest = 3;
    std::vector<double> x(y.begin(), y.end());
    const auto m = static_cast<std::size_t>(std::max(season, 1));
    if (m > 1 && at_most.seasonal > 0 && x.size() > 2 * m && !is_constant(x) &&
        seasonal_strength_by_stl(x, season) > 0.64) {
        chosen.seasonal = 1;
        difference(x, m);
    }
    while (chosen.regular < at_most.regular && x.size() > fewest && !is_constant(x) &&
           kpss_statistic(x) > 0.463) {
        ++chosen.regular;
        difference(x, 1);
    }
    return chosen;
}

}  // namespace sociaaldomein::detail
