#pragma once
/// The columns that records of one type make, and what each row has in them (Dutch: kolomindeling).
/// Layer: io (private).

#include <functional>
#include <string>
#include <vector>

#include <sociaaldomein/io/table.hpp>

namespace sociaaldomein::detail {

struct PlannedColumn {
    std::string name;
    bool always = true;  ///< otherwise only where some row has a value in it
    std::function<Cell(const void* row)> cell;
};

/// @param name  what a row that is no record is called
std::vector<PlannedColumn> plan_columns(const TypeInfo& row, const std::string& name);

}  // namespace sociaaldomein::detail
