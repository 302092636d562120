#pragma once
/// The exact Gaussian likelihood of seasonal ARMA models, many at once, with its derivatives.  Layer: projection.
///
/// A lane is one (series, parameter point) pair; all lanes of a block have the same orders (p,q)(P,Q)[season]. A series
/// is differenced before it comes here, so it is stationary. With e white noise of variance sigma^2,
///
///   phi(B) Phi(B^m) (w[t] - b) = theta(B) Theta(B^m) e[t],    phi(B) = 1 - phi1 B - …,  theta(B) = 1 + theta1 B + …
///
/// b, where a lane has it, is the least-squares value given the other parameters, and sigma^2 is concentrated out.
///
/// Parameters are partial autocorrelations, in the order phi, theta, Phi, Theta: the coefficients of phi follow from
/// its partial autocorrelations by the Durbin-Levinson recursion, those of -theta likewise from minus its own (so that
/// the parameter of a moving average of order one is theta1 itself). Stationary and invertible is then the box
/// |parameter| < 1. A moving average may stand on its bound, an autoregression may not.
///
/// Sources: Gardner, Harvey & Phillips 1980, AS 154, doi:10.2307/2346910 (the likelihood); Barndorff-Nielsen & Schou
/// 1973, doi:10.1016/0047-259X(73)90030-4 (the parameters); Pearlman 1980, doi:10.1093/biomet/67.1.232 and Morf, Sidhu
/// & Kailath 1974, doi:10.1109/TAC.1974.1100576 (the recursion, linear in the order).

#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::kernels {

/// The orders of a model that is already differenced.
struct ArmaOrders {
    int p = 0;       ///< 0 to 5
    int q = 0;       ///< 0 to 5
    int P = 0;       ///< 0 to 2
    int Q = 0;       ///< 0 to 2
    int season = 1;  ///< periods in a season; of no account while P and Q are 0

    static constexpr int highest = 5;
    static constexpr int highest_seasonal = 2;
    static constexpr int most_parameters = 2 * (highest + highest_seasonal);

    constexpr int parameter_count() const { return p + q + P + Q; }
    constexpr bool operator==(const ArmaOrders&) const = default;
};

/// One call's worth of likelihoods. Arrays over lanes have lane_count values per row: x[row * lane_count + lane].
struct ArimaBlock {
    ArmaOrders orders;
    int length = 0;             ///< rows of `values`: the longest series, at least 1
    double least_variance = 0;  ///< S / n counts as this where it is less: a perfect fit has an objective too
    bool derivatives = false;   ///< whether gradient and curvature are wanted

    /// A row per period. All series begin at row 0; after a lane's end stands any finite number.
    const double* values;
    const double* count;       ///< values of each lane, 1 to length (whole numbers); idle lanes: 1
    const double* constant;    ///< 1 where b is estimated, else 0
    const double* parameters;  ///< a row per parameter

    // What comes out.
    double* objective;    ///< (log(S / n) + mean(log F)) / 2, which R's arima minimises
    double* squares;      ///< S, the sum of v^2 / F over the errors v of one-step predictions of variance F
    double* coefficient;  ///< b, 0 where there is none
    double* gradient;     ///< of the objective, a row per parameter
    /// Rows 00 10 11 20 21 22 …: the Gauss-Newton part of the objective's second derivatives, positive semidefinite.
    double* curvature;

    double* scratch;  ///< as many as scratch_size says
};

/// Cost of one evaluation: about length * 6 * max(p + mP, q + mQ) operations a lane (8 with a constant), and that again
/// for each parameter with derivatives. They are one-sided differences of step 1e-6, taken inwards.
struct ArimaKernels {
    void (*evaluate)(const ArimaBlock& block) noexcept;
    /// Doubles of scratch for blocks of these orders and length.
    unsigned long (*scratch_size)(const ArmaOrders& orders, int length) noexcept;
    int lane_count;
};
SD_KERNEL_TABLES(ArimaKernels, arima_kernels)

}  // namespace sociaaldomein::kernels
