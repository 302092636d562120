#pragma once
/// Context that is told, not counted (Dutch: uitgelicht, casus, communicatie). Layer: domain.

#include <optional>

#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

SD_ENUM(NoteKind, unspecified, case_box, stakeholder, communication, context)

struct Note {
    Id<Note> id{};
    NoteKind kind = NoteKind::unspecified;
    Id<Track> track{};
    std::optional<When> at{};
    Text text{};
    Source source{};
};
SD_DESCRIBE(Note, id, kind, track, at, text, source)

}  // namespace sociaaldomein
