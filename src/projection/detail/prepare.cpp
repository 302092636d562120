#include "projection/detail/prepare.hpp"

#include <algorithm>
#include <cmath>

namespace sociaaldomein::detail {

namespace {

/// Straight lines between the observations; `known` tells which are.
void interpolate(std::span<double> y, const std::vector<bool>& known) {
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
std::vector<double> seasonal_shape(std::span<const double> y, const std::vector<bool>& known,
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

void fill_gaps(std::span<double> y, const std::vector<bool>& known, std::size_t season) {
    interpolate(y, known);
    if (season < 2 || y.size() < 2 * season) return;
    const std::vector<double> shape = seasonal_shape(y, known, season);
    for (std::size_t t = 0; t < y.size(); ++t) y[t] -= shape[t % season];
    interpolate(y, known);
    for (std::size_t t = 0; t < y.size(); ++t) y[t] += shape[t % season];
}

}  // namespace

SeriesFacts examine(std::span<const double> input) noexcept {
    SeriesFacts facts;
    double largest = 0.0;
    double lowest = 0.0;
    double highest = 0.0;
    for (std::size_t t = 0; t < input.size(); ++t) {
        const double x = input[t];
        if (std::isnan(x)) continue;
        if (facts.observations++ == 0) {
            facts.first = static_cast<std::int64_t>(t);
            lowest = highest = x;
        }
        facts.last = static_cast<std::int64_t>(t);
        largest = std::max(largest, std::abs(x));
        lowest = std::min(lowest, x);
        highest = std::max(highest, x);
    }
    if (facts.observations == 0) return facts;
    facts.gaps = facts.length() > static_cast<std::size_t>(facts.observations);
    facts.negative = lowest < 0.0;
    if (largest > 0.0) std::frexp(largest, &facts.exponent);
    if (largest == 0.0) {
        facts.kind = SeriesKind::zero;
    } else if (facts.observations == 1) {
        facts.kind = SeriesKind::single;
    } else if (lowest == highest) {
        facts.kind = SeriesKind::constant;
    } else if (static_cast<std::size_t>(facts.observations) < ordinary_observations) {
        facts.kind = SeriesKind::few;
    } else {
        facts.kind = SeriesKind::ordinary;
    }
    return facts;
}

void prepare(std::span<const double> input, const SeriesFacts& facts, int season, std::span<double> out) {
    if (facts.kind == SeriesKind::empty) return;
    // In two steps, each exact or rounded once: 2^1074 is beyond the doubles.
    const int half = facts.exponent / 2;
    const double first_step = std::ldexp(1.0, -half);
    const double second_step = std::ldexp(1.0, half - facts.exponent);
    const std::span<const double> observed = input.subspan(static_cast<std::size_t>(facts.first), out.size());
    for (std::size_t t = 0; t < out.size(); ++t) out[t] = observed[t] * first_step * second_step;
    if (!facts.gaps) return;
    const std::vector<double> before(out.begin(), out.end());
    std::vector<bool> known(out.size());
    for (std::size_t t = 0; t < out.size(); ++t) known[t] = !std::isnan(out[t]);
    fill_gaps(out, known, static_cast<std::size_t>(season));
    for (std::size_t t = 0; t < out.size(); ++t)
        if (known[t]) out[t] = before[t];  // taking the season off and putting it back may round
}

}  // namespace sociaaldomein::detail
