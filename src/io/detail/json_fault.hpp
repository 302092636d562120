// What exactly is wrong with a text that is not JSON, in plain words.  Layer: io (private).
#pragma once

#include "io/detail/json_tree.hpp"

namespace sociaaldomein::detail {

/// What was read last before the fault.
enum class JsonAfter { nothing, opening, key, value };

/// Where reading stood when it stopped: the text up to `offset` is right.
struct JsonStop {
    std::size_t offset = 0;
    JsonAfter after = JsonAfter::nothing;
    JsonKind inside = JsonKind::null;  ///< object or array; null outside of both
};

/// Looks on from where reading stood and names the first fault: its place, what was found, what was expected.
JsonFault explain_fault(std::string_view text, const JsonStop& stop);

}  // namespace sociaaldomein::detail
