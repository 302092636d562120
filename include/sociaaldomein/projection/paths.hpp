#pragma once
/// Futures of a projected series, drawn one by one, and what they tell that marginal intervals cannot: sums over a
/// year, first crossings, the probability that a target is met.
///
/// Dutch: gesimuleerde toekomstpaden, kans op doelbereik. Layer: projection.
///
/// A path's errors follow from the model's linear error form (see `Forecast::Errors`), so that neighbouring periods go
/// together as the model says, and are stretched period by period as the calibration says: a path's quantiles are those
/// of the published intervals. Random numbers are counted, not stored (Philox4x32-10, keyed by seed and series key): a
/// path has the same bits whoever draws it, in whatever order.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/projection/forecast.hpp>

namespace sociaaldomein {

/// The paths `first` .. `first + count - 1` of a series, one after another: period h of path p at [p * horizon + h].
///
/// @param series   column of the forecast
/// @param first    >= 0
/// @throws Error   Errc::out_of_domain when the forecast has no such series, or first or count is negative or
///                 first + count above 2^62
/// @par Cost       about 2 ns a value (AVX-512) for horizons up to 16; O(horizon²) a path beyond
/// @par Example    the paths 5..9 are the last five of the paths 0..9  (test SamplePaths.DocumentedExample)
SD_EXPORT std::vector<double> sample_paths(const Forecast& forecast, std::size_t series, std::int64_t count,
                                           std::int64_t first = 0);

/// The periods whose values are added up: a year of quarters is {0, 4}.
struct PathWindow {
    std::int64_t first = 0;  ///< 0 is the first period projected
    std::int64_t count = 1;
};

/// A level that paths may cross, or a sum may meet.
struct PathTarget {
    double value = 0.0;
    bool below = true;  ///< met at or below the value; false: at or above it
};

/// What is asked of a series' paths. Questions left empty cost nothing.
struct PathQuestions {
    std::int64_t paths = 10'000;          ///< 1 to 100 million
    std::vector<double> probabilities{};  ///< of quantiles, increasing, each in [0, 1]
    bool periods = true;                  ///< quantiles of each period's value
    std::vector<PathWindow> windows{};    ///< quantiles of each sum
    std::vector<PathTarget> targets{};    ///< of each period, of each sum, and when first met
};

/// How often one target is met.
struct PathOdds {
    std::vector<double> by_period{};  ///< probability that the value of period h meets it
    std::vector<double> by_window{};  ///< probability that the sum of window w meets it
    std::vector<double>
        first_met{};  ///< probability that period h is the first that meets it; the rest never does
};

struct PathAnswers {
    std::int64_t paths = 0;
    std::vector<double> period_quantiles{};  ///< quantile k of period h at [h * probabilities + k]
    std::vector<double> window_quantiles{};  ///< quantile k of window w at [w * probabilities + k]
    std::vector<double> window_means{};
    std::vector<PathOdds> odds{};  ///< one per target
};

/// Answers questions about a series' paths without keeping them all: paths are drawn in blocks; for quantiles of
/// periods some periods at a time are kept, and paths drawn again for the next.
///
/// @throws Error   Errc::out_of_domain for a series, window, probability or number of paths out of range
/// @par Cost       about 2 ns a path and period with its quantiles (AVX-512), 3 ns (AVX2); memory at most 64 MiB, or
///                 8 bytes a path
SD_EXPORT PathAnswers ask_paths(const Forecast& forecast, std::size_t series, const PathQuestions& questions);

}  // namespace sociaaldomein
