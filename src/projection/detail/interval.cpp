#include "projection/detail/interval.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace sociaaldomein::detail {

double stretched(std::span<const double> knots, double score) {
    const double size = std::abs(score);
    std::size_t k = 1;
    while (k + 1 < knot_count && size > calibration_scores[k]) ++k;
    const double slope = (knots[k] - knots[k - 1]) / (calibration_scores[k] - calibration_scores[k - 1]);
    const double result = knots[k - 1] + slope * (size - calibration_scores[k - 1]);
    return score < 0.0 ? -result : result;
}

Calibrator::Calibrator(const Calibration& calibration, ForecastModel model, Frequency frequency) {
    const auto periods = [](Frequency f) {
        return f == Frequency::two_school_years ? 1 : periods_per_year(f);
    };
    // Less is better, the first being the most important.
    const auto distance = [&](const CalibrationCell& cell) {
        const int wrong_model = cell.model == model ? 0 : cell.model == ForecastModel::automatic ? 1 : 2;
        const int wrong_frequency =
            cell.frequency == frequency ? 0 : 1 + std::abs(periods(cell.frequency) - periods(frequency));
        return std::pair(wrong_model, wrong_frequency);
    };
    const auto nearest = std::ranges::min_element(calibration.cells, {}, distance);
    for (const CalibrationCell& cell : calibration.cells)
        if (distance(cell) == distance(*nearest)) cells_.push_back(&cell);
}

// The cell of the most observations that the series has, or else of the fewest.
std::size_t Calibrator::cell_of(std::int64_t observations) const {
    const auto distance = [&](const CalibrationCell* cell) {
        const bool too_long = cell->from_observations > observations;
        return std::pair(too_long, too_long ? cell->from_observations : -cell->from_observations);
    };
    const auto best = std::ranges::min_element(cells_, {}, distance);
    return best == cells_.end() ? 0 : static_cast<std::size_t>(best - cells_.begin());
}

void Calibrator::fill(std::size_t which, std::span<double> knots) const {
    const CalibrationCell* cell = which < cells_.size() ? cells_[which] : nullptr;
    const std::size_t horizon = knots.size() / knot_count;
    std::size_t after = 0;  // the first row whose horizon is not below the one asked for
    for (std::size_t h = 0; h < horizon; ++h) {
        const auto knot = knots.subspan(h * knot_count, knot_count);
        if (cell == nullptr || cell->rows.empty()) {
            std::ranges::copy(calibration_scores, knot.begin());
            continue;
        }
        const auto ahead = static_cast<std::int64_t>(h) + 1;
        while (after < cell->rows.size() && cell->rows[after].horizon < ahead) ++after;
        const CalibrationRow& high = cell->rows[std::min(after, cell->rows.size() - 1)];
        const CalibrationRow& low = cell->rows[std::min(after == 0 ? 0 : after - 1, cell->rows.size() - 1)];
        const double part = high.horizon > low.horizon ? static_cast<double>(ahead - low.horizon) /
                                                             static_cast<double>(high.horizon - low.horizon)
                                                       : 0.0;
        knot[0] = 0.0;
        for (std::size_t k = 1; k < knot_count; ++k)
            knot[k] = low.sizes[k - 1] + std::min(part, 1.0) * (high.sizes[k - 1] - low.sizes[k - 1]);
    }
}

}  // namespace sociaaldomein::detail
