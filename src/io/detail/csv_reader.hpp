// CSV files as spreadsheets save them: rows of cells that know where they stand.
// Layer: io (private).  Source of the form: RFC 4180.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/detail/json_tree.hpp"

namespace sociaaldomein::detail {

struct CsvCell {
    std::uint32_t offset = 0;  ///< of its first byte, of the quote when it is quoted
    std::uint32_t length = 0;  ///< bytes, without the quotes
    bool quoted = false;
    bool doubled = false;  ///< holds quotes that are written twice
};

/// Makes UTF-8 of the bytes of a file: those of Windows-1252, which older spreadsheets save, are converted.
/// @return  why they are neither, or hold no text
std::optional<JsonFault> to_utf8(std::string& bytes);

/// The text of a cell of `file`; `buffer` holds it where quotes had to be taken out.
std::string_view cell_text(std::string_view file, const CsvCell& cell, std::string& buffer);

/// One row of a text after another, with one delimiter, none of them kept.
struct CsvRows {
    std::string_view text;
    char delimiter;
    std::size_t at;                    ///< offset of what is read next
    std::optional<JsonFault> fault{};  ///< why read_row() gave false

    bool done() const { return at >= text.size(); }

    /// Reads a row and appends its cells, unless it is without any text. False when it is wrong.
    bool read_row(std::vector<CsvCell>& cells);

    /// Goes to the row after the one that is wrong, taking it to end with its line.
    void skip_line();

private:
    friend class CsvTable;
    bool at_line_end() const { return done() || text[at] == '\n' || text[at] == '\r'; }
    void skip_line_end();
    bool read_cell(CsvCell& cell);
    bool wrong(std::size_t offset, std::string message);
};

/// At the first row of a text: after a byte order mark, a line "sep=;", which states the delimiter, and
/// lines that start with "#", which are remarks.
/// @param delimiter  0 to find it out: the one of ';', tab and ',' that gives most rows alike the most columns
CsvRows csv_rows(std::string_view text, char delimiter);

/// Whether a row below a table of so many columns is a line about it, such as "Bron: CBS": it starts with a word for that,
/// or the sign of copyright, and goes no further or is too short for a row.
bool is_remark(std::string_view text, std::span<const CsvCell> row, std::size_t columns);

/// The rows of a file. Keeps a view of the text, which has to outlive it.
class CsvTable {
public:
    explicit CsvTable(std::string_view text) : text_(text) {}

    /// Reads all rows; those without any text are left out, and so are lines above the names that hold one cell and
    /// remarks at the end.
    /// @param delimiter  as in csv_rows()
    /// @return  what is wrong; also when a row has more or fewer cells than the first, empty ones at the end aside
    [[nodiscard]] std::optional<JsonFault> parse(char delimiter);

    char delimiter() const noexcept { return delimiter_; }
    std::size_t rows() const noexcept { return starts_.empty() ? 0 : starts_.size() - 1; }
    std::size_t columns() const noexcept { return columns_; }

    /// The cells of a row: as many as the first one has.
    std::span<const CsvCell> row(std::size_t index) const noexcept {
        return std::span(cells_).subspan(starts_[index], starts_[index + 1] - starts_[index]);
    }

    /// The text of a cell; `buffer` holds it where quotes had to be taken out.
    std::string_view text(const CsvCell& cell, std::string& buffer) const;

private:
    void drop_titles();
    std::optional<JsonFault> make_even();

    std::string_view text_;
    char delimiter_ = ',';
    std::size_t columns_ = 0;
    std::vector<CsvCell> cells_;
    std::vector<std::size_t> starts_;
};

}  // namespace sociaaldomein::detail
