#pragma once
/// Sums of squared errors of ETS(A,Ad,N) for given parameters.  Layer: projection.
///
/// This is the recursion that all fitting rests on, by itself: a benchmark measures what lanes gain, without a search.

#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::kernels {

/// Rows of the parameters, which are [row * lane_count + lane].
namespace ets_squares_row {
constexpr int alpha = 0, beta = 1, phi = 2, level = 3, slope = 4, count = 5;
}  // namespace ets_squares_row

struct EtsSquaresKernels {
    /// @param values  [t * lane_count + lane], `length` rows
    /// @param sums    one per lane
    void (*damped)(const double* values, int length, const double* parameters, double* sums) noexcept;
    int lane_count;
};

SD_KERNEL_TABLES(EtsSquaresKernels, ets_squares_kernels)

}  // namespace sociaaldomein::kernels
