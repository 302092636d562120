// Calibrations as C sees them, and looking back with them.

#include <algorithm>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/io/json.hpp>
#include <sociaaldomein/io/json_writer.hpp>
#include <sociaaldomein/projection/backtest.hpp>
#include <sociaaldomein/projection/calibrate.hpp>

#include "arguments.hpp"
#include "guard.hpp"
#include "handles.hpp"
#include "io/detail/level_name.hpp"
#include "structs.hpp"

using namespace sociaaldomein;
using namespace sociaaldomein::c;

namespace {

std::shared_ptr<const Calibration> read(std::string_view json) {
    auto calibration = std::make_shared<Calibration>();
    read_json(type_info<Calibration>(), calibration.get(), json);
    validate(*calibration);
    return calibration;
}

std::vector<TimeSeries> all_series(const PanelView& panel) {
    std::vector<TimeSeries> all;
    all.reserve(static_cast<std::size_t>(panel.cols()));
    for (std::int64_t j = 0; j < panel.cols(); ++j)
        all.emplace_back(SeriesLabel{}, panel.axis().first(), panel.column(j).to_vector());
    return all;
}

CalibrateOptions calibrate_options(const char* function, const sd_calibrate_options& said) {
    require(said.reserved == 0, function, "reserved", said.reserved, "0");
    CalibrateOptions options;
    if (said.horizon != 0) options.horizon = said.horizon;
    if (said.origins != 0) options.origins = said.origins;
    if (said.shortest != 0) options.shortest = said.shortest;
    if (said.trust != 0.0) options.trust = said.trust;
    options.source = text_or(function, "source", said.source, "");
    options.threads = said.threads;
    return options;
}

BacktestOptions backtest_options(const char* function, const sd_backtest_options& said, std::int64_t rows) {
    BacktestOptions options;
    if (said.horizon != 0) options.horizon = said.horizon;
    if (said.step != 0) options.step = said.step;
    options.levels = levels(function, said.levels, said.levels_count);
    require(options.horizon >= 1 && options.horizon <= 10'000, function, "horizon", options.horizon,
            "a number of periods from 1 to 10000");
    require(options.step >= 1 && options.step <= 10'000, function, "step", options.step,
            "a number of periods from 1 to 10000");
    constexpr std::int64_t fewest = 4;
    constexpr std::int64_t moments = 12;
    options.first_training = said.first_training != 0
                                 ? said.first_training
                                 : std::max(fewest, rows - options.horizon - (moments - 1) * options.step);
    return options;
}

std::vector<NamedForecaster> forecasters(const std::vector<ForecastModel>& models,
                                         const ForecastOptions& usual) {
    std::vector<NamedForecaster> all;
    all.reserve(models.size());
    for (const ForecastModel model : models) {
        ForecastOptions options = usual;
        options.model = model;
        all.push_back(
            {std::string(to_string(model)),
             [options](const PanelView& history, std::int64_t horizon, std::span<const double> levels) {
                 ForecastOptions here = options;
                 here.horizon = horizon;
                 here.levels.assign(levels.begin(), levels.end());
                 return to_backtest(forecast(history, here));
             }});
    }
    return all;
}

TableData scores_table(const Scoreboard& board, const std::vector<double>& levels) {
    TableData table;
    Column& model = table.add_texts("model");
    Column& values = table.add_numbers("values");
    Column& mase = table.add_numbers("mase");
    Column& to_naive = table.add_numbers("to_naive");
    Column& rmsse = table.add_numbers("rmsse");
    Column& smape = table.add_numbers("smape");
    Column& bias = table.add_numbers("bias");
    Column& crps = table.add_numbers("crps");
    std::vector<std::pair<Column*, Column*>> intervals;
    intervals.reserve(levels.size());
    for (const double level : levels) {
        const std::string name = sociaaldomein::detail::percentage(level);
        Column& coverage = table.add_numbers("coverage" + name);
        intervals.emplace_back(&coverage, &table.add_numbers("msis" + name));
    }
    for (const ScoreboardRow& row : board.rows) {
        model.add(row.name);
        values.add(static_cast<double>(row.scores.values));
        mase.add(row.scores.mase);
        to_naive.add(row.to_naive);
        rmsse.add(row.scores.rmsse);
        smape.add(row.scores.smape);
        bias.add(row.scores.bias);
        crps.add(row.scores.crps);
        for (std::size_t l = 0; l < intervals.size(); ++l) {
            const bool scored =
                l < row.scores.intervals.size();  // none are where nothing came to be scored with
            intervals[l].first->add(scored ? row.scores.intervals[l].coverage : missing_value);
            intervals[l].second->add(scored ? row.scores.intervals[l].msis : missing_value);
        }
    }
    table.finish(std::ssize(board.rows));
    return table;
}

sd_status hand_over(const char* function, std::shared_ptr<const Calibration> (*made)(), sd_calibration** out,
                    sd_error** error) {
    return guarded(error, [&] {
        required(function, "calibration", out);
        *out = make_handle<sd_calibration>(made()).release();
    });
}

}  // namespace

sd_status sd_calibration_builtin(sd_calibration** calibration, sd_error** error) {
    return hand_over("sd_calibration_builtin", builtin_calibration, calibration, error);
}

sd_status sd_calibration_none(sd_calibration** calibration, sd_error** error) {
    return hand_over("sd_calibration_none", without_calibration, calibration, error);
}

sd_status sd_calibration_read(const void* data, int64_t size, sd_calibration** calibration,
                              sd_error** error) {
    return guarded(error, [&] {
        required("sd_calibration_read", "calibration", calibration);
        *calibration =
            make_handle<sd_calibration>(read(bytes("sd_calibration_read", "data", data, size))).release();
    });
}

sd_status sd_calibrate_panel(const double* data, int64_t rows, int64_t cols, int64_t row_stride,
                             int64_t col_stride, const char* first_period, const char* const* models,
                             int64_t models_count, const sd_calibrate_options* options,
                             sd_calibration** calibration, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_calibrate_panel";
        required(name, "calibration", calibration);
        const sd_calibrate_options said = read_struct(name, "options", options);
        const CallersPanel panel(name, data, rows, cols, row_stride, col_stride, first_period, nullptr);
        Watch watch(said.progress, said.progress_data, said.cancel);
        CalibrateOptions chosen = calibrate_options(name, said);
        chosen.models = model_names(name, models, models_count);
        chosen.progress = watch.progress();
        chosen.cancel = watch.token();
        auto learnt = std::make_shared<const Calibration>(calibrate(all_series(panel.view()), chosen));
        watch.require_not_stopped();
        *calibration = make_handle<sd_calibration>(std::move(learnt)).release();
    });
}

sd_calibration* sd_calibration_ref(sd_calibration* calibration) { return add_owner(calibration); }

void sd_calibration_free(sd_calibration* calibration) { drop_owner(calibration); }

sd_status sd_calibration_to_json(const sd_calibration* calibration, sd_bytes** bytes, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_calibration_to_json";
        require_alive(&required(name, "calibration", calibration));
        required(name, "bytes", bytes);
        *bytes = make_handle<sd_bytes>(to_json(*calibration->value)).release();
    });
}

sd_status sd_backtest_panel(const double* data, int64_t rows, int64_t cols, int64_t row_stride,
                            int64_t col_stride, const char* first_period, const char* const* models,
                            int64_t models_count, const sd_backtest_options* options, sd_table** scores,
                            sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_backtest_panel";
        required(name, "scores", scores);
        const sd_backtest_options said = read_struct(name, "options", options);
        const CallersPanel panel(name, data, rows, cols, row_stride, col_stride, first_period, nullptr);
        const BacktestOptions chosen = backtest_options(name, said, rows);
        const Watch watch(nullptr, nullptr, said.cancel);
        ForecastOptions usual;
        usual.threads = said.threads;
        usual.non_negative = said.non_negative != 0;
        usual.cancel = watch.token();
        if (said.calibration != nullptr) {
            require_alive(said.calibration);
            usual.calibration = said.calibration->value;
        }
        const auto named = forecasters(model_names(name, models, models_count), usual);
        *scores = make_handle<sd_table>(scores_table(scoreboard(panel.view(), named, chosen), chosen.levels))
                      .release();
    });
}
