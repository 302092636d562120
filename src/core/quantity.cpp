#include <sociaaldomein/core/quantity.hpp>

#include <fmt/format.h>

#include <sociaaldomein/core/decimal.hpp>
#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {

void quantity_overflow(std::string_view dimension, std::int64_t per_unit, std::int64_t left,
                       std::string_view symbol, std::int64_t right) {
    // A factor is a bare number; the operands of a sum are amounts.
    throw Error(Errc::overflow,
                fmt::format("{}: {} {} {} does not fit in 64 bits", dimension, format_decimal(left, per_unit),
                            symbol, format_decimal(right, symbol == "*" ? 1 : per_unit)));
}

void quantity_overflow(std::string_view dimension, std::uint64_t found) {
    throw Error(Errc::overflow, fmt::format("{}: {} does not fit in 64 bits", dimension, found));
}

std::string quantity_text(std::int64_t raw, std::int64_t per_unit) { return format_decimal(raw, per_unit); }

std::int64_t parse_quantity(std::string_view dimension, std::string_view text, std::int64_t per_unit) {
    try {
        return parse_decimal(text, per_unit);
    } catch (const Error& error) {
        throw Error(error.code(), fmt::format("{}: {}", dimension, error.problems().front().message));
    }
}

double quantity_to_double(std::int64_t raw, std::int64_t per_unit) noexcept {
    return static_cast<double>(raw) / static_cast<double>(per_unit);
}

}  // namespace sociaaldomein::detail
