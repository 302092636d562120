#pragma once
// An observed series carried on as one of the engine's forecasts, path by path. Layer: scenario.
#include <memory>

#include "projection/kernels/paths.hpp"
#include "scenario/detail/run.hpp"

#include <sociaaldomein/projection/forecast.hpp>
#include <sociaaldomein/scenario/inputs.hpp>

namespace sociaaldomein::detail {

/// Immutable once made; lives where it was made, as `source` points into it.
struct Projected {
    Forecast forecast{};
    std::vector<kernels::PathPiece> pieces{};
    kernels::PathSource source{};
    int skipped = 0;  ///< steps between the last observation and the start
    int shock = -1;
    TimeSeries history{};

    /// Doubles that `draw` needs.
    std::size_t memory(int steps) const {
        return 2 * static_cast<std::size_t>(steps + skipped) * block_paths;
    }
    /// Paths of all steps: that of step t (t = -1: the start) at `path(memory, t)`.
    void draw(Run& run, double* memory) const;
    const double* path(const double* memory, int t) const {
        return memory + static_cast<std::ptrdiff_t>(t + skipped) * block_paths;
    }
    /// Whether there is a value at the start that is itself projected.
    bool starts_projected() const { return skipped > 0; }
};

/// The series in persons, whatever unit its figures were printed in.
TimeSeries in_persons(const SeriesInput& input);

/// A series on the frequency of the axis, up to its start: finer periods are put together, a coarser stock stands at the
/// end of its last period, a coarser flow is spread evenly.
TimeSeries on_frequency(const TimeSeries& series, Frequency frequency);

/// @param series  on the frequency of `axis`, with its last observation before the axis
std::shared_ptr<Projected> project_input(const TimeSeries& series, const PeriodAxis& axis, bool whole,
                                         bool non_negative, int shock,
                                         ForecastModel model = ForecastModel::automatic);

}  // namespace sociaaldomein::detail
