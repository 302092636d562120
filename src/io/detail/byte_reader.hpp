// A bounded cursor over bytes that came from outside.  Layer: io (private).
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "io/detail/little_endian.hpp"

namespace sociaaldomein::detail {

/// Takes numbers and runs of bytes from the front; never beyond the end. Places in messages count from `base`.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes, std::uint64_t base = 0) noexcept
        : next_(bytes.data()), left_(bytes.size()), end_(base + bytes.size()) {}

    std::size_t left() const noexcept { return left_; }
    /// The place of the next byte.
    std::uint64_t place() const noexcept { return end_ - left_; }

    /// @throws Error  Errc::corrupt when the bytes end before
    template <std::unsigned_integral T>
    T take() {
        if (left_ < sizeof(T)) too_short(sizeof(T));
        const T value = load_little<T>(next_);
        next_ += sizeof(T);
        left_ -= sizeof(T);
        return value;
    }
    std::string_view take_bytes(std::uint64_t count) {
        if (left_ < count) too_short(count);
        const std::string_view bytes(next_, static_cast<std::size_t>(count));
        next_ += count;
        left_ -= bytes.size();
        return bytes;
    }

    /// Takes a count, and checks it against the bytes left, `least` of which each element takes at least (>= 1).
    template <std::unsigned_integral T>
    T take_count(std::uint64_t least) {
        const T count = take<T>();
        if (count > left_ / least) too_many(count, least);
        return count;
    }

private:
    [[noreturn]] void too_short(std::uint64_t wanted) const;
    [[noreturn]] void too_many(std::uint64_t count, std::uint64_t least) const;

    const char* next_;
    std::size_t left_;
    std::uint64_t end_;
};

/// Throws Error(corrupt): "byte <place>: found <found>, expected <expected>".
[[noreturn]] void corrupt(std::uint64_t place, std::string_view found, std::string_view expected);

}  // namespace sociaaldomein::detail
