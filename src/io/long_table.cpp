#include <sociaaldomein/io/long_table.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

#include "core/detail/quote.hpp"
#include "io/detail/atomic_file.hpp"
#include "io/detail/csv_reader.hpp"
#include "io/detail/file_names.hpp"
#include "io/detail/input_files.hpp"
#include "io/detail/json_tree.hpp"
#include "io/detail/level_name.hpp"
#include "io/detail/long_table_reader.hpp"
#include "io/detail/text_places.hpp"

namespace sociaaldomein {
namespace {

void check(std::string_view function, const LongTableOptions& options) {
    const auto text = [](const char& c) { return std::string_view(&c, 1); };
    require(options.delimiter == 0 || options.delimiter == ',' || options.delimiter == ';' ||
                options.delimiter == '\t',
            function, "delimiter", text(options.delimiter), "',', ';', a tab, or 0 to find it out");
    require(options.decimal == 0 || options.decimal == '.' || options.decimal == ',', function, "decimal",
            text(options.decimal), "'.', ',', or 0 to find it out");
    require(options.max_problems > 0, function, "max_problems", options.max_problems, "a number > 0");
}

std::vector<TimeSeries> read_bytes(std::string bytes, const std::string& file,
                                   const LongTableOptions& options) {
    const auto fault = detail::to_utf8(bytes);
    if (fault) {
        const detail::Place place = detail::TextPlaces(bytes).at(fault->offset);
        throw Error(Problem{fault->code, "", fault->message, file, place.line, place.column});
    }
    if (bytes.size() > detail::JsonTree::max_bytes)
        throw Error(Problem{
            .code = Errc::limit_exceeded,
            .message = fmt::format("found {} bytes of UTF-8, expected fewer than 4 GiB", bytes.size()),
            .file = file});
    return detail::read_long_rows(bytes, file, options);
}

/// A cell, in quotes where it would be read as something else by whatever delimiter.
void append_cell(std::string& out, std::string_view text) {
    const bool plain = text.find_first_of(",;\t\"\r\n") == std::string_view::npos;
    if (plain) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void append_number(std::string& out, double value) {
    if (std::isnan(value)) return;
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

void require_forecast(std::span<const double> levels, const ForecastRows& rows) {
    const auto periods = static_cast<std::size_t>(rows.periods.size());
    const auto agrees = [&](std::span<const double> values, std::string_view what) {
        const std::string name = fmt::format("{} of series {}", what, detail::quoted(rows.series));
        require(values.size() == periods, "forecast_table", name, values.size(),
                fmt::format("as many values as periods, {}", periods));
        for (const double value : values)
            require(!std::isinf(value), "forecast_table", name, value, "finite numbers, or NaN for none");
    };
    require(rows.bounds.size() == levels.size(), "forecast_table", "bounds", rows.bounds.size(),
            fmt::format("one for each level, {}", levels.size()));
    agrees(rows.mean, "mean");
    for (const ForecastBounds& bounds : rows.bounds) {
        agrees(bounds.lower, "lower bound");
        agrees(bounds.upper, "upper bound");
    }
}

}  // namespace

std::vector<TimeSeries> read_long_table(const FilePath& path, const LongTableOptions& options) {
    check("read_long_table", options);
    const std::filesystem::path native = detail::native_path(path);
    return read_bytes(detail::read_whole_file(native, options.max_bytes), detail::utf8_name(native), options);
}

std::vector<TimeSeries> read_long_table_text(std::string_view text, std::string file_name,
                                             const LongTableOptions& options) {
    check("read_long_table_text", options);
    if (text.size() > options.max_bytes)
        throw Error(Problem{.code = Errc::limit_exceeded,
                            .message = fmt::format("found a text of {} bytes, expected at most {}",
                                                   text.size(), options.max_bytes),
                            .file = std::move(file_name)});
    return read_bytes(std::string(text), file_name, options);
}

std::string long_table_text(std::span<const TimeSeries> series) {
    std::string out = "series,period,value\r\n";
    std::unordered_set<std::string_view> keys;
    for (const TimeSeries& one : series) {
        require(!one.key().empty() && detail::trimmed(one.key()) == one.key(), "long_table", "key", one.key(),
                "a name without spaces around it");
        if (!keys.insert(one.key()).second)
            throw Error(Errc::duplicate_key,
                        fmt::format("long_table: found two series with the key {}, expected keys that differ",
                                    detail::quoted(one.key())));
        if (one.empty()) continue;
        auto value = one.values().begin();
        for (const Period period : one.axis().range()) {
            append_cell(out, one.key());
            (out += ',') += to_cbs(period);
            out += ',';
            append_number(out, *value++);
            out += "\r\n";
        }
    }
    return out;
}

std::string forecast_table_text(std::span<const double> levels, std::span<const ForecastRows> forecasts) {
    std::string out = "series,period,mean";
    for (const double level : levels) {
        require(level > 0.0 && level < 1.0, "forecast_table", "level", level, "a number in (0, 1)");
        out += fmt::format(",lower{0},upper{0}", detail::percentage(level));
    }
    out += ",model,note\r\n";
    for (const ForecastRows& rows : forecasts) {
        require_forecast(levels, rows);
        if (rows.periods.empty()) continue;
        std::string start;
        append_cell(start, rows.series);
        start += ',';
        std::string end = ",";
        append_cell(end, rows.model);
        end += ',';
        append_cell(end, rows.note);
        end += "\r\n";
        std::size_t h = 0;
        for (const Period period : rows.periods.range()) {
            ((out += start) += to_cbs(period)) += ',';
            append_number(out, rows.mean[h]);
            for (const ForecastBounds& bounds : rows.bounds) {
                append_number(out += ',', bounds.lower[h]);
                append_number(out += ',', bounds.upper[h]);
            }
            out += end;
            ++h;
        }
    }
    return out;
}

void write_long_table(const FilePath& path, std::span<const TimeSeries> series) {
    detail::write_file_atomically(detail::native_path(path), long_table_text(series));
}

void write_forecast_table(const FilePath& path, std::span<const double> levels,
                          std::span<const ForecastRows> forecasts) {
    detail::write_file_atomically(detail::native_path(path), forecast_table_text(levels, forecasts));
}

}  // namespace sociaaldomein
