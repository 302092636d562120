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

/// What there is to know of a series before it is made fit.
struct SeriesFacts {
    SeriesKind kind = SeriesKind::empty;
    int exponent = 0;               ///< the largest |value| lies in [0.5, 1) * 2^exponent
    std::int64_t first = 0;         ///< index of the first observation in the input
    std::int64_t last = -1;         ///< and of the last, -1 for none
    std::int64_t observations = 0;  ///< that were not missing
    bool gaps = false;              ///< missing periods between observations were filled
    bool negative = false;          ///< some observation is below zero

    /// Values from the first observation to the last.
    std::size_t length() const noexcept { return static_cast<std::size_t>(last - first + 1); }
};

/// @param input   NaN is missing; finite otherwise
/// @par Cost      O(n), nothing allocated
SeriesFacts examine(std::span<const double> input) noexcept;

/// Writes the values from the first observation to the last, divided by 2^exponent and without gaps.
///
/// @param facts   what `examine` said of `input`
/// @param season  periods in a season; gaps of a series of two whole seasons or more follow its season
/// @param out     `facts.length()` values
/// @par Cost      O(n); allocates only for a series with gaps
void prepare(std::span<const double> input, const SeriesFacts& facts, int season, std::span<double> out);

}  // namespace sociaaldomein::detail
