#pragma once
/// What a waitlist's future is computed from: who comes, the places there are, how long people stay in them
/// (Dutch: instroom, plekken, verblijfsduur, doorstroom). Layer: domain.

#include <optional>
#include <string>
#include <vector>

#include <sociaaldomein/core/when.hpp>
#include <sociaaldomein/domain/assumption.hpp>
#include <sociaaldomein/domain/caseload_future.hpp>
#include <sociaaldomein/domain/classification.hpp>

namespace sociaaldomein {

/// Places of one delivery form.
struct PlacesForm {
    std::string id{};
    Text name{};
    DeliveryForm form = DeliveryForm::unspecified;
    Assumption places{};                   ///< at the start
    std::optional<Assumption> occupied{};  ///< at the start; without: all
    Assumption stay{.value = 1.0};         ///< mean stay, years
};
SD_DESCRIBE(PlacesForm, id, name, form, places, occupied, stay)

/// Emergency or bridging places (Dutch: noodplekken). They are filled from the waitlist, and who has one no longer
/// waits; when they end, their residents do again, ahead of the others. Who leaves one before, after a stay, has found
/// another solution and makes room for the next.
struct TemporaryPlaces {
    std::string id{};
    Text name{};
    Assumption places{};
    std::optional<When> starts{};        ///< without: they are there at the start, and filled
    std::optional<When> ends{};          ///< the last day or period in which they are there
    Assumption returning{.value = 1.0};  ///< part of the residents who wait again when they end
    std::optional<Assumption> stay{};    ///< mean stay, years; without: as long as the places last
};
SD_DESCRIBE(TemporaryPlaces, id, name, places, starts, ends, returning, stay)

struct WaitlistFuture {
    std::optional<Assumption> start{};  ///< persons who can be placed; without: the newest observation
    std::optional<Assumption>
        not_placeable{};  ///< persons who wait but cannot be placed yet; without: observed, or 0
    Assumption inflow{};  ///< persons a year
    Assumption placeable_share{.value = 1.0};  ///< of who comes
    Assumption becoming_placeable{};           ///< rate a year of those who are not
    Assumption abandonment{};                  ///< rate a year of those who can be placed
    Assumption urgent_share{};                 ///< of who comes; they are placed first
    std::vector<PlacesForm> forms{};
    std::vector<TemporaryPlaces> temporary{};
    /// Places a year that providers add while people wait, once access is open-ended; without: as many as are asked for.
    std::optional<Assumption> open_ended_growth{};
    std::optional<double> target_wait{};  ///< longest wait agreed, years
    std::vector<Feed> fed_by{};
};
SD_DESCRIBE(WaitlistFuture, start, not_placeable, inflow, placeable_share, becoming_placeable, abandonment,
            urgent_share, forms, temporary, open_ended_growth, target_wait, fed_by)

}  // namespace sociaaldomein
