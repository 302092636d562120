#include <sociaaldomein/io/table.hpp>

#include <algorithm>
#include <cctype>

#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/io/json_writer.hpp>

#include "io/detail/json_output.hpp"
#include "io/detail/table_collect.hpp"

namespace sociaaldomein {
namespace {

using Kind = Cell::Kind;

// Line ends and other control characters would break the row.
std::string on_one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return line;
}

// Numbers stand to the right, under a heading that does too.
std::vector<bool> numeric_columns(const Grid& grid) {
    std::vector<bool> numeric(grid.columns.size());
    for (std::size_t c = 0; c < numeric.size(); ++c) {
        const auto is = [&](Kind kind) { return [c, kind](const auto& row) { return row[c].kind == kind; }; };
        numeric[c] = std::any_of(grid.rows.begin(), grid.rows.end(), is(Kind::number)) &&
                     std::none_of(grid.rows.begin(), grid.rows.end(), is(Kind::text)) &&
                     std::none_of(grid.rows.begin(), grid.rows.end(), is(Kind::boolean));
    }
    return numeric;
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

std::string markdown_cell(std::string_view text) {
    const std::string line = on_one_line(text);
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const bool inside_word = i > 0 && i + 1 < line.size() && is_word(line[i - 1]) && is_word(line[i + 1]);
        if (c == '<')
            out += "&lt;";
        else if (c == '&')
            out += "&amp;";
        else if (std::string_view("\\|`*[]~").find(c) != std::string_view::npos || (c == '_' && !inside_word))
            (out += '\\') += c;
        else
            out += c;
    }
    return out;
}

}  // namespace

Grid collect(const TypeInfo& root, const void* value, std::string_view name) {
    return detail::collect_grid(root, value, name);
}

Grid collect(const Programme& programme, std::string_view name) {
    return collect(type_info<Programme>(), &programme, name);
}

std::string to_text(const Grid& grid) {
    const std::vector<bool> numeric = numeric_columns(grid);
    std::vector<std::size_t> widths;
    widths.reserve(grid.columns.size());
    for (const std::string& name : grid.columns) widths.push_back(detail::letters_in(name));
    for (const auto& row : grid.rows)
        for (std::size_t c = 0; c < widths.size(); ++c)
            widths[c] = std::max(widths[c], detail::letters_in(row[c].text));

    std::string out;
    const auto add_line = [&](const auto& text_of) {
        std::string line;
        for (std::size_t c = 0; c < widths.size(); ++c) {
            const std::string text = on_one_line(text_of(c));
            const std::string space(widths[c] - detail::letters_in(text), ' ');
            if (c > 0) line += "  ";
            line += numeric[c] ? space + text : text + space;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    };
    add_line([&](std::size_t c) { return grid.columns[c]; });
    add_line([&](std::size_t c) { return std::string(widths[c], '-'); });
    for (const auto& row : grid.rows) add_line([&](std::size_t c) { return row[c].text; });
    return out;
}

std::string to_markdown(const Grid& grid) {
    const std::vector<bool> numeric = numeric_columns(grid);
    std::string out = "|";
    for (const std::string& name : grid.columns) out += ' ' + markdown_cell(name) + " |";
    out += "\n|";
    for (const bool right : numeric) out += right ? " ---: |" : " --- |";
    out += '\n';
    for (const auto& row : grid.rows) {
        out += '|';
        for (const Cell& cell : row) out += ' ' + markdown_cell(cell.text) + " |";
        out += '\n';
    }
    return out;
}

std::string to_csv(const Grid& grid) {
    std::string out;
    for (std::size_t c = 0; c < grid.columns.size(); ++c)
        (out += c > 0 ? "," : "") += csv_cell(grid.columns[c]);
    out += "\r\n";
    for (const auto& row : grid.rows) {
        for (std::size_t c = 0; c < row.size(); ++c) (out += c > 0 ? "," : "") += csv_cell(row[c].text);
        out += "\r\n";
    }
    return out;
}

std::string to_json(const Grid& grid) {
    detail::JsonOutput json;
    json.begin_array();
    for (const auto& row : grid.rows) {
        json.begin_object();
        for (std::size_t c = 0; c < row.size(); ++c) {
            json.key(grid.columns[c]);
            switch (row[c].kind) {
                case Kind::empty: json.literal("null"); break;
                case Kind::text: json.string(row[c].text); break;
                case Kind::number: json.number(row[c].text); break;
                case Kind::boolean: json.literal(row[c].text); break;
            }
        }
        json.end_object();
    }
    json.end_array();
    return json.laid_out(JsonStyle{}) + '\n';
}

}  // namespace sociaaldomein
