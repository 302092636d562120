// Random counts for blocks of paths, and the numbers they are made of: ours against what the standard library offers.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <benchmark/benchmark.h>

#include "projection/kernels/counts.hpp"

namespace {

using namespace sociaaldomein;

constexpr std::size_t block = 512;

struct Block {
    std::vector<double> z0, z1, u0, u1, first, second, out;
    Block() {
        for (auto* values : {&z0, &z1, &u0, &u1, &first, &second, &out}) values->resize(block);
    }
    void draw(unsigned step) {
        kernels::count_kernels().draw(1, step, 0, block, z0.data(), z1.data(), u0.data(), u1.data());
    }
};

template <class Work>
void on_each_set(benchmark::State& state, const Work& work) {
    const auto set = static_cast<kernels::InstructionSet>(state.range(0));
    if (!kernels::is_available(set)) return state.SkipWithError("not on this machine");
    const kernels::ForcedInstructionSet forced(set);
    state.SetLabel(kernels::to_string(set));
    Block b;
    b.draw(0);
    unsigned step = 0;
    for (auto _ : state) {
        work(b, step++);
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(block));
}

void draws(benchmark::State& state) {
    on_each_set(state, [](Block& b, unsigned step) { b.draw(step); });
}
BENCHMARK(draws)->Arg(0)->Arg(1)->Arg(2);

// Means in hundredths.
void poisson(benchmark::State& state) {
    on_each_set(state, [mean = static_cast<double>(state.range(1)) / 100.0](Block& b, unsigned) {
        std::fill(b.first.begin(), b.first.end(), mean);
        kernels::count_kernels().poisson(b.first.data(), b.z0.data(), b.u0.data(), block, b.out.data());
    });
}
BENCHMARK(poisson)->ArgsProduct({{0, 1, 2}, {50, 700, 5500}});

void binomial(benchmark::State& state) {
    on_each_set(state, [n = static_cast<double>(state.range(1)),
                        p = static_cast<double>(state.range(2)) / 1000.0](Block& b, unsigned) {
        std::fill(b.first.begin(), b.first.end(), n);
        std::fill(b.second.begin(), b.second.end(), p);
        kernels::count_kernels().binomial(b.first.data(), b.second.data(), b.z0.data(), b.u0.data(), block,
                                          b.out.data());
    });
}
BENCHMARK(binomial)->ArgsProduct({{0, 1, 2}, {243}, {181}})->ArgsProduct({{0, 1, 2}, {150}, {51}});

void poisson_std(benchmark::State& state) {
    std::mt19937_64 generator(1);
    std::poisson_distribution<std::int64_t> counts(static_cast<double>(state.range(0)) / 100.0);
    for (auto _ : state) benchmark::DoNotOptimize(counts(generator));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(poisson_std)->Arg(50)->Arg(700)->Arg(5500);

void binomial_std(benchmark::State& state) {
    std::mt19937_64 generator(1);
    for (auto _ : state) {
        std::binomial_distribution<std::int64_t> counts(state.range(0),
                                                        static_cast<double>(state.range(1)) / 1000.0);
        benchmark::DoNotOptimize(counts(generator));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(binomial_std)->Args({243, 181})->Args({150, 51});

}  // namespace
