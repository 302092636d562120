#pragma once
/// What is measured to see whether an expectation comes true (Dutch: indicator). Layer: domain.

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/domain/classification.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

struct Indicator {
    Id<Indicator> id{};
    Id<Track> track{};
    std::string group{};  ///< mission or ambition within the track
    ResultAxis axis = ResultAxis::unspecified;
    Text expectation{};
    Direction direction = Direction::unspecified;
    Text indicator{};
    std::string data_source{};  ///< registration or survey it is taken from
    Cadence cadence = Cadence::unspecified;
    Source source{};
};
SD_DESCRIBE(Indicator, id, track, group, axis, expectation, direction, indicator, data_source, cadence,
            source)

/// How many indicators a report counts for a track; checked against those listed.
struct IndicatorCount {
    Id<IndicatorCount> id{};
    Id<Track> track{};
    std::string identity{};
    std::optional<CountFigure> finance{};
    std::optional<CountFigure> quantity{};
    std::optional<CountFigure> quality{};
    std::optional<CountFigure> total{};
    FigureBasis basis{};
};
SD_DESCRIBE(IndicatorCount, id, track, identity, finance, quantity, quality, total, basis)

}  // namespace sociaaldomein
