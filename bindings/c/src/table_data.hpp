#pragma once
// A table as columns in memory, laid out as Arrow wants them, so that they can be handed on without a copy.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/io/table.hpp>

#include "sociaaldomein/c/table.h"

namespace sociaaldomein::c {

/// Which rows of a column have a value: a bit each, as Arrow has it. Empty: all.
class Validity {
public:
    void append(std::size_t row, bool valid);
    const void* bits() const noexcept { return absent_ == 0 ? nullptr : bits_.data(); }
    std::int64_t absent() const noexcept { return absent_; }
    bool operator[](std::size_t row) const noexcept {
        return absent_ == 0 || ((bits_[row / 8] >> (row % 8)) & 1U) != 0;
    }

private:
    std::vector<std::uint8_t> bits_;
    std::int64_t absent_ = 0;
};

struct Column {
    std::string name;
    std::int32_t kind = SD_COLUMN_TEXT;
    Validity validity{};
    std::vector<double> own{};             ///< numbers of the table's own
    std::span<const double> numbers{};     ///< or of something that `TableData::keeper` keeps
    std::vector<std::int64_t> offsets{0};  ///< of texts
    std::string letters{};
    std::vector<std::uint8_t> truths{};  ///< bits

    void add(double number);
    void add(std::string_view text);
    void add_absent();
    /// Of truth values, whose rows come in order.
    void put(std::size_t row, bool truth, bool known = true);
    /// Of texts only.
    std::string_view text(std::size_t row) const noexcept {
        const auto begin = static_cast<std::size_t>(offsets[row]);
        return std::string_view(letters).substr(begin, static_cast<std::size_t>(offsets[row + 1]) - begin);
    }
    std::size_t size() const noexcept { return kind == SD_COLUMN_TEXT ? offsets.size() - 1 : own.size(); }
};

/// Columns are added first, then values; `finish` ends that.
struct TableData {
    std::deque<Column> columns{};  ///< a deque, so that columns stay where they are while others come
    std::int64_t rows = 0;
    std::shared_ptr<const void> keeper{};  ///< of numbers that are not the table's own

    Column& add_texts(std::string name);
    Column& add_numbers(std::string name);
    Column& add_truths(std::string name);
    /// A column of numbers in memory that `keeper` keeps.
    void add_view(std::string name, std::span<const double> numbers);
    /// Settles where numbers stand.
    void finish(std::int64_t row_count);
};

/// Text, number or boolean by what the cells of a column are; what is mixed is text.
TableData to_table(const Grid& grid);
Grid to_grid(const TableData& table);

}  // namespace sociaaldomein::c
