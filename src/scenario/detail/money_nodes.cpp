#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "scenario/detail/builder.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr double cents = 100.0;

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

/// Price x quantity; all money of a model is in cents, so that what adds up in euros adds up here.
class ProductNode final : public Node {
public:
    int price = -1, volume = -1, cost = -1;
    int of = -1;  ///< the quantity that uses it
    bool flow = false;
    int price_assumption = -1, share = -1;
    double step_years = 1.0;
    IndexLevels levels;
    const std::vector<UsedEffect>*on_price = nullptr, *on_volume = nullptr, *on_share = nullptr;

    void begin(Run& run, double*) const override {
        for (int p = 0; p < block_paths; ++p) {
            run.at(price, -1)[p] = whole(std::max(0.0, run.assumption(price_assumption).of_path(p)) * cents);
            run.at(volume, -1)[p] =
                run.at(of, -1)[p] * std::clamp(run.assumption(share).of_path(p), 0.0, 1.0);
            run.at(cost, -1)[p] = 0.0;
        }
    }

    void step(Run& run, double*, int t) const override {
        const double middle = run.model().middles[static_cast<std::size_t>(t)];
        const Influence price_effect = run.influence(on_price, middle);
        const Influence volume_effect = run.influence(on_volume, middle);
        const Influence share_effect = run.influence(on_share, middle);
        WorldValues index{};
        levels.level(run, t, index);
        const double* now = run.at(of, t);
        const double* before = run.at(of, t - 1);
        for (int w = 0; w < block_worlds; ++w) {
            const double base = std::max(0.0, run.assumption(price_assumption).v[w]) * index.v[w];
            const double each = whole(std::max(0.0, price_effect.on(base, w)) * cents);
            const double part = std::clamp(share_effect.on(run.assumption(share).v[w], w), 0.0, 1.0);
            for (int p = w * world_paths; p < (w + 1) * world_paths; ++p) {
                // Of a stock, the mean of both ends of the step.
                const double used = flow ? now[p] : 0.5 * (now[p] + before[p]);
                const double number = std::max(0.0, volume_effect.on(used * part, w));
                run.at(price, t)[p] = each;
                run.at(volume, t)[p] = number;
                run.at(cost, t)[p] = whole(each * number * (flow ? 1.0 : step_years));
            }
        }
    }
};

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

    void begin(Run& run, double* memory) const override {
        std::fill_n(memory, block_paths, 0.0);
        for (const int q : {expense, revenue, incidental, addition, withdrawal, budget, overspend})
            std::fill_n(run.at(q, -1), block_paths, 0.0);
        for (int p = 0; p < block_paths; ++p)
            run.at(reserve, -1)[p] =
                opening < 0 ? 0.0 : whole(std::max(0.0, run.assumption(opening).of_path(p)) * cents);
    }

    void step(Run& run, double* memory, int t) const override {
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
                const double year =
                    whole(std::max(0.0, run.assumption(item.amount).v[w]) * index.v[w] * cents);
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

private:
    void work_on(const Run& run, const std::vector<UsedEffect>* effects, double years, double* amount) const {
        if (effects == nullptr) return;
        const Influence effect = run.influence(effects, years);
        if (effect.none) return;
        for (int p = 0; p < block_paths; ++p) {
            const int w = p / world_paths;
            amount[p] =
                std::max(0.0, whole(amount[p] * effect.factor.v[w] + effect.add.v[w] * step_years * cents));
        }
    }

    void allow(const Run& run, const Period& period, int t, double* allowed) const {
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
            std::fill_n(allowed + w * world_paths, world_paths, part);
        }
    }

    /// Planned draws as far as the reserve goes; at the end of a year it pays what was spent too much, as far as it goes.
    void settle(Run& run, double* memory, int t) const {
        const Period period = run.model().axis.period(t);
        const bool year_ends = t + 1 == run.model().steps() ||
                               run.model().axis.period(t + 1).start_year() != period.start_year();
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
};

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

    void step(Run& run, double*, int t) const override {
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
                const double part =
                    line.delivered < 0 ? 1.0 : std::max(0.0, run.assumption(line.delivered).v[w]);
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
};

/// A plan's amount in a year, in cents: a level holds until the next column and goes on after the last.
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

}  // namespace

IndexLevels::IndexLevels(Builder& b, const Id<Indexation>& id, int base_year) {
    const Indexation* indexation = nullptr;
    for (const Indexation& x : b.programme.indexations)
        if (x.id == id) indexation = &x;
    if (indexation == nullptr || id.empty()) return;
    const std::string path = "/indexations/" + indexation->id.str();
    for (std::int64_t t = 0; t < b.model.axis.size(); ++t) {
        Step step;
        for (int year = base_year + 1; year <= b.model.axis.period(t).start_year(); ++year) {
            int rate = -1;
            for (std::size_t i = 0; i < indexation->rates.size(); ++i)
                if (indexation->rates[i].from.start_year() <= year)
                    rate = b.assume(fmt::format("{}/rates/{}/rate", path, i), indexation->rates[i].rate);
            if (rate < 0) continue;
            if (!step.rates.empty() && step.rates.back().first == rate)
                ++step.rates.back().second;
            else
                step.rates.emplace_back(rate, 1);
        }
        steps_.push_back(std::move(step));
    }
}

void IndexLevels::level(const Run& run, int t, WorldValues& out) const {
    std::ranges::fill(out.v, 1.0);
    if (steps_.empty()) return;
    for (const auto& [rate, years] : steps_[static_cast<std::size_t>(t)].rates)
        for (int w = 0; w < block_worlds; ++w)
            for (int i = 0; i < years; ++i) out.v[w] *= 1.0 + run.assumption(rate).v[w];
}

void add_indexations(Builder& b) {
    for (const Indexation& x : b.programme.indexations) {
        auto node = std::make_unique<IndexNode>();
        node->level = b.quantity("indexations." + x.id.str() + ".level");
        node->levels = IndexLevels(b, x.id, b.model.axis.first().start_year() - 1);
        b.model.nodes.push_back(std::move(node));
    }
}

void add_product(Builder& b, const Product& x) {
    const std::string name = "products." + x.id.str();
    const std::string path = "/products/" + x.id.str();
    auto node = std::make_unique<ProductNode>();
    node->price = b.quantity(name + ".price");
    node->volume = b.quantity(name + ".volume");
    node->cost = b.quantity(name + ".cost");
    node->of = b.quantity(x.volume);
    node->flow = b.model.quantities[static_cast<std::size_t>(node->of)].measure == MeasureKind::flow;
    node->price_assumption = b.assume(path + "/price", x.price);
    node->share = b.assume(path + "/share", x.share);
    node->step_years = b.model.step_years;
    node->levels = IndexLevels(b, x.indexation,
                               x.price_year ? x.price_year->start_year() : b.model.axis.first().start_year());
    node->on_price = b.effects(name + ".price");
    node->on_volume = b.effects(name + ".volume");
    node->on_share = b.effects(name + ".share");
    b.model.nodes.push_back(std::move(node));
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
