#include "io/detail/exact_number.hpp"

#include <array>
#include <cstddef>

#include <sociaaldomein/core/decimal.hpp>
#include <sociaaldomein/core/quantity.hpp>

namespace sociaaldomein::detail {
namespace {

constexpr std::array<std::int64_t, 19> powers_of_ten = [] {
    std::array<std::int64_t, 19> powers{};
    std::int64_t power = 1;
    for (std::size_t i = 0; i < powers.size(); ++i, power *= i < powers.size() ? 10 : 1) powers[i] = power;
    return powers;
}();

}  // namespace

std::int64_t exact_number(std::string_view number, std::int64_t factor) {
    std::size_t i = 0;
    const bool negative = !number.empty() && number[0] == '-';
    if (negative) i = 1;
    const std::size_t first = i;
    std::int64_t digits = 0;
    std::size_t point = 0;
    // At most 18 digits and a point: what does not fit takes the long way.
    for (; i < number.size() && number.size() - first <= 18; ++i) {
        const char c = number[i];
        if (c >= '0' && c <= '9')
            digits = digits * 10 + (c - '0');
        else if (c == '.' && point == 0 && i > first)
            point = i;
        else
            break;
    }
    const std::size_t decimals = point == 0 ? 0 : number.size() - point - 1;
    const bool whole_text = i == number.size() && i > first && (point == 0 || decimals > 0);
    const bool leading_zero = first + 1 < number.size() && number[first] == '0' && number[first + 1] != '.';
    if (!whole_text || leading_zero || factor < 1 || factor % powers_of_ten[decimals] != 0)
        return parse_decimal(number, factor);
    std::int64_t result = 0;
    if (multiply_overflows(negative ? -digits : digits, factor / powers_of_ten[decimals], result))
        return parse_decimal(number, factor);
    return result;
}

}  // namespace sociaaldomein::detail
