#pragma once
/// What comes after the last value, given an estimated ARIMA model.  Layer: projection.
///
/// Source: Harvey 1989, doi:10.1017/CBO9781107049994, section 3.3 (the Kalman filter of an ARMA model in its usual state).

#include <span>

#include "projection/detail/arima_estimation.hpp"
#include "projection/detail/chunk.hpp"

namespace sociaaldomein::detail {

/// The differences that were taken before the model was estimated.
struct ArimaDifferences {
    int regular = 0;
    int seasonal = 0;
    int season = 1;
};

/// Fills mean, psi, weight and sigma of `fit`.
///
/// sigma^2 is S / (n - parameters), R's sigma2. The mean and its variance are those of the exact predictor from the
/// values there are (R's `predict`). psi is that of the model with an endless past; weight[h] is sigma times how much
/// larger the exact standard deviation at h is: 1 but for a very short series or a moving average close to its bound.
///
/// @param y            the series
/// @param differenced  the same after the differences
/// @returns     false where the model is so close to the edge of the stationary ones that numbers overflow
/// Cost: a filter of order r over n values, n r^2 / 2, at most once through; then horizon * r^2.
bool project_arima(std::span<const double> y, std::span<const double> differenced,
                   const ArimaDifferences& differences, const ArmaEstimate& estimate, Fit& fit);

}  // namespace sociaaldomein::detail
