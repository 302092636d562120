#pragma once
/// ARIMA models, of given orders or chosen by AICc.  Layer: projection.
///
///   phi(B) Phi(B^m) ((1 - B)^d (1 - B^m)^D y[t] - b) = theta(B) Theta(B^m) e[t]
///
/// with the signs and the meaning of R's `arima`; b is a mean where nothing is differenced and follows from a drift
/// where one difference is taken. Estimated by exact maximum likelihood of the differenced series.
///
/// Source: Hyndman & Khandakar 2008, doi:10.18637/jss.v027.i03, and R's forecast 8.20, whose numbers these are; where its
/// `auto.arima` gives up or approximates, arima_search.hpp and `fit_arima` say what is done instead.

#include <span>

#include "projection/detail/chunk.hpp"

namespace sociaaldomein::detail {

/// p and q are 0 to 5, P and Q 0 to 2, d and D 0 to 2; without a season P, D and Q are taken as 0.
struct ArimaOrder {
    int p = 0, d = 0, q = 0;
    int P = 0, D = 0, Q = 0;
};

struct ArimaChoice {
    bool automatic = true;

    /// Where not automatic: the model, and whether it has a mean (d + D = 0) or a drift (d + D = 1); with more
    /// differences there is no constant.
    ArimaOrder order;
    bool constant = false;

    /// Where automatic: no order above these.
    ArimaOrder at_most{5, 2, 5, 2, 1, 2};
};

/// Fits and projects each series of `chunk` into `out`, which is as long.
///
/// Every series gets a model, which its name tells. Where it is too short for the orders asked for, they are taken down
/// until the values after differencing are at least two more than the parameters: Q, P, q, p, then the constant, then D
/// and d. Where differences leave a constant, that is all there is to the model (as in `auto.arima`). Where a model is so
/// close to a unit root that its numbers overflow, only its differences are kept.
///
/// Fit: parameters are {phi…, theta…, Phi…, Theta…, mean or drift}, as R writes them; parameter_count their number;
/// objective is the log-likelihood of the differenced series (R's `loglik`); criterion AICc (as R; infinite where the
/// series is too short for it); sigma^2 is S / (n - parameters), R's `sigma2` but for what the values that differencing
/// takes away weigh there. The name is R's, with " with mean" for " with non-zero mean" where that would not fit.
///
/// weight[h] is sigma times how much the values there are, being few, leave unknown: 1 but for very short series and
/// moving averages at their bound. psi is the model's own.
///
/// Cost: of automatic orders some twenty estimations, about a millisecond for a quarterly series of 40 values; the
/// longer the chunk, the fuller the lanes.
///
/// Example: of 2, 4, 3, 7 the ARIMA(0,1,0) with drift has drift 5/3 and sigma^2 = 19/3.
void fit_arima(const Chunk& chunk, const ArimaChoice& choice, std::span<Fit> out);

}  // namespace sociaaldomein::detail
