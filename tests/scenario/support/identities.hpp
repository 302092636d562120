#pragma once
// What must hold of every path and step, whatever the programme.
#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include <sociaaldomein/domain/programme.hpp>

#include "scenario/detail/run.hpp"

namespace sociaaldomein::testing_scenario {

class Identities {
public:
    Identities(const Programme& programme, const detail::Model& model, const detail::Run& run)
        : programme_(programme), model_(model), run_(run) {}

    /// Looks at this path alone.
    Identities& on_path(int path) {
        first_path_ = path;
        end_path_ = path + 1;
        return *this;
    }

    /// The first that does not hold; empty when all do.
    std::string broken() {
        for (int t = -1; t < model_.steps() && broken_.empty(); ++t) {
            finite(t);
            for (const Caseload& c : programme_.caseloads)
                if (c.future) caseload("caseloads." + c.id.str(), c, t);
            for (const Waitlist& w : programme_.waitlists)
                if (w.future) waitlist("waitlists." + w.id.str(), w, t);
            for (const Product& x : programme_.products) product("products." + x.id.str(), x, t);
            for (const BudgetPlan& x : programme_.budget_plans) plan("budget_plans." + x.id.str(), x, t);
            for (const SavingsPlan& x : programme_.savings_plans)
                if (model_.quantity("savings_plans." + x.id.str() + ".total") >= 0)
                    savings("savings_plans." + x.id.str(), x, t);
        }
        return broken_;
    }

private:
    const double* at(const std::string& name, int t) const { return run_.at(model_.quantity(name), t); }

    template <class Holds>
    void every(const std::string& what, int t, const Holds& holds) {
        for (int p = first_path_; p < end_path_ && broken_.empty(); ++p)
            if (!holds(p)) broken_ = fmt::format("{} at step {} on path {}", what, t, p);
    }

    void counts(const std::string& name, int t) {
        const double* x = at(name, t);
        every(name + " is a whole number, not below 0", t,
              [&](int p) { return x[p] >= 0.0 && x[p] == std::floor(x[p]); });
    }

    void finite(int t) {
        for (std::size_t q = 0; q < model_.quantities.size(); ++q) {
            const double* x = run_.at(static_cast<int>(q), t);
            every(model_.quantities[q].name + " is finite", t, [&](int p) { return std::isfinite(x[p]); });
        }
    }

    void caseload(const std::string& name, const Caseload& c, int t) {
        counts(name + ".size", t);
        if (c.future->dynamics == Dynamics::series || t < 0) return;
        counts(name + ".inflow", t);
        counts(name + ".outflow", t);
        const double *before = at(name + ".size", t - 1), *now = at(name + ".size", t),
                     *in = at(name + ".inflow", t), *out = at(name + ".outflow", t),
                     *rest = at(name + ".unexplained", t);
        every(name + ": size moves by its flows", t,
              [&](int p) { return now[p] == before[p] + in[p] - out[p] + rest[p]; });
        every(name + ": what is unexplained is whole", t,
              [&](int p) { return rest[p] == std::floor(rest[p]); });
        every(name + ": no more leave than were there or came", t,
              [&](int p) { return out[p] <= before[p] + in[p]; });
    }

    void waitlist(const std::string& name, const Waitlist& w, int t) {
        for (const char* part : {"size", "inflow", "placed", "abandoned", "left", "gone", "occupied", "free",
                                 "capacity", "temporary", "bridged", "not_placeable"})
            counts(name + "." + part, t);
        const auto of = [&](const char* part, int when) { return at(name + "." + part, when); };
        const double *occupied = of("occupied", t), *capacity = of("capacity", t),
                     *bridged = of("bridged", t), *rooms = of("temporary", t), *free = of("free", t),
                     *wait = of("wait", t), *size = of("size", t);
        every(name + ": no more live in temporary places than there are", t,
              [&](int p) { return bridged[p] <= rooms[p]; });
        std::vector<double> sum(detail::block_paths);
        std::vector<double> most(
            detail::block_paths);  // places a form ever had, which residents keep until they leave
        for (const PlacesForm& f : w.future->forms)
            for (int p = first_path_; p < end_path_; ++p) {
                const auto i = static_cast<std::size_t>(p);
                sum[i] += at(name + "." + f.id + ".capacity", t)[p];
                double had = 0.0;
                for (int s = -1; s <= t; ++s) had = std::max(had, at(name + "." + f.id + ".capacity", s)[p]);
                most[i] += had;
            }
        every(name + ": places are those of its forms", t,
              [&](int p) { return capacity[p] == sum[static_cast<std::size_t>(p)]; });
        every(name + ": occupied places exist, or did", t,
              [&](int p) { return occupied[p] <= most[static_cast<std::size_t>(p)]; });
        every(name + ": what is not free is occupied", t,
              [&](int p) { return occupied[p] + free[p] >= capacity[p]; });
        every(name + ": waits are not below 0", t, [&](int p) { return wait[p] >= 0.0; });
        const double* most_wait = of("wait_90", t);
        every(name + ": nine in ten wait some time where anybody does", t,
              [&](int p) { return most_wait[p] >= 0.0 && (wait[p] == 0.0) == (most_wait[p] == 0.0); });
        if (w.future->target_wait) {
            counts(name + ".late", t);
            const double *late = of("late", t), *all = of("placed", t);
            every(name + ": who is placed late is placed", t, [&](int p) { return late[p] <= all[p]; });
            every(name + ": no nine in ten wait longer than agreed without somebody who does", t,
                  [&](int p) { return late[p] > 0.0 || most_wait[p] <= *w.future->target_wait; });
        }
        if (t < 0) return;
        const double *size0 = of("size", t - 1), *aside0 = of("not_placeable", t - 1),
                     *aside = of("not_placeable", t), *bridged0 = of("bridged", t - 1), *in = of("inflow", t),
                     *placed = of("placed", t), *abandoned = of("abandoned", t), *gone = of("gone", t),
                     *occupied0 = of("occupied", t - 1), *left = of("left", t);
        every(name + ": who waits or bridges moves by inflow and outflow", t, [&](int p) {
            return size[p] + aside[p] + bridged[p] ==
                   size0[p] + aside0[p] + bridged0[p] + in[p] - placed[p] - abandoned[p] - gone[p];
        });
        every(name + ": occupied moves by placed and left", t,
              [&](int p) { return occupied[p] == occupied0[p] + placed[p] - left[p]; });
        if (w.future->forms.size() == 1)
            every(name + ": nobody is placed without a place", t,
                  [&](int p) { return occupied[p] <= std::max(capacity[p], occupied0[p]); });
        every(name + ": nobody who can be placed waits beside a free place", t,
              [&](int p) { return free[p] == 0.0 || size[p] == 0.0; });
    }

    void product(const std::string& name, const Product& x, int t) {
        if (t < 0) return;
        const OutlookQuantity& of = model_.quantities[static_cast<std::size_t>(model_.quantity(x.volume))];
        const double years = of.measure == MeasureKind::flow ? 1.0 : model_.step_years;
        const double *price = at(name + ".price", t), *volume = at(name + ".volume", t),
                     *cost = at(name + ".cost", t);
        every(name + ": cost is price x volume to the cent", t,
              [&](int p) { return cost[p] == std::floor(price[p] * volume[p] * years + 0.5); });
        every(name + ": prices are whole cents", t,
              [&](int p) { return price[p] >= 0.0 && price[p] == std::floor(price[p]); });
    }

    bool influenced(const std::string& quantity) const { return model_.effects.contains(quantity); }

    void plan(const std::string& name, const BudgetPlan& x, int t) {
        for (const char* part :
             {"expense", "revenue", "incidental", "addition", "withdrawal", "budget", "reserve", "overspend"})
            counts(name + "." + part, t);
        if (t < 0) return;
        const double *expense = at(name + ".expense", t), *before = at(name + ".reserve", t - 1),
                     *now = at(name + ".reserve", t), *put = at(name + ".addition", t),
                     *drawn = at(name + ".withdrawal", t);
        every(name + ": the reserve moves by additions and withdrawals", t,
              [&](int p) { return now[p] == before[p] + put[p] - drawn[p]; });
        std::vector<double> sum(detail::block_paths);
        for (const Id<Product>& id : x.products)
            for (int p = first_path_; p < end_path_; ++p)
                sum[static_cast<std::size_t>(p)] += at("products." + id.str() + ".cost", t)[p];
        const bool items = std::ranges::any_of(
            x.items, [](const BudgetItem& i) { return i.column == BudgetColumn::expense; });
        if (!influenced(name + ".expense"))
            every(name + ": expense is what its products and items cost", t, [&](int p) {
                const double products = sum[static_cast<std::size_t>(p)];
                return items ? expense[p] >= products : expense[p] == products;
            });
        overspend(name, x, t);
    }

    /// At the end of a year: what budget, revenue and reserve did not hold.
    void overspend(const std::string& name, const BudgetPlan& x, int t) {
        const int year = model_.axis.period(t).start_year();
        const bool ends = t + 1 == model_.steps() || model_.axis.period(t + 1).start_year() != year;
        const double* over = at(name + ".overspend", t);
        if (!ends || x.budget.empty())
            return every(name + ": no overspend within a year", t, [&](int p) { return over[p] == 0.0; });
        every(name + ": overspend is what budget and reserve do not hold", t, [&](int p) {
            double balance = 0.0;
            for (int s = t; s >= 0 && model_.axis.period(s).start_year() == year; --s)
                balance += at(name + ".budget", s)[p] + at(name + ".revenue", s)[p] +
                           at(name + ".withdrawal", s)[p] - at(name + ".expense", s)[p] -
                           at(name + ".addition", s)[p];
            return over[p] == std::max(0.0, -balance) &&
                   (over[p] == 0.0 || at(name + ".reserve", t)[p] == 0.0);
        });
    }

    void savings(const std::string& name, const SavingsPlan& x, int t) {
        std::vector<double> saved(detail::block_paths);
        std::vector<double> drawn(detail::block_paths);
        for (const SavingsLine& line : x.lines) {
            counts(name + "." + line.id, t);
            for (int p = first_path_; p < end_path_; ++p)
                (line.kind == SavingKind::margin_draw ? drawn : saved)[static_cast<std::size_t>(p)] +=
                    at(name + "." + line.id, t)[p];
        }
        const double *total = at(name + ".total", t), *margin = at(name + ".margin_draw", t);
        every(name + ": savings add up", t,
              [&](int p) { return total[p] == saved[static_cast<std::size_t>(p)]; });
        every(name + ": draws on the margin add up", t,
              [&](int p) { return margin[p] == drawn[static_cast<std::size_t>(p)]; });
    }

    const Programme& programme_;
    const detail::Model& model_;
    const detail::Run& run_;
    std::string broken_;
    int first_path_ = 0;
    int end_path_ = detail::block_paths;
};

}  // namespace sociaaldomein::testing_scenario
