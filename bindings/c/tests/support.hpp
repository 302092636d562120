#pragma once
// Owners of handles for tests, and what a call said.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sociaaldomein.h"

namespace testing_c {

struct Free {
    void operator()(sd_error* h) const { sd_error_free(h); }
    void operator()(sd_bytes* h) const { sd_bytes_free(h); }
    void operator()(sd_cancel* h) const { sd_cancel_free(h); }
    void operator()(sd_table* h) const { sd_table_free(h); }
    void operator()(sd_programme* h) const { sd_programme_free(h); }
    void operator()(sd_forecast* h) const { sd_forecast_free(h); }
    void operator()(sd_calibration* h) const { sd_calibration_free(h); }
    void operator()(sd_outlook* h) const { sd_outlook_free(h); }
    void operator()(sd_answer* h) const { sd_answer_free(h); }
};
template <class H>
using Owner = std::unique_ptr<H, Free>;

/// What a call puts out: `Out<sd_table> table; sd_…(…, table, …)`.
template <class H>
class Out {
public:
    /// For one more call: what the last one put out is freed.
    operator H**() {  // NOLINT(google-explicit-constructor)
        Free()(handle_);
        handle_ = nullptr;
        return &handle_;
    }
    H* get() const { return handle_; }
    Out() = default;
    Out(const Out&) = delete;
    Out& operator=(const Out&) = delete;
    ~Out() { Free()(handle_); }

private:
    H* handle_ = nullptr;
};

/// An error's status and words.
struct Said : Out<sd_error> {
    std::string words() const { return sd_error_message(get()); }
    sd_status code() const { return sd_error_code(get()); }
};

inline std::string text(const sd_bytes* bytes) {
    return {sd_bytes_data(bytes), static_cast<std::size_t>(sd_bytes_size(bytes))};
}

inline std::string csv(const sd_table* table) {
    Out<sd_bytes> bytes;
    sd_table_format(table, "csv", bytes, nullptr);
    return text(bytes.get());
}

inline constexpr std::string_view small_document =
    R"({"sociaaldomein": "1.0", "id": "demo", "caseloads": [{"id": "welfare", "observations": [)"
    R"({"at": "2020-12", "value": 3840}, {"at": "2021-12", "value": 3619}, {"at": "2022-12", "value": 3541}]}]})";

inline Owner<sd_programme> programme(std::string_view document = small_document) {
    sd_programme* read = nullptr;
    sd_programme_read(document.data(), static_cast<std::int64_t>(document.size()), nullptr, nullptr, &read,
                      nullptr);
    return Owner<sd_programme>(read);
}

/// People who come by chance and at a rate that is not known, what they cost, and a scenario in which it costs more.
inline constexpr std::string_view future_document =
    R"({"sociaaldomein": "1.0", "outlook": {"first": "2023-H1"},
    "caseloads": [{"id": "c", "name": {"nl": "Bijstand", "en": "Welfare"},
        "observations": [{"at": "2021-12", "value": 90}, {"at": "2022-06", "value": 95}, {"at": "2022-12", "value": 100}],
        "future": {"start": 100,
            "inflow": {"value": 60, "low": 40, "high": 80, "reason": {"nl": "geschat", "en": "a guess"}},
            "exit_rate": {"value": 0.4, "low": 0.39, "high": 0.41}}}],
    "waitlists": [{"id": "w", "future": {"start": 158, "inflow": 0, "forms": [{"id": "f", "places": 0}]}}],
    "products": [{"id": "p", "volume": "caseloads.c.size", "share": 0.25, "price": 1000}],
    "budget_plans": [{"id": "b", "name": "Zorg", "products": ["p"], "budget": [{"year": "2023", "amount": 20000}]}],
    "savings_plans": [{"id": "s", "unit": "eur", "accumulation": "per_year", "columns": ["2023"],
        "lines": [{"id": "l", "figures": [100000], "future": {"delivered": 0.5}}]}],
    "scenarios": [{"id": "base", "name": {"nl": "Zo gaat het nu", "en": "As it goes"}, "question": "Hoe lang?"},
        {"id": "dearer", "parent": "base", "effects": [{"id": "e", "on": "products.p.price", "magnitude": 0.5}]}]})";

inline Owner<sd_programme> future() { return programme(future_document); }

inline const std::vector<double> eight{1, 2, 3, 4, 5, 6, 7, 8};

inline Owner<sd_forecast> drift(const std::vector<double>& values = eight, std::int64_t cols = 1) {
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.model = "drift";
    options.horizon = 2;
    sd_forecast* made = nullptr;
    const std::int64_t rows = static_cast<std::int64_t>(values.size()) / cols;
    sd_forecast_panel(values.data(), rows, cols, 1, rows, "2015", nullptr, &options, &made, nullptr);
    return Owner<sd_forecast>(made);
}

}  // namespace testing_c
