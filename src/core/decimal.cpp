#include <sociaaldomein/core/decimal.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

#include "core/detail/quote.hpp"

namespace sociaaldomein {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t highest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

/// A JSON number taken apart; the digits still lie in the text. Value: 0.d1d2d3… times 10^point.
struct Digits {
    std::string_view whole;
    std::string_view fraction;
    std::int64_t point = 0;
    bool negative = false;

    std::size_t size() const noexcept { return whole.size() + fraction.size(); }
    unsigned operator[](std::size_t i) const noexcept {
        const char c = i < whole.size() ? whole[i] : fraction[i - whole.size()];
        return static_cast<unsigned>(c - '0');
    }
};

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

std::string_view take_digits(std::string_view& text) noexcept {
    std::size_t n = 0;
    while (n < text.size() && is_digit(text[n])) ++n;
    const std::string_view digits = text.substr(0, n);
    text.remove_prefix(n);
    return digits;
}

bool take(std::string_view& text, char c) noexcept {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

/// Far beyond every exponent that makes a difference; ten times it, and a length added to it, still fit.
constexpr std::int64_t exponent_limit = std::int64_t{1} << 56U;

[[noreturn]] void not_a_number(std::string_view number) {
    throw Error(Errc::syntax, fmt::format("found {}, expected a decimal number such as -12.5 or 1.5e6",
                                          detail::quoted(number)));
}

Digits scan(std::string_view number) {
    std::string_view rest = number;
    Digits digits;
    digits.negative = take(rest, '-');
    digits.whole = take_digits(rest);
    if (digits.whole.empty() || (digits.whole.size() > 1 && digits.whole.front() == '0'))
        not_a_number(number);
    if (take(rest, '.')) {
        digits.fraction = take_digits(rest);
        if (digits.fraction.empty()) not_a_number(number);
    }
    std::int64_t exponent = 0;
    if (take(rest, 'e') || take(rest, 'E')) {
        const bool negative = take(rest, '-');
        if (!negative) take(rest, '+');
        const std::string_view written = take_digits(rest);
        if (written.empty()) not_a_number(number);
        for (const char c : written) exponent = std::min(exponent * 10 + (c - '0'), exponent_limit);
        if (negative) exponent = -exponent;
    }
    if (!rest.empty()) not_a_number(number);
    digits.point = static_cast<std::int64_t>(digits.whole.size()) + exponent;
    return digits;
}

/// The smallest number of decimals whose step is smaller than 1/factor.
int telling_decimals(std::uint64_t factor) noexcept {
    int decimals = 0;
    for (Wide power = 1; power <= factor; power *= 10) ++decimals;
    return decimals;
}

bool is_finite_decimal(std::uint64_t raw, std::uint64_t factor) noexcept {
    factor /= std::gcd(raw, factor);
    while (factor % 2 == 0) factor /= 2;
    while (factor % 5 == 0) factor /= 5;
    return factor == 1;
}

/// The fraction digits times the factor: a whole part, and decimals that are all zero when the product is
/// whole.
struct Product {
    std::uint64_t whole = 0;  ///< less than factor
    /// 10^20 is more than a factor of 64 bits: a distance of less than half a factor is never cut off.
    static constexpr std::int64_t low_limit = 20;

    std::int64_t decimals = 0;      ///< how many there are
    Wide low = 0;                   ///< the last (at most `low_limit`) of them
    std::int64_t low_decimals = 0;  ///< how many there are in low
    bool others_zero = true;
    bool others_nine = true;

    bool exact() const noexcept { return low == 0 && others_zero; }
};

/// `Carry` holds 10 * factor: 64 bits for every factor in use, which spares a slow 128-bit division per
/// digit.
template <class Carry>
Product multiply(const Digits& digits, std::size_t first, std::size_t last, std::int64_t leading_zeros,
                 std::uint64_t factor) {
    Product product;
    product.decimals = leading_zeros + static_cast<std::int64_t>(last - first);
    Carry carry = 0;
    Wide weight = 1;
    const auto shift_out = [&](unsigned digit) {
        const Carry sum = Carry{digit} * factor + carry;
        const auto out = static_cast<unsigned>(sum % 10);
        carry = sum / 10;
        if (product.low_decimals < Product::low_limit) {
            product.low += out * weight;
            weight *= 10;
            ++product.low_decimals;
        } else {
            product.others_zero = product.others_zero && out == 0;
            product.others_nine = product.others_nine && out == 9;
        }
    };
    for (std::size_t i = last; i > first; --i) shift_out(digits[i - 1]);
    // Once the carry is spent the remaining decimals are zeros, however many the exponent asks for.
    std::int64_t zeros = leading_zeros;
    for (; zeros > 0 && (carry != 0 || product.low_decimals < Product::low_limit); --zeros) shift_out(0);
    if (zeros > 0) product.others_nine = false;
    product.whole = static_cast<std::uint64_t>(carry);
    return product;
}

/// Whether the number is the correctly rounded value of `raw`/factor, to its own decimals or, when it has
/// fewer, to those that tell multiples apart. `distance` is the number times factor minus raw, in units of
/// the last decimal of the product.
bool is_rounded(Wide distance, std::int64_t decimals, std::uint64_t factor) noexcept {
    const std::int64_t more = std::max<std::int64_t>(telling_decimals(factor) - decimals, 0);
    Wide scaled = distance;
    for (std::int64_t i = 0; i < more; ++i) scaled *= 10;
    return 2 * scaled < factor;
}

}  // namespace

std::int64_t parse_decimal(std::string_view number, std::int64_t factor) {
    require(factor >= 1, "parse_decimal", "factor", factor, "a whole number >= 1");
    const Digits digits = scan(number);
    const auto unsigned_factor = static_cast<std::uint64_t>(factor);

    std::size_t first = 0;
    std::size_t last = digits.size();
    while (last > first && digits[last - 1] == 0) --last;
    while (first < last && digits[first] == 0) ++first;
    if (first == last) return 0;

    const auto too_large = [&]() -> Error {
        return {Errc::overflow, fmt::format("found {}, expected a number whose count of 1/{} fits in 64 bits",
                                            detail::quoted(number), factor)};
    };
    // The digits before `split` are the whole part, those from it on the fraction.
    const std::int64_t whole_digits = digits.point - static_cast<std::int64_t>(first);
    if (whole_digits > 19) throw too_large();
    Wide total = 0;
    std::size_t split = first;
    for (std::int64_t i = 0; i < whole_digits; ++i) {
        const bool written = split < last;
        total = total * 10 + (written ? digits[split] : 0);
        if (written) ++split;
    }
    if (total > highest + 1) throw too_large();
    total *= unsigned_factor;

    if (split < last) {
        const std::int64_t leading_zeros = std::max<std::int64_t>(-whole_digits, 0);
        const Product product =
            unsigned_factor < highest / 10
                ? multiply<std::uint64_t>(digits, split, last, leading_zeros, unsigned_factor)
                : multiply<Wide>(digits, split, last, leading_zeros, unsigned_factor);
        total += product.whole;
        if (!product.exact()) {
            Wide distance = product.low;
            bool near = product.others_zero;
            Wide ten_to_low = 1;
            for (std::int64_t i = 0; i < product.low_decimals; ++i) ten_to_low *= 10;
            if (product.others_nine && (!near || ten_to_low - product.low < product.low)) {
                distance = ten_to_low - product.low;
                near = true;
                total += 1;
            }
            if (total > highest + 1) throw too_large();
            if (!near || is_finite_decimal(static_cast<std::uint64_t>(total), unsigned_factor) ||
                !is_rounded(distance, product.decimals, unsigned_factor)) {
                throw Error(Errc::out_of_domain,
                            fmt::format("found {}, which is finer than 1/{}, expected a multiple of it",
                                        detail::quoted(number), factor));
            }
        }
    }
    if (total > highest + (digits.negative ? 1U : 0U)) throw too_large();
    const auto magnitude = static_cast<std::uint64_t>(total);
    return static_cast<std::int64_t>(digits.negative ? 0 - magnitude : magnitude);
}

std::string format_decimal(std::int64_t raw, std::int64_t factor) {
    require(factor >= 1, "format_decimal", "factor", factor, "a whole number >= 1");
    const auto divisor = static_cast<std::uint64_t>(factor);
    const std::uint64_t magnitude =
        raw < 0 ? 0 - static_cast<std::uint64_t>(raw) : static_cast<std::uint64_t>(raw);

    const std::uint64_t whole = magnitude / divisor;
    std::uint64_t remainder = magnitude % divisor;
    std::array<char, 64> decimals{};
    std::size_t count = 0;
    const auto next_digit = [&] {
        const Wide scaled = Wide{remainder} * 10;
        remainder = static_cast<std::uint64_t>(scaled % divisor);
        return static_cast<char>('0' + static_cast<int>(scaled / divisor));
    };
    if (is_finite_decimal(magnitude, divisor)) {
        while (remainder != 0) decimals[count++] = next_digit();
    } else {
        for (const int needed = telling_decimals(divisor); count < static_cast<std::size_t>(needed);) {
            decimals[count++] = next_digit();
        }
        // An endless decimal is never halfway, so there is no tie to break. It lies at least 1/factor, more than a step
        // of its last decimal, from every whole number: not all decimals are nines to carry over, nor all zeros.
        bool up = Wide{remainder} * 2 > divisor;
        for (std::size_t i = count; up; --i) {
            up = decimals[i - 1] == '9';
            decimals[i - 1] = up ? '0' : static_cast<char>(decimals[i - 1] + 1);
        }
        while (decimals[count - 1] == '0') --count;
    }
    std::string out = raw < 0 ? "-" : "";
    out += std::to_string(whole);
    if (count > 0) {
        out += '.';
        out.append(decimals.data(), count);
    }
    return out;
}

}  // namespace sociaaldomein
