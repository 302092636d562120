#pragma once
// The rules, a function per concept. Layer: check.

namespace sociaaldomein::detail {

class Context;

// Each goes over one kind of record and reports what it finds; see rules_<theme>.cpp.
void check_tracks(Context&);
void check_interventions(Context&);
void check_indicators(Context&);
void check_caseloads(Context&);
void check_waitlists(Context&);
void check_breakdowns(Context&);
void check_funnels(Context&);
void check_referral_mixes(Context&);
void check_trajectories(Context&);
void check_budgets(Context&);
void check_credits(Context&);
void check_spending_proposals(Context&);
void check_savings(Context&);
void check_variances(Context&);
void check_workloads(Context&);
void check_shared_provisions(Context&);
void check_composite_indexes(Context&);
void check_milestones(Context&);
void check_access_rules(Context&);
void check_tables(Context&);
void check_key_figures(Context&);
void check_claims(Context&);
void check_caveats(Context&);

}  // namespace sociaaldomein::detail
