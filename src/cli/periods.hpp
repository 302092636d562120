#pragma once
// Periods as arguments. Layer: cli.
#include <optional>
#include <string>

#include <sociaaldomein/core/period.hpp>

namespace sociaaldomein::cli {

/// "2028" is that year, "2026-12-31" the month it ends; nothing for an empty text.
/// @throws Error  Errc::syntax naming the option
std::optional<Period> parse_period(const std::string& text, const char* option);

}  // namespace sociaaldomein::cli
