// Fails the first allocation of every function of the C interface, then the second, and so on until it succeeds: each
// time the status must say so, nothing may be put out, and nothing may be left behind.

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>
#include <vector>

#include "support.hpp"

namespace {

std::atomic<std::int64_t> countdown{-1};  // of allocations; negative: none fails
std::atomic<std::int64_t> living{0};
int failures = 0;

void* allocate(std::size_t size) {
    if (countdown.load() >= 0 && countdown.fetch_sub(1) == 0) throw std::bad_alloc();
    void* memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) throw std::bad_alloc();
    ++living;
    return memory;
}

void release(void* memory) noexcept {
    if (memory == nullptr) return;
    --living;
    std::free(memory);
}

void complain(const std::string& name, std::int64_t n, const char* what) {
    std::printf("%s, allocation %lld: %s\n", name.c_str(), static_cast<long long>(n), what);
    ++failures;
}

using namespace testing_c;

/// A call that puts out nothing lasting: it frees what it gets.
using Call = std::function<sd_status(sd_error** error)>;

void exhaust(const std::string& name, const Call& call) {
    call(nullptr);  // what is made once, such as descriptions of types, stays
    std::int64_t step = 1;
    for (std::int64_t n = 0;; n += step) {
        if (n >= 400) step = 1 + n / 50;  // long ones by samples
        const std::int64_t before = living;
        sd_error* error = nullptr;
        countdown = n;
        const sd_status status = call(&error);
        const bool failed = countdown.exchange(-1) < 0;
        if (failed && status == SD_OK) complain(name, n, "found ok, expected out_of_memory");
        if (status != SD_OK && status != SD_OUT_OF_MEMORY) complain(name, n, sd_error_message(error));
        if (status != SD_OK && sd_error_code(error) != status) complain(name, n, "error and status differ");
        sd_error_free(error);
#if defined(NDEBUG)  // a debug build keeps the memory of the last handles, to notice their use
        if (living != before) complain(name, n, "left memory behind");
#else
        (void)before;
#endif
        if (!failed) {
            if (status != SD_OK) complain(name, n, "found an error without cause");
            std::printf("%s: %lld allocations\n", name.c_str(), static_cast<long long>(n));
            return;
        }
    }
}

template <class H>
struct Made : Out<H> {
    /// Nothing is put out on failure.
    sd_status said(sd_status status) const {
        if ((status == SD_OK) != (this->get() != nullptr))
            complain("output", 0, "does not go with the status");
        return status;
    }
};

const std::vector<double> data{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};

void documents() {
    const Owner<sd_programme> demo = programme();
    sd_programme* p = demo.get();
    const Owner<sd_programme> newer = programme(R"({"sociaaldomein": "1.7", "satellites": []})");
    const std::string file = std::string(SOCIAALDOMEIN_SOURCE_DIR) + "/examples/voorbeeldstad/programme.json";
    const std::array<const char*, 1> paths{file.c_str()};
    exhaust("sd_programme_load", [&](sd_error** e) {
        Made<sd_programme> made;
        return made.said(sd_programme_load(paths.data(), 1, nullptr, made, e));
    });
    exhaust("sd_programme_read", [&](sd_error** e) {
        Made<sd_programme> made;
        return made.said(sd_programme_read(small_document.data(), std::int64_t(small_document.size()),
                                           "a.json", nullptr, made, e));
    });
    exhaust("sd_programme_warning", [&](sd_error** e) {
        sd_problem problem = SD_PROBLEM_INIT;
        return sd_programme_warning(newer.get(), 0, &problem, e);
    });
    using ToBytes = sd_status (*)(const sd_programme*, sd_bytes**, sd_error**);
    for (const auto& [name, function] :
         {std::pair<const char*, ToBytes>{"sd_programme_to_json", sd_programme_to_json},
          {"sd_programme_to_archive", sd_programme_to_archive}})
        exhaust(name, [&, make = function](sd_error** e) {
            Made<sd_bytes> made;
            return made.said(make(p, made, e));
        });
    const std::string saved =
        std::string(std::getenv("TMPDIR") ? std::getenv("TMPDIR") : "/tmp") + "/sd_memory_test.sdm";
    exhaust("sd_programme_save", [&](sd_error** e) { return sd_programme_save(p, saved.c_str(), e); });
    std::remove(saved.c_str());
    exhaust("sd_programme_check", [&](sd_error** e) {
        Made<sd_table> made;
        sd_check_summary summary = SD_CHECK_SUMMARY_INIT;
        return made.said(sd_programme_check(p, made, &summary, e));
    });
    exhaust("sd_programme_collections", [&](sd_error** e) {
        Made<sd_table> made;
        return made.said(sd_programme_collections(p, made, e));
    });
    exhaust("sd_programme_table", [&](sd_error** e) {
        Made<sd_table> made;
        return made.said(sd_programme_table(p, "caseloads.observations", made, e));
    });
    exhaust("sd_programme_diff", [&](sd_error** e) {
        Made<sd_table> made;
        return made.said(sd_programme_diff(p, newer.get(), made, e));
    });
    exhaust("sd_programme_project", [&](sd_error** e) {
        Made<sd_table> made;
        return made.said(sd_programme_project(p, nullptr, made, e));
    });
    exhaust("sd_programme_report", [&](sd_error** e) {
        Made<sd_bytes> made;
        return made.said(sd_programme_report(p, nullptr, made, e));
    });
    exhaust("sd_document_schema", [&](sd_error** e) {
        Made<sd_bytes> made;
        return made.said(sd_document_schema(made, e));
    });
}

void tables() {
    Out<sd_table> table;
    sd_programme_table(programme().get(), "caseloads.observations", table, nullptr);
    exhaust("sd_table_format", [&](sd_error** e) {
        Made<sd_bytes> made;
        return made.said(sd_table_format(table.get(), "json", made, e));
    });
    exhaust("sd_table_stream", [&](sd_error** e) {
        ArrowArrayStream stream{};
        const sd_status status = sd_table_stream(table.get(), &stream, e);
        if (status == SD_OK) stream.release(&stream);
        return status;
    });
    exhaust("sd_table_stream_new", [&](sd_error** e) {
        ArrowArrayStream* stream = nullptr;
        const sd_status status = sd_table_stream_new(table.get(), &stream, e);
        int failed = 0;
        if (status == SD_OK) {
            ArrowSchema schema{};
            ArrowArray batch{};
            failed = stream->get_schema(stream, &schema);
            if (failed == 0) schema.release(&schema);
            if (failed == 0 && (failed = stream->get_next(stream, &batch)) == 0) batch.release(&batch);
        }
        sd_arrow_stream_delete(stream);
        if (failed == 0) return status;
        // Within a stream it is a number of the system; told as the call would have told it.
        sd_bytes* none = nullptr;
        countdown = 0;
        return sd_document_schema(&none, e);
    });
    exhaust("sd_cancel_new", [&](sd_error** e) {
        Made<sd_cancel> made;
        return made.said(sd_cancel_new(made, e));
    });
}

void projections() {
    const Owner<sd_forecast> forecast = drift();
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.horizon = 2;
    options.threads = 1;
    const std::array<const char*, 1> keys{"a key that is longer than a small string"};
    for (const char* model : {"automatic", "naive"}) {
        options.model = model;
        exhaust("sd_forecast_panel", [&](sd_error** e) {
            Made<sd_forecast> made;
            return made.said(
                sd_forecast_panel(data.data(), 12, 1, 1, 12, "2015-Q1", keys.data(), &options, made, e));
        });
    }
    const auto table = [&](const char* name, auto make) {
        exhaust(name, [&, make](sd_error** e) {
            Made<sd_table> made;
            return made.said(make(made, e));
        });
    };
    table("sd_forecast_table",
          [&](sd_table** t, sd_error** e) { return sd_forecast_table(forecast.get(), t, e); });
    table("sd_forecast_reports",
          [&](sd_table** t, sd_error** e) { return sd_forecast_reports(forecast.get(), t, e); });
    table("sd_forecast_odds",
          [&](sd_table** t, sd_error** e) { return sd_forecast_odds(forecast.get(), 0, 100, 1.0, 1, t, e); });
    std::array<double, 20> out{};
    exhaust("sd_forecast_copy", [&](sd_error** e) {
        return sd_forecast_copy(forecast.get(), SD_MEAN, 0, out.data(), 2, 1, 1, 2, e);
    });
    exhaust("sd_forecast_paths",
            [&](sd_error** e) { return sd_forecast_paths(forecast.get(), 0, 0, 10, out.data(), 2, 1, e); });
    const std::array<const char*, 1> models{"naive"};
    sd_backtest_options back = SD_BACKTEST_OPTIONS_INIT;
    back.threads = 1;
    table("sd_backtest_panel", [&](sd_table** t, sd_error** e) {
        return sd_backtest_panel(data.data(), 12, 1, 1, 12, "2015-Q1", models.data(), 1, &back, t, e);
    });
    const auto calibration = [&](const char* name, auto make) {
        exhaust(name, [&, make](sd_error** e) {
            Made<sd_calibration> made;
            return made.said(make(made, e));
        });
    };
    sd_calibrate_options learn = SD_CALIBRATE_OPTIONS_INIT;
    learn.threads = 1;
    learn.horizon = 1;
    calibration("sd_calibrate_panel", [&](sd_calibration** c, sd_error** e) {
        return sd_calibrate_panel(data.data(), 12, 160, 1, 0, "2015-Q1", models.data(), 1, &learn, c, e);
    });
    calibration("sd_calibration_builtin", sd_calibration_builtin);
    calibration("sd_calibration_none", sd_calibration_none);
    Out<sd_calibration> none;
    sd_calibration_none(none, nullptr);
    Out<sd_bytes> json;
    sd_calibration_to_json(none.get(), json, nullptr);
    calibration("sd_calibration_read", [&](sd_calibration** c, sd_error** e) {
        return sd_calibration_read(sd_bytes_data(json.get()), sd_bytes_size(json.get()), c, e);
    });
    exhaust("sd_calibration_to_json", [&](sd_error** e) {
        Made<sd_bytes> made;
        return made.said(sd_calibration_to_json(none.get(), made, e));
    });
    int32_t frequency = 0;
    int64_t ordinal = 0;
    int64_t day = 0;
    std::array<char, 16> period{};
    exhaust("sd_period_parse",
            [&](sd_error** e) { return sd_period_parse("2022-Q3", &frequency, &ordinal, e); });
    exhaust("sd_period_format",
            [&](sd_error** e) { return sd_period_format(frequency, ordinal, period.data(), 16, e); });
    exhaust("sd_period_days",
            [&](sd_error** e) { return sd_period_days(frequency, ordinal, &day, &day, e); });
    // What an error says is copied from what was thrown.
    exhaust("sd_error_problem", [&](sd_error** e) -> sd_status {
        Out<sd_forecast> refused;
        Out<sd_error> error;
        const sd_status status =
            sd_forecast_panel(nullptr, 2, 1, 1, 2, "2015", nullptr, nullptr, refused, error);
        sd_problem problem = SD_PROBLEM_INIT;
        if (sd_error_problem(error.get(), 0, &problem) != SD_OK) complain("sd_error_problem", 0, "failed");
        if (status == SD_OUT_OF_DOMAIN) return SD_OK;  // what was to be said could be
        if (e != nullptr) *e = sd_error_ref(error.get());
        return status;
    });
}

void futures() {
    const Owner<sd_programme> given = future();
    const sd_programme* p = given.get();
    const std::array<const char*, 1> wanted{"products.p.cost"};
    sd_simulate_options options = SD_SIMULATE_OPTIONS_INIT;
    options.paths = 32;
    options.threads = 1;
    options.until = "2024";
    options.quantities = wanted.data();
    options.quantities_count = 1;
    exhaust("sd_simulate", [&](sd_error** e) {
        Made<sd_outlook> made;
        return made.said(sd_simulate(p, "base", &options, made, e));
    });
    const std::array<const char*, 2> ids{"base", "dearer"};
    exhaust("sd_compare", [&](sd_error** e) {
        std::array<sd_outlook*, 3> made{};
        const sd_status status = sd_compare(p, ids.data(), 2, &options, made.data(), e);
        for (sd_outlook* outlook : made) {
            if ((status == SD_OK) != (outlook != nullptr))
                complain("output", 0, "does not go with the status");
            sd_outlook_free(outlook);
        }
        return status;
    });
    sd_question question = SD_QUESTION_INIT;
    question.quantity = "caseloads.c.size";
    question.relation = SD_ABOVE;
    question.value = 100.0;
    question.influences = 1;
    exhaust("sd_ask", [&](sd_error** e) {
        Made<sd_answer> made;
        return made.said(sd_ask(p, "base", &question, &options, made, e));
    });
    Out<sd_outlook> outlook;
    sd_simulate(p, "base", &options, outlook, nullptr);
    Out<sd_answer> answer;
    sd_ask(p, "base", &question, &options, answer, nullptr);
    const sd_outlook* one = outlook.get();
    const auto table = [&](const char* name, auto make) {
        exhaust(name, [&, make](sd_error** e) {
            Made<sd_table> made;
            return made.said(make(made, e));
        });
    };
    table("sd_programme_quantities",
          [&](sd_table** t, sd_error** e) { return sd_programme_quantities(p, t, e); });
    table("sd_outlook_table", [&](sd_table** t, sd_error** e) { return sd_outlook_table(&one, 1, t, e); });
    table("sd_outlook_assumptions",
          [&](sd_table** t, sd_error** e) { return sd_outlook_assumptions(one, t, e); });
    table("sd_outlook_notes", [&](sd_table** t, sd_error** e) { return sd_outlook_notes(one, t, e); });
    table("sd_answer_table", [&](sd_table** t, sd_error** e) { return sd_answer_table(answer.get(), t, e); });
    table("sd_answer_influences",
          [&](sd_table** t, sd_error** e) { return sd_answer_influences(answer.get(), t, e); });
    table("sd_answer_assumptions",
          [&](sd_table** t, sd_error** e) { return sd_answer_assumptions(answer.get(), t, e); });
    table("sd_answer_notes", [&](sd_table** t, sd_error** e) { return sd_answer_notes(answer.get(), t, e); });
    table("sd_target_odds",
          [&](sd_table** t, sd_error** e) { return sd_target_odds(p, "base", &options, t, e); });
    table("sd_bridge", [&](sd_table** t, sd_error** e) {
        return sd_bridge(p, "b", "base", 2023, 2024, "dearer", &options, t, e);
    });
    for (const char* language : {"nl", "en"}) {
        exhaust("sd_outlook_text", [&](sd_error** e) {
            Made<sd_bytes> made;
            return made.said(sd_outlook_text(one, language, made, e));
        });
        exhaust("sd_answer_text", [&](sd_error** e) {
            Made<sd_bytes> made;
            return made.said(sd_answer_text(answer.get(), language, made, e));
        });
    }
    exhaust("sd_outlook_describe", [&](sd_error** e) {
        sd_outlook_about about = SD_OUTLOOK_ABOUT_INIT;
        return sd_outlook_describe(one, &about, e);
    });
    exhaust("sd_outlook_series", [&](sd_error** e) {
        sd_outlook_quantity quantity = SD_OUTLOOK_QUANTITY_INIT;
        return sd_outlook_series(one, 0, &quantity, e);
    });
    exhaust("sd_answer_describe", [&](sd_error** e) {
        sd_answer_about about = SD_ANSWER_ABOUT_INIT;
        return sd_answer_describe(answer.get(), &about, e);
    });
    const sd_priced_volume product{2, 10, 3, 12};
    exhaust("sd_price_volume", [&](sd_error** e) {
        sd_price_volume_parts parts = SD_PRICE_VOLUME_PARTS_INIT;
        return sd_price_volume(&product, 1, &parts, e);
    });
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
// Never fails: who asks this way goes on without, and succeeds.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    void* memory = std::malloc(size == 0 ? 1 : size);
    if (memory != nullptr) ++living;
    return memory;
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }

int main() {
    documents();
    tables();
    projections();
    futures();
    std::printf("%d failures\n", failures);
    return failures == 0 ? 0 : 1;
}
