#pragma once
// Exact order statistics of values that are seen twice and never kept all: counted in bins first, then those of the few
// bins that matter are kept. Layer: scenario.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sociaaldomein::detail {

class ValueTally {
public:
    /// Chooses the bins by the first values, a thousand or so; those that come may lie outside.
    ///
    /// @param first  at least one, finite; sorted on return
    void aim(std::vector<double>& first, std::size_t bins);

    /// Values of a batch by bin, computed apart so that only adding them up needs a lock.
    struct Batch {
        static constexpr std::size_t most = 512;
        std::array<std::uint16_t, most> bins{};
        std::size_t binned = 0;
        std::array<std::size_t, 2> shared{};
        bool whole = true;
    };
    void sort_out(std::span<const double> values, Batch& batch) const;
    void add(const Batch& batch);

    /// When all have been counted: which bins hold the order statistics, numbered from 0 and increasing. Returns how many
    /// values have to be kept for them.
    std::size_t choose(std::span<const std::size_t> ranks);

    /// Those of the values that have to be kept.
    std::size_t pick(std::span<const double> values, std::span<double> picked) const;
    void keep(std::span<const double> picked) { kept_.insert(kept_.end(), picked.begin(), picked.end()); }

    /// The order statistics, when what had to be kept has been; its memory is given back.
    std::vector<double> found(std::span<const std::size_t> ranks);

    /// Whether all of so many values were the same one.
    bool same_everywhere(std::size_t count) const { return atom_number_ == 1 && atom_counts_[0] == count; }
    double shared_value() const { return atoms_[0]; }

private:
    std::size_t bin_of(double v) const;
    int atom_of(double v) const;
    std::size_t atoms_in(std::size_t bin) const;
    bool is_one_number(std::size_t bin) const {
        return unit_bins_ && whole_ && bin > 0 && bin + 1 < counts_.size();
    }

    double low_ = 0.0;
    double high_ = 0.0;
    double scale_ = 0.0;      ///< bins per unit
    bool unit_bins_ = false;  ///< a bin holds one whole number, as long as all values are whole
    bool whole_ = true;
    // Values that many share are counted apart from their bins.
    std::array<double, 2> atoms_{};
    std::array<std::size_t, 2> atom_counts_{};
    int atom_number_ = 0;
    std::vector<std::uint32_t> counts_{};     ///< below the range, bins, above it; without the atoms
    std::vector<std::size_t> wanted_bins_{};  ///< of which the values have to be kept
    std::vector<double> kept_{};
};

}  // namespace sociaaldomein::detail
