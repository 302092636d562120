#include "projection/detail/seasonal_adjustment.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace sociaaldomein::detail {
namespace {

constexpr double seasonality_threshold = 1.6448536269514722;
constexpr double least_index = 0.01;

/// The mean of a whole season around y[t], its ends counted half when the season is even.
double centred_mean(std::span<const double> y, std::size_t t, std::size_t season) {
    const std::size_t half = season / 2;
    const bool even = season % 2 == 0;
    double sum = even ? 0.5 * (y[t - half] + y[t + half]) : y[t - half] + y[t + half];
    for (std::size_t k = t - half + 1; k < t + half; ++k) sum += y[k];
    return sum / static_cast<double>(season);
}

/// The mean of all indices becomes 1 or 0.
void normalise(SeasonKind kind, std::span<double> indices, std::span<double> variances) {
    double mean = 0.0;
    for (const double index : indices) mean += index;
    mean /= static_cast<double>(indices.size());
    for (double& index : indices) index = kind == SeasonKind::multiplicative ? index / mean : index - mean;
    if (kind == SeasonKind::multiplicative)
        for (double& variance : variances) variance /= mean * mean;
}

void decompose(SeasonKind kind, std::span<const double> y, std::span<double> indices,
               std::span<double> variances) {
    const std::size_t season = indices.size();
    const std::size_t half = season / 2;
    const auto ratio = [&](std::size_t t) {
        const double trend = centred_mean(y, t, season);
        return kind == SeasonKind::multiplicative ? y[t] / trend : y[t] - trend;
    };
    for (std::size_t i = 0; i < season; ++i) {
        const std::size_t first = i < half ? i + season : i;
        double sum = 0.0;
        double count = 0.0;
        for (std::size_t t = first; t + half < y.size(); t += season) {
            sum += ratio(t);
            count += 1.0;
        }
        indices[i] = sum / count;
        if (variances.empty()) continue;
        double squares = 0.0;
        for (std::size_t t = first; t + half < y.size(); t += season) {
            const double off = ratio(t) - indices[i];
            squares += off * off;
        }
        variances[i] = count > 1.0 ? squares / (count * (count - 1.0)) : 0.0;
    }
    normalise(kind, indices, variances);
}

}  // namespace

double seasonal_strength(std::span<const double> y, int season) {
    const std::size_t n = y.size();
    const auto m = static_cast<std::size_t>(std::max(season, 1));
    if (m == 1 || n < 2 * m) return 0.0;
    double mean = 0.0;
    for (const double value : y) mean += value - y[0];
    mean = y[0] + mean / static_cast<double>(n);
    const auto products = [&](std::size_t lag) {
        double sum = 0.0;
        for (std::size_t t = lag; t < n; ++t) sum += (y[t] - mean) * (y[t - lag] - mean);
        return sum;
    };
    const double variance = products(0);
    if (!(variance > 0.0)) return 0.0;
    double squares = 0.0;
    for (std::size_t lag = 1; lag < m; ++lag) {
        const double r = products(lag) / variance;
        squares += r * r;
    }
    return std::abs(products(m) / variance) / std::sqrt((1.0 + 2.0 * squares) / static_cast<double>(n));
}

bool is_seasonal(std::span<const double> y, int season) {
    return seasonal_strength(y, season) > seasonality_threshold;
}

SeasonKind seasonal_indices(std::span<const double> y, std::span<double> indices,
                            std::span<double> variances) {
    if (std::ranges::all_of(y, [](double value) { return value > 0.0; })) {
        decompose(SeasonKind::multiplicative, y, indices, variances);
        if (std::ranges::all_of(indices, [](double index) { return index >= least_index; }))
            return SeasonKind::multiplicative;
    }
    decompose(SeasonKind::additive, y, indices, variances);
    return SeasonKind::additive;
}

double shrink_indices(SeasonKind kind, std::span<double> indices, std::span<const double> variances) {
    const double centre = kind == SeasonKind::multiplicative ? 1.0 : 0.0;
    double variance = 0.0;
    double spread = 0.0;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        variance += variances[i];
        spread += (indices[i] - centre) * (indices[i] - centre);
    }
    variance /= static_cast<double>(indices.size());
    if (indices.size() <= 3 || !(spread > 0.0)) return 0.0;
    const double share = std::min(1.0, static_cast<double>(indices.size() - 3) * variance / spread);
    for (double& index : indices) index = centre + (1.0 - share) * (index - centre);
    return share;
}

}  // namespace sociaaldomein::detail
