#include "projection/detail/path_source.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "projection/detail/interval.hpp"

namespace sociaaldomein::detail {

kernels::PathSource path_source(const Forecast& forecast, std::size_t series,
                                std::vector<kernels::PathPiece>& pieces) {
    const std::size_t horizon = forecast.horizon;
    const std::size_t at = series * horizon;
    const double* knot =
        forecast.errors.knots.data() + forecast.errors.knot_block[series] * horizon * knot_count;
    pieces.clear();
    double squares = 0.0;
    for (std::size_t h = 0; h < horizon; ++h, knot += knot_count) {
        const double psi = forecast.errors.psi[at + h];
        squares += psi * psi;
        const double deviation = std::sqrt(squares);  // of the sum of errors, where each has 1
        const double spread = forecast.errors.spread[at + h];
        kernels::PathPiece piece{0.0, 0.0, 0.0};
        for (std::size_t k = 0; k + 1 < knot_count; ++k) {
            const double from = calibration_scores[k] * deviation;
            piece.value +=
                piece.slope * (from - piece.from);  // as the kernel computes the end of the piece before
            piece.from = from;
            piece.slope = spread * ((knot[k + 1] - knot[k]) /
                                    ((calibration_scores[k + 1] - calibration_scores[k]) * deviation));
            pieces.push_back(piece);
        }
    }
    // Where the series itself goes below zero nothing is cut, as in the intervals.
    const auto& notes = forecast.reports[series].notes;
    const bool cut =
        forecast.non_negative && std::ranges::find(notes, ForecastNote::negative_observed) == notes.end();
    return {.mean = forecast.mean.data() + at,
            .psi = forecast.errors.psi.data() + at,
            .pieces = pieces.data(),
            .piece_count = static_cast<int>(knot_count - 1),
            .horizon = static_cast<int>(horizon),
            .floor = cut ? 0.0 : -std::numeric_limits<double>::infinity(),
            .whole_numbers = forecast.integer,
            .key = 0};
}

}  // namespace sociaaldomein::detail
