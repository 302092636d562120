#pragma once
// How sure a probability is when assumptions are drawn once for many paths together. Layer: scenario.
#include <cstdint>
#include <span>

namespace sociaaldomein::detail {

struct WorldOdds {
    double probability = 0.0;
    double standard_error = 0.0;
    /// In eight of ten worlds the probability lies between these, less what chance alone adds to their spread.
    double low = 0.0;
    double high = 0.0;
};

/// @param met     1 for each path on which it holds, else 0; at least one
/// @param ranges  whether any assumption has a range; without one the worlds are alike
WorldOdds world_odds(std::span<const std::uint8_t> met, bool ranges);

}  // namespace sociaaldomein::detail
