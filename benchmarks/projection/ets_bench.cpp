// How long exponential smoothing takes over quarterly series of 40 values, on each instruction set: the sum of squared
// errors alone, against a plain loop; one damped trend; the choice among 15 models. Peers: the works `fit_aadn` and
// `auto_ets` of benchmarks/peers.

#include <benchmark/benchmark.h>

#include <vector>

#include "bench_panel.hpp"
#include "projection/detail/ets_family.hpp"
#include "projection/kernels/ets_squares.hpp"
#include "projection/kernels/instruction_set.hpp"

namespace {

using namespace sociaaldomein;

constexpr std::size_t count = 10'000;
constexpr std::size_t length = 40;

/// Series one after the other, each with parameters of its own.
struct Problem {
    std::vector<std::vector<double>> values = bench::made_panel(count, length);
    double alpha(std::size_t i) const { return 0.05 + 0.9 * static_cast<double>(i % 97) / 97.0; }
    double beta(std::size_t i) const { return 0.1 * alpha(i); }
    double phi(std::size_t i) const { return 0.8 + 0.18 * static_cast<double>(i % 31) / 31.0; }
};

void squares_plain(benchmark::State& state) {
    const Problem problem;
    std::vector<double> sums(count);
    for (auto _ : state) {
        for (std::size_t i = 0; i < count; ++i) {
            const double alpha = problem.alpha(i), beta = problem.beta(i), phi = problem.phi(i);
            double level = problem.values[i][0], slope = 0.0, sum = 0.0;
            for (const double value : problem.values[i]) {
                slope *= phi;
                const double expected = level + slope;
                const double error = value - expected;
                level = expected + alpha * error;
                slope += beta * error;
                sum += error * error;
            }
            sums[i] = sum;
        }
        benchmark::DoNotOptimize(sums.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

void squares(benchmark::State& state) {
    const auto set = static_cast<kernels::InstructionSet>(state.range(0));
    if (!kernels::is_available(set)) return state.SkipWithError("not on this machine");
    const kernels::ForcedInstructionSet forced(set);
    state.SetLabel(kernels::to_string(set));
    namespace row = kernels::ets_squares_row;
    const kernels::EtsSquaresKernels& kernel = kernels::ets_squares_kernels();
    const auto width = static_cast<std::size_t>(kernel.lane_count);
    const std::size_t blocks = (count + width - 1) / width;
    const Problem problem;
    std::vector<double> values(blocks * width * length);
    std::vector<double> parameters(blocks * width * row::count);
    std::vector<double> sums(blocks * width);
    for (std::size_t i = 0; i < blocks * width; ++i) {
        const std::size_t one = std::min(i, count - 1);
        for (std::size_t t = 0; t < length; ++t)
            values[(i / width * length + t) * width + i % width] = problem.values[one][t];
        double* to = parameters.data() + i / width * width * row::count + i % width;
        to[row::alpha * width] = problem.alpha(one);
        to[row::beta * width] = problem.beta(one);
        to[row::phi * width] = problem.phi(one);
        to[row::level * width] = problem.values[one][0];
    }
    for (auto _ : state) {
        for (std::size_t block = 0; block < blocks; ++block)
            kernel.damped(values.data() + block * width * length, static_cast<int>(length),
                          parameters.data() + block * width * row::count, sums.data() + block * width);
        benchmark::DoNotOptimize(sums.data());
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
