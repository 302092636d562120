#pragma once
/// Exponential smoothing with a damped trend, averaged over its parameters instead of fitted.  Layer: projection.
///
/// Where a dozen values cannot tell which parameters are right, choosing some is to claim too much. Here every point of a
/// grid over smoothing and damping, with and without a trend, projects, and weighs by its evidence: the likelihood with
/// the first level and slope integrated out, half of the prior weight being on no trend at all. The spread holds the
/// disagreement of the points as well: the uncertainty of the parameters.
///
/// Source: Bayesian model averaging as in Hoeting, Madigan, Raftery & Volinsky 1999, doi:10.1214/ss/1009212519, over the
/// models of Gardner & McKenzie 1985, doi:10.1287/mnsc.31.10.1237.

#include <span>

#include "projection/detail/chunk.hpp"

namespace sociaaldomein::detail {

enum class AveragedScale {
    level,  ///< the values themselves
    logarithm,  ///< their logarithms, so that a trend is a rate of growth; the values themselves of a series where some
                ///< value is not above zero
};

/// The chunk's season is ignored: what has one comes without it.
///
/// Fit: parameters {average alpha, average beta, probability of a trend}; sigma of one-step errors (for logarithms times
/// the last value); weight holds the uncertainty of the parameters too.
/// @par Cost  430 passes through the series, a lane's worth each
void fit_averaged(const Chunk& chunk, AveragedScale scale, std::span<Fit> out);

}  // namespace sociaaldomein::detail
