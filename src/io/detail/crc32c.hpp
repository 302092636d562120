// CRC-32C (Castagnoli): the checksum of an archive.  Dutch: controlegetal.  Layer: io (private).
// Sources: RFC 3720, appendix B.4 (check values); M. Adler's way of joining three interleaved checksums.
#pragma once

#include <cstdint>
#include <string_view>

namespace sociaaldomein::detail {

/// The checksum of `bytes`, or of what `before` is the checksum of followed by `bytes`. The instruction of the
/// processor is used where it has one; the result is the same everywhere.
///
/// @par Cost     about 8 bytes a cycle with the instruction, 1 without
/// @par Example  crc32c("123456789") is 0xE3069283 (test Crc32c.DocumentedExample)
std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0) noexcept;

using Crc32cFunction = std::uint32_t (*)(std::string_view bytes, std::uint32_t before) noexcept;

/// Works on every processor: eight bytes at a time, by table.
std::uint32_t crc32c_portable(std::string_view bytes, std::uint32_t before) noexcept;

/// The one with the processor's instruction, or null where this processor or this build has none.
Crc32cFunction crc32c_hardware() noexcept;

}  // namespace sociaaldomein::detail
