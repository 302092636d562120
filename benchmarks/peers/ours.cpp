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
#include <vector>

#include <fmt/format.h>

#include <sociaaldomein/core/version.hpp>
#include <sociaaldomein/projection/forecast.hpp>
#include <sociaaldomein/projection/paths.hpp>

#include "projection/detail/arima_family.hpp"
#include "projection/detail/ces_family.hpp"
#include "projection/detail/combination.hpp"
#include "projection/detail/ets_family.hpp"
#include "projection/detail/prepare.hpp"
#include "projection/detail/theta_family.hpp"
#include "projection/kernels/counts.hpp"
#include "projection/kernels/instruction_set.hpp"

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

/// @param now  seconds since any moment
double least(double (*now)(), int repeats, const std::function<void()>& work) {
    work();
    double least = 1e300;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        const double start = now();
        work();
        least = std::min(least, now() - start);
    }
    return least;
}

double wall_clock() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double processor_clock() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double least_seconds(const std::function<void()>& work) { return least(wall_clock, 3, work); }

void report(const char* work, const char* by, std::size_t series, double seconds) {
    fmt::print(
        "{{\"work\": \"{}\", \"peer\": \"{}\", \"version\": \"{}\", \"instruction_set\": \"{}\", \"series\": "
        "{}, "
        "\"seconds\": {:.6f}}}\n",
        work, by, std::strcmp(by, "std C++") == 0 ? "" : version,
        kernels::to_string(kernels::instruction_set()), series, seconds);
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

    double seconds(int season, const std::function<void(const detail::Chunk&, std::span<detail::Fit>)>& fit) {
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

double simulate_std(const Forecast& said, std::size_t count) {
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

/// A waitlist for places of which each period some come free: per period people join by chance, some who wait give up
/// and some residents leave, and whoever waits is placed as far as there is room.
struct Queue {
    double arrivals = 55.0;
    double leaves = 0.18126924692201815;  // 1 - e^(-1/5): a mean stay of five periods
    double gives_up = 0.05131670194948623;
    double places = 243.0;
    double waiting = 158.0;
    std::size_t paths = 10'000;
    unsigned periods = 24;
};

/// Mean number waiting at the last period's end.
double waiting_ours(const Queue& queue) {
    constexpr std::size_t block = 512;
    static_assert(block % 64 == 0);
    struct Numbers {
        double z0[block], z1[block], u0[block], u1[block];
    } chance[2];
    double arrivals[block], leaves[block], gives_up[block], occupied[block], waiting[block];
    double joined[block], left[block], gave_up[block];
    std::fill_n(arrivals, block, queue.arrivals);
    std::fill_n(leaves, block, queue.leaves);
    std::fill_n(gives_up, block, queue.gives_up);
    const kernels::CountKernels& draw = kernels::count_kernels();
    double total = 0.0;
    for (std::size_t from = 0; from < queue.paths; from += block) {
        const std::size_t here = std::min(block, queue.paths - from);
        const auto count = static_cast<long long>((here + 63) / 64 * 64);
        std::fill_n(occupied, block, queue.places);
        std::fill_n(waiting, block, queue.waiting);
        for (unsigned period = 0; period < queue.periods; ++period) {
            for (unsigned k = 0; k < 2; ++k)
                draw.draw(1, 2 * period + k, from, count, chance[k].z0, chance[k].z1, chance[k].u0,
                          chance[k].u1);
            draw.poisson(arrivals, chance[0].z0, chance[0].u0, count, joined);
            draw.binomial(occupied, leaves, chance[0].z1, chance[0].u1, count, left);
            draw.binomial(waiting, gives_up, chance[1].z0, chance[1].u0, count, gave_up);
            for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
                const double stay = occupied[i] - left[i];
                const double wait = waiting[i] - gave_up[i] + joined[i];
                const double placed = std::min(wait, queue.places - stay);
                occupied[i] = stay + placed;
                waiting[i] = wait - placed;
            }
        }
        for (std::size_t i = 0; i < here; ++i) total += waiting[i];
    }
    return total / static_cast<double>(queue.paths);
}

/// The same by the book.
double waiting_std(const Queue& queue) {
    using Binomial = std::binomial_distribution<std::int64_t>;
    std::mt19937_64 generator(1);
    std::poisson_distribution<std::int64_t> arrivals(queue.arrivals);
    const auto places = static_cast<std::int64_t>(queue.places);
    Binomial binomial;
    double total = 0.0;
    for (std::size_t p = 0; p < queue.paths; ++p) {
        std::int64_t occupied = places;
        auto waiting = static_cast<std::int64_t>(queue.waiting);
        for (unsigned period = 0; period < queue.periods; ++period) {
            const std::int64_t joined = arrivals(generator);
            const std::int64_t left = binomial(generator, Binomial::param_type(occupied, queue.leaves));
            const std::int64_t gave_up = binomial(generator, Binomial::param_type(waiting, queue.gives_up));
            const std::int64_t stay = occupied - left;
            const std::int64_t wait = waiting - gave_up + joined;
            const std::int64_t placed = std::min(wait, places - stay);
            occupied = stay + placed;
            waiting = wait - placed;
        }
        total += static_cast<double>(waiting);
    }
    return total / static_cast<double>(queue.paths);
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
    const double seconds = least(
        processor_clock, 25, [&] { forecast(panel, {.model = model, .horizon = horizon, .threads = 1}); });
    report(fmt::format("call_{}", to_string(model)).c_str(), "sociaaldomein", count, seconds);
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
        report(work, "sociaaldomein", families.size(), families.seconds(season, fit));
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

    if (wanted("simulate")) {
        constexpr std::size_t count = 20;
        const Forecast said = with_paths(series, count);
        report("simulate", "sociaaldomein", count, least_seconds([&] { simulate(said, 0, count); }));
        report("simulate", "std C++", count, simulate_std(said, count));
    }
    if (wanted("waitlist")) {
        const Queue queue;
        double ours = 0.0;
        double theirs = 0.0;
        report("waitlist", "sociaaldomein", 1, least_seconds([&] { ours = waiting_ours(queue); }));
        report("waitlist", "std C++", 1, least_seconds([&] { theirs = waiting_std(queue); }));
        if (!(std::abs(ours - theirs) < 0.02 * theirs)) {  // more than four standard errors
            fmt::print(stderr, "waitlist: {} waiting and {}: these are not the same model\n", ours, theirs);
            return 1;
        }
    }
    if (wanted("two_threads")) {
        const std::vector<TimeSeries> many = repeated(series, 8'000);
        for (const int threads : {1, 2})
            report(threads == 1 ? "one_thread" : "two_threads", "sociaaldomein", many.size(),
                   least_seconds([&] {
                       forecast(many,
                                {.model = ForecastModel::ets_theta, .horizon = horizon, .threads = threads});
                   }));
    }
    if (wanted("growth")) {
        for (const std::size_t count : {1'000UL, 10'000UL, 100'000UL}) {
            const std::vector<TimeSeries> many = repeated(series, count);
            const ForecastOptions options{
                .model = ForecastModel::dynamic_optimised_theta, .horizon = horizon, .threads = 1};
            report(fmt::format("growth_{}", count).c_str(), "sociaaldomein", count,
                   least_seconds([&] { forecast(many, options); }));
        }
    }
    for (const ForecastModel model : {ForecastModel::automatic, ForecastModel::naive})
        if (argc > 2 && wanted(fmt::format("call_{}", to_string(model)).c_str())) call(series, model);
    for (const ForecastModel model : {ForecastModel::automatic, ForecastModel::ets_theta}) {
        const std::string name = fmt::format("netherlands_{}", to_string(model));
        if (!wanted(name.c_str())) continue;
        const std::vector<TimeSeries> many = repeated(series, 342 * 300);
        const auto start = std::chrono::steady_clock::now();
        forecast(many, {.model = model, .horizon = horizon, .threads = 2});
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        report(name.c_str(), "sociaaldomein", many.size(), spent.count());
    }
    return 0;
}
