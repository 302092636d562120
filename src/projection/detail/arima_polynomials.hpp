#pragma once
/// Lag polynomials of a seasonal ARIMA model.  Layer: projection.
///
/// A polynomial 1 - c1 B - c2 B^2 - … is kept as its coefficients {c1, c2, …}; that of a moving average likewise, so
/// with the sign turned.

#include <span>
#include <vector>

#include "projection/kernels/arima.hpp"

namespace sociaaldomein::detail {

/// {c1, …} from the kernel's parameters; of a moving average the parameters are minus the partial autocorrelations.
std::vector<double> from_partial(std::span<const double> partial, bool moving_average = false);

/// (1 - a1 B - …) (1 - b1 B^season - …), as {c1, …}.
std::vector<double> multiplied(std::span<const double> a, std::span<const double> b, int season);

/// Whether all roots of 1 - c1 z - … lie at a distance above `radius` from 0 (Schur and Cohn's criterion).
bool roots_beyond(std::vector<double> c, double radius);

/// The partial autocorrelations of the product of two autoregressions with these: one per lag of `c`, the product's
/// coefficients. At most 1 - 1e-12 in size.
std::vector<double> product_partial(std::span<const double> partial, std::span<const double> seasonal_partial,
                                    int season, std::span<const double> c);

/// Autocovariances 0 … top of the process a / c of errors of variance 1, with a moving average a and a stationary
/// autoregression c, whose partial autocorrelations are `partial`.
std::vector<double> autocovariances(std::span<const double> c, std::span<const double> partial,
                                    std::span<const double> a, std::size_t top);

/// The first `count` coefficients of (1 - a1 B - …) / (1 - c1 B - …), the one at lag 0 first.
std::vector<double> quotient(std::span<const double> a, std::span<const double> c, std::size_t count);

}  // namespace sociaaldomein::detail
