#include <sociaaldomein/core/period_range.hpp>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "core/detail/period_text.hpp"
#include "core/detail/quote.hpp"

namespace sociaaldomein {

PeriodRange::PeriodRange(Period first, Period last) : first_(first), last_(last) {
    if (first.frequency() != last.frequency()) {
        throw Error(Errc::unlike,
                    fmt::format("PeriodRange: {} ({}) to {} ({}), expected periods of one frequency",
                                sociaaldomein::to_string(first), to_string(first.frequency()),
                                sociaaldomein::to_string(last), to_string(last.frequency())));
    }
    if (last.ordinal() < first.ordinal()) {
        throw Error(Errc::out_of_domain,
                    fmt::format("PeriodRange: last is {}, expected {} or later",
                                sociaaldomein::to_string(last), sociaaldomein::to_string(first)));
    }
}

bool PeriodRange::contains(Date day) const noexcept { return first_day() <= day && day <= last_day(); }

bool PeriodRange::contains(Period period) const noexcept {
    return first_day() <= period.first_day() && period.last_day() <= last_day();
}

std::size_t PeriodRange::index_of(Period period) const {
    const std::int64_t index = period - first_;
    if (index < 0 || period.ordinal() > last_.ordinal()) {
        throw Error(Errc::out_of_domain,
                    fmt::format("PeriodRange: period is {}, expected one of {}",
                                sociaaldomein::to_string(period), sociaaldomein::to_string(*this)));
    }
    return static_cast<std::size_t>(index);
}

Period PeriodRange::at(std::size_t index) const {
    if (index >= size()) {
        throw Error(Errc::out_of_domain,
                    fmt::format("PeriodRange: index is {}, expected one below {}", index, size()));
    }
    return begin()[static_cast<std::ptrdiff_t>(index)];
}

PeriodRange subdivide(Period period, Frequency frequency) {
    const auto refuse = [&]() -> Error {
        return {Errc::unlike,
                fmt::format("period: {} ({} to {}) is no whole number of periods of frequency {}",
                            to_string(period), to_string(period.first_day()), to_string(period.last_day()),
                            to_string(frequency))};
    };
    const auto starting = [&](Date day) {
        try {
            return Period::containing(day, frequency);
        } catch (const Error&) {  // at the ends of the calendar a coarser period may not exist
            throw refuse();
        }
    };
    const Period first = starting(period.first_day());
    const Period last = starting(period.last_day());
    if (first.first_day() != period.first_day() || last.last_day() != period.last_day()) throw refuse();
    return PeriodRange(first, last);
}

std::string to_string(const PeriodRange& range) {
    return fmt::format("{}..{}", to_string(range.first()), to_string(range.last()));
}

PeriodRange parse_period_range(std::string_view text) {
    const std::string expected =
        fmt::format("periods such as 2020..2024, or one of: {}", detail::period_forms);
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos || detail::trimmed(text.substr(0, dots)).empty() ||
        detail::trimmed(text.substr(dots + 2)).empty()) {
        const Period only = detail::parse_period(text, expected);
        return PeriodRange(only, only);
    }
    const Period first = detail::parse_period(text.substr(0, dots), expected);
    const Period last = detail::parse_period(text.substr(dots + 2), expected);
    if (first.frequency() != last.frequency()) {
        throw Error(Errc::syntax, fmt::format("found {}, a {} and a {}, expected periods of one frequency",
                                              detail::quoted(text), to_string(first.frequency()),
                                              to_string(last.frequency())));
    }
    if (last < first) {
        throw Error(Errc::syntax,
                    fmt::format("found {}, expected the earlier period first", detail::quoted(text)));
    }
    return PeriodRange(first, last);
}

}  // namespace sociaaldomein
