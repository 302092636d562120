#pragma once
// A goal's expense, revenue, budget and reserve. Layer: scenario.
#include <vector>

#include "scenario/detail/index_levels.hpp"

namespace sociaaldomein::detail {

class BudgetNode final : public Node {
public:
    struct Item {
        BudgetColumn column = BudgetColumn::expense;
        bool incidental = false;
        int amount = -1;
        int first_year = 0;
        int last_year = 9999;
        IndexLevels levels;
    };
    struct Amount {
        int year = 0;
        int amount = -1;
    };
    int expense = -1, revenue = -1, incidental = -1, addition = -1, withdrawal = -1, budget = -1,
        reserve = -1, overspend = -1;
    std::vector<int> costs;
    std::vector<Item> items;
    std::vector<Amount> amounts;
    IndexLevels budget_levels;
    int opening = -1;
    YearShare shares;
    const std::vector<UsedEffect>*on_expense = nullptr, *on_revenue = nullptr, *on_budget = nullptr;
    double step_years = 1.0;

    // The year's balance so far.
    std::size_t memory() const override { return block_paths; }

    void begin(Run& run, double* memory) const override;

    void step(Run& run, double* memory, int t) const override;

private:
    void work_on(const Run& run, const std::vector<UsedEffect>* effects, double years, double* amount) const;

    void allow(const Run& run, const Period& period, int t, double* allowed) const;

    /// Planned draws as far as the reserve goes; at the end of a year it pays what was spent too much, as far as it goes.
    void settle(Run& run, double* memory, int t) const;
};

}  // namespace sociaaldomein::detail
