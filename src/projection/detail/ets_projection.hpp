#pragma once
/// How a fitted ETS model goes on from the end of its series.  Layer: projection.
///
/// Source: Hyndman, Koehler, Ord & Snyder 2008, doi:10.1007/978-3-540-71918-2, chapter 6.

#include <array>
#include <span>

namespace sociaaldomein::detail {

/// Which model; `trend`: 0 none, 1 additive, 2 damped; `season`: 0 none, 1 additive, 2 multiplicative (with a
/// multiplicative error only).
struct EtsForm {
    bool multiplicative_error = false;
    int trend = 0;
    int season = 0;

    bool operator==(const EtsForm&) const = default;
};

/// A fitted model at the end of its series, from which paths can be simulated.
struct EtsState {
    EtsForm form;
    double alpha = 0.0, beta = 0.0, gamma = 0.0, phi = 1.0;  ///< 0 (phi: 1) where the model has none
    double sigma = 0.0;  ///< of one-step errors, relative if multiplicative
    double level = 0.0, slope = 0.0;
    int season_length = 1;
    std::array<double, 24> season = {};  ///< season[j] is that of the (j + 1)-th period to come
};

/// Writes mean, weight and psi, of any equal length.
///
///   mean    the course of the model without errors to come
///   psi     psi[j] = alpha + beta (phi + … + phi^j) + gamma where j is a multiple of the season
///   weight  additive errors: sigma. Multiplicative ones: such that sum(psi^2) * weight^2 is the variance
///           (spread[h] + sigma^2 theta[h]) s[h]^2 with theta[h] = q[h]^2 + spread[h],
///           spread[h] = sigma^2 (psi[1]^2 theta[h-1] + … + psi[h-1]^2 theta[1]), and q the mean without its
///           multiplicative season s. That is exact without a multiplicative season, and in the first season with one;
///           later it is right in the leading order of sigma
///
/// psi is the same for all h, so for multiplicative errors it says only approximately how errors at different times add:
/// as if the level that they were relative to were that of h. Each variance is right by itself.
void project_ets(const EtsState& state, std::span<double> mean, std::span<double> weight,
                 std::span<double> psi);

/// How many smoothing parameters and first states of `form` are estimated; a season counts for one less than its length.
int ets_parameter_count(EtsForm form, int season_length);

}  // namespace sociaaldomein::detail
