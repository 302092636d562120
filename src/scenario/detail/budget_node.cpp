#include "scenario/detail/budget_node.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fmt/format.h>

namespace sociaaldomein::detail {

void BudgetNode::begin(Run& run, double* memory) const {
    std::fill_n(memory, block_paths, 0.0);
    for (const int q : {expense, revenue, incidental, addition, withdrawal, budget, overspend})
        std::fill_n(run.at(q, -1), block_paths, 0.0);
    for (int p = 0; p < block_paths; ++p)
        run.at(reserve, -1)[p] =
            opening < 0 ? 0.0 : whole(std::max(0.0, run.assumption(opening).of_path(p)) * cents);
}

void BudgetNode::step(Run& run, double* memory, int t) const {
    const Period period = run.model().axis.period(t);
    const double middle = run.model().middles[static_cast<std::size_t>(t)];
    double* spent = run.at(expense, t);
    double* once = run.at(incidental, t);
    double* put = run.at(addition, t);
    double* drawn = run.at(withdrawal, t);
    double* income = run.at(revenue, t);
    double* allowed = run.at(budget, t);
    for (double* x : {spent, once, put, drawn, income, allowed, run.at(overspend, t)})
        std::fill_n(x, block_paths, 0.0);
    for (const int q : costs) {
        const double* cost = run.at(q, t);
        for (int p = 0; p < block_paths; ++p) spent[p] += cost[p];
    }
    for (const Item& item : items) {
        if (period.start_year() < item.first_year || period.start_year() > item.last_year) continue;
        WorldValues index{};
        item.levels.level(run, t, index);
        double* to = item.column == BudgetColumn::expense    ? spent
                     : item.column == BudgetColumn::revenue  ? income
                     : item.column == BudgetColumn::addition ? put
                                                             : drawn;
        for (int w = 0; w < block_worlds; ++w) {
            const double year = whole(std::max(0.0, run.assumption(item.amount).v[w]) * index.v[w] * cents);
            const double part = shares.of(year, period.number());
            for (int p = w * world_paths; p < (w + 1) * world_paths; ++p) {
                to[p] += part;
                if (item.incidental && item.column == BudgetColumn::expense) once[p] += part;
            }
        }
    }
    allow(run, period, t, allowed);
    work_on(run, on_expense, middle, spent);
    work_on(run, on_revenue, middle, income);
    work_on(run, on_budget, middle, allowed);
    settle(run, memory, t);
}

void BudgetNode::work_on(const Run& run, const std::vector<UsedEffect>* effects, double years,
                         double* amount) const {
    if (effects == nullptr) return;
    const Influence effect = run.influence(effects, years);
    if (effect.none) return;
    for (int p = 0; p < block_paths; ++p) {
        const int w = p / world_paths;
        amount[p] =
            std::max(0.0, whole(amount[p] * effect.factor.v[w] + effect.add.v[w] * step_years * cents));
    }
}

void BudgetNode::allow(const Run& run, const Period& period, int t, double* allowed) const {
    const Amount* stated = nullptr;
    for (const Amount& a : amounts)
        if (a.year <= period.start_year()) stated = &a;
    if (stated == nullptr) return;
    WorldValues now{};
    budget_levels.level(run, t, now);
    for (int w = 0; w < block_worlds; ++w) {
        // Years after the last stated one rise with prices; levels are counted from that year on.
        const bool later = stated == &amounts.back() && period.start_year() > stated->year;
        const double year =
            whole(std::max(0.0, run.assumption(stated->amount).v[w]) * (later ? now.v[w] : 1.0) * cents);
        const double part = shares.of(year, period.number());
        std::fill_n(allowed + std::ptrdiff_t{w} * world_paths, world_paths, part);
    }
}

void BudgetNode::settle(Run& run, double* memory, int t) const {
    const Period period = run.model().axis.period(t);
    const bool year_ends =
        t + 1 == run.model().steps() || run.model().axis.period(t + 1).start_year() != period.start_year();
    const double* before = run.at(reserve, t - 1);
    double* after = run.at(reserve, t);
    double* drawn = run.at(withdrawal, t);
    for (int p = 0; p < block_paths; ++p) {
        double held = before[p] + run.at(addition, t)[p];
        drawn[p] = std::min(drawn[p], held);
        held -= drawn[p];
        memory[p] += run.at(budget, t)[p] + run.at(revenue, t)[p] + drawn[p] - run.at(expense, t)[p] -
                     run.at(addition, t)[p];
        if (year_ends) {
            if (!amounts.empty() && memory[p] < 0.0) {
                const double paid = std::min(held, -memory[p]);
                drawn[p] += paid;
                held -= paid;
                run.at(overspend, t)[p] = -memory[p] - paid;
            }
            memory[p] = 0.0;
        }
        after[p] = held;
    }
}

void add_budget_plan(Builder& b, const BudgetPlan& plan) {
    const std::string name = "budget_plans." + plan.id.str();
    const std::string path = "/budget_plans/" + plan.id.str();
    const auto quantity = [&](std::string_view part) { return b.quantity(name + "." + std::string(part)); };
    auto node = std::make_unique<BudgetNode>();
    node->expense = quantity("expense");
    node->revenue = quantity("revenue");
    node->incidental = quantity("incidental");
    node->addition = quantity("addition");
    node->withdrawal = quantity("withdrawal");
    node->budget = quantity("budget");
    node->reserve = quantity("reserve");
    node->overspend = quantity("overspend");
    node->shares = YearShare(b.model.axis);
    node->step_years = b.model.step_years;
    node->opening = b.assume(path + "/reserve", plan.reserve);
    for (const Id<Product>& id : plan.products)
        node->costs.push_back(b.quantity("products." + id.str() + ".cost"));
    const int first = b.model.axis.first().start_year();
    for (const BudgetItem& item : plan.items)
        node->items.push_back({item.column, item.recurrence == Recurrence::incidental,
                               b.assume(path + "/items/" + item.id + "/amount", item.amount),
                               item.from ? item.from->start_year() : 0,
                               item.until ? item.until->start_year() : 9999,
                               IndexLevels(b, item.indexation, first)});
    for (std::size_t i = 0; i < plan.budget.size(); ++i)
        node->amounts.push_back(
            {plan.budget[i].year.start_year(),
             b.assume(fmt::format("{}/budget/{}/amount", path, i), plan.budget[i].amount)});
    if (!plan.budget.empty())
        node->budget_levels = IndexLevels(b, plan.budget_indexation, plan.budget.back().year.start_year());
    node->on_expense = b.effects(name + ".expense");
    node->on_revenue = b.effects(name + ".revenue");
    node->on_budget = b.effects(name + ".budget");
    b.model.nodes.push_back(std::move(node));
}

}  // namespace sociaaldomein::detail
