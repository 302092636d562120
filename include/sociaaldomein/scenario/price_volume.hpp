#pragma once
/// Why a cost changes: prices, how much, of what, and policy (Dutch: prijs-, hoeveelheids- en mixeffect). Layer: scenario.
///
///     C1 - C0 = sum[ Q0 dP ] + Pm dQ + ( sum[ P0 dQ ] - Pm dQ ) + sum[ dP dQ ]
///                price          volume      mix                      both at once
///
/// with Pm = sum[P0 Q0] / sum[Q0], the average price, which is never a mean of prices.

#include <span>
#include <string>
#include <vector>

#include <sociaaldomein/core/describe.hpp>
#include <sociaaldomein/scenario/simulate.hpp>

namespace sociaaldomein {

/// One product before and after.
struct PricedVolume {
    double price_before = 0.0;
    double volume_before = 0.0;
    double price_after = 0.0;
    double volume_after = 0.0;
};

struct PriceVolume {
    double price = 0.0;
    double volume = 0.0;
    double mix = 0.0;
    double joint = 0.0;  ///< price and volume changing together

    double sum() const { return price + volume + mix + joint; }
};
SD_DESCRIBE(PriceVolume, price, volume, mix, joint)

/// Splits the change of a total cost; the parts add up to it but for rounding of doubles.
///
/// @param products  finite; volumes are of one unit. Where nothing was bought before, all is joint
/// @par Cost        linear, no allocation
/// @par Example     10 at 2 to 12 at 3: price 10, volume 4, mix 0, joint 2   (test PriceVolume.DocumentedExample)
SD_EXPORT PriceVolume price_volume(std::span<const PricedVolume> products);

/// A part of a bridge: its mean over the paths, and between which values so many of them lie.
struct BridgePart {
    std::string part{};  ///< "price", "volume", "mix", "joint", "policy"
    double mean = 0.0;
    double lower = 0.0;
    double upper = 0.0;
};
SD_DESCRIBE(BridgePart, part, mean, lower, upper)

/// From what a budget plan's products cost in one year to what they cost in another, perhaps under another scenario.
struct Bridge {
    std::string plan{};
    Text label{};            ///< name of the plan
    std::string scenario{};  ///< before
    std::string to_scenario{};
    int from_year = 0;
    int to_year = 0;
    double before = 0.0;  ///< mean cost, euro
    double after = 0.0;
    double level = 0.8;               ///< of the bounds of all parts
    std::vector<BridgePart> parts{};  ///< add up to after - before
    std::vector<BridgePart>
        policy_parts{};  ///< what the other scenario changes in the last year, split likewise
};
SD_DESCRIBE(Bridge, plan, label, scenario, to_scenario, from_year, to_year, before, after, level, parts,
            policy_parts)

/// Computed path by path on the same random numbers: price, volume, mix and joint under `scenario` from year to year, and
/// policy as what `to_scenario` makes of the last year.
///
/// @param plan         id of a budget plan
/// @param to_scenario  empty: the same scenario, and policy is nothing
/// @throws Error       Errc::unknown_value for a plan; Errc::out_of_domain for a year that is not simulated whole; otherwise
///                     as simulate()
SD_EXPORT Bridge bridge(const Programme& programme, const std::string& plan, const std::string& scenario,
                        int from_year, int to_year, const std::string& to_scenario = {},
                        const SimulateOptions& options = {});

/// The bridges of every budget plan that has products, all on the same paths: from year to year under the first scenario,
/// then for each other scenario with what it makes of the last year as policy. None where no year is stated and none is
/// simulated whole.
///
/// @param scenarios  at least one, as for simulate()
/// @param from_year  0: the first year that is simulated whole
/// @param to_year    0: the last one
/// @throws Error     as bridge()
/// @par Cost         one simulation per scenario; 8 bytes a path, product, scenario and year, twice
/// @par Example      a plan under "base" and "dearer": two bridges, of which only the second has policy
///                   (test Bridge.AllPlansAndScenariosAtOnce)
SD_EXPORT std::vector<Bridge> bridges(const Programme& programme, const std::vector<std::string>& scenarios,
                                      int from_year = 0, int to_year = 0,
                                      const SimulateOptions& options = {});

}  // namespace sociaaldomein
