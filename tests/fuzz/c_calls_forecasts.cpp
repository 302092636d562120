// The calls that project: panels and options that are right or wrong, forecasts, calibrations, backtests, periods.
#include "c_calls_session.hpp"

#include <array>
#include <limits>
#include <string>

namespace fuzzing {

namespace {

int32_t progress(std::int64_t done, std::int64_t total, void* data) {
    require(done <= total);
    return *static_cast<std::int32_t*>(data);
}

}  // namespace

Session::Panel Session::panel() {
    Panel p;
    p.rows = choose_.byte() % 14;
    p.cols = choose_.byte() % 3;
    p.row_stride = 1;
    p.col_stride = p.rows;
    for (std::int64_t i = 0; i < p.rows * p.cols; ++i) p.data.push_back(choose_.real());
    const std::uint8_t fault = choose_.byte();
    if (fault == 1) p.rows = -1 - p.rows;
    if (fault == 2) p.cols = std::numeric_limits<std::int64_t>::min();
    if (fault == 3 && p.rows > 1) p.row_stride = std::numeric_limits<std::int64_t>::max();
    if (fault == 4) p.data.clear();
    if (fault == 5) p.row_stride = p.col_stride = 0;
    return p;
}

sd_forecast_options Session::forecast_options() {
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.horizon = choose_.byte() % 20 - 1;
    options.model = choose_.one_of(models);
    options.threads = choose_.byte() % 3 - 1 + (choose_.byte() == 9 ? 5000 : 1);
    options.non_negative = choose_.byte() % 2;
    options.integer = choose_.byte() % 2;
    options.calibration = calibrations_.any(choose_);
    options.cancel = cancels_.any(choose_);
    levels_ = {choose_.real(), 0.5, 0.9};
    options.levels = choose_.byte() % 2 == 0 ? nullptr : levels_.data();
    options.levels_count = choose_.byte() % 4;
    stop_ = choose_.byte() == 7 ? 1 : 0;
    if (choose_.byte() % 2 == 0) {
        options.progress = progress;
        options.progress_data = &stop_;
    }
    if (choose_.byte() == 3) options.struct_size = choose_.number();
    if (options.struct_size > static_cast<std::int64_t>(sizeof options)) options.struct_size = 8;
    return options;
}

void Session::look_at_forecast() {
    const sd_forecast* f = forecast();
    const std::int64_t i = choose_.number();
    const double level = sd_forecast_level(f, i);
    require((level > 0.0 && level < 1.0) == (i >= 0 && i < sd_forecast_levels(f)));
    require(sd_forecast_origin(f, i) >= -1);
    const double* values = sd_forecast_data(f, static_cast<std::int32_t>(choose_.small()), i);
    if (values != nullptr) sum_ += values[sd_forecast_horizon(f) * sd_forecast_series(f) - 1];
}

void Session::copy(sd_error** error) {
    std::array<double, 256> out{};
    const sd_forecast* f = forecast();
    const std::int64_t rows = choose_.byte() % 4 == 0 ? choose_.number() : sd_forecast_horizon(f);
    const std::int64_t cols = choose_.byte() % 4 == 0 ? choose_.number() : sd_forecast_series(f);
    // In the middle of the array, with strides that stay within it.
    status_ = sd_forecast_copy(f, choose_.byte() % 4, choose_.small(), out.data() + 128, rows, cols,
                               choose_.small() % 2, choose_.small() % 40, error);
}

void Session::paths(sd_error** error) {
    std::array<double, 256> out{};
    const std::int64_t count = choose_.byte() % 5;
    const std::int64_t period_stride = choose_.small() % 2;
    status_ = sd_forecast_paths(forecast(), choose_.number(), choose_.number(), count, out.data() + 128,
                                choose_.small() % 24, period_stride, error);
}

void Session::period(sd_error** error) {
    std::int32_t frequency = static_cast<std::int32_t>(choose_.small());
    std::int64_t ordinal = choose_.number();
    if (choose_.byte() % 2 == 0) {
        status_ = sd_period_parse(choose_.text().c_str(), &frequency, &ordinal, error);
        if (status_ != SD_OK) return;
    }
    std::array<char, 16> out{};
    sd_error_free(error == nullptr ? nullptr : *error);
    status_ = sd_period_format(frequency, ordinal, out.data(), choose_.byte() % 17, error);
    std::int64_t first = 0;
    std::int64_t last = 0;
    if (status_ == SD_OK)
        require(sd_period_days(frequency, ordinal, &first, &last, nullptr) == SD_OK && first <= last);
}

void Session::calibration(sd_error** error) {
    sd_calibration* made = nullptr;
    const std::uint8_t kind = choose_.byte() % 4;
    if (kind == 3) {
        sd_bytes* json = nullptr;
        status_ = sd_calibration_to_json(calibrations_.any(choose_), &json, error);
        bytes_.put(choose_, status_, json);
        return;
    }
    const sd_bytes* bytes = bytes_.any(choose_);
    status_ = kind == 0   ? sd_calibration_builtin(&made, error)
              : kind == 1 ? sd_calibration_none(&made, error)
                          : sd_calibration_read(sd_bytes_data(bytes), sd_bytes_size(bytes), &made, error);
    calibrations_.put(choose_, status_, made);
}

void Session::backtest(sd_error** error) {
    const Panel p = panel();
    sd_backtest_options options = SD_BACKTEST_OPTIONS_INIT;
    options.horizon = choose_.byte() % 5 - 1;
    options.step = choose_.byte() % 5 - 1;
    options.first_training = choose_.small();
    options.threads = 1;
    options.cancel = cancels_.any(choose_);
    const std::array<const char*, 2> some{"naive", choose_.byte() % 4 == 0 ? "magic" : "mean"};
    table([&](sd_table** t) {
        return sd_backtest_panel(p.pointer(), p.rows, p.cols, p.row_stride, p.col_stride,
                                 choose_.one_of(periods), some.data(), 1 + choose_.byte() % 2, &options, t,
                                 error);
    });
}

void Session::calibrate(sd_error** error) {
    const Panel p = panel();
    sd_calibrate_options options = SD_CALIBRATE_OPTIONS_INIT;
    options.horizon = choose_.byte() % 5 - 1;
    options.origins = choose_.byte() % 5 - 1;
    options.trust = choose_.byte() % 4 * 0.4;
    options.threads = 1;
    const std::array<const char*, 1> naive{"naive"};
    sd_calibration* made = nullptr;
    status_ = sd_calibrate_panel(p.pointer(), p.rows, p.cols, p.row_stride, p.col_stride,
                                 choose_.one_of(periods), naive.data(), 1, &options, &made, error);
    calibrations_.put(choose_, status_, made);
}

void Session::project_panel(sd_error** error) {
    const Panel p = panel();
    const sd_forecast_options options = forecast_options();
    const std::string key = choose_.text();
    const std::array<const char*, 3> keys{key.c_str(), "b", choose_.byte() == 5 ? nullptr : "c"};
    sd_forecast* made = nullptr;
    status_ =
        sd_forecast_panel(p.pointer(), p.rows, p.cols, p.row_stride, p.col_stride, choose_.one_of(periods),
                          choose_.byte() % 2 == 0 && p.cols <= 3 ? keys.data() : nullptr,
                          choose_.byte() % 4 == 0 ? nullptr : &options, &made, error);
    forecasts_.put(choose_, status_, made);
}

}  // namespace fuzzing
