#include <sociaaldomein/projection/accuracy.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string_view>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

#include "projection/detail/pairwise_sum.hpp"

namespace sociaaldomein {
namespace {

using detail::pairwise_sum;
using Values = std::span<const double>;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

void require_values(std::string_view function, std::string_view argument, Values values) {
    for (const double value : values)
        require(!std::isinf(value), function, argument, value, "finite numbers, or NaN for missing ones");
}

void require_pair(std::string_view function, std::string_view argument, Values actual, Values values) {
    require(values.size() == actual.size(), function, argument, values.size(),
            fmt::format("as many values as there are actual ones, {}", actual.size()));
    require_values(function, argument, values);
}

void require_level(std::string_view function, double level) {
    require(level > 0.0 && level < 1.0, function, "level", level, "a number in (0, 1)");
}

/// Mean of term(i) over the i for which it is defined.
template <class Term>
double mean_of(std::size_t count, const Term& term) {
    std::int64_t defined = 0;
    for (std::size_t i = 0; i < count; ++i) defined += std::isnan(term(i)) ? 0 : 1;
    if (defined == 0) return undefined;
    const double sum = pairwise_sum(0, count, [&](std::size_t i) {
        const double value = term(i);
        return std::isnan(value) ? 0.0 : value;
    });
    return sum / static_cast<double>(defined);
}

double ratio(double value, double scale) { return scale > 0.0 ? value / scale : undefined; }

/// Mean of change(y[t] - y[t - season]), or of successive periods where no two are a season apart.
template <class Change>
double naive_mean(std::string_view function, Values history, std::int64_t season, const Change& change) {
    require(season >= 1, function, "season", season, "a number of periods >= 1");
    require_values(function, "history", history);
    const auto at_lag = [&](std::size_t lag) {
        return lag < history.size()
                   ? mean_of(history.size() - lag,
                             [&](std::size_t i) { return change(history[i + lag] - history[i]); })
                   : undefined;
    };
    const double mean = at_lag(static_cast<std::size_t>(season));
    return std::isnan(mean) && season > 1 ? at_lag(1) : mean;
}

double square(double x) { return x * x; }

// The measures of single values: NaN when either is missing.

double smape_of(double y, double f) {
    const double size = std::abs(y) + std::abs(f);
    return size == 0.0 ? 0.0 : 200.0 * std::abs(f - y) / size;
}

double pinball_of(double level, double y, double q) {
    return y >= q ? level * (y - q) : (1.0 - level) * (q - y);
}

double interval_score(double level, double y, double lower, double upper) {
    const double penalty = 2.0 / (1.0 - level);
    double score = upper - lower;
    if (y < lower) score += penalty * (lower - y);
    if (y > upper) score += penalty * (y - upper);
    return y - y + score;  // missing when y is
}

/// 1 inside, 0 outside.
double inside(double y, double lower, double upper) {
    if (std::isnan(y) || std::isnan(lower) || std::isnan(upper)) return undefined;
    return lower <= y && y <= upper ? 1.0 : 0.0;
}

/// The part of (0, 1) that is nearest to the level of index k.
double weight_of(Values levels, std::size_t k) {
    const double from = k == 0 ? 0.0 : 0.5 * (levels[k - 1] + levels[k]);
    const double to = k + 1 == levels.size() ? 1.0 : 0.5 * (levels[k] + levels[k + 1]);
    return to - from;
}

double crps_from(Values levels, Values quantiles, double actual) {
    return 2.0 * pairwise_sum(0, levels.size(), [&](std::size_t k) {
               return weight_of(levels, k) * pinball_of(levels[k], actual, quantiles[k]);
           });
}

}  // namespace

double mean_absolute_error(Values actual, Values forecast) {
    require_values("mean_absolute_error", "actual", actual);
    require_pair("mean_absolute_error", "forecast", actual, forecast);
    return mean_of(actual.size(), [&](std::size_t i) { return std::abs(forecast[i] - actual[i]); });
}

double mean_bias(Values actual, Values forecast) {
    require_values("mean_bias", "actual", actual);
    require_pair("mean_bias", "forecast", actual, forecast);
    return mean_of(actual.size(), [&](std::size_t i) { return forecast[i] - actual[i]; });
}

double smape(Values actual, Values forecast) {
    require_values("smape", "actual", actual);
    require_pair("smape", "forecast", actual, forecast);
    return mean_of(actual.size(), [&](std::size_t i) { return smape_of(actual[i], forecast[i]); });
}

double naive_scale(Values history, std::int64_t season) {
    return naive_mean("naive_scale", history, season, [](double change) { return std::abs(change); });
}

double naive_squared_scale(Values history, std::int64_t season) {
    return naive_mean("naive_squared_scale", history, season, square);
}

double mase(Values history, Values actual, Values forecast, std::int64_t season) {
    return ratio(mean_absolute_error(actual, forecast), naive_scale(history, season));
}

double rmsse(Values history, Values actual, Values forecast, std::int64_t season) {
    require_values("rmsse", "actual", actual);
    require_pair("rmsse", "forecast", actual, forecast);
    const double mean =
        mean_of(actual.size(), [&](std::size_t i) { return square(forecast[i] - actual[i]); });
    return std::sqrt(ratio(mean, naive_squared_scale(history, season)));
}

double pinball(double level, Values actual, Values quantile) {
    require_level("pinball", level);
    require_values("pinball", "actual", actual);
    require_pair("pinball", "quantile", actual, quantile);
    return mean_of(actual.size(), [&](std::size_t i) { return pinball_of(level, actual[i], quantile[i]); });
}

double crps_of_sample(Values sample, double actual) {
    require(!sample.empty(), "crps_of_sample", "sample", sample.size(), "at least one value");
    for (const double x : sample) require(std::isfinite(x), "crps_of_sample", "sample", x, "finite numbers");
    require(!std::isinf(actual), "crps_of_sample", "actual", actual,
            "a finite number, or NaN for a missing one");
    std::vector<double> sorted(sample.begin(), sample.end());
    std::sort(sorted.begin(), sorted.end());
    const std::size_t n = sorted.size();
    const auto count = static_cast<double>(n);
    const double distance =
        pairwise_sum(0, n, [&](std::size_t i) { return std::abs(sorted[i] - actual); }) / count;
    if (n == 1) return distance;
    // Half the sum over all pairs, each both ways: a gap between neighbours counts in as many pairs as span it.
    const double spread = pairwise_sum(0, n - 1, [&](std::size_t i) {
        return static_cast<double>(i + 1) * static_cast<double>(n - 1 - i) * (sorted[i + 1] - sorted[i]);
    });
    return distance - spread / (count * (count - 1.0));
}

double crps_of_quantiles(Values levels, Values quantiles, double actual) {
    require(!levels.empty(), "crps_of_quantiles", "levels", levels.size(), "at least one level");
    for (std::size_t k = 0; k < levels.size(); ++k) {
        require_level("crps_of_quantiles", levels[k]);
        require(k == 0 || levels[k] > levels[k - 1], "crps_of_quantiles", "levels", levels[k],
                "levels that rise");
    }
    require(quantiles.size() == levels.size(), "crps_of_quantiles", "quantiles", quantiles.size(),
            fmt::format("one for each level, {}", levels.size()));
    require_values("crps_of_quantiles", "quantiles", quantiles);
    require(!std::isinf(actual), "crps_of_quantiles", "actual", actual,
            "a finite number, or NaN for a missing one");
    return crps_from(levels, quantiles, actual);
}

double coverage(Values actual, Values lower, Values upper) {
    require_values("coverage", "actual", actual);
    require_pair("coverage", "lower", actual, lower);
    require_pair("coverage", "upper", actual, upper);
    return mean_of(actual.size(), [&](std::size_t i) { return inside(actual[i], lower[i], upper[i]); });
}

double msis(Values history, Values actual, Values lower, Values upper, double level, std::int64_t season) {
    require_level("msis", level);
    require_values("msis", "actual", actual);
    require_pair("msis", "lower", actual, lower);
    require_pair("msis", "upper", actual, upper);
    const double mean = mean_of(
        actual.size(), [&](std::size_t i) { return interval_score(level, actual[i], lower[i], upper[i]); });
    return ratio(mean, naive_scale(history, season));
}

namespace {

/// Mean over the values of the score that all bounds and the mean give together.
double crps_of_bounds(const ScoredForecast& f) {
    struct Bound {
        double level;
        Values values;
    };
    std::vector<Bound> bounds{{0.5, f.mean}};
    for (const ScoredInterval& interval : f.intervals) {
        bounds.push_back({0.5 * (1.0 - interval.level), interval.lower});
        bounds.push_back({0.5 * (1.0 + interval.level), interval.upper});
    }
    std::stable_sort(bounds.begin(), bounds.end(),
                     [](const Bound& a, const Bound& b) { return a.level < b.level; });
    std::vector<double> levels;
    levels.reserve(bounds.size());
    for (const Bound& bound : bounds) levels.push_back(bound.level);
    std::vector<double> quantiles(bounds.size());
    return mean_of(f.actual.size(), [&](std::size_t i) {
        for (std::size_t k = 0; k < bounds.size(); ++k) quantiles[k] = bounds[k].values[i];
        return crps_from(levels, quantiles, f.actual[i]);
    });
}

/// Mean over series of a measure, those left out for which it is not defined.
template <class Measure>
double over_series(std::span<const Scores> series, const Measure& measure) {
    return mean_of(series.size(),
                   [&](std::size_t i) { return series[i].values > 0 ? measure(series[i]) : undefined; });
}

}  // namespace

Scores score(const ScoredForecast& f) {
    Scores out;
    const double scale = naive_scale(f.history, f.season);
    out.mae = mean_absolute_error(f.actual, f.mean);
    for (std::size_t i = 0; i < f.actual.size(); ++i)
        out.values += std::isnan(f.mean[i] - f.actual[i]) ? 0 : 1;
    out.series = out.values > 0 ? 1 : 0;
    out.mase = ratio(out.mae, scale);
    out.rmsse = rmsse(f.history, f.actual, f.mean, f.season);
    out.smape = smape(f.actual, f.mean);
    out.bias = ratio(mean_bias(f.actual, f.mean), scale);
    for (const ScoredInterval& interval : f.intervals) {
        IntervalScores& s = out.intervals.emplace_back();
        s.level = interval.level;
        s.msis = msis(f.history, f.actual, interval.lower, interval.upper, interval.level, f.season);
        for (std::size_t i = 0; i < f.actual.size(); ++i) {
            const double hit = inside(f.actual[i], interval.lower[i], interval.upper[i]);
            s.values += std::isnan(hit) ? 0 : 1;
            s.inside += hit == 1.0 ? 1 : 0;
        }
        s.coverage = ratio(static_cast<double>(s.inside), static_cast<double>(s.values));
        s.width = ratio(
            mean_of(f.actual.size(), [&](std::size_t i) { return interval.upper[i] - interval.lower[i]; }),
            scale);
        s.pinball_lower = ratio(pinball(0.5 * (1.0 - interval.level), f.actual, interval.lower), scale);
        s.pinball_upper = ratio(pinball(0.5 * (1.0 + interval.level), f.actual, interval.upper), scale);
    }
    out.crps = ratio(crps_of_bounds(f), scale);
    return out;
}

Scores average(std::span<const Scores> series) {
    Scores out;
    for (const Scores& one : series) {
        out.series += one.series;
        out.values += one.values;
    }
    const auto mean = [&](double Scores::*measure) {
        return over_series(series, [measure](const Scores& s) { return s.*measure; });
    };
    out.mase = mean(&Scores::mase);
    out.rmsse = mean(&Scores::rmsse);
    out.smape = mean(&Scores::smape);
    out.mae = mean(&Scores::mae);
    out.bias = mean(&Scores::bias);
    out.crps = mean(&Scores::crps);
    if (series.empty()) return out;
    const auto& first = series.front().intervals;
    for (std::size_t i = 1; i < series.size(); ++i)
        if (!std::equal(first.begin(), first.end(), series[i].intervals.begin(), series[i].intervals.end(),
                        [](const IntervalScores& a, const IntervalScores& b) { return a.level == b.level; }))
            throw Error(Errc::unlike,
                        fmt::format("average: the levels of element {} are not those of the first", i));
    for (std::size_t k = 0; k < first.size(); ++k) {
        const auto interval_mean = [&](double IntervalScores::*measure) {
            return over_series(series, [&](const Scores& s) { return s.intervals[k].*measure; });
        };
        IntervalScores& s = out.intervals.emplace_back();
        s.level = first[k].level;
        s.msis = interval_mean(&IntervalScores::msis);
        s.width = interval_mean(&IntervalScores::width);
        s.pinball_lower = interval_mean(&IntervalScores::pinball_lower);
        s.pinball_upper = interval_mean(&IntervalScores::pinball_upper);
        for (const Scores& one : series) {
            s.values += one.intervals[k].values;
            s.inside += one.intervals[k].inside;
        }
        s.coverage = ratio(static_cast<double>(s.inside), static_cast<double>(s.values));
    }
    return out;
}

}  // namespace sociaaldomein
