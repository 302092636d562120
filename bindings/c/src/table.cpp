// Tables as C sees them.

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "arguments.hpp"
#include "core/detail/quote.hpp"
#include "guard.hpp"
#include "handles.hpp"

using namespace sociaaldomein;
using namespace sociaaldomein::c;

namespace {

const Column* column_of(const sd_table* table, std::int64_t column) {
    if (table == nullptr) return nullptr;
    require_alive(table);
    if (column < 0 || column >= std::ssize(table->data.columns)) return nullptr;
    return &table->data.columns[static_cast<std::size_t>(column)];
}

std::string formatted(const TableData& table, std::string_view format) {
    if (format == "csv") return to_csv(to_grid(table));
    if (format == "json") return to_json(to_grid(table));
    if (format == "markdown") return to_markdown(to_grid(table));
    if (format == "text") return to_text(to_grid(table));
    throw Error(
        Errc::unknown_value,
        fmt::format("sd_table_format: format is {}, expected \"csv\", \"json\", \"markdown\" or \"text\"",
                    sociaaldomein::detail::quoted(format)));
}

}  // namespace

sd_table* sd_table_ref(sd_table* table) { return add_owner(table); }

void sd_table_free(sd_table* table) { drop_owner(table); }

int64_t sd_table_rows(const sd_table* table) {
    if (table == nullptr) return 0;
    require_alive(table);
    return table->data.rows;
}

int64_t sd_table_columns(const sd_table* table) {
    if (table == nullptr) return 0;
    require_alive(table);
    return std::ssize(table->data.columns);
}

const char* sd_table_column_name(const sd_table* table, int64_t column) {
    const Column* found = column_of(table, column);
    return found == nullptr ? nullptr : found->name.c_str();
}

int32_t sd_table_column_kind(const sd_table* table, int64_t column) {
    const Column* found = column_of(table, column);
    return found == nullptr ? -1 : found->kind;
}

const double* sd_table_numbers(const sd_table* table, int64_t column) {
    const Column* found = column_of(table, column);
    if (found == nullptr || found->kind != SD_COLUMN_NUMBER || table->data.rows == 0) return nullptr;
    return found->numbers.data();
}

sd_status sd_table_format(const sd_table* table, const char* format, sd_bytes** bytes, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_table_format";
        require_alive(&required(name, "table", table));
        required(name, "bytes", bytes);
        *bytes = make_handle<sd_bytes>(formatted(table->data, text(name, "format", format))).release();
    });
}
