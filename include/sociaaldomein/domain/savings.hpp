#pragma once
/// Savings planned, to be realised and realised (Dutch: besparing, taakstelling, valuecase). Layer: domain.

#include <vector>

#include <sociaaldomein/domain/assumption.hpp>
#include <sociaaldomein/domain/classification.hpp>
#include <sociaaldomein/domain/intervention.hpp>
#include <sociaaldomein/domain/observation.hpp>

namespace sociaaldomein {

/// Whether an amount per year holds from then on (`level`), is a running total (`cumulative`), or belongs to
/// that year alone.
SD_ENUM(Accumulation, unspecified, level, cumulative, per_year)

/// A draw on the prudence margin (Dutch: behoedzaamheidsmarge) is counted as a saving but is none.
SD_ENUM(SavingKind, saving, margin_draw)

/// What of a planned amount is expected to come: the future of a line of a plan.
struct SavingsFuture {
    Assumption delivered{.value = 1.0};  ///< part of the planned amount
};
SD_DESCRIBE(SavingsFuture, delivered)

struct SavingsLine {
    std::string id{};
    Text name{};
    SavingKind kind = SavingKind::saving;
    Id<Intervention> intervention{};
    std::vector<MoneyFigure> figures{};  ///< one per column of the plan
    std::optional<SavingsFuture> future{};
    FigureBasis basis{};
};
SD_DESCRIBE(SavingsLine, id, name, kind, intervention, figures, future, basis)

/// A table of savings per year (Dutch: valuecase, financieel overzicht taakstelling).
struct SavingsPlan {
    Id<SavingsPlan> id{};
    Text name{};
    Id<Track> track{};
    std::string identity{};
    std::optional<PeriodRange> title_years{};  ///< the years its title prints
    Accumulation accumulation = Accumulation::unspecified;
    std::vector<Period> columns{};
    std::vector<SavingsLine> lines{};
    std::vector<MoneyFigure> total{};        ///< as printed, one per column
    std::vector<MoneyFigure> margin{};       ///< prudence margin per column, beside the savings
    std::optional<MoneyFigure> remaining{};  ///< "still to realise" as printed
    FigureBasis basis{};
};
SD_DESCRIBE(SavingsPlan, id, name, track, identity, title_years, accumulation, columns, lines, total, margin,
            remaining, basis)

SD_ENUM(SavingState, unspecified, realised, to_realise)

struct SavingsPart {
    std::string id{};
    Text name{};
    SavingState state = SavingState::unspecified;
    Recurrence recurrence = Recurrence::unspecified;
    MoneyFigure figure{};
};
SD_DESCRIBE(SavingsPart, id, name, state, recurrence, figure)

/// A target and what it is made of: realised, incidental, still to realise (Dutch: stand van de taakstelling).
/// `original` is the target as first set; what it loses without a recorded revision is an unexplained remainder.
struct SavingsLedger {
    Id<SavingsLedger> id{};
    Text name{};
    Id<Track> track{};
    std::string identity{};
    std::optional<When> at{};
    std::optional<MoneyFigure> original{};
    std::optional<MoneyFigure> target{};
    std::vector<SavingsPart> parts{};
    std::vector<Revision> revisions{};
    FigureBasis basis{};
};
SD_DESCRIBE(SavingsLedger, id, name, track, identity, at, original, target, parts, revisions, basis)

/// What a report says was saved on one line of a plan.
struct SavingsRealisation {
    Id<SavingsRealisation> id{};
    Text name{};
    Id<SavingsPlan> plan{};
    std::string line{};                  ///< id of the plan's line
    std::vector<Period> covers{};        ///< the years whose planned amount the report calls met
    bool assumes_continuation = false;   ///< "if this is continued": checked against the intervention's end
    std::optional<MoneyFigure> total{};  ///< absent where the report gives no amount
    std::vector<SavingsPart> parts{};
    std::vector<MoneyObservation> observations{};  ///< realised so far, as later reports repeat it
    std::optional<CountFigure> persons{};
    std::string identity{};
    FigureBasis basis{};
};
SD_DESCRIBE(SavingsRealisation, id, name, plan, line, covers, assumes_continuation, total, parts,
            observations, persons, identity, basis)

/// One case of which three costs are known (Dutch: maatschappelijke kosten-batencasus).
struct AvoidedCostCase {
    std::string id{};
    Text name{};
    std::optional<MoneyFigure> now{};
    std::optional<MoneyFigure> counterfactual{};
    std::optional<MoneyFigure> afterwards{};
    std::optional<MoneyFigure> avoided{};
    FigureBasis basis{};
};
SD_DESCRIBE(AvoidedCostCase, id, name, now, counterfactual, afterwards, avoided, basis)

/// Costs avoided by working differently, per case and in total (Dutch: vermeden kosten). Layer: domain.
struct AvoidedCostLedger {
    Id<AvoidedCostLedger> id{};
    Text name{};
    Id<Track> track{};
    std::string identity{};
    std::optional<CountFigure> cases{};
    std::optional<MoneyFigure> total{};
    std::optional<MoneyFigure> mean{};
    std::vector<AvoidedCostCase> entries{};
    FigureBasis basis{};
};
SD_DESCRIBE(AvoidedCostLedger, id, name, track, identity, cases, total, mean, entries, basis)

}  // namespace sociaaldomein
