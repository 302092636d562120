#include "check/detail/validate_futures.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <sociaaldomein/core/text_distance.hpp>
#include <sociaaldomein/core/walk.hpp>

namespace sociaaldomein::detail {

std::vector<Problem> FutureValidator::run() {
    for (const Caseload& c : p_.caseloads)
        if (c.future) caseload("/caseloads/" + c.id.str() + "/future", c, *c.future);
    for (const Waitlist& w : p_.waitlists)
        if (w.future) waitlist("/waitlists/" + w.id.str() + "/future", w, *w.future);
    products();
    for (const SavingsPlan& s : p_.savings_plans)
        for (const SavingsLine& line : s.lines)
            if (line.future) savings_line("/savings_plans/" + s.id.str() + "/lines/" + line.id, line);
    budgets();
    frame();
    cycles();
    scenarios();
    return std::move(problems_);
}

void FutureValidator::assumption(const std::string& path, const Assumption& a, const AssumptionRange& range) {
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

const OutlookQuantity* FutureValidator::readable(const std::string& path, const std::string& name,
                                                 const char* expected, bool (*fits)(const OutlookQuantity&)) {
    const auto at = known_.find(name);
    if (at == known_.end()) {
        unknown(path, name, expected);
        return nullptr;
    }
    if (fits(*at->second)) return at->second;
    problem(Errc::unlike, path, fmt::format("found \"{}\", expected {}", name, expected));
    return nullptr;
}

void FutureValidator::unknown(const std::string& path, const std::string& name, const char* expected) {
    std::vector<std::string_view> names;
    names.reserve(quantities_.size());
    for (const OutlookQuantity& q : quantities_) names.push_back(q.name);
    const std::string near = nearest(name, names);
    problem(Errc::dangling_reference, path,
            fmt::format("found \"{}\", expected {}{}", name, expected,
                        near.empty() ? "" : "; did you mean \"" + near + "\"?"));
}

void FutureValidator::feeds(const std::string& path, const std::string& record,
                            const std::vector<Feed>& feeds) {
    for (std::size_t i = 0; i < feeds.size(); ++i) {
        const std::string at = fmt::format("{}/fed_by/{}", path, i);
        assumption(at + "/share", feeds[i].share, a_share);
        needs(
            at + "/from", record,
            readable(at + "/from", feeds[i].from, "a flow of persons, such as \"waitlists.ID.placed\"",
                     [](const OutlookQuantity& q) { return is_flow(q) && q.unit == OutlookUnit::persons; }));
    }
}

void FutureValidator::part_id(const std::string& path, const std::string& id) {
    try {
        (void)checked_id(id);
    } catch (const Error& error) {
        problem(error.code(), path + "/id", error.problems().front().message);
    }
}

void FutureValidator::savings_line(const std::string& path, const SavingsLine& line) {
    part_id(path, line.id);
    for (const char* taken : {"total", "margin_draw", "target"})
        if (line.id == taken)
            problem(
                Errc::inconsistent, path + "/id",
                fmt::format("found \"{}\", by which the plan's own quantity is called, expected another id",
                            taken));
    assumption(path + "/future/delivered", line.future->delivered, not_negative);
}

/// What a stock with flows cannot be computed without. Whether observations suffice is known only when they are read on the
/// steps of the outlook; that there are none is known here.
void FutureValidator::starting_points(const std::string& path, const Caseload& c, const CaseloadFuture& f) {
    const auto seen = [](const auto& observations) {
        return std::ranges::any_of(observations, [](const auto& o) { return o.figure.present(); });
    };
    const auto flows = [&](FlowDirection direction) {
        return std::ranges::any_of(c.flows, [&](const Flow& flow) {
            return flow.direction == direction && seen(flow.observations);
        });
    };
    const bool stock = seen(c.observations);
    if (!f.start && !stock)
        problem(Errc::missing_field, path + "/start",
                "found neither a start nor an observation, expected one of them");
    if (f.dynamics == Dynamics::series) return;
    const bool in = f.inflow || !f.fed_by.empty();
    const bool rates = f.exit_rate || !f.durations.empty();
    if (!in && !flows(FlowDirection::in) && (!stock || !f.durations.empty()))
        problem(Errc::missing_field, path + "/inflow",
                "found neither an inflow, nor observed flows, nor a stock to infer it from, expected one of "
                "them");
    if (!rates && !flows(FlowDirection::out) && (in || !stock))
        problem(Errc::missing_field, path + "/exit_rate",
                "found neither an exit rate nor observed outflows, expected one of them");
}

void FutureValidator::caseload(const std::string& path, const Caseload& c, const CaseloadFuture& f) {
    const std::string record = path.substr(0, path.rfind('/'));
    starting_points(path, c, f);
    assumption(path + "/start", f.start, not_negative);
    assumption(path + "/inflow", f.inflow, not_negative);
    assumption(path + "/exit_rate", f.exit_rate, not_negative);
    assumption(path + "/growth", f.growth, a_change);
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
        assumption(at + "/exit_rate", d.exit_rate, not_negative);
        assumption(at + "/share", d.share, a_share);
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
        problem(Errc::inconsistent, path + "/durations",
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
            problem(Errc::missing_field, path + "/driver/coefficients", "found none, expected at least one");
        for (std::size_t i = 0; i < f.driver->coefficients.size(); ++i)
            assumption(fmt::format("{}/driver/coefficients/{}", path, i), f.driver->coefficients[i],
                       any_number);
    }
    feeds(path, record, f.fed_by);
}

void FutureValidator::waitlist(const std::string& path, const Waitlist& w, const WaitlistFuture& f) {
    assumption(path + "/start", f.start, not_negative);
    assumption(path + "/not_placeable", f.not_placeable, not_negative);
    assumption(path + "/inflow", f.inflow, not_negative);
    assumption(path + "/placeable_share", f.placeable_share, a_share);
    assumption(path + "/becoming_placeable", f.becoming_placeable, not_negative);
    assumption(path + "/abandonment", f.abandonment, not_negative);
    assumption(path + "/urgent_share", f.urgent_share, a_share);
    assumption(path + "/open_ended_growth", f.open_ended_growth, not_negative);
    if (!f.start && std::ranges::none_of(w.observations, [](const auto& o) { return o.figure.present(); }))
        problem(Errc::missing_field, path + "/start",
                "found neither a start nor an observation, expected one of them");
    if (f.target_wait && !(*f.target_wait > 0.0))
        problem(Errc::out_of_domain, path + "/target_wait",
                fmt::format("found {}, expected years above 0", *f.target_wait));
    if (f.forms.empty())
        problem(Errc::missing_field, path + "/forms", "found no places, expected at least one form");
    for (const PlacesForm& form : f.forms) {
        const std::string at = path + "/forms/" + form.id;
        part_id(at, form.id);
        assumption(at + "/places", form.places, not_negative);
        assumption(at + "/occupied", form.occupied, not_negative);
        assumption(at + "/stay", form.stay, years_above_0);
        if (form.occupied && form.occupied->value > form.places.value)
            problem(Errc::inconsistent, at + "/occupied",
                    fmt::format("found {}, expected at most the {} places", form.occupied->value,
                                form.places.value));
    }
    for (const TemporaryPlaces& t : f.temporary) {
        const std::string at = path + "/temporary/" + t.id;
        part_id(at, t.id);
        assumption(at + "/places", t.places, not_negative);
        assumption(at + "/returning", t.returning, a_share);
        assumption(at + "/stay", t.stay, years_above_0);
        order(at + "/ends", t.starts, t.ends);
    }
    feeds(path, path.substr(0, path.rfind('/')), f.fed_by);
}

void FutureValidator::order(const std::string& path, const std::optional<When>& starts,
                            const std::optional<When>& ends) {
    if (starts && ends && ends->last_day() < starts->first_day())
        problem(Errc::inconsistent, path,
                fmt::format("found {}, expected no end before the start at {}", to_string(*ends),
                            to_string(*starts)));
}

void FutureValidator::products() {
    for (const Product& x : p_.products) {
        const std::string path = "/products/" + x.id.str();
        assumption(path + "/price", x.price, not_negative);
        assumption(path + "/share", x.share, a_share);
        needs(path + "/volume", path,
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
                       AssumptionRange{-0.5, 1.0, "a rate a year between -0.5 and 1"});
        }
    }
}

void FutureValidator::year(const std::string& path, const std::optional<Period>& period) {
    if (period && period->frequency() != Frequency::year)
        problem(Errc::unlike, path, fmt::format("found {}, expected a calendar year", to_string(*period)));
}

void FutureValidator::budgets() {
    for (const BudgetPlan& x : p_.budget_plans) {
        const std::string path = "/budget_plans/" + x.id.str();
        assumption(path + "/reserve", x.reserve, not_negative);
        for (const BudgetItem& item : x.items) {
            const std::string at = path + "/items/" + item.id;
            assumption(at + "/amount", item.amount, not_negative);
            year(at + "/from", item.from);
            year(at + "/until", item.until);
            if (item.column == BudgetColumn::unspecified)
                problem(Errc::missing_field, at + "/column",
                        "found none, expected expense, revenue, addition or withdrawal");
        }
        for (std::size_t i = 0; i < x.budget.size(); ++i) {
            const std::string at = fmt::format("{}/budget/{}", path, i);
            year(at + "/year", x.budget[i].year);
            assumption(at + "/amount", x.budget[i].amount, not_negative);
            if (i > 0 && !(x.budget[i - 1].year < x.budget[i].year))
                problem(Errc::inconsistent, at + "/year",
                        fmt::format("found {} after {}, expected years in order of time",
                                    to_string(x.budget[i].year), to_string(x.budget[i - 1].year)));
        }
    }
}

void FutureValidator::frame() {
    if (!p_.outlook) return;
    const Frequency f = p_.outlook->first.frequency();
    if (f != Frequency::year && f != Frequency::half_year && f != Frequency::quarter && f != Frequency::month)
        problem(Errc::unlike, "/outlook/first",
                fmt::format("found {}, expected a year, half-year, quarter or month",
                            to_string(p_.outlook->first)));
    for (std::size_t i = 0; i < p_.outlook->correlations.size(); ++i) {
        const QuantityCorrelation& c = p_.outlook->correlations[i];
        const std::string path = fmt::format("/outlook/correlations/{}", i);
        assumption(path + "/value", c.value, a_correlation);
        const auto all = [](const OutlookQuantity& q) { return q.output && q.unit == OutlookUnit::persons; };
        (void)readable(path + "/a", c.a, "a quantity of persons", all);
        (void)readable(path + "/b", c.b, "a quantity of persons", all);
        if (c.a == c.b)
            problem(Errc::inconsistent, path, "found a quantity with itself, expected two quantities");
    }
}

void FutureValidator::cycles() {
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
            problem(Errc::inconsistent, path,
                    fmt::format(
                        "found a circle, {}{}, expected quantities that can be computed one after another",
                        circle, needed));
        }
        open.pop_back();
        done.insert(record);
    };
    std::vector<std::string> records;
    records.reserve(edges_.size());
    for (const auto& [record, edges] : edges_) records.push_back(record);
    for (const std::string& record : records) visit(visit, record);
}

std::vector<Problem> validate_futures(const Programme& programme) { return FutureValidator(programme).run(); }

}  // namespace sociaaldomein::detail
