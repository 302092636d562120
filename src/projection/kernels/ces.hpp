#pragma once
/// Complex exponential smoothing, a series per lane: fit, mean, and how shocks work on.  Layer: projection.
///
/// Source: Svetunkov, Kourentzes & Ord 2022, doi:10.1002/nav.22074. With the complex smoothing parameter a0 + i a1,
///
///   y[t] = l[t-1] + e[t]
///   l[t] = l[t-1] - (1 - a1) c[t-1] + (a0 - a1) e[t]
///   c[t] = l[t-1] + (1 - a0) c[t-1] + (a0 + a1) e[t]
///
/// without season. `simple` looks a season back instead of a period; `partial` adds a season s[t] = s[t-m] + b0 e[t] to
/// the level; `full` adds one that is complex itself, with b0 + i b1. The parameters are searched within the stable region
/// (where old values count ever less). The states before the first value are solved for by least squares; the likelihood
/// of the parameters is the marginal one, of what those states do not explain: the sum of squares alone favours
/// parameters that give the states many values to fit. Source of the likelihood: Harville 1974, doi:10.2307/2334370.

#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::kernels {

enum class CesSeason { none, simple, partial, full };

/// States before the first value.
constexpr int ces_states(CesSeason kind, int season) {
    switch (kind) {
        case CesSeason::none: return 2;
        case CesSeason::simple: return 2 * season;
        case CesSeason::partial: return season + 2;
        default: return 2 * season + 2;
    }
}

constexpr int ces_parameters(CesSeason kind) {
    return kind == CesSeason::partial ? 3 : kind == CesSeason::full ? 4 : 2;
}

/// One block of series: values[t * lane_count + lane], all ending at `length`; each of more values than states.
struct CesTask {
    const double* values;
    const long long*
        start;  ///< where a lane's series begins; `length` for a lane without one. Before it stands 0
    int length;
    int horizon;
    CesSeason kind;
    int season;       ///< >= 2 unless the kind is `none`
    bool searched;    ///< the parameters are searched for; otherwise they are given
    double* scratch;  ///< ces_scratch(length, horizon, kind, season) * lane_count numbers

    double* parameters;  ///< 4 * lane_count, in or out: a0, a1, b0, b1; 0 where the kind has none

    // Out:
    double* objective;  ///< lane_count: ((n - p) log(SSE) + log det(X'X)) / n, see ces.inl
    double* sse;        ///< lane_count: the sum of all squared errors
    double* mean;       ///< horizon * lane_count
    double* psi;        ///< horizon * lane_count: what a shock does in its own period (1) and in later ones
};

constexpr int ces_scratch(int length, int horizon, CesSeason kind, int season) {
    const int p = ces_states(kind, season);
    return 4 * (length + horizon + p) + p * (p + 1) / 2 + 4 * p;
}

struct CesKernels {
    void (*fit)(const CesTask& task) noexcept;
    int lane_count;
};
SD_KERNEL_TABLES(CesKernels, ces_kernels)

}  // namespace sociaaldomein::kernels
