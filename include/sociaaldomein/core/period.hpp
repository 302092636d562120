#pragma once
/// A calendar period that a figure is reported for: a year, half-year, quarter, month, week or school year.
/// Dutch: periode, verslagperiode.  Layer: core.
/// Sources: ISO 8601 (weeks); CBS StatLine period codes; Wet op het primair onderwijs, art. 1 (school year
/// from 1 August to 31 July).

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include <boost/describe/enum.hpp>

#include <sociaaldomein/core/date.hpp>
#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

/// How often: the length of a period and the day it starts from.
enum class Frequency : std::uint8_t {
    year,             ///< jaar, from 1 January
    half_year,        ///< halfjaar
    quarter,          ///< kwartaal
    month,            ///< maand
    week,             ///< week, from Monday, ISO 8601; it belongs to the year that holds its Thursday
    school_year,      ///< schooljaar, from 1 August
    two_school_years  ///< twee schooljaren, from 1 August of an odd year, so that they do not overlap
};

BOOST_DESCRIBE_ENUM(Frequency, year, half_year, quarter, month, week, school_year, two_school_years)

inline constexpr int frequency_count = 7;

/// The name as written in code: "year", "half_year", …
SD_EXPORT std::string_view to_string(Frequency frequency) noexcept;

/// @throws Error  Errc::unknown_value, naming the nearest known name
SD_EXPORT Frequency parse_frequency(std::string_view text);

/// Whole periods in a year, which is the length of a season: 1, 2, 4, 12; week 52 (see `weeks_in_year`).
/// @throws Error  Errc::out_of_domain for two school years, which do not fit in a year
SD_EXPORT int periods_per_year(Frequency frequency);

/// 52 or 53: the weeks that ISO 8601 counts in the year.
constexpr int weeks_in_year(int year) noexcept {
    // A year has 53 weeks when it has 53 Thursdays: it starts on one, or is a leap year that starts the day
    // before.
    const int first = (detail::days_from_civil(year, 1, 1) % 7 + 10) % 7;  // Monday 0 … Thursday 3
    return first == 3 || (first == 2 && is_leap_year(year)) ? 53 : 52;
}

/// A period: a frequency and how many periods of that frequency went before it. Periods are aligned with the
/// calendar, so "31 January plus a month" cannot be asked. Eight bytes; whole within 0001-01-01..9999-12-31.
///
/// `period + n` is the n-th period after it. Ordered in time by the last day; of periods that end on the same
/// day, the coarser frequency (as listed in `Frequency`) comes first. A default-made period is the year 1.
///
/// @par Example  Period::month(2022, 12) + 2 == Period::month(2023, 2); to_string(Period::half_year(2022, 2))
///               is "2022-H2"; Period::school_year(2022).first_day() == Date(2022, 8, 1)
///               (test Period.DocumentedExample)
class SD_EXPORT Period {
public:
    constexpr Period() noexcept = default;

    /// All throw Error(out_of_domain) when there is no such period.
    static Period year(int year);
    static Period half_year(int year, int half);
    static Period quarter(int year, int quarter);
    static Period month(int year, int month);
    static Period week(int iso_year, int week);
    static Period school_year(int start_year);
    static Period two_school_years(int start_year);

    /// The `number`-th period of the year; number 1 where the year has only one.
    static Period of(Frequency frequency, int year, int number = 1);
    /// The period that holds the day.
    static Period containing(Date day, Frequency frequency);
    static Period from_ordinal(Frequency frequency, std::int64_t ordinal);

    constexpr Frequency frequency() const noexcept { return frequency_; }

    /// Successive periods have successive ordinals: year y is y, quarter q of it 4y + q - 1, month m 12y + m
    /// - 1; week: whole weeks since Monday 0001-01-01; school year: its first year; two school years: that
    /// halved.
    constexpr std::int32_t ordinal() const noexcept { return ordinal_; }

    /// The calendar year, for a week the ISO year, for school years the year they start in.
    int start_year() const noexcept;
    /// Which one within the year, from 1: the half, quarter, month or week; else 1.
    int number() const noexcept;

    Date first_day() const noexcept;
    Date last_day() const noexcept;
    bool contains(Date day) const noexcept;
    /// True when all days of `other` are days of this period.
    bool contains(Period other) const noexcept;

    Period& operator+=(std::int64_t periods) { return *this = *this + periods; }
    Period& operator-=(std::int64_t periods) { return *this = *this - periods; }
    Period& operator++() { return *this += 1; }
    Period& operator--() { return *this -= 1; }

    /// @throws Error  Errc::overflow when the result leaves the calendar
    friend SD_EXPORT Period operator+(Period period, std::int64_t periods);
    friend SD_EXPORT Period operator-(Period period, std::int64_t periods);

    friend constexpr bool operator==(Period, Period) noexcept = default;
    friend SD_EXPORT std::strong_ordering operator<=>(Period a, Period b) noexcept;

private:
    friend class PeriodRange;
    constexpr Period(Frequency frequency, std::int32_t ordinal) noexcept
        : frequency_(frequency), ordinal_(ordinal) {}

    Frequency frequency_ = Frequency::year;
    std::int32_t ordinal_ = 1;
};

/// How many periods `b` is before `a`: (a - b) + b == a.
/// @throws Error  Errc::unlike when the frequencies differ
SD_EXPORT std::int64_t operator-(Period a, Period b);

/// The period of a coarser frequency (or the same) that holds the whole of `period`.
///
/// @throws Error  Errc::unlike when no such period holds it whole: a week over two months, a calendar year in
///                a school year
/// @par Example   enclosing(Period::month(2022, 9), Frequency::school_year) == Period::school_year(2022)
///                (test Enclosing.DocumentedExample)
SD_EXPORT Period enclosing(Period period, Frequency frequency);

/// The short text of a period, which `parse_period` reads back: `2022`, `2022-H1`, `2022-Q3`, `2022-12`,
/// `2022-W05`, `2022/2023` (school year), `2003/2005` (two school years).
SD_EXPORT std::string to_string(Period period);

/// As CBS codes it: `2022JJ00`, `2022HJ01`, `2022KW03`, `2022MM12`, `2022W105`, `2022SJ00`, `2003X001`.
SD_EXPORT std::string to_cbs(Period period);

/// Reads a CBS period code; spaces around it are left out, since CBS pads its keys.
///
/// CBS cuts the weeks of some tables off at the turn of the year. `2020W153` is read as the ISO week; the
/// code of a part week that is no ISO week (`1973W153`, one day; `1971X000`, "week 0") is refused.
/// @throws Error  Errc::syntax, saying what was found and which codes there are
SD_EXPORT Period from_cbs(std::string_view code);

/// Reads the text that `to_string` writes, and CBS codes; spaces around it are left out.
///
/// @throws Error  Errc::syntax, saying what was found and what was expected: "2023/2023" is a school year
///                whose years do not follow each other
/// @par Example   parse_period("2022KW03") == parse_period("2022-Q3") (test ParsePeriod.DocumentedExample)
SD_EXPORT Period parse_period(std::string_view text);

}  // namespace sociaaldomein
