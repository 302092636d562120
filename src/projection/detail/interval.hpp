#pragma once
/// From the spread of errors and a calibration to the bounds of intervals.  Layer: projection.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <sociaaldomein/projection/calibration.hpp>

namespace sociaaldomein::detail {

inline constexpr std::size_t knot_count = calibration_scores.size();

/// The odd function through (calibration_scores[k], knots[k]), straight between them and beyond the last.
/// @param knots  knot_count values, the first 0, increasing
double stretched(std::span<const double> knots, double score);

/// What a calibration says of series of one model and frequency.
class Calibrator {
public:
    /// Keeps pointers into `calibration`.
    Calibrator(const Calibration& calibration, ForecastModel model, Frequency frequency);

    /// Which of the calibration's cells holds for a series of so many observations; 0 when there is none at all.
    std::size_t cell_of(std::int64_t observations) const;
    std::size_t cell_count() const noexcept { return cells_.size(); }

    /// Fills `knots` (horizon * knot_count values) with what a cell says; with the scores themselves where there is none.
    void fill(std::size_t cell, std::span<double> knots) const;

private:
    std::vector<const CalibrationCell*> cells_;  // as near as there are in model and frequency
};

}  // namespace sociaaldomein::detail
