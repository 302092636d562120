#pragma once
/// Learns from past forecasts how wide intervals must be.  Dutch: ijken.  Layer: projection.

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/projection/calibration.hpp>
#include <sociaaldomein/series/time_series.hpp>

namespace sociaaldomein {

struct CalibrateOptions {
    std::vector<ForecastModel> models{ForecastModel::automatic};
    std::int64_t horizon = 8;   ///< the longest, 1 to 10 000
    std::int64_t origins = 12;  ///< at most so many past moments per series, spread evenly over its length
    std::int64_t shortest = 6;  ///< observations before the first of them
    /// How far the errors are believed, 0 (not) to 1: as far as the series to come are like these. Of what is found beyond
    /// what is expected without a calibration, this part counts (of the logarithm of their ratio).
    double trust = 1.0;
    std::string source{};  ///< kept in the calibration
    int threads = 0;       ///< 0: as many as the machine has cores
    std::function<void(std::size_t done, std::size_t total)> progress{};
    std::stop_token cancel{};
};

/// Learns a calibration from series of one frequency: each is projected from past moments, and what came is compared
/// with what was said. Every series counts as much, however long.
///
/// Cells begin at lengths that keep at least 150 series each; rows stand at horizons 1, 2, 4, 8, … and the last. Sizes
/// are smoothed over the horizon (least squares of their logarithm on that of the horizon) and believed as far as `trust`
/// says, towards what is expected without any calibration: the quantile of Student's t for the cell's mean number of
/// observations, less two and less a season's. Sizes never decrease with the score or the horizon, nor fall below one half
/// of that quantile or above ten times it.
///
/// @throws Error   Errc::out_of_domain for options that break their rule or when no series is long enough;
///                 Errc::unlike when frequencies differ; Errc::cancelled
SD_EXPORT Calibration calibrate(std::span<const TimeSeries> series, const CalibrateOptions& options);

}  // namespace sociaaldomein
