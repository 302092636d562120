#pragma once
// From a programme and a scenario to a model that can be run. Layer: scenario.
#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/scenario/inputs.hpp>

#include "scenario/detail/projected.hpp"
#include "scenario/detail/run.hpp"

namespace sociaaldomein::detail {

/// What nodes are made with: numbers of quantities, assumptions and shocks.
class Builder {
public:
    Builder(const Programme& of, Model& into) : programme(of), model(into) {}

    const Programme& programme;
    Model& model;
    std::string record{};  ///< path of the one at hand

    /// Number of the assumption at `path`, the same for the same place.
    int assume(const std::string& path, const Assumption& assumption);
    int assume(const std::string& path, const std::optional<Assumption>& assumption) {
        return assumption ? assume(path, *assumption) : -1;
    }
    int shock(const std::string& name);
    int quantity(const std::string& name) const { return model.quantity(name); }
    const std::vector<UsedEffect>* effects(const std::string& quantity) const;
    void note(std::string nl, std::string en) {
        model.notes.push_back({record, {std::move(nl), std::move(en)}});
    }
    void observe(int quantity, const TimeSeries& series);
    /// The last day before the first step.
    Date start() const { return model.axis.first().first_day() - 1; }
    double years(Date day) const;
};

void add_indexation(Builder& builder, const Indexation& indexation);
void add_caseload(Builder& builder, const Caseload& caseload);
void add_waitlist(Builder& builder, const Waitlist& waitlist);
void add_product(Builder& builder, const Product& product);
void add_budget_plan(Builder& builder, const BudgetPlan& plan);
void add_savings_plan(Builder& builder, const SavingsPlan& plan);

/// The scenario's own copy of the programme, with its settings, and its effects (those of its parents first).
struct Branch {
    Programme programme{};
    std::vector<std::pair<std::string, const Effect*>> effects{};  ///< with their paths
    const Scenario* scenario = nullptr;
};

/// @param scenario  an id; empty for the programme as it is
/// @throws Error    Errc::unknown_value naming the nearest scenario
Branch branch_of(const Programme& programme, const std::string& scenario);

/// @throws Error  Errc::inconsistent and others when the programme cannot be computed
std::unique_ptr<Model> build_model(const Branch& branch, const PeriodAxis& axis, std::uint64_t seed);

}  // namespace sociaaldomein::detail
