#pragma once
/// Budget and account of a goal: expense, revenue, reserves, result (Dutch: begroting, jaarrekening, baten en
/// lasten). Layer: domain. Source: Besluit begroting en verantwoording provincies en gemeenten (BBV).

#include <vector>

#include <sociaaldomein/domain/classification.hpp>
#include <sociaaldomein/domain/observation.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

/// What a positive balance or result means in a table; never guessed, never converted silently.
SD_ENUM(SignConvention, unspecified, cost_positive, favourable_positive)

/// Dutch: primitief, mutaties kredieten, begrotingswijzigingen, na wijziging, realisatie, meerjarenraming;
/// `result` is the line that compares the account with the amended budget.
SD_ENUM(BudgetPhase, unspecified, adopted, credit_mutations, amendments, amended, realised, multi_year,
        result)

SD_ENUM(BudgetColumn, unspecified, expense, revenue, addition, withdrawal)

/// One row: a goal or phase. Columns that the table does not have stay absent.
struct BudgetLine {
    std::string id{};
    Text name{};
    BudgetPhase phase = BudgetPhase::unspecified;
    std::optional<Period> year{};
    std::string part_of{};                    ///< id of the line of which this one is a part
    std::optional<MoneyFigure> expense{};     ///< lasten
    std::optional<MoneyFigure> revenue{};     ///< baten
    std::optional<MoneyFigure> balance{};     ///< saldo
    std::optional<MoneyFigure> addition{};    ///< toevoeging aan reserves
    std::optional<MoneyFigure> withdrawal{};  ///< onttrekking aan reserves
    std::optional<MoneyFigure> result{};      ///< resultaat, over all columns
    FigureBasis basis{};
};
SD_DESCRIBE(BudgetLine, id, name, phase, year, part_of, expense, revenue, balance, addition, withdrawal,
            result, basis)

struct BudgetStatement {
    Id<BudgetStatement> id{};
    Text name{};
    std::string goal{};  ///< programme or goal number in the report
    Id<Track> track{};
    std::optional<Period> year{};
    SignConvention sign = SignConvention::unspecified;
    std::string identity{};
    std::vector<BudgetLine> lines{};
    FigureBasis basis{};
};
SD_DESCRIBE(BudgetStatement, id, name, goal, track, year, sign, identity, lines, basis)

/// One amount followed over years: a programme's budget, a grant (Dutch: budgetreeks).
struct BudgetSeries {
    Id<BudgetSeries> id{};
    Text name{};
    Id<Track> track{};
    Recurrence recurrence = Recurrence::unspecified;
    std::string identity{};
    std::vector<MoneyObservation> observations{};
    std::vector<DefinitionBreak> breaks{};
    std::vector<Revision> revisions{};
    FigureBasis basis{};
};
SD_DESCRIBE(BudgetSeries, id, name, track, recurrence, identity, observations, breaks, revisions, basis)

}  // namespace sociaaldomein
