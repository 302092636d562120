#pragma once
/// How good projections were, once it is known what came: errors of the mean, and of the intervals and quantiles.
/// Dutch: trefzekerheid, voorspelfout.  Layer: projection.
///
/// Everywhere: spans that belong together have equal lengths; a pair of which either is missing (NaN) does not count; a
/// measure without a single pair, or relative to a scale of zero, is NaN. Sums are made pairwise (Higham 1993,
/// doi:10.1137/0914050) in the order given, so that the same input gives the same bits on every machine.
///
/// All functions throw Errc::out_of_domain for lengths that differ, an infinite value, or a level or season that breaks
/// its rule. All cost one or two passes unless stated otherwise.

#include <cstdint>
#include <span>
#include <vector>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

/// Mean of |forecast - actual|.
/// @par Example  actual {10, 20}, forecast {12, 19}: 1.5   (test Accuracy.DocumentedExamples, as all below)
SD_EXPORT double mean_absolute_error(std::span<const double> actual, std::span<const double> forecast);

/// Mean of forecast - actual: above zero when projected too high.
/// @par Example  actual {10, 20}, forecast {12, 19}: 0.5
SD_EXPORT double mean_bias(std::span<const double> actual, std::span<const double> forecast);

/// Mean of 200 |forecast - actual| / (|forecast| + |actual|), from 0 to 200; nought for nought is no error.
/// @par Example  actual {10, 0}, forecast {30, 0}: 50
/// @par Source   Makridakis & Hibon 2000, doi:10.1016/S0169-2070(00)00057-1 (M3)
SD_EXPORT double smape(std::span<const double> actual, std::span<const double> forecast);

/// What errors are measured against: mean of |y[t] - y[t - season]| over the history. Where no two values are a season
/// apart, those of successive periods are taken.
/// @param season  periods in a season, >= 1
/// @par Example   {1, 3, 2, 6}, season 1: 7 / 3; season 2: 2
/// @par Source    Hyndman & Koehler 2006, doi:10.1016/j.ijforecast.2006.03.001
SD_EXPORT double naive_scale(std::span<const double> history, std::int64_t season);

/// The same for squares: mean of (y[t] - y[t - season])^2.
/// @par Example  {1, 3, 2, 6}, season 1: 7
SD_EXPORT double naive_squared_scale(std::span<const double> history, std::int64_t season);

/// Mean absolute scaled error: mean_absolute_error / naive_scale. Below 1 is better than the naive method was, one step
/// ahead, over the history.
/// @par Example  history {1, 3, 2, 6}, actual {7}, forecast {0}, season 1: 3
/// @par Source   Hyndman & Koehler 2006, doi:10.1016/j.ijforecast.2006.03.001
SD_EXPORT double mase(std::span<const double> history, std::span<const double> actual,
                      std::span<const double> forecast, std::int64_t season);

/// Root mean squared scaled error: sqrt(mean of (forecast - actual)^2 / naive_squared_scale). The M5 competition takes
/// season 1 always.
/// @par Example  history {1, 3, 2, 6}, actual {7}, forecast {0}, season 1: sqrt(7)
/// @par Source   Makridakis, Spiliotis & Assimakopoulos 2022, doi:10.1016/j.ijforecast.2021.11.013 (M5)
SD_EXPORT double rmsse(std::span<const double> history, std::span<const double> actual,
                       std::span<const double> forecast, std::int64_t season);

/// Pinball (quantile) loss, mean of level * (y - q) where y >= q, else (1 - level) * (q - y).
/// @param level  of the quantile, in (0, 1)
/// @par Example  level 0.9, actual {10, 10}, quantile {8, 11}: 0.95
/// @par Source   Koenker & Bassett 1978, doi:10.2307/1913643
SD_EXPORT double pinball(double level, std::span<const double> actual, std::span<const double> quantile);

/// Continuous ranked probability score of a sample from the projected distribution, in the unit of the series:
///
///     1/M sum |x[i] - y|  -  1/(2 M (M - 1)) sum over i, j of |x[i] - x[j]|
///
/// "Fair": its expectation is that of the distribution sampled from, however small the sample. It may be below zero.
/// @param sample  at least one value, none missing; one value is scored by its distance
/// @par Cost      O(M log M)
/// @par Example   sample {1, 3}, actual 2: 0; sample {1, 3, 8}, actual 2: 1/3
/// @par Source    Zamo & Naveau 2018, doi:10.1007/s11004-017-9709-7 (eq. eFAIR)
SD_EXPORT double crps_of_sample(std::span<const double> sample, double actual);

/// The same from quantiles of the projected distribution: twice the pinball losses, each weighing as far as its level
/// is nearest. For levels (i - 1/2) / M that is exactly the integral of (F(x) - 1{x >= y})^2 for the step function F
/// of the quantiles.
/// @param levels     rising, in (0, 1), at least one
/// @param quantiles  one for each level; NaN makes the score NaN
/// @par Example      levels {0.25, 0.75}, quantiles {1, 3}, actual 2: 0.5
/// @par Source       Zamo & Naveau 2018, doi:10.1007/s11004-017-9709-7; Bracher et al. 2021,
///                   doi:10.1371/journal.pcbi.1008618 (weighted interval score)
SD_EXPORT double crps_of_quantiles(std::span<const double> levels, std::span<const double> quantiles,
                                   double actual);

/// Share of values with lower <= y <= upper.
/// @par Example  actual {1, 5, 9}, lower {0, 0, 0}, upper {5, 5, 5}: 2/3
SD_EXPORT double coverage(std::span<const double> actual, std::span<const double> lower,
                          std::span<const double> upper);

/// Mean scaled interval score: mean of
///
///     upper - lower + 2/a (lower - y) where y < lower + 2/a (y - upper) where y > upper,      a = 1 - level,
///
/// divided by naive_scale.
/// @param level  probability that the interval means to hold, in (0, 1)
/// @par Example  history {1, 2, 3}, actual {10}, lower {4}, upper {8}, level 0.5, season 1: 12
/// @par Source   Gneiting & Raftery 2007, doi:10.1198/016214506000001437, sec. 6.2; Makridakis, Spiliotis &
///               Assimakopoulos 2020, doi:10.1016/j.ijforecast.2019.04.014 (M4)
SD_EXPORT double msis(std::span<const double> history, std::span<const double> actual,
                      std::span<const double> lower, std::span<const double> upper, double level,
                      std::int64_t season);

/// Projected bounds, to be scored.
struct ScoredInterval {
    double level = 0.0;  ///< in (0, 1)
    std::span<const double> lower;
    std::span<const double> upper;
};

/// What was projected for one series, and what came.
struct ScoredForecast {
    std::span<const double> history;  ///< what the projection was made from
    std::span<const double> actual;
    std::span<const double> mean;
    std::span<const ScoredInterval> intervals{};
    std::int64_t season = 1;
};

/// How intervals of one level did. Scaled: divided by naive_scale of the series.
struct IntervalScores {
    double level = 0.0;
    std::int64_t values = 0;  ///< that had bounds
    std::int64_t inside = 0;  ///< of those, between them
    double coverage = 0.0;    ///< inside / values
    double msis = 0.0;
    double width = 0.0;          ///< mean of upper - lower, scaled
    double pinball_lower = 0.0;  ///< of the bounds as quantiles (1 - level) / 2 and (1 + level) / 2, scaled
    double pinball_upper = 0.0;

    friend bool operator==(const IntervalScores&, const IntervalScores&) = default;
};

/// How projections did. Of many series: the mean over those for which a measure is defined, each weighing the same.
struct Scores {
    std::int64_t series = 0;  ///< with at least one value to score
    std::int64_t values = 0;  ///< that were scored
    double mase = 0.0;
    double rmsse = 0.0;
    double smape = 0.0;
    double mae = 0.0;   ///< in the unit of the series; of many series only where they have the same
    double bias = 0.0;  ///< scaled: mean_bias / naive_scale
    double crps = 0.0;  ///< scaled; from the bounds and the mean, which is taken for the median
    std::vector<IntervalScores> intervals{};  ///< in the order of the forecast

    friend bool operator==(const Scores&, const Scores&) = default;
};

/// All measures of one series.
/// @par Example  history {1, 2, 3}, actual {5}, mean {4}: mase 1, smape 22.2, bias -1   (test Scores.DocumentedExample)
SD_EXPORT Scores score(const ScoredForecast& forecast);

/// The scores of many series, one element each. Series without a value to score do not count; without any, all is NaN.
/// @throws Error  Errc::unlike when the levels of their intervals differ
/// @par Example   mase 1 and 3: 2; NaN and 3: 3   (test Scores.AverageOfMany)
SD_EXPORT Scores average(std::span<const Scores> series);

}  // namespace sociaaldomein
