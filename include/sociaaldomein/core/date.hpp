#pragma once
/// A day in the (proleptic) Gregorian calendar, years 1 to 9999.  Dutch: datum, peildatum.  Layer: core.
/// Source of the day count: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

/// Days of the week, numbered as in ISO 8601.
enum class Weekday : std::uint8_t { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

namespace detail {

[[noreturn]] SD_EXPORT void invalid_date(std::int64_t year, std::int64_t month, std::int64_t day);
[[noreturn]] SD_EXPORT void invalid_serial(std::int64_t serial);

/// Days since 1970-01-01 of a day whose parts are valid.
constexpr std::int32_t days_from_civil(int year, int month, int day) noexcept {
    const int y = month <= 2 ? year - 1 : year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int year_of_era = y - era * 400;
    const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

}  // namespace detail

constexpr bool is_leap_year(int year) noexcept {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// 28 to 31; `month` in 1..12.
constexpr int days_in_month(int year, int month) noexcept {
    if (month == 2) return is_leap_year(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// A day that exists: 2023-02-29 cannot be made. Ordered in time; four bytes.
///
/// A default-made date is 0001-01-01, the first of all; it does not stand for "not set", which is
/// `std::optional<Date>`.
///
/// @par Example  Date(2020, 2, 28) + 2 == Date(2020, 3, 1); Date(2022, 11, 1).weekday() is Weekday::tuesday
///               (test Date.DocumentedExample)
class Date {
public:
    static constexpr std::int32_t first_serial = -719162;  ///< 0001-01-01
    static constexpr std::int32_t last_serial = 2932896;   ///< 9999-12-31

    constexpr Date() noexcept = default;

    /// @throws Error  Errc::out_of_domain when the day does not exist or the year is not in 1..9999
    constexpr Date(int year, int month, int day) {
        if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
            day > days_in_month(year, month)) {
            detail::invalid_date(year, month, day);
        }
        year_ = static_cast<std::int16_t>(year);
        month_ = static_cast<std::int8_t>(month);
        day_ = static_cast<std::int8_t>(day);
    }

    /// The day that is `serial` days after 1970-01-01.
    /// @throws Error  Errc::out_of_domain outside first_serial..last_serial
    static constexpr Date from_serial(std::int64_t serial) {
        if (serial < first_serial || serial > last_serial) detail::invalid_serial(serial);
        const int shifted =
            static_cast<int>(serial) + 719468;  // from 0000-03-01; never negative in our range
        const int era = shifted / 146097;
        const int day_of_era = shifted % 146097;
        const int year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
        const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        const int month_from_march = (5 * day_of_year + 2) / 153;
        const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
        Date result;
        result.year_ = static_cast<std::int16_t>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
        result.month_ = static_cast<std::int8_t>(month);
        result.day_ = static_cast<std::int8_t>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
        return result;
    }

    constexpr int year() const noexcept { return year_; }
    constexpr int month() const noexcept { return month_; }
    constexpr int day() const noexcept { return day_; }

    /// Days since 1970-01-01; negative before it.
    constexpr std::int32_t serial() const noexcept { return detail::days_from_civil(year_, month_, day_); }

    constexpr Weekday weekday() const noexcept {
        // 1970-01-01 was a Thursday; first_serial, a Monday, keeps the dividend from being negative.
        return static_cast<Weekday>((serial() - first_serial) % 7 + 1);
    }

    friend constexpr bool operator==(Date, Date) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(Date, Date) noexcept = default;

private:
    std::int16_t year_ = 1;
    std::int8_t month_ = 1;
    std::int8_t day_ = 1;
};

/// Days from `b` to `a`.
constexpr std::int64_t operator-(Date a, Date b) noexcept { return std::int64_t{a.serial()} - b.serial(); }

/// @throws Error  Errc::overflow when the result leaves the years 1..9999
SD_EXPORT Date operator+(Date date, std::int64_t days);
SD_EXPORT Date operator-(Date date, std::int64_t days);
inline Date& operator+=(Date& date, std::int64_t days) { return date = date + days; }
inline Date& operator-=(Date& date, std::int64_t days) { return date = date - days; }

/// "2022-11-01" (ISO 8601).
SD_EXPORT std::string to_string(Date date);

/// As CBS writes it: "20221101".
SD_EXPORT std::string to_cbs(Date date);

/// Reads "2022-11-01" and "20221101"; spaces around it are left out, since CBS pads its keys.
///
/// @throws Error  Errc::syntax when the text is of neither form, or names a day that does not exist
/// @par Example   parse_date("20221101  ") == Date(2022, 11, 1) (test Date.DocumentedExample)
SD_EXPORT Date parse_date(std::string_view text);

}  // namespace sociaaldomein
