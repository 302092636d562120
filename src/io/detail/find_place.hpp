// From the path of a value to the place in the documents where it stands.  Layer: io (private).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "io/detail/input_files.hpp"
#include "io/detail/json_tree.hpp"

namespace sociaaldomein::detail {

/// Follows a path ("/caseloads/welfare/observations/3") through the documents that a programme is composed of, as far
/// as it goes. Costs one pass over the lists on the way.
/// @return  the node where it ends, or the last one on the way; null when there are no documents
JsonRef find_place(std::span<const JsonRef> documents, const InputFiles& files, std::string_view path);

}  // namespace sociaaldomein::detail
