// What happens to a session: which call is next, errors, documents, tables and bytes.
#include "c_calls_session.hpp"

#include <array>
#include <cstring>
#include <string>
#include <string_view>

namespace fuzzing {

namespace {

void* as_pointer(void* capsule, const char*) { return capsule; }

}  // namespace

void Session::run() {
    for (int calls = 0; !choose_.done() && calls < 60; ++calls) {
        sd_error* error = nullptr;
        status_ = SD_OK;
        step(choose_.byte() % 64, choose_.byte() % 8 == 0 ? nullptr : &error);
        require(error == nullptr || (status_ != SD_OK && sd_error_code(error) == status_));
        look_into(error);
    }
}

void Session::look_into(sd_error* error) {
    if (error == nullptr) return;
    require(status_ != SD_INTERNAL && std::strlen(sd_error_message(error)) > 0);
    require(sd_error_path(error) != nullptr && sd_error_line(error) >= 0 && sd_error_column(error) >= 0);
    sd_problem problem = SD_PROBLEM_INIT;
    require(sd_error_problem(error, sd_error_count(error) - 1, &problem) == SD_OK);
    require(std::strcmp(sd_status_name(problem.code), "unknown") != 0);
    require(sd_error_problem(error, choose_.number() | std::int64_t{1} << 40U, &problem) == SD_OUT_OF_DOMAIN);
    sd_error_free(kept_);
    kept_ = sd_error_ref(error);
    sd_error_free(error);
}

void Session::step(int which, sd_error** error) {
    switch (which) {
        case 0: read(error); break;
        case 1: load(error); break;
        case 2: programmes_.share(choose_); break;
        case 3: programmes_.drop(choose_); break;
        case 4: warnings(error); break;
        case 5: to_bytes(sd_programme_to_json, error); break;
        case 6: to_bytes(sd_programme_to_archive, error); break;
        case 7: status_ = sd_programme_save(programmes_.any(choose_), choose_.text().c_str(), error); break;
        case 8: check(error); break;
        case 9:
            table(
                [&](sd_table** t) { return sd_programme_table(program(), choose_.one_of(names), t, error); });
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
                return sd_forecast_odds(forecast(), choose_.number(), choose_.number() % 100, choose_.real(),
                                        choose_.byte() % 2, t, error);
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
        case 39:
        case 40: project_panel(error); break;
        default: step_future(which, error); break;
    }
}

void Session::read(sd_error** error) {
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

void Session::load(sd_error** error) {
    const std::string name = choose_.text();
    const std::array<const char*, 2> paths{name.c_str(), nullptr};
    sd_programme* made = nullptr;
    status_ = sd_programme_load(paths.data(), choose_.byte() % 4 - 1 > 2 ? 2 : choose_.byte() % 3, nullptr,
                                &made, error);
    programmes_.put(choose_, status_, made);
}

void Session::warnings(sd_error** error) {
    sd_problem problem = SD_PROBLEM_INIT;
    const sd_programme* p = program();
    const std::int64_t index = choose_.number();
    status_ = sd_programme_warning(p, index, &problem, error);
    require((status_ == SD_OK) == (index >= 0 && index < sd_programme_warning_count(p)));
}

void Session::to_bytes(sd_status (*function)(const sd_programme*, sd_bytes**, sd_error**), sd_error** error) {
    sd_bytes* made = nullptr;
    status_ = function(program(), &made, error);
    bytes_.put(choose_, status_, made);
}

void Session::check(sd_error** error) {
    sd_check_summary summary = SD_CHECK_SUMMARY_INIT;
    if (choose_.byte() == 1) summary.struct_size = choose_.small();
    table([&](sd_table** t) { return sd_programme_check(program(), t, &summary, error); });
}

sd_report_options Session::report_options() {
    sd_report_options options = SD_REPORT_OPTIONS_INIT;
    options.language = choose_.byte() % 4 == 0 ? "en" : nullptr;
    options.horizon = static_cast<std::int32_t>(choose_.small());
    options.suppress_below = static_cast<std::int32_t>(choose_.small());
    levels_ = {choose_.real(), choose_.real(), 0.5};
    options.levels = levels_.data();
    options.levels_count = choose_.byte() % 4;
    options.paths = 1 + choose_.byte() % 40;
    options.until = choose_.one_of(periods);
    wanted_ = {choose_.one_of(scenarios), choose_.one_of(scenarios)};
    options.scenarios = wanted_.data();
    options.scenarios_count = choose_.byte() % 3;
    options.without_futures = choose_.byte() % 2;
    return options;
}

void Session::project(sd_error** error) {
    const sd_report_options options = report_options();
    table([&](sd_table** t) { return sd_programme_project(program(), &options, t, error); });
}

void Session::report(sd_error** error) {
    const sd_report_options options = report_options();
    sd_bytes* made = nullptr;
    status_ = sd_programme_report(program(), &options, &made, error);
    bytes_.put(choose_, status_, made);
}

void Session::collections(sd_error** error) {
    if (choose_.byte() % 4 != 0) {  // one in four: it is many tables
        sd_bytes* made = nullptr;
        status_ = sd_document_schema(&made, error);
        bytes_.put(choose_, status_, made);
        return;
    }
    table([&](sd_table** t) { return sd_programme_collections(program(), t, error); });
}

void Session::format(sd_error** error) {
    sd_bytes* made = nullptr;
    status_ = sd_table_format(tables_.any(choose_), choose_.one_of(names), &made, error);
    bytes_.put(choose_, status_, made);
}

void Session::stream(sd_error** error) {
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
        if (batch.n_children > 0 && choose_.byte() % 2 == 0) batch.children[0]->release(batch.children[0]);
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

void Session::look_at_table() {
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

void Session::cancel(sd_error** error) {
    sd_cancel* made = nullptr;
    status_ = sd_cancel_new(&made, error);
    cancels_.put(choose_, status_, made);
    require(sd_cancel_requested(made) == 0);
}

}  // namespace fuzzing
