#pragma once
// Handles: counted, unchangeable objects behind the pointers of the C interface.

#include <atomic>
#include <cstdint>
#include <new>
#include <utility>

#if !defined(NDEBUG) && !defined(SD_WATCH_HANDLES)
#define SD_WATCH_HANDLES
#endif

namespace sociaaldomein::c {

/// What a handle begins with: the first base of every handle type, without virtual functions.
struct Counted {
    static constexpr std::uint32_t alive_mark = 0x5d0a11feU;

    std::uint32_t mark = alive_mark;
    std::atomic<std::int64_t> owners{1};
};

#if defined(SD_WATCH_HANDLES)
/// Stops the program, with a message, unless there is a living handle at the address.
void require_alive(const void* handle) noexcept;
/// Keeps the memory of a handle that is no more for a while, marked, so that its later use is noticed.
void bury(void* memory) noexcept;
#else
inline void require_alive(const void*) noexcept {}
inline void bury(void* memory) noexcept { ::operator delete(memory); }
#endif

/// @param handle  may be null
template <class H>
H* add_owner(H* handle) noexcept {
    if (handle == nullptr) return nullptr;
    require_alive(handle);
    handle->owners.fetch_add(1, std::memory_order_relaxed);
    return handle;
}

/// @param handle  may be null
template <class H>
void drop_owner(H* handle) noexcept {
    if (handle == nullptr) return;
    require_alive(handle);
    // What other threads did with the handle comes before its end.
    if (handle->owners.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    handle->~H();
    bury(handle);
}

/// One owner, as a C++ object.
template <class H>
class Owned {
public:
    explicit Owned(H* handle) noexcept : handle_(handle) {}
    Owned(Owned&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    Owned(const Owned&) = delete;
    Owned& operator=(const Owned&) = delete;
    Owned& operator=(Owned&&) = delete;
    ~Owned() { drop_owner(handle_); }

    H* operator->() const noexcept { return handle_; }
    H& operator*() const noexcept { return *handle_; }
    /// Hands the owner over to C.
    H* release() noexcept { return std::exchange(handle_, nullptr); }

private:
    H* handle_;
};

template <class H, class... Arguments>
Owned<H> make_handle(Arguments&&... arguments) {
    return Owned<H>(new H{{}, std::forward<Arguments>(arguments)...});
}

}  // namespace sociaaldomein::c
