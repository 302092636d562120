#pragma once
/// The Theta models of a chunk: season out, fit, project, season in.  Layer: projection.
///
/// Source: Fiorucci et al. 2016, doi:10.1016/j.ijforecast.2016.02.005 (the models, kernels/theta.hpp); Assimakopoulos &
/// Nikolopoulos 2000, doi:10.1016/S0169-2070(00)00066-2 (the method and its season, seasonal_adjustment.hpp). The
/// references are forecTheta's stm, otm, dstm, dotm and statsforecast's Theta, OptimizedTheta, DynamicTheta and
/// DynamicOptimizedTheta, with these differences:
///
/// - They search alpha, level and theta together with Nelder–Mead from one point; here alpha alone is searched, over
///   all of [0.1, 0.99], and the others are solved for, so the sum of squares is never larger.
/// - They bound the starting level by ±1e10 in the units of the series; here it is free.
/// - Their interval of a multiplicative season takes the deviation of errors that have the season in, and multiplies by
///   the season once more; and the line of a simulated path learns a shock before it has been counted in the mean.
///   Here neither is so: sigma is that of the series without season, and a path goes on as the model does.

#include <span>

#include "projection/detail/chunk.hpp"

namespace sociaaldomein::detail {

enum class ThetaVariant {
    standard,           ///< STM: theta = 2, the line through all values
    optimised,          ///< OTM: theta is fitted
    dynamic_standard,   ///< DSTM: the line through the values up to now
    dynamic_optimised,  ///< DOTM
};

/// Fits `variant` to every series of `chunk` and projects it into `out`, which is as long.
///
/// Fit: objective is the sum of squared errors from the fourth value on, of the series without season; sigma the
/// deviation of these errors around their mean (degrees of freedom: their number less 1, as in the references; that of
/// the series' steps where there are not more errors than parameters); weight is sigma, times the seasonal index where
/// the season is multiplicative, and times what a late shock does less than an early one in a dynamic model, so that
/// every period's variance is that of the model; parameters are {alpha, theta, starting level}, and parameter_count
/// counts the seasonal indices too; criterion is NaN; model is such as "DOTM[4,M]" (season 4, multiplicative) or "STM".
/// Cost: linear in the length; a block of lanes costs as much as its longest series.
void fit_theta(const Chunk& chunk, ThetaVariant variant, std::span<Fit> out);

}  // namespace sociaaldomein::detail
