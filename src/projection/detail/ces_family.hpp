#pragma once
/// Complex exponential smoothing of a chunk.  Layer: projection.
///
/// Source: Svetunkov, Kourentzes & Ord 2022, doi:10.1002/nav.22074 (kernels/ces.hpp has the model). The references are
/// the author's `smooth` (ces, auto.ces) and statsforecast's AutoCES, with these differences:
///
/// - They give the states before the first value by heuristics, run forwards, backwards and forwards again
///   ("backcasting"), and minimise the sum of squares. Here these states are solved for by least squares, so that the sum
///   of squares of given parameters is never larger than theirs; and the parameters are those of the marginal
///   likelihood, for the sum of squares, with free states, drifts to where the states explain most. On M3's quarterly
///   series this takes the sMAPE of the partial season from 9.40 (sum of squares) to 9.20; statsforecast has 9.47.
/// - statsforecast searches alpha in [0.01, 1.8] x [0.01, 1.9] and lets the parameters be unstable (old values then
///   count ever more); here, as in smooth, they are within the stable region, all of it.
/// - statsforecast computes in single precision.
/// - They choose between all kinds, not counting the states. Here `automatic` leaves out the simple and the full season:
///   they estimate two states for every period of it. Over M1's quarterly and monthly series it has sMAPE 16.1 and 14.4,
///   and 16.8 and 16.5 with all four kinds.

#include <span>

#include "projection/detail/chunk.hpp"

namespace sociaaldomein::detail {

enum class CesKind {
    none,       ///< no season
    simple,     ///< each period of the season by itself
    partial,    ///< an additive season beside the level
    full,       ///< a season that is complex too: additive, multiplicative or in between
    automatic,  ///< none or partial, whichever has the lesser criterion
};

/// Fits every series of `chunk` and projects it into `out`, which is as long.
///
/// A kind with a season asks for two whole seasons, two values more than are estimated, and (partial and full) a season
/// of at most 24 periods; a series that has less is not fitted by it (`fitted` is false), and `automatic` does not try
/// it. Without season any series is fitted: one of fewer than 7 values with alpha = 1.3 + i.
///
/// Fit: objective is ((n - p) log(SSE) + log det) / n, SSE being the sum of all n squared errors, p the number of states
/// and det that of their normal equations (kernels/ces.hpp); sigma^2 is SSE / (n - p - parameters). criterion is
///
///   n (log(2 pi SSE / (n - p)) + 1) + 2 k + 2 k (k + 1) / (n - p - k - 1),   k = parameters + 1 (for sigma):
///
/// AICc in which a state counts by the degree of freedom that it takes; infinite where n is too small for it. weight is
/// sigma; parameters are {alpha real, alpha imaginary, beta real, beta imaginary}, parameter_count counts the states
/// too; model is such as "CES(none)" or "CES(partial)[4]".
void fit_ces(const Chunk& chunk, CesKind kind, std::span<Fit> out);

}  // namespace sociaaldomein::detail
