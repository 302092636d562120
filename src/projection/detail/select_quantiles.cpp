#include "projection/detail/select_quantiles.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "projection/kernels/histogram.hpp"

namespace sociaaldomein::detail {

namespace {

constexpr std::size_t counts_in_sum = kernels::HistogramKernels::counts_in_sum;

/// As many as leave few values in each, and no more than the first-level cache has room for; the highest value needs one more.
std::size_t bins_for(std::size_t values) {
    constexpr std::size_t most = 8192;
    return std::clamp(std::bit_floor(values), counts_in_sum, most);
}

/// select_ranks() of values in [lowest, highest].
void find(std::span<const double> values, double lowest, double highest, std::span<const std::size_t> wanted,
          std::span<double> found, QuantileWork& work) {
    const std::size_t bin_count = bins_for(values.size());
    const std::size_t counted = bin_count + counts_in_sum;
    work.counts.assign(counted, 0);
    work.sums.resize(counted / counts_in_sum);
    work.bins.resize(values.size());
    kernels::histogram_kernels().count(values.data(), std::ssize(values), lowest,
                                       static_cast<double>(bin_count) / (highest - lowest), work.bins.data(),
                                       work.counts.data(), static_cast<int>(counted), work.sums.data());
    // The bins that hold a wanted rank get a place of their own for their values, one after another.
    work.slots.assign(counted, 0);
    std::vector<std::size_t>& starts = work.starts;
    starts.assign(1, 0);
    std::vector<std::size_t>& ranks = work.ranks;  // below the bin
    ranks.clear();
    work.search.clear();
    std::size_t below = 0;
    std::size_t k = 0;
    for (std::size_t bin = 0; k < wanted.size(); below += work.counts[bin++]) {
        for (; bin % counts_in_sum == 0 && wanted[k] >= below + work.sums[bin / counts_in_sum];
             bin += counts_in_sum)
            below += work.sums[bin / counts_in_sum];
        const std::size_t through = below + work.counts[bin];
        if (wanted[k] >= through) continue;
        ranks.push_back(below);
        work.slots[bin] = static_cast<std::uint16_t>(ranks.size());
        if (work.search.empty() || bin >= work.search.back() + std::size_t{kernels::HistogramKernels::reach})
            work.search.push_back(static_cast<std::uint16_t>(bin));
        starts.push_back(starts.back() + work.counts[bin]);
        while (k < wanted.size() && wanted[k] < through) ++k;
    }
    work.candidates.resize(starts.back());
    work.ends.clear();
    for (std::size_t slot = 0; slot < ranks.size(); ++slot)
        work.ends.push_back(work.candidates.data() + starts[slot]);
    kernels::histogram_kernels().gather(values.data(), work.bins.data(), std::ssize(values),
                                        work.slots.data(), work.search.data(),
                                        static_cast<int>(work.search.size()), work.ends.data());
    k = 0;
    for (std::size_t slot = 0; slot < ranks.size(); ++slot) {
        auto from = work.candidates.begin() + static_cast<std::ptrdiff_t>(starts[slot]);
        const auto first = from;
        const auto end = work.candidates.begin() + static_cast<std::ptrdiff_t>(starts[slot + 1]);
        for (; k < wanted.size() && wanted[k] < ranks[slot] + (starts[slot + 1] - starts[slot]); ++k) {
            const auto place = first + static_cast<std::ptrdiff_t>(wanted[k] - ranks[slot]);
            if (place >= from) {
                std::nth_element(from, place, end);
                from = place + 1;
            }
            found[k] = *place;
        }
    }
}

}  // namespace

void select_ranks(std::span<const double> values, std::span<const std::size_t> ranks, std::span<double> found,
                  QuantileWork& work) {
    double low = 0.0;
    double high = 0.0;
    kernels::histogram_kernels().range(values.data(), std::ssize(values), &low, &high);
    const double width = high - low;
    if (!(width > 0.0) || !std::isfinite(static_cast<double>(bins_for(values.size())) / width) ||
        !std::isfinite(width)) {
        // All equal, or so close or far apart that bins cannot be told apart: sorting is as good as any way.
        work.candidates.assign(values.begin(), values.end());
        std::ranges::sort(work.candidates);
        for (std::size_t k = 0; k < ranks.size(); ++k) found[k] = work.candidates[ranks[k]];
    } else {
        find(values, low, high, ranks, found, work);
    }
}

void select_quantiles(std::span<const double> values, std::span<const double> probabilities,
                      std::span<double> quantiles, QuantileWork& work) {
    const std::vector<std::size_t> ranks = quantile_ranks(values.size(), probabilities);
    std::vector<double> found(ranks.size());
    select_ranks(values, ranks, found, work);
    quantiles_at(values.size(), probabilities, ranks, found, quantiles);
}

std::vector<std::size_t> quantile_ranks(std::size_t count, std::span<const double> probabilities) {
    const double last = static_cast<double>(count - 1);
    std::vector<std::size_t> ranks;
    ranks.reserve(2 * probabilities.size());
    for (const double p : probabilities) {
        const double place = std::floor(p * last);
        for (const double rank : {place, std::min(place + 1.0, last)}) {
            const auto whole = static_cast<std::size_t>(rank);
            if (ranks.empty() || ranks.back() < whole) ranks.push_back(whole);
        }
    }
    return ranks;
}

void quantiles_at(std::size_t count, std::span<const double> probabilities,
                  std::span<const std::size_t> ranks, std::span<const double> values,
                  std::span<double> quantiles) {
    const double last = static_cast<double>(count - 1);
    for (std::size_t k = 0; k < probabilities.size(); ++k) {
        const double place = probabilities[k] * last;
        const auto at = static_cast<std::size_t>(
            std::ranges::lower_bound(ranks, static_cast<std::size_t>(std::floor(place))) - ranks.begin());
        const double part = place - std::floor(place);
        quantiles[k] = part == 0.0 || at + 1 == ranks.size()
                           ? values[at]
                           : values[at] + part * (values[at + 1] - values[at]);
    }
}

}  // namespace sociaaldomein::detail
