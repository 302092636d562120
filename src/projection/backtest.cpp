#include <sociaaldomein/projection/backtest.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string_view>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

#include "projection/detail/yardsticks.hpp"

namespace sociaaldomein {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

std::int64_t season_of(Frequency frequency) {
    return frequency == Frequency::two_school_years ? 1 : periods_per_year(frequency);
}

void check(const PanelView& panel, const BacktestOptions& options) {
    const auto at_least_one = [](std::string_view argument, std::int64_t value) {
        require(value >= 1, "backtest", argument, value, "a number of periods >= 1");
    };
    at_least_one("first_training", options.first_training);
    at_least_one("step", options.step);
    at_least_one("horizon", options.horizon);
    require(options.season >= 0, "backtest", "season", options.season, "a number of periods >= 0");
    for (const double level : options.levels)
        require(level > 0.0 && level < 1.0, "backtest", "level", level, "a number in (0, 1)");
    require(
        options.horizon <= panel.rows() && options.first_training <= panel.rows() - options.horizon,
        "backtest", "panel", panel.rows(),
        fmt::format("at least {} periods to know and {} to score", options.first_training, options.horizon));
    require_no_infinity("backtest", panel);
}

void check(const BacktestForecast& forecast, const PanelView& history, const BacktestOptions& options) {
    const auto wrong = [](std::string_view what, std::size_t found, std::size_t expected) {
        throw Error(Errc::inconsistent,
                    fmt::format("backtest: the forecaster gave {} {}, expected {}", found, what, expected));
    };
    const auto horizon = static_cast<std::size_t>(options.horizon);
    const auto cols = static_cast<std::size_t>(history.cols());
    const auto values = [&](std::string_view what, const std::vector<double>& given) {
        if (given.size() != horizon * cols) wrong(what, given.size(), horizon * cols);
        const auto bad = std::find_if(given.begin(), given.end(), [](double v) { return std::isinf(v); });
        if (bad != given.end())
            throw Error(
                Errc::inconsistent,
                fmt::format(
                    "backtest: the forecaster gave {} among the {} of {}, expected finite numbers, or "
                    "NaN for none",
                    *bad, what, history.name((bad - given.begin()) / options.horizon)));
    };
    values("means", forecast.mean);
    if (forecast.lower.size() != options.levels.size())
        wrong("sets of lower bounds", forecast.lower.size(), options.levels.size());
    if (forecast.upper.size() != options.levels.size())
        wrong("sets of upper bounds", forecast.upper.size(), options.levels.size());
    for (const auto& lower : forecast.lower) values("lower bounds", lower);
    for (const auto& upper : forecast.upper) values("upper bounds", upper);
    if (!forecast.origins.empty() && forecast.origins.size() != cols)
        wrong("origins", forecast.origins.size(), cols);
    for (const std::int64_t origin : forecast.origins)
        if (origin < -1 || origin >= history.rows())
            throw Error(Errc::inconsistent,
                        fmt::format("backtest: the forecaster gave the origin {}, expected a row of "
                                    "the panel, below {}",
                                    origin, history.rows()));
}

/// What was projected for one series at one origin, moved to start right after it, beside what came.
class Case {
public:
    Case(const PanelView& panel, std::int64_t known, std::int64_t col, const BacktestForecast& forecast,
         const BacktestOptions& options, std::int64_t season)
        : history_(panel.first_rows(known).column(col).to_vector()),
          actual_(panel.row_slice(known, options.horizon).column(col).to_vector()),
          season_(season) {
        const std::int64_t origin =
            forecast.origins.empty() ? known - 1 : forecast.origins[static_cast<std::size_t>(col)];
        const std::int64_t late = known - 1 - origin;
        const auto moved = [&](const std::vector<double>& values) {
            std::vector<double> out(static_cast<std::size_t>(options.horizon), undefined);
            for (std::int64_t h = late; h < options.horizon; ++h)
                out[static_cast<std::size_t>(h - late)] =
                    values[static_cast<std::size_t>(col * options.horizon + h)];
            return out;
        };
        mean_ = moved(forecast.mean);
        for (std::size_t l = 0; l < options.levels.size(); ++l) {
            lower_.push_back(moved(forecast.lower[l]));
            upper_.push_back(moved(forecast.upper[l]));
        }
        for (std::size_t l = 0; l < options.levels.size(); ++l)
            intervals_.push_back({options.levels[l], lower_[l], upper_[l]});
    }

    Scores all() const { return score({history_, actual_, mean_, intervals_, season_}); }

    /// Of the h-th period alone, from 0.
    Scores at(std::size_t h) const {
        std::vector<ScoredInterval> intervals;
        intervals.reserve(intervals_.size());
        for (const ScoredInterval& i : intervals_)
            intervals.push_back({i.level, i.lower.subspan(h, 1), i.upper.subspan(h, 1)});
        return score(
            {history_, std::span(actual_).subspan(h, 1), std::span(mean_).subspan(h, 1), intervals, season_});
    }

private:
    std::vector<double> history_;
    std::vector<double> actual_;
    std::int64_t season_;
    std::vector<double> mean_;
    std::vector<std::vector<double>> lower_;
    std::vector<std::vector<double>> upper_;
    std::vector<ScoredInterval> intervals_;
};

}  // namespace

Backtest backtest(const PanelView& panel, const Forecaster& forecaster, const BacktestOptions& options) {
    check(panel, options);
    const std::int64_t season = options.season > 0 ? options.season : season_of(panel.frequency());
    const auto cols = static_cast<std::size_t>(panel.cols());
    Backtest out;
    std::vector<std::vector<Scores>> of_series(cols);
    std::vector<std::vector<Scores>> of_horizon(static_cast<std::size_t>(options.horizon));
    std::vector<Scores> all;
    for (std::int64_t known = options.first_training; known <= panel.rows() - options.horizon;
         known += options.step) {
        const PanelView history = panel.first_rows(known);
        const BacktestForecast forecast = forecaster(history, options.horizon, options.levels);
        check(forecast, history, options);
        std::vector<Scores> here;
        for (std::size_t s = 0; s < cols; ++s) {
            const Case one(panel, known, static_cast<std::int64_t>(s), forecast, options, season);
            of_series[s].push_back(here.emplace_back(one.all()));
            for (std::size_t h = 0; h < of_horizon.size(); ++h) of_horizon[h].push_back(one.at(h));
        }
        out.by_origin.push_back({panel.axis().period(known - 1), average(here)});
        all.insert(all.end(), here.begin(), here.end());
    }
    out.scores = average(all);
    for (const auto& scores : of_series) out.by_series.push_back(average(scores));
    for (const auto& scores : of_horizon) out.by_horizon.push_back(average(scores));
    return out;
}

std::int64_t trend_window(Frequency frequency) {
    return std::max<std::int64_t>(
        3, frequency == Frequency::two_school_years ? 1 : 2 * periods_per_year(frequency));
}

Forecaster naive_forecaster() {
    return [](const PanelView& history, std::int64_t horizon, std::span<const double> levels) {
        return detail::project_each(history, horizon, levels, detail::project_naive);
    };
}

Forecaster trend_forecaster(std::int64_t periods) {
    require(periods >= 1, "trend_forecaster", "periods", periods, "a number of periods >= 1");
    return [periods](const PanelView& history, std::int64_t horizon, std::span<const double> levels) {
        return detail::project_each(history, horizon, levels,
                                    [periods](std::span<const double> values, detail::Projected& out) {
                                        detail::project_trend(values, periods, out);
                                    });
    };
}

namespace {

std::string_view plural(Frequency frequency) {
    switch (frequency) {
        case Frequency::year: return "years";
        case Frequency::half_year: return "half-years";
        case Frequency::quarter: return "quarters";
        case Frequency::month: return "months";
        case Frequency::week: return "weeks";
        case Frequency::school_year: return "school years";
        case Frequency::two_school_years: return "times two school years";
    }
    return "periods";
}

std::string number(double value, int decimals) {
    return std::isnan(value) ? std::string("-") : fmt::format("{:.{}f}", value, decimals);
}

/// Letters in UTF-8.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

/// Columns as wide as their widest cell: the first to the left, the others to the right.
std::string in_columns(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const auto& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], width(row[c]));
    std::string out;
    for (const auto& row : rows) {
        out += row.front() + std::string(widths.front() - width(row.front()), ' ');
        for (std::size_t c = 1; c < row.size(); ++c)
            out += std::string(2 + widths[c] - width(row[c]), ' ') + row[c];
        out += '\n';
    }
    return out;
}

}  // namespace

Scoreboard scoreboard(const PanelView& panel, std::span<const NamedForecaster> models,
                      const BacktestOptions& options) {
    check(panel, options);
    Scoreboard board;
    board.frequency = panel.frequency();
    board.series = panel.cols();
    board.horizon = options.horizon;
    const auto add = [&](std::string name, const Forecaster& forecaster) {
        Backtest result = backtest(panel, forecaster, options);
        board.rows.push_back({std::move(name), std::move(result.scores), undefined});
        if (board.origins.empty())
            for (const BacktestOrigin& origin : result.by_origin) board.origins.push_back(origin.last);
    };
    for (const NamedForecaster& model : models) add(model.name, model.forecaster);
    add("naive", naive_forecaster());
    const double yardstick = board.rows.back().scores.mase;
    const std::int64_t window = trend_window(panel.frequency());
    add(fmt::format("linear trend, {} {}", window, plural(panel.frequency())), trend_forecaster(window));
    for (ScoreboardRow& row : board.rows)
        row.to_naive = yardstick > 0.0 ? row.scores.mase / yardstick : undefined;
    return board;
}

std::string to_text(const Scoreboard& board) {
    std::vector<std::vector<std::string>> cells{
        {"model", "values", "MASE", "/naive", "RMSSE", "sMAPE", "bias", "CRPS"}};
    if (!board.rows.empty())
        for (const IntervalScores& s : board.rows.front().scores.intervals) {
            cells[0].push_back(fmt::format("in {:.4g}%", 100.0 * s.level));
            cells[0].push_back(fmt::format("MSIS {:.4g}%", 100.0 * s.level));
        }
    for (const ScoreboardRow& row : board.rows) {
        const Scores& s = row.scores;
        auto& line = cells.emplace_back(std::vector<std::string>{
            row.name, fmt::format("{}", s.values), number(s.mase, 3), number(row.to_naive, 3),
            number(s.rmsse, 3), number(s.smape, 2), number(s.bias, 3), number(s.crps, 3)});
        for (const IntervalScores& i : s.intervals) {
            line.push_back(std::isnan(i.coverage) ? "-" : number(100.0 * i.coverage, 1) + "%");
            line.push_back(number(i.msis, 2));
        }
    }
    std::string head = fmt::format("{} series, {} origin{}", board.series, board.origins.size(),
                                   board.origins.size() == 1 ? "" : "s");
    if (!board.origins.empty())
        head += board.origins.size() == 1 ? fmt::format(" after {}", to_string(board.origins.front()))
                                          : fmt::format(" from {} to {}", to_string(board.origins.front()),
                                                        to_string(board.origins.back()));
    return fmt::format("{}, {} period{} ahead\n{}", head, board.horizon, board.horizon == 1 ? "" : "s",
                       in_columns(cells));
}

}  // namespace sociaaldomein
