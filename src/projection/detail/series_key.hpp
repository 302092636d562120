#pragma once
/// The key of a series' random numbers.  Layer: projection.

#include <cstdint>
#include <string_view>

namespace sociaaldomein::detail {

/// FNV-1a and a finaliser: keys that differ in one letter, or seeds that differ by one, share no random numbers.
inline std::uint64_t series_key(std::uint64_t seed, std::string_view key) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    hash ^= seed + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
    hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9ULL;
    hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebULL;
    return hash ^ (hash >> 31);
}

}  // namespace sociaaldomein::detail
