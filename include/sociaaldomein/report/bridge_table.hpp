#pragma once
/// Why costs change, as text for a terminal and as a table for tools (Dutch: waardoor de kosten veranderen). Layer: report.

#include <span>
#include <string>

#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/scenario/price_volume.hpp>

namespace sociaaldomein {

/// Each bridge from what the products of a plan cost to what they come to cost: price, volume, mix, both at once, and policy
/// with what it consists of. Parts that are nothing at the digits shown are left out; euros are in thousands where the cost
/// is a million or more.
///
/// @param bridges  as bridges() gives them: those between years stand before those of other scenarios, and are told once
/// @par Example    from 100 to 110 thousand by dearer prices: "price  +10,000"   (test BridgeTable.DocumentedExample)
SD_EXPORT std::string bridge_table(std::span<const Bridge> bridges, Language language);

/// Comma-separated: plan,scenario,to_scenario,from_year,to_year,part,level,mean,lower,upper; a row for each part, those of
/// policy as policy.price and so on, and rows `before` and `after`, which have no bounds. Amounts are in euro.
SD_EXPORT std::string bridge_csv(std::span<const Bridge> bridges);

}  // namespace sociaaldomein
