#pragma once
/// How many came in and what became of them (Dutch: trechter). Layer: domain.

#include <vector>

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/intervention.hpp>

namespace sociaaldomein {

struct FunnelStage {
    std::string id{};
    Text name{};
    bool fruitful = true;  ///< counts as a follow-up
    CountFigure figure{};
};
SD_DESCRIBE(FunnelStage, id, name, fruitful, figure)

struct Funnel {
    Id<Funnel> id{};
    Text name{};
    Id<Track> track{};
    Id<Intervention> intervention{};
    std::string identity{};
    std::optional<When> at{};
    std::optional<CountFigure> entered{};
    std::vector<FunnelStage> stages{};  ///< outcomes that exclude one another
    /// Printed or, where not printed, derived as entered minus the stages.
    std::optional<CountFigure> remainder{};
    std::optional<CountFigure> places{};  ///< places there are
    std::string filled_by{};              ///< id of the stage that fills the places
    FigureBasis basis{};
};
SD_DESCRIBE(Funnel, id, name, track, intervention, identity, at, entered, stages, remainder, places,
            filled_by, basis)

}  // namespace sociaaldomein
