#pragma once
/// Maximum likelihood of many seasonal ARMA models at once.  Layer: projection.
///
/// Each estimation is a matter of its own; only the evaluations are shared: those that wait for a model of the same
/// orders go through the kernel together, so what comes out depends on neither the company nor the width of the vectors.
///
/// The likelihood of a model with both sides has several tops. So a fixed scatter of points is looked at first, the best
/// of them are climbed from, and the best of what is reached is climbed to the end.

#include <cstddef>
#include <span>
#include <vector>

#include "projection/detail/arima_descent.hpp"

namespace sociaaldomein::detail {

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
    ArmaPoint partial{};     ///< the kernel's parameters
    double constant = 0.0;   ///< mean of the differenced series
    double objective = 0.0;  ///< (log(S / n) + mean(log F)) / 2
    double squares = 0.0;    ///< S
    int evaluations = 0;     ///< of value and derivatives
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
    struct Climb {
        ArmaDescent descent;
        double squares = 0.0;  // at its best point
        double constant = 0.0;
    };

    struct Estimation {
        std::span<const double> values;
        double level = 0.0;  // taken off the values where there is a constant
        std::size_t ticket = 0;
        ArmaModel model;
        std::vector<double> scores;  // the objective at each starting point
        std::vector<Climb> climbs;
        std::size_t waiting = 0;  // scores or climbs that are not ready
        std::size_t chosen = 0;   // the climb that goes on to the end
        bool last = false;
    };

    /// One lane's worth of work: a starting point, or a climb's next point.
    struct Item {
        std::size_t slot;
        std::size_t which;
    };

    struct Queue {
        bool climbing;
        std::vector<Item> items;
    };

    /// What waits for models of the same orders.
    struct Kind {
        std::vector<ArmaPoint> starts;
        Queue scores{false, {}};
        Queue climbs{true, {}};
    };

    std::size_t kind_of(const ArmaOrders& orders) const;
    void scored(std::size_t slot);
    void climb(std::size_t slot, const ArmaPoint& from);
    void climbed(const Item& item, std::size_t lane, std::vector<Result>& ready);
    void finish(std::size_t slot, std::vector<Result>& ready);
    void evaluate(Queue& waiting, std::vector<Result>& ready);

    std::vector<Estimation> estimations_;
    std::vector<std::size_t> free_;
    std::vector<Kind> kinds_;
    Queue* current_ = nullptr;  // worked on as long as it fills the lanes

    // What goes to the kernel and comes back.
    std::vector<double> values_, count_, constant_, parameters_, objective_, squares_, coefficient_,
        gradient_, curvature_, scratch_;
};

}  // namespace sociaaldomein::detail
