#pragma once
/// What the kernel draws a series' paths from.  Layer: projection.

#include <cstddef>
#include <vector>

#include <sociaaldomein/projection/forecast.hpp>

#include "projection/kernels/paths.hpp"

namespace sociaaldomein::detail {

/// Without its key. It points into the forecast and into `pieces`, which it fills: both must outlive it.
kernels::PathSource path_source(const Forecast& forecast, std::size_t series,
                                std::vector<kernels::PathPiece>& pieces);

}  // namespace sociaaldomein::detail
