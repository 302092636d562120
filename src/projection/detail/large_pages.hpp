#pragma once
/// Memory of results for many series: large pages where the system has them, as touching small ones for the first time
/// takes longer than what is computed for them.  Layer: projection.

#include <cstddef>
#include <vector>

namespace sociaaldomein::detail {

/// Asks the system for large pages for memory that was not touched yet. A wish: nothing depends on it.
void prefer_large_pages(void* memory, std::size_t bytes) noexcept;

/// `size` values made anew in an empty vector.
template <class T>
void make_room(std::vector<T>& values, std::size_t size) {
    values.reserve(size);
    prefer_large_pages(values.data(), size * sizeof(T));
    values.resize(size);
}

}  // namespace sociaaldomein::detail
