#pragma once
/// The methods that every model has to beat: the last value, and a line through recent ones.  Layer: projection (private).

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include <sociaaldomein/projection/backtest.hpp>

namespace sociaaldomein::detail {

/// The projection of one series: both arrays are as long as the horizon.
struct Projected {
    std::vector<double> mean;
    std::vector<double> deviation;  ///< standard deviation of the error, NaN when there is no telling
    std::int64_t degrees_of_freedom = 0;
};

/// `values` start and end with an observation; NaN is a missing period between.
void project_naive(std::span<const double> values, Projected& out);

/// @param periods  that the line is drawn through; more where they hold fewer than 3 observations
void project_trend(std::span<const double> values, std::int64_t periods, Projected& out);

/// Projects every series from its own last observation, with Student t bounds. A series without any gets NaN.
BacktestForecast project_each(const PanelView& panel, std::int64_t horizon, std::span<const double> levels,
                              const std::function<void(std::span<const double>, Projected&)>& project);

}  // namespace sociaaldomein::detail
