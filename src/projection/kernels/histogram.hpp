#pragma once
/// Counts how many numbers fall in each of many equal bins, and gathers those of a few: the steps of selecting quantiles.
/// Layer: projection.

#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::kernels {

struct HistogramKernels {
    /// The lowest and the highest of `count` >= 1 numbers, none of them NaN.
    void (*range)(const double* values, long long count, double* lowest, double* highest) noexcept;

    /// The bin of a value is the nearest whole number to (value - lowest) * scale, which has to be within 0 .. bin_count - 1.
    /// Adds one to counts[bin] for each of them, and keeps the bins of all in an order that `gather` knows. Then sums[j] is
    /// what `counts_in_sum` counts from j * counts_in_sum on add up to.
    ///
    /// @param bin_count  a multiple of counts_in_sum, at most 65536
    void (*count)(const double* values, long long count, double lowest, double scale, unsigned short* bins,
                  unsigned* counts, int bin_count, unsigned* sums) noexcept;
    static constexpr int counts_in_sum = 64;

    /// Given the bins that `count` kept: appends each value whose bin has a slot, slots[bin] > 0, at *ends[slot - 1], which
    /// moves on.
    ///
    /// @param starts  increasing; each bin with a slot is one of the `reach` bins from one of them on. A few are looked for
    ///                in many bins at once.
    void (*gather)(const double* values, const unsigned short* bins, long long count,
                   const unsigned short* slots, const unsigned short* starts, int start_count,
                   double** ends) noexcept;
    static constexpr int reach = 4;
};
SD_KERNEL_TABLES(HistogramKernels, histogram_kernels)

}  // namespace sociaaldomein::kernels
