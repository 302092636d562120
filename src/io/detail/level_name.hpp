#pragma once
/// The names of intervals in tables: lower80, upper97.5.  Layer: io (private).

#include <string>

namespace sociaaldomein::detail {

/// "80" of 0.8, "97.5" of 0.975.
/// @param level  in (0, 1)
std::string percentage(double level);

}  // namespace sociaaldomein::detail
