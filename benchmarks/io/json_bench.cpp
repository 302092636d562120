// How fast documents are read and written, in bytes a second.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <vector>

#include <sociaaldomein/io/json.hpp>
#include <sociaaldomein/io/json_writer.hpp>
#include <sociaaldomein/io/load.hpp>

namespace {

using namespace sociaaldomein;

Programme zwolle() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(SOCIAALDOMEIN_SOURCE_DIR "/examples/zwolle"))
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    return load(paths).programme;
}

// A document that is mostly figures: many series of monthly observations.
std::string of_figures(int series) {
    Programme programme;
    for (int s = 0; s < series; ++s) {
        Caseload caseload;
        caseload.id = Id<Caseload>("series-" + std::to_string(s));
        for (int month = 0; month < 120; ++month)
            caseload.observations.push_back(
                {Period::month(2014, 1) + month, CountFigure(Count(1000 + (s * 37 + month * 11) % 900))});
        programme.caseloads.push_back(std::move(caseload));
    }
    return to_document(programme);
}

void read_text(benchmark::State& state, const std::string& text) {
    for (auto _ : state) benchmark::DoNotOptimize(load_document_text(text));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void ReadExample(benchmark::State& state) { read_text(state, to_document(zwolle())); }
BENCHMARK(ReadExample)->Unit(benchmark::kMillisecond);

void ReadFigures(benchmark::State& state) { read_text(state, of_figures(static_cast<int>(state.range(0)))); }
BENCHMARK(ReadFigures)->Arg(300)->Arg(3000)->Unit(benchmark::kMillisecond);

void WriteExample(benchmark::State& state) {
    const Programme programme = zwolle();
    std::size_t bytes = 0;
    for (auto _ : state) bytes += to_document(programme).size();
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(WriteExample)->Unit(benchmark::kMillisecond);

}  // namespace
