#include "scenario/detail/world_odds.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "scenario/detail/run.hpp"
#include "scenario/detail/run_paths.hpp"

namespace sociaaldomein::detail {

WorldOdds world_odds(std::span<const std::uint8_t> met, bool ranges) {
    std::vector<double> worlds;
    std::int64_t all = 0;
    for (std::size_t from = 0; from < met.size(); from += world_paths) {
        const std::size_t to = std::min(met.size(), from + world_paths);
        std::int64_t here = 0;
        for (std::size_t p = from; p < to; ++p) here += met[p];
        all += here;
        if (to - from == world_paths || worlds.empty())
            worlds.push_back(static_cast<double>(here) / static_cast<double>(to - from));
    }
    const double n = static_cast<double>(worlds.size());
    const double mean = mean_of(worlds);
    double between = 0.0;
    double within = 0.0;
    for (const double w : worlds) {
        between += (w - mean) * (w - mean);
        within += w * (1.0 - w) / (world_paths - 1);
    }
    between /= std::max(1.0, n - 1.0);
    within /= n;
    WorldOdds odds;
    const double p = odds.probability = static_cast<double>(all) / static_cast<double>(met.size());
    odds.standard_error =
        n > 1.0 ? std::sqrt(between / n) : std::sqrt(p * (1.0 - p) / static_cast<double>(met.size()));
    if (!ranges) {
        odds.low = odds.high = p;
        return odds;
    }
    const double shrink = between > 0.0 ? std::sqrt(std::max(0.0, between - within) / between) : 0.0;
    std::ranges::sort(worlds);
    const auto at = [&](double probability) {
        const double place = probability * (n - 1.0);
        const auto below = static_cast<std::size_t>(place);
        const std::size_t above = std::min(worlds.size() - 1, below + 1);
        const double value =
            worlds[below] + (worlds[above] - worlds[below]) * (place - static_cast<double>(below));
        return std::clamp(p + (value - mean) * shrink, 0.0, 1.0);
    };
    odds.low = std::min(p, at(0.1));
    odds.high = std::max(p, at(0.9));
    return odds;
}

}  // namespace sociaaldomein::detail
