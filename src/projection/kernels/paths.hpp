#pragma once
/// Sample paths of one series out of its linear error form.  Layer: projection.

#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::kernels {

/// A straight part of the odd function that makes an error of so many standard deviations as large as the calibration
/// found it: value + slope * (size - from) for sizes above `from`. The next part has the value where this one ends, to the
/// bit: the function never decreases, so that it keeps the order of what it is applied to.
struct PathPiece {
    double from;
    double value;
    double slope;
};

/// What a series' paths are drawn from; see `detail::Fit` for mean and psi.
///
///     s[h] = psi[0] e[h] + … + psi[h-1] e[1]
///     y[h] = mean[h] + stretch_h(s[h]),  kept at or above `floor`, and made whole when asked
///
/// stretch_h is odd, and for positive numbers the piece of period h with the largest `from` below them.
struct PathSource {
    const double* mean;
    const double* psi;  ///< psi[0] is 1
    const PathPiece*
        pieces;       ///< horizon * piece_count, by increasing `from`; the first of a period holds from 0 on
    int piece_count;  ///< 1 or more
    int horizon;
    double floor;            ///< -infinity when there is none
    bool whole_numbers;      ///< rounded to the nearest, ties to even
    unsigned long long key;  ///< of the random numbers: seed and series
};

struct PathKernels {
    /// Draws the paths first .. first + count - 1, count a multiple of `lane_count`; path p at step from + h, below step
    /// `to`, goes to paths[h * stride + p - first]. `errors` holds lane_count numbers for each of the steps, their number
    /// rounded up to a multiple of 4.
    void (*draw)(const PathSource& source, unsigned long long first, long long count, int from, int to,
                 double* paths, long long stride, double* errors) noexcept;
    /// The same up to the sums s: enough for whoever looks for quantiles, which are y of the quantiles of s.
    void (*sum)(const PathSource& source, unsigned long long first, long long count, int from, int to,
                double* sums, long long stride, double* errors) noexcept;
    /// Makes y of each s in its place, of one step. `count` is a multiple of `lane_count`.
    void (*shape_sums)(const PathSource& source, int step, double* sums, long long count) noexcept;
    /// Paths out of given errors instead of drawn ones: that of path p at step h at errors[h * stride + p]. `count` is a
    /// multiple of `lane_count`.
    void (*shape)(const PathSource& source, long long count, const double* errors, double* paths,
                  long long stride) noexcept;
    /// Standard normal numbers of (key, path, step): for tests. out[4 * lane_count]: steps 4 * block .. + 3.
    void (*normals)(unsigned long long key, unsigned long long first, unsigned block, double* out) noexcept;
    int lane_count;
};
SD_KERNEL_TABLES(PathKernels, path_kernels)

}  // namespace sociaaldomein::kernels
