#pragma once
/// What a report gives as reasons for the result of a goal (Dutch: verschillenanalyse). Layer: domain.

#include <vector>

#include <sociaaldomein/domain/budget.hpp>

namespace sociaaldomein {

struct VariancePart {
    std::string id{};
    Text name{};
    MoneyFigure figure{};
};
SD_DESCRIBE(VariancePart, id, name, figure)

/// One reason in one column, in the sign convention of the statement's result line.
struct VarianceItem {
    std::string id{};
    Text name{};
    BudgetColumn column = BudgetColumn::unspecified;
    Recurrence recurrence = Recurrence::unspecified;
    std::vector<VariancePart> parts{};
    std::optional<MoneyFigure> alternative{};  ///< another amount the report allows to be read
    MoneyFigure figure{};
};
SD_DESCRIBE(VarianceItem, id, name, column, recurrence, parts, alternative, figure)

struct VarianceAnalysis {
    Id<VarianceAnalysis> id{};
    Text name{};
    std::string identity{};
    Id<BudgetStatement> statement{};
    std::string line{};  ///< id of the statement's line that is explained
    std::vector<VarianceItem> items{};
    FigureBasis basis{};
};
SD_DESCRIBE(VarianceAnalysis, id, name, identity, statement, line, items, basis)

}  // namespace sociaaldomein
