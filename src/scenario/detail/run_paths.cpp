#include "scenario/detail/run_paths.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <sociaaldomein/core/require.hpp>

#include "projection/detail/work_queue.hpp"

namespace sociaaldomein::detail {

void run_paths(const Model& model, const PathWork& work, std::span<const Override> overrides,
               const std::function<void(const Run& run, std::int64_t first, int count)>& take) {
    const auto blocks = static_cast<std::size_t>((work.paths + block_paths - 1) / block_paths);
    const WorkControl control{work.threads, work.cancel, work.progress};
    std::vector<std::unique_ptr<Run>> runs(static_cast<std::size_t>(threads_for(blocks, control)));
    for_each_block(blocks, static_cast<std::size_t>(work.paths), control, [&](int thread, std::size_t block) {
        std::unique_ptr<Run>& run = runs[static_cast<std::size_t>(thread)];
        if (!run) run = std::make_unique<Run>(model);
        const auto first = static_cast<std::int64_t>(block) * block_paths;
        const int count = static_cast<int>(std::min<std::int64_t>(block_paths, work.paths - first));
        run->compute(static_cast<std::int64_t>(block), overrides);
        take(*run, first, count);
        return static_cast<std::size_t>(count);
    });
}

double Reading::of(const Run& run, int path) const {
    double sum = run.at(quantity, first)[path];
    for (int t = first + 1; t <= last; ++t) sum += run.at(quantity, t)[path];
    return sum;
}

void read_paths(const Model& model, std::span<const Reading> readings, const PathWork& work,
                std::span<const Override> overrides, PathValues& values) {
    values.resize(readings.size());
    for (std::vector<double>& of : values) of.resize(static_cast<std::size_t>(work.paths));
    run_paths(model, work, overrides, [&](const Run& run, std::int64_t first, int count) {
        for (std::size_t r = 0; r < readings.size(); ++r) {
            double* to = values[r].data() + first;
            const double* from = run.at(readings[r].quantity, readings[r].first);
            std::copy_n(from, count, to);
            for (int t = readings[r].first + 1; t <= readings[r].last; ++t) {
                from = run.at(readings[r].quantity, t);
                for (int p = 0; p < count; ++p) to[p] += from[p];
            }
        }
    });
}

double sum_of(std::span<const double> block) {
    double sum = 0.0;
    for (const double v : block) sum += v;
    return sum;
}

double mean_of(std::span<const double> values) {
    double sum = 0.0;
    for (std::size_t from = 0; from < values.size(); from += block_paths)
        sum += sum_of(values.subspan(from, std::min<std::size_t>(block_paths, values.size() - from)));
    return values.empty() ? missing_value : sum / static_cast<double>(values.size());
}

void tell(const Model& model, std::vector<NamedAssumption>& assumptions, std::vector<Text>& notes) {
    for (const UsedAssumption& used : model.assumptions)
        if (!used.records.empty()) assumptions.push_back({used.name, used.stated});
    for (const UsedNote& note : model.notes) notes.push_back(note.text);
}

bool has_ranges(const Model& model, const std::vector<std::string>& records) {
    const std::set<std::string> all = model.needed_for(records);
    return std::ranges::any_of(model.assumptions, [&](const UsedAssumption& used) {
        return used.stated.uncertain() &&
               std::ranges::any_of(used.records, [&](const std::string& r) { return all.contains(r); });
    });
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
