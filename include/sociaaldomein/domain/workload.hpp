#pragma once
/// District teams and what they carry (Dutch: sociaal wijkteam, caseload per medewerker). Layer: domain.

#include <vector>

#include <sociaaldomein/domain/classification.hpp>
#include <sociaaldomein/domain/observation.hpp>

namespace sociaaldomein {

struct Team {
    Id<Team> id{};
    Text name{};
    std::string area{};
    std::optional<When> since{};
    Source source{};
};
SD_DESCRIBE(Team, id, name, area, since, source)

struct TeamWorkload {
    Id<TeamWorkload> id{};
    Text name{};
    Id<Team> team{};  ///< empty: all teams together
    Discipline discipline = Discipline::unspecified;
    std::string identity{};
    std::optional<When> at{};
    std::optional<CountFigure> per_team{};
    std::optional<CountFigure> per_employee{};
    std::optional<HoursFigure> own_effort{};  ///< support the team gives itself (Dutch: eigen inzet)
    std::vector<Change> changes{};
    FigureBasis basis{};
};
SD_DESCRIBE(TeamWorkload, id, name, team, discipline, identity, at, per_team, per_employee, own_effort,
            changes, basis)

}  // namespace sociaaldomein
