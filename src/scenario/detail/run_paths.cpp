#include "scenario/detail/run_paths.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <sociaaldomein/core/require.hpp>

#include "projection/detail/work_queue.hpp"

namespace sociaaldomein::detail {

void run_paths(std::span<const Model* const> models, const PathWork& work, std::span<const Override> overrides,
               const std::function<void(std::span<const Run> runs, std::int64_t first, int count)>& take) {
    const auto blocks = static_cast<std::size_t>((work.paths + block_paths - 1) / block_paths);
    const WorkControl control{work.threads, work.cancel, work.progress};
    std::vector<std::vector<Run>> runs(static_cast<std::size_t>(threads_for(blocks, control)));
    for (auto& of_thread : runs) of_thread.reserve(models.size());
    for_each_block(blocks, static_cast<std::size_t>(work.paths), control, [&](int thread, std::size_t block) {
        auto& mine = runs[static_cast<std::size_t>(thread)];
        if (mine.empty())
            for (const Model* model : models) mine.emplace_back(*model);
        const auto first = static_cast<std::int64_t>(block) * block_paths;
        const int count = static_cast<int>(std::min<std::int64_t>(block_paths, work.paths - first));
        for (Run& run : mine) run.compute(static_cast<std::int64_t>(block), overrides);
        take(mine, first, count);
        return static_cast<std::size_t>(count);
    });
}

double Reading::of(const Run& run, int path) const {
    double sum = run.at(quantity, first)[path];
    for (int t = first + 1; t <= last; ++t) sum += run.at(quantity, t)[path];
    return sum;
}

PathValues read_paths(const Model& model, std::span<const Reading> readings, const PathWork& work,
                      std::span<const Override> overrides) {
    PathValues values(readings.size(), std::vector<double>(static_cast<std::size_t>(work.paths)));
    const Model* one = &model;
    run_paths(std::span(&one, 1), work, overrides, [&](std::span<const Run> runs, std::int64_t first, int count) {
        for (std::size_t r = 0; r < readings.size(); ++r)
            for (int p = 0; p < count; ++p)
                values[r][static_cast<std::size_t>(first + p)] = readings[r].of(runs.front(), p);
    });
    return values;
}

double mean_of(std::span<const double> values) {
    double sum = 0.0;
    for (const double v : values) sum += v;
    return values.empty() ? missing_value : sum / static_cast<double>(values.size());
}

void require_options(const SimulateOptions& options, std::string_view function) {
    constexpr std::int64_t most = 10'000'000;
    require(options.paths >= 1 && options.paths <= most, function, "paths", options.paths, "1 to 10 million");
    require(options.threads >= 0 && options.threads <= 1024, function, "threads",
            static_cast<std::int64_t>(options.threads), "0 to 1024");
    for (const double level : options.levels)
        require(level > 0.0 && level < 1.0, function, "levels", level, "between 0 and 1");
}

}  // namespace sociaaldomein::detail
