#pragma once
/// What a report says, kept as printed and in a form that can be checked (Dutch: bewering). Layer: domain.
///
/// Exactly one of formula, period, count, direction and reference is given. A claim that a report makes itself
/// is `stated`: it is violated when false. What a careful reader infers from it is `implied`: a warning when it
/// fails, for the report never said so.

#include <optional>
#include <vector>

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/classification.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

SD_ENUM(ClaimStrength, stated, implied)

/// A period as printed, e.g. school year "2023-2023"; checked for being one, and against `within`.
struct PeriodClaim {
    std::string printed{};
    Frequency frequency = Frequency::year;
    std::optional<PeriodRange> within{};  ///< where it has to lie
};
SD_DESCRIBE(PeriodClaim, printed, frequency, within)

/// A printed number of things that the report also names one by one.
struct CountClaim {
    CountFigure stated{};
    std::vector<Text> named{};
};
SD_DESCRIBE(CountClaim, stated, named)

/// A printed movement of a series between two moments.
struct DirectionClaim {
    std::string of{};  ///< path of a list of observations or figures, in formula notation
    Direction direction = Direction::unspecified;
    std::optional<When> from{};
    std::optional<When> to{};
};
SD_DESCRIBE(DirectionClaim, of, direction, from, to)

/// A pointer to a section of the claim's own source document.
struct ReferenceClaim {
    std::string section{};
};
SD_DESCRIBE(ReferenceClaim, section)

struct Claim {
    std::string id{};  ///< the identity's stable id, such as "7.12"
    Text text{};       ///< what is claimed, in a few words
    Id<Track> track{};
    ClaimStrength strength = ClaimStrength::stated;
    std::string formula{};  ///< see check/formula.hpp
    std::optional<PeriodClaim> period{};
    std::optional<CountClaim> count{};
    std::optional<DirectionClaim> direction{};
    std::optional<ReferenceClaim> reference{};
    FigureBasis basis{};
};
SD_DESCRIBE(Claim, id, text, track, strength, formula, period, count, direction, reference, basis)

}  // namespace sociaaldomein
