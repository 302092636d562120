#include <sociaaldomein/core/period.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/quantity.hpp>
#include <sociaaldomein/core/text_distance.hpp>

#include "core/detail/quote.hpp"

namespace sociaaldomein {

namespace {

constexpr std::array<std::string_view, frequency_count> names = [] {
    std::array<std::string_view, frequency_count> result;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Frequency>>(
        [&](auto described) { result[static_cast<std::size_t>(described.value)] = described.name; });
    return result;
}();

/// The ordinals of the first and last period that lie whole in 0001-01-01..9999-12-31.
struct Calendar {
    std::int32_t first;
    std::int32_t last;
};
constexpr std::array<Calendar, frequency_count> calendars = {{
    {1, 9999},
    {2, 2 * 9999 + 1},
    {4, 4 * 9999 + 3},
    {12, 12 * 9999 + 11},
    {0, (Date::last_serial - Date::first_serial + 1) / 7 - 1},
    {1, 9998},
    {0, 4998},
}};

constexpr std::size_t index(Frequency frequency) noexcept { return static_cast<std::size_t>(frequency); }

bool in_calendar(Frequency frequency, std::int64_t ordinal) noexcept {
    const Calendar& calendar = calendars[index(frequency)];
    return ordinal >= calendar.first && ordinal <= calendar.last;
}

/// How many periods of a frequency start in a year; weeks are not as regular and do without.
constexpr int per_year(Frequency frequency) noexcept {
    switch (frequency) {
        case Frequency::half_year: return 2;
        case Frequency::quarter: return 4;
        case Frequency::month: return 12;
        default: return 1;
    }
}

/// The ordinal of the period that holds the day, in the calendar or not.
std::int64_t ordinal_at(Date day, Frequency frequency) noexcept {
    const int school_year = day.month() >= 8 ? day.year() : day.year() - 1;
    switch (frequency) {
        case Frequency::week: return (day.serial() - Date::first_serial) / 7;
        case Frequency::school_year: return school_year;
        // Two school years start in the odd years 2n + 1; the one before year 1 must come out below zero.
        case Frequency::two_school_years: return (school_year + 1) / 2 - 1;
        default: {
            const int n = per_year(frequency);
            return std::int64_t{day.year()} * n + (day.month() - 1) / (12 / n);
        }
    }
}

std::string described(Frequency frequency, std::int64_t ordinal) {
    return fmt::format("Period: {} ordinal is {}, expected {} to {}", to_string(frequency), ordinal,
                       calendars[index(frequency)].first, calendars[index(frequency)].last);
}

Period moved(Period period, std::int64_t periods, char symbol) {
    std::int64_t ordinal = 0;
    const bool overflows = symbol == '+' ? detail::add_overflows(period.ordinal(), periods, ordinal)
                                         : detail::subtract_overflows(period.ordinal(), periods, ordinal);
    if (overflows || !in_calendar(period.frequency(), ordinal)) {
        throw Error(Errc::overflow, fmt::format("period: {} {} {} leaves the years 1 to 9999",
                                                to_string(period), symbol, periods));
    }
    return Period::from_ordinal(period.frequency(), ordinal);
}

}  // namespace

std::string_view to_string(Frequency frequency) noexcept {
    return index(frequency) < names.size() ? names[index(frequency)] : "unknown";
}

Frequency parse_frequency(std::string_view text) {
    const auto found = std::find(names.begin(), names.end(), text);
    if (found != names.end()) return static_cast<Frequency>(found - names.begin());
    const std::string meant = nearest(text, names);
    throw Error(Errc::unknown_value, meant.empty()
                                         ? fmt::format("found {}, expected one of {}", detail::quoted(text),
                                                       fmt::join(names, ", "))
                                         : fmt::format("found {}, expected a frequency; did you mean {}?",
                                                       detail::quoted(text), detail::quoted(meant)));
}

int periods_per_year(Frequency frequency) {
    switch (frequency) {
        case Frequency::week: return 52;
        case Frequency::two_school_years:
            throw Error(Errc::out_of_domain,
                        "periods_per_year: frequency is two_school_years, expected one that fits in a year");
        default: return per_year(frequency);
    }
}

Period Period::of(Frequency frequency, int year, int number) {
    const auto refuse = [&](std::string_view rule) {
        throw Error(Errc::out_of_domain, fmt::format("Period: found {} {} of {}, expected {}",
                                                     to_string(frequency), number, year, rule));
    };
    if (year < 1 || year > 9999) refuse("a year from 1 to 9999");
    const int numbers = frequency == Frequency::week ? weeks_in_year(year) : per_year(frequency);
    if (number < 1 || number > numbers) refuse(fmt::format("a number from 1 to {}", numbers));

    std::int64_t ordinal = 0;
    if (frequency == Frequency::week) {
        // 4 January is in week 1 by definition.
        ordinal = ordinal_at(Date(year, 1, 4), frequency) + number - 1;
    } else if (frequency == Frequency::two_school_years) {
        if (year % 2 == 0) refuse("an odd year, since two school years are counted from odd years");
        ordinal = year / 2;
    } else {
        ordinal = std::int64_t{year} * numbers + number - 1;
    }
    if (!in_calendar(frequency, ordinal)) refuse("a period that ends by 9999-12-31");
    return Period(frequency, static_cast<std::int32_t>(ordinal));
}

Period Period::year(int year) { return of(Frequency::year, year); }

Period Period::half_year(int year, int half) { return of(Frequency::half_year, year, half); }

Period Period::quarter(int year, int quarter) { return of(Frequency::quarter, year, quarter); }

Period Period::month(int year, int month) { return of(Frequency::month, year, month); }

Period Period::week(int iso_year, int week) { return of(Frequency::week, iso_year, week); }

Period Period::school_year(int start_year) { return of(Frequency::school_year, start_year); }

Period Period::two_school_years(int start_year) { return of(Frequency::two_school_years, start_year); }

Period Period::containing(Date day, Frequency frequency) {
    const std::int64_t ordinal = ordinal_at(day, frequency);
    if (!in_calendar(frequency, ordinal)) {
        throw Error(Errc::out_of_domain,
                    fmt::format("Period: found {}, expected a day whose whole {} lies in the "
                                "years 1 to 9999",
                                to_string(day), to_string(frequency)));
    }
    return Period(frequency, static_cast<std::int32_t>(ordinal));
}

Period Period::from_ordinal(Frequency frequency, std::int64_t ordinal) {
    if (!in_calendar(frequency, ordinal)) throw Error(Errc::out_of_domain, described(frequency, ordinal));
    return Period(frequency, static_cast<std::int32_t>(ordinal));
}

int Period::start_year() const noexcept {
    switch (frequency_) {
        case Frequency::week: return (first_day() + 3).year();
        case Frequency::two_school_years: return 2 * ordinal_ + 1;
        default: return ordinal_ / per_year(frequency_);
    }
}

int Period::number() const noexcept {
    if (frequency_ == Frequency::week) {
        const Date thursday = first_day() + 3;
        return static_cast<int>((thursday - Date(thursday.year(), 1, 1)) / 7) + 1;
    }
    return frequency_ == Frequency::two_school_years ? 1 : ordinal_ % per_year(frequency_) + 1;
}

Date Period::first_day() const noexcept {
    switch (frequency_) {
        case Frequency::week: return Date::from_serial(Date::first_serial + std::int64_t{7} * ordinal_);
        case Frequency::school_year:
        case Frequency::two_school_years: return Date(start_year(), 8, 1);
        default: return Date(start_year(), (number() - 1) * (12 / per_year(frequency_)) + 1, 1);
    }
}

Date Period::last_day() const noexcept {
    switch (frequency_) {
        case Frequency::week: return first_day() + 6;
        case Frequency::school_year: return Date(start_year() + 1, 7, 31);
        case Frequency::two_school_years: return Date(start_year() + 2, 7, 31);
        default: {
            const int month = number() * (12 / per_year(frequency_));
            return Date(start_year(), month, days_in_month(start_year(), month));
        }
    }
}

bool Period::contains(Date day) const noexcept { return ordinal_at(day, frequency_) == ordinal_; }

bool Period::contains(Period other) const noexcept {
    return contains(other.first_day()) && contains(other.last_day());
}

Period operator+(Period period, std::int64_t periods) { return moved(period, periods, '+'); }

Period operator-(Period period, std::int64_t periods) { return moved(period, periods, '-'); }

std::int64_t operator-(Period a, Period b) {
    if (a.frequency() != b.frequency()) {
        throw Error(Errc::unlike,
                    fmt::format("period: {} ({}) - {} ({}), expected periods of one frequency", to_string(a),
                                to_string(a.frequency()), to_string(b), to_string(b.frequency())));
    }
    return std::int64_t{a.ordinal()} - b.ordinal();
}

std::strong_ordering operator<=>(Period a, Period b) noexcept {
    if (a.frequency_ == b.frequency_) return a.ordinal_ <=> b.ordinal_;
    if (const auto order = a.last_day() <=> b.last_day(); std::is_neq(order)) return order;
    return a.frequency_ <=> b.frequency_;
}

Period enclosing(Period period, Frequency frequency) {
    const std::int64_t ordinal = ordinal_at(period.first_day(), frequency);
    if (ordinal != ordinal_at(period.last_day(), frequency) || !in_calendar(frequency, ordinal)) {
        throw Error(Errc::unlike, fmt::format("period: {} ({} to {}) lies in no single {}", to_string(period),
                                              to_string(period.first_day()), to_string(period.last_day()),
                                              to_string(frequency)));
    }
    return Period::from_ordinal(frequency, ordinal);
}

}  // namespace sociaaldomein
