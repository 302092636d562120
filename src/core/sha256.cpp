#include <sociaaldomein/core/sha256.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "core/detail/sha256_blocks.hpp"

namespace sociaaldomein {

std::string sha256_hex(std::string_view bytes) {
    detail::Sha256State state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                              0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const std::size_t whole = bytes.size() / 64;
    detail::sha256_blocks(state, data, whole);

    // The rest, a one bit, zeros, and the length in bits: one block, or two when the length no longer fits.
    std::array<unsigned char, 128> end{};
    const std::size_t rest = bytes.size() % 64;
    if (rest > 0) std::memcpy(end.data(), data + whole * 64, rest);
    end[rest] = 0x80;
    const std::size_t blocks = rest < 56 ? 1 : 2;
    const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
    for (std::size_t i = 0; i < 8; ++i)
        end[blocks * 64 - 1 - i] = static_cast<unsigned char>(bits >> (8 * i) & 0xFFU);
    detail::sha256_blocks(state, end.data(), blocks);

    std::string hex;
    hex.reserve(64);
    for (const std::uint32_t word : state)
        for (int shift = 28; shift >= 0; shift -= 4) hex += "0123456789abcdef"[word >> shift & 0xFU];
    return hex;
}

}  // namespace sociaaldomein
