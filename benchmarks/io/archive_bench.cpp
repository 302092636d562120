// Archives against copying the same bytes: 100,000 × 40 numbers, and a programme.
#include <sociaaldomein/io/archive.hpp>

#include <cstring>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/domain/programme.hpp>

namespace sociaaldomein {

struct BenchedPanel {
    std::vector<std::vector<double>> columns;
};
SD_DESCRIBE(BenchedPanel, columns)
SD_DEFINE_TYPE(BenchedPanel)

namespace {

constexpr std::size_t rows = 100'000;
constexpr std::size_t columns = 40;
constexpr std::int64_t panel_bytes = rows * columns * sizeof(double);

const BenchedPanel& panel() {
    static const BenchedPanel made = [] {
        BenchedPanel panel;
        panel.columns.assign(columns, std::vector<double>(rows));
        double value = 1;
        for (auto& column : panel.columns)
            for (double& number : column) number = value += 0.125;
        return panel;
    }();
    return made;
}

// 342 municipalities would write about as many caseloads in their reports.
const Programme& programme() {
    static const Programme made = [] {
        Programme programme;
        programme.sources.emplace_back().id = Id<SourceDocument>("report");
        programme.basis.measure = MeasureKind::stock;
        for (int i = 0; i < 342; ++i) {
            Caseload& caseload = programme.caseloads.emplace_back();
            caseload.id = Id<Caseload>("caseload-" + std::to_string(i));
            caseload.name.nl = "Bijstand " + std::to_string(i);
            for (int year = 2010; year < 2024; ++year)
                for (int month = 1; month <= 12; ++month) {
                    CountObservation& observation = caseload.observations.emplace_back();
                    observation.at = Date(year, month, 1);
                    observation.figure = CountFigure(Count{year * month});
                    observation.figure.basis.source = {Id<SourceDocument>("report"),
                                                       "table " + std::to_string(year)};
                }
        }
        complete(programme);
        return programme;
    }();
    return made;
}

void set_bytes(benchmark::State& state, std::int64_t bytes) {
    state.SetBytesProcessed(state.iterations() * bytes);
}

// What writing and reading are measured against: the numbers copied to memory of their own.
void copy_panel_to_bytes(benchmark::State& state) {
    const BenchedPanel& from = panel();
    for (auto _ : state) {
        std::string bytes;
        bytes.reserve(panel_bytes);
        for (const auto& column : from.columns)
            bytes.append(reinterpret_cast<const char*>(column.data()), rows * sizeof(double));
        benchmark::DoNotOptimize(bytes.data());
        benchmark::ClobberMemory();
    }
    set_bytes(state, panel_bytes);
}

void copy_panel(benchmark::State& state) {
    const BenchedPanel& from = panel();
    for (auto _ : state) {
        BenchedPanel to;
        to.columns.reserve(columns);
        for (const auto& column : from.columns) to.columns.emplace_back(column.begin(), column.end());
        benchmark::DoNotOptimize(to.columns.data());
        benchmark::ClobberMemory();
    }
    set_bytes(state, panel_bytes);
}

// The bare instruction: both sides are there, and have been touched.
void memcpy_panel(benchmark::State& state) {
    const BenchedPanel& from = panel();
    std::string to(panel_bytes, '\1');
    for (auto _ : state) {
        char* at = to.data();
        for (const auto& column : from.columns) {
            std::memcpy(at, column.data(), rows * sizeof(double));
            at += rows * sizeof(double);
        }
        benchmark::ClobberMemory();
    }
    set_bytes(state, panel_bytes);
}

void write_panel(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(write_archive(type_info<BenchedPanel>(), &panel()));
    set_bytes(state, panel_bytes);
}

void read_panel(benchmark::State& state) {
    const std::string bytes = write_archive(type_info<BenchedPanel>(), &panel());
    for (auto _ : state) {
        BenchedPanel back;
        read_archive(type_info<BenchedPanel>(), &back, bytes);
        benchmark::DoNotOptimize(back.columns.data());
    }
    set_bytes(state, panel_bytes);
}

void write_programme(benchmark::State& state) {
    std::size_t bytes = 0;
    for (auto _ : state) bytes = to_archive(programme()).size();
    set_bytes(state, static_cast<std::int64_t>(bytes));
}

void read_programme(benchmark::State& state) {
    const std::string bytes = to_archive(programme());
    for (auto _ : state) benchmark::DoNotOptimize(read_archive(bytes));
    set_bytes(state, static_cast<std::int64_t>(bytes.size()));
}

BENCHMARK(memcpy_panel)->Unit(benchmark::kMillisecond);
BENCHMARK(copy_panel_to_bytes)->Unit(benchmark::kMillisecond);
BENCHMARK(write_panel)->Unit(benchmark::kMillisecond);
BENCHMARK(copy_panel)->Unit(benchmark::kMillisecond);
BENCHMARK(read_panel)->Unit(benchmark::kMillisecond);
BENCHMARK(write_programme)->Unit(benchmark::kMillisecond);
BENCHMARK(read_programme)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sociaaldomein
