#include "report/detail/futures.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>
#include <sociaaldomein/core/text_distance.hpp>

namespace sociaaldomein::detail {
namespace {

/// What the pages tell of; prices and volumes of products stand behind the expense of their goals.
std::vector<std::string> told(const Programme& programme) {
    static const std::map<std::string_view, std::set<std::string_view>> parts{
        {"waitlists",
         {"size", "wait", "wait_90", "late", "inflow", "placed", "abandoned", "gone", "occupied", "capacity",
          "bridged"}},
        {"caseloads", {"size"}},
        {"budget_plans", {"expense", "revenue", "incidental", "budget", "reserve", "overspend"}}};
    std::vector<std::string> names;
    for (const OutlookQuantity& q : outlook_quantities(programme)) {
        if (!q.output) continue;
        const std::string_view name = q.name;
        const std::string_view collection = name.substr(0, name.find('.'));
        const auto of = parts.find(collection);
        const bool whole =
            record_of(name).find('.') == record_of(name).rfind('.');  // not of one form of places
        if (collection == "savings_plans" ||
            (of != parts.end() && whole && of->second.contains(part_of(name))))
            names.push_back(q.name);
    }
    return names;
}

class Computation {
public:
    Computation(const Programme& programme, const ReportOptions& options, Futures& into)
        : programme_(programme), options_(options), futures_(into) {
        how_.until = options.until;
        how_.paths = options.paths;
        how_.seed = options.seed;
        how_.levels = options.levels;
        how_.cancel = options.cancel;
        how_.quantities = told(programme);
    }

    void run() {
        if (how_.quantities.empty()) return;
        std::vector<ScenarioFuture> all = chosen();
        compare_all(all);
        std::vector<std::string> ids;
        ids.reserve(all.size());
        for (const ScenarioFuture& f : all) ids.push_back(id(f));
        std::vector<std::vector<TargetOdds>> odds = target_odds(programme_, ids, how_);
        for (std::size_t i = 0; i < all.size(); ++i) all[i].odds = std::move(odds[i]);
        add_bridges(all);
        for (std::size_t i = 0; i < all.size(); ++i) contributions(all, i);
        ask_causes(all.front());
        futures_.of = std::move(all);
    }

private:
    static std::string id(const ScenarioFuture& f) {
        return f.scenario == nullptr ? "" : f.scenario->id.str();
    }

    std::vector<ScenarioFuture> chosen() const {
        std::vector<ScenarioFuture> all;
        const auto add = [&](const Scenario* scenario) {
            ScenarioFuture f;
            f.scenario = scenario;
            all.push_back(std::move(f));
        };
        for (const std::string& wanted : options_.scenarios)
            for (const Scenario& s : programme_.scenarios)
                if (s.id.str() == wanted) add(&s);
        if (options_.scenarios.empty())
            for (const Scenario& s : programme_.scenarios) add(&s);
        if (all.empty()) add(nullptr);
        for (std::size_t i = 1; i < all.size(); ++i)
            for (std::size_t j = 0; j < all.size(); ++j)
                if (j != i && all[j].scenario->id == all[i].scenario->parent) all[i].base = j;
        return all;
    }

    /// Each with its base, on the same paths.
    void compare_all(std::vector<ScenarioFuture>& all) {
        for (std::size_t base = 0; base < all.size(); ++base) {
            std::vector<std::size_t> children;
            for (std::size_t i = 1; i < all.size(); ++i)
                if (i != base && all[i].base == base) children.push_back(i);
            if (children.empty()) {
                if (base == 0) all[0].outlook = simulate(programme_, id(all[0]), how_);
                continue;
            }
            std::vector<std::string> ids{id(all[base])};
            for (const std::size_t i : children) ids.push_back(id(all[i]));
            std::vector<Outlook> outlooks = compare(programme_, ids, how_);
            if (base == 0) all[0].outlook = std::move(outlooks[0]);
            for (std::size_t k = 0; k < children.size(); ++k) {
                all[children[k]].outlook = std::move(outlooks[k + 1]);
                all[children[k]].difference = std::move(outlooks[ids.size() + k]);
            }
        }
    }

    /// Between the first and the last whole year under the first scenario, and what each other makes of the last year beside
    /// its base.
    void add_bridges(std::vector<ScenarioFuture>& all) const {
        SimulateOptions how = how_;
        how.quantities.clear();
        for (std::size_t base = 0; base < all.size(); ++base) {
            std::vector<std::size_t> children;
            for (std::size_t i = 1; i < all.size(); ++i)
                if (i != base && all[i].base == base) children.push_back(i);
            if (children.empty() && base > 0) continue;
            std::vector<std::string> ids{id(all[base])};
            for (const std::size_t i : children) ids.push_back(id(all[i]));
            const std::vector<Bridge> found = bridges(programme_, ids, 0, 0, how);
            const std::size_t plans = found.size() / ids.size();
            for (std::size_t k = 0; k < ids.size(); ++k) {
                if (k == 0 && base > 0) continue;
                std::vector<Bridge>& of = all[k == 0 ? 0 : children[k - 1]].bridges;
                of.assign(found.begin() + static_cast<std::ptrdiff_t>(k * plans),
                          found.begin() + static_cast<std::ptrdiff_t>((k + 1) * plans));
            }
        }
    }

    Text name_of(const Effect& e) const {
        for (const Intervention& i : programme_.interventions)
            if (i.id == e.intervention) return i.name.empty() ? Text{i.id.str(), {}} : i.name;
        return e.name.empty() ? Text{e.id, {}} : e.name;
    }

    /// Own effects of a scenario by intervention; where they are all there is to it, its difference says it already.
    void contributions(const std::vector<ScenarioFuture>& all, std::size_t i) {
        const Scenario* s = all[i].scenario;
        if (s == nullptr) return;
        std::vector<std::pair<Text, std::vector<std::string>>> groups;
        for (const Effect& e : s->effects) {
            const Text name = name_of(e);
            auto at = std::ranges::find_if(groups, [&](const auto& g) { return g.first == name; });
            if (at == groups.end()) at = groups.insert(at, {name, {}});
            at->second.push_back(e.id);
        }
        if (i > 0 && groups.size() <= 1 && (groups.empty() || s->settings.empty()) && s->without.empty()) {
            futures_.contributions.push_back(
                {i, groups.empty() ? s->name : groups[0].first, all[i].difference});
            return;
        }
        if (groups.empty()) return;
        Programme changed = programme_;
        std::vector<std::string> ids{s->id.str()};
        for (std::size_t g = 0; g < groups.size(); ++g) {
            Scenario without;
            int n = 0;
            do without.id = Id<Scenario>(fmt::format("without-{}-{}", g, n++));
            while (std::ranges::any_of(changed.scenarios,
                                       [&](const Scenario& x) { return x.id == without.id; }));
            without.parent = s->id;
            without.without = groups[g].second;
            ids.push_back(without.id.str());
            changed.scenarios.push_back(std::move(without));
        }
        std::vector<Outlook> outlooks = compare(changed, ids, how_);
        for (std::size_t g = 0; g < groups.size(); ++g) {
            Outlook with = std::move(outlooks[ids.size() + g]);
            for (OutlookSeries& x : with.series)
                for (OutlookFan* fan : {&x.steps, &x.years}) turn(*fan);
            futures_.contributions.push_back({i, groups[g].first, std::move(with)});
        }
    }

    /// Less without them is with them: signs change, and the ends of bands change places.
    static void turn(OutlookFan& fan) {
        const auto negate = [](std::vector<double>& values) {
            for (double& v : values) v = v == 0.0 ? 0.0 : -v;
        };
        negate(fan.mean);
        negate(fan.median);
        for (OutlookBand& band : fan.bands) {
            negate(band.lower);
            negate(band.upper);
            std::swap(band.lower, band.upper);
        }
    }

    /// The target of the last planned year that is computed, and the first waitlist below what it begins with.
    void ask_causes(const ScenarioFuture& first) {
        SimulateOptions few = how_;
        few.paths = std::min(how_.paths, cause_paths);
        const auto put = [&](Question question, std::string record) {
            question.influences = true;
            Answer answer = ask(programme_, id(first), question, few);
            futures_.causes.push_back({std::move(question), std::move(answer), std::move(record)});
        };
        for (const SavingsPlan& plan : programme_.savings_plans) {
            const std::string record = "savings_plans." + plan.id.str();
            const TargetOdds* odds = find_odds(first, record, OddsOf::savings_met);
            if (odds == nullptr) continue;
            Period year = odds->years.back();
            for (const Period& p : odds->years)
                if (!plan.columns.empty() && p.start_year() == plan.columns.back().start_year()) year = p;
            Question q;
            q.quantity = record + ".total";
            q.relation = Relation::at_least;
            q.than = record + ".target";
            q.moment = Moment::sum_over;
            q.when = When(year);
            put(std::move(q), record);
            break;
        }
        for (const OutlookSeries& s : first.outlook.series) {
            if (!s.quantity.starts_with("waitlists.") || part_of(s.quantity) != "size") continue;
            Question q;
            q.quantity = s.quantity;
            q.relation = Relation::below;
            q.value = s.start;
            q.when = When(s.steps.periods.back());
            put(std::move(q), std::string(record_of(s.quantity)));
            break;
        }
    }

    const Programme& programme_;
    const ReportOptions& options_;
    Futures& futures_;
    SimulateOptions how_;
};

}  // namespace

Futures compute_futures(const Programme& programme, const ReportOptions& options) {
    Futures futures;
    if (!options.futures || !programme.outlook) return futures;
    std::vector<std::string_view> known;
    known.reserve(programme.scenarios.size());
    for (const Scenario& s : programme.scenarios) known.push_back(s.id.str());
    for (const std::string& wanted : options.scenarios) {
        if (std::ranges::find(known, wanted) != known.end()) continue;
        const std::string near = nearest(wanted, known);
        throw Error(Errc::unknown_value,
                    fmt::format("html_report: found the scenario \"{}\", expected one of the programme{}",
                                wanted, near.empty() ? "" : "; did you mean \"" + near + "\"?"));
    }
    if (options.until) outlook_axis(programme, options.until);
    require(options.paths >= 1 && options.paths <= 10'000'000, "html_report", "paths", options.paths,
            "1 to 10 million");
    try {
        Computation(programme, options, futures).run();
    } catch (const Error& error) {
        if (error.code() == Errc::cancelled) throw;
        // What is known without it is still worth a report.
        futures = {};
        futures.trouble = error.problems().empty() ? error.what() : to_string(error.problems().front());
    }
    return futures;
}

std::string_view part_of(std::string_view quantity) { return quantity.substr(quantity.rfind('.') + 1); }

std::string_view record_of(std::string_view quantity) { return quantity.substr(0, quantity.rfind('.')); }

const OutlookFan& fan_of(const OutlookSeries& series) {
    return series.years.periods.empty() ? series.steps : series.years;
}

std::vector<std::size_t> year_ends(const OutlookFan& fan) {
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < fan.periods.size(); ++i)
        if (i + 1 == fan.periods.size() || fan.periods[i + 1].start_year() != fan.periods[i].start_year())
            at.push_back(i);
    return at;
}

const TargetOdds* find_odds(const ScenarioFuture& of, std::string_view record, OddsOf kind) {
    for (const TargetOdds& odds : of.odds)
        if (odds.record == record && odds.of == kind) return &odds;
    return nullptr;
}

}  // namespace sociaaldomein::detail
