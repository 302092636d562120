#pragma once
/// A series made fit for the families of models: cut to its observations, gaps filled, scaled.  Layer: projection.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sociaaldomein::detail {

/// What kind of data a series is; only `ordinary` goes to the families.
enum class SeriesKind : std::uint8_t { empty, single, few, constant, zero, ordinary };

inline constexpr std::size_t ordinary_observations = 5;  ///< fewer are `few`

struct Prepared {
    SeriesKind kind = SeriesKind::empty;
    /// From the first observation to the last, scaled; no NaN. Empty for `empty`.
    std::vector<double> values{};
    int exponent = 0;        ///< the series is values * 2^exponent; the largest |value| lies in [0.5, 1)
    std::int64_t last = -1;  ///< index of the last observation in the input, -1 for none
    std::int64_t observations = 0;  ///< that were not missing
    bool gaps = false;              ///< missing periods between observations were filled
    bool negative = false;          ///< some observation is below zero
};

/// @param input   NaN is missing; finite otherwise
/// @param season  periods in a season; gaps of a series of two whole seasons or more follow its season
/// @par Cost      O(n)
void prepare(std::span<const double> input, int season, Prepared& result);

}  // namespace sociaaldomein::detail
