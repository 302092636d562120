#include <sociaaldomein/projection/calibrate.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>
#include <sociaaldomein/projection/forecast.hpp>

#include "projection/detail/student_quantile.hpp"
#include "projection/kernels/elementary.hpp"

namespace sociaaldomein {

namespace {

constexpr std::array<double, 5> levels{0.50, 0.80, 0.90, 0.95, 0.99};
constexpr std::size_t level_count = levels.size();
constexpr std::array<std::int64_t, 8> first_lengths{0, 9, 13, 19, 28, 41, 61, 91};
constexpr std::size_t fewest_series = 150;

/// One past forecast: how long the series was then, and its standardised errors.
struct Past {
    std::size_t series = 0;
    std::int64_t observations = 0;
    double weight = 0.0;  ///< so that every series counts as much
    std::vector<double> sizes;
};

struct Weighted {
    double size = 0.0;
    double weight = 0.0;
};

/// The size that a part `level` of the weight does not exceed.
double quantile(std::vector<Weighted>& errors, double level) {
    std::ranges::sort(errors, {}, &Weighted::size);
    double total = 0.0;
    for (const Weighted& one : errors) total += one.weight;
    double below = 0.0;
    double before = 0.0;
    for (const Weighted& one : errors) {
        const double middle = (below + 0.5 * one.weight) / total;
        if (middle >= level) {
            const double earlier = (below - 0.5 * one.weight) / total;
            const double part =
                below == 0.0 ? 1.0 : std::clamp((level - earlier) / (middle - earlier), 0.0, 1.0);
            return before + part * (one.size - before);
        }
        below += one.weight;
        before = one.size;
    }
    return before;
}

std::vector<Past> past_forecasts(std::span<const TimeSeries> series, ForecastModel model,
                                 const CalibrateOptions& options) {
    std::vector<TimeSeries> cut;
    std::vector<std::size_t> of;
    std::vector<std::int64_t> origin_count(series.size());
    for (std::size_t j = 0; j < series.size(); ++j) {
        const std::int64_t last = series[j].size() - 1;
        const std::int64_t room = last - options.shortest + 1;
        const std::int64_t origins = std::min(options.origins, room);
        for (std::int64_t k = 0; k < origins; ++k) {
            const std::int64_t length =
                options.shortest + (origins == 1 ? 0 : k * (room - 1) / (origins - 1));
            const auto values = series[j].values().first(static_cast<std::size_t>(length));
            cut.emplace_back(series[j].label(), series[j].axis().first(),
                             std::vector(values.begin(), values.end()));
            of.push_back(j);
            ++origin_count[j];
        }
    }
    ForecastOptions engine;
    engine.model = model;
    engine.horizon = options.horizon;
    engine.levels = {};
    engine.calibration = without_calibration();
    engine.threads = options.threads;
    engine.progress = options.progress;
    engine.cancel = options.cancel;
    const Forecast said = forecast(cut, engine);

    std::vector<Past> past(cut.size());
    for (std::size_t i = 0; i < cut.size(); ++i) {
        const std::span<const double> values = series[of[i]].values();
        past[i].series = of[i];
        past[i].observations = said.reports[i].observations;
        past[i].weight = 1.0 / static_cast<double>(origin_count[of[i]]);
        const auto origin = static_cast<std::size_t>(said.origins[i] + 1);
        for (std::size_t h = 0; h < said.horizon && origin + h < values.size(); ++h) {
            const double spread = said.errors.spread[i * said.horizon + h];
            const double error = std::abs(values[origin + h] - said.mean_of(i)[h]);
            past[i].sizes.push_back(spread > 0.0 ? error / spread : std::numeric_limits<double>::quiet_NaN());
        }
    }
    return past;
}

std::size_t series_in(const std::vector<const Past*>& past) {
    std::set<std::size_t> distinct;
    for (const Past* one : past) distinct.insert(one->series);
    return distinct.size();
}

/// How much wider than normal quantiles those of errors are whose standard deviation is itself estimated, for each level:
/// from as many observations as `past` had on average, less those that a level, a slope and a season take.
std::array<double, level_count> small_sample_excess(const std::vector<const Past*>& past, int season) {
    double weight = 0.0;
    double observations = 0.0;
    for (const Past* one : past) {
        weight += one->weight;
        observations += one->weight * static_cast<double>(one->observations);
    }
    const double mean = observations / weight;
    const double taken = 2.0 + (season > 1 && mean >= 2.0 * season ? season - 1.0 : 0.0);
    const auto degrees = std::max<std::int64_t>(1, std::llround(mean - taken));
    std::array<double, level_count> excess;
    for (std::size_t k = 0; k < level_count; ++k)
        excess[k] = detail::student_two_sided(levels[k], degrees) / calibration_scores[k + 1];
    return excess;
}

/// Rows that follow size = exp(a + b log h), fitted to the quantiles of each horizon by their number of errors.
std::vector<CalibrationRow> smooth_rows(const std::vector<const Past*>& past, const CalibrateOptions& options,
                                        int season) {
    const std::array<double, level_count> known = small_sample_excess(past, season);
    std::vector<double> log_horizon;
    std::vector<double> count;
    std::array<std::vector<double>, level_count> log_size;
    for (std::int64_t h = 1; h <= options.horizon; ++h) {
        std::vector<Weighted> errors;
        for (const Past* one : past)
            if (std::ssize(one->sizes) >= h && std::isfinite(one->sizes[static_cast<std::size_t>(h - 1)]))
                errors.push_back({one->sizes[static_cast<std::size_t>(h - 1)], one->weight});
        if (errors.size() < fewest_series / 4) break;
        log_horizon.push_back(static_cast<double>(h));
        count.push_back(static_cast<double>(errors.size()));
        for (std::size_t k = 0; k < level_count; ++k)
            log_size[k].push_back(std::max(quantile(errors, levels[k]), 1e-3));
    }
    if (log_horizon.empty()) return {};
    const auto last = static_cast<std::int64_t>(log_horizon.size());
    const auto& elementary = kernels::elementary_kernels();
    elementary.log(log_horizon.data(), log_horizon.data(), log_horizon.size());

    std::vector<CalibrationRow> rows;
    for (std::int64_t h = 1; h < last; h *= 2) rows.push_back({h, {}});
    rows.push_back({last, {}});
    for (std::size_t k = 0; k < level_count; ++k) {
        elementary.log(log_size[k].data(), log_size[k].data(), log_size[k].size());
        double weight = 0.0;
        double x = 0.0;
        double y = 0.0;
        for (std::size_t i = 0; i < count.size(); ++i) {
            weight += count[i];
            x += count[i] * log_horizon[i];
            y += count[i] * log_size[k][i];
        }
        x /= weight;
        y /= weight;
        double xx = 0.0;
        double xy = 0.0;
        for (std::size_t i = 0; i < count.size(); ++i) {
            xx += count[i] * (log_horizon[i] - x) * (log_horizon[i] - x);
            xy += count[i] * (log_horizon[i] - x) * (log_size[k][i] - y);
        }
        // Further ahead is never known better: where these series seem to say so, it is chance.
        const double slope = xx > 0.0 ? std::max(xy / xx, 0.0) : 0.0;
        for (CalibrationRow& row : rows) {
            double size = y + slope * (log_horizon[static_cast<std::size_t>(row.horizon - 1)] - x);
            elementary.exp(&size, &size, 1);
            // What is known of small samples counts in full, what is found beyond it as far as it is trusted.
            const double score = calibration_scores[k + 1] * known[k];
            double excess = size / score;
            elementary.log(&excess, &excess, 1);
            excess *= options.trust;
            elementary.exp(&excess, &excess, 1);
            size = score * std::clamp(excess, 0.5, 10.0);
            if (k > 0) size = std::max(size, row.sizes[k - 1] * 1.001);
            row.sizes.push_back(size);
        }
    }
    return rows;
}

}  // namespace

Calibration calibrate(std::span<const TimeSeries> series, const CalibrateOptions& options) {
    require(options.horizon >= 1 && options.horizon <= 10'000, "calibrate", "horizon", options.horizon,
            "a whole number from 1 to 10000");
    require(options.origins >= 1, "calibrate", "origins", options.origins, "a whole number >= 1");
    require(options.shortest >= 1, "calibrate", "shortest", options.shortest, "a whole number >= 1");
    require(options.trust >= 0.0 && options.trust <= 1.0, "calibrate", "trust", options.trust,
            "a number from 0 to 1");
    require(!series.empty(), "calibrate", "series", std::int64_t{0}, "at least one");
    const Frequency frequency = series.front().frequency();
    const int season = frequency == Frequency::two_school_years ? 1 : periods_per_year(frequency);
    Calibration made{options.source, {}};
    for (const ForecastModel model : options.models) {
        const std::vector<Past> past = past_forecasts(series, model, options);
        // From long to short: a cell that is too thin joins the next shorter one.
        std::vector<CalibrationCell> cells;
        std::vector<const Past*> group;
        for (auto from = first_lengths.rbegin(); from != first_lengths.rend(); ++from) {
            const auto above =
                from == first_lengths.rbegin() ? std::numeric_limits<std::int64_t>::max() : *(from - 1);
            for (const Past& one : past)
                if (one.observations >= *from && one.observations < above && !one.sizes.empty())
                    group.push_back(&one);
            const bool shortest = from + 1 == first_lengths.rend();
            if (series_in(group) < fewest_series && !(shortest && cells.empty())) continue;
            CalibrationCell cell{model, frequency, *from, smooth_rows(group, options, season)};
            if (!cell.rows.empty()) cells.push_back(std::move(cell));
            group.clear();
        }
        require(!cells.empty(), "calibrate", "series", static_cast<std::int64_t>(series.size()),
                "series that are long enough to be projected from past moments and enough of them");
        made.cells.insert(made.cells.end(), std::make_move_iterator(cells.rbegin()),
                          std::make_move_iterator(cells.rend()));
    }
    validate(made);
    return made;
}

}  // namespace sociaaldomein
