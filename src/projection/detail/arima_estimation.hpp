#pragma once
/// Maximum likelihood of many seasonal ARMA models at once.  Layer: projection.
///
/// Each estimation is a search of its own (Levenberg–Marquardt, between bounds, on the sum of squares that the kernel
/// makes of the likelihood); only the evaluations are shared: those that wait for a model of the same orders go through
/// the kernel together, so what comes out depends on neither the company nor the width of the vectors.
/// Source: Nielsen 1999, "Damping parameter in Marquardt's method" (IMM-REP-1999-05, Technical University of Denmark).

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "projection/kernels/arima.hpp"

namespace sociaaldomein::detail {

using kernels::ArmaOrders;

/// A model of a differenced series.
struct ArmaModel {
    ArmaOrders orders;
    bool constant = false;

    /// Parameters estimated, the variance not among them.
    int parameter_count() const { return orders.parameter_count() + (constant ? 1 : 0); }
    bool operator==(const ArmaModel&) const = default;
};

struct ArmaEstimate {
    ArmaModel model;
    std::array<double, ArmaOrders::most_parameters> partial{};  ///< the kernel's parameters
    double constant = 0.0;                                      ///< mean of the differenced series
    double objective = 0.0;                                     ///< (log(S / n) + mean(log F)) / 2
    double squares = 0.0;                                       ///< S
    int evaluations = 0;                                        ///< of value and derivatives
    bool converged = false;                                     ///< false when the search was broken off
};

/// The errors' variance below which a model counts as perfect: rounding of values up to 1.
inline constexpr double rounding_variance = 1e-31;

/// Estimations that wait for the kernel. Not for more than one thread at a time.
class ArmaEstimator {
public:
    ArmaEstimator();

    /// Adds an estimation.
    /// @param values  the differenced series, at least one value, at most 1 in size; kept by reference
    /// @param model   its season is that of all seasonal models here
    /// @param ticket  given back with the result
    void add(std::span<const double> values, const ArmaModel& model, std::size_t ticket);

    struct Result {
        std::size_t ticket;
        ArmaEstimate estimate;
    };

    /// Goes on until some estimations are ready, and puts them in `ready`, whose old content goes.
    /// @returns false when nothing was left to do
    bool run(std::vector<Result>& ready);

private:
    struct Task {
        std::span<const double> values;
        double level = 0.0;  // taken off the values where there is a constant
        std::size_t ticket = 0;
        ArmaEstimate best;
        std::array<double, ArmaOrders::most_parameters> trial{};
        std::array<double, ArmaOrders::most_parameters> gradient{};
        std::array<double, ArmaOrders::most_parameters*(ArmaOrders::most_parameters + 1) / 2> curvature{};
        double damping = 0.0;
        double growth = 0.0;     // of the damping when a step fails
        double predicted = 0.0;  // decrease of the objective at the trial
    };

    static void start(Task& task);
    static bool propose(Task& task);
    bool tell(Task& task, std::size_t lane);
    void evaluate(std::vector<std::size_t>& queue, std::vector<Result>& ready);

    std::vector<Task> tasks_;
    std::vector<std::size_t> free_;
    std::vector<std::vector<std::size_t>> queues_;  // tasks that wait, by their orders

    // What goes to the kernel and comes back.
    std::vector<double> values_, count_, constant_, parameters_, objective_, squares_, coefficient_,
        gradient_, curvature_, scratch_;
};

}  // namespace sociaaldomein::detail
