#include <sociaaldomein/projection/damped_trend.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include <sociaaldomein/core/require.hpp>

#include "projection/detail/damped_trend_fit.hpp"
#include "projection/detail/student_quantile.hpp"

namespace sociaaldomein {
namespace {

using detail::DampedFit;
using detail::DampedState;

constexpr double largest = std::numeric_limits<double>::max();

constexpr std::int64_t longest_horizon = 1'000'000;

/// With fewer observations than this nothing is fitted.
constexpr std::size_t enough_to_fit = 5;
/// Damping where nothing is fitted.
constexpr double few_damping = 0.9;
/// `assumed_change` counts as this many observed changes.
constexpr std::int64_t assumed_weight = 2;
/// Degrees of freedom that a fit costs: level, slope, and one for alpha, beta and phi together, which are
/// bounded and seldom all at work. Measured on the yearly and quarterly series of M1 cut to 5..20 values, 2
/// is too few and 5 leaves nothing of the shortest.
constexpr std::int64_t fit_cost = 3;

void require_horizon(std::string_view function, std::int64_t horizon) {
    require(horizon >= 0 && horizon <= longest_horizon, function, "horizon", horizon,
            "a number of periods from 0 to 1000000");
}

double within_doubles(double x) { return std::clamp(x, -largest, largest); }

/// The series as (value / scale - shift), so that neither squares nor differences leave the doubles.
struct Scaled {
    std::vector<double> y;  ///< starts and ends with an observation
    double scale = 1.0;     ///< a power of two
    double shift = 0.0;
    std::size_t observations = 0;
    std::size_t trailing = 0;  ///< missing periods after the last observation
    bool gaps = false;
    bool negative = false;
    bool all_zero = true;
};

Scaled scaled(std::span<const double> values) {
    Scaled out;
    double greatest = 0.0;
    std::size_t first = values.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        if (out.observations++ == 0) first = i;
        last = i;
        greatest = std::max(greatest, std::abs(values[i]));
        out.negative = out.negative || values[i] < 0.0;
    }
    out.all_zero = greatest == 0.0;
    if (!out.all_zero) {
        while (greatest / out.scale >= 2.0) out.scale *= 2.0;
        while (greatest / out.scale < 1.0) out.scale *= 0.5;
    }
    out.shift = values[first] / out.scale;
    out.trailing = values.size() - 1 - last;
    out.gaps = last - first + 1 != out.observations;
    for (std::size_t i = first; i <= last; ++i) out.y.push_back(values[i] / out.scale - out.shift);
    return out;
}

/// The projection before intervals: mean path and variance path over the periods after the last observation.
struct Path {
    std::vector<double> mean;
    std::vector<double> variance;
};

/// Random walk whose drift is the mean change, shrunk as if `assumed_weight` changes of zero had been seen
/// too.
Path few(const Scaled& data, std::size_t periods, double assumed_change, DampedTrendProjection& out) {
    double previous = data.y.front();
    double changes = 0.0;
    double squares = 0.0;
    std::int64_t gap = 0;
    for (std::size_t i = 1; i < data.y.size(); ++i) {
        ++gap;
        if (std::isnan(data.y[i])) continue;
        const double change = data.y[i] - previous;
        changes += change;
        squares += change * change / static_cast<double>(gap);
        previous = data.y[i];
        gap = 0;
    }
    const auto seen = static_cast<std::int64_t>(data.observations) - 1;
    const auto span = static_cast<double>(data.y.size() - 1);
    const double level = previous + data.shift;
    const double assumed = assumed_change * std::abs(level);
    const double weight = static_cast<double>(assumed_weight);
    const double variance =
        (weight * assumed * assumed + squares) / static_cast<double>(assumed_weight + seen);

    out.alpha = 1.0;
    out.beta = 0.0;
    out.damping = few_damping;
    out.degrees_of_freedom = assumed_weight + seen;
    out.sse = squares;
    out.sigma = std::sqrt(variance);
    DampedState state{previous, changes / (span + weight)};
    Path path;
    double answer = 0.0;  // of the projection to the slope
    double power = 1.0;
    for (std::size_t h = 1; h <= periods; ++h) {
        power *= few_damping;
        answer += power;
        path.mean.push_back(state.advance(few_damping));
        const double drift = seen > 0 ? answer * answer / (span + weight) : 0.0;
        path.variance.push_back(variance * (static_cast<double>(h) + drift));
    }
    out.state = {previous, changes / (span + weight), few_damping};
    return path;
}

/// Mean and variance path of one fit: the variance of class 1 plus that of the estimated starting state.
Path path_of(const DampedFit& fit, std::size_t periods, double variance) {
    const auto& p = fit.parameters;
    Path path;
    DampedState mean = fit.end;
    DampedState by_level = fit.by_level;
    DampedState by_slope = fit.by_slope;
    double sum = 1.0;
    double power = 1.0;
    double reach = 0.0;  // phi + ... + phi^j
    for (std::size_t h = 1; h <= periods; ++h) {
        path.mean.push_back(mean.advance(p.damping));
        const double a = by_level.advance(p.damping);
        const double b = by_slope.advance(p.damping);
        const double start = a * a * fit.v_level + 2.0 * a * b * fit.v_cross + b * b * fit.v_slope;
        path.variance.push_back(variance * (sum + start));
        power *= p.damping;
        reach += power;
        const double weight = p.alpha * (1.0 + p.share * reach);
        sum += weight * weight;
    }
    return path;
}

/// Variance around `best` averaged over the grid: each point weighs as its likelihood with the starting state
/// and sigma integrated out (flat, and 1 / sigma), which is sqrt(det V) * sse^(-df / 2).
std::vector<double> averaged_variance(const std::vector<DampedFit>& grid, const Path& best, std::int64_t df) {
    const double least =
        std::min_element(grid.begin(), grid.end(), [](const DampedFit& a, const DampedFit& b) {
            return a.sse < b.sse;
        })->sse;
    std::vector<double> out(best.mean.size(), 0.0);
    double weights = 0.0;
    for (const DampedFit& fit : grid) {
        double weight = std::sqrt(std::max(0.0, fit.v_level * fit.v_slope - fit.v_cross * fit.v_cross));
        const double ratio = std::sqrt(least / fit.sse);
        for (std::int64_t k = 0; k < df && weight > 1e-12; ++k) weight *= ratio;
        if (!(weight > 1e-12)) continue;
        weights += weight;
        const Path path = path_of(fit, best.mean.size(), fit.sse / static_cast<double>(df));
        for (std::size_t h = 0; h < out.size(); ++h) {
            const double apart = path.mean[h] - best.mean[h];
            out[h] += weight * (path.variance[h] + apart * apart);
        }
    }
    for (double& v : out) v = weights > 0.0 ? v / weights : 0.0;
    return out;
}

Path fitted(const Scaled& data, std::size_t periods, double assumed_change, DampedTrendProjection& out) {
    const detail::DampedSearch found = detail::search_damped_trend(data.y);
    const DampedFit& fit = found.best;
    const auto n = static_cast<std::int64_t>(data.observations);
    // Values are at most 2 here: smaller errors than this are those of the arithmetic.
    const bool exact = fit.sse <= 1e-24 * static_cast<double>(n);
    double variance = 0.0;
    if (exact) {
        const double assumed = assumed_change * std::abs(fit.end.level + data.shift);
        out.degrees_of_freedom = assumed_weight + n - 1;
        variance = static_cast<double>(assumed_weight) * assumed * assumed /
                   static_cast<double>(out.degrees_of_freedom);
    } else {
        out.degrees_of_freedom = n - fit_cost;
        variance = fit.sse / static_cast<double>(out.degrees_of_freedom);
    }
    out.alpha = fit.parameters.alpha;
    out.beta = fit.parameters.alpha * fit.parameters.share;
    out.damping = fit.parameters.damping;
    out.sse = fit.sse;
    out.sigma = std::sqrt(variance);
    out.state = {fit.end.level, fit.end.slope, fit.parameters.damping};

    Path path = path_of(fit, periods, variance);
    if (exact) {
        out.assumptions.push_back(DampedTrendAssumption::no_variation);
        // Nothing was seen to vary, so nothing says how shocks last: let them last.
        for (std::size_t h = 0; h < periods; ++h) {
            path.variance[h] = std::max(path.variance[h], variance * static_cast<double>(h + 1));
        }
    } else {
        const std::vector<double> average = averaged_variance(found.grid, path, out.degrees_of_freedom);
        for (std::size_t h = 0; h < periods; ++h) path.variance[h] = std::max(path.variance[h], average[h]);
    }
    double widest = 0.0;
    for (double& v : path.variance) v = widest = std::max(widest, v);
    return path;
}

void check(std::span<const double> values, std::int64_t horizon, const DampedTrendOptions& options) {
    static constexpr std::string_view function = "project_damped_trend";
    require_horizon(function, horizon);
    bool any = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        require(!std::isinf(values[i]), function, "values[" + std::to_string(i) + "]", values[i],
                "a finite number, or NaN where the period has no value");
        any = any || !std::isnan(values[i]);
    }
    require(any, function, "number of values", std::int64_t{0}, "at least one that is not NaN");
    for (const double level : options.levels) {
        require(level > 0.0 && level < 1.0, function, "level", level, "a probability between 0 and 1");
    }
    require(options.assumed_change > 0.0 && options.assumed_change <= largest, function, "assumed_change",
            options.assumed_change, "a finite number above 0");
}

}  // namespace

std::vector<double> damped_trend(const DampedTrendState& state, std::int64_t horizon) {
    static constexpr std::string_view function = "damped_trend";
    require(std::isfinite(state.level), function, "level", state.level, "a finite number");
    require(std::isfinite(state.slope), function, "slope", state.slope, "a finite number");
    require(state.damping > 0.0 && state.damping <= 1.0, function, "damping", state.damping,
            "a number in (0, 1]");
    require_horizon(function, horizon);
    std::vector<double> out(static_cast<std::size_t>(horizon));
    double power = 1.0;
    double reach = 0.0;
    for (double& y : out) {
        power *= state.damping;
        reach += power;
        y = within_doubles(state.level + reach * state.slope);
    }
    return out;
}

DampedTrendProjection project_damped_trend(std::span<const double> values, std::int64_t horizon,
                                           const DampedTrendOptions& options) {
    using enum DampedTrendAssumption;
    check(values, horizon, options);
    const Scaled data = scaled(values);
    const std::size_t ahead = static_cast<std::size_t>(horizon);
    const std::size_t periods = data.trailing + ahead;

    DampedTrendProjection out;
    out.observations = data.observations;
    const bool fits = data.observations >= enough_to_fit;
    if (!fits) out.assumptions.push_back(data.observations == 1 ? one_observation : few_observations);
    const Path path = (fits ? fitted : few)(data, periods, options.assumed_change, out);
    if (data.all_zero) out.assumptions.push_back(all_zero);
    if (data.gaps || data.trailing > 0) out.assumptions.push_back(periods_without_value);

    DampedState end{out.state.level, out.state.slope};
    for (std::size_t i = 0; i < data.trailing; ++i) end.advance(out.damping);
    const auto unscaled = [&](double y) { return within_doubles(data.scale * (y + data.shift)); };
    out.state.level = unscaled(end.level);
    out.state.slope = within_doubles(data.scale * end.slope);
    out.sigma = within_doubles(data.scale * out.sigma);
    out.sse = data.scale * data.scale * out.sse;
    if (data.all_zero) out.sse = 0.0;

    const bool cut = options.non_negative && !data.negative;
    bool did_cut = false;
    const auto published = [&](double y) {
        y = unscaled(y);
        if (!cut || y >= 0.0) return y;
        did_cut = true;
        return 0.0;
    };
    out.mean.reserve(ahead);
    for (std::size_t h = data.trailing; h < periods; ++h) out.mean.push_back(published(path.mean[h]));
    for (const double level : options.levels) {
        const double t = detail::student_two_sided(level, out.degrees_of_freedom);
        DampedTrendInterval interval{level, {}, {}};
        for (std::size_t h = data.trailing; h < periods; ++h) {
            const double half = t * std::sqrt(path.variance[h]);
            interval.lower.push_back(published(path.mean[h] - half));
            interval.upper.push_back(published(path.mean[h] + half));
        }
        out.intervals.push_back(std::move(interval));
    }
    if (did_cut) out.assumptions.push_back(cut_at_zero);
    if (options.non_negative && data.negative) out.assumptions.push_back(negative_observed);
    return out;
}

}  // namespace sociaaldomein
