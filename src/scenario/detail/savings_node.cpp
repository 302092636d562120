#include "scenario/detail/savings_node.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace sociaaldomein::detail {

void SavingsNode::step(Run& run, double*, int t) const {
    const int number = run.model().axis.period(t).number();
    double* saved = run.at(total, t);
    double* drawn = run.at(margin, t);
    double* wanted = run.at(target, t);
    for (double* x : {saved, drawn, wanted}) std::fill_n(x, block_paths, 0.0);
    for (const Line& line : lines) {
        const Influence effect =
            run.influence(line.effects, run.model().middles[static_cast<std::size_t>(t)]);
        const double planned = line.planned[static_cast<std::size_t>(t)];
        double* to = run.at(line.quantity, t);
        for (int w = 0; w < block_worlds; ++w) {
            const double part = line.delivered < 0 ? 1.0 : std::max(0.0, run.assumption(line.delivered).v[w]);
            const double year =
                whole(std::max(0.0, planned * part * effect.factor.v[w] + effect.add.v[w] * cents));
            const double here = shares.of(year, number);
            for (int p = w * world_paths; p < (w + 1) * world_paths; ++p) {
                to[p] = here;
                (line.draw ? drawn : saved)[p] += here;
                if (!line.draw) wanted[p] += shares.of(planned, number);
            }
        }
    }
}

double planned_in(const SavingsPlan& plan, const SavingsLine& line, int year) {
    const bool level =
        plan.accumulation == Accumulation::level || plan.accumulation == Accumulation::unspecified;
    double amount = 0.0;
    double before = 0.0;
    for (std::size_t c = 0; c < plan.columns.size() && c < line.figures.size(); ++c) {
        if (!line.figures[c].present()) continue;
        const double value = static_cast<double>(line.figures[c].value.raw());
        const int column = plan.columns[c].start_year();
        if (column == year || (level && column < year))
            amount = plan.accumulation == Accumulation::cumulative ? value - before : value;
        before = value;
    }
    return std::max(0.0, amount);
}

void add_savings_plan(Builder& b, const SavingsPlan& plan) {
    const std::string name = "savings_plans." + plan.id.str();
    if (b.quantity(name + ".total") < 0) return;  // no line of it has a future
    auto node = std::make_unique<SavingsNode>();
    node->total = b.quantity(name + ".total");
    node->margin = b.quantity(name + ".margin_draw");
    node->target = b.quantity(name + ".target");
    node->shares = YearShare(b.model.axis);
    node->step_years = b.model.step_years;
    for (const SavingsLine& line : plan.lines) {
        SavingsNode::Line one;
        one.quantity = b.quantity(name + "." + line.id);
        if (line.future)
            one.delivered =
                b.assume("/savings_plans/" + plan.id.str() + "/lines/" + line.id + "/future/delivered",
                         line.future->delivered);
        one.draw = line.kind == SavingKind::margin_draw;
        one.effects = b.effects(name + "." + line.id);
        for (std::int64_t t = 0; t < b.model.axis.size(); ++t)
            one.planned.push_back(planned_in(plan, line, b.model.axis.period(t).start_year()));
        node->lines.push_back(std::move(one));
    }
    b.model.nodes.push_back(std::move(node));
}

}  // namespace sociaaldomein::detail
