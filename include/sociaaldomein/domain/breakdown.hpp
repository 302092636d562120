#pragma once
/// A total and its parts at one moment: places by delivery form, residents by product (Dutch: uitsplitsing).
/// Layer: domain.

#include <vector>

#include <sociaaldomein/domain/classification.hpp>
#include <sociaaldomein/domain/observation.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

struct BreakdownPart {
    std::string id{};
    Text name{};
    DeliveryForm form = DeliveryForm::unspecified;
    CountFigure figure{};
};
SD_DESCRIBE(BreakdownPart, id, name, form, figure)

struct Breakdown {
    Id<Breakdown> id{};
    Text name{};
    Id<Track> track{};
    std::string product{};
    std::string identity{};
    std::optional<When> at{};
    std::optional<CountFigure> total{};
    std::vector<BreakdownPart> parts{};
    bool exhaustive = true;  ///< the parts make up the whole; otherwise they are at most the whole
    FigureBasis basis{};
};
SD_DESCRIBE(Breakdown, id, name, track, product, identity, at, total, parts, exhaustive, basis)

}  // namespace sociaaldomein
