#pragma once
/// People, files or notifications counted over time (Dutch: bestand, caseload, aantal gebruikers). Layer: domain.
///
/// The measure kind of its figures says what is counted: a stock on a date, a flow in a period, or persons
/// counted once in a period. Stock and flows are tied by S1 = S0 + in - out.

#include <vector>

#include <sociaaldomein/domain/caseload_future.hpp>
#include <sociaaldomein/domain/classification.hpp>
#include <sociaaldomein/domain/observation.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

SD_ENUM(FlowDirection, in, out)

/// Inflow or outflow with its reason (Dutch: instroom, uitstroom).
struct Flow {
    std::string id{};
    FlowDirection direction = FlowDirection::in;
    Text reason{};
    std::vector<CountObservation> observations{};
    FigureBasis basis{};
};
SD_DESCRIBE(Flow, id, direction, reason, observations, basis)

struct Caseload {
    Id<Caseload> id{};
    Text name{};
    Id<Track> track{};
    Act act = Act::unspecified;
    std::string identity{};
    std::vector<CountObservation> observations{};
    std::vector<Flow> flows{};
    bool flows_complete = false;    ///< the report presents the flows as all there are: the stock must follow
    std::vector<Change> changes{};  ///< as printed beside the observations
    std::vector<DefinitionBreak> breaks{};
    std::vector<Revision> revisions{};
    std::optional<CaseloadFuture> future{};
    FigureBasis basis{};
};
SD_DESCRIBE(Caseload, id, name, track, act, identity, observations, flows, flows_complete, changes, breaks,
            revisions, future, basis)

}  // namespace sociaaldomein
