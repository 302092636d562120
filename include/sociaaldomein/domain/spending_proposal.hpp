#pragma once
/// A request for money for one or more years (Dutch: bestedingsvoorstel). Layer: domain.

#include <vector>

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/classification.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

struct ProposalYear {
    Period year{};
    std::optional<MoneyFigure> gross{};
    std::optional<MoneyFigure> cover{};  ///< paid from money already there (Dutch: dekking)
    std::optional<MoneyFigure> net{};    ///< what is asked
    FigureBasis basis{};
};
SD_DESCRIBE(ProposalYear, year, gross, cover, net, basis)

struct SpendingProposal {
    Id<SpendingProposal> id{};
    Text name{};
    std::string number{};  ///< its number in the report
    Recurrence recurrence = Recurrence::unspecified;
    Id<Track> track{};
    std::string ambition{};
    std::string identity{};
    std::vector<ProposalYear> years{};
    FigureBasis basis{};
};
SD_DESCRIBE(SpendingProposal, id, name, number, recurrence, track, ambition, identity, years, basis)

}  // namespace sociaaldomein
