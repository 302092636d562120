#include "io/detail/byte_reader.hpp"

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {

void corrupt(std::uint64_t place, std::string_view found, std::string_view expected) {
    throw Error(Errc::corrupt, fmt::format("byte {}: found {}, expected {}", place, found, expected));
}

void ByteReader::too_short(std::uint64_t wanted) const {
    corrupt(place(), fmt::format("{} bytes before the end", left_), fmt::format("at least {}", wanted));
}

void ByteReader::too_many(std::uint64_t count, std::uint64_t least) const {
    corrupt(place(), fmt::format("a count of {}", count),
            fmt::format("at most {}, for {} bytes are left and each takes at least {}", left_ / least, left_,
                        least));
}

}  // namespace sociaaldomein::detail
