// CRC-32C (Castagnoli): the checksum of an archive.  Dutch: controlegetal.  Layer: io (private).
// Sources: RFC 3720, appendix B.4 (check values); M. Adler's way of joining three interleaved checksums.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sociaaldomein::detail {

/// The checksum of `bytes`, or of what `before` is the checksum of followed by `bytes`. The instruction of the
/// processor is used where it has one; the result is the same everywhere.
///
/// @par Cost     on a Zen 5 some 65 GB/s with AVX-512, 34 with AVX2, 30 with the instruction alone, 2 without
/// @par Example  crc32c("123456789") is 0xE3069283 (test Crc32c.DocumentedExample)
std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0) noexcept;

/// The same, of bytes that are copied to `to` meanwhile.
///
/// @param past_caches  what is copied is not needed soon, and more than the caches should give up
/// @par Cost     little more than copying alone with AVX-512 or AVX2; elsewhere that of both
std::uint32_t copied_with_crc32c(char* to, std::string_view bytes, std::uint32_t before,
                                 bool past_caches) noexcept;

/// `to` is where a function that copies copies to; the others do not look at it.
using Crc32cFunction = std::uint32_t (*)(std::string_view bytes, std::uint32_t before, char* to) noexcept;

/// The checksum alone, and with the bytes copied in either of two ways.
struct Crc32cWay {
    Crc32cFunction sum;
    Crc32cFunction copy;
    Crc32cFunction copy_past_caches;
};

/// What this processor has: the way that every processor has, by table, first; the fastest one last.
std::vector<Crc32cWay> crc32c_ways();

}  // namespace sociaaldomein::detail
