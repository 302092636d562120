#include "handle.hpp"

#if defined(SD_WATCH_HANDLES)

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>

namespace sociaaldomein::c {
namespace {

constexpr std::uint32_t dead_mark = 0xdeadd0adU;

struct Graveyard {
    std::mutex mutex;
    std::array<void*, 256> graves{};
    std::size_t next = 0;
};

Graveyard& graveyard() {
    static Graveyard all;
    return all;
}

}  // namespace

void require_alive(const void* handle) noexcept {
    std::uint32_t mark = 0;
    std::memcpy(&mark, handle, sizeof mark);
    if (mark == Counted::alive_mark) return;
    std::fputs(mark == dead_mark ? "sociaaldomein: a handle is used after its last free\n"
                                 : "sociaaldomein: what is passed as a handle is none\n",
               stderr);
    std::abort();
}

void bury(void* memory) noexcept {
    std::memcpy(memory, &dead_mark, sizeof dead_mark);
    Graveyard& yard = graveyard();
    const std::lock_guard lock(yard.mutex);
    ::operator delete(std::exchange(yard.graves[yard.next], memory));
    yard.next = (yard.next + 1) % yard.graves.size();
}

}  // namespace sociaaldomein::c

#endif
