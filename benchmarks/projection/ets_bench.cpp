// How long exponential smoothing takes over quarterly series of 40 values, on each instruction set: the sum of squared
// errors alone, against a plain loop; one damped trend; the choice among 15 models. Peers: the works `fit_aadn` and
// `auto_ets` of benchmarks/peers.

#include <benchmark/benchmark.h>

#include "bench_panel.hpp"
#include "bench_squares.hpp"
#include "projection/detail/ets_family.hpp"
#include "projection/kernels/instruction_set.hpp"

namespace {

using namespace sociaaldomein;

constexpr std::size_t count = 10'000;
constexpr std::size_t length = 40;

void squares_plain(benchmark::State& state) {
    bench::Squares squares(bench::made_panel(count, length));
    for (auto _ : state) {
        benchmark::DoNotOptimize(squares.one_by_one().data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

void squares(benchmark::State& state) {
    const auto set = static_cast<kernels::InstructionSet>(state.range(0));
    if (!kernels::is_available(set)) return state.SkipWithError("not on this machine");
    const kernels::ForcedInstructionSet forced(set);
    state.SetLabel(kernels::to_string(set));
    bench::Squares squares(bench::made_panel(count, length));
    for (auto _ : state) {
        benchmark::DoNotOptimize(squares.in_lanes().data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

void fit(benchmark::State& state, detail::EtsSet models, int season) {
    const auto set = static_cast<kernels::InstructionSet>(state.range(0));
    if (!kernels::is_available(set)) return state.SkipWithError("not on this machine");
    const kernels::ForcedInstructionSet forced(set);
    state.SetLabel(kernels::to_string(set));
    bench::Panel panel(8);
    detail::Chunk chunk = panel.chunk();
    chunk.season = season;
    for (auto _ : state) {
        fit_ets(chunk, {models}, panel.fits());
        benchmark::DoNotOptimize(panel.fits().front().sigma);
    }
    state.SetItemsProcessed(state.iterations() * panel.size());
}

void damped_trend(benchmark::State& state) { fit(state, detail::ets_model(false, 2, 0), 1); }
void seasonal_damped_trend(benchmark::State& state) { fit(state, detail::ets_model(false, 2, 1), 4); }
void automatic(benchmark::State& state) { fit(state, detail::ets_every_model, 4); }

BENCHMARK(squares_plain)->Unit(benchmark::kMicrosecond);
BENCHMARK(squares)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);
BENCHMARK(damped_trend)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK(seasonal_damped_trend)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK(automatic)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

}  // namespace
