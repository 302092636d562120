#include "check/detail/rational.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {

/// The one way to a Rational that is known to be in lowest terms, without reducing it again.
struct RationalAccess {
    static Rational make(Rational::Words numerator, Rational::Words denominator) {
        return Rational(numerator, denominator);
    }
};

namespace {

constexpr std::uint64_t word_max = ~std::uint64_t{0};

[[noreturn]] void overflow() {
    throw Error(Errc::overflow, "exact arithmetic: a number needs more than 127 bits");
}

int bit_length(uint128 value) noexcept {
    int length = 0;
    for (; value != 0; value >>= 1) ++length;
    return length;
}

int128 with_sign(uint128 value, bool negative) noexcept {
    const auto positive = static_cast<int128>(value);
    return negative ? -positive : positive;
}

struct WholeAndRest {
    int128 whole;
    int128 rest;  // in [0, divisor)
};

// Division that rounds towards minus infinity; the divisor is positive.
WholeAndRest floor_division(int128 a, int128 b) noexcept {
    const int128 rest = a % b;
    return rest < 0 ? WholeAndRest{a / b - 1, rest + b} : WholeAndRest{a / b, rest};
}

std::strong_ordering reversed(std::strong_ordering order) noexcept {
    if (std::is_eq(order)) return order;
    return std::is_lt(order) ? std::strong_ordering::greater : std::strong_ordering::less;
}

}  // namespace

uint128 greatest_common_divisor(uint128 a, uint128 b) noexcept {
    while (b != 0) {
        // Most figures fit in a word, where division is many times quicker.
        if (a <= word_max && b <= word_max)
            return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
        const uint128 remainder = a % b;
        a = b;
        b = remainder;
    }
    return a;
}

int128 checked_add(int128 a, int128 b) {
    const auto sum = static_cast<int128>(static_cast<uint128>(a) + static_cast<uint128>(b));
    if (((a ^ sum) & (b ^ sum)) < 0 || sum < -int128_max) overflow();
    return sum;
}

int128 checked_multiply(int128 a, int128 b) {
    const uint128 left = magnitude(a);
    const uint128 right = magnitude(b);
    const bool small = left <= (word_max >> 1) && right <= (word_max >> 1);
    if (!small && left != 0 && right > static_cast<uint128>(int128_max) / left) overflow();
    return with_sign(left * right, (a < 0) != (b < 0));
}

Fraction reduced(int128 numerator, int128 denominator) {
    if (numerator < -int128_max || denominator < -int128_max) overflow();
    if (denominator == 0)
        throw Error(Errc::out_of_domain,
                    "exact arithmetic: found a division by zero, expected another divisor");
    const uint128 common = greatest_common_divisor(magnitude(numerator), magnitude(denominator));
    return {with_sign(magnitude(numerator) / common, (numerator < 0) != (denominator < 0)),
            with_sign(magnitude(denominator) / common, false)};
}

Fraction add(const Fraction& a, const Fraction& b) {
    if (a.denominator == b.denominator) {
        const int128 sum = checked_add(a.numerator, b.numerator);
        return a.denominator == 1 ? Fraction{sum, 1} : reduced(sum, a.denominator);
    }
    const uint128 common = greatest_common_divisor(magnitude(a.denominator), magnitude(b.denominator));
    const int128 shared = with_sign(common, false);
    const int128 a_rest = a.denominator / shared;
    const int128 b_rest = b.denominator / shared;
    const int128 sum =
        checked_add(checked_multiply(a.numerator, b_rest), checked_multiply(b.numerator, a_rest));
    // Only the shared part of the denominators can still have a factor in common with the sum.
    const uint128 last = greatest_common_divisor(magnitude(sum), common);
    const int128 factor = with_sign(last, false);
    return {sum / factor, checked_multiply(a_rest, b.denominator / factor)};
}

Fraction multiply(const Fraction& a, const Fraction& b) {
    if (a.denominator == 1 && b.denominator == 1) return {checked_multiply(a.numerator, b.numerator), 1};
    // Reducing crosswise first gives lowest terms, so that only a result that does not fit overflows.
    const Fraction left = reduced(a.numerator, b.denominator);
    const Fraction right = reduced(b.numerator, a.denominator);
    return {checked_multiply(left.numerator, right.numerator),
            checked_multiply(left.denominator, right.denominator)};
}

Fraction divide(const Fraction& a, const Fraction& b) {
    if (b.numerator == 0) return reduced(a.numerator, 0);
    const bool negative = b.numerator < 0;
    const Fraction inverse{negative ? -b.denominator : b.denominator, negative ? -b.numerator : b.numerator};
    return multiply(a, inverse);
}

Fraction negated(const Fraction& a) noexcept { return {-a.numerator, a.denominator}; }

std::strong_ordering compare(const Fraction& a, const Fraction& b) noexcept {
    if (a.denominator == b.denominator) return a.numerator <=> b.numerator;
    Fraction left = a;
    Fraction right = b;
    bool swapped = false;
    for (;;) {
        const auto [left_whole, left_rest] = floor_division(left.numerator, left.denominator);
        const auto [right_whole, right_rest] = floor_division(right.numerator, right.denominator);
        if (left_whole != right_whole) {
            const auto order = left_whole <=> right_whole;
            return swapped ? reversed(order) : order;
        }
        if (left_rest == 0 || right_rest == 0) {
            const auto order = left_rest <=> right_rest;
            return swapped ? reversed(order) : order;
        }
        // Equal whole parts: compare the rests, by their inverses, which turns the order round.
        left = {left.denominator, left_rest};
        right = {right.denominator, right_rest};
        swapped = !swapped;
    }
}

double nearest_double(const Fraction& value) noexcept {
    if (value.numerator == 0) return 0.0;
    const auto divisor = static_cast<uint128>(value.denominator);
    uint128 quotient = magnitude(value.numerator) / divisor;
    uint128 remainder = magnitude(value.numerator) % divisor;
    int exponent = 0;
    // One bit more than a double holds, to round on; the remainder tells what lies below it.
    constexpr int wanted = 54;
    while (quotient >> (wanted - 1) == 0) {
        remainder <<= 1;
        const bool bit = remainder >= divisor;
        if (bit) remainder -= divisor;
        quotient = (quotient << 1) | (bit ? 1U : 0U);
        --exponent;
    }
    const int excess = std::max(bit_length(quotient) - 53, 1);
    const uint128 cut = quotient & ((uint128{1} << excess) - 1);
    const uint128 half = uint128{1} << (excess - 1);
    auto mantissa = static_cast<std::uint64_t>(quotient >> excess);
    const bool above = cut > half || (cut == half && remainder != 0);
    if (above || (cut == half && (mantissa & 1) != 0)) ++mantissa;
    const double result = std::ldexp(static_cast<double>(mantissa), exponent + excess);
    return value.numerator < 0 ? -result : result;
}

std::string digits(uint128 value) {
    if (value == 0) return "0";
    std::string text;
    for (; value != 0; value /= 10)
        text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    return text;
}

int next_digit(uint128& remainder, uint128 divisor) noexcept {
    // Ten additions instead of one product, which could need more than 128 bits.
    uint128 rest = 0;
    int digit = 0;
    for (int i = 0; i < 10; ++i) {
        rest += remainder;
        if (rest >= divisor) {
            rest -= divisor;
            ++digit;
        }
    }
    remainder = rest;
    return digit;
}

int128 from_words(Rational::Words words) noexcept {
    return static_cast<int128>(static_cast<uint128>(static_cast<std::uint64_t>(words.high)) << 64 |
                               words.low);
}

Rational::Words to_words(int128 value) noexcept {
    const auto bits = static_cast<uint128>(value);
    return {static_cast<std::int64_t>(static_cast<std::uint64_t>(bits >> 64)),
            static_cast<std::uint64_t>(bits)};
}

Fraction fraction(const Rational& value) noexcept {
    return {from_words(value.numerator()), from_words(value.denominator())};
}

Rational rational(const Fraction& value) {
    return RationalAccess::make(to_words(value.numerator), to_words(value.denominator));
}

}  // namespace sociaaldomein::detail
