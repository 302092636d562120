#pragma once
/// Places to be realised over years (Dutch: opgave, realisatie van plekken). Layer: domain.

#include <vector>

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

SD_ENUM(ProjectState, unspecified, planned, promised, realised, cancelled)

struct PlacesProject {
    std::string id{};
    Text name{};
    ProjectState state = ProjectState::unspecified;
    std::optional<When> at{};
    bool includes_co_tenants = false;  ///< not every place is for the target group
    CountFigure figure{};
};
SD_DESCRIBE(PlacesProject, id, name, state, at, includes_co_tenants, figure)

struct Trajectory {
    Id<Trajectory> id{};
    Text name{};
    Id<Track> track{};
    std::string identity{};
    std::optional<PeriodRange> years{};
    std::optional<CountFigure> per_year{};
    std::optional<CountFigure> number_of_years{};
    std::optional<CountFigure> total{};
    std::optional<CountFigure> realised{};
    std::optional<CountFigure> promised{};
    std::optional<CountFigure> committed{};  ///< printed sum of realised and promised
    std::optional<Period> by{};              ///< until when the printed progress counts
    std::vector<PlacesProject> projects{};
    FigureBasis basis{};
};
SD_DESCRIBE(Trajectory, id, name, track, identity, years, per_year, number_of_years, total, realised,
            promised, committed, by, projects, basis)

}  // namespace sociaaldomein
