#pragma once
// Savings line by line, the margin apart, and the target. Layer: scenario.
#include <vector>

#include <sociaaldomein/domain/savings.hpp>

#include "scenario/detail/index_levels.hpp"

namespace sociaaldomein::detail {

class SavingsNode final : public Node {
public:
    struct Line {
        int quantity = -1;
        int delivered = -1;           ///< assumption; -1: what is planned
        bool draw = false;            ///< on the margin: counted, but no saving
        std::vector<double> planned;  ///< cents in the year of each step
        const std::vector<UsedEffect>* effects = nullptr;
    };
    std::vector<Line> lines;
    int total = -1, margin = -1, target = -1;
    YearShare shares;
    double step_years = 1.0;

    void begin(Run& run, double*) const override {
        for (const Line& line : lines) std::fill_n(run.at(line.quantity, -1), block_paths, 0.0);
        for (const int q : {total, margin, target}) std::fill_n(run.at(q, -1), block_paths, 0.0);
    }

    void step(Run& run, double*, int t) const override;
};

/// A plan's amount in a year, in cents: a level holds until the next column and goes on after the last, and of a cumulative
/// plan it is what the year adds.
double planned_in(const SavingsPlan& plan, const SavingsLine& line, int year);

}  // namespace sociaaldomein::detail
