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
#include <sociaaldomein/projection/forecast_model.hpp>

namespace sociaaldomein {

/// The standard normal scores at which a calibration states the size of the errors: the two-sided levels 50, 80, 90, 95
/// and 99 %, and 0 itself.
inline constexpr std::array<double, 6> calibration_scores{
    0.0, 0.67448975019608171, 1.2815515655446004, 1.6448536269514722, 1.9599639845400545, 2.5758293035489004};

/// The sizes of standardised errors some periods ahead.
struct CalibrationRow {
    std::int64_t horizon = 1;  ///< periods ahead, from 1
    /// Five sizes, increasing: what stands for calibration_scores[1], [2], … ; that of score 0 is 0.
    std::vector<double> sizes{};
};
SD_DESCRIBE(CalibrationRow, horizon, sizes)

/// What holds for one model, one frequency and series of some length.
struct CalibrationCell {
    ForecastModel model = ForecastModel::automatic;
    Frequency frequency = Frequency::year;
    std::int64_t from_observations = 0;  ///< holds for series of at least so many observations
    /// By increasing horizon; between rows sizes go straight, before the first and after the last they stay.
    std::vector<CalibrationRow> rows{};
};
SD_DESCRIBE(CalibrationCell, model, frequency, from_observations, rows)

/// Of the cells of the model asked for (or else of `automatic`), of the frequency (or else of the one with most nearly
/// as many periods in a year), that with the most observations not above those of the series (or else the least) holds.
struct Calibration {
    std::string source{};  ///< what it was estimated on, for the report
    std::vector<CalibrationCell> cells{};
};
SD_DESCRIBE(Calibration, source, cells)

/// @throws Error  Errc::out_of_domain when a row has not five positive, increasing sizes or rows are not in order
SD_EXPORT void validate(const Calibration& calibration);

/// Estimated on the M1 competition (Makridakis et al. 1982, doi:10.1002/for.3980010202) alone; used where none is given.
SD_EXPORT std::shared_ptr<const Calibration> builtin_calibration();

/// None: every error is as large as the model says.
SD_EXPORT std::shared_ptr<const Calibration> without_calibration();

}  // namespace sociaaldomein
