#pragma once
// A program of calls: it draws arguments, calls, keeps a few handles, and looks at what came of it.

#include <array>
#include <cstdint>
#include <vector>

#include "c_calls.hpp"
#include "sociaaldomein.h"

namespace fuzzing {

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
        outlooks_.clear();
        answers_.clear();
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void run();

private:
    void look_into(sd_error* error);

    /// Made anew for each call: rows × cols values, where a call with other sizes must refuse before it looks.
    struct Panel {
        std::vector<double> data;
        std::int64_t rows, cols, row_stride, col_stride;
        const double* pointer() const { return data.empty() ? nullptr : data.data(); }
    };
    Panel panel();
    sd_forecast_options forecast_options();
    void step(int which, sd_error** error);
    sd_programme* program() { return programmes_.any(choose_); }
    sd_forecast* forecast() { return forecasts_.any(choose_); }

    template <class Make>
    void table(const Make& make) {
        sd_table* made = nullptr;
        status_ = make(&made);
        tables_.put(choose_, status_, made);
    }
    void read(sd_error** error);
    void load(sd_error** error);
    void warnings(sd_error** error);
    void to_bytes(sd_status (*function)(const sd_programme*, sd_bytes**, sd_error**), sd_error** error);
    void check(sd_error** error);
    sd_report_options report_options();
    void project(sd_error** error);
    void report(sd_error** error);
    void collections(sd_error** error);
    void format(sd_error** error);
    void stream(sd_error** error);
    void look_at_table();
    void cancel(sd_error** error);
    void look_at_forecast();
    void copy(sd_error** error);
    void paths(sd_error** error);
    void period(sd_error** error);
    void calibration(sd_error** error);
    void backtest(sd_error** error);
    void calibrate(sd_error** error);
    void project_panel(sd_error** error);
    sd_simulate_options simulate_options();
    void step_future(int which, sd_error** error);
    void simulate(sd_error** error);
    void compare(sd_error** error);
    void ask(sd_error** error);
    void look_at_outlook(sd_error** error);
    void look_at_answer(sd_error** error);
    void price_volume(sd_error** error);

    Choices choose_;
    sd_status status_ = SD_OK;
    sd_error* kept_ = nullptr;
    std::array<double, 3> levels_{};
    std::array<const char*, 2> wanted_{};
    std::int32_t stop_ = 0;
    double sum_ = 0.0;
    Pool<sd_bytes> bytes_{{}, sd_bytes_ref, sd_bytes_free};
    Pool<sd_cancel> cancels_{{}, sd_cancel_ref, sd_cancel_free};
    Pool<sd_table> tables_{{}, sd_table_ref, sd_table_free};
    Pool<sd_programme> programmes_{{}, sd_programme_ref, sd_programme_free};
    Pool<sd_forecast> forecasts_{{}, sd_forecast_ref, sd_forecast_free};
    Pool<sd_outlook> outlooks_{{}, sd_outlook_ref, sd_outlook_free};
    Pool<sd_answer> answers_{{}, sd_answer_ref, sd_answer_free};
    Pool<sd_calibration> calibrations_{{}, sd_calibration_ref, sd_calibration_free};
};

}  // namespace fuzzing
