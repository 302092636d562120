#include "projection/detail/yardsticks.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "projection/detail/student_quantile.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double largest = std::numeric_limits<double>::max();

/// The observations of a series, with their places.
struct Points {
    std::vector<double> x;
    std::vector<double> y;
};

Points points_from(std::span<const double> values, std::size_t from) {
    Points points;
    for (std::size_t i = from; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        points.x.push_back(static_cast<double>(i));
        points.y.push_back(values[i]);
    }
    return points;
}

}  // namespace

void project_naive(std::span<const double> values, Projected& out) {
    const Points points = points_from(values, 0);
    const std::size_t changes = points.y.size() - 1;
    double squares = 0.0;
    for (std::size_t i = 1; i < points.y.size(); ++i) {
        const double change = points.y[i] - points.y[i - 1];
        squares += change * change / (points.x[i] - points.x[i - 1]);
    }
    const double variance = changes > 0 ? squares / static_cast<double>(changes) : undefined;
    out.degrees_of_freedom = static_cast<std::int64_t>(changes);
    for (std::size_t h = 0; h < out.mean.size(); ++h) {
        out.mean[h] = points.y.back();
        out.deviation[h] = std::sqrt(variance * static_cast<double>(h + 1));
    }
}

void project_trend(std::span<const double> values, std::int64_t periods, Projected& out) {
    std::size_t from = values.size() - std::min(values.size(), static_cast<std::size_t>(periods));
    const auto enough = [&] {
        return std::count_if(values.begin() + static_cast<std::ptrdiff_t>(from), values.end(),
                             [](double v) { return !std::isnan(v); }) >= 3;
    };
    while (from > 0 && !enough()) --from;
    const Points points = points_from(values, from);
    const auto n = static_cast<double>(points.x.size());
    double mean_x = 0.0;
    double mean_y = 0.0;
    for (std::size_t i = 0; i < points.x.size(); ++i) {
        mean_x += points.x[i] / n;
        mean_y += points.y[i] / n;
    }
    double sxx = 0.0;
    double sxy = 0.0;
    for (std::size_t i = 0; i < points.x.size(); ++i) {
        sxx += (points.x[i] - mean_x) * (points.x[i] - mean_x);
        sxy += (points.x[i] - mean_x) * (points.y[i] - mean_y);
    }
    const double slope = sxx > 0.0 ? sxy / sxx : 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < points.x.size(); ++i) {
        const double error = points.y[i] - mean_y - slope * (points.x[i] - mean_x);
        squares += error * error;
    }
    out.degrees_of_freedom = static_cast<std::int64_t>(points.x.size()) - 2;
    const double variance =
        out.degrees_of_freedom > 0 ? squares / static_cast<double>(out.degrees_of_freedom) : undefined;
    for (std::size_t h = 0; h < out.mean.size(); ++h) {
        const double away = static_cast<double>(values.size() + h) - mean_x;
        out.mean[h] = mean_y + slope * away;
        out.deviation[h] = std::sqrt(variance * (1.0 + 1.0 / n + away * away / sxx));
    }
}

BacktestForecast project_each(const PanelView& panel, std::int64_t horizon, std::span<const double> levels,
                              const std::function<void(std::span<const double>, Projected&)>& project) {
    const auto length = static_cast<std::size_t>(horizon);
    const std::size_t size = length * static_cast<std::size_t>(panel.cols());
    BacktestForecast out;
    out.mean.assign(size, undefined);
    out.lower.assign(levels.size(), std::vector<double>(size, undefined));
    out.upper = out.lower;
    out.origins.assign(static_cast<std::size_t>(panel.cols()), -1);
    Projected projected;
    for (std::int64_t s = 0; s < panel.cols(); ++s) {
        const std::vector<double> values = panel.column(s).to_vector();
        const auto observed = [](double v) { return !std::isnan(v); };
        const auto first = std::find_if(values.begin(), values.end(), observed);
        if (first == values.end()) continue;
        const auto end = std::find_if(values.rbegin(), values.rend(), observed).base();
        out.origins[static_cast<std::size_t>(s)] = end - values.begin() - 1;
        projected.mean.assign(length, undefined);
        projected.deviation.assign(length, undefined);
        project({first, end}, projected);
        // What exceeds the doubles stays at their end; without bounds, where there is no deviation.
        const auto put = [&](std::vector<double>& to, std::size_t h, double value) {
            to[static_cast<std::size_t>(s) * length + h] =
                std::isnan(value) ? value : std::clamp(value, -largest, largest);
        };
        for (std::size_t h = 0; h < length; ++h) put(out.mean, h, projected.mean[h]);
        if (projected.degrees_of_freedom < 1) continue;
        for (std::size_t l = 0; l < levels.size(); ++l) {
            const double reach = student_two_sided(levels[l], projected.degrees_of_freedom);
            for (std::size_t h = 0; h < length; ++h) {
                put(out.lower[l], h, projected.mean[h] - reach * projected.deviation[h]);
                put(out.upper[l], h, projected.mean[h] + reach * projected.deviation[h]);
            }
        }
    }
    return out;
}

}  // namespace sociaaldomein::detail
