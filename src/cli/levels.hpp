#pragma once
// Levels of intervals as arguments. Layer: cli.
#include <string>
#include <vector>

namespace sociaaldomein::cli {

/// "80,95" is {0.8, 0.95}.
/// @throws Error  Errc::out_of_domain for what is not a percentage between 0 and 100
std::vector<double> parse_levels(const std::string& text);

}  // namespace sociaaldomein::cli
