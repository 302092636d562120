#include "check/detail/validate_futures.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include <sociaaldomein/core/text_distance.hpp>
#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/domain/outlook_quantity.hpp>

namespace sociaaldomein::detail {
namespace {

constexpr double endless = HUGE_VAL;

/// What values a kind of assumption may have.
struct Range {
    double least = -endless;
    double most = endless;
    const char* expected = "a finite number";
};
constexpr Range any{};
constexpr Range share{0.0, 1.0, "a share between 0 and 1"};
constexpr Range positive{0.0, endless, "a number that is not below 0"};
constexpr Range years_above_0{DBL_MIN, endless, "years above 0"};
constexpr Range change{-1.0, endless, "a relative change of at least -1"};
constexpr Range correlation{-1.0, 1.0, "a correlation between -1 and 1"};

class FutureValidator {
public:
    explicit FutureValidator(const Programme& programme)
        : p_(programme), quantities_(outlook_quantities(programme)) {
        for (const OutlookQuantity& q : quantities_) known_[q.name] = &q;
    }

    std::vector<Problem> run() {
        for (const Caseload& c : p_.caseloads)
            if (c.future) caseload("/caseloads/" + c.id.str() + "/future", *c.future);
        for (const Waitlist& w : p_.waitlists)
            if (w.future) waitlist("/waitlists/" + w.id.str() + "/future", w, *w.future);
        products();
        for (const SavingsPlan& s : p_.savings_plans)
            for (const SavingsLine& line : s.lines)
                if (line.future)
                    assumption("/savings_plans/" + s.id.str() + "/lines/" + line.id + "/future/delivered",
                               line.future->delivered, positive);
        budgets();
        frame();
        cycles();
        scenarios();
        return std::move(problems_);
    }

private:
    void problem(Errc code, std::string path, std::string message) {
        problems_.push_back({code, std::move(path), std::move(message), {}, 0, 0});
    }

    void assumption(const std::string& path, const Assumption& a, const Range& range) {
        ranges_.emplace(assumption_name(path), range);
        const auto inside = [&](double v) { return std::isfinite(v) && v >= range.least && v <= range.most; };
        for (const double v : {a.value, a.low.value_or(a.value), a.high.value_or(a.value)})
            if (!inside(v))
                return problem(Errc::out_of_domain, path,
                               fmt::format("found {}, expected {}", v, range.expected));
        if (a.low.has_value() != a.high.has_value())
            return problem(Errc::inconsistent, path,
                           fmt::format("found only {} of a range, expected low and high or neither",
                                       a.low ? "low" : "high"));
        if (a.low && !(*a.low <= a.value && a.value <= *a.high))
            problem(Errc::inconsistent, path,
                    fmt::format("found low {}, value {} and high {}, expected them in this order", *a.low,
                                a.value, *a.high));
    }
    void assumption(const std::string& path, const std::optional<Assumption>& a, const Range& range) {
        if (a) assumption(path, *a, range);
    }

    /// A name of a quantity that can be read.
    const OutlookQuantity* readable(const std::string& path, const std::string& name, const char* expected,
                                    bool (*fits)(const OutlookQuantity&)) {
        const auto at = known_.find(name);
        if (at == known_.end()) {
            unknown(path, name, expected);
            return nullptr;
        }
        if (fits(*at->second)) return at->second;
        problem(Errc::unlike, path, fmt::format("found \"{}\", expected {}", name, expected));
        return nullptr;
    }

    void unknown(const std::string& path, const std::string& name, const char* expected) {
        std::vector<std::string_view> names;
        for (const OutlookQuantity& q : quantities_) names.push_back(q.name);
        const std::string near = nearest(name, names);
        problem(Errc::dangling_reference, path,
                fmt::format("found \"{}\", expected {}{}", name, expected,
                            near.empty() ? "" : "; did you mean \"" + near + "\"?"));
    }

    static bool is_flow(const OutlookQuantity& q) { return q.output && q.measure == MeasureKind::flow; }
    static bool is_volume(const OutlookQuantity& q) {
        return q.output && (q.unit == OutlookUnit::persons || q.unit == OutlookUnit::places);
    }
    static bool is_stock(const OutlookQuantity& q) { return is_volume(q) && q.measure != MeasureKind::flow; }

    void needs(const std::string& path, const std::string& record, const OutlookQuantity* of) {
        if (of != nullptr) edges_[record].push_back({of->record, path});
    }

    void feeds(const std::string& path, const std::string& record, const std::vector<Feed>& feeds) {
        for (std::size_t i = 0; i < feeds.size(); ++i) {
            const std::string at = fmt::format("{}/fed_by/{}", path, i);
            assumption(at + "/share", feeds[i].share, share);
            needs(at + "/from", record,
                  readable(
                      at + "/from", feeds[i].from, "a flow of persons, such as \"waitlists.ID.placed\"",
                      [](const OutlookQuantity& q) { return is_flow(q) && q.unit == OutlookUnit::persons; }));
        }
    }

    void caseload(const std::string& path, const CaseloadFuture& f) {
        const std::string record = path.substr(0, path.rfind('/'));
        assumption(path + "/start", f.start, positive);
        assumption(path + "/inflow", f.inflow, positive);
        assumption(path + "/exit_rate", f.exit_rate, positive);
        assumption(path + "/growth", f.growth, change);
        if (f.dynamics == Dynamics::series && f.start && !f.growth)
            problem(Errc::inconsistent, path + "/start",
                    "found the start of a series without growth, expected growth beside it: a series that is "
                    "carried on "
                    "starts where it was observed");
        if (f.dynamics == Dynamics::series &&
            (f.inflow || f.exit_rate || !f.durations.empty() || !f.fed_by.empty()))
            problem(Errc::inconsistent, path,
                    "found flows of a series, expected them with dynamics stock_flow only");
        if (f.dynamics == Dynamics::stock_flow && f.growth)
            problem(Errc::inconsistent, path + "/growth",
                    "found the growth of a stock with flows, expected it with dynamics series only");
        if (f.exit_rate && !f.durations.empty())
            problem(Errc::inconsistent, path,
                    "found exit_rate and durations, expected one of them: they state the same");
        double before = 0.0;
        std::size_t shares = 0;
        double total = 0.0;
        for (std::size_t i = 0; i < f.durations.size(); ++i) {
            const DurationClass& d = f.durations[i];
            const std::string at = fmt::format("{}/durations/{}", path, i);
            assumption(at + "/exit_rate", d.exit_rate, positive);
            assumption(at + "/share", d.share, share);
            shares += d.share.has_value();
            total += d.share ? d.share->value : 0.0;
            const bool last = i + 1 == f.durations.size();
            if (d.until.has_value() == last)
                problem(Errc::inconsistent, at + "/until",
                        last ? "found an end of the last class, expected none"
                             : "found no end, expected one: only the last class has none");
            else if (d.until && !(*d.until > before && *d.until <= 100.0))
                problem(Errc::out_of_domain, at + "/until",
                        fmt::format("found {}, expected years above {} and at most 100", *d.until, before));
            before = d.until.value_or(before);
        }
        if (shares != 0 && (shares != f.durations.size() || std::abs(total - 1.0) > 1e-9))
            problem(
                Errc::inconsistent, path + "/durations",
                fmt::format(
                    "found shares of {} of {} classes that add up to {}, expected those of all, adding up "
                    "to 1",
                    shares, f.durations.size(), total));
        if (f.driver) {
            needs(path + "/driver/of", record,
                  readable(path + "/driver/of", f.driver->of,
                           "a stock that can be computed, such as "
                           "\"caseloads.ID.size\"",
                           is_stock));
            if (f.driver->coefficients.empty())
                problem(Errc::missing_field, path + "/driver/coefficients",
                        "found none, expected at least one");
            for (std::size_t i = 0; i < f.driver->coefficients.size(); ++i)
                assumption(fmt::format("{}/driver/coefficients/{}", path, i), f.driver->coefficients[i], any);
        }
        feeds(path, record, f.fed_by);
    }

    void waitlist(const std::string& path, const Waitlist& w, const WaitlistFuture& f) {
        assumption(path + "/start", f.start, positive);
        assumption(path + "/not_placeable", f.not_placeable, positive);
        assumption(path + "/inflow", f.inflow, positive);
        assumption(path + "/placeable_share", f.placeable_share, share);
        assumption(path + "/becoming_placeable", f.becoming_placeable, positive);
        assumption(path + "/abandonment", f.abandonment, positive);
        assumption(path + "/urgent_share", f.urgent_share, share);
        assumption(path + "/open_ended_growth", f.open_ended_growth, positive);
        if (!f.start &&
            std::ranges::none_of(w.observations, [](const auto& o) { return o.figure.present(); }))
            problem(Errc::missing_field, path + "/start",
                    "found neither a start nor an observation, expected one of them");
        if (f.target_wait && !(*f.target_wait > 0.0))
            problem(Errc::out_of_domain, path + "/target_wait",
                    fmt::format("found {}, expected years above 0", *f.target_wait));
        if (f.forms.empty())
            problem(Errc::missing_field, path + "/forms", "found no places, expected at least one form");
        for (const PlacesForm& form : f.forms) {
            const std::string at = path + "/forms/" + form.id;
            assumption(at + "/places", form.places, positive);
            assumption(at + "/occupied", form.occupied, positive);
            assumption(at + "/stay", form.stay, years_above_0);
            if (form.occupied && form.occupied->value > form.places.value)
                problem(Errc::inconsistent, at + "/occupied",
                        fmt::format("found {}, expected at most the {} places", form.occupied->value,
                                    form.places.value));
        }
        for (const TemporaryPlaces& t : f.temporary) {
            const std::string at = path + "/temporary/" + t.id;
            assumption(at + "/places", t.places, positive);
            assumption(at + "/returning", t.returning, share);
            order(at + "/ends", t.starts, t.ends);
        }
        feeds(path, path.substr(0, path.rfind('/')), f.fed_by);
    }

    void order(const std::string& path, const std::optional<When>& starts, const std::optional<When>& ends) {
        if (starts && ends && ends->last_day() < starts->first_day())
            problem(Errc::inconsistent, path,
                    fmt::format("found {}, expected no end before the start at {}", to_string(*ends),
                                to_string(*starts)));
    }

    void products() {
        for (const Product& x : p_.products) {
            const std::string path = "/products/" + x.id.str();
            assumption(path + "/price", x.price, positive);
            assumption(path + "/share", x.share, share);
            needs(
                path + "/volume", path,
                readable(path + "/volume", x.volume,
                         "a number of persons or places that can be computed, such as \"caseloads.ID.size\"",
                         is_volume));
            year(path + "/price_year", x.price_year);
        }
        for (const Indexation& x : p_.indexations) {
            std::optional<Period> before;
            for (std::size_t i = 0; i < x.rates.size(); ++i) {
                const std::string path = fmt::format("/indexations/{}/rates/{}", x.id.str(), i);
                year(path + "/from", x.rates[i].from);
                if (before && !(*before < x.rates[i].from))
                    problem(Errc::inconsistent, path + "/from",
                            fmt::format("found {} after {}, expected years in order of time",
                                        to_string(x.rates[i].from), to_string(*before)));
                before = x.rates[i].from;
                assumption(path + "/rate", x.rates[i].rate,
                           Range{-0.5, 1.0, "a rate a year between -0.5 and 1"});
            }
        }
    }

    void year(const std::string& path, const std::optional<Period>& period) {
        if (period && period->frequency() != Frequency::year)
            problem(Errc::unlike, path,
                    fmt::format("found {}, expected a calendar year", to_string(*period)));
    }

    void budgets() {
        for (const BudgetPlan& x : p_.budget_plans) {
            const std::string path = "/budget_plans/" + x.id.str();
            assumption(path + "/reserve", x.reserve, positive);
            for (const BudgetItem& item : x.items) {
                const std::string at = path + "/items/" + item.id;
                assumption(at + "/amount", item.amount, positive);
                year(at + "/from", item.from);
                year(at + "/until", item.until);
                if (item.column == BudgetColumn::unspecified)
                    problem(Errc::missing_field, at + "/column",
                            "found none, expected expense, revenue, addition or withdrawal");
            }
            for (std::size_t i = 0; i < x.budget.size(); ++i) {
                const std::string at = fmt::format("{}/budget/{}", path, i);
                year(at + "/year", x.budget[i].year);
                assumption(at + "/amount", x.budget[i].amount, positive);
                if (i > 0 && !(x.budget[i - 1].year < x.budget[i].year))
                    problem(Errc::inconsistent, at + "/year",
                            fmt::format("found {} after {}, expected years in order of time",
                                        to_string(x.budget[i].year), to_string(x.budget[i - 1].year)));
            }
        }
    }

    void frame() {
        if (!p_.outlook) return;
        const Frequency f = p_.outlook->first.frequency();
        if (f != Frequency::year && f != Frequency::half_year && f != Frequency::quarter &&
            f != Frequency::month)
            problem(Errc::unlike, "/outlook/first",
                    fmt::format("found {}, expected a year, half-year, quarter or month",
                                to_string(p_.outlook->first)));
        for (std::size_t i = 0; i < p_.outlook->correlations.size(); ++i) {
            const QuantityCorrelation& c = p_.outlook->correlations[i];
            const std::string path = fmt::format("/outlook/correlations/{}", i);
            assumption(path + "/value", c.value, correlation);
            const auto all = [](const OutlookQuantity& q) {
                return q.output && q.unit == OutlookUnit::persons;
            };
            (void)readable(path + "/a", c.a, "a quantity of persons", all);
            (void)readable(path + "/b", c.b, "a quantity of persons", all);
            if (c.a == c.b)
                problem(Errc::inconsistent, path, "found a quantity with itself, expected two quantities");
        }
    }

    // A record's step can be computed when the steps of those it needs are.
    void cycles() {
        std::set<std::string> done;
        std::vector<std::string> open;
        const auto visit = [&](const auto& self, const std::string& record) -> void {
            if (done.contains(record)) return;
            open.push_back(record);
            for (const auto& [needed, path] : edges_[record]) {
                const auto at = std::ranges::find(open, needed);
                if (at == open.end()) {
                    self(self, needed);
                    continue;
                }
                std::string circle;
                for (auto i = at; i != open.end(); ++i) circle += *i + " needs ";
                problem(
                    Errc::inconsistent, path,
                    fmt::format(
                        "found a circle, {}{}, expected quantities that can be computed one after another",
                        circle, needed));
            }
            open.pop_back();
            done.insert(record);
        };
        std::vector<std::string> records;
        for (const auto& [record, edges] : edges_) records.push_back(record);
        for (const std::string& record : records) visit(visit, record);
    }

    void scenarios() {
        std::map<std::string, const Scenario*> by_id;
        for (const Scenario& s : p_.scenarios) by_id[s.id.str()] = &s;
        for (const Scenario& s : p_.scenarios) {
            const std::string path = "/scenarios/" + s.id.str();
            std::map<std::string, const Effect*> inherited;
            std::set<const Scenario*> line{&s};
            bool circle = false;
            for (auto at = by_id.find(s.parent.str()); at != by_id.end();
                 at = by_id.find(at->second->parent.str())) {
                if (!line.insert(at->second).second) {
                    problem(Errc::inconsistent, path + "/parent",
                            "found a scenario that descends from itself, expected a parent that does not");
                    circle = true;
                    break;
                }
            }
            if (!circle) inherited = effects_of(by_id, s.parent.str());
            std::set<std::string> left_out;
            for (std::size_t i = 0; i < s.without.size(); ++i) {
                left_out.insert(s.without[i]);
                if (inherited.contains(s.without[i])) continue;
                std::vector<std::string_view> names;
                for (const auto& [id, effect] : inherited) names.push_back(id);
                const std::string near = nearest(s.without[i], names);
                problem(Errc::dangling_reference, fmt::format("{}/without/{}", path, i),
                        fmt::format("found \"{}\", expected an effect of the parent{}", s.without[i],
                                    near.empty() ? "" : "; did you mean \"" + near + "\"?"));
            }
            for (const Effect& e : s.effects) {
                const std::string at = path + "/effects/" + e.id;
                if (inherited.contains(e.id) && !left_out.contains(e.id))
                    problem(Errc::inconsistent, at,
                            "found an effect that the parent has too, expected it under another id, or the "
                            "parent's in "
                            "\"without\"");
                effect(at, e);
            }
            settings(path, s);
            capacities(path, s, by_id, circle);
        }
    }

    static std::map<std::string, const Effect*> effects_of(
        const std::map<std::string, const Scenario*>& by_id, const std::string& id) {
        const auto at = by_id.find(id);
        if (at == by_id.end()) return {};
        std::map<std::string, const Effect*> all = effects_of(by_id, at->second->parent.str());
        for (const std::string& left : at->second->without) all.erase(left);
        for (const Effect& e : at->second->effects) all[e.id] = &e;
        return all;
    }

    void effect(const std::string& path, const Effect& e) {
        const auto at = known_.find(e.on);
        const char* expected = "a quantity that can be influenced, such as \"waitlists.ID.inflow\"";
        if (at == known_.end())
            unknown(path + "/on", e.on, expected);
        else if (!at->second->input)
            problem(Errc::unlike, path + "/on",
                    fmt::format("found \"{}\", which follows from others, expected {}", e.on, expected));
        assumption(path + "/magnitude", e.magnitude, e.kind == EffectKind::relative ? change : any);
        assumption(path + "/delay", e.delay, positive);
        assumption(path + "/ramp", e.ramp, positive);
        assumption(path + "/half_life", e.half_life, years_above_0);
        assumption(path + "/places", e.places, positive);
        assumption(path + "/uptake", e.uptake, share);
        if (e.places && e.kind == EffectKind::relative)
            problem(Errc::inconsistent, path + "/places",
                    "found places of a relative effect, expected them with kind absolute: so much per place");
        if (e.uptake && !e.funnel.empty())
            problem(Errc::inconsistent, path + "/uptake", "found uptake and funnel, expected one of them");
        order(path + "/ends", e.starts, e.ends);
        for (const Funnel& f : p_.funnels)
            if (f.id == e.funnel &&
                (!f.entered || !f.entered->present() || f.entered->value.raw() <= 0 || f.filled_by.empty()))
                problem(Errc::inconsistent, path + "/funnel",
                        "found a funnel without entered or filled_by, expected one that shows its uptake");
    }

    void settings(const std::string& path, const Scenario& s) {
        std::set<std::string> seen;
        std::vector<std::string> known;
        walk(p_, [&](const Node& node) {
            if (&node.type == &type_info<Assumption>()) {
                known.push_back(assumption_name(node.path));
                return false;
            }
            return !node.path.starts_with("/scenarios");
        });
        for (std::size_t i = 0; i < s.settings.size(); ++i) {
            const std::string at = fmt::format("{}/settings/{}", path, i);
            if (!seen.insert(s.settings[i].of).second)
                problem(Errc::inconsistent, at,
                        fmt::format("found \"{}\" set twice, expected once", s.settings[i].of));
            const auto range = ranges_.find(s.settings[i].of);
            assumption(at + "/to", s.settings[i].to, range == ranges_.end() ? any : range->second);
            if (std::ranges::find(known, s.settings[i].of) != known.end()) continue;
            std::vector<std::string_view> names(known.begin(), known.end());
            const std::string near = nearest(s.settings[i].of, names);
            problem(Errc::dangling_reference, at + "/of",
                    fmt::format("found \"{}\", expected an assumption of the document, such as "
                                "\"waitlists.ID.inflow\"{}",
                                s.settings[i].of, near.empty() ? "" : "; did you mean \"" + near + "\"?"));
        }
    }

    // Places cannot be fewer than none, whatever the ranges bring.
    void capacities(const std::string& path, const Scenario& s,
                    const std::map<std::string, const Scenario*>& by_id, bool circle) {
        if (circle) return;
        const auto all = effects_of(by_id, s.id.str());
        for (const Waitlist& w : p_.waitlists) {
            if (!w.future) continue;
            const std::string prefix = "waitlists." + w.id.str() + ".";
            double whole = 0.0;
            std::map<std::string, double> places;
            for (const PlacesForm& form : w.future->forms) {
                const double least = form.places.low.value_or(form.places.value);
                places[prefix + form.id + ".capacity"] = least;
                whole += least;
            }
            places[prefix + "capacity"] = whole;
            double temporary = 0.0;
            for (const TemporaryPlaces& t : w.future->temporary)
                temporary += t.places.low.value_or(t.places.value);
            places[prefix + "temporary"] = temporary;
            for (const auto& [id, e] : all) {
                const auto at = places.find(e->on);
                if (at == places.end() || e->kind != EffectKind::absolute) continue;
                const double per = e->magnitude.low.value_or(e->magnitude.value);
                const double number = e->places ? e->places->high.value_or(e->places->value) : 1.0;
                at->second += std::min(0.0, per * number);
                if (at->second < 0.0)
                    problem(Errc::out_of_domain, path + "/effects/" + id,
                            fmt::format(
                                "found an effect that leaves {} places of \"{}\", expected no fewer than 0",
                                at->second, e->on));
            }
        }
    }

    const Programme& p_;
    std::vector<OutlookQuantity> quantities_;
    std::map<std::string, const OutlookQuantity*> known_;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> edges_;
    std::map<std::string, Range> ranges_;  ///< by assumption, so that a scenario sets it to nothing else
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> validate_futures(const Programme& programme) { return FutureValidator(programme).run(); }

}  // namespace sociaaldomein::detail
