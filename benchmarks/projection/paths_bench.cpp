// Ten thousand futures of a series, sixteen periods, seven exact quantiles of each: ours against what the standard
// library offers for it.

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <benchmark/benchmark.h>

#include <sociaaldomein/projection/paths.hpp>

#include "projection/kernels/instruction_set.hpp"

namespace {

using namespace sociaaldomein;

constexpr std::int64_t path_count = 10'000;
constexpr std::int64_t horizon = 16;
const std::vector<double> probabilities{0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975};

Forecast damped_series() {
    std::vector<double> values;
    for (int t = 0; t < 40; ++t) values.push_back(1000.0 + 5.0 * t + 40.0 * ((t * 7919) % 13 - 6));
    const TimeSeries series({.key = "wmo"}, Period::quarter(2010, 1), values);
    return forecast(std::span(&series, 1),
                    {.model = ForecastModel::dynamic_optimised_theta, .horizon = horizon});
}

void paths_and_quantiles(benchmark::State& state) {
    const auto set = static_cast<kernels::InstructionSet>(state.range(0));
    if (!kernels::is_available(set)) return state.SkipWithError("not on this machine");
    const kernels::ForcedInstructionSet forced(set);
    state.SetLabel(kernels::to_string(set));
    const Forecast said = damped_series();
    for (auto _ : state)
        benchmark::DoNotOptimize(ask_paths(said, 0, {.paths = path_count, .probabilities = probabilities}));
    state.SetItemsProcessed(state.iterations() * path_count * horizon);
}
BENCHMARK(paths_and_quantiles)->Arg(0)->Arg(1)->Arg(2)->Unit(benchmark::kMicrosecond);

// The same model by the book: a generator and distribution of <random>, quantiles by nth_element.
void paths_and_quantiles_std(benchmark::State& state) {
    const Forecast said = damped_series();
    std::vector<double> values(static_cast<std::size_t>(path_count * horizon));
    std::vector<double> errors(static_cast<std::size_t>(horizon));
    std::mt19937 generator(1);
    std::normal_distribution<double> normal;
    for (auto _ : state) {
        for (std::size_t p = 0; p < path_count; ++p) {
            for (std::size_t h = 0; h < static_cast<std::size_t>(horizon); ++h) {
                errors[h] = normal(generator);
                double sum = 0.0;
                for (std::size_t j = 0; j <= h; ++j) sum += said.errors.psi[j] * errors[h - j];
                values[h * path_count + p] = said.mean[h] + said.errors.spread[0] * sum;
            }
        }
        double total = 0.0;
        for (std::size_t h = 0; h < static_cast<std::size_t>(horizon); ++h) {
            auto from = values.begin() + static_cast<std::ptrdiff_t>(h * path_count);
            const auto end = from + path_count;
            const auto first = from;
            for (const double p : probabilities) {
                const auto place = first + static_cast<std::ptrdiff_t>(p * (path_count - 1));
                std::nth_element(from, place, end);
                total += *place;
                from = place;
            }
        }
        benchmark::DoNotOptimize(total);
    }
    state.SetItemsProcessed(state.iterations() * path_count * horizon);
}
BENCHMARK(paths_and_quantiles_std)->Unit(benchmark::kMicrosecond);

}  // namespace
