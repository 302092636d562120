#pragma once
/// The simple methods that every other one has to beat: naive, seasonal naive, drift and mean.  Layer: projection.
///
/// Source: Hyndman & Athanasopoulos 2021, "Forecasting: principles and practice", 3rd edition, section 5.2
/// (https://otexts.com/fpp3), and R's forecast, whose `rwf`, `snaive` and `meanf` give the same numbers.

#include <span>

#include "projection/detail/chunk.hpp"

namespace sociaaldomein::detail {

enum class SimpleModel {
    naive,           ///< what was seen last
    seasonal_naive,  ///< what was seen in the same season last; of a chunk without seasons, or of a series of fewer
                     ///< than two, the naive one
    drift,           ///< the line through the first and the last value: a random walk with drift
    mean,            ///< the mean of all
};

/// Projects each series of `chunk`, of at least one value (here all may be equal), into `out`, which is as long.
///
/// The variance of y[h], sum(psi^2) * weight^2, is the textbook one, with the uncertainty of an estimated drift or mean:
///
///   naive            sigma^2 h                        sigma^2 = mean(e^2),          n - 1 errors
///   seasonal naive   sigma^2 (floor((h-1)/m) + 1)     sigma^2 = mean(e^2),          n - m errors
///   drift            sigma^2 h (1 + h / (n - 1))      sigma^2 = sum(e^2) / (n - 2), n - 1 errors
///   mean             sigma^2 (1 + 1 / n)              sigma^2 = sum(e^2) / (n - 1), n errors
///
/// psi describes the model itself (a shock stays, returns each season, or is gone); that a drift or a mean is estimated
/// is in the weights: right for each horizon, while an error in the drift makes paths more alike than psi has it.
///
/// Fit: sigma is 0 where there are too few errors to tell (n = 1; drift with n = 2); objective is sum(e^2); criterion
/// is NaN; parameters are {drift}, {mean} or none. Cost: linear in the length.
///
/// Example: of 2, 4, 3, 7 the naive method projects 7, 7, …, with sigma = sqrt((4 + 1 + 16) / 3).
void fit_simple(const Chunk& chunk, SimpleModel model, std::span<Fit> out);

}  // namespace sociaaldomein::detail
