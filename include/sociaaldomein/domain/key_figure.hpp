#pragma once
/// One figure on its own: a budget share, a number of partners, a funding parameter (Dutch: kerncijfer).
/// Layer: domain.

#include <optional>

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

SD_ENUM(KeyFigureRole, reported, parameter)

/// Exactly one of money, count, share and hours, or a formula that derives it; with both, they are checked
/// against one another.
struct KeyFigure {
    Id<KeyFigure> id{};
    Text name{};
    Id<Track> track{};
    KeyFigureRole role = KeyFigureRole::reported;
    std::optional<When> at{};
    std::optional<MoneyFigure> money{};
    std::optional<CountFigure> count{};
    std::optional<ShareFigure> share{};
    std::optional<HoursFigure> hours{};
    std::string equals{};  ///< formula, see check/formula.hpp
    std::string identity{};
    FigureBasis basis{};
};
SD_DESCRIBE(KeyFigure, id, name, track, role, at, money, count, share, hours, equals, identity, basis)

}  // namespace sociaaldomein
