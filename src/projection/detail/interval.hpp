#pragma once
/// From the spread of errors and a calibration to the bounds of intervals.  Layer: projection.

#include <cstddef>
#include <cstdint>
#include <span>

#include <sociaaldomein/projection/calibration.hpp>

namespace sociaaldomein::detail {

inline constexpr std::size_t knot_count = calibration_scores.size();

/// The odd function through (calibration_scores[k], knots[k]), straight between them and beyond the last.
/// @param knots  knot_count values, the first 0, increasing
double stretched(std::span<const double> knots, double score);

/// Fills `knots` (horizon * knot_count values) with what the calibration says of a series of so many observations.
void calibrated_knots(const Calibration& calibration, ForecastModel model, Frequency frequency,
                      std::int64_t observations, std::span<double> knots);

}  // namespace sociaaldomein::detail
