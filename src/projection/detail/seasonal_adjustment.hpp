#pragma once
/// Is there a season, and what is it: the test and the classical decomposition of the Theta method.  Layer: projection.
///
/// Source: Assimakopoulos & Nikolopoulos 2000, doi:10.1016/S0169-2070(00)00066-2 (the test), and R's `decompose`
/// (Kendall & Stuart 1983, "The advanced theory of statistics", volume 3) for the indices. Only + - * / and sqrt.

#include <span>

namespace sociaaldomein::detail {

/// How far the autocorrelation at the season stands above its standard error under shorter memory only,
///
///   |r[m]| / sqrt((1 + 2 (r[1]^2 + … + r[m-1]^2)) / n),
///
/// r being the usual (biased) autocorrelations around the mean of all. 0 for a season of 1, fewer than two whole
/// seasons, or values that are all equal. Cost: season * n.
double seasonal_strength(std::span<const double> y, int season);

/// Whether `seasonal_strength` is above 1.645, the one-sided 5 % point of the normal distribution.
///
/// The references agree on this statistic and differ at the edges: R's `thetaf` tries any season above 1 but asks for
/// more than two whole seasons; forecTheta (with 1.64) and statsforecast ask for a season of at least 4 and two whole
/// seasons. Here any season above 1 is tried, half-years too, on two whole seasons.
bool is_seasonal(std::span<const double> y, int season);

enum class SeasonKind { none, additive, multiplicative };

/// Seasonal indices by ratio (or difference) to the centred moving average, as R's `decompose` makes them.
///
/// @param y        at least two whole seasons
/// @param indices  out, as long as the season: indices[i] belongs to y[i], y[i + season], …; their mean is 1
///                 (multiplicative) or 0 (additive)
/// @param variances  out, as long, or empty: of each index, from the spread of its ratios; 0 where a season has but one
/// @returns        the kind: multiplicative, and additive where a value is not above 0 or an index below 0.01, as
///                 forecTheta and statsforecast do (R's `thetaf` then leaves the season in)
/// Cost: linear in the length.
SeasonKind seasonal_indices(std::span<const double> y, std::span<double> indices,
                            std::span<double> variances = {});

/// Draws indices towards "no season" by as much as their noise explains of their spread, with the James–Stein estimator:
/// each becomes centre + (1 - W) (index - centre), centre being 1 or 0 and
///
///   W = (m - 3) / (m - 1) * V / (V + A),   V = mean(variances),   V + A = sum((index - centre)^2) / (m - 1),
///
/// at most 1. Seasons of 3 periods and fewer stay as they are.
/// Source: Miller & Williams 2003, doi:10.1016/S0169-2070(02)00077-8.
/// @returns W
double shrink_indices(SeasonKind kind, std::span<double> indices, std::span<const double> variances);

}  // namespace sociaaldomein::detail
