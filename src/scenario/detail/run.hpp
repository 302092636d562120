#pragma once
// One block of paths on its way through time, and the nodes that move it. Layer: scenario.
//
// Paths are computed in blocks of 512. Assumptions are drawn once for 16 paths together, a "world": within a world only
// chance differs, between worlds what is assumed differs too. Everything a path holds depends on seed, name and number
// alone, so that neither blocks nor threads nor other quantities change it.
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <sociaaldomein/domain/outlook_quantity.hpp>
#include <sociaaldomein/series/period_axis.hpp>
#include <sociaaldomein/series/time_series.hpp>

namespace sociaaldomein::detail {

inline constexpr int block_paths = 512;
inline constexpr int world_paths = 16;
inline constexpr int block_worlds = block_paths / world_paths;

/// A number per world of a block.
struct WorldValues {
    double v[block_worlds];
    double of_path(int path) const { return v[path / world_paths]; }
};

struct UsedAssumption {
    std::string name{};
    std::string path{};
    Assumption stated{};
    std::vector<std::string> records{};  ///< those that are computed with it
};

struct UsedNote {
    std::string record{};
    Text text{};
};

/// An effect with its assumptions by number; -1 is none.
struct UsedEffect {
    EffectKind kind = EffectKind::relative;
    RampShape shape = RampShape::linear;
    int magnitude = -1;
    int delay = -1;
    int ramp = -1;
    int half_life = -1;
    int places = -1;
    int uptake = -1;
    double funnel_uptake = 1.0;
    double starts = 0.0;  ///< years after the start of the first step
    double ends = std::numeric_limits<double>::infinity();
};

/// What effects make of a number: number * factor + add.
struct Influence {
    WorldValues factor{};
    WorldValues add{};
    bool none = true;

    double on(double number, int world) const { return number * factor.v[world] + add.v[world]; }
};

class Run;

/// Computes some quantities, step by step. Immutable; what it remembers lies in the run.
class Node {
public:
    Node() = default;
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;
    virtual ~Node() = default;
    /// Doubles it keeps from step to step.
    virtual std::size_t memory() const { return 0; }
    /// Values at the start, before the first step.
    virtual void begin(Run& run, double* memory) const = 0;
    virtual void step(Run& run, double* memory, int t) const = 0;

    std::string record{};  ///< path of the record it computes
};

struct Model {
    PeriodAxis axis{};
    double step_years = 1.0;
    std::vector<double> middles{};  ///< of the steps, years after the start
    std::vector<double> ends{};     ///< of the steps; ends[-1] would be 0
    std::uint64_t seed = 0;
    std::vector<OutlookQuantity> quantities{};  ///< those that can be asked for
    std::vector<TimeSeries> observed{};         ///< of each quantity on the axis' frequency; may be empty
    std::vector<UsedAssumption> assumptions{};
    std::map<std::string, std::vector<UsedEffect>> effects{};  ///< by quantity
    std::vector<std::unique_ptr<Node>> nodes{};                ///< in an order in which they can be computed
    std::vector<std::string> shocks{};                         ///< names of what chance works on
    std::vector<int> correlated{};                             ///< shocks that go together
    std::vector<double>
        mixing{};  ///< lower triangle (rows of correlated.size()): shock i is the mix of the first i
    std::vector<UsedNote> notes{};
    std::map<std::string, std::vector<std::string>> needs{};  ///< of each record those it is computed from

    int steps() const { return static_cast<int>(axis.size()); }
    int quantity(std::string_view name) const;  ///< its number; -1 when there is none

    /// These records and all that they are computed from.
    std::set<std::string> needed_for(std::vector<std::string> records) const;

    /// Leaves out what these records do not depend on: nodes, notes, and what is no assumption of theirs. Numbers of
    /// quantities, assumptions and shocks stay, and so do all bits of what is kept.
    void keep_only(const std::vector<std::string>& wanted);

    /// The records that may be otherwise than in another model of the same programme, seed and steps: those with other
    /// assumptions or effects, and those computed from one of them. Of all others the values are the same, bit by bit.
    std::vector<std::string> changed_from(const Model& other) const;
};

/// Random numbers of one shock at one step, for all paths of a block.
struct Draws {
    alignas(64) double z0[block_paths];
    alignas(64) double z1[block_paths];
    alignas(64) double u0[block_paths];
    alignas(64) double u1[block_paths];
};

/// How an assumption is to be had, for asking what depends on it.
struct Override {
    int assumption = -1;
    bool drawn_anew = false;  ///< another draw from its range, all else the same
    double value = 0.0;       ///< when not drawn anew: fixed at this value
};

class Run {
public:
    explicit Run(const Model& model);

    /// Computes all quantities of paths block * 512 .. block * 512 + 511.
    void compute(std::int64_t block, std::span<const Override> overrides = {});

    const Model& model() const { return model_; }
    std::uint64_t first_path() const { return static_cast<std::uint64_t>(block_) * block_paths; }

    /// Of a quantity at the end of (or in) step t; t = -1 is the start. 512 numbers.
    double* at(int quantity, int t) { return values_.data() + offset(quantity, t); }
    const double* at(int quantity, int t) const { return values_.data() + offset(quantity, t); }

    const WorldValues& assumption(int number) const { return assumed_[static_cast<std::size_t>(number)]; }

    /// Random numbers of a shock, with those it is correlated with; the same object is filled again by the next call.
    const Draws& draw(int shock, int t, unsigned part = 0);

    /// What the effects do at a time. With `effects` null: nothing.
    Influence influence(const std::vector<UsedEffect>* effects, double years) const;

    /// Counts with a mean, or out of so many with a probability.
    void poisson(const double* mean, const Draws& draws, double* out) const;
    void binomial(const double* n, const double* p, const double* z, const double* u, double* out) const;

    /// exp of numbers, with the same bits everywhere.
    static void exp(double* numbers, std::size_t count);

    double* scratch(int number) { return scratch_.data() + static_cast<std::size_t>(number) * block_paths; }
    static constexpr int scratch_rows = 12;

private:
    std::size_t offset(int quantity, int t) const {
        return (static_cast<std::size_t>(quantity) * static_cast<std::size_t>(model_.steps() + 1) +
                static_cast<std::size_t>(t + 1)) *
               block_paths;
    }
    void draw_assumptions(std::span<const Override> overrides);
    void draw_correlated();

    const Model& model_;
    std::int64_t block_ = 0;
    std::vector<double> values_;
    std::vector<WorldValues> assumed_;
    std::vector<std::vector<double>> memory_;
    std::vector<double> correlated_;  ///< shock of `correlated` i at step t at [(i * steps + t) * 512]
    std::vector<std::uint64_t> shock_keys_;
    std::vector<int> place_in_correlated_;
    std::unique_ptr<Draws> draws_;
    std::vector<double> scratch_;
};

/// The value below which a share `probability` of an assumption's range lies.
double quantile(const Assumption& assumption, double probability);

/// Halves away from zero. Without a call of the mathematical library, in whose place loops over paths stay in lanes; the
/// largest number below one half becomes one, as no number of people comes so near to it.
// NOLINTBEGIN(bugprone-incorrect-roundings)
inline double whole(double x) {
    return x < 0.0 ? -static_cast<double>(static_cast<std::int64_t>(0.5 - x))
                   : static_cast<double>(static_cast<std::int64_t>(x + 0.5));
}
// NOLINTEND(bugprone-incorrect-roundings)

/// A whole number of people for a number that may be none: what rounding leaves waits in `left_over`, so that little by
/// little adds up.
inline double carried(double number, double& left_over) {
    const double all = number + left_over;
    const double moved = whole(all);
    left_over = all - moved;
    return moved;
}

}  // namespace sociaaldomein::detail
