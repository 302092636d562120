#pragma once
/// Dividing an amount of money by weights without losing a cent.
/// Dutch: verdelen naar rato.  Layer: core.
/// Source: the method of the largest remainder (Hamilton); Balinski & Young, "Fair Representation" (1982).

#include <cstdint>
#include <span>
#include <vector>

#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/core/money.hpp>

namespace sociaaldomein {

/// Divides `total` in proportion to `weights`: each part is its exact share rounded down or up to a cent, and
/// the parts add up to `total` exactly. The cents left after rounding down go to the largest remainders; of
/// equal remainders to the lower index. A weight of zero gets nothing. A negative total is divided like its
/// opposite.
///
/// @param weights  at least one, each >= 0, not all zero; their sum may exceed 64 bits
/// @return         as many parts as weights, in their order
/// @throws Error   Errc::out_of_domain when a weight breaks its rule
/// @par Cost       O(n log n)
/// @par Example    allocate(Money::euros(100), {1, 1, 1}) is 33.34, 33.33, 33.33
///                 (test Allocate.DocumentedExample)
SD_EXPORT std::vector<Money> allocate(Money total, std::span<const std::int64_t> weights);

}  // namespace sociaaldomein
