#pragma once
// Futures that begin with a small count of persons, taken out with all that is computed from them. Layer: report.
#include "report/detail/suppress.hpp"

namespace sociaaldomein::detail {

/// A caseload or waitlist whose future states such a count, or whose newest observation has been suppressed, has no future;
/// nor has what it feeds or drives, nor the products that it buys and the budget plans they are in: they would tell it.
///
/// @param original  with all counts
/// @param result    from which the counts have gone; `hidden_futures` gets the names of what is no longer computed
void suppress_futures(const Programme& original, int below, Suppressed& result);

}  // namespace sociaaldomein::detail
