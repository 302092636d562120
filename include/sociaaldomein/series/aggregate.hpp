#pragma once
/// From a finer frequency to a coarser one: months to quarters, half-years, years or school years.
/// Dutch: aggregeren (optellen van stromen, laatste stand van standen).  Layer: series.

#include <cstdint>

#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/core/measure.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/series/panel.hpp>
#include <sociaaldomein/series/time_series.hpp>

namespace sociaaldomein {

/// How the values of finer periods become one.
enum class AggregationRule : std::uint8_t {
    by_measure,  ///< stock, level and cumulative: last; flow: sum; others have no rule
    last,        ///< the value at the end of the coarser period
    sum
};

/// What becomes of a coarser period of which finer values are missing.
enum class IncompletePeriod : std::uint8_t {
    missing,  ///< it is missing
    error     ///< it is an error, which names series, period and what is missing
};

struct AggregateOptions {
    AggregationRule rule = AggregationRule::by_measure;
    IncompletePeriod incomplete = IncompletePeriod::missing;
};

/// Values of `to` from those of a finer frequency. The axis runs from the period that holds the first finer period to
/// the one that holds the last. A sum needs all finer values, `last` the last one only.
///
/// @throws Error  Errc::unlike when the rule contradicts the measure (a stock is not summed; a flow has no last value;
///                persons counted once, rates and shares have neither), when a series whose measure is unspecified is
///                aggregated by it, or when `to` does not consist of whole finer periods (weeks, half-years to school
///                years, any to a finer one); Errc::inconsistent for an incomplete period, if asked; Errc::overflow when
///                a sum exceeds the doubles
/// @par Cost      linear, one allocation
/// @par Example   flow, 2022-Q1..2022-Q4 {1, 2, 3, 4} to half-years: 2022-H1..2022-H2 {3, 7}; the same as a stock {2, 4}
///                (test Aggregate.DocumentedExample)
SD_EXPORT TimeSeries aggregate(const TimeSeries& series, Frequency to, const AggregateOptions& options = {});

/// The same for all series of a panel, which are all of one measure.
SD_EXPORT Panel aggregate(const PanelView& panel, MeasureKind measure, Frequency to,
                          const AggregateOptions& options = {});

}  // namespace sociaaldomein
