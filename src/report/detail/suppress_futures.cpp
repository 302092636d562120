#include "report/detail/suppress_futures.hpp"

#include <algorithm>
#include <functional>
#include <optional>

namespace sociaaldomein::detail {
namespace {

/// The observation that a future starts from: the newest before the first period computed.
template <class Observations>
const CountObservation* newest_before(const Observations& all, const std::optional<OutlookFrame>& frame) {
    const CountObservation* newest = nullptr;
    for (const CountObservation& o : all) {
        if (frame && o.at.last_day() >= frame->first.first_day()) continue;
        if (newest == nullptr || newest->at.last_day() <= o.at.last_day()) newest = &o;
    }
    return newest;
}

class FutureSuppressor {
public:
    FutureSuppressor(const Programme& original, int below, Suppressed& result)
        : original_(original), p_(result.programme), result_(result), below_(below) {}

    void run() {
        for (const Caseload& c : p_.caseloads)
            if (c.future && small(c)) hide("caseloads." + c.id.str());
        for (const Waitlist& w : p_.waitlists)
            if (w.future && small(w)) hide("waitlists." + w.id.str());
        small_settings();
        uptakes();
        if (hidden_.empty()) return;
        follow();
        take_out();
    }

private:
    bool small(const Assumption& a) const { return a.value > 0.0 && a.value < below_; }
    bool small(const std::optional<Assumption>& a) const { return a && small(*a); }

    /// Without a start of its own it begins with the newest observation.
    template <class Observations>
    bool starts_small(const std::optional<Assumption>& start, const Observations& observations) const {
        if (start) return small(*start);
        const CountObservation* newest = newest_before(observations, p_.outlook);
        return newest != nullptr && newest->figure.absent == Absence::suppressed;
    }

    bool small(const Caseload& c) const {
        return starts_small(c.future->start, c.observations) || small(c.future->inflow);
    }

    bool small(const Waitlist& w) const {
        const WaitlistFuture& f = *w.future;
        return starts_small(f.start, w.observations) || small(f.inflow) ||
               starts_small(f.not_placeable, w.not_placeable) ||
               std::ranges::any_of(f.forms, [&](const PlacesForm& form) { return small(form.occupied); });
    }

    /// A scenario may state such a count, too.
    void small_settings() {
        for (const Scenario& s : p_.scenarios)
            for (const Setting& setting : s.settings) {
                const std::string record = record_of(setting.of);
                const std::string member = setting.of.substr(setting.of.rfind('.') + 1);
                const bool persons = record.starts_with("caseloads.") || record.starts_with("waitlists.");
                if (persons && small(setting.to) &&
                    (member == "start" || member == "inflow" || member == "not_placeable" ||
                     member == "occupied"))
                    hide(record);
            }
    }

    /// An uptake that a funnel shows is computed with, and not told, when its counts have gone.
    void uptakes() {
        for (Scenario& s : p_.scenarios)
            for (Effect& e : s.effects) {
                if (e.funnel.empty()) continue;
                const auto of = [&](const Programme& p) {
                    const auto at = std::ranges::find(p.funnels, e.funnel, &Funnel::id);
                    return at == p.funnels.end() ? nullptr : &*at;
                };
                const Funnel* shown = of(p_);
                const Funnel* known = of(original_);
                if (shown == nullptr || *shown == *known || !known->entered) continue;
                for (const FunnelStage& stage : known->stages)
                    if (stage.id == known->filled_by && known->entered->value.raw() > 0)
                        e.uptake = Assumption{.value = static_cast<double>(stage.figure.value.raw()) /
                                                       static_cast<double>(known->entered->value.raw())};
                e.funnel = {};
            }
    }

    static std::string record_of(const std::string& name) {
        return name.substr(0, name.find('.', name.find('.') + 1));
    }
    bool of_hidden(const std::string& name) const { return hidden_.contains(record_of(name)); }
    void hide(const std::string& record) { hidden_.insert(record); }

    /// All that is computed from what is hidden, until there is no more.
    void follow() {
        std::size_t before = 0;
        do {
            before = hidden_.size();
            const auto fed = [&](const std::vector<Feed>& feeds) {
                return std::ranges::any_of(feeds, [&](const Feed& f) { return of_hidden(f.from); });
            };
            for (const Caseload& c : p_.caseloads)
                if (c.future &&
                    (fed(c.future->fed_by) || (c.future->driver && of_hidden(c.future->driver->of))))
                    hide("caseloads." + c.id.str());
            for (const Waitlist& w : p_.waitlists)
                if (w.future && fed(w.future->fed_by)) hide("waitlists." + w.id.str());
            for (const Product& x : p_.products)
                if (of_hidden(x.volume)) hide("products." + x.id.str());
            for (const BudgetPlan& x : p_.budget_plans)
                if (std::ranges::any_of(
                        x.products, [&](const auto& id) { return hidden_.contains("products." + id.str()); }))
                    hide("budget_plans." + x.id.str());
        } while (hidden_.size() != before);
    }

    template <class Record>
    bool gone(const char* collection, const Record& record) {
        const std::string name = std::string(collection) + "." + record.id.str();
        if (!hidden_.contains(name)) return false;
        result_.hidden_futures.push_back(record.name.empty() ? Text{record.id.str(), record.id.str()}
                                                             : record.name);
        result_.paths.insert("/" + std::string(collection) + "/" + record.id.str() + "/future");
        return true;
    }

    void take_out() {
        for (Caseload& c : p_.caseloads)
            if (c.future && gone("caseloads", c)) c.future.reset();
        for (Waitlist& w : p_.waitlists)
            if (w.future && gone("waitlists", w)) w.future.reset();
        std::erase_if(p_.products, [&](const Product& x) { return gone("products", x); });
        std::erase_if(p_.budget_plans, [&](const BudgetPlan& x) { return gone("budget_plans", x); });
        if (p_.outlook)
            std::erase_if(p_.outlook->correlations,
                          [&](const QuantityCorrelation& c) { return of_hidden(c.a) || of_hidden(c.b); });
        for (Scenario& s : p_.scenarios) {
            std::erase_if(s.effects, [&](const Effect& e) { return of_hidden(e.on); });
            std::erase_if(s.settings, [&](const Setting& x) { return of_hidden(x.of); });
        }
        for (Scenario& s : p_.scenarios)
            std::erase_if(s.without, [&](const std::string& id) { return !inherits(s, id); });
    }

    bool inherits(const Scenario& of, const std::string& effect) const {
        auto at = std::ranges::find(p_.scenarios, of.parent, &Scenario::id);
        for (std::size_t n = 0; n < p_.scenarios.size() && at != p_.scenarios.end(); ++n) {
            if (std::ranges::find(at->effects, effect, &Effect::id) != at->effects.end()) return true;
            at = std::ranges::find(p_.scenarios, at->parent, &Scenario::id);
        }
        return false;
    }

    const Programme& original_;
    Programme& p_;
    Suppressed& result_;
    int below_;
    std::set<std::string> hidden_;  ///< "waitlists.ID"
};

}  // namespace

void suppress_futures(const Programme& original, int below, Suppressed& result) {
    FutureSuppressor(original, below, result).run();
}

}  // namespace sociaaldomein::detail
