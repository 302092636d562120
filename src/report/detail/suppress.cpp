#include "report/detail/suppress.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/report/html.hpp>

#include "report/detail/suppress_futures.hpp"

namespace sociaaldomein {

bool counts_persons(std::string_view population) {
    // What reports count beside persons, in their own words. Anything else may be persons.
    static constexpr std::array<std::string_view, 30> things{
        "places",     "plekken",     "plaatsen",  "place",      "years",          "jaren",
        "measures",   "maatregelen", "partners",  "teams",      "dwellings",      "woningen",
        "indicators", "indicatoren", "schools",   "scholen",    "projects",       "projecten",
        "businesses", "bedrijven",   "locations", "locaties",   "hours",          "uren",
        "districts",  "wijken",      "providers", "aanbieders", "municipalities", "gemeenten"};
    return std::ranges::find(things, population) == things.end();
}

Programme without_small_counts(const Programme& programme, const Findings& findings,
                               const ReportOptions& options) {
    return detail::suppress(programme, findings, options.suppress_below.value_or(0)).programme;
}

}  // namespace sociaaldomein

namespace sociaaldomein::detail {
namespace {

bool within(const std::string& inner, const std::string& outer) {
    return inner.size() >= outer.size() && inner.starts_with(outer) &&
           (inner.size() == outer.size() || inner[outer.size()] == '/');
}

bool is_thing(const MutableNode& node, const CountFigure& figure) {
    if (!counts_persons(figure.basis.population)) return true;
    if (figure.basis.measure == MeasureKind::rate || figure.basis.measure == MeasureKind::share) return true;
    if (!figure.basis.population.empty()) return false;
    // By their definition these count places, years or indicators, when nothing else is said.
    const std::string& of = node.parent == nullptr ? std::string() : node.parent->type.name;
    return of == "IndicatorCount" || of == "Trajectory" || of == "PlacesProject" || of == "SharedProvision" ||
           of == "ProvisionParticipant" || node.path.ends_with("/places") ||
           node.path.find("/temporary_places/") != std::string::npos;
}

class Suppressor {
public:
    Suppressor(Suppressed& result, int below) : result_(result), below_(below) {
        walk(result_.programme, [&](const MutableNode& node) {
            if (&node.type != &type_info<CountFigure>()) return true;
            auto* figure = static_cast<CountFigure*>(node.value);
            const bool change = node.parent != nullptr && node.parent->type.name == "Change";
            places_[figure] = node.path;
            if (is_thing(node, *figure)) things_.insert(figure);
            // A net change between counts that are shown follows from them, and counts nobody.
            const std::int64_t value = figure->value.raw();
            const bool small = value != 0 && value > -below_ && value < below_;
            if (!change && !things_.contains(figure) && figure->present() && small) hide(figure);
            return false;
        });
        for (const auto& [figure, path] : places_) by_path_[path] = figure;
    }

    void settle(const Findings& findings) {
        std::size_t before = 0;
        do {
            before = result_.paths.size();
            for (Breakdown& b : result_.programme.breakdowns) {
                Group group;
                add(group, b.total);
                for (BreakdownPart& p : b.parts) group.push_back(&p.figure);
                balance(group);
            }
            for (Funnel& f : result_.programme.funnels) {
                Group group;
                add(group, f.entered);
                for (FunnelStage& s : f.stages) group.push_back(&s.figure);
                add(group, f.remainder);
                balance(group);
            }
            for (Caseload& c : result_.programme.caseloads) settle(c);
            for (Waitlist& w : result_.programme.waitlists) drop_changes(w.changes, w.observations);
            for (CountTable& t : result_.programme.count_tables) settle(t);
            for (AvoidedCostLedger& l : result_.programme.avoided_cost_ledgers) settle(l);
            for (const Finding& f : findings.findings) settle(f);
        } while (result_.paths.size() != before);
    }

private:
    using Group = std::vector<CountFigure*>;

    static bool hidden(const CountFigure& f) { return f.absent == Absence::suppressed; }

    void hide(CountFigure* figure) {
        FigureBasis basis = std::move(figure->basis);
        *figure = CountFigure(Absence::suppressed);
        figure->basis = std::move(basis);
        result_.paths.insert(places_[figure]);
    }

    void hide(MoneyFigure& figure, const std::string& path) {
        FigureBasis basis = std::move(figure.basis);
        figure = MoneyFigure(Absence::suppressed);
        figure.basis = std::move(basis);
        result_.paths.insert(path);
    }

    static void add(Group& group, std::optional<CountFigure>& figure) {
        if (figure) group.push_back(&*figure);
    }

    // Of figures of which each follows from the others, not exactly one may be suppressed.
    void balance(const Group& group) {
        CountFigure* smallest = nullptr;
        int count = 0;
        const auto size = [](const CountFigure* f) {
            const std::int64_t raw = f->value.raw();
            const std::int64_t value = raw < 0 ? -(raw + 1) : raw;
            return std::pair(value == 0, value);  // a zero only when there is nothing else
        };
        for (CountFigure* f : group) {
            if (hidden(*f))
                ++count;
            else if (f->present() && (smallest == nullptr || size(f) < size(smallest)))
                smallest = f;
        }
        if (count == 1 && smallest != nullptr) hide(smallest);
    }

    void drop_changes(std::vector<Change>& changes, const std::vector<CountObservation>& observations) {
        for (Change& change : changes) {
            const bool gone = std::ranges::any_of(observations, [&](const CountObservation& o) {
                return hidden(o.figure) && (o.at == change.at || o.at == change.since);
            });
            if (!gone) continue;
            if (change.count && !hidden(*change.count)) hide(&*change.count);
            if (change.share && change.share->present()) change.share = ShareFigure(Absence::suppressed);
        }
    }

    void settle(Caseload& c) {
        drop_changes(c.changes, c.observations);
        const bool stock_hidden =
            std::ranges::any_of(c.observations, [](const auto& o) { return hidden(o.figure); });
        std::map<When, Group> moments;
        for (Flow& flow : c.flows)
            for (CountObservation& o : flow.observations) {
                if (stock_hidden && o.figure.present()) hide(&o.figure);
                moments[o.at].push_back(&o.figure);
            }
        if (!c.flows_complete) return;
        for (auto& [at, group] : moments) {
            balance(group);
            if (group.size() != 1 || !hidden(*group.front())) continue;
            // The only flow is the difference of two stocks.
            for (CountObservation& o : c.observations)
                if (o.figure.present() && o.at.last_day() >= at.last_day()) {
                    hide(&o.figure);
                    break;
                }
        }
    }

    void settle(CountTable& t) {
        std::vector<Group> columns(t.columns.size());
        for (auto& row : t.rows) {
            Group cells;
            for (std::size_t i = 0; i < row.figures.size(); ++i) {
                cells.push_back(&row.figures[i]);
                if (i < columns.size()) columns[i].push_back(&row.figures[i]);
            }
            balance(cells);
        }
        for (const Group& column : columns) balance(column);
    }

    void settle(AvoidedCostLedger& l) {
        const std::string path = "/avoided_cost_ledgers/" + l.id.str();
        const auto listed = static_cast<std::int64_t>(l.entries.size());
        if (listed > 0 && (listed < below_ || (l.cases && hidden(*l.cases)))) {
            l.entries.clear();
            result_.paths.insert(path + "/entries");
            if (l.cases && l.cases->present()) hide(&*l.cases);
        }
        if (l.cases && hidden(*l.cases) && l.mean && l.mean->present()) hide(*l.mean, path + "/mean");
    }

    void settle(const Finding& f) {
        if (f.expected.empty()) return;  // a statement, from which no figure follows
        Group group;
        for (const std::string& path : f.paths)
            if (const auto found = by_path_.find(path);
                found != by_path_.end() && !things_.contains(found->second))
                group.push_back(found->second);
        balance(group);
    }

    Suppressed& result_;
    int below_;
    std::map<CountFigure*, std::string> places_;
    std::map<std::string, CountFigure*> by_path_;
    std::set<const CountFigure*> things_;
};

}  // namespace

bool Suppressed::touches(const Finding& finding) const {
    return std::ranges::any_of(finding.paths, [&](const std::string& path) {
        return std::ranges::any_of(
            paths, [&](const std::string& gone) { return within(gone, path) || within(path, gone); });
    });
}

Suppressed suppress(const Programme& programme, const Findings& findings, int below) {
    Suppressed result{programme, {}, {}};
    if (below <= 1) return result;
    Suppressor(result, below).settle(findings);
    suppress_futures(programme, below, result);
    return result;
}

}  // namespace sociaaldomein::detail
