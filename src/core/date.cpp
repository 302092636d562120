#include <sociaaldomein/core/date.hpp>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/quantity.hpp>

#include "core/detail/date_text.hpp"
#include "core/detail/quote.hpp"

namespace sociaaldomein {

namespace detail {

void invalid_date(std::int64_t year, std::int64_t month, std::int64_t day) {
    throw Error(Errc::out_of_domain, fmt::format("Date: found year {}, month {}, day {}, expected {}", year,
                                                 month, day, day_rule(year, month)));
}

void invalid_serial(std::int64_t serial) {
    throw Error(Errc::out_of_domain,
                fmt::format("Date: serial is {}, expected {} (0001-01-01) to {} (9999-12-31)", serial,
                            Date::first_serial, Date::last_serial));
}

std::string day_rule(std::int64_t year, std::int64_t month) {
    if (year < 1 || year > 9999) return "a year from 1 to 9999";
    if (month < 1 || month > 12) return "a month from 1 to 12";
    return fmt::format("a day from 1 to {}", days_in_month(static_cast<int>(year), static_cast<int>(month)));
}

bool has_date_form(std::string_view text) noexcept {
    const bool dashed = text.size() == 10 && text[4] == '-' && text[7] == '-';
    if (!dashed && text.size() != 8) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (dashed && (i == 4 || i == 7)) continue;
        if (text[i] < '0' || text[i] > '9') return false;
    }
    return true;
}

}  // namespace detail

namespace {

Date moved(Date date, std::int64_t days, char symbol) {
    std::int64_t serial = 0;
    const bool overflows = symbol == '+' ? detail::add_overflows(date.serial(), days, serial)
                                         : detail::subtract_overflows(date.serial(), days, serial);
    if (overflows || serial < Date::first_serial || serial > Date::last_serial) {
        throw Error(Errc::overflow, fmt::format("date: {} {} {} days leaves the years 1 to 9999",
                                                to_string(date), symbol, days));
    }
    return Date::from_serial(serial);
}

}  // namespace

Date operator+(Date date, std::int64_t days) { return moved(date, days, '+'); }

Date operator-(Date date, std::int64_t days) { return moved(date, days, '-'); }

std::string to_string(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
}

std::string to_cbs(Date date) {
    return fmt::format("{:04}{:02}{:02}", date.year(), date.month(), date.day());
}

Date parse_date(std::string_view text) {
    const std::string_view written = detail::trimmed(text);
    if (!detail::has_date_form(written)) {
        throw Error(Errc::syntax, fmt::format("found {}, expected a date such as 2022-11-01 or 20221101",
                                              detail::quoted(text)));
    }
    const auto number = [&](std::size_t first, std::size_t size) {
        int value = 0;
        for (const char c : written.substr(first, size)) value = value * 10 + (c - '0');
        return value;
    };
    const std::size_t dash = written.size() == 10 ? 1 : 0;
    const int year = number(0, 4);
    const int month = number(4 + dash, 2);
    const int day = number(6 + 2 * dash, 2);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
        throw Error(Errc::syntax, fmt::format("found {}, expected {}", detail::quoted(text),
                                              detail::day_rule(year, month)));
    }
    return Date(year, month, day);
}

}  // namespace sociaaldomein
