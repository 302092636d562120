#pragma once
/// How long stays and waits last, when some have not ended yet: the Kaplan–Meier curve. Dutch: verblijfsduur,
/// doorlooptijd, overlevingscurve.  Layer: scenario.

#include <cstdint>
#include <span>
#include <vector>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

/// One stay or wait.
struct ObservedDuration {
    double time = 0.0;  ///< finite, >= 0, in any unit
    bool ended = true;  ///< false: it still lasted when it was last seen
};

/// The curve from one moment at which a duration ended until the next.
struct SurvivalStep {
    double time = 0.0;
    std::int64_t at_risk = 0;  ///< durations that lasted this long at least
    std::int64_t ended = 0;    ///< that ended at this moment
    double surviving = 1.0;    ///< estimated probability of lasting longer than `time`
    double variance = 0.0;     ///< of `surviving` (Greenwood); NaN once nobody survives

    friend bool operator==(const SurvivalStep&, const SurvivalStep&) = default;
};

/// The Kaplan–Meier estimate of how long durations last, a step for each moment at which any ended, rising in time. A
/// duration that was last seen at the moment of a step counts as lasting past it.
///
/// @param durations  in any order; none gives no steps
/// @throws Error     Errc::out_of_domain for a time that is not finite or below zero
/// @par Cost         O(n log n)
/// @par Example      ended after 1 and 3, still there after 2: surviving 2/3 from 1 on, 0 from 3 on
///                   (test Survival.DocumentedExample)
/// @par Source       Kaplan & Meier 1958, doi:10.1080/01621459.1958.10501452; Greenwood 1926
SD_EXPORT std::vector<SurvivalStep> kaplan_meier(std::span<const ObservedDuration> durations);

/// The curve's height: estimated probability of lasting longer than `time`; 1 before the first step.
/// @param steps   of kaplan_meier
/// @throws Error  Errc::out_of_domain when `time` is not a number
/// @par Cost      O(log steps)
/// @par Example   of the curve above, at 2.5: 2/3
SD_EXPORT double surviving_at(std::span<const SurvivalStep> steps, double time);

}  // namespace sociaaldomein
