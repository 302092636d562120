#include "scenario/detail/value_tally.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sociaaldomein::detail {

void ValueTally::aim(std::vector<double>& first, std::size_t bins) {
    std::ranges::sort(first);
    low_ = first.front();
    high_ = first.back();
    counts_.assign(bins + 2, 0);
    const double width = high_ - low_;
    const bool whole = std::ranges::all_of(first, [](double v) { return v == std::floor(v); });
    unit_bins_ = whole && width < static_cast<double>(bins);
    scale_ = unit_bins_ ? 1.0 : static_cast<double>(bins) / width;
    if (!std::isfinite(scale_)) scale_ = 0.0;

    std::array<std::size_t, 2> times{};
    for (std::size_t from = 0; from < first.size();) {
        std::size_t to = from;
        while (to < first.size() && first[to] == first[from]) ++to;
        std::size_t n = to - from;
        double v = first[from];
        for (std::size_t a = 0; a < times.size(); ++a)
            if (n > times[a]) {
                std::swap(n, times[a]);
                std::swap(v, atoms_[a]);
            }
        from = to;
    }
    constexpr std::size_t often = 32;
    for (const std::size_t n : times) atom_number_ += n > 0 && n >= std::min(often, first.size()) ? 1 : 0;
}

std::size_t ValueTally::bin_of(double v) const {
    const std::size_t bins = counts_.size() - 2;
    if (v < low_) return 0;
    if (v > high_) return bins + 1;
    return 1 + std::min(bins - 1, static_cast<std::size_t>((v - low_) * scale_));
}

int ValueTally::atom_of(double v) const {
    for (int a = 0; a < atom_number_; ++a)
        if (v == atoms_[static_cast<std::size_t>(a)]) return a;
    return -1;
}

std::size_t ValueTally::atoms_in(std::size_t bin) const {
    std::size_t n = 0;
    for (std::size_t a = 0; a < static_cast<std::size_t>(atom_number_); ++a)
        if (bin_of(atoms_[a]) == bin) n += atom_counts_[a];
    return n;
}

void ValueTally::sort_out(std::span<const double> values, Batch& batch) const {
    batch.binned = 0;
    batch.shared = {};
    batch.whole = true;
    for (const double v : values) {
        if (const int atom = atom_of(v); atom >= 0) {
            ++batch.shared[static_cast<std::size_t>(atom)];
            continue;
        }
        batch.whole = batch.whole && v == std::floor(v);
        batch.bins[batch.binned++] = static_cast<std::uint16_t>(bin_of(v));
    }
}

void ValueTally::add(const Batch& batch) {
    for (std::size_t i = 0; i < batch.binned; ++i) ++counts_[batch.bins[i]];
    for (std::size_t a = 0; a < atom_counts_.size(); ++a) atom_counts_[a] += batch.shared[a];
    whole_ = whole_ && batch.whole;
}

std::size_t ValueTally::choose(std::span<const std::size_t> ranks) {
    std::size_t need = 0;
    std::size_t below = 0;
    std::size_t k = 0;
    for (std::size_t bin = 0; k < ranks.size(); ++bin) {
        const std::size_t through = below + counts_[bin] + atoms_in(bin);
        if (ranks[k] < through && counts_[bin] > 0 && !is_one_number(bin)) {
            wanted_bins_.push_back(bin);
            need += counts_[bin];
        }
        below = through;
        while (k < ranks.size() && ranks[k] < below) ++k;
    }
    return need;
}

std::size_t ValueTally::pick(std::span<const double> values, std::span<double> picked) const {
    std::size_t n = 0;
    for (const double v : values)
        if (atom_of(v) < 0 && std::ranges::find(wanted_bins_, bin_of(v)) != wanted_bins_.end())
            picked[n++] = v;
    return n;
}

std::vector<double> ValueTally::found(std::span<const std::size_t> ranks) {
    std::ranges::sort(kept_);
    std::vector<double> result;
    std::vector<std::pair<double, std::size_t>> here;  // values of a bin, and how often each
    auto from = kept_.begin();
    std::size_t below = 0;
    std::size_t k = 0;
    for (std::size_t bin = 0; k < ranks.size(); ++bin) {
        const std::size_t through = below + counts_[bin] + atoms_in(bin);
        if (ranks[k] < through) {
            here.clear();
            if (is_one_number(bin))
                here.emplace_back(low_ + static_cast<double>(bin - 1), counts_[bin]);
            else
                for (std::size_t i = 0; i < counts_[bin]; ++i) here.emplace_back(*from++, 1);
            for (std::size_t a = 0; a < static_cast<std::size_t>(atom_number_); ++a)
                if (bin_of(atoms_[a]) == bin) here.emplace_back(atoms_[a], atom_counts_[a]);
            std::ranges::sort(here);
            std::size_t at = below;
            for (const auto& [value, times] : here) {
                at += times;
                for (; k < ranks.size() && ranks[k] < at; ++k) result.push_back(value);
            }
        }
        below = through;
    }
    kept_ = {};
    counts_ = {};
    return result;
}

}  // namespace sociaaldomein::detail
