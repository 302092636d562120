#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "scenario/detail/builder.hpp"
#include "scenario/detail/waitlist_node.hpp"

namespace sociaaldomein::detail {
namespace {

/// What is computed with without being stated.
void say_unstated(Builder& b, const Waitlist& waitlist) {
    const WaitlistFuture& f = *waitlist.future;
    const auto of = [&](Language l) {
        return waitlist.name.empty() ? waitlist.id.str() : waitlist.name.in(l);
    };
    if (f.inflow == Assumption{} && f.fed_by.empty())
        b.note(fmt::format("{}: er komt niemand bij (inflow is 0 of niet gegeven).", of(Language::nl)),
               fmt::format("{}: nobody comes (inflow is 0 or not stated).", of(Language::en)));
    for (const PlacesForm& form : f.forms) {
        const auto name = [&](Language l) { return form.name.empty() ? form.id : form.name.in(l); };
        if (form.places == Assumption{})
            b.note(fmt::format("{}, {}: er zijn geen plekken (places is 0 of niet gegeven).",
                               of(Language::nl), name(Language::nl)),
                   fmt::format("{}, {}: there are no places (places is 0 or not stated).", of(Language::en),
                               name(Language::en)));
        else if (form.stay == PlacesForm{}.stay)
            b.note(fmt::format("{}, {}: gerekend met een verblijfsduur van een jaar, zonder grond (stay).",
                               of(Language::nl), name(Language::nl)),
                   fmt::format("{}, {}: computed with a stay of one year, without a ground (stay).",
                               of(Language::en), name(Language::en)));
    }
}

}  // namespace

void add_waitlist(Builder& b, const Waitlist& waitlist) {
    const WaitlistFuture& f = *waitlist.future;
    const std::string name = "waitlists." + waitlist.id.str();
    const std::string path = "/waitlists/" + waitlist.id.str() + "/future";
    auto node = std::make_unique<WaitlistNode>();
    const SeriesInput observed = series_of(b.programme, waitlist.observations, {}, name + ".size", b.start());
    const TimeSeries stock = on_frequency(in_persons(observed), b.model.axis.frequency());
    const auto quantity = [&](std::string_view part) { return b.quantity(name + "." + std::string(part)); };
    node->size = quantity("size");
    b.observe(node->size, stock);
    if (!f.start && stock.empty())
        throw Error(Errc::missing_field,
                    fmt::format("found no observation before {} and no start, expected one of them",
                                to_string(b.model.axis.first())),
                    path + "/start");
    if (stock.observations() < 5)
        b.note(fmt::format(
                   "{}: {} waarneming(en) van de wachtlijst; de uitkomst is een bandbreedte over aannames en "
                   "laat zich niet aan het verleden toetsen.",
                   waitlist.name.empty() ? waitlist.id.str() : waitlist.name.in(Language::nl),
                   stock.observations()),
               fmt::format(
                   "{}: {} observation(s) of the waitlist; the outcome is a range over assumptions, and no "
                   "backtest is possible.",
                   waitlist.name.empty() ? waitlist.id.str() : waitlist.name.in(Language::en),
                   stock.observations()));
    say_unstated(b, waitlist);
    node->step_years = b.model.step_years;
    node->steps = b.model.steps();
    node->parts = std::max(1, 12 / periods_per_year(b.model.axis.frequency()));
    node->start = b.assume(path + "/start", f.start);
    node->start_value = stock.empty() ? 0.0 : stock.values().back();
    node->not_placeable_start = b.assume(path + "/not_placeable", f.not_placeable);
    const SeriesInput aside =
        series_of(b.programme, waitlist.not_placeable, {}, name + ".not_placeable", b.start());
    node->not_placeable_value = aside.series.empty() ? 0.0 : in_persons(aside).values().back();
    node->inflow_assumption = b.assume(path + "/inflow", f.inflow);
    node->placeable_share = b.assume(path + "/placeable_share", f.placeable_share);
    node->becoming = b.assume(path + "/becoming_placeable", f.becoming_placeable);
    node->abandonment = b.assume(path + "/abandonment", f.abandonment);
    if (f.urgent_share.value > 0.0 || f.urgent_share.uncertain())
        node->urgent = b.assume(path + "/urgent_share", f.urgent_share);
    const auto is = [](const Assumption& a, double value) { return !a.uncertain() && a.value == value; };
    node->aside_matters = !is(f.placeable_share, 1.0) || b.effects(name + ".placeable_share") != nullptr ||
                          f.not_placeable || node->not_placeable_value > 0.0;
    node->abandonment_matters = !is(f.abandonment, 0.0) || b.effects(name + ".abandonment") != nullptr;
    node->growth = b.assume(path + "/open_ended_growth", f.open_ended_growth);
    for (const RegimeChange& r : waitlist.regimes)
        if (r.regime != AccessRegime::unspecified)
            node->regimes.emplace_back(r.from ? b.years(*r.from) : -std::numeric_limits<double>::infinity(),
                                       r.regime == AccessRegime::open_ended);
    std::ranges::stable_sort(node->regimes, {}, &std::pair<double, bool>::first);
    // Those who wait at the start came over as long as it takes to fill such a list.
    const double start_value = f.start ? f.start->value : node->start_value;
    if (f.inflow.value > 0.0)
        node->back_rows =
            std::clamp(static_cast<int>(whole(start_value / (f.inflow.value * b.model.step_years))), 1, 40);
    for (const PlacesForm& form : f.forms) {
        const std::string at = path + "/forms/" + form.id;
        node->forms.push_back({b.assume(at + "/places", form.places),
                               b.assume(at + "/occupied", form.occupied), b.assume(at + "/stay", form.stay),
                               quantity(form.id + ".capacity"),
                               b.effects(name + "." + form.id + ".capacity")});
    }
    for (const TemporaryPlaces& t : f.temporary) {
        const std::string at = path + "/temporary/" + t.id;
        node->temporary.push_back(
            {b.assume(at + "/places", t.places), b.assume(at + "/returning", t.returning),
             b.assume(at + "/stay", t.stay), t.starts ? std::max(0.0, b.years(t.starts->first_day())) : 0.0,
             t.ends ? b.years(t.ends->last_day() + 1) : std::numeric_limits<double>::infinity()});
        // Ended before the start: as if it had never been.
        if (node->temporary.back().ends <= 0.0)
            node->temporary.pop_back();
        else
            node->guests_leave = node->guests_leave || t.stay.has_value();
    }
    if (b.effects(name + ".temporary") != nullptr)  // what it adds needs a room even where none is stated
        node->temporary.push_back({b.assume(path + "/temporary/added/places", Assumption{}),
                                   b.assume(path + "/temporary/added/returning", Assumption{.value = 1.0}),
                                   -1, 0.0, std::numeric_limits<double>::infinity()});
    for (std::size_t i = 0; i < f.fed_by.size(); ++i) {
        const std::string at = fmt::format("{}/fed_by/{}", path, i);
        node->feeds.push_back(
            {b.quantity(f.fed_by[i].from), b.assume(at + "/share", f.fed_by[i].share), b.shock(at)});
    }
    node->shock = b.shock(name + ".inflow");
    node->inflow = quantity("inflow");
    node->placed = quantity("placed");
    node->abandoned = quantity("abandoned");
    node->left = quantity("left");
    node->gone = quantity("gone");
    node->occupied = quantity("occupied");
    node->free = quantity("free");
    node->capacity = quantity("capacity");
    node->temporary_places = quantity("temporary");
    node->bridged = quantity("bridged");
    node->not_placeable = quantity("not_placeable");
    node->wait = quantity("wait");
    node->wait_90 = quantity("wait_90");
    if (f.target_wait) {
        node->late = quantity("late");
        node->target_wait = *f.target_wait;
    }
    const auto effects = [&](std::string_view part) { return b.effects(name + "." + std::string(part)); };
    node->on_inflow = effects("inflow");
    node->on_size = effects("size");
    node->on_capacity = effects("capacity");
    node->on_temporary = effects("temporary");
    node->on_stay = effects("stay");
    node->on_abandonment = effects("abandonment");
    node->on_placeable = effects("placeable_share");
    b.model.nodes.push_back(std::move(node));
}

}  // namespace sociaaldomein::detail
