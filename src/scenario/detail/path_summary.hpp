#pragma once
// Means and exact quantiles of more values than memory holds, by simulating twice. Layer: scenario.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "projection/detail/select_quantiles.hpp"
#include "scenario/detail/run_paths.hpp"

namespace sociaaldomein::detail {

struct Summary {
    double mean = 0.0;
    std::vector<double> quantiles{};
};

/// Of values that lie in memory.
///
/// @param probabilities  increasing
Summary summary_of(std::span<const double> values, std::span<const double> probabilities, QuantileWork& work);

/// Of each reading under each model, then of what each model but the first differs from the first, path by path:
/// [model or difference][reading], with the bits that summary_of() gives for the same values.
///
/// The first simulation counts how many values fall in each of many bins, over the range of the first thousand paths; the
/// second keeps those of the bins in which a wanted order statistic lies. Bins of one whole number each need none kept, and
/// a value that many paths share is counted apart. Where what has to be kept is more than `most_values` still, the readings
/// are divided over further simulations.
///
/// @param own            of each model which readings it has; of the others the summaries stay empty. The first has all
/// @param probabilities  increasing
/// @param most_values    kept at a time; the counts take no more memory than that, either
std::vector<std::vector<Summary>> stream_summaries(std::span<const Model* const> models,
                                                   std::span<const Reading> readings,
                                                   std::span<const std::vector<std::size_t>> own,
                                                   std::span<const double> probabilities,
                                                   const PathWork& work, std::size_t most_values);

}  // namespace sociaaldomein::detail
