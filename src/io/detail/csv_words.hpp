// Words that stand in the cells of spreadsheets where a number could: why there is none, and how exact it is.
// Layer: io (private).
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "io/detail/figure_text.hpp"

namespace sociaaldomein::detail {

/// The reason of absence that a cell states, by its name in documents: "", "." and ".." are not printed; "-" and dashes
/// are nil, as Statistics Netherlands prints it, and "n.v.t." is not applicable; "PM" and "n.t.b." are to be determined,
/// "n.n.b." and "onbekend" not yet known; "x" is suppressed. Empty when it states none.
/// @par Example  absence_in_table("n.v.t.") is "not_applicable"   (test CsvWords.DocumentedExample)
std::string_view absence_in_table(std::string_view cell);

/// The two numbers of a range, "7 to 8", "7 tot 8", "7 - 8": its second part may hold anything.
std::optional<std::pair<std::string_view, std::string_view>> range_in(std::string_view cell);

/// A word that says how exact the number after it is, "circa", "ruim", "meer dan", "<", and what follows it. Bound::exact
/// and the whole cell when there is none.
std::pair<Bound, std::string_view> bound_in(std::string_view cell);

/// As parse_figure_text(), with the words above in small letters or capitals.
/// @throws Error  Errc::unknown_value
/// @par Example   "ruim 57" is over "57"   (test CsvWords.DocumentedExample)
FigureText parse_cell_text(std::string_view cell);

}  // namespace sociaaldomein::detail
