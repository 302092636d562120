#pragma once
// Runs a model over all paths, block by block on several threads, and keeps what is asked for. Layer: scenario.
#include <functional>
#include <span>

#include <sociaaldomein/scenario/simulate.hpp>

#include "scenario/detail/run.hpp"

namespace sociaaldomein::detail {

struct PathWork {
    std::int64_t paths = 0;
    int threads = 0;
    std::stop_token cancel{};
    std::function<void(std::size_t done, std::size_t total)> progress{};
};

/// Calls `take` for every block with its run, the number of its first path and how many of its 512 count. Blocks come in
/// any order, several at a time; what `take` writes must be apart for each.
void run_paths(const Model& model, const PathWork& work, std::span<const Override> overrides,
               const std::function<void(const Run& run, std::int64_t first, int count)>& take);

/// What can be read from a path: a quantity at a step, or added up over steps.
struct Reading {
    int quantity = -1;
    int first = 0;  ///< step; -1 is the start
    int last = 0;   ///< added up from first to last

    double of(const Run& run, int path) const;
};

/// Values of readings on all paths: [reading][path].
using PathValues = std::vector<std::vector<double>>;

/// @param values  filled; its memory is used again
void read_paths(const Model& model, std::span<const Reading> readings, const PathWork& work,
                std::span<const Override> overrides, PathValues& values);
inline PathValues read_paths(const Model& model, std::span<const Reading> readings, const PathWork& work,
                             std::span<const Override> overrides = {}) {
    PathValues values;
    read_paths(model, readings, work, overrides, values);
    return values;
}

/// Sum of the values of one block.
double sum_of(std::span<const double> block);

/// Mean of values of successive paths: sums of blocks added in their order, so that it is the same where blocks are summed
/// as they come.
double mean_of(std::span<const double> values);

/// The assumptions and notes of what a model computes.
void tell(const Model& model, std::vector<NamedAssumption>& assumptions, std::vector<Text>& notes);

/// Whether any assumption that these records are computed with has a range.
bool has_ranges(const Model& model, const std::vector<std::string>& records);

/// @throws Error  what simulate() says of paths, levels and threads
void require_options(const SimulateOptions& options, std::string_view function);

}  // namespace sociaaldomein::detail
