#include "cli/periods.hpp"

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/when.hpp>

namespace sociaaldomein::cli {

std::optional<Period> parse_period(const std::string& text, const char* option) {
    if (text.empty()) return std::nullopt;
    try {
        const When when = parse_when(text);
        return when.is_period() ? when.period() : Period::containing(when.date(), Frequency::month);
    } catch (const Error& error) {
        throw Error(Errc::syntax, fmt::format("{}: {}", option, error.problems().front().message));
    }
}

}  // namespace sociaaldomein::cli
