#include "arguments.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/core/require.hpp>

#include "handles.hpp"
#include "io/detail/text_places.hpp"

namespace sociaaldomein::c {
namespace {

constexpr std::int64_t most_texts = SD_MAX_SERIES;

std::string element(const char* argument, std::int64_t index) {
    return fmt::format("{}[{}]", argument, index);
}

}  // namespace

void broken_pointer(const char* function, const char* argument, const void* pointer) {
    throw Error(Errc::out_of_domain,
                fmt::format("{}: {} is {}", function, argument,
                            pointer == nullptr ? "null, expected a pointer"
                                               : "not aligned, expected an address fit for its type"));
}

std::string_view text(const char* function, const char* argument, const char* text) {
    const std::string_view given(&required(function, argument, text));
    require(detail::first_invalid_utf8(given) == std::string_view::npos, function, argument, given,
            "a text in UTF-8");
    return given;
}

std::string_view text_or(const char* function, const char* argument, const char* given,
                         std::string_view otherwise) {
    return given == nullptr ? otherwise : text(function, argument, given);
}

std::string_view bytes(const char* function, const char* argument, const void* data, std::int64_t size) {
    require(size >= 0, function, "size", size, "a number of bytes >= 0");
    if (size == 0) return {};
    const auto* first = static_cast<const char*>(data);
    return {&required(function, argument, first), static_cast<std::size_t>(size)};
}

std::vector<std::string> texts(const char* function, const char* argument, const char* const* given,
                               std::int64_t count) {
    require(count >= 0 && count <= most_texts, function, argument, count,
            "a number of texts >= 0 within limits");
    std::vector<std::string> all;
    if (count == 0) return all;
    required(function, argument, given);
    all.reserve(static_cast<std::size_t>(std::min(count, std::int64_t{1000})));
    for (std::int64_t i = 0; i < count; ++i)
        all.emplace_back(text(function, element(argument, i).c_str(), given[i]));
    return all;
}

std::vector<ForecastModel> model_names(const char* function, const char* const* models, std::int64_t count) {
    constexpr std::int64_t most = 1000;
    require(count >= 0 && count <= most, function, "models_count", count, "a number from 0 to 1000");
    std::vector<ForecastModel> all;
    const std::vector<std::string> names = texts(function, "models", models, count);
    all.reserve(names.size() + 1);
    for (const std::string& name : names) all.push_back(parse_forecast_model(name));
    if (all.empty()) all.push_back(ForecastModel::automatic);
    return all;
}

std::vector<double> levels(const char* function, const double* given, std::int64_t count) {
    constexpr std::int64_t most = 1000;
    require(count >= 0 && count <= most, function, "levels_count", count, "a number from 0 to 1000");
    if (given == nullptr && count == 0) return {0.80, 0.95};
    const double* first = &required(function, "levels", given);
    for (std::int64_t i = 0; i < count; ++i)
        require(first[i] > 0.0 && first[i] < 1.0, function, element("levels", i), first[i],
                "a number in (0, 1)");
    return {first, first + count};
}

Language language(const char* function, const char* given) {
    const std::string_view name = text_or(function, "language", given, "nl");
    require(name == "nl" || name == "en", function, "language", name, "\"nl\" or \"en\"");
    return name == "en" ? Language::en : Language::nl;
}

Extent extent(const char* function, const double* data, std::int64_t rows, std::int64_t cols,
              std::int64_t row_stride, std::int64_t col_stride) {
    require(rows >= 0, function, "rows", rows, "a number >= 0");
    require(cols >= 0, function, "cols", cols, "a number >= 0");
    if (rows == 0 || cols == 0) return {};
    // So far that the whole stays within the address space.
    constexpr std::int64_t furthest = std::numeric_limits<std::int64_t>::max() / 64;
    std::int64_t down = 0;
    std::int64_t up = 0;
    for (const auto& [count, stride, name] :
         {std::tuple(rows, row_stride, "row_stride"), std::tuple(cols, col_stride, "col_stride")}) {
        if (count == 1) continue;
        const std::int64_t limit = furthest / (count - 1);
        require(stride >= -limit && stride <= limit, function, name, stride,
                "a stride that stays within the address space");
        (stride < 0 ? down : up) += stride * (count - 1);
    }
    const double* origin = &required(function, "data", data);
    return {origin + down, origin + up};
}

void require_output(const char* function, const double* out, std::int64_t rows, std::int64_t cols,
                    std::int64_t row_stride, std::int64_t col_stride) {
    const Extent memory = extent(function, out, rows, cols, row_stride, col_stride);
    if (memory.first == nullptr) return;
    const auto size = [](std::int64_t stride) { return stride < 0 ? -stride : stride; };
    // Of the two directions one must step over all that the other spans.
    const bool by_rows =
        rows == 1 || (cols == 1 ? row_stride != 0 : size(row_stride) > size(col_stride) * (cols - 1));
    const bool by_cols =
        cols == 1 || (rows == 1 ? col_stride != 0 : size(col_stride) > size(row_stride) * (rows - 1));
    const bool apart = rows == 1   ? by_cols
                       : cols == 1 ? by_rows
                                   : (by_rows && col_stride != 0) || (by_cols && row_stride != 0);
    if (!apart)
        throw Error(
            Errc::out_of_domain,
            fmt::format("{}: strides are {} and {} for {} by {} values, expected strides by which no two "
                        "values fall together",
                        function, row_stride, col_stride, rows, cols));
}

CallersPanel::CallersPanel(const char* function, const double* data, std::int64_t rows, std::int64_t cols,
                           std::int64_t row_stride, std::int64_t col_stride, const char* first_period,
                           const char* const* keys) {
    const Period first = parse_period(text(function, "first_period", first_period));
    extent(function, data, rows, cols, row_stride, col_stride);
    if (cols > SD_MAX_SERIES)
        throw Error(Errc::limit_exceeded,
                    fmt::format("{}: cols is {}, expected at most {} series", function, cols, SD_MAX_SERIES));
    if (keys != nullptr) keys_ = texts(function, "keys", keys, cols);
    view_ = PanelView(data, PeriodAxis(first, rows), cols, row_stride, col_stride, keys_);
}

Watch::Watch(sd_progress callback, void* data, const sd_cancel* cancel) : progress_(callback), data_(data) {
    if (cancel != nullptr) {
        require_alive(cancel);
        callers_ = cancel->source.get_token();
    }
    token_ = callers_;
    if (progress_ == nullptr) return;
    own_ = std::stop_source();
    token_ = own_.get_token();
    forward_.emplace(callers_, Forward{own_});
}

std::function<void(std::size_t done, std::size_t total)> Watch::progress() {
    if (progress_ == nullptr) return {};
    return [this](std::size_t done, std::size_t total) {
        if (refused_ ||
            progress_(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total), data_) == 0)
            return;
        refused_ = true;
        own_.request_stop();
    };
}

void Watch::require_not_stopped() const {
    if (refused_) throw Error(Errc::cancelled, "the caller asked to stop");
}

}  // namespace sociaaldomein::c
