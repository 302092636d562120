#include "io/detail/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/detail/quote.hpp"
#include "io/detail/csv_number.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr std::array<char, 3> delimiters{';', '\t', ','};

// Windows-1252 differs from Latin-1 in 0x80 to 0x9F only; 0 where it has no letter.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_utf8(std::string& out, char16_t code) {
    const unsigned c = code;
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | (c >> 6U));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else {
        out += static_cast<char>(0xE0U | (c >> 12U));
        out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    }
}

}  // namespace

std::optional<JsonFault> to_utf8(std::string& bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return JsonFault{Errc::syntax, 0,
                         "found UTF-16, expected UTF-8 (in a spreadsheet: save as \"CSV UTF-8\")"};
    if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos)
        return JsonFault{Errc::syntax, nul, "found the character U+0000, expected a text file"};
    if (first_invalid_utf8(bytes) == std::string_view::npos) return std::nullopt;
    std::string converted;
    converted.reserve(bytes.size() + bytes.size() / 16);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        const char16_t code = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80U] : byte;
        if (code == 0 && byte != 0)
            return JsonFault{Errc::syntax, i,
                             fmt::format("found the byte \\x{:02X}, expected UTF-8 or Windows-1252", byte)};
        append_utf8(converted, code);
    }
    bytes = std::move(converted);
    return std::nullopt;
}

void CsvRows::skip_line_end() {
    if (done()) return;
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    ++at;
}

bool CsvRows::wrong(std::size_t offset, std::string message) {
    fault = JsonFault{Errc::syntax, offset, std::move(message)};
    return false;
}

// Reads a cell up to its delimiter or line end. False when it is wrong.
bool CsvRows::read_cell(CsvCell& cell) {
    cell = {static_cast<std::uint32_t>(at), 0, !done() && text[at] == '"', false};
    if (!cell.quoted) {
        const std::size_t start = at;
        for (; !at_line_end() && text[at] != delimiter; ++at)
            if (text[at] == '"')
                return wrong(
                    at,
                    "found '\"' inside a cell, expected such a cell to stand in quotes, with its own "
                    "quotes written twice");
        cell.length = static_cast<std::uint32_t>(at - start);
        return true;
    }
    const std::size_t start = ++at;
    for (;;) {
        at = std::min(text.find('"', at), text.size());
        if (done())
            return wrong(start - 1,
                         "found the end of the file inside this cell, expected a '\"' that closes it");
        if (at + 1 >= text.size() || text[at + 1] != '"') break;
        cell.doubled = true;
        at += 2;
    }
    cell.length = static_cast<std::uint32_t>(at - start);
    ++at;
    if (at_line_end() || text[at] == delimiter) return true;
    return wrong(at, fmt::format("found {} after a cell in quotes, expected {} or the end of the row",
                                 quoted(text.substr(at, 1)), quoted(std::string_view(&delimiter, 1))));
}

bool CsvRows::read_row(std::vector<CsvCell>& cells) {
    const std::size_t first = cells.size();
    bool has_text = false;
    for (;;) {
        CsvCell cell;
        if (!read_cell(cell)) return false;
        cells.push_back(cell);
        const std::string_view content = text.substr(cell.offset + (cell.quoted ? 1 : 0), cell.length);
        has_text = has_text || content.find_first_not_of(" \t") != std::string_view::npos;
        if (at_line_end()) break;
        ++at;
    }
    skip_line_end();
    if (!has_text) cells.resize(first);
    return true;
}

void CsvRows::skip_line() {
    while (!at_line_end()) ++at;
    skip_line_end();
    fault.reset();
}

namespace {

std::string first_text(std::string_view text, std::span<const CsvCell> row) {
    std::string buffer;  // of a cell with doubled quotes the text stands here, not in the file
    return std::string(cell_text(text, row.front(), buffer));
}

/// Columns up to the last that is not empty.
std::size_t width_of(std::span<const CsvCell> row) {
    while (!row.empty() && row.back().length == 0) row = row.first(row.size() - 1);
    return row.size();
}

// The one that gives most rows the same number of columns, two at least; a file of one column has none, and then any
// will do. That of the numbers, which a lone first cell may stand above, is told by what then would be names.
char likely_delimiter(std::string_view text, std::size_t from) {
    constexpr std::size_t rows_looked_at = 100;
    char best = delimiters.front();
    std::pair<std::size_t, std::size_t> most{0, 0};  // rows alike, columns
    for (const char candidate : delimiters) {
        CsvRows reader{text, candidate, from};
        std::vector<CsvCell> cells;
        std::map<std::size_t, std::size_t> rows_of_width;
        std::size_t rows = 0;
        bool names = false;
        for (; rows < rows_looked_at && !reader.done(); cells.clear()) {
            if (!reader.read_row(cells)) break;
            if (cells.empty()) continue;
            if (!names && width_of(cells) > 1) {
                names = rows == 0 || !may_be_number(first_text(text, cells));
                if (!names) break;
            }
            ++rows;
            ++rows_of_width[cells.size()];
        }
        if (!names) continue;
        for (const auto& [columns, alike] : rows_of_width)
            if (columns > 1 && std::pair(alike, columns) > most) {
                most = {alike, columns};
                best = candidate;
            }
    }
    return best;
}

}  // namespace

bool is_remark(std::string_view text, std::span<const CsvCell> row, std::size_t columns) {
    if (columns < 2 || (width_of(row) > 1 && row.size() >= columns)) return false;
    const std::string first = first_text(text, row);
    const std::string_view line = trimmed(first);
    // Only words that no row is named by: a row that was cut off after its name has to stay an error.
    constexpr std::array<std::string_view, 9> openings{
        "\u00A9", "Bron:", "Bronnen:", "Source:", "Sources:", "Toelichting:", "Opmerking:", "Noot:", "Note:"};
    return std::ranges::any_of(openings, [&](std::string_view opening) { return line.starts_with(opening); });
}

CsvRows csv_rows(std::string_view text, char delimiter) {
    std::size_t from = byte_order_mark(text).size();
    if (text.substr(from).starts_with("sep=") && text.size() > from + 5 &&
        (text[from + 5] == '\r' || text[from + 5] == '\n')) {
        if (delimiter == 0) delimiter = text[from + 4];
        CsvRows line{text, delimiter, from + 5};
        line.skip_line();
        from = line.at;
    }
    while (text.substr(from).starts_with('#')) {
        CsvRows remark{text, delimiter, from};
        remark.skip_line();
        from = remark.at;
    }
    return {text, delimiter != 0 ? delimiter : likely_delimiter(text, from), from};
}

std::optional<JsonFault> CsvTable::parse(char delimiter) {
    CsvRows reader = csv_rows(text_, delimiter);
    delimiter_ = reader.delimiter;
    cells_.clear();
    starts_.assign(1, 0);
    while (!reader.done()) {
        if (!reader.read_row(cells_)) return reader.fault;
        if (cells_.size() > starts_.back()) starts_.push_back(cells_.size());
    }
    return make_even();
}

// Lines above the names that hold one cell: what the table is, and in which unit.
void CsvTable::drop_titles() {
    std::size_t names = 0;
    while (names < rows() && width_of(row(names)) <= 1) ++names;
    if (names == 0 || names == rows() || may_be_number(first_text(text_, row(names)))) return;
    starts_.erase(starts_.begin(), starts_.begin() + static_cast<std::ptrdiff_t>(names));
}

std::optional<JsonFault> CsvTable::make_even() {
    if (rows() == 0)
        return JsonFault{Errc::syntax, 0, "found an empty file, expected a first row with names"};
    drop_titles();
    columns_ = width_of(row(0));
    while (rows() > 1 && is_remark(text_, row(rows() - 1), columns_)) starts_.pop_back();
    std::vector<CsvCell> even;
    even.reserve(rows() * columns_);
    std::vector<std::size_t> starts(1, 0);
    for (std::size_t r = 0; r < rows(); ++r) {
        const std::span<const CsvCell> cells = row(r);
        for (std::size_t c = columns_; c < cells.size(); ++c)
            if (cells[c].length != 0)
                return JsonFault{
                    Errc::inconsistent, cells[c].offset,
                    fmt::format("found a cell in column {}, expected {} columns as in the first row{}", c + 1,
                                columns_,
                                delimiter_ == ';' ? "" : "; cells that hold the delimiter stand in quotes")};
        if (cells.size() < columns_)
            return JsonFault{Errc::inconsistent, cells.front().offset,
                             fmt::format("found a row of {} cells, expected {} as in the first row",
                                         cells.size(), columns_)};
        even.insert(even.end(), cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(columns_));
        starts.push_back(even.size());
    }
    cells_ = std::move(even);
    starts_ = std::move(starts);
    return std::nullopt;
}

std::string_view CsvTable::text(const CsvCell& cell, std::string& buffer) const {
    return cell_text(text_, cell, buffer);
}

std::string_view cell_text(std::string_view file, const CsvCell& cell, std::string& buffer) {
    const std::string_view raw = file.substr(cell.offset + (cell.quoted ? 1 : 0), cell.length);
    if (!cell.doubled) return raw;
    buffer.clear();
    for (std::size_t i = 0; i < raw.size(); ++i) {
        buffer += raw[i];
        if (raw[i] == '"') ++i;
    }
    return buffer;
}

}  // namespace sociaaldomein::detail
