#include "projection/detail/damped_trend_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace sociaaldomein::detail {

DampedFit fit_damped_trend(std::span<const double> y, const DampedParameters& p) {
    DampedFit fit;
    fit.parameters = p;
    // The errors are linear in the starting state: run it from zero, and once for each unit of it.
    DampedState base;
    DampedState unit_level{1.0, 0.0};
    DampedState unit_slope{0.0, 1.0};
    double ll = 0.0, ls = 0.0, ss = 0.0, le = 0.0, se = 0.0;
    for (const double value : y) {
        const double expected = base.advance(p.damping);
        const double by_level = -unit_level.advance(p.damping);
        const double by_slope = -unit_slope.advance(p.damping);
        if (std::isnan(value)) continue;
        const double error = value - expected;
        base.learn(p, error);
        unit_level.learn(p, by_level);
        unit_slope.learn(p, by_slope);
        ll += by_level * by_level;
        ls += by_level * by_slope;
        ss += by_slope * by_slope;
        le += by_level * error;
        se += by_slope * error;
    }
    fit.by_level = unit_level;
    fit.by_slope = unit_slope;
    const double determinant = ll * ss - ls * ls;
    DampedState start;
    if (determinant > 1e-13 * ll * ss) {
        start.level = (ls * se - ss * le) / determinant;
        start.slope = (ls * le - ll * se) / determinant;
        fit.v_level = ss / determinant;
        fit.v_cross = -ls / determinant;
        fit.v_slope = ll / determinant;
    } else {  // the two answers coincide: one of them is enough
        start.level = -le / ll;
        fit.v_level = 1.0 / ll;
    }
    fit.end = start;
    fit.sse = 0.0;
    for (const double value : y) {
        const double expected = fit.end.advance(p.damping);
        if (std::isnan(value)) continue;
        const double error = value - expected;
        fit.end.learn(p, error);
        fit.sse += error * error;
    }
    return fit;
}

namespace {

/// Hooke & Jeeves pattern search inside the box; the steps halve until they no longer matter.
DampedFit refine(std::span<const double> y, DampedFit best) {
    using Point = std::array<double, 3>;
    static constexpr Point low{0.0, 0.0, lowest_damping};
    static constexpr Point high{1.0, 1.0, highest_damping};
    const auto point_of = [](const DampedParameters& p) { return Point{p.alpha, p.share, p.damping}; };
    const auto at = [&](Point x) {
        for (std::size_t i = 0; i < 3; ++i) x[i] = std::clamp(x[i], low[i], high[i]);
        return fit_damped_trend(y, {x[0], x[1], x[2]});
    };
    Point step{0.05, 0.10, 0.02};
    const auto explore = [&](DampedFit from) {
        for (std::size_t i = 0; i < 3; ++i) {
            for (const double sign : {1.0, -1.0}) {
                Point x = point_of(from.parameters);
                x[i] += sign * step[i];
                const DampedFit trial = at(x);
                if (trial.sse < from.sse) {
                    from = trial;
                    break;
                }
            }
        }
        return from;
    };
    int budget = 400;
    while (step[0] > 1e-7 && budget-- > 0) {
        const Point before = point_of(best.parameters);
        DampedFit found = explore(best);
        if (!(found.sse < best.sse)) {
            for (double& s : step) s *= 0.5;
            continue;
        }
        best = found;
        // Go on in the direction that helped, as long as it helps.
        Point ahead = point_of(best.parameters);
        for (std::size_t i = 0; i < 3; ++i) ahead[i] += ahead[i] - before[i];
        found = explore(at(ahead));
        if (found.sse < best.sse) best = found;
    }
    return best;
}

}  // namespace

DampedSearch search_damped_trend(std::span<const double> y) {
    static constexpr std::array alphas{0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0};
    static constexpr std::array shares{0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0};
    static constexpr std::array dampings{0.8, 0.85, 0.9, 0.95, 0.98};
    constexpr std::size_t starts = 4;
    const auto better = [](const DampedFit& a, const DampedFit& b) { return a.sse < b.sse; };
    DampedSearch out;
    out.grid.reserve(alphas.size() * shares.size() * dampings.size());
    std::vector<DampedFit> best;
    for (const double alpha : alphas) {
        for (const double damping : dampings) {
            for (const double share : shares)
                out.grid.push_back(fit_damped_trend(y, {alpha, share, damping}));
            // One start for each (alpha, damping), so that the starts differ from one another.
            const DampedFit& local =
                *std::min_element(out.grid.end() - shares.size(), out.grid.end(), better);
            best.insert(std::upper_bound(best.begin(), best.end(), local, better), local);
            if (best.size() > starts) best.pop_back();
        }
    }
    for (DampedFit& start : best) start = refine(y, start);
    out.best = *std::min_element(best.begin(), best.end(), better);
    return out;
}

}  // namespace sociaaldomein::detail
