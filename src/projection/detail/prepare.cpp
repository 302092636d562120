#include "projection/detail/prepare.hpp"

#include <algorithm>
#include <cmath>

namespace sociaaldomein::detail {

namespace {

/// Straight lines between the observations; `known` tells which are.
void interpolate(std::vector<double>& y, const std::vector<bool>& known) {
    std::size_t before = 0;  // the first is always known
    for (std::size_t t = 1; t < y.size(); ++t) {
        if (!known[t]) continue;
        const double steps = static_cast<double>(t - before);
        for (std::size_t gap = before + 1; gap < t; ++gap) {
            const double part = static_cast<double>(gap - before) / steps;
            y[gap] = y[before] * (1.0 - part) + y[t] * part;
        }
        before = t;
    }
}

/// What each season adds on average, as far as observations tell, to a moving average over one season.
std::vector<double> seasonal_shape(const std::vector<double>& y, const std::vector<bool>& known,
                                   std::size_t season) {
    std::vector<double> sum(season);
    std::vector<double> count(season);
    const std::size_t half = season / 2;
    for (std::size_t t = half; t + half < y.size(); ++t) {
        if (!known[t]) continue;
        double centre = 0.0;
        for (std::size_t k = t - half; k <= t + half; ++k) {
            const bool end = season % 2 == 0 && (k == t - half || k == t + half);
            centre += end ? 0.5 * y[k] : y[k];
        }
        sum[t % season] += y[t] - centre / static_cast<double>(season);
        count[t % season] += 1.0;
    }
    double mean = 0.0;
    for (std::size_t s = 0; s < season; ++s) {
        if (count[s] > 0.0) sum[s] /= count[s];
        mean += sum[s] / static_cast<double>(season);
    }
    for (double& one : sum) one -= mean;
    return sum;
}

void fill_gaps(std::vector<double>& y, const std::vector<bool>& known, std::size_t season) {
    interpolate(y, known);
    if (season < 2 || y.size() < 2 * season) return;
    const std::vector<double> shape = seasonal_shape(y, known, season);
    for (std::size_t t = 0; t < y.size(); ++t) y[t] -= shape[t % season];
    interpolate(y, known);
    for (std::size_t t = 0; t < y.size(); ++t) y[t] += shape[t % season];
}

}  // namespace

void prepare(std::span<const double> input, int season, Prepared& result) {
    const auto is_known = [](double x) { return !std::isnan(x); };
    const auto first = std::ranges::find_if(input, is_known);
    result.values.clear();
    result.kind = SeriesKind::empty;
    result.exponent = 0;
    result.last = -1;
    result.observations = 0;
    result.gaps = false;
    result.negative = false;
    if (first == input.end()) return;
    auto past = input.end();
    while (std::isnan(*(past - 1))) --past;
    result.last = past - input.begin() - 1;
    result.values.assign(first, past);

    std::vector<double>& y = result.values;
    double largest = 0.0;
    double lowest = *first;
    double highest = *first;
    for (const double x : y) {
        if (std::isnan(x)) {
            result.gaps = true;
            continue;
        }
        ++result.observations;
        largest = std::max(largest, std::abs(x));
        lowest = std::min(lowest, x);
        highest = std::max(highest, x);
    }
    result.negative = lowest < 0.0;
    if (largest > 0.0) {
        std::frexp(largest, &result.exponent);
        // In two steps: 2^1074 is beyond the doubles.
        const int half = result.exponent / 2;
        for (double& x : y) x = std::ldexp(std::ldexp(x, -half), half - result.exponent);
    }
    if (result.gaps) {
        std::vector<bool> known(y.size());
        std::vector<double> before = y;
        for (std::size_t t = 0; t < y.size(); ++t) known[t] = is_known(y[t]);
        fill_gaps(y, known, static_cast<std::size_t>(season));
        for (std::size_t t = 0; t < y.size(); ++t)
            if (known[t]) y[t] = before[t];  // taking the season off and putting it back may round
    }
    if (largest == 0.0) {
        result.kind = SeriesKind::zero;
    } else if (result.observations == 1) {
        result.kind = SeriesKind::single;
    } else if (lowest == highest) {
        result.kind = SeriesKind::constant;
    } else if (static_cast<std::size_t>(result.observations) < ordinary_observations) {
        result.kind = SeriesKind::few;
    } else {
        result.kind = SeriesKind::ordinary;
    }
}

}  // namespace sociaaldomein::detail
