#pragma once
/// The periods that the values of a series belong to: a first period and how many follow without a gap.
/// Dutch: tijdas.  Layer: series.

#include <cstdint>
#include <string>

#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/core/period_range.hpp>

namespace sociaaldomein {

/// A row of successive periods of one frequency. Unlike a `PeriodRange` it may be empty, and then still has a
/// frequency and a place in time. Twelve bytes; all its periods lie in the calendar of `Period`.
///
/// @par Example  PeriodAxis axis(Period::quarter(2022, 3), 4): axis.period(3) is 2023-Q2,
///               axis.index_of(Period::quarter(2023, 1)) is 2   (test PeriodAxis.DocumentedExample)
class SD_EXPORT PeriodAxis {
public:
    /// No periods, from the year 1.
    constexpr PeriodAxis() noexcept = default;

    /// @param count  >= 0
    /// @throws Error  Errc::out_of_domain when `count` is negative; Errc::overflow when the last period would
    ///                leave the calendar
    PeriodAxis(Period first, std::int64_t count);

    /// All periods of a range. Not explicit: every range is an axis.
    // NOLINTNEXTLINE(google-explicit-constructor)
    PeriodAxis(const PeriodRange& range) noexcept;

    constexpr Period first() const noexcept { return first_; }
    constexpr Frequency frequency() const noexcept { return first_.frequency(); }
    constexpr std::int64_t size() const noexcept { return size_; }
    constexpr bool empty() const noexcept { return size_ == 0; }

    /// @throws Error  Errc::out_of_domain when the axis is empty
    Period last() const;

    /// The period at `index`, from 0.
    /// @throws Error  Errc::out_of_domain unless 0 <= index < size()
    Period period(std::int64_t index) const;

    bool contains(Period period) const noexcept;

    /// The place of `period` on the axis, from 0.
    /// @throws Error  Errc::unlike when the frequencies differ; Errc::out_of_domain when it is not on the axis
    std::int64_t index_of(Period period) const;

    /// `count` periods from the one at `index` on; index == size() with count 0 is the empty end.
    /// @throws Error  Errc::out_of_domain when they are not all on the axis; Errc::overflow for the empty end of an
    ///                axis that ends where the calendar does
    PeriodAxis slice(std::int64_t index, std::int64_t count) const;

    /// The `count` periods that follow the axis: those of a projection.
    /// @throws Error  Errc::out_of_domain when `count` is negative; Errc::overflow beyond the calendar
    PeriodAxis following(std::int64_t count) const;

    /// To visit the periods in a loop.
    /// @throws Error  Errc::out_of_domain when the axis is empty
    PeriodRange range() const;

    /// Of the same frequency, the same first period and the same length.
    friend constexpr bool operator==(const PeriodAxis&, const PeriodAxis&) noexcept = default;

private:
    Period first_;
    std::int32_t size_ = 0;
};

/// The shortest axis that holds all periods of both; an empty axis adds nothing.
/// @throws Error  Errc::unlike when the frequencies differ
/// @par Example   2020..2021 and 2024..2025 give 2020..2025   (test PeriodAxis.HullHoldsBoth)
SD_EXPORT PeriodAxis hull(const PeriodAxis& a, const PeriodAxis& b);

/// "2022-Q3..2023-Q2"; "no periods from 2022-Q3" when it is empty.
SD_EXPORT std::string to_string(const PeriodAxis& axis);

}  // namespace sociaaldomein
