// How long ARIMA models take over quarterly series of 40 values, on each instruction set: orders chosen by AICc, one
// model of given orders, and the likelihood alone. Peers: the work `auto_arima` of benchmarks/peers/peers.py.

#include <benchmark/benchmark.h>

#include <vector>

#include "bench_panel.hpp"
#include "projection/detail/arima_family.hpp"
#include "projection/kernels/arima.hpp"
#include "projection/kernels/instruction_set.hpp"

namespace {

using namespace sociaaldomein;

void fit(benchmark::State& state, const detail::ArimaChoice& choice) {
    const auto set = static_cast<kernels::InstructionSet>(state.range(0));
    if (!kernels::is_available(set)) return state.SkipWithError("not on this machine");
    const kernels::ForcedInstructionSet forced(set);
    state.SetLabel(kernels::to_string(set));
    bench::Panel panel(8);
    // As the engine hands them over.
    const auto series = panel.chunk().series;
    const auto count = std::min<std::size_t>(series.size(), 400);
    const detail::Chunk chunk{series.first(count), 4, 8};
    for (auto _ : state) {
        fit_arima(chunk, choice, panel.fits().first(count));
        benchmark::DoNotOptimize(panel.fits().front().sigma);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

void automatic(benchmark::State& state) { fit(state, {}); }

void airline(benchmark::State& state) {
    detail::ArimaChoice choice;
    choice.automatic = false;
    choice.order = {0, 1, 1, 0, 1, 1};
    fit(state, choice);
}

/// Value and derivatives of (2,2)(1,1)[4] with a constant, all lanes in use; items are lanes.
void likelihood(benchmark::State& state) {
    const auto set = static_cast<kernels::InstructionSet>(state.range(0));
    if (!kernels::is_available(set)) return state.SkipWithError("not on this machine");
    const kernels::ForcedInstructionSet forced(set);
    state.SetLabel(kernels::to_string(set));
    const kernels::ArimaKernels& kernel = kernels::arima_kernels();
    const auto lanes = static_cast<std::size_t>(kernel.lane_count);
    const std::vector<std::vector<double>> panel = bench::made_panel(lanes, 40);
    kernels::ArimaBlock block;
    block.orders = {2, 2, 1, 1, 4};
    block.length = 40;
    block.derivatives = true;
    std::vector<double> values(40 * lanes), count(lanes, 40.0), constant(lanes, 1.0),
        parameters(6 * lanes, 0.3);
    std::vector<double> objective(lanes), squares(lanes), coefficient(lanes), gradient(6 * lanes),
        curvature(21 * lanes);
    std::vector<double> scratch(kernel.scratch_size(block.orders, block.length));
    for (std::size_t lane = 0; lane < lanes; ++lane)
        for (std::size_t t = 0; t < 40; ++t) values[t * lanes + lane] = panel[lane][t] / panel[lane][0] - 1.0;
    block.values = values.data();
    block.count = count.data();
    block.constant = constant.data();
    block.parameters = parameters.data();
    block.objective = objective.data();
    block.squares = squares.data();
    block.coefficient = coefficient.data();
    block.gradient = gradient.data();
    block.curvature = curvature.data();
    block.scratch = scratch.data();
    for (auto _ : state) {
        kernel.evaluate(block);
        benchmark::DoNotOptimize(objective.front());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(lanes));
}

BENCHMARK(automatic)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK(airline)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
BENCHMARK(likelihood)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

}  // namespace
