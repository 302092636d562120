#pragma once
/// What simulating a programme under a scenario says of every quantity (Dutch: doorrekening, vooruitblik). Layer: scenario.

#include <cstdint>
#include <string>
#include <vector>

#include <sociaaldomein/core/describe.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/assumption.hpp>
#include <sociaaldomein/domain/outlook_quantity.hpp>

namespace sociaaldomein {

/// Between these bounds lie so many of the paths.
struct OutlookBand {
    double level = 0.0;  ///< 0.8: a tenth lies below, a tenth above
    std::vector<double> lower{};
    std::vector<double> upper{};
};
SD_DESCRIBE(OutlookBand, level, lower, upper)

/// A quantity's distribution in successive periods; all lists are as long as `periods`.
struct OutlookFan {
    std::vector<Period> periods{};
    std::vector<double> mean{};
    std::vector<double> median{};
    std::vector<OutlookBand> bands{};
};
SD_DESCRIBE(OutlookFan, periods, mean, median, bands)

struct OutlookSeries {
    std::string quantity{};  ///< see domain/outlook_quantity.hpp
    Text label{};
    OutlookUnit unit = OutlookUnit::persons;
    MeasureKind measure = MeasureKind::stock;
    std::vector<Period> observed_periods{};
    std::vector<double> observed{};  ///< before the start, on the steps' frequency; NaN where missing
    double start = 0.0;              ///< mean at the start; of a flow 0
    OutlookFan steps{};
    OutlookFan years{};  ///< of flows: sums over the calendar years that the steps cover; else empty
};
SD_DESCRIBE(OutlookSeries, quantity, label, unit, measure, observed_periods, observed, start, steps, years)

/// A number that was used, and where it comes from.
struct NamedAssumption {
    std::string name{};  ///< see assumption_name()
    Assumption assumption{};
};
SD_DESCRIBE(NamedAssumption, name, assumption)

struct Outlook {
    std::string scenario{};  ///< empty: the programme as it is
    Text name{};
    Text question{};
    std::int64_t paths = 0;
    std::uint64_t seed = 0;
    std::vector<OutlookSeries> series{};
    std::vector<NamedAssumption> assumptions{};  ///< all that were used, with and without a range
    std::vector<Text> notes{};                   ///< what was inferred or could not be known
    /// Of a comparison: the scenario that is taken off, path by path; then all numbers are differences.
    std::string against{};
};
SD_DESCRIBE(Outlook, scenario, name, question, paths, seed, series, assumptions, notes, against)

/// The series of that quantity; null when there is none.
SD_EXPORT const OutlookSeries* find(const Outlook& outlook, std::string_view quantity);

}  // namespace sociaaldomein
