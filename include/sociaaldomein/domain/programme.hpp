#pragma once
/// A reform programme with everything its reports say: the root of a document (Dutch: programma,
/// hervormingsagenda). Layer: domain.

#include <sociaaldomein/domain/access_rule.hpp>
#include <sociaaldomein/domain/breakdown.hpp>
#include <sociaaldomein/domain/budget.hpp>
#include <sociaaldomein/domain/budget_plan.hpp>
#include <sociaaldomein/domain/caseload.hpp>
#include <sociaaldomein/domain/claim.hpp>
#include <sociaaldomein/domain/composite_index.hpp>
#include <sociaaldomein/domain/credit.hpp>
#include <sociaaldomein/domain/funnel.hpp>
#include <sociaaldomein/domain/indexation.hpp>
#include <sociaaldomein/domain/indicator.hpp>
#include <sociaaldomein/domain/intervention.hpp>
#include <sociaaldomein/domain/key_figure.hpp>
#include <sociaaldomein/domain/learning_cycle.hpp>
#include <sociaaldomein/domain/milestone.hpp>
#include <sociaaldomein/domain/municipality.hpp>
#include <sociaaldomein/domain/note.hpp>
#include <sociaaldomein/domain/product.hpp>
#include <sociaaldomein/domain/referral_mix.hpp>
#include <sociaaldomein/domain/risk.hpp>
#include <sociaaldomein/domain/savings.hpp>
#include <sociaaldomein/domain/scenario.hpp>
#include <sociaaldomein/domain/shared_provision.hpp>
#include <sociaaldomein/domain/source_document.hpp>
#include <sociaaldomein/domain/spending_proposal.hpp>
#include <sociaaldomein/domain/table.hpp>
#include <sociaaldomein/domain/track.hpp>
#include <sociaaldomein/domain/trajectory.hpp>
#include <sociaaldomein/domain/variance.hpp>
#include <sociaaldomein/domain/waitlist.hpp>
#include <sociaaldomein/domain/workload.hpp>

namespace sociaaldomein {

struct Programme {
    Id<Programme> id{};
    Text name{};
    Municipality municipality{};
    std::vector<SourceDocument> sources;
    std::vector<Movement> movements;
    std::vector<Track> tracks;
    std::vector<Intervention> interventions;
    std::vector<Indicator> indicators;
    std::vector<IndicatorCount> indicator_counts;
    std::vector<Caseload> caseloads;
    std::vector<Waitlist> waitlists;
    std::vector<Breakdown> breakdowns;
    std::vector<Funnel> funnels;
    std::vector<ReferralMix> referral_mixes;
    std::vector<Trajectory> trajectories;
    std::vector<BudgetStatement> budget_statements;
    std::vector<BudgetSeries> budget_series;
    std::vector<CreditOverview> credit_overviews;
    std::vector<SpendingProposal> spending_proposals;
    std::vector<SavingsPlan> savings_plans;
    std::vector<SavingsLedger> savings_ledgers;
    std::vector<SavingsRealisation> savings_realisations;
    std::vector<AvoidedCostLedger> avoided_cost_ledgers;
    std::vector<VarianceAnalysis> variance_analyses;
    std::vector<Team> teams;
    std::vector<TeamWorkload> team_workloads;
    std::vector<SharedProvision> shared_provisions;
    std::vector<RiskRegister> risk_registers;
    std::vector<CompositeIndex> composite_indexes;
    std::vector<LearningCycle> learning_cycles;
    std::vector<Milestone> milestones;
    std::vector<AccessRule> access_rules;
    std::vector<KeyFigure> key_figures;
    std::vector<MoneyTable> money_tables;
    std::vector<CountTable> count_tables;
    std::vector<ShareTable> share_tables;
    std::vector<Product> products;
    std::vector<Indexation> indexations;
    std::vector<BudgetPlan> budget_plans;
    std::optional<OutlookFrame> outlook{};
    std::vector<Scenario> scenarios;
    std::vector<Claim> claims;
    std::vector<Note> notes;
    FigureBasis basis{};
};
SD_DESCRIBE(Programme, id, name, municipality, sources, movements, tracks, interventions, indicators,
            indicator_counts, caseloads, waitlists, breakdowns, funnels, referral_mixes, trajectories,
            budget_statements, budget_series, credit_overviews, spending_proposals, savings_plans,
            savings_ledgers, savings_realisations, avoided_cost_ledgers, variance_analyses, teams,
            team_workloads, shared_provisions, risk_registers, composite_indexes, learning_cycles, milestones,
            access_rules, key_figures, money_tables, count_tables, share_tables, products, indexations,
            budget_plans, outlook, scenarios, claims, notes, basis)

}  // namespace sociaaldomein
