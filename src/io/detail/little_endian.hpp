// Numbers as bytes, lowest byte first, whatever the machine.  Layer: io (private).
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

namespace sociaaldomein::detail {

template <std::unsigned_integral T>
constexpr T bytes_reversed(T value) noexcept {
    T result = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i)
        result = static_cast<T>(result |
                                static_cast<T>(((value >> (8 * i)) & 0xFFU) << (8 * (sizeof(T) - 1 - i))));
    return result;
}

template <std::unsigned_integral T, std::endian Machine = std::endian::native>
T load_little(const char* at) noexcept {
    T value;
    std::memcpy(&value, at, sizeof(T));
    return Machine == std::endian::little ? value : bytes_reversed(value);
}

template <std::unsigned_integral T, std::endian Machine = std::endian::native>
void append_little(std::string& out, T value) {
    if constexpr (Machine != std::endian::little) value = bytes_reversed(value);
    char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    out.append(bytes, sizeof(T));
}

/// Copies `count` numbers of eight bytes, from the machine's order to lowest-first or back.
template <std::endian Machine = std::endian::native>
void copy_words(void* to, const void* from, std::size_t count) noexcept {
    if (count == 0) return;
    if constexpr (Machine == std::endian::little) {
        std::memcpy(to, from, 8 * count);
    } else {
        for (std::size_t i = 0; i < count; ++i) {
            const auto word = load_little<std::uint64_t, Machine>(static_cast<const char*>(from) + 8 * i);
            std::memcpy(static_cast<char*>(to) + 8 * i, &word, 8);
        }
    }
}

}  // namespace sociaaldomein::detail
