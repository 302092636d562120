#pragma once
/// Sample paths of one series out of its linear error form.  Layer: projection.

#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::kernels {

/// What a series' paths are drawn from; see `detail::Fit` for mean and psi.
///
///     z[h] = psi[0] e[h] + … + psi[h-1] e[1], divided by its own standard deviation
///     y[h] = mean[h] + spread[h] * stretch_h(z[h]),  kept at or above `floor`, and made whole when asked
///
/// stretch_h is odd, increasing and piecewise linear: it maps knot_z[k] to knot[h * knots + k] and goes on with the
/// last slope beyond the last knot.
struct PathSource {
    const double* mean;
    const double* spread;     ///< standard deviation of y[h] before stretching
    const double* psi;        ///< psi[0] is 1
    const double* deviation;  ///< sqrt(psi[0]^2 + … + psi[h-1]^2) for h = 1..
    const double* knot_z;     ///< increasing, knot_z[0] is 0
    const double* knot;       ///< horizon * knots values, knot[h * knots] is 0
    int knots;                ///< 2..16
    int horizon;
    double floor;            ///< -infinity when there is none
    bool whole_numbers;      ///< rounded to the nearest, ties to even
    unsigned long long key;  ///< of the random numbers: seed and series
};

struct PathKernels {
    /// Draws the paths first .. first + count - 1, count a multiple of `lane_count`; path p at step h goes to
    /// paths[h * stride + p - first]. `errors` holds horizon * lane_count numbers.
    void (*draw)(const PathSource& source, unsigned long long first, long long count, double* paths,
                 long long stride, double* errors) noexcept;
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
