#include "report/detail/promise.hpp"

#include <algorithm>

namespace sociaaldomein::detail {

std::vector<const MilestoneReport*> in_order(const Programme& programme, const Milestone& milestone) {
    std::vector<const MilestoneReport*> sorted;
    sorted.reserve(milestone.reports.size());
    for (const MilestoneReport& r : milestone.reports) sorted.push_back(&r);
    std::ranges::stable_sort(sorted, {},
                             [&](const MilestoneReport* r) { return published(programme, r->source); });
    return sorted;
}

std::optional<Promise> promise_of(const Programme& programme, const Milestone& milestone) {
    const std::vector<const MilestoneReport*> reports = in_order(programme, milestone);
    if (reports.empty()) return std::nullopt;
    Promise p{reports.front(), reports.back(), PromiseOutcome::open};
    switch (p.last->state) {
        case MilestoneState::realised: p.outcome = PromiseOutcome::realised; return p;
        case MilestoneState::slipped: p.outcome = PromiseOutcome::slipped; return p;
        case MilestoneState::dropped: p.outcome = PromiseOutcome::dropped; return p;
        case MilestoneState::announced: break;
    }
    if (p.first->due && p.last->due && p.last->due->last_day() > p.first->due->last_day()) {
        p.outcome = PromiseOutcome::slipped;
        return p;
    }
    // What the newest document itself announces nobody can have mentioned again.
    const Date told = published(programme, p.last->source);
    Date newest = told;
    for (const SourceDocument& d : programme.sources)
        newest = std::max(newest, published(programme, Source{d.id, {}}));
    if (newest > told && p.last->due && newest > p.last->due->last_day()) p.outcome = PromiseOutcome::overdue;
    return p;
}

std::string report_name(const Page& page, const Source& source) {
    const SourceDocument* d = page.document(source);
    if (d == nullptr) return source.document.str();
    return d->period ? moment(*d->period, page.l) : page.t(d->title);
}

Cell outcome_cell(const Page& page, PromiseOutcome outcome) {
    static constexpr W words[] = {W::outcome_realised, W::outcome_slipped, W::outcome_dropped,
                                  W::outcome_open, W::outcome_overdue};
    const bool good = outcome == PromiseOutcome::realised;
    HtmlWriter mark;
    mark.element("span", page.w(words[static_cast<std::size_t>(outcome)]),
                 {{"class", good                              ? "good"
                            : outcome == PromiseOutcome::open ? ""
                                                              : "bad"}});
    return {mark.html()};
}

}  // namespace sociaaldomein::detail
