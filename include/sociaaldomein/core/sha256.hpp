#pragma once
/// The SHA-256 digest of bytes, so that an output can say which input it was made from (Dutch: controlegetal).
/// Layer: core. Source: FIPS 180-4, Secure Hash Standard, https://doi.org/10.6028/NIST.FIPS.180-4

#include <string>
#include <string_view>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

/// The digest of `bytes` in 64 small hexadecimal digits.
///
/// The same on every machine. A processor with SHA instructions is used as such, which is several times faster.
/// @par Cost      O(bytes), one allocation
/// @par Example   sha256_hex("abc") is "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
///                (test Sha256.DocumentedExample)
SD_EXPORT std::string sha256_hex(std::string_view bytes);

}  // namespace sociaaldomein
