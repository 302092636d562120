#include "projection/detail/chunk.hpp"

#include <algorithm>

namespace sociaaldomein::detail {

void pack(std::span<const std::span<const double>> series, int lanes, Block& block) {
    std::size_t length = 0;
    for (const std::span<const double> one : series) length = std::max(length, one.size());
    const auto width = static_cast<std::size_t>(lanes);
    block.lanes = lanes;
    block.length = static_cast<int>(length);
    block.values.assign(length * width, 0.0);
    block.start.assign(width, static_cast<long long>(length));
    for (std::size_t lane = 0; lane < series.size(); ++lane) {
        const std::size_t start = length - series[lane].size();
        block.start[lane] = static_cast<long long>(start);
        for (std::size_t t = start; t < length; ++t) block.values[t * width + lane] = series[lane][t - start];
    }
}

}  // namespace sociaaldomein::detail
