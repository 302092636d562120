// From the text of a table with one value a row to its series.  Layer: io (private).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/io/long_table.hpp>

namespace sociaaldomein::detail {

/// `text` is UTF-8 and holds less than 4 GiB.
/// @throws Error  as read_long_table()
std::vector<TimeSeries> read_long_rows(std::string_view text, const std::string& file,
                                       const LongTableOptions& options);

}  // namespace sociaaldomein::detail
