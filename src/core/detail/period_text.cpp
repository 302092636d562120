#include "core/detail/period_text.hpp"

#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "core/detail/quote.hpp"

namespace sociaaldomein {

namespace {

/// A code of CBS after the year: 22 years of tables use these and no others for the periods of this library.
struct CbsCode {
    std::string_view letters;
    Frequency frequency;
    bool numbered;  ///< the two digits count from 01; else they are as in `letters`
};
constexpr std::array<CbsCode, frequency_count> cbs_codes = {{
    {"JJ00", Frequency::year, false},
    {"HJ", Frequency::half_year, true},
    {"KW", Frequency::quarter, true},
    {"MM", Frequency::month, true},
    {"W1", Frequency::week, true},
    {"SJ00", Frequency::school_year, false},
    {"X001", Frequency::two_school_years, false},
}};

std::optional<int> number(std::string_view digits) noexcept {
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

[[noreturn]] void refuse(std::string_view text, const std::string& expected) {
    throw Error(Errc::syntax, fmt::format("found {}, expected {}", detail::quoted(text), expected));
}

/// `text` has the form of a period of this frequency; whether there is such a period is another matter.
Period make(std::string_view text, Frequency frequency, int year, int n) {
    try {
        return Period::of(frequency, year, n);
    } catch (const Error&) {
        if (year == 0) refuse(text, "a year from 0001 to 9999");
        switch (frequency) {
            case Frequency::half_year: refuse(text, "a half-year, H1 or H2");
            case Frequency::quarter: refuse(text, "a quarter from 1 to 4");
            case Frequency::month: refuse(text, "a month from 01 to 12");
            case Frequency::week: {
                const int weeks = weeks_in_year(year);
                if (n == 53 && weeks == 52) {
                    refuse(text, fmt::format("a week from 01 to 52: {} has no week 53 in ISO 8601", year));
                }
                refuse(text, n >= 1 && n <= weeks ? "a period that ends by 9999-12-31"
                                                  : fmt::format("a week from 01 to {}", weeks));
            }
            case Frequency::two_school_years:
                refuse(text, fmt::format("two school years from an odd year on, such as {}",
                                         year % 2 == 0 ? fmt::format("{:04}/{:04}", year - 1, year + 1)
                                                       : std::string("9997/9999")));
            default: refuse(text, "a period that ends by 9999-12-31");
        }
    }
}

/// Nothing when the text has not the form of a CBS code.
std::optional<Period> read_cbs(std::string_view text) {
    if (text.size() != 8) return std::nullopt;
    const std::optional<int> year = number(text.substr(0, 4));
    if (!year) return std::nullopt;
    const std::string_view code = text.substr(4);
    for (const CbsCode& known : cbs_codes) {
        if (!known.numbered && code == known.letters) return make(text, known.frequency, *year, 1);
        if (!known.numbered || !code.starts_with(known.letters)) continue;
        if (const std::optional<int> n = number(code.substr(2)))
            return make(text, known.frequency, *year, *n);
    }
    if (code == "X000") refuse(text, "another code: X000 means another thing in every table");
    return std::nullopt;
}

std::optional<Period> read_school_years(std::string_view text, int year) {
    if (text.size() != 9 || text[4] != '/') return std::nullopt;
    const std::optional<int> end = number(text.substr(5));
    if (!end) return std::nullopt;
    if (*end == year + 1) return make(text, Frequency::school_year, year, 1);
    if (*end == year + 2) return make(text, Frequency::two_school_years, year, 1);
    throw Error(
        Errc::syntax,
        fmt::format(
            "found school year {}, expected years that follow each other, such as {:04}/{:04}, or two "
            "school years, such as 2003/2005",
            detail::quoted(text), year, year + 1));
}

/// Nothing when the text has not the form of a period.
std::optional<Period> read_text(std::string_view text) {
    if (text.size() < 4) return std::nullopt;
    const std::optional<int> year = number(text.substr(0, 4));
    if (!year) return std::nullopt;
    const std::string_view rest = text.substr(4);
    if (rest.empty()) return make(text, Frequency::year, *year, 1);
    if (rest.front() == '/') return read_school_years(text, *year);
    if (rest.front() != '-' || rest.size() < 3 || rest.size() > 4) return std::nullopt;

    const char kind = rest[1];
    const bool two_digits = kind >= '0' && kind <= '9';
    const std::optional<int> n = number(rest.substr(two_digits ? 1 : 2));
    if (!n) return std::nullopt;
    if (rest.size() == 3) {
        if (two_digits) return make(text, Frequency::month, *year, *n);
        if (kind == 'H') return make(text, Frequency::half_year, *year, *n);
        if (kind == 'Q') return make(text, Frequency::quarter, *year, *n);
    } else if (kind == 'W') {
        return make(text, Frequency::week, *year, *n);
    }
    return std::nullopt;
}

}  // namespace

std::string to_string(Period period) {
    const int year = period.start_year();
    switch (period.frequency()) {
        case Frequency::year: return fmt::format("{:04}", year);
        case Frequency::half_year: return fmt::format("{:04}-H{}", year, period.number());
        case Frequency::quarter: return fmt::format("{:04}-Q{}", year, period.number());
        case Frequency::month: return fmt::format("{:04}-{:02}", year, period.number());
        case Frequency::week: return fmt::format("{:04}-W{:02}", year, period.number());
        case Frequency::school_year: return fmt::format("{:04}/{:04}", year, year + 1);
        case Frequency::two_school_years: return fmt::format("{:04}/{:04}", year, year + 2);
    }
    return {};
}

std::string to_cbs(Period period) {
    const CbsCode& code = cbs_codes[static_cast<std::size_t>(period.frequency())];
    return code.numbered ? fmt::format("{:04}{}{:02}", period.start_year(), code.letters, period.number())
                         : fmt::format("{:04}{}", period.start_year(), code.letters);
}

Period from_cbs(std::string_view code) {
    if (const auto period = read_cbs(detail::trimmed(code))) return *period;
    refuse(code,
           "a CBS period code: 2022JJ00, 2022HJ01, 2022KW01, 2022MM12, 2022W105 (week 5), 2022SJ00 (school "
           "year) or 2003X001 (two school years)");
}

Period parse_period(std::string_view text) {
    return detail::parse_period(text, fmt::format("a period: {}", detail::period_forms));
}

Period detail::parse_period(std::string_view text, std::string_view expected) {
    const std::string_view written = trimmed(text);
    if (const auto period = read_text(written)) return *period;
    if (const auto period = read_cbs(written)) return *period;
    refuse(text, std::string(expected));
}

}  // namespace sociaaldomein
