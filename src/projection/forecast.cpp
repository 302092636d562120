#include <sociaaldomein/projection/forecast.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <numeric>
#include <string_view>
#include <utility>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>
#include <sociaaldomein/projection/damped_trend.hpp>

#include "projection/detail/combination.hpp"
#include "projection/detail/interval.hpp"
#include "projection/detail/large_pages.hpp"
#include "projection/detail/prepare.hpp"
#include "projection/detail/student_quantile.hpp"
#include "projection/detail/work_queue.hpp"

namespace sociaaldomein {

SD_DEFINE_TYPE(FitReport)

namespace {

using detail::Chunk;
using detail::knot_count;
using detail::SeriesFacts;
using detail::SeriesKind;

constexpr double largest = std::numeric_limits<double>::max();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double exact = 1e-10;  // sigma of what a model explains wholly; the largest value is about 1
constexpr std::int64_t longest_horizon = 10'000;

void require_sound(const ForecastOptions& options) {
    require(options.horizon >= 1 && options.horizon <= longest_horizon, "forecast", "horizon",
            options.horizon, "a whole number from 1 to 10000");
    for (const double level : options.levels)
        require(level > 0.0 && level < 1.0, "forecast", "levels", level, "levels between 0 and 1");
    require(options.threads >= 0 && options.threads <= 1024, "forecast", "threads",
            std::int64_t{options.threads}, "a whole number from 0 to 1024");
}

/// The series to project, each a run of values of its own length, and where their outcome goes.
class Run {
public:
    Run(std::span<const std::span<const double>> series, Frequency frequency, const ForecastOptions& options)
        : series_(series),
          options_(options),
          calibration_(options.calibration ? options.calibration : builtin_calibration()),
          calibrator_(*calibration_, options.model, frequency),
          season_(frequency == Frequency::two_school_years ? 1 : periods_per_year(frequency)) {
        const std::size_t cells = series.size() * horizon();
        out_.horizon = horizon();
        out_.series = series.size();
        out_.levels = options.levels;
        detail::make_room(out_.mean, cells);
        for (std::vector<std::vector<double>>* bounds : {&out_.lower, &out_.upper}) {
            bounds->resize(options.levels.size());
            for (std::vector<double>& of_level : *bounds) detail::make_room(of_level, cells);
        }
        detail::make_room(out_.reports, series.size());
        detail::make_room(out_.origins, series.size());
        detail::make_room(out_.errors.spread, cells);
        detail::make_room(out_.errors.psi, cells);
        detail::make_room(out_.errors.knot_block, series.size());
        out_.non_negative = options.non_negative;
        out_.integer = options.integer;
        out_.seed = options.seed;
        for (const double level : options.levels)
            scores_.push_back(-detail::normal_quantile(0.5 * (1.0 - level)));
        // A block for every cell, and after them one without calibration.
        out_.errors.knots.resize((calibrator_.cell_count() + 1) * block_values());
        for (std::size_t b = 0; b <= calibrator_.cell_count(); ++b) calibrator_.fill(b, block(b));
    }

    Forecast project() {
        look_at_all();
        for (std::size_t j = 0; j < series_.size(); ++j)
            if (facts_[j].kind == SeriesKind::ordinary) ordinary_.push_back(j);
        const auto length = [&](std::size_t j) { return facts_[j].length(); };
        if (!std::ranges::is_sorted(ordinary_, {}, length)) std::ranges::stable_sort(ordinary_, {}, length);
        const detail::WorkControl control{options_.threads, options_.cancel, options_.progress};
        const std::vector<std::size_t> blocks = cut(detail::threads_for(ordinary_.size(), control));
        std::vector<Worker> workers;
        for (int thread = detail::threads_for(blocks.size() - 1, control); thread > 0; --thread)
            workers.push_back({detail::ModelFitter(options_.model, season_), {}, {}});
        detail::for_each_block(
            blocks.size() - 1, ordinary_.size(), control, [&](int thread, std::size_t block) {
                const auto mine =
                    std::span(ordinary_).subspan(blocks[block], blocks[block + 1] - blocks[block]);
                project_block(workers[static_cast<std::size_t>(thread)], mine);
                return mine.size();
            });
        keep_own_knots();
        return std::move(out_);
    }

private:
    std::size_t horizon() const noexcept { return static_cast<std::size_t>(options_.horizon); }

    /// What a thread works with; its memory is used again for each block.
    struct Worker {
        detail::ModelFitter fitter;
        std::vector<double> values;
        std::vector<std::span<const double>> series;  // parts of `values`
    };

    /// Looks what kinds of series there are, and projects those that no model can be fitted to.
    void look_at_all() {
        detail::make_room(facts_, series_.size());
        constexpr std::size_t size = 1024;
        const detail::WorkControl quietly{options_.threads, options_.cancel, {}};
        detail::for_each_block((series_.size() + size - 1) / size, series_.size(), quietly,
                               [&](int, std::size_t block) {
                                   const std::size_t from = block * size;
                                   const std::size_t to = std::min(from + size, series_.size());
                                   for (std::size_t j = from; j < to; ++j) {
                                       facts_[j] = detail::examine(series_[j]);
                                       if (facts_[j].kind != SeriesKind::ordinary) project_simply(j);
                                   }
                                   return to - from;
                               });
    }

    /// Where blocks begin, and where the last ends: large ones, which fill lanes best, and towards the end small ones, so
    /// that no thread is left without work for long.
    std::vector<std::size_t> cut(int threads) const {
        constexpr std::size_t least = 64;
        constexpr std::size_t most = 512;
        std::vector<std::size_t> begins{0};
        while (begins.back() < ordinary_.size()) {
            const std::size_t left = ordinary_.size() - begins.back();
            const std::size_t share = left / (static_cast<std::size_t>(threads) * 4);
            begins.push_back(begins.back() + std::min(std::clamp(share, least, most), left));
        }
        return begins;
    }

    void project_block(Worker& worker, std::span<const std::size_t> mine) {
        std::size_t room = 0;
        for (const std::size_t j : mine) room += facts_[j].length();
        worker.values.resize(room);
        worker.series.clear();
        for (std::span<double> free = worker.values; const std::size_t j : mine) {
            const std::span<double> values = free.first(facts_[j].length());
            detail::prepare(series_[j], facts_[j], season_, values);
            worker.series.emplace_back(values);
            free = free.subspan(values.size());
        }
        detail::ModelFitter& fitter = worker.fitter;
        fitter.fit(Chunk{worker.series, season_, static_cast<int>(options_.horizon)});
        for (std::size_t i = 0; i < mine.size(); ++i) {
            const std::size_t j = mine[i];
            detail::Combined combined{mean(j), spread(j), psi(j)};
            fitter.combine(i, combined);
            fitter.describe(i, out_.reports[j]);
            if (combined.replaced) note(j, ForecastNote::model_not_possible);
            if (combined.sigma <= exact) {
                note(j, ForecastNote::no_variation);
                finish_with(j, combined.sigma, borrow_spread(j, worker.series[i]).knots);
            } else {
                finish_with(j, combined.sigma, calibrator_.cell_of(facts_[j].observations));
            }
        }
    }

    /// Series with too little in them to fit a model to.
    void project_simply(std::size_t j) {
        const SeriesFacts& series = facts_[j];
        FitReport& report = out_.reports[j];
        report.criterion = nan;
        std::ranges::fill(psi(j), 1.0);
        std::vector<double> own;
        switch (series.kind) {
            case SeriesKind::empty:
                report.model = "none";
                note(j, ForecastNote::no_observation);
                std::ranges::fill(mean(j), nan);
                std::ranges::fill(spread(j), nan);
                break;
            case SeriesKind::zero:
                report.model = "zero";
                note(j, ForecastNote::all_zero);
                break;
            case SeriesKind::single:
                note(j, ForecastNote::one_observation);
                own = project_few(j, "flat");
                break;
            case SeriesKind::constant:
                note(j, ForecastNote::no_variation);
                own = project_few(j, "flat");
                break;
            default:
                note(j, ForecastNote::few_observations);
                own = project_few(j, "damped random walk");
                break;
        }
        if (own.empty())
            finish_with(j, report.sigma, calibrator_.cell_count());
        else
            finish_with(j, report.sigma, std::move(own));
    }

    /// Returns the knots.
    std::vector<double> project_few(std::size_t j, std::string_view name) {
        std::vector<double> values(facts_[j].length());
        detail::prepare(series_[j], facts_[j], season_, values);
        Borrowed few = borrow_spread(j, values);
        out_.reports[j].model = name;
        out_.reports[j].sigma = few.projection.sigma;
        std::ranges::copy(few.projection.mean, mean(j).begin());
        return std::move(few.knots);
    }

    struct Borrowed {
        DampedTrendProjection projection;
        std::vector<double> knots;
    };

    /// Takes spread and knots from the damped trend, which supposes a typical change where the series shows none.
    Borrowed borrow_spread(std::size_t j, std::span<const double> values) {
        DampedTrendOptions options;
        options.levels = {0.50, 0.80, 0.90, 0.95, 0.99};
        const std::span<const double> plain = block(calibrator_.cell_count());
        Borrowed few{project_damped_trend(values, options_.horizon, options), {plain.begin(), plain.end()}};
        for (std::size_t h = 0; h < horizon(); ++h) {
            const double centre = few.projection.mean[h];
            const double wide = few.projection.intervals[3].upper[h] - centre;
            spread(j)[h] = wide / calibration_scores[4];
            for (std::size_t k = 1; k < knot_count && wide > 0.0; ++k)
                few.knots[h * knot_count + k] =
                    (few.projection.intervals[k - 1].upper[h] - centre) / spread(j)[h];
        }
        return few;
    }

    void finish_with(std::size_t j, double sigma, std::size_t shared_block) {
        out_.errors.knot_block[j] = static_cast<std::uint32_t>(shared_block);
        finish(j, sigma, block(shared_block));
    }
    void finish_with(std::size_t j, double sigma, std::vector<double> own) {
        finish(j, sigma, own);
        const std::lock_guard lock(mutex_);
        own_knots_.emplace_back(j, std::move(own));
    }

    /// The knots that belong to one series only come behind the others, in the order of the series.
    void keep_own_knots() {
        std::ranges::sort(own_knots_, {}, &std::pair<std::size_t, std::vector<double>>::first);
        std::vector<double>& all = out_.errors.knots;
        for (const auto& [j, knots] : own_knots_) {
            out_.errors.knot_block[j] = static_cast<std::uint32_t>(all.size() / block_values());
            all.insert(all.end(), knots.begin(), knots.end());
        }
    }

    /// Takes what was projected back to the scale of the series, and draws the bounds.
    void finish(std::size_t j, double sigma, std::span<const double> knots) {
        const SeriesFacts& series = facts_[j];
        FitReport& report = out_.reports[j];
        out_.origins[j] = series.last;
        report.observations = series.observations;
        if (series.gaps) note(j, ForecastNote::gaps_filled);
        if (series.last >= 0 && series.last + 1 < std::ssize(series_[j])) note(j, ForecastNote::ends_early);

        bool beyond = false;
        // A product with a power of two is that of ldexp, where the power itself is a normal number.
        const bool normal = series.exponent > -1022 && series.exponent < 1024;
        const double unit = std::ldexp(1.0, normal ? series.exponent : 0);
        const auto scaled = [&](double x) {
            const double y = normal ? x * unit : std::ldexp(x, series.exponent);
            if (!std::isinf(y)) return y;
            beyond = true;
            return std::copysign(largest, y);
        };
        report.sigma = scaled(sigma);
        const bool cut = options_.non_negative && !series.negative;
        if (options_.non_negative && series.negative) note(j, ForecastNote::negative_observed);
        bool was_cut = false;
        const auto kept = [&](double x) {
            if (!cut || !(x < 0.0)) return x;
            was_cut = true;
            return 0.0;
        };
        for (std::size_t h = 0; h < horizon(); ++h) {
            const double centre = mean(j)[h];
            const double width = spread(j)[h];
            const std::span<const double> row = knots.subspan(h * knot_count, knot_count);
            for (std::size_t l = 0; l < scores_.size(); ++l) {
                const double reach = width * detail::stretched(row, scores_[l]);
                double low = kept(scaled(centre - reach));
                double high = kept(scaled(centre + reach));
                if (options_.integer) {
                    low = std::floor(low);
                    high = std::ceil(high);
                }
                out_.lower[l][j * horizon() + h] = low;
                out_.upper[l][j * horizon() + h] = high;
            }
            mean(j)[h] = kept(scaled(centre));
            spread(j)[h] = scaled(width);
        }
        if (was_cut) note(j, ForecastNote::cut_at_zero);
        if (beyond) note(j, ForecastNote::beyond_range);
    }

    void note(std::size_t j, ForecastNote what) { out_.reports[j].notes.push_back(what); }
    std::span<double> part(std::vector<double>& all, std::size_t j) {
        return {all.data() + j * horizon(), horizon()};
    }
    std::span<double> mean(std::size_t j) { return part(out_.mean, j); }
    std::span<double> spread(std::size_t j) { return part(out_.errors.spread, j); }
    std::span<double> psi(std::size_t j) { return part(out_.errors.psi, j); }
    std::size_t block_values() const noexcept { return horizon() * knot_count; }
    std::span<double> block(std::size_t b) {
        return std::span(out_.errors.knots).subspan(b * block_values(), block_values());
    }

    std::span<const std::span<const double>> series_;
    const ForecastOptions& options_;
    std::shared_ptr<const Calibration> calibration_;
    detail::Calibrator calibrator_;
    int season_;
    std::vector<double> scores_;
    std::vector<SeriesFacts> facts_;
    std::vector<std::size_t> ordinary_;
    std::mutex mutex_;
    std::vector<std::pair<std::size_t, std::vector<double>>> own_knots_;  // of series by number
    Forecast out_;
};

}  // namespace

Forecast forecast(const PanelView& panel, const ForecastOptions& options) {
    require_sound(options);
    require_no_infinity("forecast", panel);
    const auto rows = static_cast<std::size_t>(panel.rows());
    const auto cols = static_cast<std::size_t>(panel.cols());
    std::vector<double> copied;
    if (panel.row_stride() != 1) copied.reserve(rows * cols);
    std::vector<std::span<const double>> series;
    series.reserve(cols);
    for (std::int64_t j = 0; j < panel.cols(); ++j) {
        const ColumnView column = panel.column(j);
        if (panel.row_stride() == 1) {
            series.emplace_back(column.data(), rows);
            continue;
        }
        const std::size_t from = copied.size();
        for (std::int64_t t = 0; t < panel.rows(); ++t) copied.push_back(column[t]);
        series.emplace_back(copied.data() + from, rows);
    }
    Forecast result = Run(series, panel.frequency(), options).project();
    result.keys.assign(panel.keys().begin(), panel.keys().end());
    return result;
}

Forecast forecast(std::span<const TimeSeries> series, const ForecastOptions& options) {
    require_sound(options);
    std::vector<std::span<const double>> values;
    std::vector<std::string> keys;
    values.reserve(series.size());
    keys.reserve(series.size());
    for (const TimeSeries& one : series) {
        if (one.frequency() != series.front().frequency())
            throw Error(Errc::unlike, "forecast: series \"" + one.key() + "\" is per " +
                                          std::string(to_string(one.frequency())) + ", expected per " +
                                          std::string(to_string(series.front().frequency())) +
                                          " as the first");
        values.push_back(one.values());
        keys.push_back(one.key());
    }
    if (series.empty()) return Run({}, Frequency::year, options).project();
    Forecast result = Run(values, series.front().frequency(), options).project();
    result.keys = std::move(keys);
    return result;
}

}  // namespace sociaaldomein
