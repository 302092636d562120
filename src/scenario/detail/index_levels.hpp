#pragma once
// How far prices have risen, in each step and world. Layer: scenario.
#include <cmath>
#include <utility>
#include <vector>

#include "scenario/detail/builder.hpp"

namespace sociaaldomein::detail {

/// All money of a model is in cents, so that what adds up in euros adds up here.
inline constexpr double cents = 100.0;

/// Level of an indexation in each step against the mean of a year, per world; 1 without one.
class IndexLevels {
public:
    IndexLevels() = default;
    IndexLevels(Builder& builder, const Id<Indexation>& id, int base_year);
    bool none() const { return steps_.empty(); }
    /// At step t, in world w of the run.
    void level(const Run& run, int t, WorldValues& out) const;

private:
    struct Step {
        std::vector<std::pair<int, int>> rates;  ///< assumption, and how many years it is counted
    };
    std::vector<Step> steps_;
};

/// What of a year's amount belongs to the step: whole cents, so that the steps of a year add up to it.
class YearShare {
public:
    YearShare() = default;
    explicit YearShare(const PeriodAxis& axis) : each_(periods_per_year(axis.frequency())) {}
    double of(double year_cents, int number) const {
        return std::floor(year_cents * number / each_) - std::floor(year_cents * (number - 1) / each_);
    }

private:
    int each_ = 1;
};

/// The index itself, to be asked for.
class IndexNode final : public Node {
public:
    int level = -1;
    IndexLevels levels;

    void begin(Run& run, double*) const override { std::fill_n(run.at(level, -1), block_paths, 1.0); }
    void step(Run& run, double*, int t) const override {
        WorldValues worlds{};
        levels.level(run, t, worlds);
        for (int p = 0; p < block_paths; ++p) run.at(level, t)[p] = worlds.of_path(p);
    }
};

}  // namespace sociaaldomein::detail
