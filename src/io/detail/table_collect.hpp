#pragma once
/// Finding the rows of a collection that is given by name (Dutch: verzamelen). Layer: io (private).

#include <sociaaldomein/io/table.hpp>

namespace sociaaldomein::detail {

/// See `collect`.
Grid collect_grid(const TypeInfo& root, const void* value, std::string_view name);

}  // namespace sociaaldomein::detail
