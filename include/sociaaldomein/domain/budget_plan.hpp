#pragma once
/// A goal's money in the years ahead: products, other items, the budget, the reserve (Dutch: meerjarenbegroting van een
/// doel). Layer: domain.
///
/// A year that costs more than budget and reserve hold is overspent: the reserve is never below zero.

#include <optional>
#include <string>
#include <vector>

#include <sociaaldomein/domain/budget.hpp>
#include <sociaaldomein/domain/product.hpp>

namespace sociaaldomein {

/// An amount a year that does not follow from a product: a grant, a subsidy, a planned draw on the reserve.
struct BudgetItem {
    std::string id{};
    Text name{};
    BudgetColumn column = BudgetColumn::expense;
    Recurrence recurrence = Recurrence::structural;
    std::optional<Period> from{};   ///< first year; without: always
    std::optional<Period> until{};  ///< last year; without: for ever
    Assumption amount{};            ///< euro a year, positive, in prices of the first year computed
    Id<Indexation> indexation{};
};
SD_DESCRIBE(BudgetItem, id, name, column, recurrence, from, until, amount, indexation)

/// What may be spent in a year, and in the years after it until another amount is stated.
struct BudgetAmount {
    Period year{};
    Assumption amount{};  ///< euro
};
SD_DESCRIBE(BudgetAmount, year, amount)

struct BudgetPlan {
    Id<BudgetPlan> id{};
    Text name{};
    std::string goal{};
    Id<Track> track{};
    std::vector<Id<Product>> products{};
    std::vector<BudgetItem> items{};
    std::vector<BudgetAmount> budget{};
    Id<Indexation> budget_indexation{};   ///< of years after the last stated one
    std::optional<Assumption> reserve{};  ///< euro at the start
    Source source{};
};
SD_DESCRIBE(BudgetPlan, id, name, goal, track, products, items, budget, budget_indexation, reserve, source)

}  // namespace sociaaldomein
