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

/// Series side by side in blocks of lane_count lanes, all beginning at t = 0.
struct EtsBatch {
    /// [(block * longest + t) * lane_count + lane]; beyond a series' end any finite number. Lanes of the last block that
    /// hold no series repeat another one.
    const double* values = nullptr;
    const double* lengths = nullptr;  ///< [block * lane_count + lane], whole numbers, >= 1
    int series = 0;                   ///< how many
    int shortest = 0;                 ///< least of the lengths
    int longest = 0;                  ///< greatest of them
    int season = 1;                   ///< periods in a season, 2 to 24; for models without season 1
};

/// Rows of a result, which is [(block * count(season) + row) * lane_count + lane].
namespace ets_row {
constexpr int alpha = 0, beta = 1, gamma = 2, phi = 3;  // 0 (phi: 1) where the model has none
constexpr int sum = 4;                                  // of squared (relative) errors
constexpr int objective = 5;    // infinite where no start gave a value: the model does not suit the series
constexpr int evaluations = 6;  // of the function, all searches together
constexpr int first_level = 7, first_slope = 8, last_level = 9, last_slope = 10;
constexpr int season = 11;  // the first, in order of time; then the last, from phase 0 on (t mod season)
constexpr int count(int season_length) { return season + 2 * season_length; }
}  // namespace ets_row

/// Where results go, per kind of model; null for those that are not asked for. Multiplicative models are for positive
/// series only, those with a multiplicative season (and error) for kernels with a season.
struct EtsResults {
    double* additive = nullptr;
    double* multiplicative_error = nullptr;
    double* multiplicative_season = nullptr;
};

struct EtsKernels {
    /// Fits models that have the same trend: 0 none, 1 additive, 2 damped.
    /// @param workspace  room for workspace_doubles() numbers, aligned to 64 bytes; its content means nothing
    void (*fit)(const EtsBatch& batch, int trend, const EtsResults& results, double* workspace) noexcept;
    long (*workspace_doubles)(const EtsBatch& batch) noexcept;
    int lane_count;
};

SD_KERNEL_TABLES(EtsKernels, ets_kernels)

}  // namespace sociaaldomein::kernels
