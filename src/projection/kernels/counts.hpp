#pragma once
/// Random whole numbers: who arrives, leaves and gives up along thousands of paths.  Layer: projection.

#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::kernels {

/// Draws for blocks of paths, lane by lane: a result depends on its own inputs only, not on the block, the instruction
/// set or the machine. `count` is a multiple of 64 (pad with means of 0 and with n of 0); no alignment is asked for,
/// and `out` may be any of the inputs.
///
/// A count whose variance is 8 or more is a quantile by the Cornish–Fisher expansion for distributions on whole numbers, in
/// a normal number: P(count <= k) differs from the exact one by at most 9e-5 at a variance of 8, 2e-5 at 16 and 4e-7 at
/// 100, whatever k, n and p. Below 8 the exact distribution is inverted at a uniform number of 32 bits.
///
/// Source: Giles 2016, doi:10.1145/2699466, for the Poisson distribution; for the binomial the same expansion (Cornish &
/// Fisher 1938, doi:10.2307/1400905) with its cumulants, less those of a uniform number between two whole ones.
struct CountKernels {
    int lane_count;

    /// Random numbers of (key, step, path) for the paths first .. first + count - 1: two standard normal and two
    /// uniform ones within (0, 1), independent of each other, of those of other steps and of `PathKernels`.
    void (*draw)(unsigned long long key, unsigned step, unsigned long long first, long long count, double* z0,
                 double* z1, double* u0, double* u1) noexcept;

    /// Poisson counts as whole doubles. mean: 0 .. 1e300; z, u: a standard normal and a uniform number each, of which
    /// one is used.
    void (*poisson)(const double* mean, const double* z, const double* u, long long count,
                    double* out) noexcept;

    /// Binomial counts as whole doubles within 0 .. n. n: whole, 0 .. 2^51; p: 0 .. 1; z, u: as for `poisson`. A larger z
    /// or u never gives a smaller count, so scenarios that share them can be compared path by path.
    void (*binomial)(const double* n, const double* p, const double* z, const double* u, long long count,
                     double* out) noexcept;
};
SD_KERNEL_TABLES(CountKernels, count_kernels)

}  // namespace sociaaldomein::kernels
