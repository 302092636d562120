#pragma once
/// The Theta models, a series per lane: fit, mean, and how shocks work on.  Layer: projection.
///
/// Source: Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler 2016, doi:10.1016/j.ijforecast.2016.02.005.
///
///   mu[i] = l[i-1] + w (A[i-1] (1-alpha)^i + B[i-1] (1 - (1-alpha)^(i+1)) / alpha),   w = 1 - 1/theta
///   l[i]  = alpha y[i] + (1-alpha) l[i-1],   i = 0, 1, …
///
/// A and B are the intercept and slope of the straight line through all values (static), or through those up to i
/// (dynamic, by recursion). Minimised is the sum of squares of y[i] - mu[i] for i >= 3, over alpha in [0.1, 0.99], the
/// starting level l[-1], and theta in [1, 1e10] unless it is fixed at 2.

#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::kernels {

/// One block of series without season: values[t * lane_count + lane], all ending at `length`; at least 4 values each.
struct ThetaTask {
    const double* values;
    const long long*
        start;  ///< where a lane's series begins; `length` for a lane without one. Before it stands 0
    int length;
    int horizon;
    bool dynamic;     ///< the line is that of the past, not of the whole series
    bool optimised;   ///< theta is searched for; otherwise it is 2
    double* scratch;  ///< theta_scratch(length, horizon) * lane_count numbers

    // Out, lane_count numbers each:
    double* alpha;
    double* theta;
    double* level;  ///< l[-1]
    double* sse;    ///< of the values from the fourth on
    double*
        sigma;  ///< standard deviation of those errors around their mean; that of the series' steps where there are
                ///< not more errors than parameters
    // Out, horizon * lane_count numbers each:
    double* mean;
    double* psi;  ///< what a shock in the first period to come does in later ones; psi[0] is 1
    double*
        spread;  ///< the standard deviation of a period over that which psi alone gives: 1 for a static line, near
                 ///< 1 for a dynamic one, which learns from a late shock a little less than from an early one
};

constexpr int theta_scratch(int length, int horizon) { return 5 * length + horizon; }

struct ThetaKernels {
    void (*fit)(const ThetaTask& task) noexcept;
    int lane_count;
};
SD_KERNEL_TABLES(ThetaKernels, theta_kernels)

}  // namespace sociaaldomein::kernels
