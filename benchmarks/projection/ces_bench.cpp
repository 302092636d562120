// How long complex exponential smoothing takes over quarterly series of 40 values, projection of 8 quarters included, on
// each instruction set. Peer: the work `auto_ces` of benchmarks/peers/peers.py.

#include <benchmark/benchmark.h>

#include "bench_panel.hpp"
#include "projection/detail/ces_family.hpp"
#include "projection/kernels/instruction_set.hpp"

namespace {

using namespace sociaaldomein;

void ces(benchmark::State& state, detail::CesKind kind) {
    const auto set = static_cast<kernels::InstructionSet>(state.range(0));
    if (!kernels::is_available(set)) return state.SkipWithError("not on this machine");
    const kernels::ForcedInstructionSet forced(set);
    state.SetLabel(kernels::to_string(set));
    bench::Panel panel(8);
    for (auto _ : state) {
        fit_ces(panel.chunk(), kind, panel.fits());
        benchmark::DoNotOptimize(panel.fits().front().sigma);
    }
    state.SetItemsProcessed(state.iterations() * panel.size());
}
BENCHMARK_CAPTURE(ces, none, detail::CesKind::none)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ces, partial, detail::CesKind::partial)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ces, full, detail::CesKind::full)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ces, automatic, detail::CesKind::automatic)
    ->DenseRange(0, 2)
    ->Unit(benchmark::kMillisecond);

}  // namespace
