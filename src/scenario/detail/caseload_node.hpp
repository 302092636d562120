#pragma once
// A caseload on its way: a stock with flows, or a series that is carried on. Layer: scenario.
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "scenario/detail/projected.hpp"
#include "scenario/detail/run.hpp"

namespace sociaaldomein::detail {

/// A part of another flow that comes in.
struct FedBy {
    int from = -1;
    int share = -1;
    int shock = -1;
    bool all = false;
};

/// A stock, or a series that is carried on as it was observed.
class SeriesNode final : public Node {
public:
    int size = -1;
    int start = -1;   ///< assumption
    int growth = -1;  ///< assumption; otherwise projected
    double start_value = 0.0;
    double step_years = 1.0;
    std::shared_ptr<Projected> projected;
    const std::vector<UsedEffect>* effects = nullptr;

    std::size_t memory() const override {
        return projected ? projected->memory(projected->source.horizon - projected->skipped) : 0;
    }

    void begin(Run& run, double* memory) const override;

    void step(Run& run, double* memory, int t) const override;
};

class CaseloadNode final : public Node {
public:
    enum class Flow { assumed, observed, inferred };

    int size = -1;
    int inflow = -1;
    int outflow = -1;
    int unexplained = -1;
    double step_years = 1.0;
    double start_value = 0.0;
    int start = -1;
    Flow in_mode = Flow::assumed;
    Flow out_mode = Flow::assumed;
    int in_assumption = -1;
    int rate_assumption = -1;
    std::shared_ptr<Projected> in_paths;
    std::shared_ptr<Projected> rate_paths;   ///< of the exit probability in a step
    std::shared_ptr<Projected> stock_paths;  ///< of inferred flows
    std::shared_ptr<Projected> rest_paths;   ///< of what flows do not explain
    int in_shock = -1;
    int out_shock = -1;
    std::vector<FedBy> feeds;
    int driver = -1;
    std::vector<int> coefficients;
    std::vector<double> driver_before;  ///< values of the driver before the start, newest last
    const std::vector<UsedEffect>* in_effects = nullptr;
    const std::vector<UsedEffect>* out_effects = nullptr;
    const std::vector<UsedEffect>* size_effects = nullptr;
    /// Persons who came in within one step, by how long ago. A step later they are about a step older, so that a bin may
    /// see one class at first and the next one after it.
    struct Bin {
        std::vector<std::pair<int, double>> exposure;  ///< exit rate, and for how many years of a step
        double share = 0.0;                            ///< of the stock at the start
    };
    std::vector<Bin> bins;  ///< in place of one exit rate; the last holds all who are longer there

    std::size_t memory() const override { return places().back(); }

    void begin(Run& run, double* memory) const override;

    void step(Run& run, double* memory, int t) const override;

private:
    const std::shared_ptr<Projected>& paths(std::size_t i) const {
        return i == 0 ? in_paths : i == 1 ? rate_paths : i == 2 ? stock_paths : rest_paths;
    }

    // What rounding left of leavers, comers, those who follow the driver and what moves the stock itself.
    static constexpr std::size_t left_overs = 4;
    double* left_over(double* memory, std::size_t which) const {
        return memory + places()[5] + which * block_paths;
    }

    std::array<std::size_t, 7> places() const;

    /// exp(-rate * years) of each world, as the part that leaves.
    static WorldValues leaving(const Run& run, int rate, double years, const Influence* effect);

    void come(Run& run, double* memory, int t, const Influence& effect, double* in, double* extra) const;

    void follow(Run& run, double* memory, int t, double* in, double* extra) const;

    double before_or_at(Run& run, int step, int path) const;

    void feed(Run& run, int t, double* in) const;

    void leave(Run& run, double* memory, int t, const Influence& effect, const double* before,
               double* out) const;

    void leave_by_duration(Run& run, double* bins_at, int t, const Influence& effect, double* out) const;

    /// Who came in during the step may have left before its end: 1 - (1 - exp(-x)) / x of them, x the rate times the step.
    /// An exit rate that was observed, as a part of the stock before, holds them already.
    double* leave_early(Run& run, int t, const Influence& effect, const double* in, double* out) const;
    static constexpr unsigned early_part = 60'000;  // beyond those of the duration classes

    /// An effect on the stock moves it once, spread over its ramp.
    void shift(Run& run, double* memory, int t, const double* before, double* in, double* out) const;

    void fill_bins(const double* stock, double* bins_at) const;

    /// A step older; who came stands in front. What else moved the stock is taken from, or put into, the oldest.
    void settle(Run& run, double* bins_at, const double* in, const double* early, const double* after) const;
};

}  // namespace sociaaldomein::detail
