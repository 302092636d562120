// From the cells of a CSV file to nodes that are read as if they were JSON.  Layer: io (private).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/detail/csv_reader.hpp"
#include "io/detail/json_tree.hpp"

namespace sociaaldomein::detail {

/// A column of a file of records, and the member it holds.
struct CsvColumn {
    std::vector<std::string> steps{};  ///< "name", "en" for the column "name.en"
    std::uint32_t cell = 0;            ///< its place in a row
    bool numeric = false;
};

/// The node that holds a cell's text. Not added yet.
JsonNode cell_node(JsonTree& tree, const CsvTable& csv, const CsvCell& cell);

/// An id made of a heading: small letters without accents, digits and '_', everything between them a '-', at most 64.
/// Empty when the heading has none of them.
/// @par Example  id_from_text("Raming 2023 (€)") is "raming-2023"   (test CsvCells.DocumentedExample)
std::string id_from_text(std::string_view heading);

/// The moment that a column's heading names, as the text of a When: "2022", "2022-H1", "31-12-2022"; empty when it
/// names none.
/// @par Example  moment_from_text("31-12-2022") is "2022-12-31"   (test CsvCells.DocumentedExample)
std::string moment_from_text(std::string_view heading);

}  // namespace sociaaldomein::detail
