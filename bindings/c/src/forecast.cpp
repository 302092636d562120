// Forecasts as C sees them.

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include <fmt/format.h>
#include <boost/describe/enum_to_string.hpp>

#include <sociaaldomein/projection/paths.hpp>

#include "arguments.hpp"
#include "guard.hpp"
#include "handles.hpp"
#include "io/detail/level_name.hpp"
#include "structs.hpp"

using namespace sociaaldomein;
using namespace sociaaldomein::c;

namespace {

const sd_forecast& alive(const char* function, const sd_forecast* forecast) {
    const sd_forecast& given = required(function, "forecast", forecast);
    require_alive(&given);
    return given;
}

std::size_t series_of(const char* function, const Forecast& forecast, std::int64_t series) {
    require(series >= 0 && series < static_cast<std::int64_t>(forecast.series), function, "series", series,
            "the number of a series");
    return static_cast<std::size_t>(series);
}

ForecastOptions forecast_options(const char* function, const sd_forecast_options& said, Watch& watch) {
    require(said.reserved == 0, function, "reserved", said.reserved, "0");
    ForecastOptions options;
    const std::string_view model = text_or(function, "model", said.model, "automatic");
    options.model = parse_forecast_model(model);
    if (said.horizon != 0) options.horizon = said.horizon;
    options.levels = levels(function, said.levels, said.levels_count);
    options.seed = said.seed;
    options.threads = said.threads;
    options.non_negative = said.non_negative != 0;
    options.integer = said.integer != 0;
    if (said.calibration != nullptr) {
        require_alive(said.calibration);
        options.calibration = said.calibration->value;
    }
    options.progress = watch.progress();
    options.cancel = watch.token();
    return options;
}

/// Null when there is none.
const std::vector<double>* values_of(const Forecast& forecast, std::int32_t which, std::int64_t level) {
    if (which == SD_MEAN) return level == 0 ? &forecast.mean : nullptr;
    if (level < 0 || level >= std::ssize(forecast.levels)) return nullptr;
    const auto l = static_cast<std::size_t>(level);
    return which == SD_LOWER ? &forecast.lower[l] : which == SD_UPPER ? &forecast.upper[l] : nullptr;
}

std::string name_of(const Forecast& forecast, std::size_t series) {
    const bool named = series < forecast.keys.size() && !forecast.keys[series].empty();
    return named ? forecast.keys[series] : std::to_string(series);
}

/// The period before the first that is projected for a series.
Period last_known(const sd_forecast& forecast, std::size_t series) {
    const std::int64_t origin = forecast.value->origins[series];
    return forecast.axis.first() + (origin < 0 ? forecast.axis.size() - 1 : origin);
}

TableData table_of(const sd_forecast& forecast) {
    const Forecast& value = *forecast.value;
    TableData table;
    table.keeper = forecast.value;
    Column& series = table.add_texts("series");
    Column& period = table.add_texts("period");
    for (std::size_t j = 0; j < value.series; ++j) {
        const std::string name = name_of(value, j);
        const Period before = last_known(forecast, j);
        for (std::size_t h = 1; h <= value.horizon; ++h) {
            series.add(name);
            period.add(to_string(before + static_cast<std::int64_t>(h)));
        }
    }
    table.add_view("mean", value.mean);
    for (std::size_t l = 0; l < value.levels.size(); ++l) {
        const std::string name = sociaaldomein::detail::percentage(value.levels[l]);
        table.add_view("lower" + name, value.lower[l]);
        table.add_view("upper" + name, value.upper[l]);
    }
    table.finish(std::ssize(value.mean));
    return table;
}

TableData reports_of(const sd_forecast& forecast) {
    const Forecast& value = *forecast.value;
    TableData table;
    Column& series = table.add_texts("series");
    Column& model = table.add_texts("model");
    Column& observations = table.add_numbers("observations");
    Column& sigma = table.add_numbers("sigma");
    Column& criterion = table.add_numbers("criterion");
    Column& parameters = table.add_texts("parameters");
    Column& notes = table.add_texts("notes");
    Column& last = table.add_texts("last_observation");
    for (std::size_t j = 0; j < value.series; ++j) {
        const FitReport& report = value.reports[j];
        series.add(name_of(value, j));
        model.add(report.model);
        observations.add(static_cast<double>(report.observations));
        sigma.add(report.sigma);
        criterion.add(report.criterion);
        parameters.add(fmt::format("{}", fmt::join(report.parameters, " ")));
        std::string all;
        for (const ForecastNote note : report.notes) {
            if (!all.empty()) all += ' ';
            all += boost::describe::enum_to_string(note, "");
        }
        notes.add(all);
        last.add(value.origins[j] < 0 ? "" : to_string(last_known(forecast, j)));
    }
    table.finish(static_cast<std::int64_t>(value.series));
    return table;
}

TableData odds_of(const sd_forecast& forecast, std::size_t series, const PathQuestions& questions) {
    const PathAnswers answers = ask_paths(*forecast.value, series, questions);
    TableData table;
    Column& period = table.add_texts("period");
    Column& met = table.add_numbers("met");
    Column& first = table.add_numbers("first_met");
    for (std::size_t h = 0; h < forecast.value->horizon; ++h) {
        period.add(to_string(last_known(forecast, series) + static_cast<std::int64_t>(h + 1)));
        met.add(answers.odds[0].by_period[h]);
        first.add(answers.odds[0].first_met[h]);
    }
    table.finish(static_cast<std::int64_t>(forecast.value->horizon));
    return table;
}

bool meet(const Extent& memory, const std::vector<double>& values) {
    const std::less_equal<> before;
    return !values.empty() && memory.first != nullptr && before(memory.first, &values.back()) &&
           before(&values.front(), memory.last);
}

bool meet(const Extent& memory, const Forecast& forecast) {
    if (meet(memory, forecast.mean)) return true;
    for (std::size_t l = 0; l < forecast.levels.size(); ++l)
        if (meet(memory, forecast.lower[l]) || meet(memory, forecast.upper[l])) return true;
    return false;
}

}  // namespace

sd_status sd_forecast_panel(const double* data, int64_t rows, int64_t cols, int64_t row_stride,
                            int64_t col_stride, const char* first_period, const char* const* keys,
                            const sd_forecast_options* options, sd_forecast** forecast, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_forecast_panel";
        required(name, "forecast", forecast);
        const sd_forecast_options said = read_struct(name, "options", options);
        const CallersPanel panel(name, data, rows, cols, row_stride, col_stride, first_period, keys);
        Watch watch(said.progress, said.progress_data, said.cancel);
        const ForecastOptions chosen = forecast_options(name, said, watch);
        if (chosen.horizon > 0 && cols > SD_MAX_VALUES / chosen.horizon)
            throw Error(Errc::limit_exceeded,
                        fmt::format("{}: {} periods of {} series are asked for, expected at most "
                                    "{} values",
                                    name, chosen.horizon, cols, SD_MAX_VALUES));
        auto value = std::make_shared<const Forecast>(sociaaldomein::forecast(panel.view(), chosen));
        watch.require_not_stopped();
        *forecast = make_handle<sd_forecast>(std::move(value), panel.view().axis()).release();
    });
}

sd_forecast* sd_forecast_ref(sd_forecast* forecast) { return add_owner(forecast); }

void sd_forecast_free(sd_forecast* forecast) { drop_owner(forecast); }

int64_t sd_forecast_horizon(const sd_forecast* forecast) {
    if (forecast == nullptr) return 0;
    require_alive(forecast);
    return static_cast<std::int64_t>(forecast->value->horizon);
}

int64_t sd_forecast_series(const sd_forecast* forecast) {
    if (forecast == nullptr) return 0;
    require_alive(forecast);
    return static_cast<std::int64_t>(forecast->value->series);
}

int64_t sd_forecast_levels(const sd_forecast* forecast) {
    if (forecast == nullptr) return 0;
    require_alive(forecast);
    return std::ssize(forecast->value->levels);
}

double sd_forecast_level(const sd_forecast* forecast, int64_t level) {
    if (level < 0 || level >= sd_forecast_levels(forecast)) return std::numeric_limits<double>::quiet_NaN();
    return forecast->value->levels[static_cast<std::size_t>(level)];
}

int64_t sd_forecast_origin(const sd_forecast* forecast, int64_t series) {
    if (series < 0 || series >= sd_forecast_series(forecast)) return -1;
    return forecast->value->origins[static_cast<std::size_t>(series)];
}

const double* sd_forecast_data(const sd_forecast* forecast, int32_t which, int64_t level) {
    if (forecast == nullptr) return nullptr;
    require_alive(forecast);
    const std::vector<double>* values = values_of(*forecast->value, which, level);
    return values == nullptr || values->empty() ? nullptr : values->data();
}

sd_status sd_forecast_copy(const sd_forecast* forecast, int32_t which, int64_t level, double* out,
                           int64_t rows, int64_t cols, int64_t row_stride, int64_t col_stride,
                           sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_forecast_copy";
        const Forecast& value = *alive(name, forecast).value;
        const std::vector<double>* values = values_of(value, which, level);
        if (values == nullptr)
            throw Error(
                Errc::out_of_domain,
                fmt::format("{}: which is {} and level is {}, expected SD_MEAN with level 0, or SD_LOWER or "
                            "SD_UPPER with a level below {}",
                            name, which, level, value.levels.size()));
        require(rows == static_cast<std::int64_t>(value.horizon), name, "rows", rows,
                fmt::format("the horizon, {}", value.horizon));
        require(cols == static_cast<std::int64_t>(value.series), name, "cols", cols,
                fmt::format("the number of series, {}", value.series));
        require_output(name, out, rows, cols, row_stride, col_stride);
        if (meet(extent(name, out, rows, cols, row_stride, col_stride), value))
            throw Error(
                Errc::out_of_domain,
                fmt::format("{}: out lies in the forecast itself, expected memory of the caller", name));
        const double* next = values->data();
        for (std::int64_t j = 0; j < cols; ++j)
            for (std::int64_t h = 0; h < rows; ++h) out[h * row_stride + j * col_stride] = *next++;
    });
}

sd_status sd_forecast_table(const sd_forecast* forecast, sd_table** table, sd_error** error) {
    return guarded(error, [&] {
        const sd_forecast& given = alive("sd_forecast_table", forecast);
        required("sd_forecast_table", "table", table);
        *table = make_handle<sd_table>(table_of(given)).release();
    });
}

sd_status sd_forecast_reports(const sd_forecast* forecast, sd_table** table, sd_error** error) {
    return guarded(error, [&] {
        const sd_forecast& given = alive("sd_forecast_reports", forecast);
        required("sd_forecast_reports", "table", table);
        *table = make_handle<sd_table>(reports_of(given)).release();
    });
}

sd_status sd_forecast_paths(const sd_forecast* forecast, int64_t series, int64_t first, int64_t count,
                            double* out, int64_t path_stride, int64_t period_stride, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_forecast_paths";
        const Forecast& value = *alive(name, forecast).value;
        const std::size_t j = series_of(name, value, series);
        const auto horizon = static_cast<std::int64_t>(value.horizon);
        require_output(name, out, count, horizon, path_stride, period_stride);
        // Drawn some at a time, so that what the caller's memory holds is held once only.
        constexpr std::int64_t some = 4096;
        for (std::int64_t done = 0; done < count; done += some) {
            const std::int64_t now = std::min(some, count - done);
            const std::vector<double> paths = sample_paths(value, j, now, first + done);
            const double* next = paths.data();
            for (std::int64_t p = done; p < done + now; ++p)
                for (std::int64_t h = 0; h < horizon; ++h) out[p * path_stride + h * period_stride] = *next++;
        }
    });
}

sd_status sd_forecast_odds(const sd_forecast* forecast, int64_t series, int64_t paths, double target,
                           int32_t below, sd_table** odds, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_forecast_odds";
        const sd_forecast& given = alive(name, forecast);
        required(name, "odds", odds);
        require(std::isfinite(target), name, "target", target, "a finite number");
        const PathQuestions questions{.paths = paths, .periods = false, .targets = {{target, below != 0}}};
        *odds =
            make_handle<sd_table>(odds_of(given, series_of(name, *given.value, series), questions)).release();
    });
}
