#pragma once
/// People waiting for a place (Dutch: wachtlijst). Layer: domain.

#include <vector>

#include <sociaaldomein/domain/classification.hpp>
#include <sociaaldomein/domain/observation.hpp>
#include <sociaaldomein/domain/track.hpp>
#include <sociaaldomein/domain/waitlist_future.hpp>

namespace sociaaldomein {

/// From a date on, access is limited by money or not (Dutch: subsidieplafond, openeinde).
struct RegimeChange {
    std::optional<Date> from{};
    AccessRegime regime = AccessRegime::unspecified;
    Source source{};
};
SD_DESCRIBE(RegimeChange, from, regime, source)

struct Waitlist {
    Id<Waitlist> id{};
    Text name{};
    Id<Track> track{};
    Act act = Act::unspecified;
    std::string product{};  ///< product category or the report's own name for it
    std::string identity{};
    std::vector<CountObservation> observations{};      ///< people who can be placed at once
    std::vector<CountObservation> not_placeable{};     ///< people who wait but cannot be placed yet
    std::vector<CountObservation> temporary_places{};  ///< emergency and bridging places (Dutch: noodplekken)
    std::vector<RegimeChange> regimes{};
    std::vector<Change> changes{};
    std::vector<Revision> revisions{};
    std::optional<WaitlistFuture> future{};
    FigureBasis basis{};
};
SD_DESCRIBE(Waitlist, id, name, track, act, product, identity, observations, not_placeable, temporary_places,
            regimes, changes, revisions, future, basis)

}  // namespace sociaaldomein
