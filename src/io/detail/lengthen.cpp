#include "io/detail/lengthen.hpp"

// Compiled for C++23 (see cmake/Library.cmake), where a text can be lengthened without being filled twice.

namespace sociaaldomein::detail {

void lengthen(std::string& text, std::size_t count) {
    const std::size_t size = text.size() + count;
#ifdef __cpp_lib_string_resize_and_overwrite
    text.resize_and_overwrite(size, [](char*, std::size_t all) noexcept { return all; });
#else
    text.resize(size);
#endif
}

}  // namespace sociaaldomein::detail
