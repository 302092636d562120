// How long it takes to check a whole programme: five reports, and many municipalities in one.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <vector>

#include <sociaaldomein/check/check.hpp>
#include <sociaaldomein/io/load.hpp>

namespace {

using namespace sociaaldomein;

Programme example(const char* name) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(SOCIAALDOMEIN_SOURCE_DIR "/examples/") + name))
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    return load(paths).programme;
}

void CheckProgramme(benchmark::State& state, const char* name) {
    const Programme programme = example(name);
    std::int64_t identities = 0;
    for (auto _ : state) identities += check(programme).summary.identities;
    state.SetItemsProcessed(identities);
}
BENCHMARK_CAPTURE(CheckProgramme, zwolle, "zwolle")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(CheckProgramme, voorbeeldstad, "voorbeeldstad")->Unit(benchmark::kMillisecond);

}  // namespace
