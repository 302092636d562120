#include "cli/forecast_commands.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <boost/describe/enum_to_string.hpp>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/io/json.hpp>
#include <sociaaldomein/io/json_writer.hpp>
#include <sociaaldomein/io/long_table.hpp>
#include <sociaaldomein/projection/backtest.hpp>
#include <sociaaldomein/projection/calibrate.hpp>
#include <sociaaldomein/projection/forecast.hpp>

#include "cli/levels.hpp"
#include "cli/program.hpp"
#include "cli/progress_bar.hpp"
#include "io/detail/atomic_file.hpp"

namespace sociaaldomein::cli {

struct ForecastCommands::Arguments {
    std::vector<std::string> tables;
    std::string output;
    std::string model = "automatic";
    std::vector<std::string> models{"automatic"};
    std::string levels = "80,95";
    std::string calibration;
    std::string source;
    std::string decimal;
    std::int64_t horizon = 1;
    std::int64_t origins = 12;
    std::int64_t step = 1;
    double trust = 1.0;
    std::uint64_t seed = 0;
    int threads = 0;
    bool non_negative = false;
    bool integer = false;
};

namespace {

std::shared_ptr<const Calibration> read_calibration(const std::string& name) {
    if (name.empty()) return builtin_calibration();
    if (name == "none") return without_calibration();
    std::ifstream file(name, std::ios::binary);
    if (!file) throw Error(Errc::io, fmt::format("{}: cannot be read", name));
    std::ostringstream text;
    text << file.rdbuf();
    auto read = std::make_shared<Calibration>();
    read_json(type_info<Calibration>(), read.get(), text.str(), name);
    validate(*read);
    return read;
}

std::vector<TimeSeries> read_tables(const std::vector<std::string>& names, const std::string& decimal) {
    LongTableOptions options;
    if (!decimal.empty()) options.decimal = decimal.front();
    std::vector<TimeSeries> all;
    for (const std::string& name : names) {
        std::vector<TimeSeries> some = read_long_table(name, options);
        all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    return all;
}

/// The places of the series of each frequency, in the order of the table.
std::map<Frequency, std::vector<std::size_t>> by_frequency(const std::vector<TimeSeries>& series) {
    std::map<Frequency, std::vector<std::size_t>> groups;
    for (std::size_t j = 0; j < series.size(); ++j) groups[series[j].frequency()].push_back(j);
    return groups;
}

std::vector<TimeSeries> picked(const std::vector<TimeSeries>& series, const std::vector<std::size_t>& which) {
    std::vector<TimeSeries> some;
    some.reserve(which.size());
    for (const std::size_t j : which) some.push_back(series[j]);
    return some;
}

/// The series of one frequency side by side, ending together: where they end at different periods they are moved to the
/// last of these, as a model looks at what came before and not at the date. Tells whether that was done.
bool side_by_side(const std::vector<TimeSeries>& series, Panel& panel) {
    Period last = series.front().axis().last();
    bool moved = false;
    std::int64_t rows = 0;
    for (const TimeSeries& one : series) {
        moved = moved || one.axis().last() != last;
        last = std::max(last, one.axis().last());
        rows = std::max(rows, one.size());
    }
    std::vector<std::string> keys;
    keys.reserve(series.size());
    for (const TimeSeries& one : series) keys.push_back(one.key());
    panel = Panel(PeriodAxis(last + (1 - rows), rows), std::ssize(series), std::move(keys));
    for (std::int64_t j = 0; j < panel.cols(); ++j) {
        const std::span<const double> values = series[static_cast<std::size_t>(j)].values();
        std::ranges::copy(values, panel.column(j).end() - std::ssize(values));
    }
    return moved;
}

std::string notes_text(const std::vector<ForecastNote>& notes) {
    std::string text;
    for (const ForecastNote note : notes) {
        if (!text.empty()) text += "; ";
        for (const char c : std::string_view(boost::describe::enum_to_string(note, "")))
            text += c == '_' ? ' ' : c;
    }
    return text;
}

}  // namespace

ForecastCommands::ForecastCommands() : a_(std::make_unique<Arguments>()) {}
ForecastCommands::~ForecastCommands() = default;

void ForecastCommands::describe(CLI::App& app, std::function<int()>& command, Outcome& outcome) {
    Arguments& a = *a_;
    const auto engine = [&a](CLI::App* added) {
        added->add_option("--threads", a.threads, "Threads; 0: as many as the machine has cores")
            ->check(CLI::Range(0, 1024));
        added->add_option("--horizon", a.horizon, "Periods ahead")->required()->check(CLI::Range(1, 10'000));
    };
    const auto tables = [&a](CLI::App* added) {
        added->add_option("LONG.csv", a.tables, "Tables with columns series, period (CBS codes) and value")
            ->required();
        added->add_option("--decimal", a.decimal, "The decimal mark, . or , (without: what the numbers show)")
            ->check(CLI::IsMember({".", ","}));
    };

    CLI::App* forecast_command =
        app.add_subcommand("forecast", "Project every series of long tables, with calibrated intervals");
    tables(forecast_command);
    engine(forecast_command);
    forecast_command->add_option("--model", a.model, "automatic, ets_theta, ets, theta, arima, ces, naive, …")
        ->capture_default_str();
    forecast_command->add_option("--levels", a.levels, "Interval levels in percent")->capture_default_str();
    forecast_command->add_flag("--nonnegative", a.non_negative, "The quantity cannot be below zero");
    forecast_command->add_flag("--integer", a.integer, "The quantity is a count: whole bounds");
    forecast_command->add_option("--seed", a.seed, "Of random numbers")->capture_default_str();
    forecast_command->add_option("--calibration", a.calibration,
                                 "A file of `calibrate`, or none; without: the built-in");
    forecast_command->add_option("-o,--output", a.output, "File to write; without: standard output");
    forecast_command->callback([&] {
        command = [&a, &outcome] {
            ForecastOptions options;
            options.model = parse_forecast_model(a.model);
            options.horizon = a.horizon;
            options.levels = parse_levels(a.levels);
            options.non_negative = a.non_negative;
            options.integer = a.integer;
            options.seed = a.seed;
            options.threads = a.threads;
            options.calibration = read_calibration(a.calibration);
            const std::vector<TimeSeries> series = read_tables(a.tables, a.decimal);
            const ProgressBar bar("projecting", series.size());

            std::vector<ForecastRows> rows(series.size());
            std::vector<std::string> notes(series.size());
            std::vector<Forecast> forecasts;  // what rows look at
            const auto groups = by_frequency(series);
            forecasts.reserve(groups.size());
            std::size_t before = 0;
            for (const auto& [frequency, which] : groups) {
                options.progress = bar.from(before);
                before += which.size();
                forecasts.push_back(forecast(picked(series, which), options));
                const Forecast& said = forecasts.back();
                for (std::size_t i = 0; i < which.size(); ++i) {
                    const TimeSeries& one = series[which[i]];
                    const std::int64_t after = said.origins[i] < 0 ? one.size() : said.origins[i] + 1;
                    ForecastRows& row = rows[which[i]];
                    row.series = one.key();
                    row.periods = PeriodAxis(one.axis().first() + after, a.horizon);
                    row.mean = said.mean_of(i);
                    for (std::size_t l = 0; l < said.levels.size(); ++l)
                        row.bounds.push_back({said.lower_of(l, i), said.upper_of(l, i)});
                    row.model = said.reports[i].model;
                    notes[which[i]] = notes_text(said.reports[i].notes);
                    row.note = notes[which[i]];
                }
            }
            if (a.output.empty())
                outcome.out = forecast_table_text(options.levels, rows);
            else
                write_forecast_table(a.output, options.levels, rows);
            return 0;
        };
    });

    CLI::App* backtest_command =
        app.add_subcommand("backtest", "Project from past moments and print how well models would have done");
    tables(backtest_command);
    engine(backtest_command);
    backtest_command->add_option("--model", a.models, "Models to compare")
        ->delimiter(',')
        ->capture_default_str();
    backtest_command->add_option("--levels", a.levels, "Interval levels in percent")->capture_default_str();
    backtest_command->add_option("--origins", a.origins, "Past moments to project from, at most")
        ->capture_default_str()
        ->check(CLI::Range(1, 10'000));
    backtest_command->add_option("--step", a.step, "Periods from one moment to the next")
        ->capture_default_str()
        ->check(CLI::Range(1, 10'000));
    backtest_command->add_flag("--nonnegative", a.non_negative, "The quantity cannot be below zero");
    backtest_command->add_option("--calibration", a.calibration,
                                 "A file of `calibrate`, or none; without: the built-in");
    backtest_command->callback([&] {
        command = [&a, &outcome] {
            std::vector<NamedForecaster> models;
            const auto calibration = read_calibration(a.calibration);
            for (const std::string& name : a.models) {
                ForecastOptions options;
                options.model = parse_forecast_model(name);
                options.non_negative = a.non_negative;
                options.threads = a.threads;
                options.calibration = calibration;
                models.push_back({name, [options](const PanelView& history, std::int64_t horizon,
                                                  std::span<const double> levels) {
                                      ForecastOptions here = options;
                                      here.horizon = horizon;
                                      here.levels.assign(levels.begin(), levels.end());
                                      return to_backtest(forecast(history, here));
                                  }});
            }
            const std::vector<TimeSeries> series = read_tables(a.tables, a.decimal);
            for (const auto& [frequency, which] : by_frequency(series)) {
                Panel panel;
                const bool moved = side_by_side(picked(series, which), panel);
                constexpr std::int64_t fewest = 4;
                const std::int64_t room = panel.rows() - a.horizon - fewest;
                if (room < 0)
                    throw Error(
                        Errc::out_of_domain,
                        fmt::format(
                            "backtest: the longest series per {} has {} periods, expected at least {} to "
                            "project {} from the past",
                            to_string(frequency), panel.rows(), a.horizon + fewest, a.horizon));
                BacktestOptions options;
                options.horizon = a.horizon;
                options.step = a.step;
                options.levels = parse_levels(a.levels);
                options.first_training =
                    panel.rows() - a.horizon - std::min(a.origins - 1, room / a.step) * a.step;
                if (!outcome.out.empty()) outcome.out += "\n";
                outcome.out += fmt::format("per {}: ", to_string(frequency));
                outcome.out += to_text(scoreboard(panel, models, options));
                if (moved)
                    outcome.out +=
                        "Series end at different periods; each is scored up to its own end, and dates are "
                        "those "
                        "of the last to end.\n";
            }
            return 0;
        };
    });

    CLI::App* calibrate_command =
        app.add_subcommand("calibrate", "Learn from past forecasts how wide intervals must be");
    tables(calibrate_command);
    engine(calibrate_command);
    calibrate_command->add_option("--model", a.models, "Models to calibrate")->delimiter(',');
    calibrate_command->add_option("--origins", a.origins, "Past moments per series, at most")
        ->capture_default_str();
    calibrate_command
        ->add_option("--trust", a.trust, "How far the errors are believed: 1 for series like these")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    calibrate_command->add_option("--source", a.source, "What the tables are, for the report");
    calibrate_command->add_option("-o,--output", a.output, "File to write")->required();
    calibrate_command->callback([&] {
        command = [&a, &outcome] {
            CalibrateOptions options;
            options.models.clear();
            for (const std::string& name : a.models) options.models.push_back(parse_forecast_model(name));
            options.horizon = a.horizon;
            options.origins = a.origins;
            options.threads = a.threads;
            options.source = a.source;
            options.trust = a.trust;
            const std::vector<TimeSeries> series = read_tables(a.tables, a.decimal);
            Calibration all{a.source, {}};
            for (const auto& [frequency, which] : by_frequency(series)) {
                Calibration one = calibrate(picked(series, which), options);
                all.cells.insert(all.cells.end(), one.cells.begin(), one.cells.end());
            }
            detail::write_file_atomically(a.output, to_json(all));
            outcome.out = a.output + "\n";
            return 0;
        };
    });
}

}  // namespace sociaaldomein::cli
