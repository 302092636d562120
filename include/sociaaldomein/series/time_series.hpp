#pragma once
/// One quantity followed through time: a value for each period of an axis, some of them missing.
/// Dutch: tijdreeks.  Layer: series.

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <sociaaldomein/core/date.hpp>
#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/core/measure.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/series/period_axis.hpp>

namespace sociaaldomein {

/// What a missing value is. Ask for it with std::isnan: it equals nothing, itself included.
inline constexpr double missing_value = std::numeric_limits<double>::quiet_NaN();

/// What belongs to all values of a series.
struct SeriesLabel {
    /// Names the series among others; random numbers are keyed by it, so that a projection does not depend on which
    /// other series stand beside it. May be empty.
    std::string key{};
    /// Whether the values are stocks, flows or something else: decides how they are aggregated.
    MeasureKind measure = MeasureKind::unspecified;
    /// The day on which these values were reported (Dutch: peildatum van de levering); earlier and later reports of the
    /// same series may differ.
    std::optional<Date> reported{};

    friend bool operator==(const SeriesLabel&, const SeriesLabel&) = default;
};

/// Values of successive periods, oldest first; NaN is a missing one. Never infinite.
///
/// @par Example  TimeSeries s({.key = "wmo", .measure = MeasureKind::stock}, Period::year(2020), {10, missing_value,
///               12}): s.at(Period::year(2022)) is 12, s.observations() is 2   (test TimeSeries.DocumentedExample)
class SD_EXPORT TimeSeries {
public:
    /// No values, from the year 1.
    TimeSeries() = default;

    /// @throws Error  Errc::out_of_domain for an infinite value, naming series and period; Errc::overflow when the
    ///                last period would leave the calendar
    TimeSeries(SeriesLabel label, Period first, std::vector<double> values);

    const SeriesLabel& label() const noexcept { return label_; }
    const std::string& key() const noexcept { return label_.key; }
    MeasureKind measure() const noexcept { return label_.measure; }
    const std::optional<Date>& reported() const noexcept { return label_.reported; }

    const PeriodAxis& axis() const noexcept { return axis_; }
    Frequency frequency() const noexcept { return axis_.frequency(); }
    std::span<const double> values() const noexcept { return values_; }
    std::int64_t size() const noexcept { return axis_.size(); }
    bool empty() const noexcept { return axis_.empty(); }

    /// The value of `period`: NaN when it is missing or not on the axis.
    /// @throws Error  Errc::unlike when the frequencies differ
    double at(Period period) const;

    /// How many values are not missing.
    std::int64_t observations() const noexcept;

    /// The part of the series on `axis`; periods that it has and the series has not are missing.
    /// @throws Error  Errc::unlike when the frequencies differ
    TimeSeries on(const PeriodAxis& axis) const;

    /// The same series under another label.
    TimeSeries labelled(SeriesLabel label) const&;
    TimeSeries labelled(SeriesLabel label) &&;

    /// Equal labels, axes and values, where a missing value equals a missing value.
    friend SD_EXPORT bool operator==(const TimeSeries& a, const TimeSeries& b);

private:
    SeriesLabel label_;
    PeriodAxis axis_;
    std::vector<double> values_;
};

}  // namespace sociaaldomein
