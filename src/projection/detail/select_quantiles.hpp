#pragma once
/// Exact quantiles of many numbers without sorting them.  Layer: projection.

#include <cstdint>
#include <span>
#include <vector>

namespace sociaaldomein::detail {

/// Memory that `select_quantiles` uses again.
struct QuantileWork {
    std::vector<std::uint32_t> counts;
    std::vector<std::uint32_t> sums;
    std::vector<std::uint16_t> bins;
    std::vector<std::uint16_t> slots;
    std::vector<std::size_t> starts;
    std::vector<std::size_t> ranks;
    std::vector<std::uint16_t> search;
    std::vector<double*> ends;
    std::vector<double> candidates;
};

/// quantiles[k] is the quantile of `values` at probabilities[k], by linear interpolation between order statistics
/// (type 7 of Hyndman & Fan 1996, doi:10.2307/2684934).
///
/// @param values         at least one, finite; their order does not matter
/// @param probabilities  increasing or equal, each in [0, 1]
/// @par Cost             three passes over the values; the few in the bins that hold a wanted order statistic are selected
void select_quantiles(std::span<const double> values, std::span<const double> probabilities,
                      std::span<double> quantiles, QuantileWork& work);

/// found[k] is the order statistic of `values` with number ranks[k].
///
/// @param values  at least one, finite
/// @param ranks   increasing, numbered from 0
void select_ranks(std::span<const double> values, std::span<const std::size_t> ranks, std::span<double> found,
                  QuantileWork& work);

/// The order statistics, numbered from 0 and increasing, between which quantiles of `count` numbers lie.
std::vector<std::size_t> quantile_ranks(std::size_t count, std::span<const double> probabilities);

/// The quantiles, given the order statistics of quantile_ranks().
void quantiles_at(std::size_t count, std::span<const double> probabilities,
                  std::span<const std::size_t> ranks, std::span<const double> values,
                  std::span<double> quantiles);

}  // namespace sociaaldomein::detail
