#pragma once
/// The rule of an argument, checked before work starts: a broken rule names function, argument, value and
/// rule. Dutch: voorwaarde.  Layer: core.

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

namespace detail {

[[noreturn]] SD_EXPORT void broken_rule(std::string_view function, std::string_view argument,
                                        std::string_view found, std::string_view rule);
SD_EXPORT std::string found_text(std::int64_t value);
SD_EXPORT std::string found_text(std::uint64_t value);
SD_EXPORT std::string found_text(double value);
SD_EXPORT std::string found_text(std::string_view text);

}  // namespace detail

/// Throws unless `condition` holds. The value is turned into text only when the rule is broken.
///
/// @param found  the argument's value: an integer, a floating-point number, a bool or a text (quoted, and
///               shortened when it is long)
/// @param rule   what was expected, as a noun: "a number in (0, 1]"
/// @throws Error Errc::out_of_domain, "project: horizon is -1, expected a number of periods >= 0"
///               (test Require.DocumentedExample)
template <class Found>
constexpr void require(bool condition, std::string_view function, std::string_view argument,
                       const Found& found, std::string_view rule) {
    if (condition) return;
    if constexpr (std::same_as<Found, bool>) {
        detail::broken_rule(function, argument, found ? "true" : "false", rule);
    } else if constexpr (std::signed_integral<Found>) {
        detail::broken_rule(function, argument, detail::found_text(std::int64_t{found}), rule);
    } else if constexpr (std::unsigned_integral<Found>) {
        detail::broken_rule(function, argument, detail::found_text(std::uint64_t{found}), rule);
    } else if constexpr (std::floating_point<Found>) {
        detail::broken_rule(function, argument, detail::found_text(static_cast<double>(found)), rule);
    } else {
        detail::broken_rule(function, argument, detail::found_text(std::string_view(found)), rule);
    }
}

}  // namespace sociaaldomein
