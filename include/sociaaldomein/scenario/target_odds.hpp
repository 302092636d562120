#pragma once
/// How likely each year's savings targets are met and budgets overspent, all in one simulation (Dutch: kans op het halen
/// van de taakstelling, kans op overschrijding). Layer: scenario.

#include <cstdint>
#include <string>
#include <vector>

#include <sociaaldomein/core/describe.hpp>
#include <sociaaldomein/scenario/simulate.hpp>

namespace sociaaldomein {

/// `savings_met`: the savings of the year, without draws on the margin, are at least that year's target; years without a
/// target are left out. `overspent`: the year costs more than revenue, budget and reserve hold. `structurally_short`: the
/// year costs more than revenue and budget, incidental expense and the reserve left out.
SD_ENUM(OddsOf, savings_met, overspent, structurally_short)

/// Lists are as long as `years`.
struct TargetOdds {
    std::string scenario{};  ///< id; empty: the programme as it is
    std::string record{};    ///< "savings_plans.ID" or "budget_plans.ID"
    Text label{};            ///< name of the record
    OddsOf of = OddsOf::savings_met;
    std::vector<Period> years{};  ///< whole calendar years that the simulation covers
    std::vector<double> probability{};
    std::vector<double> standard_error{};   ///< by chance and by which worlds were drawn
    std::vector<double> probability_low{};  ///< in eight of ten worlds the probability lies between these
    std::vector<double> probability_high{};
    std::vector<double> amount{};  ///< euro: where missed or overspent, by how much on average; 0 when never
};
SD_DESCRIBE(TargetOdds, scenario, record, label, of, years, probability, standard_error, probability_low,
            probability_high, amount)

/// Of every savings plan with a future and every budget plan with a budget, in the order of the programme.
///
/// @param scenario  as for simulate()
/// @param options   as for simulate(); levels and quantities are not looked at
/// @throws Error    as simulate()
/// @par Cost        one simulation of the programme
/// @par Example     a line of 100,000 euro a year of which half is delivered: met with probability 0 and missed by 50,000
///                  (test TargetOdds.DocumentedExample)
SD_EXPORT std::vector<TargetOdds> target_odds(const Programme& programme, const std::string& scenario,
                                              const SimulateOptions& options = {});

/// The same of several scenarios: [scenario][record]. What a scenario leaves as it is in the first is simulated once.
///
/// @param scenarios  at least one
SD_EXPORT std::vector<std::vector<TargetOdds>> target_odds(const Programme& programme,
                                                           const std::vector<std::string>& scenarios,
                                                           const SimulateOptions& options = {});

}  // namespace sociaaldomein
