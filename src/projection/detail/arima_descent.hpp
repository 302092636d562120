#pragma once
/// The search for one model's likeliest parameters.  Layer: projection.
///
/// Levenberg and Marquardt's method between bounds, on the sum of squares that the kernel makes of the likelihood; what
/// Gauss and Newton leave out of the second derivatives is learned from the gradients, and used while it predicts
/// better. The search asks for an evaluation at `trial` and is told what came of it.
///
/// Sources: Nielsen 1999, "Damping parameter in Marquardt's method" (IMM-REP-1999-05, Technical University of Denmark);
/// Dennis, Gay & Welsch 1981, doi:10.1145/355958.355965 (the learned part).

#include <array>
#include <cstddef>

#include "projection/kernels/arima.hpp"

namespace sociaaldomein::detail {

using kernels::ArmaOrders;

/// Values of the kernel's parameters, those in use first.
using ArmaPoint = std::array<double, ArmaOrders::most_parameters>;

class ArmaDescent {
public:
    /// Begins at `from`, inside the bounds. It ends when no more than `tolerance` is expected to be gained, in the
    /// objective's units.
    void start(const ArmaOrders& orders, const ArmaPoint& from, double tolerance);

    const ArmaPoint& trial() const { return trial_; }

    /// Takes in the objective at the trial, its gradient and its curvature; their rows are `stride` apart.
    /// @returns whether the search goes on, at a new trial
    bool tell(double objective, const double* gradient, const double* curvature, std::size_t stride);

    /// Goes on from where it ended, down to a smaller tolerance; as `tell`.
    bool go_on(double tolerance);

    // The best so far.
    const ArmaPoint& best() const { return best_; }
    double objective() const { return objective_; }
    bool best_is_last() const { return accepted_; }  ///< whether that was the last trial told
    bool converged() const { return converged_; }
    int evaluations() const { return evaluations_; }

private:
    static constexpr std::size_t most = ArmaOrders::most_parameters;
    using Matrix = std::array<double, most*(most + 1) / 2>;  // 00 10 11 20 21 22 …

    static double entry(const Matrix& m, std::size_t i, std::size_t j);
    double reduction(const ArmaPoint& step, bool with_learned) const;
    bool solve(bool with_learned, const ArmaPoint& lower, const ArmaPoint& upper, ArmaPoint& step) const;
    void learn(const ArmaPoint& gradient);
    bool propose();

    std::size_t count_ = 0;
    std::array<double, most> bound_{};
    ArmaPoint best_{}, trial_{}, gradient_{};
    Matrix curvature_{};  // of Gauss and Newton
    Matrix learned_{};    // what is to be added
    bool use_learned_ = false;
    double objective_ = 0.0;
    double tolerance_ = 0.0;
    double damping_ = 0.0;
    double growth_ = 0.0;     // of the damping when a step fails
    double predicted_ = 0.0;  // decrease of the objective at the trial
    int evaluations_ = 0;
    bool accepted_ = false;
    bool converged_ = false;
};

}  // namespace sociaaldomein::detail
