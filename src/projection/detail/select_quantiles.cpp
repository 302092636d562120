#include "projection/detail/select_quantiles.hpp"

#include <algorithm>
#include <cmath>

namespace sociaaldomein::detail {

namespace {

constexpr std::size_t bin_count = 2048;

/// An order statistic that is wanted, and where it goes.
struct Wanted {
    std::size_t rank = 0;
    double value = 0.0;
};

/// Finds the wanted order statistics (by increasing rank) of the values, which lie in [lowest, highest].
void find(std::span<const double> values, double lowest, double highest, std::vector<Wanted>& wanted,
          QuantileWork& work) {
    const double scale = static_cast<double>(bin_count) / (highest - lowest);
    work.counts.assign(bin_count, 0);
    work.bins.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto bin = std::min(static_cast<int>((values[i] - lowest) * scale), static_cast<int>(bin_count) - 1);
        work.bins[i] = static_cast<std::uint16_t>(bin);
        ++work.counts[static_cast<std::size_t>(bin)];
    }
    std::size_t below = 0;
    std::size_t bin = 0;
    for (std::size_t k = 0; k < wanted.size();) {
        while (below + work.counts[bin] <= wanted[k].rank) below += work.counts[bin++];
        work.candidates.clear();
        for (std::size_t i = 0; i < values.size(); ++i)
            if (work.bins[i] == bin) work.candidates.push_back(values[i]);
        auto from = work.candidates.begin();
        for (; k < wanted.size() && wanted[k].rank < below + work.counts[bin]; ++k) {
            const auto place = work.candidates.begin() + static_cast<std::ptrdiff_t>(wanted[k].rank - below);
            if (place >= from) {
                std::nth_element(from, place, work.candidates.end());
                from = place + 1;
            }
            wanted[k].value = *place;
        }
    }
}

}  // namespace

void select_quantiles(std::span<const double> values, std::span<const double> probabilities, std::span<double> quantiles,
                      QuantileWork& work) {
    const double last = static_cast<double>(values.size() - 1);
    std::vector<Wanted> wanted;
    wanted.reserve(2 * probabilities.size());
    for (const double p : probabilities) {
        const double place = std::floor(p * last);
        for (const double rank : {place, std::min(place + 1.0, last)}) {
            const auto whole = static_cast<std::size_t>(rank);
            if (wanted.empty() || wanted.back().rank < whole) wanted.push_back({whole});
        }
    }
    const auto [low, high] = std::ranges::minmax_element(values);
    const double width = *high - *low;
    if (!(width > 0.0) || !std::isfinite(static_cast<double>(bin_count) / width) || !std::isfinite(width)) {
        // All equal, or so close or far apart that bins cannot be told apart: sorting is as good as any way.
        work.candidates.assign(values.begin(), values.end());
        std::ranges::sort(work.candidates);
        for (Wanted& one : wanted) one.value = work.candidates[one.rank];
    } else {
        find(values, *low, *high, wanted, work);
    }
    for (std::size_t k = 0; k < probabilities.size(); ++k) {
        const double place = probabilities[k] * last;
        const auto at = std::ranges::lower_bound(wanted, static_cast<std::size_t>(std::floor(place)), {}, &Wanted::rank);
        const double part = place - std::floor(place);
        const auto next = at + 1;
        quantiles[k] = part == 0.0 || next == wanted.end() ? at->value : at->value + part * (next->value - at->value);
    }
}

}  // namespace sociaaldomein::detail
