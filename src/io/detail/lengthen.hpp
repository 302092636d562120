// Texts that are about to be filled.  Layer: io (private).
#pragma once

#include <cstddef>
#include <string>

namespace sociaaldomein::detail {

/// Lengthens the text by `count` bytes, which hold anything: whoever calls it writes them.
void lengthen(std::string& text, std::size_t count);

}  // namespace sociaaldomein::detail
