#include <sociaaldomein/domain/outlook_quantity.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/text_distance.hpp>

namespace sociaaldomein {
namespace {

using U = OutlookUnit;
using M = MeasureKind;

class Catalogue {
public:
    explicit Catalogue(std::vector<OutlookQuantity>& all) : all_(all) {}

    template <class Record>
    void of(std::string_view collection, const Record& record) {
        collection_ = std::string(collection);
        id_ = record.id.str();
        name_ = record.name.empty() ? Text{id_, id_} : record.name;
    }

    void add(std::string_view part, const Text& what, U unit, M measure, bool output = true,
             bool input = false) {
        all_.push_back({collection_ + "." + id_ + "." + std::string(part),
                        {name_.in(Language::nl) + ": " + what.nl, name_.in(Language::en) + ": " + what.en},
                        unit,
                        measure,
                        output,
                        input,
                        "/" + collection_ + "/" + id_});
    }
    void both(std::string_view part, const Text& what, U unit, M measure) {
        add(part, what, unit, measure, true, true);
    }
    void input(std::string_view part, const Text& what, U unit, M measure) {
        add(part, what, unit, measure, false, true);
    }

private:
    std::vector<OutlookQuantity>& all_;
    std::string collection_;
    std::string id_;
    Text name_;
};

void caseload(Catalogue& c, const Caseload& caseload) {
    c.of("caseloads", caseload);
    c.both("size", {"omvang", "size"}, U::persons,
           caseload.future->dynamics == Dynamics::series && !caseload.observations.empty() &&
                   caseload.observations.back().figure.basis.measure == M::distinct
               ? M::distinct
               : M::stock);
    if (caseload.future->dynamics == Dynamics::series) return;
    c.both("inflow", {"instroom", "inflow"}, U::persons, M::flow);
    c.both("outflow", {"uitstroom", "outflow"}, U::persons, M::flow);
    c.add("unexplained", {"onverklaarde mutatie", "unexplained change"}, U::persons, M::flow);
}

void waitlist(Catalogue& c, const Waitlist& waitlist) {
    c.of("waitlists", waitlist);
    c.both("size", {"wachtenden", "people waiting"}, U::persons, M::stock);
    c.both("inflow", {"aanmeldingen", "people coming"}, U::persons, M::flow);
    c.add("placed", {"geplaatst", "placed"}, U::persons, M::flow);
    c.add("abandoned", {"afgehaakt", "gave up"}, U::persons, M::flow);
    c.add("left", {"vertrokken van hun plek", "left their place"}, U::persons, M::flow);
    c.add("gone", {"anderszins van de lijst", "left the list otherwise"}, U::persons, M::flow);
    c.add("occupied", {"bezette plekken", "places occupied"}, U::places, M::stock);
    c.add("free", {"vrije plekken", "free places"}, U::places, M::stock);
    c.both("capacity", {"plekken", "places"}, U::places, M::stock);
    for (const PlacesForm& form : waitlist.future->forms)
        c.both(form.id + ".capacity",
               {"plekken " + (form.name.empty() ? form.id : form.name.in(Language::nl)),
                "places " + (form.name.empty() ? form.id : form.name.in(Language::en))},
               U::places, M::stock);
    c.both("temporary", {"tijdelijke plekken", "temporary places"}, U::places, M::stock);
    c.add("bridged", {"wonen op een tijdelijke plek", "living in a temporary place"}, U::persons, M::stock);
    c.add("not_placeable", {"nog niet plaatsbaar", "not placeable yet"}, U::persons, M::stock);
    c.add("wait", {"gemiddelde wachttijd van geplaatsten", "mean wait of those placed"}, U::years, M::level);
    c.add("wait_90",
          {"wachttijd van negen op de tien geplaatsten, ten hoogste",
           "wait of nine in ten of those placed, at most"},
          U::years, M::level);
    if (waitlist.future->target_wait)
        c.add(
            "late",
            {"geplaatst na een langere wachttijd dan afgesproken", "placed after a longer wait than agreed"},
            U::persons, M::flow);
    c.input("stay", {"verblijfsduur", "length of stay"}, U::years, M::level);
    c.input("abandonment", {"kans om af te haken", "rate of giving up"}, U::share, M::rate);
    c.input("placeable_share", {"aandeel direct plaatsbaar", "share placeable at once"}, U::share, M::share);
}

void product(Catalogue& c, const Product& product) {
    c.of("products", product);
    c.both("price", {"prijs per jaar", "price a year"}, U::eur, M::level);
    c.both("volume", {"hoeveelheid", "volume"}, U::persons, M::stock);
    c.add("cost", {"kosten", "cost"}, U::eur, M::flow);
    c.input("share", {"aandeel", "share"}, U::share, M::share);
}

void budget_plan(Catalogue& c, const BudgetPlan& plan) {
    c.of("budget_plans", plan);
    c.both("expense", {"lasten", "expense"}, U::eur, M::flow);
    c.both("revenue", {"baten", "revenue"}, U::eur, M::flow);
    c.add("incidental", {"waarvan incidentele lasten", "of which incidental expense"}, U::eur, M::flow);
    c.add("addition", {"toevoeging reserve", "reserve addition"}, U::eur, M::flow);
    c.add("withdrawal", {"onttrekking reserve", "reserve withdrawal"}, U::eur, M::flow);
    c.both("budget", {"begroot", "budget"}, U::eur, M::flow);
    c.add("reserve", {"reserve", "reserve"}, U::eur, M::stock);
    c.add("overspend", {"overschrijding na reserve", "overspend beyond the reserve"}, U::eur, M::flow);
}

void savings_plan(Catalogue& c, const SavingsPlan& plan) {
    c.of("savings_plans", plan);
    for (const SavingsLine& line : plan.lines)
        c.both(line.id,
               {line.name.empty() ? line.id : line.name.in(Language::nl),
                line.name.empty() ? line.id : line.name.in(Language::en)},
               U::eur, M::flow);
    c.add("total", {"besparing, zonder marge", "savings, without the margin"}, U::eur, M::flow);
    c.add("margin_draw", {"onttrekking aan de marge", "draw on the margin"}, U::eur, M::flow);
    c.add("target", {"taakstelling", "target"}, U::eur, M::flow);
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

/// Names by the record they belong to: "waitlists.w.size, inflow; caseloads.c.size".
std::string listed(const std::vector<const OutlookQuantity*>& all) {
    std::string text;
    std::string before;
    for (const OutlookQuantity* q : all) {
        if (q->record == before)
            text += ", " + q->name.substr(q->record.size());
        else
            text += (text.empty() ? "" : "; ") + q->name;
        before = q->record;
    }
    return text;
}

}  // namespace

std::vector<OutlookQuantity> outlook_quantities(const Programme& programme) {
    std::vector<OutlookQuantity> all;
    Catalogue c(all);
    for (const Caseload& x : programme.caseloads)
        if (x.future) caseload(c, x);
    for (const Waitlist& x : programme.waitlists)
        if (x.future) waitlist(c, x);
    for (const Product& x : programme.products) product(c, x);
    for (const BudgetPlan& x : programme.budget_plans) budget_plan(c, x);
    for (const SavingsPlan& x : programme.savings_plans)
        if (std::ranges::any_of(x.lines, [](const SavingsLine& line) { return line.future.has_value(); }))
            savings_plan(c, x);
    for (const Indexation& x : programme.indexations) {
        c.of("indexations", x);
        c.add("level", {"indexcijfer", "index"}, U::index, M::level);
    }
    return all;
}

const OutlookQuantity& find_quantity(const std::vector<OutlookQuantity>& quantities, std::string_view text) {
    const std::string ending = "." + std::string(text);
    // From what is surely meant to what may be: the first rule that any name keeps decides.
    const auto matching = [&](const auto& matches) {
        std::vector<const OutlookQuantity*> near;
        for (const OutlookQuantity& q : quantities)
            if (matches(q)) near.push_back(&q);
        return near;
    };
    std::vector<const OutlookQuantity*> near =
        matching([&](const OutlookQuantity& q) { return q.name == text; });
    if (near.empty() && !text.empty())
        near = matching(
            [&](const OutlookQuantity& q) { return q.name.starts_with(text) || q.name.ends_with(ending); });
    const std::string wanted = lower(text);
    const auto holds = [&](const std::string& in) { return lower(in).find(wanted) != std::string::npos; };
    if (near.empty() && !text.empty())
        near = matching([&](const OutlookQuantity& q) { return holds(q.name); });
    if (near.empty() && !text.empty())
        near = matching([&](const OutlookQuantity& q) { return holds(q.label.nl) || holds(q.label.en); });
    if (near.size() == 1) return *near.front();

    std::string message = fmt::format("found the quantity \"{}\", expected ", text);
    std::vector<std::string_view> names;
    names.reserve(quantities.size());
    for (const OutlookQuantity& q : quantities) names.push_back(q.name);
    if (quantities.empty())
        message += "one of a record with a future, and no record has one";
    else if (const std::string guess = nearest(text, names); near.empty() && !guess.empty())
        message += "a known one; did you mean \"" + guess + "\"?";
    else
        message += "one of " + listed(near.empty() ? matching([](const auto&) { return true; }) : near);
    throw Error(Errc::unknown_value, message);
}

}  // namespace sociaaldomein
