#pragma once
/// The quantities whose future can be computed, by name: what can be asked for, and what an effect can work on
/// (Dutch: grootheid). Layer: domain.
///
///     caseloads.ID.size inflow outflow unexplained
///     waitlists.ID.size inflow placed abandoned left gone occupied free capacity FORM.capacity temporary bridged
///                  not_placeable wait wait_90 late stay abandonment placeable_share
///     products.ID.price volume cost share
///     budget_plans.ID.expense revenue incidental addition withdrawal budget reserve overspend
///     savings_plans.ID.LINE total margin_draw target
///     indexations.ID.level

#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/measure.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein {

/// In what a quantity is counted.
SD_ENUM(OutlookUnit, persons, places, eur, years, share, index)

struct OutlookQuantity {
    std::string name{};
    Text label{};
    OutlookUnit unit = OutlookUnit::persons;
    MeasureKind measure =
        MeasureKind::stock;  ///< a stock holds at the end of a step, a flow belongs to the step
    bool output = true;      ///< can be asked for
    bool input = false;      ///< an effect can work on it
    std::string record{};    ///< path of the record it belongs to: "/waitlists/sheltered"
};

/// All quantities of the records that have a future, in the order of the programme.
///
/// @par Cost     linear in the number of records
/// @par Example  a waitlist "w" with a future gives "waitlists.w.size" among others (test
///               OutlookQuantity.DocumentedExample)
SD_EXPORT std::vector<OutlookQuantity> outlook_quantities(const Programme& programme);

/// The quantity that a text means: its name, the only one that begins with it or ends with ".text", or else the only one that
/// has it anywhere in its name or label.
///
/// @throws Error  Errc::unknown_value, naming the nearest names
SD_EXPORT const OutlookQuantity& find_quantity(const std::vector<OutlookQuantity>& quantities,
                                               std::string_view text);

}  // namespace sociaaldomein
