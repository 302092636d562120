#include "scenario/detail/builder.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/text_distance.hpp>
#include <sociaaldomein/core/walk.hpp>

namespace sociaaldomein::detail {
namespace {

const Scenario& find_scenario(const Programme& programme, const std::string& id) {
    std::vector<std::string_view> names;
    std::vector<const Scenario*> near;
    for (const Scenario& s : programme.scenarios) {
        if (s.id.str() == id) return s;
        names.push_back(s.id.str());
        if (s.id.str().starts_with(id)) near.push_back(&s);
    }
    if (near.size() == 1) return *near.front();
    std::string message = "found the scenario \"" + id + "\", expected ";
    if (names.empty())
        message += "one of the documents, and they have none: give the documents with the scenarios, too";
    else {
        const std::string guess = nearest(id, names);
        message += "one of: ";
        for (std::size_t i = 0; i < names.size(); ++i) message += (i > 0 ? ", " : "") + std::string(names[i]);
        if (!guess.empty()) message += "; did you mean \"" + guess + "\"?";
    }
    throw Error(Errc::unknown_value, message, "/scenarios");
}

std::optional<When> start_of(const Programme& programme, const Effect& e, bool end) {
    const auto& own = end ? e.ends : e.starts;
    if (own) return own;
    for (const Intervention& i : programme.interventions)
        if (i.id == e.intervention && !e.intervention.empty()) return end ? i.ends : i.starts;
    return std::nullopt;
}

double uptake_of(const Programme& programme, const Id<Funnel>& id) {
    for (const Funnel& f : programme.funnels) {
        if (f.id != id || id.empty()) continue;
        for (const FunnelStage& stage : f.stages)
            if (stage.id == f.filled_by && f.entered && f.entered->value.raw() > 0)
                return static_cast<double>(stage.figure.value.raw()) /
                       static_cast<double>(f.entered->value.raw());
    }
    return 1.0;
}

UsedEffect used(Builder& b, const std::string& path, const Effect& e) {
    UsedEffect u;
    u.kind = e.kind;
    u.shape = e.shape;
    if (e.magnitude == Assumption{})
        b.note(fmt::format("Effect {}: het doet niets (magnitude is 0 of niet gegeven).",
                           e.name.empty() ? e.id : e.name.in(Language::nl)),
               fmt::format("Effect {}: it does nothing (magnitude is 0 or not stated).",
                           e.name.empty() ? e.id : e.name.in(Language::en)));
    u.magnitude = b.assume(path + "/magnitude", e.magnitude);
    if (e.delay != Assumption{}) u.delay = b.assume(path + "/delay", e.delay);
    if (e.ramp != Assumption{}) u.ramp = b.assume(path + "/ramp", e.ramp);
    u.half_life = b.assume(path + "/half_life", e.half_life);
    u.places = b.assume(path + "/places", e.places);
    u.uptake = b.assume(path + "/uptake", e.uptake);
    u.funnel_uptake = uptake_of(b.programme, e.funnel);
    if (const auto starts = start_of(b.programme, e, false)) u.starts = b.years(starts->first_day());
    if (const auto ends = start_of(b.programme, e, true)) u.ends = b.years(ends->last_day() + 1);
    return u;
}

/// Records in an order in which each comes after those it needs; the checker has refused circles.
class Order {
public:
    explicit Order(Builder& b) : b_(b) {}

    void run() {
        for (const Indexation& x : b_.programme.indexations)
            add("/indexations/" + x.id.str(), [&] { add_indexation(b_, x); });
        for (const Caseload& c : b_.programme.caseloads)
            if (c.future) visit("/caseloads/" + c.id.str());
        for (const Waitlist& w : b_.programme.waitlists)
            if (w.future) visit("/waitlists/" + w.id.str());
        for (const Product& x : b_.programme.products) visit("/products/" + x.id.str());
        for (const BudgetPlan& x : b_.programme.budget_plans) {
            const std::string record = "/budget_plans/" + x.id.str();
            for (const Id<Product>& id : x.products) need(record, "products." + id.str() + ".cost");
            add(record, [&] { add_budget_plan(b_, x); });
        }
        for (const SavingsPlan& x : b_.programme.savings_plans)
            add("/savings_plans/" + x.id.str(), [&] { add_savings_plan(b_, x); });
    }

private:
    template <class Adds>
    void add(const std::string& record, const Adds& adds) {
        b_.record = record;
        const std::size_t before = b_.model.nodes.size();
        adds();
        for (std::size_t i = before; i < b_.model.nodes.size(); ++i) b_.model.nodes[i]->record = record;
    }

    void need(const std::string& record, const std::string& quantity) {
        const int number = b_.quantity(quantity);
        if (number < 0) return;
        const std::string& needed = b_.model.quantities[static_cast<std::size_t>(number)].record;
        b_.model.needs[record].push_back(needed);
        visit(needed);
    }

    void visit(const std::string& record) {
        if (!done_.insert(record).second) return;
        for (const Caseload& c : b_.programme.caseloads) {
            if (record != "/caseloads/" + c.id.str() || !c.future) continue;
            for (const Feed& f : c.future->fed_by) need(record, f.from);
            if (c.future->driver) need(record, c.future->driver->of);
            add(record, [&] { add_caseload(b_, c); });
        }
        for (const Waitlist& w : b_.programme.waitlists) {
            if (record != "/waitlists/" + w.id.str() || !w.future) continue;
            for (const Feed& f : w.future->fed_by) need(record, f.from);
            add(record, [&] { add_waitlist(b_, w); });
        }
        for (const Product& x : b_.programme.products) {
            if (record != "/products/" + x.id.str()) continue;
            need(record, x.volume);
            add(record, [&] { add_product(b_, x); });
        }
    }

    Builder& b_;
    std::set<std::string> done_;
};

/// The correlation of what two series do between one period and the next, drawn towards none as far as few periods tell
/// little: n - 1 changes count as much as ten that show nothing.
double estimated(const TimeSeries& a, const TimeSeries& b) {
    double n = 0.0, sa = 0.0, sb = 0.0, saa = 0.0, sbb = 0.0, sab = 0.0;
    for (std::int64_t t = 1; t < a.size(); ++t) {
        const Period period = a.axis().period(t);
        const double x = a.at(period) - a.at(period - 1);
        const double y = b.at(period) - b.at(period - 1);
        if (std::isnan(x) || std::isnan(y)) continue;
        n += 1.0;
        sa += x;
        sb += y;
        saa += x * x;
        sbb += y * y;
        sab += x * y;
    }
    if (n < 4.0) return 0.0;
    const double va = saa - sa * sa / n;
    const double vb = sbb - sb * sb / n;
    if (!(va > 0.0) || !(vb > 0.0)) return 0.0;
    return std::clamp((sab - sa * sb / n) / std::sqrt(va * vb), -1.0, 1.0) * n / (n + 10.0);
}

void correlate(Builder& b) {
    if (!b.programme.outlook) return;
    const OutlookFrame& frame = *b.programme.outlook;
    struct Pair {
        int a, b;
        double value;
        std::string path;
    };
    std::vector<Pair> pairs;
    const auto shock_of = [&](const std::string& quantity) {
        const auto at = std::ranges::find(b.model.shocks, quantity);
        return at == b.model.shocks.end() ? -1 : static_cast<int>(at - b.model.shocks.begin());
    };
    if (frame.estimate_correlations)
        for (std::size_t i = 0; i < b.model.shocks.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const int qa = b.quantity(b.model.shocks[i]);
                const int qb = b.quantity(b.model.shocks[j]);
                if (qa < 0 || qb < 0) continue;
                const TimeSeries& a = b.model.observed[static_cast<std::size_t>(qa)];
                const TimeSeries& c = b.model.observed[static_cast<std::size_t>(qb)];
                if (a.empty() || c.empty()) continue;
                const double r = estimated(a, c);
                if (r != 0.0) pairs.push_back({static_cast<int>(i), static_cast<int>(j), r, {}});
            }
    for (std::size_t i = 0; i < frame.correlations.size(); ++i) {
        const QuantityCorrelation& c = frame.correlations[i];
        const std::string path = fmt::format("/outlook/correlations/{}", i);
        const int a = shock_of(c.a);
        const int d = shock_of(c.b);
        if (a < 0 || d < 0)
            throw Error(
                Errc::unlike,
                fmt::format(
                    "found \"{}\", on which chance does not work directly, expected an inflow, or the size "
                    "of a series that is carried on",
                    a < 0 ? c.a : c.b),
                path + (a < 0 ? "/a" : "/b"));
        std::erase_if(pairs, [&](const Pair& p) { return (p.a == a && p.b == d) || (p.a == d && p.b == a); });
        pairs.push_back({a, d, c.value.value, path});
    }
    std::set<int> together;
    for (const Pair& p : pairs) together.insert({p.a, p.b});
    b.model.correlated.assign(together.begin(), together.end());
    const std::size_t n = b.model.correlated.size();
    std::vector<double> matrix(n * n, 0.0);
    const auto place = [&](int shock) {
        return static_cast<std::size_t>(std::ranges::find(b.model.correlated, shock) -
                                        b.model.correlated.begin());
    };
    for (std::size_t i = 0; i < n; ++i) matrix[i * n + i] = 1.0;
    for (const Pair& p : pairs)
        matrix[place(p.a) * n + place(p.b)] = matrix[place(p.b) * n + place(p.a)] = p.value;
    // Cholesky: who is not positive definite here is not a correlation of anything.
    std::vector<double>& l = b.model.mixing;
    l.assign(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[i * n + j];
            for (std::size_t k = 0; k < j; ++k) sum -= l[i * n + k] * l[j * n + k];
            if (i != j) {
                l[i * n + j] = l[j * n + j] > 0.0 ? sum / l[j * n + j] : 0.0;
                continue;
            }
            if (sum < -1e-9)
                throw Error(
                    Errc::inconsistent,
                    fmt::format("found correlations that no quantities can have together (those of \"{}\"), "
                                "expected a positive semi-definite matrix",
                                b.model.shocks[static_cast<std::size_t>(b.model.correlated[i])]),
                    "/outlook/correlations");
            l[i * n + i] = std::sqrt(std::max(0.0, sum));
        }
}

}  // namespace

int Builder::assume(const std::string& path, const Assumption& assumption) {
    std::size_t at = 0;
    while (at < model.assumptions.size() && model.assumptions[at].path != path) ++at;
    if (at == model.assumptions.size())
        model.assumptions.push_back({assumption_name(path), path, assumption, {}});
    std::vector<std::string>& records = model.assumptions[at].records;
    if (std::ranges::find(records, record) == records.end()) records.push_back(record);
    return static_cast<int>(at);
}

int Builder::shock(const std::string& name) {
    const auto at = std::ranges::find(model.shocks, name);
    if (at != model.shocks.end()) return static_cast<int>(at - model.shocks.begin());
    model.shocks.push_back(name);
    return static_cast<int>(model.shocks.size()) - 1;
}

const std::vector<UsedEffect>* Builder::effects(const std::string& quantity) const {
    const auto at = model.effects.find(quantity);
    return at == model.effects.end() ? nullptr : &at->second;
}

void Builder::observe(int quantity, const TimeSeries& series) {
    if (quantity >= 0) model.observed[static_cast<std::size_t>(quantity)] = series;
}

double Builder::years(Date day) const {
    constexpr double days_a_year = 365.25;
    return static_cast<double>(day - model.axis.first().first_day()) / days_a_year;
}

Branch branch_of(const Programme& programme, const std::string& scenario) {
    Branch branch{programme, {}, nullptr};
    if (scenario.empty()) return branch;
    std::vector<const Scenario*> line;
    for (const Scenario* at = &find_scenario(programme, scenario); at != nullptr;) {
        line.push_back(at);
        at = at->parent.empty() ? nullptr : &find_scenario(programme, at->parent.str());
        if (line.size() > programme.scenarios.size())
            throw Error(Errc::inconsistent, "found a scenario that descends from itself",
                        "/scenarios/" + scenario);
    }
    branch.scenario = line.front();
    std::ranges::reverse(line);
    for (const Scenario* s : line) {
        for (const std::string& left : s->without)
            std::erase_if(branch.effects, [&](const auto& e) { return e.second->id == left; });
        for (const Effect& e : s->effects)
            branch.effects.emplace_back("/scenarios/" + s->id.str() + "/effects/" + e.id, &e);
        for (const Setting& setting : s->settings)
            walk(branch.programme, [&](const MutableNode& node) {
                if (&node.type != &type_info<Assumption>()) return !node.path.starts_with("/scenarios");
                if (assumption_name(node.path) == setting.of)
                    *static_cast<Assumption*>(node.value) = setting.to;
                return false;
            });
    }
    return branch;
}

std::unique_ptr<Model> build_model(const Branch& branch, const PeriodAxis& axis, std::uint64_t seed) {
    auto model = std::make_unique<Model>();
    model->axis = axis;
    model->seed = seed;
    model->step_years = 1.0 / periods_per_year(axis.frequency());
    const std::vector<OutlookQuantity> all = outlook_quantities(branch.programme);
    for (const OutlookQuantity& q : all)
        if (q.output) model->quantities.push_back(q);
    model->observed.resize(model->quantities.size());
    Builder builder(branch.programme, *model);
    for (std::int64_t t = 0; t < axis.size(); ++t) {
        const double from = builder.years(axis.period(t).first_day());
        const double to = builder.years(axis.period(t).last_day() + 1);
        model->middles.push_back(0.5 * (from + to));
        model->ends.push_back(to);
    }
    std::map<std::string, std::string> records;
    for (const OutlookQuantity& q : all) records[q.name] = q.record;
    for (const auto& [path, effect] : branch.effects) {
        builder.record = records[effect->on];
        model->effects[effect->on].push_back(used(builder, path, *effect));
    }
    Order(builder).run();
    correlate(builder);
    return model;
}

}  // namespace sociaaldomein::detail
