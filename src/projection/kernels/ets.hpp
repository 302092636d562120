#pragma once
/// Fits models of exponential smoothing (ETS) without a season to many series at once.  Layer: projection.
///
/// What is minimised is -2 log of the concentrated likelihood, its constants left out, as the usual implementations do:
/// n log(sum e^2) with additive errors, n log(sum eps^2) + 2 sum(log mu) with multiplicative ones. Parameters stay in the
/// usual region (1e-4 <= alpha <= 0.9999, 1e-4 <= beta <= alpha, 1e-4 <= gamma <= 1 - alpha, 0.8 <= phi <= 0.98) and in
/// the admissible one.
///
/// Sources: Hyndman, Koehler, Snyder & Grose 2002, doi:10.1016/S0169-2070(01)00110-8; Hyndman, Koehler, Ord & Snyder
/// 2008, doi:10.1007/978-3-540-71918-2.

#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::kernels {

/// Which model; `trend`: 0 none, 1 additive, 2 damped; `season`: 0 none, 1 additive, 2 multiplicative (with a
/// multiplicative error only).
struct EtsForm {
    bool multiplicative_error = false;
    int trend = 0;
    int season = 0;
};

/// Series side by side, one per lane, all beginning at t = 0.
struct EtsBlock {
    const double* values =
        nullptr;  ///< [t * lane_count + lane], longest rows; beyond a lane's end any finite number
    const double* lengths = nullptr;  ///< per lane: whole numbers, >= 1
    int shortest = 0;                 ///< least of the lengths
    int longest = 0;                  ///< greatest of them
    int season = 1;                   ///< periods in a season, 2 to 24; for models without season 1
};

/// Rows of a result, which is [row * lane_count + lane].
namespace ets_row {
constexpr int alpha = 0, beta = 1, gamma = 2, phi = 3;  // 0 (phi: 1) where the model has none
constexpr int sum = 4;                                  // of squared (relative) errors
constexpr int objective = 5;    // infinite where no start gave a value: the model does not suit the series
constexpr int evaluations = 6;  // of the function, all searches together
constexpr int first_level = 7, first_slope = 8, last_level = 9, last_slope = 10;
constexpr int season = 11;  // the first, in order of time; then the last, from phase 0 on (t mod season)
constexpr int count(int season_length) { return season + 2 * season_length; }
}  // namespace ets_row

struct EtsKernels {
    /// @param workspace  room for workspace_doubles(longest) numbers, aligned to 64 bytes; its content means nothing
    void (*fit)(const EtsBlock& block, EtsForm form, double* result, double* workspace) noexcept;
    int (*workspace_doubles)(int longest) noexcept;
    int lane_count;
};

SD_KERNEL_TABLES(EtsKernels, ets_kernels)

}  // namespace sociaaldomein::kernels
