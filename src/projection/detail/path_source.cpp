#include "projection/detail/path_source.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "projection/detail/interval.hpp"

namespace sociaaldomein::detail {

kernels::PathSource path_source(const Forecast& forecast, std::size_t series,
                                std::vector<double>& deviation) {
    const std::size_t horizon = forecast.horizon;
    const std::size_t at = series * horizon;
    deviation.resize(horizon);
    double squares = 0.0;
    for (std::size_t h = 0; h < horizon; ++h) {
        const double psi = forecast.errors.psi[at + h];
        squares += psi * psi;
        deviation[h] = std::sqrt(squares);
    }
    // Where the series itself goes below zero nothing is cut, as in the intervals.
    const auto& notes = forecast.reports[series].notes;
    const bool cut =
        forecast.non_negative && std::ranges::find(notes, ForecastNote::negative_observed) == notes.end();
    return {.mean = forecast.mean.data() + at,
            .spread = forecast.errors.spread.data() + at,
            .psi = forecast.errors.psi.data() + at,
            .deviation = deviation.data(),
            .knot_z = calibration_scores.data(),
            .knot = forecast.errors.knots.data() + forecast.errors.knot_block[series] * horizon * knot_count,
            .knots = static_cast<int>(knot_count),
            .horizon = static_cast<int>(horizon),
            .floor = cut ? 0.0 : -std::numeric_limits<double>::infinity(),
            .whole_numbers = forecast.integer,
            .key = 0};
}

}  // namespace sociaaldomein::detail
