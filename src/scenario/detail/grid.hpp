#pragma once
// Observations at irregular moments, put on a grid of equal periods. Layer: scenario.
#include <vector>

#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/core/when.hpp>

namespace sociaaldomein::detail {

struct Point {
    When at;
    double value = 0;
};

struct RegularSeries {
    std::vector<Period> periods;  ///< without gaps
    std::vector<double> values;   ///< NaN where nothing was observed
    std::vector<Point> left_out;  ///< moved to a period that another point already has
};

/// @param points  in order of time, of different moments
/// @param stock   values hold at a moment, which is put at the nearest end of a period; otherwise over periods,
///                of which the most frequent length is kept
/// @throws Error  never for points in order
RegularSeries regular(const std::vector<Point>& points, bool stock);

}  // namespace sociaaldomein::detail
