#pragma once
/// Counts how many numbers fall in each of many equal bins: the first step of selecting quantiles.  Layer: projection.

#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::kernels {

struct HistogramKernels {
    /// The lowest and the highest of `count` >= 1 numbers, none of them NaN.
    void (*range)(const double* values, long long count, double* lowest, double* highest) noexcept;

    /// bins[i] = the nearest whole number to (values[i] - lowest) * scale, which has to be within 0 .. 65535; adds one to
    /// counts[bins[i]].
    void (*count)(const double* values, long long count, double lowest, double scale, unsigned short* bins,
                  unsigned* counts) noexcept;
};
SD_KERNEL_TABLES(HistogramKernels, histogram_kernels)

}  // namespace sociaaldomein::kernels
