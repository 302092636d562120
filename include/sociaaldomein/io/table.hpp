#pragma once
/// Any collection of a programme as rows and columns, and these as text, Markdown, CSV or JSON (Dutch:
/// overzicht). Layer: io. Source: RFC 4180 (CSV).

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/type_info.hpp>

namespace sociaaldomein {

struct Programme;  // domain/programme.hpp

/// One value of a grid.
struct Cell {
    enum class Kind { empty, text, number, boolean };
    Kind kind = Kind::empty;
    std::string text{};  ///< number: in JSON's grammar, exact; boolean: "true" or "false"

    friend bool operator==(const Cell&, const Cell&) = default;
};

/// Rows of equal length under named columns.
struct Grid {
    std::vector<std::string> columns{};
    std::vector<std::vector<Cell>> rows{};

    friend bool operator==(const Grid&, const Grid&) = default;
};

/// The records of a collection, one a row.
///
/// Columns, in described order: the ids of the records around each row (or their index where they have none),
/// named after their collections; for rows that are figures or texts, `index`; then the record's members. A
/// figure is its value in the printed unit with the printed decimals; a list is the number of its elements.
/// Attributes of figures (unit, upper, bound, absent, caveat, status, source, ...) and members of nested
/// records (`period.printed`) have a column where some row has them. An attribute that a figure shares with
/// its record stands once, without the figure's name.
///
/// @param name  a collection ("caseloads"), collections in one another ("caseloads.observations"), or these
///              within one record, by id ("caseloads.welfare.observations"); where an id is also the name of
///              a member, the member is meant
/// @throws Error  Errc::unknown_value, with the known names and the nearest, when there is no such
///                collection; Errc::out_of_domain when the name is that of a single value
/// @par Cost     Linear in rows times columns
/// @par Example  "caseloads.observations" of a caseload "welfare" with 3614 files in 2020: columns caseloads,
///               at, value; row welfare, 2020, 3614   (test Table.DocumentedExample)
SD_EXPORT Grid collect(const Programme& programme, std::string_view name);

/// The same for any described record.
SD_EXPORT Grid collect(const TypeInfo& root, const void* value, std::string_view name);

/// Columns aligned with spaces, numbers to the right, for a fixed font. Line ends within a cell become
/// spaces.
SD_EXPORT std::string to_text(const Grid& grid);
/// A Markdown table; `|`, `\` and what Markdown or HTML would read as markup are escaped.
SD_EXPORT std::string to_markdown(const Grid& grid);
/// RFC 4180: commas, lines ending in CR LF, quotes where needed; decimal point.
SD_EXPORT std::string to_csv(const Grid& grid);
/// A list of objects, numbers as numbers, `null` for empty cells.
SD_EXPORT std::string to_json(const Grid& grid);

}  // namespace sociaaldomein
