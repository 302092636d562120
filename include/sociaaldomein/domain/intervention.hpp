#pragma once
/// The fold-out model: movement, intervention, result agreement, each by finance, quantity and quality
/// (Dutch: uitklapmodel: beweging, interventie, resultaatafspraak). Layer: domain.

#include <optional>
#include <vector>

#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

/// One cell of the model. A cell without text needs an explanation.
struct ResultCell {
    Text text{};
    Absence absent = Absence::no;
    Text explanation{};

    bool stated() const noexcept { return absent == Absence::no && !text.empty(); }
    static constexpr bool short_form = false;
};
SD_DESCRIBE(ResultCell, text, absent, explanation)

/// The three cells of one level.
struct ResultCells {
    ResultCell finance{};
    ResultCell quantity{};
    ResultCell quality{};
};
SD_DESCRIBE(ResultCells, finance, quantity, quality)

/// What a movement means for one track: what is expected, and how it is seen.
struct MovementReading {
    Id<Track> track{};
    Text expectation{};
    Text indicator{};
    Absence absent = Absence::no;
    Text explanation{};  ///< why it is absent
    Source source{};
};
SD_DESCRIBE(MovementReading, track, expectation, indicator, absent, explanation, source)

/// A direction every track is read against, from one way of working to another (Dutch: beweging).
struct Movement {
    Id<Movement> id{};
    Text from{};
    Text to{};
    ResultCells results{};
    std::vector<MovementReading> readings{};
    Source source{};
};
SD_DESCRIBE(Movement, id, from, to, results, readings, source)

/// What is agreed to come of an intervention (Dutch: resultaatafspraak).
struct Agreement {
    Id<Agreement> id{};
    Text name{};
    ResultCells results{};
    Source source{};
};
SD_DESCRIBE(Agreement, id, name, results, source)

/// Something done to bring a movement about (Dutch: interventie, maatregel).
struct Intervention {
    Id<Intervention> id{};
    Text name{};
    Id<Track> track{};
    Id<Movement> movement{};
    std::optional<When> starts{};
    std::optional<When> ends{};  ///< the last period in which it runs
    ResultCells results{};
    std::vector<Agreement> agreements{};
    Source source{};
};
SD_DESCRIBE(Intervention, id, name, track, movement, starts, ends, results, agreements, source)

}  // namespace sociaaldomein
