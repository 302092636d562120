// The compression function of SHA-256, on whole blocks of 64 bytes.  Layer: core (private).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace sociaaldomein::detail {

using Sha256State = std::array<std::uint32_t, 8>;

/// FIPS 180-4, section 4.2.2.
extern const std::array<std::uint32_t, 64> sha256_constants;

/// In portable code; what the other one is tested against.
void sha256_blocks_portable(Sha256State& state, const unsigned char* data, std::size_t blocks);

/// With the fastest instructions this processor has.
void sha256_blocks(Sha256State& state, const unsigned char* data, std::size_t blocks);

}  // namespace sociaaldomein::detail
