#include <algorithm>
#include <map>

#include "check/detail/observations.hpp"
#include "check/detail/rules.hpp"

namespace sociaaldomein::detail {
namespace {

// Flows count when they lie wholly after the first stock and not after the second.
bool lies_between(const When& flow, const When& first, const When& second) {
    return flow.first_day() > first.last_day() && flow.last_day() <= second.last_day();
}

void check_stock_flow(Context& context, IdSource& ids, const Caseload& caseload, const std::string& path) {
    if (caseload.flows.empty()) return;
    std::map<Date, std::vector<const CountObservation*>> moments;
    for (const CountObservation& o : caseload.observations)
        if (o.figure.present()) moments[o.at.last_day()].push_back(&o);
    // Of several vintages the one of the report that also gives the flows, otherwise the newest.
    const auto vintage = [&](const std::vector<const CountObservation*>& all) {
        const CountObservation* best = all.front();
        const auto rank = [&](const CountObservation* o) {
            const bool same = std::ranges::any_of(caseload.flows, [&](const Flow& flow) {
                return std::ranges::any_of(flow.observations, [&](const CountObservation& f) {
                    return f.figure.basis.source.document == o->figure.basis.source.document;
                });
            });
            return std::pair(same, context.issued(o->figure.basis.source));
        };
        for (const CountObservation* o : all)
            if (rank(o) > rank(best)) best = o;
        return best;
    };
    std::vector<const CountObservation*> stocks;
    stocks.reserve(moments.size());
    for (const auto& [day, all] : moments) stocks.push_back(vintage(all));
    const auto observation_path = [&](const CountObservation* o) {
        return path + "/observations/" + std::to_string(o - caseload.observations.data());
    };
    for (std::size_t i = 1; i < stocks.size(); ++i) {
        const CountObservation& first = *stocks[i - 1];
        const CountObservation& second = *stocks[i];
        Side expected(at(observation_path(&first), first.figure));
        bool any = false;
        for (const Flow& flow : caseload.flows)
            for (std::size_t k = 0; k < flow.observations.size(); ++k) {
                const CountObservation& o = flow.observations[k];
                if (!lies_between(o.at, first.at, second.at)) continue;
                any = true;
                const Side side(
                    at(path + "/flows/" + flow.id + "/observations/" + std::to_string(k), o.figure));
                flow.direction == FlowDirection::in ? expected += side : expected -= side;
            }
        if (!any) continue;
        const bool broken = std::ranges::any_of(caseload.breaks, [&](const DefinitionBreak& b) {
            return b.at.last_day() > first.at.last_day() && b.at.last_day() <= second.at.last_day();
        });
        context.compare(
            {.id = ids.next(),
             .rule = "stock_flow",
             .what = both([&](Language l) {
                 return fmt::format("{}: {} {} {} {} {}", named(caseload.name, caseload.id.str(), l),
                                    pick(l, "stand", "stock at"), moment(second.at, l),
                                    pick(l, "uit stand", "from the stock at"), moment(first.at, l),
                                    pick(l, "plus instroom min uitstroom", "plus inflow minus outflow"));
             }),
             .if_violated =
                 broken ? Severity::note : (caseload.flows_complete ? Severity::violated : Severity::warning),
             .instead =
                 broken ? Text{"er ligt een definitiebreuk tussen", "there is a break in definition between"}
                        : Text{"er is een onverklaarde stroom of een definitiebreuk",
                               "there is an unexplained flow or a break in definition"}},
            expected, Side(at(observation_path(&second), second.figure)));
    }
}

}  // namespace

void check_caseloads(Context& context) {
    for (const Caseload& caseload : context.programme.caseloads) {
        const std::string path = "/caseloads/" + caseload.id.str();
        IdSource ids = context.ids(caseload.identity, path);
        const Text& name = caseload.name.empty() ? Text{caseload.id.str(), {}} : caseload.name;
        check_changes(context, ids, caseload.changes, caseload.observations, path, name);
        check_populations(context, ids, caseload.observations, caseload.breaks, path, name);
        check_vintages(context, ids, caseload.observations, caseload.revisions, path, name);
        check_stock_flow(context, ids, caseload, path);
    }
}

void check_waitlists(Context& context) {
    for (const Waitlist& waitlist : context.programme.waitlists) {
        const std::string path = "/waitlists/" + waitlist.id.str();
        IdSource ids = context.ids(waitlist.identity, path);
        const Text& name = waitlist.name.empty() ? Text{waitlist.id.str(), {}} : waitlist.name;
        check_changes(context, ids, waitlist.changes, waitlist.observations, path, name);
        check_populations(context, ids, waitlist.observations, {}, path, name);
        check_vintages(context, ids, waitlist.observations, waitlist.revisions, path, name);
    }
}

void check_workloads(Context& context) {
    for (const TeamWorkload& workload : context.programme.team_workloads) {
        const std::string path = "/team_workloads/" + workload.id.str();
        IdSource ids = context.ids(workload.identity, path);
        const Text& name = workload.name.empty() ? Text{workload.id.str(), {}} : workload.name;
        check_changes(context, ids, workload.changes, {}, path, name);
    }
}

}  // namespace sociaaldomein::detail
