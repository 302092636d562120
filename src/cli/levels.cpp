#include "cli/levels.hpp"

#include <charconv>
#include <sstream>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::cli {

std::vector<double> parse_levels(const std::string& text) {
    std::vector<double> levels;
    std::stringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');) {
        double percent = 0.0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), percent);
        if (error != std::errc() || end != part.data() + part.size() || !(percent > 0.0 && percent < 100.0))
            throw Error(
                Errc::out_of_domain,
                fmt::format("--levels: found \"{}\", expected percentages between 0 and 100, such as 80,95",
                            part));
        levels.push_back(percent / 100.0);
    }
    return levels;
}

}  // namespace sociaaldomein::cli
