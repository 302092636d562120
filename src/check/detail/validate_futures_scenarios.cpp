#include "check/detail/validate_futures.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <sociaaldomein/core/text_distance.hpp>
#include <sociaaldomein/core/walk.hpp>

namespace sociaaldomein::detail {

void FutureValidator::scenarios() {
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
            names.reserve(inherited.size());
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

std::map<std::string, const Effect*> FutureValidator::effects_of(
    const std::map<std::string, const Scenario*>& by_id, const std::string& id) {
    const auto at = by_id.find(id);
    if (at == by_id.end()) return {};
    std::map<std::string, const Effect*> all = effects_of(by_id, at->second->parent.str());
    for (const std::string& left : at->second->without) all.erase(left);
    for (const Effect& e : at->second->effects) all[e.id] = &e;
    return all;
}

void FutureValidator::effect(const std::string& path, const Effect& e) {
    const auto at = known_.find(e.on);
    const char* expected = "a quantity that can be influenced, such as \"waitlists.ID.inflow\"";
    if (at == known_.end())
        unknown(path + "/on", e.on, expected);
    else if (!at->second->input)
        problem(Errc::unlike, path + "/on",
                fmt::format("found \"{}\", which follows from others, expected {}", e.on, expected));
    assumption(path + "/magnitude", e.magnitude, e.kind == EffectKind::relative ? a_change : any_number);
    assumption(path + "/delay", e.delay, not_negative);
    assumption(path + "/ramp", e.ramp, not_negative);
    assumption(path + "/half_life", e.half_life, years_above_0);
    assumption(path + "/places", e.places, not_negative);
    assumption(path + "/uptake", e.uptake, a_share);
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

const std::vector<std::string>& FutureValidator::assumptions() {
    if (!assumptions_.empty()) return assumptions_;
    walk(p_, [&](const Node& node) {
        if (&node.type == &type_info<Assumption>()) {
            assumptions_.push_back(assumption_name(node.path));
            return false;
        }
        return node.type.figure == nullptr && !node.path.starts_with("/scenarios");
    });
    return assumptions_;
}

void FutureValidator::settings(const std::string& path, const Scenario& s) {
    if (s.settings.empty()) return;
    std::set<std::string> seen;
    const std::vector<std::string>& known = assumptions();
    for (std::size_t i = 0; i < s.settings.size(); ++i) {
        const std::string at = fmt::format("{}/settings/{}", path, i);
        if (!seen.insert(s.settings[i].of).second)
            problem(Errc::inconsistent, at,
                    fmt::format("found \"{}\" set twice, expected once", s.settings[i].of));
        const auto range = ranges_.find(s.settings[i].of);
        assumption(at + "/to", s.settings[i].to, range == ranges_.end() ? any_number : range->second);
        if (std::ranges::find(known, s.settings[i].of) != known.end()) continue;
        std::vector<std::string_view> names(known.begin(), known.end());
        const std::string near = nearest(s.settings[i].of, names);
        problem(Errc::dangling_reference, at + "/of",
                fmt::format("found \"{}\", expected an assumption of the document, such as "
                            "\"waitlists.ID.inflow\"{}",
                            s.settings[i].of, near.empty() ? "" : "; did you mean \"" + near + "\"?"));
    }
}

void FutureValidator::capacities(const std::string& path, const Scenario& s,
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
                problem(
                    Errc::out_of_domain, fmt::format("{}/effects/{}", path, id),
                    fmt::format("found an effect that leaves {} places of \"{}\", expected no fewer than 0",
                                at->second, e->on));
        }
    }
}

}  // namespace sociaaldomein::detail
