// How long this library takes over the pieces of work of peers.py, on the same panel file; prints the same JSON lines.
//
//   sociaaldomein_bench_peers PANEL.csv [WORK...]
//
// The instruction set is the best of the machine, or what SOCIAALDOMEIN_INSTRUCTION_SET names. One thread, except where
// the work's name says otherwise. Times are the least of three.

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <sociaaldomein/core/version.hpp>
#include <sociaaldomein/projection/forecast.hpp>
#include <sociaaldomein/projection/paths.hpp>

#include "bench_squares.hpp"
#include "projection/detail/arima_family.hpp"
#include "projection/detail/ces_family.hpp"
#include "projection/detail/combination.hpp"
#include "projection/detail/ets_family.hpp"
#include "projection/detail/prepare.hpp"
#include "projection/detail/theta_family.hpp"
#include "projection/kernels/instruction_set.hpp"
#include "waitlist.hpp"

namespace {

using namespace sociaaldomein;

constexpr int horizon = 8;
constexpr std::int64_t paths = 10'000;
constexpr std::int64_t steps = 16;
const std::vector<double> quantiles{0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975};

std::vector<TimeSeries> read_panel(const char* name) {
    std::ifstream file(name);
    std::vector<TimeSeries> series;
    for (std::string line; std::getline(file, line);) {
        std::stringstream cells(line);
        std::string key;
        std::getline(cells, key, ',');
        std::vector<double> values;
        for (std::string cell; std::getline(cells, cell, ',');) {
            double value = 0.0;
            std::from_chars(cell.data(), cell.data() + cell.size(), value);
            values.push_back(value);
        }
        series.emplace_back(SeriesLabel{.key = key}, Period::quarter(2010, 1), std::move(values));
    }
    return series;
}

/// Wall and processor time.
struct Spent {
    double wall = 1e300;
    double cpu = 1e300;
};

Spent seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t cpu_start = std::clock();  // of all threads
    work();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    return {wall.count(), static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC};
}

/// The least of some repeats of each, after a warm-up and by turns: what else the machine does falls on all.
std::vector<Spent> least_seconds(const std::vector<std::function<void()>>& works, int repeats = 3) {
    std::vector<Spent> least(works.size());
    for (const auto& work : works) work();
    for (int repeat = 0; repeat < repeats; ++repeat)
        for (std::size_t i = 0; i < works.size(); ++i) {
            const Spent now = seconds(works[i]);
            least[i] = {std::min(least[i].wall, now.wall), std::min(least[i].cpu, now.cpu)};
        }
    return least;
}
Spent least_seconds(const std::function<void()>& work) { return least_seconds(std::vector{work}).front(); }

constexpr const char* ourselves = "sociaaldomein";

void report(const std::string& work, const char* by, std::size_t series, Spent spent) {
    fmt::print(
        "{{\"work\": \"{}\", \"peer\": \"{}\", \"version\": \"{}\", \"instruction_set\": \"{}\", \"series\": "
        "{}, \"seconds\": {:.6f}, \"cpu\": {:.6f}}}\n",
        work, by, std::strcmp(by, ourselves) == 0 ? version : "",
        kernels::to_string(kernels::instruction_set()), series, spent.wall, spent.cpu);
    std::fflush(stdout);
}

/// The families alone, as the peers' functions are: prepared series in, fits out.
class Families {
public:
    explicit Families(const std::vector<TimeSeries>& series, std::size_t count)
        : prepared_(std::min(count, series.size())) {
        for (std::size_t i = 0; i < prepared_.size(); ++i) {
            const detail::SeriesFacts facts = detail::examine(series[i].values());
            prepared_[i].resize(facts.length());
            detail::prepare(series[i].values(), facts, 4, prepared_[i]);
            values_.emplace_back(prepared_[i]);
        }
    }

    std::size_t size() const { return prepared_.size(); }

    Spent spend(int season, const std::function<void(const detail::Chunk&, std::span<detail::Fit>)>& fit) {
        return least_seconds([&] {
            constexpr std::size_t chunk = 256;
            for (std::size_t from = 0; from < values_.size(); from += chunk) {
                const auto part = std::span(values_).subspan(from, std::min(chunk, values_.size() - from));
                storage_.reset(part.size(), horizon);
                fit({part, season, horizon}, storage_.fits());
            }
        });
    }

private:
    std::vector<std::vector<double>> prepared_;
    std::vector<std::span<const double>> values_;
    detail::FitStorage storage_;
};

Spent simulate_std(const Forecast& said, std::size_t count) {
    return least_seconds([&] {
        std::vector<double> values(static_cast<std::size_t>(paths * steps));
        std::vector<double> errors(static_cast<std::size_t>(steps));
        double total = 0.0;
        for (std::size_t j = 0; j < count; ++j) {
            std::mt19937 generator(static_cast<unsigned>(j));
            std::normal_distribution<double> normal;
            const std::size_t at = j * said.horizon;
            for (std::size_t p = 0; p < paths; ++p)
                for (std::size_t h = 0; h < steps; ++h) {
                    errors[h] = normal(generator);
                    double sum = 0.0;
                    for (std::size_t k = 0; k <= h; ++k) sum += said.errors.psi[at + k] * errors[h - k];
                    values[h * paths + p] = said.mean[at + h] + said.errors.spread[at] * sum;
                }
            for (std::size_t h = 0; h < steps; ++h) {
                const auto first = values.begin() + static_cast<std::ptrdiff_t>(h * paths);
                auto from = first;
                for (const double p : quantiles) {
                    const auto place = first + static_cast<std::ptrdiff_t>(p * (paths - 1));
                    std::nth_element(from, place, first + paths);
                    total += *place;
                    from = place;
                }
            }
        }
        volatile double kept = total;
        (void)kept;
    });
}

Forecast with_paths(const std::vector<TimeSeries>& series, std::size_t count) {
    return forecast(std::span(series).first(count),
                    {.model = ForecastModel::ets_theta, .horizon = steps, .threads = 1});
}

void simulate(const Forecast& said, std::size_t from, std::size_t to) {
    for (std::size_t j = from; j < to; ++j) ask_paths(said, j, {.paths = paths, .probabilities = quantiles});
}

/// So many series as wanted, made by repeating the panel under other keys.
std::vector<TimeSeries> repeated(const std::vector<TimeSeries>& series, std::size_t count) {
    std::vector<TimeSeries> many;
    many.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        many.push_back(series[i % series.size()].labelled({.key = fmt::format("{}", i)}));
    return many;
}

/// What call.py times from Python: a panel in the caller's memory, projected with intervals. Processor time, as there.
void call(const std::vector<TimeSeries>& series, ForecastModel model) {
    constexpr std::size_t count = 1'000;
    const std::size_t rows = series.front().values().size();
    std::vector<double> data;
    data.reserve(count * rows);
    for (std::size_t j = 0; j < count; ++j) {
        const auto values = series[j % series.size()].values();
        data.insert(data.end(), values.begin(), values.end());
    }
    const auto n = static_cast<std::int64_t>(rows);
    const PanelView panel(data.data(), {Period::quarter(2010, 1), n}, count, 1, n);
    report(fmt::format("call_{}", to_string(model)), ourselves, count,
           least_seconds({[&] { forecast(panel, {.model = model, .horizon = horizon, .threads = 1}); }}, 25)
               .front());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: sociaaldomein_bench_peers PANEL.csv [WORK...]\n";
        return 2;
    }
    const std::vector<TimeSeries> series = read_panel(argv[1]);
    const auto wanted = [&](const char* work) {
        return argc == 2 || std::any_of(argv + 2, argv + argc,
                                        [&](const char* one) { return std::strcmp(one, work) == 0; });
    };
    const auto family = [&](const char* work, std::size_t count, int season, const auto& fit) {
        if (!wanted(work)) return;
        Families families(series, count);
        report(work, ourselves, families.size(), families.spend(season, fit));
    };
    using detail::Chunk;
    using detail::Fit;
    using Fits = std::span<Fit>;
    family("fit_aadn", 10'000, 1, [](const Chunk& chunk, Fits out) {
        detail::fit_ets(chunk, {.models = detail::ets_model(false, 2, 0)}, out);
    });
    family("auto_ets", 2'000, 4, [](const Chunk& chunk, Fits out) { detail::fit_ets(chunk, {}, out); });
    family("theta", 10'000, 4, [](const Chunk& chunk, Fits out) {
        detail::fit_theta(chunk, detail::ThetaVariant::standard, out);
    });
    family("dotm", 10'000, 4, [](const Chunk& chunk, Fits out) {
        detail::fit_theta(chunk, detail::ThetaVariant::dynamic_optimised, out);
    });
    family("auto_ces", 1'000, 4,
           [](const Chunk& chunk, Fits out) { detail::fit_ces(chunk, detail::CesKind::automatic, out); });
    family("auto_arima", 1'000, 4, [](const Chunk& chunk, Fits out) { detail::fit_arima(chunk, {}, out); });

    if (wanted("squares")) {
        std::vector<std::vector<double>> values;
        for (const TimeSeries& one : series) values.emplace_back(one.values().begin(), one.values().end());
        bench::Squares squares(std::move(values));
        const std::vector<Spent> spent =
            least_seconds({[&] { squares.in_lanes(); }, [&] { squares.one_by_one(); }}, 100);
        report("squares", ourselves, squares.count(), spent[0]);
        report("squares", "scalar loop", squares.count(), spent[1]);
    }
    if (wanted("simulate")) {
        constexpr std::size_t count = 20;
        const Forecast said = with_paths(series, count);
        report("simulate", ourselves, count, least_seconds([&] { simulate(said, 0, count); }));
        report("simulate", "std C++", count, simulate_std(said, count));
    }
    if (wanted("waitlist")) {
        const bench::Waitlist waitlist;
        double ours = 0.0;
        double theirs = 0.0;
        report("waitlist", ourselves, 1, least_seconds([&] { ours = bench::waiting_ours(waitlist); }));
        report("waitlist", "std C++", 1, least_seconds([&] { theirs = bench::waiting_std(waitlist); }));
        if (!(std::abs(ours - theirs) < 0.02 * theirs)) {  // more than four standard errors
            fmt::print(stderr, "waitlist: {} waiting and {}: these are not the same model\n", ours, theirs);
            return 1;
        }
    }
    if (wanted("two_threads")) {
        const std::vector<TimeSeries> many = repeated(series, 8'000);
        const auto fit = [&](int threads) {
            return [&many, threads] {
                forecast(many, {.model = ForecastModel::ets_theta, .horizon = horizon, .threads = threads});
            };
        };
        const std::vector<Spent> spent = least_seconds({fit(1), fit(2)}, 5);
        report("one_thread", ourselves, many.size(), spent[0]);
        report("two_threads", ourselves, many.size(), spent[1]);
        constexpr std::size_t count = 400;
        const Forecast said = with_paths(series, count);
        const auto halves = [&] {
            const std::jthread other([&] { simulate(said, 0, count / 2); });
            simulate(said, count / 2, count);
        };
        const std::vector<Spent> asked = least_seconds({[&] { simulate(said, 0, count); }, halves}, 25);
        report("simulate_one_thread", ourselves, count, asked[0]);
        report("simulate_two_threads", ourselves, count, asked[1]);
    }
    if (wanted("growth")) {
        // The same thousand over and over: others could take more or fewer steps to fit.
        const std::vector<TimeSeries> thousand = repeated(series, 1'000);
        for (const ForecastModel model : {ForecastModel::ets_theta, ForecastModel::dynamic_optimised_theta}) {
            for (const std::size_t count : {1'000UL, 100'000UL}) {
                const std::vector<TimeSeries> many = repeated(thousand, count);
                const auto work = [&] { forecast(many, {.model = model, .horizon = horizon, .threads = 1}); };
                // What is quick is repeated, small ones more often, so that the least is sought over about the same time;
                // what takes half a minute is done once.
                const bool quick = model == ForecastModel::dynamic_optimised_theta;
                const auto repeats =
                    static_cast<int>(std::max<std::size_t>((quick ? 500'000 : 20'000) / count, 1));
                report(fmt::format("growth_{}_{}", to_string(model), count), ourselves, count,
                       repeats == 1 ? seconds(work) : least_seconds({work}, repeats).front());
            }
        }
    }
    for (const ForecastModel model : {ForecastModel::automatic, ForecastModel::naive})
        if (argc > 2 && wanted(fmt::format("call_{}", to_string(model)).c_str())) call(series, model);
    for (const ForecastModel model : {ForecastModel::automatic, ForecastModel::ets_theta}) {
        const std::string name = fmt::format("netherlands_{}", to_string(model));
        if (!wanted(name.c_str())) continue;
        const std::vector<TimeSeries> many = repeated(series, 342 * 300);
        report(name, ourselves, many.size(),
               seconds([&] { forecast(many, {.model = model, .horizon = horizon, .threads = 2}); }));
    }
    return 0;
}
