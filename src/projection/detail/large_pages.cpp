#include "projection/detail/large_pages.hpp"

#include <cstdint>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace sociaaldomein::detail {

void prefer_large_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) noexcept {
#ifdef __linux__
    constexpr std::size_t large = std::size_t{2} << 20;
    // Only whole large pages: from the first boundary on.
    const std::size_t before = (large - reinterpret_cast<std::uintptr_t>(memory) % large) % large;
    if (bytes < before + large) return;
    madvise(static_cast<char*>(memory) + before, (bytes - before) / large * large, MADV_HUGEPAGE);
#endif
}

}  // namespace sociaaldomein::detail
