// Exact fractions of 128-bit integers: the arithmetic behind the public Rational.  Layer: check.
// Source: Knuth, The Art of Computer Programming, volume 2, section 4.5.1 (fractions with the least growth).
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include <sociaaldomein/check/interval.hpp>

namespace sociaaldomein::detail {

__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

/// The largest magnitude: -2^127 is left out, so that every number has its negative.
inline constexpr int128 int128_max = static_cast<int128>(~uint128{0} >> 1);

/// A fraction in lowest terms with a denominator of at least 1.
struct Fraction {
    int128 numerator = 0;
    int128 denominator = 1;
    friend bool operator==(const Fraction&, const Fraction&) = default;
};

/// The magnitude; defined for every int128 but the excluded -2^127.
constexpr uint128 magnitude(int128 value) noexcept {
    return value < 0 ? uint128{0} - static_cast<uint128>(value) : static_cast<uint128>(value);
}

uint128 greatest_common_divisor(uint128 a, uint128 b) noexcept;

/// @throws Error  Errc::overflow beyond ±(2^127 - 1)
int128 checked_add(int128 a, int128 b);
int128 checked_multiply(int128 a, int128 b);

/// In lowest terms. @throws Error  Errc::out_of_domain for a zero denominator, Errc::overflow for -2^127
Fraction reduced(int128 numerator, int128 denominator);

Fraction add(const Fraction& a, const Fraction& b);
Fraction multiply(const Fraction& a, const Fraction& b);
/// @throws Error  Errc::out_of_domain when b is zero
Fraction divide(const Fraction& a, const Fraction& b);
Fraction negated(const Fraction& a) noexcept;

/// By comparing continued fractions, which needs no product and cannot overflow.
std::strong_ordering compare(const Fraction& a, const Fraction& b) noexcept;

/// The nearest double, ties to even, without depending on the rounding of a library function.
double nearest_double(const Fraction& value) noexcept;

std::string digits(uint128 value);

/// The next decimal digit of remainder/divisor, which leaves the new remainder; remainder < divisor < 2^127.
int next_digit(uint128& remainder, uint128 divisor) noexcept;

int128 from_words(Rational::Words words) noexcept;
Rational::Words to_words(int128 value) noexcept;
Fraction fraction(const Rational& value) noexcept;
/// `value` must be in lowest terms.
Rational rational(const Fraction& value);

}  // namespace sociaaldomein::detail
