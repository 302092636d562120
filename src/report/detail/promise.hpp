#pragma once
// What a report announced, and what became of it by the newest one. Layer: report.
#include "report/detail/page.hpp"

namespace sociaaldomein::detail {

/// `slipped` also where a later report gives a later date without saying so; `overdue`: the date has passed in the newest
/// document, and no later report says what came of it.
enum class PromiseOutcome { realised, slipped, dropped, open, overdue };

struct Promise {
    const MilestoneReport* first = nullptr;
    const MilestoneReport* last = nullptr;
    PromiseOutcome outcome = PromiseOutcome::open;
};

/// Reports of a milestone in the order of their publication.
std::vector<const MilestoneReport*> in_order(const Programme& programme, const Milestone& milestone);
/// None where no report speaks of it.
std::optional<Promise> promise_of(const Programme& programme, const Milestone& milestone);

/// The period a document reports on, or its title.
std::string report_name(const Page& page, const Source& source);
Cell outcome_cell(const Page& page, PromiseOutcome outcome);

}  // namespace sociaaldomein::detail
