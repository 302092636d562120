#pragma once
/// Observations of a programme as a series of equal periods, fit to be projected (Dutch: reeks uit waarnemingen).
/// Layer: scenario.
///
/// Moments of stocks are put at the nearest end of a year, half-year, quarter or month, whichever their usual distance
/// asks for. Only figures after the last break in definition take part, and only those of the same population, scope,
/// kind and price level as the newest one. Of several vintages of one moment the newest counts.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sociaaldomein/core/measure.hpp>
#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/series/time_series.hpp>

namespace sociaaldomein {

/// Observations that take no part, which a report must say.
enum class InputNote : std::uint8_t {
    before_break,  ///< they were counted otherwise
    unlike,        ///< they are of another population, scope, kind or price level
    off_grid       ///< they fit no period, or another stands there
};

struct LeftOut {
    InputNote why{};
    std::int64_t count = 0;
    std::string since{};  ///< of before_break: when the definition changed
};

struct SeriesInput {
    TimeSeries series{};            ///< in `unit`; without periods when nothing can be used
    Unit unit = Unit::unspecified;  ///< of the newest figure, or its dimension's own
    bool negative = false;          ///< a value lies below zero
    std::vector<LeftOut> left_out{};
};

/// @param key       of the series: its random numbers are keyed by it
/// @param until     later observations are not looked at; none: all are
/// @par Cost        O(n log n)
/// @par Example     3,840 · 3,727 · 3,619 at 2020-12, 2021-07 and 2021-12 as a stock: 2020-H2..2021-H2
///                  (test Inputs.DocumentedExample)
SD_EXPORT SeriesInput series_of(const Programme& programme, const std::vector<CountObservation>& observations,
                                const std::vector<DefinitionBreak>& breaks, std::string key,
                                std::optional<Date> until = {});
SD_EXPORT SeriesInput series_of(const Programme& programme, const std::vector<MoneyObservation>& observations,
                                const std::vector<DefinitionBreak>& breaks, std::string key,
                                std::optional<Date> until = {});

}  // namespace sociaaldomein
