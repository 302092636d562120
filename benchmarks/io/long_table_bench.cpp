// How fast tables with one value a row are read and written, in rows a second.
#include <benchmark/benchmark.h>

#include <vector>

#include <sociaaldomein/io/long_table.hpp>

namespace {

using namespace sociaaldomein;

std::vector<TimeSeries> monthly(int count, double fraction) {
    std::vector<TimeSeries> all;
    for (int s = 0; s < count; ++s) {
        std::vector<double> values;
        for (int t = 0; t < 120; ++t) values.push_back(1000 + (s * 37 + t * 11) % 900 + fraction * (t % 4));
        all.emplace_back(SeriesLabel{.key = "T" + std::to_string(s)}, Period::month(2014, 1),
                         std::move(values));
    }
    return all;
}

void read_rows(benchmark::State& state, double fraction) {
    const std::string text = long_table_text(monthly(static_cast<int>(state.range(0)), fraction));
    for (auto _ : state) benchmark::DoNotOptimize(read_long_table_text(text));
    state.SetItemsProcessed(state.iterations() * state.range(0) * 120);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void ReadCounts(benchmark::State& state) { read_rows(state, 0.0); }
BENCHMARK(ReadCounts)->Arg(1000)->Arg(25000)->Unit(benchmark::kMillisecond);

void ReadAmounts(benchmark::State& state) { read_rows(state, 0.25); }
BENCHMARK(ReadAmounts)->Arg(1000)->Arg(25000)->Unit(benchmark::kMillisecond);

void WriteAmounts(benchmark::State& state) {
    const std::vector<TimeSeries> series = monthly(static_cast<int>(state.range(0)), 0.25);
    for (auto _ : state) benchmark::DoNotOptimize(long_table_text(series));
    state.SetItemsProcessed(state.iterations() * state.range(0) * 120);
}
BENCHMARK(WriteAmounts)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
