#include <sociaaldomein/scenario/survival.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>

#include <sociaaldomein/core/require.hpp>

namespace sociaaldomein {

std::vector<SurvivalStep> kaplan_meier(std::span<const ObservedDuration> durations) {
    for (const ObservedDuration& duration : durations)
        require(std::isfinite(duration.time) && duration.time >= 0.0, "kaplan_meier", "durations",
                duration.time, "finite numbers >= 0");
    std::vector<ObservedDuration> sorted(durations.begin(), durations.end());
    std::sort(sorted.begin(), sorted.end(),
              [](const ObservedDuration& a, const ObservedDuration& b) { return a.time < b.time; });

    std::vector<SurvivalStep> steps;
    double surviving = 1.0;
    double sum = 0.0;  // Greenwood's
    for (std::size_t from = 0, to = 0; from < sorted.size(); from = to) {
        std::int64_t ended = 0;
        for (; to < sorted.size() && sorted[to].time == sorted[from].time; ++to)
            ended += sorted[to].ended ? 1 : 0;
        if (ended == 0) continue;
        const auto at_risk = static_cast<std::int64_t>(sorted.size() - from);
        const auto n = static_cast<double>(at_risk);
        const auto d = static_cast<double>(ended);
        surviving *= (n - d) / n;
        sum += d / (n * (n - d));
        const double variance =
            ended == at_risk ? std::numeric_limits<double>::quiet_NaN() : surviving * surviving * sum;
        steps.push_back({sorted[from].time, at_risk, ended, surviving, variance});
    }
    return steps;
}

double surviving_at(std::span<const SurvivalStep> steps, double time) {
    require(!std::isnan(time), "surviving_at", "time", time, "a number");
    const auto after = std::upper_bound(steps.begin(), steps.end(), time,
                                        [](double t, const SurvivalStep& step) { return t < step.time; });
    return after == steps.begin() ? 1.0 : std::prev(after)->surviving;
}

}  // namespace sociaaldomein
