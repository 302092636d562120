// How long the Theta models take over quarterly series of 40 values, season and projection of 8 quarters included, on
// each instruction set. Peers: the works `theta` and `dotm` of benchmarks/peers/peers.py.

#include <benchmark/benchmark.h>

#include "bench_panel.hpp"
#include "projection/detail/theta_family.hpp"
#include "projection/kernels/instruction_set.hpp"

namespace {

using namespace sociaaldomein;

void theta(benchmark::State& state, detail::ThetaVariant variant) {
    const auto set = static_cast<kernels::InstructionSet>(state.range(0));
    if (!kernels::is_available(set)) return state.SkipWithError("not on this machine");
    const kernels::ForcedInstructionSet forced(set);
    state.SetLabel(kernels::to_string(set));
    bench::Panel panel(8);
    for (auto _ : state) {
        fit_theta(panel.chunk(), variant, panel.fits());
        benchmark::DoNotOptimize(panel.fits().front().sigma);
    }
    state.SetItemsProcessed(state.iterations() * panel.size());
}
BENCHMARK_CAPTURE(theta, stm, detail::ThetaVariant::standard)
    ->DenseRange(0, 2)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(theta, otm, detail::ThetaVariant::optimised)
    ->DenseRange(0, 2)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(theta, dstm, detail::ThetaVariant::dynamic_standard)
    ->DenseRange(0, 2)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(theta, dotm, detail::ThetaVariant::dynamic_optimised)
    ->DenseRange(0, 2)
    ->Unit(benchmark::kMillisecond);

}  // namespace
