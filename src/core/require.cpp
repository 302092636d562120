#include <sociaaldomein/core/require.hpp>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "core/detail/quote.hpp"

namespace sociaaldomein::detail {

void broken_rule(std::string_view function, std::string_view argument, std::string_view found,
                 std::string_view rule) {
    throw Error(Errc::out_of_domain,
                fmt::format("{}: {} is {}, expected {}", function, argument, found, rule));
}

std::string found_text(std::int64_t value) { return fmt::format("{}", value); }

std::string found_text(std::uint64_t value) { return fmt::format("{}", value); }

std::string found_text(double value) { return fmt::format("{}", value); }

std::string found_text(std::string_view text) { return detail::quoted(text); }

}  // namespace sociaaldomein::detail
