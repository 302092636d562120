// The interval of an expression when every figure in it may be anywhere in its own interval.  Layer: check.
//
// Interval arithmetic sees two occurrences of a figure as two figures, and is then too wide. A figure x in which the
// expression is a ratio of linear terms, (A x + B) / (C x + D) with the other figures fixed and a divisor that cannot
// be zero, has no such trouble: the expression is monotone in x, so that its extremes lie at the ends of x. Taking
// both ends of every repeated figure of this sort, in all combinations, and interval arithmetic for the rest, gives
// the exact interval.
#pragma once

#include <cstdint>
#include <vector>

#include <sociaaldomein/check/interval.hpp>

#include "check/detail/forms.hpp"

namespace sociaaldomein::detail {

struct Enclosure {
    Interval interval;
    bool sharp = true;  ///< the interval is exact; otherwise it may be too wide
};

/// The figures of which both ends are tried, at most: 4096 combinations.
inline constexpr int corner_limit = 12;

/// The interval of `form`, with `box[i]` for variable i.
///
/// @throws Error  Errc::overflow; Errc::out_of_domain when a divisor can only be zero
Enclosure enclose(const Forms& forms, const std::vector<Interval>& box, const LinearForm& form);

}  // namespace sociaaldomein::detail
