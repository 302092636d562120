#include "table_data.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

namespace sociaaldomein::c {
namespace {

void set_bit(std::vector<std::uint8_t>& bits, std::size_t row, bool value) {
    bits.resize(std::max(bits.size(), row / 8 + 1));
    if (value) bits[row / 8] = static_cast<std::uint8_t>(bits[row / 8] | (1U << (row % 8)));
}

double number_in(std::string_view text) {
    double number = std::numeric_limits<double>::quiet_NaN();
    // What the digits say is finite: the library wrote them.
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::int32_t kind_of(const Grid& grid, std::size_t column) {
    bool numbers = false;
    bool truths = false;
    for (const auto& row : grid.rows) {
        const Cell::Kind kind = row[column].kind;
        if (kind == Cell::Kind::text) return SD_COLUMN_TEXT;
        numbers = numbers || kind == Cell::Kind::number;
        truths = truths || kind == Cell::Kind::boolean;
    }
    if (numbers == truths) return SD_COLUMN_TEXT;
    return numbers ? SD_COLUMN_NUMBER : SD_COLUMN_BOOLEAN;
}

}  // namespace

void Validity::append(std::size_t row, bool valid) {
    set_bit(bits_, row, valid);
    if (!valid) ++absent_;
}

void Column::add(double number) {
    validity.append(own.size(), true);
    own.push_back(number);
}

void Column::add(std::string_view text) {
    validity.append(offsets.size() - 1, true);
    letters += text;
    offsets.push_back(std::ssize(letters));
}

void Column::add_absent() {
    if (kind == SD_COLUMN_NUMBER) {
        validity.append(own.size(), false);
        own.push_back(std::numeric_limits<double>::quiet_NaN());
    } else {
        validity.append(offsets.size() - 1, false);
        offsets.push_back(std::ssize(letters));
    }
}

void Column::put(std::size_t row, bool truth, bool known) {
    validity.append(row, known);
    set_bit(truths, row, truth);
}

Column& TableData::add_texts(std::string name) {
    return columns.emplace_back(Column{.name = std::move(name)});
}

Column& TableData::add_numbers(std::string name) {
    return columns.emplace_back(Column{.name = std::move(name), .kind = SD_COLUMN_NUMBER});
}

Column& TableData::add_truths(std::string name) {
    return columns.emplace_back(Column{.name = std::move(name), .kind = SD_COLUMN_BOOLEAN});
}

void TableData::add_view(std::string name, std::span<const double> numbers) {
    add_numbers(std::move(name)).numbers = numbers;
}

void TableData::finish(std::int64_t row_count) {
    rows = row_count;
    for (Column& column : columns)
        if (column.kind == SD_COLUMN_NUMBER && column.numbers.empty()) column.numbers = column.own;
}

TableData to_table(const Grid& grid) {
    TableData table;
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
        Column& column = table.add_texts(grid.columns[c]);
        column.kind = kind_of(grid, c);
        for (std::size_t r = 0; r < grid.rows.size(); ++r) {
            const Cell& cell = grid.rows[r][c];
            if (column.kind == SD_COLUMN_BOOLEAN) {
                column.put(r, cell.text == "true", cell.kind != Cell::Kind::empty);
            } else if (cell.kind == Cell::Kind::empty) {
                column.add_absent();
            } else if (column.kind == SD_COLUMN_NUMBER) {
                column.add(number_in(cell.text));
            } else {
                column.add(cell.text);
            }
        }
    }
    table.finish(std::ssize(grid.rows));
    return table;
}

Grid to_grid(const TableData& table) {
    Grid grid;
    grid.rows.resize(static_cast<std::size_t>(table.rows));
    for (const Column& column : table.columns) {
        grid.columns.push_back(column.name);
        for (std::size_t r = 0; r < grid.rows.size(); ++r) {
            Cell& cell = grid.rows[r].emplace_back();
            if (!column.validity[r]) continue;
            if (column.kind == SD_COLUMN_TEXT) {
                cell = {Cell::Kind::text, std::string(column.text(r))};
            } else if (column.kind == SD_COLUMN_BOOLEAN) {
                const bool truth = ((column.truths[r / 8] >> (r % 8)) & 1U) != 0;
                cell = {Cell::Kind::boolean, truth ? "true" : "false"};
            } else if (!std::isnan(column.numbers[r])) {
                cell = {Cell::Kind::number, fmt::format("{}", column.numbers[r])};
            }
        }
    }
    return grid;
}

}  // namespace sociaaldomein::c
