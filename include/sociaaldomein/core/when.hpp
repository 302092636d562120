#pragma once
/// When a figure holds: on a reference date (a stock) or over a period (a flow).
/// Dutch: peildatum of periode.  Layer: core.

#include <compare>
#include <string>
#include <string_view>
#include <variant>

#include <sociaaldomein/core/date.hpp>
#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/core/period.hpp>

namespace sociaaldomein {

/// A date or a period. Ordered by the last day; on the same last day the date comes before a period, and
/// periods as `Period` orders them. A default-made one is the date 0001-01-01.
///
/// @par Example  parse_when("2022-11-01").is_date(); When(Period::half_year(2022, 2)).last_day() ==
///               Date(2022, 12, 31) (test When.DocumentedExample)
class SD_EXPORT When {
public:
    constexpr When() noexcept = default;
    // Not explicit: a date is one of the two answers, and so is a period.
    constexpr When(Date date) noexcept : value_(date) {}        // NOLINT(google-explicit-constructor)
    constexpr When(Period period) noexcept : value_(period) {}  // NOLINT(google-explicit-constructor)

    constexpr bool is_date() const noexcept { return value_.index() == 0; }
    constexpr bool is_period() const noexcept { return value_.index() == 1; }

    /// @throws Error  Errc::unlike when it is a period
    Date date() const;
    /// @throws Error  Errc::unlike when it is a date
    Period period() const;

    Date first_day() const noexcept;
    Date last_day() const noexcept;

    friend constexpr bool operator==(const When&, const When&) noexcept = default;
    friend SD_EXPORT std::strong_ordering operator<=>(const When& a, const When& b) noexcept;

private:
    std::variant<Date, Period> value_;
};

/// The text of the date or of the period.
SD_EXPORT std::string to_string(const When& when);

/// As CBS codes it: "20221101" or "2022HJ01".
SD_EXPORT std::string to_cbs(const When& when);

/// Reads every text that `parse_date` or `parse_period` reads; no text is both.
/// @throws Error  Errc::syntax, saying what was found and what was expected
SD_EXPORT When parse_when(std::string_view text);

}  // namespace sociaaldomein
