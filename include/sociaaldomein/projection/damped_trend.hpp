#pragma once
/// Projection of one short series by exponential smoothing with a damped additive trend, ETS(A,Ad,N).
///
/// Dutch term: prognose met uitdovende trend. Layer: projection.
/// Source: Gardner & McKenzie 1985, doi:10.1287/mnsc.31.10.1237 (the damped trend); Hyndman, Koehler, Ord &
/// Snyder 2008, doi:10.1007/978-3-540-71918-2 (state equations, variance of class 1).
///
/// With e[t] = y[t] - level[t-1] - phi * slope[t-1]:
///
///     level[t] = level[t-1] + phi * slope[t-1] + alpha * e[t]
///     slope[t] =              phi * slope[t-1] + beta  * e[t]
///
/// Where it stands: cut to 5..20 values, 92 to 98 % of the yearly and 95 to 99 % of the quarterly M3 values
/// fall in its 95 % interval (six periods ahead). Its mean is that of the best fit and knows no season.
/// The same input gives the same bits on every machine: only + - * / and sqrt are used.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

/// Where a damped trend stands after its last period.
struct DampedTrendState {
    double level = 0.0;    ///< finite, in the unit of the series
    double slope = 0.0;    ///< finite, change per period before damping
    double damping = 1.0;  ///< phi, in (0, 1]; 1 is a straight line
};

/// Projects the `horizon` periods that follow the last observation of a damped trend.
///
///     y[h] = level + (phi + phi^2 + ... + phi^h) * slope,   h = 1..horizon
///
/// @param state    finite; damping in (0, 1]
/// @param horizon  periods, 0 to 1 000 000; zero gives an empty vector
/// @return         length `horizon`, in the unit of `level`; element 0 is period T+1; not clipped at zero;
///                 what would exceed the largest double stays there
/// @throws Error   Errc::out_of_domain when an argument breaks its rule, before anything is allocated
/// @par Cost       O(horizon), one allocation
/// @par Example    level 100, slope 10, phi 0.5, three periods: {105, 107.5, 108.75}
///                 (test DampedTrend.DocumentedExample)
/// @par Source     Gardner & McKenzie 1985, doi:10.1287/mnsc.31.10.1237
SD_EXPORT std::vector<double> damped_trend(const DampedTrendState& state, std::int64_t horizon);

/// What a projection took for granted because the series could not tell. A report must say each of them.
enum class DampedTrendAssumption {
    one_observation,   ///< flat; the interval rests on `assumed_change` alone
    few_observations,  ///< 2 to 4: nothing fitted. Random walk whose drift is the mean change, damped by 0.9
                       ///< a period; the spread counts two further changes as large as `assumed_change`, the
                       ///< drift counts them as zero
    no_variation,      ///< the fit leaves no error; the interval rests on `assumed_change`
    all_zero,          ///< nothing but zeros: no basis for a spread, so the interval has no width
    periods_without_value,  ///< missing periods inside or after the series were passed over
    cut_at_zero,            ///< `non_negative` cut the mean or a bound
    negative_observed  ///< `non_negative` was asked for, but the series itself goes below zero; nothing was
                       ///< cut
};

struct DampedTrendOptions {
    std::vector<double> levels{0.80, 0.95};  ///< each in (0, 1); the result keeps this order
    bool non_negative = false;               ///< cut mean and bounds at zero
    double assumed_change = 0.10;  ///< typical change per period as a part of the value, finite, > 0; used
                                   ///< where the series holds too little to estimate its spread
};

/// One prediction interval; both bounds have length `horizon`.
struct DampedTrendInterval {
    double level = 0.0;  ///< probability that the interval means to hold, such as 0.95
    std::vector<double> lower;
    std::vector<double> upper;
};

struct DampedTrendProjection {
    std::vector<double> mean;  ///< length `horizon`; element 0 is the period after `values` ends
    std::vector<DampedTrendInterval> intervals;  ///< one per level asked for
    double alpha = 0.0;                          ///< smoothing of the level, 0..1
    double beta = 0.0;                           ///< smoothing of the slope, 0..alpha
    double damping = 0.0;                        ///< phi, 0.8..0.98
    DampedTrendState state;                      ///< after the last element of `values`
    double sse = 0.0;                     ///< sum of squared one-step errors (infinite beyond the doubles)
    double sigma = 0.0;                   ///< standard deviation of the one-step error
    std::int64_t degrees_of_freedom = 0;  ///< of the Student t used for the intervals
    std::size_t observations = 0;         ///< values that were not missing
    std::vector<DampedTrendAssumption> assumptions;  ///< in the order of the enumeration, each at most once
};

/// Fits a damped trend to a series and projects `horizon` periods beyond its end.
///
/// Five or more observations: alpha in [0, 1], beta in [0, alpha] and phi in [0.8, 0.98] minimise the sum of
/// squared one-step errors, the starting level and slope being solved for by least squares; the search is a
/// fixed grid followed by a fixed refinement. Fewer: see DampedTrendAssumption.
///
/// The h-step variance of given parameters is sigma^2 (1 + sum over j < h of (alpha + beta (phi + ... +
/// phi^j))^2) plus that of the estimated starting state. The published one adds the uncertainty of the parameters:
/// it is the average over a grid of parameters, each weighing as its likelihood, of that variance plus the
/// squared distance of its mean to the published mean; never less than the variance at the optimum, never
/// narrowing with the horizon. Bounds are Student t with n - 3 degrees of freedom, or n + 1 where
/// `assumed_change` is used, which counts as two observed changes.
///
/// @param values   one per period, oldest first; NaN is a missing period: time passes, nothing is learned
/// @param horizon  periods, 0 to 1 000 000
/// @throws Error   Errc::out_of_domain for an infinite value, no observation at all, a horizon out of range,
///                 a level outside (0, 1) or an `assumed_change` that is not positive; never for other data
/// @par Cost       some thousands of passes over the series; 0.4 ms for 10 observations and 6 periods ahead
/// @par Example    {100}, horizon 2, level 0.8: mean {100, 100}, interval {81.1, 118.9} and wider after
///                 (test DampedTrend.OneObservationExample)
SD_EXPORT DampedTrendProjection project_damped_trend(std::span<const double> values, std::int64_t horizon,
                                                     const DampedTrendOptions& options = {});

}  // namespace sociaaldomein
