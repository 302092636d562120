#pragma once
/// Exponential smoothing averaged over all its parameters, each weighing by how well it explains the series.
/// Layer: projection.

#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::kernels {

/// The grid: smoothing of the level, smoothing of the slope as a part of it, damping. Not inline: each unit keeps its own,
/// as kernels share nothing.
constexpr double averaged_alphas[] = {0.02, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9, 1.0, 1.15};
constexpr double averaged_ratios[] = {0.0, 0.03, 0.08, 0.15, 0.3, 0.5, 0.8};
constexpr double averaged_dampings[] = {0.8, 0.85, 0.9, 0.94, 0.97, 1.0};
constexpr int averaged_alpha_count = 10;
constexpr int averaged_ratio_count = 7;
constexpr int averaged_damping_count = 6;
/// With a trend, then without.
constexpr int averaged_points =
    averaged_alpha_count * averaged_ratio_count * averaged_damping_count + averaged_alpha_count;

/// For each lane and each way of damping g (averaged_dampings, and last none: no trend) the sums over the grid's points
/// of that damping, each point weighing w, all weights together 1.
struct AveragedSums {
    static constexpr int groups = averaged_damping_count + 1;
    enum Sum { weight, level, slope, level_level, level_slope, slope_slope, alpha, beta, sums };
};

/// A block of standardised series: the first value 0, the standard deviation of changes 1.
struct AveragedTask {
    const double* values;    ///< values[t * lanes + lane]; what stands before a lane's start is not looked at
    const long long* start;  ///< per lane
    int length;
    const double* count;  ///< values in each lane, at least 2
    double* scratch;      ///< 4 * averaged_points * lanes numbers
    double* sums;         ///< out: sums[(g * AveragedSums::sums + k) * lanes + lane]
    double* variance;     ///< out, per lane: averaged squared one-step error
};

struct AveragedKernels {
    void (*fit)(const AveragedTask& task) noexcept;
    int lane_count;
};
SD_KERNEL_TABLES(AveragedKernels, averaged_kernels)

}  // namespace sociaaldomein::kernels
