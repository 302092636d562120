#include <sociaaldomein/core/allocation.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

namespace sociaaldomein {

std::vector<Money> allocate(Money total, std::span<const std::int64_t> weights) {
    __extension__ using Wide = unsigned __int128;

    require(!weights.empty(), "allocate", "weights", weights.size(), "at least one");
    Wide sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] < 0)
            require(false, "allocate", fmt::format("weights[{}]", i), weights[i], "a weight >= 0");
        sum += static_cast<std::uint64_t>(weights[i]);
    }
    require(sum > 0, "allocate", "weights", 0, "a sum > 0");

    const bool negative = total.raw() < 0;
    const auto raw = static_cast<std::uint64_t>(total.raw());
    const std::uint64_t magnitude = negative ? 0 - raw : raw;

    std::vector<std::uint64_t> parts(weights.size());
    std::vector<Wide> remainders(weights.size());
    std::uint64_t left = magnitude;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Wide share = Wide{magnitude} * static_cast<std::uint64_t>(weights[i]);
        parts[i] = static_cast<std::uint64_t>(share / sum);
        remainders[i] = share % sum;
        left -= parts[i];
    }

    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // The index decides between equal remainders, so the order does not depend on the sort.
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return remainders[a] != remainders[b] ? remainders[a] > remainders[b] : a < b;
    });
    // Fewer cents are left than there are remainders above zero: each remainder is less than one cent.
    for (std::size_t i = 0; i < left; ++i) ++parts[order[i]];

    std::vector<Money> result;
    result.reserve(parts.size());
    for (const std::uint64_t part : parts) {
        result.push_back(Money::from_raw(static_cast<std::int64_t>(negative ? 0 - part : part)));
    }
    return result;
}

}  // namespace sociaaldomein
