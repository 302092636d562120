#include "core/detail/moment_text.hpp"

#include <array>

#include <fmt/format.h>

namespace sociaaldomein::detail {
namespace {

constexpr std::array<const char*, 12> months_nl{"januari",   "februari", "maart",    "april",
                                                "mei",       "juni",     "juli",     "augustus",
                                                "september", "oktober",  "november", "december"};
constexpr std::array<const char*, 12> months_en{"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};

const char* month(int number, Language l) {
    return (l == Language::nl ? months_nl : months_en)[static_cast<std::size_t>(number - 1)];
}

}  // namespace

std::string moment(const Period& period, Language l) {
    const bool nl = l == Language::nl;
    const int year = period.start_year();
    switch (period.frequency()) {
        case Frequency::half_year:
            return nl ? fmt::format("{}e helft {}", period.number(), year)
                      : fmt::format("{} half of {}", period.number() == 1 ? "first" : "second", year);
        case Frequency::quarter:
            return nl ? fmt::format("{}e kwartaal {}", period.number(), year)
                      : fmt::format("Q{} {}", period.number(), year);
        case Frequency::month: return fmt::format("{} {}", month(period.number(), l), year);
        case Frequency::week: return fmt::format("week {} {}", period.number(), year);
        case Frequency::school_year:
            return fmt::format("{} {}–{}", nl ? "schooljaar" : "school year", year, year + 1);
        case Frequency::two_school_years:
            return fmt::format("{} {}–{}", nl ? "schooljaren" : "school years", year, year + 2);
        case Frequency::year: break;
    }
    return std::to_string(year);
}

std::string moment(const When& when, Language l) {
    if (when.is_period()) return moment(when.period(), l);
    const Date d = when.date();
    return fmt::format("{} {} {}", d.day(), month(d.month(), l), d.year());
}

}  // namespace sociaaldomein::detail
