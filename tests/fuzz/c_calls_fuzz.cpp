// Fuzzing of the C interface: any sequence of calls with any arguments a C program can pass by accident, on a few
// handles that calls make, share and free. No sequence may crash, leak, or say "ok" without an outcome.
//
// With clang:  clang++ -std=c++20 -fsanitize=fuzzer,address,undefined c_calls_fuzz.cpp <libraries>; run with
//              -malloc_limit_mb=64 tests/fuzz/corpus/c_calls. With replay_main.cpp instead of the fuzzer's own main it
//              runs over the corpus once.

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "c_calls.hpp"
#include "sociaaldomein.h"

namespace {

using namespace fuzzing;

int32_t progress(std::int64_t done, std::int64_t total, void* data) {
    require(done <= total);
    return *static_cast<std::int32_t*>(data);
}

void* as_pointer(void* capsule, const char*) { return capsule; }

class Session {
public:
    explicit Session(Choices choose) : choose_(choose) {}
    ~Session() {
        sd_error_free(kept_);
        bytes_.clear();
        cancels_.clear();
        tables_.clear();
        programmes_.clear();
        forecasts_.clear();
        calibrations_.clear();
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void run() {
        for (int calls = 0; !choose_.done() && calls < 60; ++calls) {
            sd_error* error = nullptr;
            status_ = SD_OK;
            step(choose_.byte() % 41, choose_.byte() % 8 == 0 ? nullptr : &error);
            require(error == nullptr || (status_ != SD_OK && sd_error_code(error) == status_));
            look_into(error);
        }
    }

private:
    void look_into(sd_error* error) {
        if (error == nullptr) return;
        require(status_ != SD_INTERNAL && std::strlen(sd_error_message(error)) > 0);
        require(sd_error_path(error) != nullptr && sd_error_line(error) >= 0 && sd_error_column(error) >= 0);
        sd_problem problem = SD_PROBLEM_INIT;
        require(sd_error_problem(error, sd_error_count(error) - 1, &problem) == SD_OK);
        require(std::strcmp(sd_status_name(problem.code), "unknown") != 0);
        require(sd_error_problem(error, choose_.number() | std::int64_t{1} << 40U, &problem) ==
                SD_OUT_OF_DOMAIN);
        sd_error_free(kept_);
        kept_ = sd_error_ref(error);
        sd_error_free(error);
    }

    /// Made anew for each call: rows × cols values, where a call with other sizes must refuse before it looks.
    struct Panel {
        std::vector<double> data;
        std::int64_t rows, cols, row_stride, col_stride;
        const double* pointer() const { return data.empty() ? nullptr : data.data(); }
    };
    Panel panel() {
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

    sd_forecast_options forecast_options() {
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

    void step(int which, sd_error** error) {
        switch (which) {
            case 0: read(error); break;
            case 1: load(error); break;
            case 2: programmes_.share(choose_); break;
            case 3: programmes_.drop(choose_); break;
            case 4: warnings(error); break;
            case 5: to_bytes(sd_programme_to_json, error); break;
            case 6: to_bytes(sd_programme_to_archive, error); break;
            case 7:
                status_ = sd_programme_save(programmes_.any(choose_), choose_.text().c_str(), error);
                break;
            case 8: check(error); break;
            case 9:
                table([&](sd_table** t) {
                    return sd_programme_table(program(), choose_.one_of(names), t, error);
                });
                break;
            case 10:
                table([&](sd_table** t) { return sd_programme_diff(program(), program(), t, error); });
                break;
            case 11: project(error); break;
            case 12: report(error); break;
            case 13: table([&](sd_table** t) { return sd_forecast_table(forecast(), t, error); }); break;
            case 14: table([&](sd_table** t) { return sd_forecast_reports(forecast(), t, error); }); break;
            case 15:
                table([&](sd_table** t) {
                    return sd_forecast_odds(forecast(), choose_.number(), choose_.number() % 100,
                                            choose_.real(), choose_.byte() % 2, t, error);
                });
                break;
            case 16: format(error); break;
            case 17: stream(error); break;
            case 18: tables_.share(choose_); break;
            case 19: tables_.drop(choose_); break;
            case 20: look_at_table(); break;
            case 21: cancel(error); break;
            case 22: cancels_.share(choose_); break;
            case 23: cancels_.drop(choose_); break;
            case 24: sd_cancel_request(cancels_.any(choose_)); break;
            case 25: bytes_.share(choose_); break;
            case 26: bytes_.drop(choose_); break;
            case 27: forecasts_.share(choose_); break;
            case 28: forecasts_.drop(choose_); break;
            case 29: look_at_forecast(); break;
            case 30: copy(error); break;
            case 31: paths(error); break;
            case 32: calibrations_.share(choose_); break;
            case 33: calibrations_.drop(choose_); break;
            case 34: calibration(error); break;
            case 35: backtest(error); break;
            case 36: calibrate(error); break;
            case 37: collections(error); break;
            case 38: period(error); break;
            default: project_panel(error); break;
        }
    }

    sd_programme* program() { return programmes_.any(choose_); }
    sd_forecast* forecast() { return forecasts_.any(choose_); }

    template <class Make>
    void table(const Make& make) {
        sd_table* made = nullptr;
        status_ = make(&made);
        tables_.put(choose_, status_, made);
    }

    void read(sd_error** error) {
        sd_load_options options = SD_LOAD_OPTIONS_INIT;
        options.max_depth = static_cast<std::int32_t>(choose_.small());
        options.max_bytes = choose_.number();
        sd_programme* made = nullptr;
        const std::string own = choose_.text();
        const sd_bytes* bytes = bytes_.any(choose_);
        const std::uint8_t kind = choose_.byte();
        const std::string_view given =
            kind % 3 == 0   ? std::string_view(own)
            : kind % 3 == 1 ? std::string_view(choose_.one_of(documents))
            : bytes == nullptr
                ? std::string_view()
                : std::string_view(sd_bytes_data(bytes), static_cast<std::size_t>(sd_bytes_size(bytes)));
        const std::int64_t size = kind == 255 ? -1 : static_cast<std::int64_t>(given.size());
        status_ = sd_programme_read(given.data(), size, kind == 254 ? own.c_str() : nullptr,
                                    kind % 2 == 0 ? nullptr : &options, &made, error);
        programmes_.put(choose_, status_, made);
    }

    void load(sd_error** error) {
        const std::string name = choose_.text();
        const std::array<const char*, 2> paths{name.c_str(), nullptr};
        sd_programme* made = nullptr;
        status_ = sd_programme_load(paths.data(), choose_.byte() % 4 - 1 > 2 ? 2 : choose_.byte() % 3,
                                    nullptr, &made, error);
        programmes_.put(choose_, status_, made);
    }

    void warnings(sd_error** error) {
        sd_problem problem = SD_PROBLEM_INIT;
        const sd_programme* p = program();
        const std::int64_t index = choose_.number();
        status_ = sd_programme_warning(p, index, &problem, error);
        require((status_ == SD_OK) == (index >= 0 && index < sd_programme_warning_count(p)));
    }

    void to_bytes(sd_status (*function)(const sd_programme*, sd_bytes**, sd_error**), sd_error** error) {
        sd_bytes* made = nullptr;
        status_ = function(program(), &made, error);
        bytes_.put(choose_, status_, made);
    }

    void check(sd_error** error) {
        sd_check_summary summary = SD_CHECK_SUMMARY_INIT;
        if (choose_.byte() == 1) summary.struct_size = choose_.small();
        table([&](sd_table** t) { return sd_programme_check(program(), t, &summary, error); });
    }

    sd_report_options report_options() {
        sd_report_options options = SD_REPORT_OPTIONS_INIT;
        options.language = choose_.byte() % 4 == 0 ? "en" : nullptr;
        options.horizon = static_cast<std::int32_t>(choose_.small());
        options.suppress_below = static_cast<std::int32_t>(choose_.small());
        levels_ = {choose_.real(), choose_.real(), 0.5};
        options.levels = levels_.data();
        options.levels_count = choose_.byte() % 4;
        return options;
    }
    void project(sd_error** error) {
        const sd_report_options options = report_options();
        table([&](sd_table** t) { return sd_programme_project(program(), &options, t, error); });
    }
    void report(sd_error** error) {
        const sd_report_options options = report_options();
        sd_bytes* made = nullptr;
        status_ = sd_programme_report(program(), &options, &made, error);
        bytes_.put(choose_, status_, made);
    }

    void collections(sd_error** error) {
        if (choose_.byte() % 4 != 0) {  // one in four: it is many tables
            sd_bytes* made = nullptr;
            status_ = sd_document_schema(&made, error);
            bytes_.put(choose_, status_, made);
            return;
        }
        table([&](sd_table** t) { return sd_programme_collections(program(), t, error); });
    }

    void format(sd_error** error) {
        sd_bytes* made = nullptr;
        status_ = sd_table_format(tables_.any(choose_), choose_.one_of(names), &made, error);
        bytes_.put(choose_, status_, made);
    }

    void stream(sd_error** error) {
        sd_table* t = tables_.any(choose_);
        ArrowArrayStream own{};
        ArrowArrayStream* stream = &own;
        const bool new_one = choose_.byte() % 2 == 0;
        status_ = new_one ? sd_table_stream_new(t, &stream, error) : sd_table_stream(t, stream, error);
        if (status_ != SD_OK) return;
        ArrowSchema schema{};
        ArrowArray batch{};
        if (choose_.byte() % 2 == 0) {
            require(stream->get_schema(stream, &schema) == 0 && schema.n_children == sd_table_columns(t));
            schema.release(&schema);
        }
        if (choose_.byte() % 2 == 0) {
            require(stream->get_next(stream, &batch) == 0 && batch.length == sd_table_rows(t));
            if (batch.n_children > 0 && choose_.byte() % 2 == 0)
                batch.children[0]->release(batch.children[0]);
        }
        require(stream->get_last_error(stream) == nullptr);
        if (new_one) {
            sd_arrow_capsule_setup(choose_.byte() % 2 == 0 ? as_pointer : nullptr);
            if (choose_.byte() % 2 == 0) {
                sd_arrow_capsule_setup(as_pointer);
                sd_arrow_capsule_destructor(stream);
            } else {
                sd_arrow_stream_delete(stream);
            }
        } else {
            stream->release(stream);
        }
        if (batch.release != nullptr) batch.release(&batch);
    }

    void look_at_table() {
        const sd_table* t = tables_.any(choose_);
        const std::int64_t column = choose_.number();
        const bool there = column >= 0 && column < sd_table_columns(t);
        require((sd_table_column_name(t, column) != nullptr) == there);
        require((sd_table_column_kind(t, column) >= 0) == there);
        const double* numbers = sd_table_numbers(t, column);
        double sum = 0.0;
        for (std::int64_t r = 0; numbers != nullptr && r < sd_table_rows(t); ++r) sum += numbers[r];
        sum_ += sum;
    }

    void cancel(sd_error** error) {
        sd_cancel* made = nullptr;
        status_ = sd_cancel_new(&made, error);
        cancels_.put(choose_, status_, made);
        require(sd_cancel_requested(made) == 0);
    }

    void look_at_forecast() {
        const sd_forecast* f = forecast();
        const std::int64_t i = choose_.number();
        const double level = sd_forecast_level(f, i);
        require((level > 0.0 && level < 1.0) == (i >= 0 && i < sd_forecast_levels(f)));
        require(sd_forecast_origin(f, i) >= -1);
        const double* values = sd_forecast_data(f, static_cast<std::int32_t>(choose_.small()), i);
        if (values != nullptr) sum_ += values[sd_forecast_horizon(f) * sd_forecast_series(f) - 1];
    }

    void copy(sd_error** error) {
        std::array<double, 256> out{};
        const sd_forecast* f = forecast();
        const std::int64_t rows = choose_.byte() % 4 == 0 ? choose_.number() : sd_forecast_horizon(f);
        const std::int64_t cols = choose_.byte() % 4 == 0 ? choose_.number() : sd_forecast_series(f);
        // In the middle of the array, with strides that stay within it.
        status_ = sd_forecast_copy(f, choose_.byte() % 4, choose_.small(), out.data() + 128, rows, cols,
                                   choose_.small() % 2, choose_.small() % 40, error);
    }

    void paths(sd_error** error) {
        std::array<double, 256> out{};
        const std::int64_t count = choose_.byte() % 5;
        const std::int64_t period_stride = choose_.small() % 2;
        status_ = sd_forecast_paths(forecast(), choose_.number(), choose_.number(), count, out.data() + 128,
                                    choose_.small() % 24, period_stride, error);
    }

    void period(sd_error** error) {
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

    void calibration(sd_error** error) {
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

    void backtest(sd_error** error) {
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
                                     choose_.one_of(periods), some.data(), 1 + choose_.byte() % 2, &options,
                                     t, error);
        });
    }

    void calibrate(sd_error** error) {
        const Panel p = panel();
        sd_calibrate_options options = SD_CALIBRATE_OPTIONS_INIT;
        options.horizon = choose_.byte() % 5 - 1;
        options.origins = choose_.byte() % 5 - 1;
        options.threads = 1;
        const std::array<const char*, 1> naive{"naive"};
        sd_calibration* made = nullptr;
        status_ = sd_calibrate_panel(p.pointer(), p.rows, p.cols, p.row_stride, p.col_stride,
                                     choose_.one_of(periods), naive.data(), 1, &options, &made, error);
        calibrations_.put(choose_, status_, made);
    }

    void project_panel(sd_error** error) {
        const Panel p = panel();
        const sd_forecast_options options = forecast_options();
        const std::string key = choose_.text();
        const std::array<const char*, 3> keys{key.c_str(), "b", choose_.byte() == 5 ? nullptr : "c"};
        sd_forecast* made = nullptr;
        status_ = sd_forecast_panel(p.pointer(), p.rows, p.cols, p.row_stride, p.col_stride,
                                    choose_.one_of(periods),
                                    choose_.byte() % 2 == 0 && p.cols <= 3 ? keys.data() : nullptr,
                                    choose_.byte() % 4 == 0 ? nullptr : &options, &made, error);
        forecasts_.put(choose_, status_, made);
    }

    Choices choose_;
    sd_status status_ = SD_OK;
    sd_error* kept_ = nullptr;
    std::array<double, 3> levels_{};
    std::int32_t stop_ = 0;
    double sum_ = 0.0;
    Pool<sd_bytes> bytes_{{}, sd_bytes_ref, sd_bytes_free};
    Pool<sd_cancel> cancels_{{}, sd_cancel_ref, sd_cancel_free};
    Pool<sd_table> tables_{{}, sd_table_ref, sd_table_free};
    Pool<sd_programme> programmes_{{}, sd_programme_ref, sd_programme_free};
    Pool<sd_forecast> forecasts_{{}, sd_forecast_ref, sd_forecast_free};
    Pool<sd_calibration> calibrations_{{}, sd_calibration_ref, sd_calibration_free};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    require(std::strlen(sd_version()) > 0 && sd_abi_version() / 1000 == SD_ABI_MAJOR);
    Session(Choices(data, size)).run();
    return 0;
}
