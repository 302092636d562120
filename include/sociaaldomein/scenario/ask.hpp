#pragma once
/// Questions a council asks of the future: how likely, when, how far off, and what it depends on (Dutch: kans op
/// doelbereik). Layer: scenario.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sociaaldomein/core/describe.hpp>
#include <sociaaldomein/core/when.hpp>
#include <sociaaldomein/scenario/simulate.hpp>

namespace sociaaldomein {

/// `below` and `above` leave the value itself out, `at_most` and `at_least` take it in.
SD_ENUM(Relation, none, below, above, at_most, at_least)

/// `at`: the value at the end of a step, or of the step (a flow); `by`: whether it was reached at any step until then;
/// `sum_over`: a flow added up over the steps of a period.
SD_ENUM(Moment, at, by, sum_over)

struct Question {
    std::string quantity{};              ///< its name, or the only one that ends with it
    Relation relation = Relation::none;  ///< none: only the distribution is asked
    double value = 0.0;                  ///< in the quantity's unit
    std::string
        than{};  ///< another quantity in place of the value, read at the same moment; "target" for one of the same
                 ///< record
    Moment moment = Moment::at;
    std::optional<When> when{};  ///< none: the last step
    bool influences = false;     ///< also: which assumption matters most
};

/// How the answer moves with one assumption, all else being drawn as always.
struct Influence {
    std::string name{};
    Assumption assumption{};
    double at_low =
        0.0;  ///< the probability, or without a relation the mean, with the assumption at its low end
    double at_high = 0.0;
    double first_order =
        0.0;             ///< part of the variance of the value that goes when this assumption alone is known
    double total = 0.0;  ///< part of it that stays when all but this assumption are known
};
SD_DESCRIBE(Influence, name, assumption, at_low, at_high, first_order, total)

struct Answer {
    std::string scenario{};
    std::string quantity{};
    Text label{};
    OutlookUnit unit = OutlookUnit::persons;
    MeasureKind measure = MeasureKind::stock;
    std::string
        moment{};  ///< the step that was read, "2026-H2", or of a sum those from .. to: "2026-H1 .. 2026-H2"
    std::int64_t paths = 0;
    double mean = 0.0;
    double median = 0.0;
    std::vector<OutlookBand> bands{};  ///< one value each
    double probability = 0.0;          ///< NaN without a relation
    double standard_error = 0.0;       ///< of the probability, by chance and by which worlds were drawn
    /// The answer as a range over the assumptions: in eight of ten worlds the probability lies between these.
    double probability_low = 0.0;
    double probability_high = 0.0;
    double expected_years = 0.0;  ///< by: mean time until it is reached, on the paths that reach it; else NaN
    double shortfall = 0.0;       ///< mean distance to the value on the paths that miss it; 0 when none does
    std::vector<Influence> influences{};         ///< largest first
    std::vector<NamedAssumption> assumptions{};  ///< those that the quantity is computed with
    std::vector<Text> notes{};
};
SD_DESCRIBE(Answer, scenario, quantity, label, unit, measure, moment, paths, mean, median, bands, probability,
            standard_error, probability_low, probability_high, expected_years, shortfall, influences,
            assumptions, notes)

/// @param scenario  as for simulate()
/// @throws Error    Errc::out_of_domain for a date that is not the end of a step (naming the nearest), a moment outside
///                  the simulation, or a sum over less than a step; Errc::unlike for a sum of a stock or a comparison of
///                  unlike quantities; otherwise as simulate()
/// @par Cost        as a simulation of what the quantity needs; with influences about twice as much per assumption
/// @par Source      Sobol' indices by pick and freeze: Jansen 1999, doi:10.1016/S0010-4655(98)00154-4; Saltelli et al.
///                  2010, doi:10.1016/j.cpc.2009.09.018
/// @par Example     a waitlist that stays at 158: below 100 at any date has probability 0   (test Ask.DocumentedExample)
SD_EXPORT Answer ask(const Programme& programme, const std::string& scenario, const Question& question,
                     const SimulateOptions& options = {});

}  // namespace sociaaldomein
