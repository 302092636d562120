#pragma once
/// How much wider intervals must be than a model says, learnt from series whose future is known.
///
/// Dutch: ijking van betrouwbaarheidsintervallen. Layer: projection.
///
/// A model's own interval supposes that the model is true and its parameters are known; on short series it holds far
/// less than it says. A calibration compares standardised errors (actual - mean) / spread of many past forecasts with
/// those of the normal distribution, by frequency, length of the series and horizon.

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <sociaaldomein/core/describe.hpp>
#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/core/period.hpp>

namespace sociaaldomein {

/// The standard normal scores at which a calibration states the size of the errors: the two-sided levels 50, 80, 90, 95
/// and 99 %, and 0 itself.
inline constexpr std::array<double, 6> calibration_scores{0.0,
                                                          0.67448975019608171,
                                                          1.2815515655446004,
                                                          1.6448536269514722,
                                                          1.9599639845400545,
                                                          2.5758293035489004};

/// The sizes of standardised errors for series of some length, one row per horizon.
struct CalibrationCell {
    std::int64_t from_observations = 0;  ///< holds for series of at least so many observations
    /// sizes[h * 6 + k]: what stands for the score calibration_scores[k], h periods ahead (h = 0 is one); the first of
    /// each six is 0, and they increase. Horizons beyond the last use the last.
    std::vector<double> sizes{};
};
SD_DESCRIBE(CalibrationCell, from_observations, sizes)

/// The cells of one frequency, by increasing number of observations.
struct FrequencyCalibration {
    Frequency frequency = Frequency::year;
    std::vector<CalibrationCell> cells{};
};
SD_DESCRIBE(FrequencyCalibration, frequency, cells)

/// A frequency without cells of its own uses those of the nearest season length.
struct Calibration {
    std::string source{};  ///< what it was estimated on, for the report
    std::vector<FrequencyCalibration> frequencies{};
};
SD_DESCRIBE(Calibration, source, frequencies)

/// Estimated on the M1 competition (Makridakis et al. 1982, doi:10.1002/for.3980010202) alone; used where none is given.
SD_EXPORT std::shared_ptr<const Calibration> builtin_calibration();

/// None: every error is as large as the model says.
SD_EXPORT std::shared_ptr<const Calibration> without_calibration();

}  // namespace sociaaldomein
