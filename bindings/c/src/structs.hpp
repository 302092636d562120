#pragma once
// Structs that a caller fills or has filled, of this version of the interface, an older or a newer one.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

namespace sociaaldomein::c {

/// The struct as this library knows it: what the caller's does not have is zero.
///
/// @param given    may be null: all zeros
/// @param first    bytes of the struct in the first version of the interface
template <class Struct>
Struct read_struct(const char* function, const char* argument, const Struct* given,
                   std::size_t first = sizeof(Struct)) {
    Struct known{};
    known.struct_size = static_cast<std::int64_t>(sizeof known);
    if (given == nullptr) return known;
    std::int64_t size = 0;
    std::memcpy(&size, given, sizeof size);
    constexpr std::int64_t most = 4096;
    if (size < static_cast<std::int64_t>(first) || size > most)
        throw Error(Errc::out_of_domain,
                    fmt::format("{}: {}->struct_size is {}, expected {} (initialise it with the _INIT macro)",
                                function, argument, size, sizeof known));
    const auto* bytes = reinterpret_cast<const unsigned char*>(given);
    const auto all = static_cast<std::size_t>(size);
    const std::size_t shared = std::min(all, sizeof known);
    if (std::any_of(bytes + shared, bytes + all, [](unsigned char byte) { return byte != 0; }))
        throw Error(
            Errc::unsupported_version,
            fmt::format("{}: {} has members that this library does not know, expected them to be zero",
                        function, argument));
    std::memcpy(&known, bytes, shared);
    return known;
}

/// Fills the caller's struct as far as it goes.
template <class Struct>
void write_struct(const char* function, const char* argument, Struct* out, Struct filled,
                  std::size_t first = sizeof(Struct)) {
    std::int64_t size = 0;
    std::memcpy(&size, out, sizeof size);
    if (size < static_cast<std::int64_t>(first))
        throw Error(Errc::out_of_domain,
                    fmt::format("{}: {}->struct_size is {}, expected {} (initialise it with the _INIT macro)",
                                function, argument, size, sizeof filled));
    filled.struct_size = size;
    std::memcpy(out, &filled, std::min(static_cast<std::size_t>(size), sizeof filled));
}

}  // namespace sociaaldomein::c
