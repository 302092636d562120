// A whole programme under a scenario, and a question with what it depends on.
#include <algorithm>
#include <filesystem>
#include <vector>

#include <benchmark/benchmark.h>

#include <sociaaldomein/io/load.hpp>
#include <sociaaldomein/scenario/ask.hpp>
#include <sociaaldomein/scenario/simulate.hpp>

namespace sociaaldomein {
namespace {

const Programme& zwolle() {
    static const Programme programme = [] {
        std::vector<std::filesystem::path> paths;
        const std::filesystem::path folder = SOCIAALDOMEIN_SOURCE_DIR "/examples/zwolle";
        for (const auto& from : {folder, folder / "scenarios"})
            for (const auto& entry : std::filesystem::directory_iterator(from))
                if (entry.path().extension() == ".json") paths.push_back(entry.path());
        std::ranges::sort(paths);
        return load(paths).programme;
    }();
    return programme;
}

SimulateOptions until_2028(std::int64_t paths, int threads) {
    SimulateOptions options;
    options.until = Period::year(2028);
    options.paths = paths;
    options.threads = threads;
    return options;
}

void Simulate(benchmark::State& state) {
    const SimulateOptions options = until_2028(state.range(0), static_cast<int>(state.range(1)));
    for (auto _ : state) benchmark::DoNotOptimize(simulate(zwolle(), "baseline", options));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(Simulate)->Args({10'000, 1})->Args({10'000, 2})->Args({100'000, 1})->Unit(benchmark::kMillisecond);

void AskWithInfluences(benchmark::State& state) {
    Question question;
    question.quantity = "waitlists.sheltered-living.size";
    question.relation = Relation::below;
    question.value = 100.0;
    question.influences = true;
    for (auto _ : state) benchmark::DoNotOptimize(ask(zwolle(), "baseline", question, until_2028(10'000, 1)));
}
BENCHMARK(AskWithInfluences)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sociaaldomein
