#pragma once
/// A provision several parties pay for together, by places (Dutch: gedeelde voorziening). Layer: domain.

#include <vector>

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

struct ProvisionParticipant {
    std::string id{};
    Text name{};
    std::optional<CountFigure> places{};
    std::optional<ShareFigure> cost_share{};
    FigureBasis basis{};
};
SD_DESCRIBE(ProvisionParticipant, id, name, places, cost_share, basis)

struct SharedProvision {
    Id<SharedProvision> id{};
    Text name{};
    Id<Track> track{};
    std::string identity{};
    std::optional<CountFigure> capacity{};
    std::optional<MoneyFigure> cost{};
    std::vector<ProvisionParticipant> participants{};
    bool exhaustive = false;  ///< the participants listed are all there are
    FigureBasis basis{};
};
SD_DESCRIBE(SharedProvision, id, name, track, identity, capacity, cost, participants, exhaustive, basis)

}  // namespace sociaaldomein
