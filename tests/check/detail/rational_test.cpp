#include "check/detail/rational.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {
namespace {

Errc code_of(const auto& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.code();
    }
    return Errc::ok;
}

// Schoolbook arithmetic on 512 bits, so that 128-bit results are checked against something that cannot overflow.
struct Big {
    bool negative = false;
    std::array<std::uint32_t, 16> word{};  // lowest first

    static Big of(int128 value) {
        Big result;
        result.negative = value < 0;
        uint128 rest = magnitude(value);
        for (std::size_t i = 0; rest != 0; ++i, rest >>= 32)
            result.word[i] = static_cast<std::uint32_t>(rest);
        return result;
    }

    friend Big operator*(const Big& a, const Big& b) {
        Big result;
        result.negative = a.negative != b.negative;
        for (std::size_t i = 0; i < 16; ++i) {
            std::uint64_t carry = 0;
            for (std::size_t j = 0; i + j < 16; ++j) {
                carry += std::uint64_t{a.word[i]} * b.word[j] + result.word[i + j];
                result.word[i + j] = static_cast<std::uint32_t>(carry);
                carry >>= 32;
            }
        }
        return result;
    }

    static int compare_magnitude(const Big& a, const Big& b) {
        for (std::size_t i = 16; i-- > 0;)
            if (a.word[i] != b.word[i]) return a.word[i] < b.word[i] ? -1 : 1;
        return 0;
    }

    friend Big operator+(const Big& a, const Big& b) {
        if (a.negative != b.negative) {
            const bool a_larger = compare_magnitude(a, b) >= 0;
            const Big& large = a_larger ? a : b;
            const Big& small = a_larger ? b : a;
            Big result;
            result.negative = large.negative;
            std::int64_t borrow = 0;
            for (std::size_t i = 0; i < 16; ++i) {
                std::int64_t rest = std::int64_t{large.word[i]} - std::int64_t{small.word[i]} - borrow;
                borrow = rest < 0 ? 1 : 0;
                if (rest < 0) rest += std::int64_t{1} << 32;
                result.word[i] = static_cast<std::uint32_t>(rest);
            }
            return result;
        }
        Big result;
        result.negative = a.negative;
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < 16; ++i) {
            carry += std::uint64_t{a.word[i]} + b.word[i];
            result.word[i] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        return result;
    }

    bool is_zero() const { return word == decltype(word){}; }
    friend bool operator==(const Big& a, const Big& b) {
        return a.word == b.word && (a.is_zero() || a.negative == b.negative);
    }
    int sign() const { return is_zero() ? 0 : (negative ? -1 : 1); }
};

// Integers of every length up to `bits`, so that small and huge ones both occur.
rc::Gen<int128> integers(int bits) {
    return rc::gen::map(
        rc::gen::tuple(rc::gen::arbitrary<std::uint64_t>(), rc::gen::arbitrary<std::uint64_t>(),
                       rc::gen::inRange(0, bits + 1), rc::gen::arbitrary<bool>()),
        [](const auto& parts) {
            const auto& [high, low, length, negative] = parts;
            const uint128 all =
                static_cast<uint128>(high * 0x9E3779B97F4A7C15U) << 64 | (low * 0xBF58476D1CE4E5B9U);
            const auto value = static_cast<int128>(length == 0 ? uint128{0} : all >> (128 - length));
            return negative ? -value : value;
        });
}

rc::Gen<Fraction> fractions(int bits) {
    return rc::gen::map(rc::gen::pair(integers(bits), integers(bits)), [](const auto& parts) {
        return reduced(parts.first, parts.second == 0 ? int128{1} : parts.second);
    });
}

bool lowest_terms(const Fraction& value) {
    return value.denominator >= 1 &&
           greatest_common_divisor(magnitude(value.numerator), magnitude(value.denominator)) == 1;
}

// value == numerator/denominator, by cross-multiplication.
bool equals(const Fraction& value, const Big& numerator, const Big& denominator) {
    return Big::of(value.numerator) * denominator == numerator * Big::of(value.denominator);
}

TEST(FractionTest, IsReducedToLowestTermsWithAPositiveDenominator) {
    EXPECT_EQ(reduced(6, -4), (Fraction{-3, 2}));
    EXPECT_EQ(reduced(0, -7), (Fraction{0, 1}));
    EXPECT_EQ(reduced(-int128_max, int128_max), (Fraction{-1, 1}));
    EXPECT_EQ(code_of([] { reduced(1, 0); }), Errc::out_of_domain);
    EXPECT_EQ(code_of([] { reduced(-int128_max - 1, 1); }), Errc::overflow);
    EXPECT_EQ(code_of([] { reduced(1, -int128_max - 1); }), Errc::overflow);
}

TEST(FractionTest, OverflowIsAnErrorExactlyAtTheLimit) {
    EXPECT_EQ(checked_add(int128_max - 1, 1), int128_max);
    EXPECT_EQ(checked_add(-int128_max + 1, -1), -int128_max);
    EXPECT_EQ(code_of([] { checked_add(int128_max, 1); }), Errc::overflow);
    EXPECT_EQ(code_of([] { checked_add(-int128_max, -1); }), Errc::overflow);

    const int128 root = int128{1} << 63;  // root * (root * 2 - 1) is the largest multiple that still fits
    EXPECT_EQ(checked_multiply(root, root * 2 - 1), root * (root * 2 - 1));
    EXPECT_EQ(code_of([&] { checked_multiply(root, root * 2); }), Errc::overflow);
    EXPECT_EQ(code_of([&] { checked_multiply(-root, root * 2); }), Errc::overflow);
    EXPECT_EQ(checked_multiply(int128_max, -1), -int128_max);
    EXPECT_EQ(checked_multiply(0, int128_max), 0);
}

TEST(FractionTest, OnlyAResultThatDoesNotFitOverflows) {
    const Fraction big{int128_max, 3};
    EXPECT_EQ(multiply(big, {3, int128_max}), (Fraction{1, 1}));
    EXPECT_EQ(divide(big, big), (Fraction{1, 1}));
    EXPECT_EQ(code_of([&] { multiply(big, {2, 1}); }), Errc::overflow);
    EXPECT_EQ(code_of([&] { divide(big, {0, 1}); }), Errc::out_of_domain);
}

TEST(FractionTest, ComparesNumbersWhoseProductsDoNotFit) {
    const Fraction a{int128_max, int128_max - 1};
    const Fraction b{int128_max - 1, int128_max - 2};
    EXPECT_EQ(compare(a, b), std::strong_ordering::less);
    EXPECT_EQ(compare(negated(a), negated(b)), std::strong_ordering::greater);
    EXPECT_EQ(compare({-int128_max, 3}, {-int128_max, 5}), std::strong_ordering::less);
    EXPECT_EQ(compare(a, a), std::strong_ordering::equal);
}

RC_GTEST_PROP(FractionProperty, SumEqualsTheOneOfLongArithmetic, ()) {
    const Fraction a = *fractions(60);
    const Fraction b = *fractions(60);
    const Fraction sum = add(a, b);
    RC_ASSERT(lowest_terms(sum));
    const auto numerator =
        Big::of(a.numerator) * Big::of(b.denominator) + Big::of(b.numerator) * Big::of(a.denominator);
    RC_ASSERT(equals(sum, numerator, Big::of(a.denominator) * Big::of(b.denominator)));
}

RC_GTEST_PROP(FractionProperty, ProductAndQuotientEqualThoseOfLongArithmetic, ()) {
    const Fraction a = *fractions(62);
    const Fraction b = *fractions(62);
    const Fraction product = multiply(a, b);
    RC_ASSERT(lowest_terms(product));
    RC_ASSERT(equals(product, Big::of(a.numerator) * Big::of(b.numerator),
                     Big::of(a.denominator) * Big::of(b.denominator)));
    RC_PRE(b.numerator != 0);
    const Fraction quotient = divide(a, b);
    RC_ASSERT(lowest_terms(quotient));
    RC_ASSERT(equals(quotient, Big::of(a.numerator) * Big::of(b.denominator),
                     Big::of(a.denominator) * Big::of(b.numerator)));
}

RC_GTEST_PROP(FractionProperty, FullWidthArithmeticIsRightOrOverflows, ()) {
    const Fraction a = *fractions(127);
    const Fraction b = *fractions(127);
    try {
        const Fraction sum = add(a, b);
        const auto numerator =
            Big::of(a.numerator) * Big::of(b.denominator) + Big::of(b.numerator) * Big::of(a.denominator);
        RC_ASSERT(lowest_terms(sum));
        RC_ASSERT(equals(sum, numerator, Big::of(a.denominator) * Big::of(b.denominator)));
    } catch (const Error& error) {
        RC_ASSERT(error.code() == Errc::overflow);
    }
}

RC_GTEST_PROP(FractionProperty, OrderIsThatOfTheCrossProducts, ()) {
    const Fraction a = *fractions(127);
    const Fraction b = *rc::gen::oneOf(fractions(127), rc::gen::just(a));
    const Big left = Big::of(a.numerator) * Big::of(b.denominator);
    Big right = Big::of(b.numerator) * Big::of(a.denominator);
    right.negative = !right.negative;
    const int expected = (left + right).sign();
    const auto order = compare(a, b);
    RC_ASSERT((order < 0 ? -1 : (order > 0 ? 1 : 0)) == expected);
}

RC_GTEST_PROP(FractionProperty, NearestDoubleIsNoFartherThanItsNeighbours, ()) {
    const Fraction value = *fractions(*rc::gen::inRange(1, 100));
    const double nearest = nearest_double(value);
    // |value - x| for a double x, as long as x is a multiple of 2^-200 of moderate size: compare |value - x| exactly.
    const auto distance_numerator = [&](double x) {
        int exponent = 0;
        const double mantissa = std::frexp(x, &exponent);
        Big scaled = Big::of(static_cast<std::int64_t>(std::ldexp(mantissa, 53)));
        exponent -= 53;
        // value - x = (numerator * 2^k - scaled * denominator * 2^(exponent + k)) / (denominator * 2^k), k = 200
        const auto power = [](int n) {
            Big result;
            result.word[static_cast<std::size_t>(n / 32)] = std::uint32_t{1} << (n % 32);
            return result;
        };
        Big left = Big::of(value.numerator) * power(200);
        Big right = scaled * Big::of(value.denominator) * power(200 + exponent);
        right.negative = !right.negative;
        return left + right;
    };
    RC_PRE(value.numerator != 0);
    const Big here = distance_numerator(nearest);
    RC_ASSERT(Big::compare_magnitude(here, distance_numerator(std::nextafter(nearest, 1e300))) <= 0);
    RC_ASSERT(Big::compare_magnitude(here, distance_numerator(std::nextafter(nearest, -1e300))) <= 0);
}

TEST(FractionTest, NearestDoubleBreaksTiesToEven) {
    const int128 two53 = int128{1} << 53;
    EXPECT_EQ(nearest_double({two53 + 1, 1}), 9007199254740992.0);
    EXPECT_EQ(nearest_double({two53 + 3, 1}), 9007199254740996.0);
    EXPECT_EQ(nearest_double({2 * two53 + 2 + 1, 1}), 18014398509481988.0);
    EXPECT_EQ(nearest_double({1, 3}), 1.0 / 3.0);
    EXPECT_EQ(nearest_double({-1, 10}), -0.1);
    EXPECT_EQ(nearest_double({0, 1}), 0.0);
    EXPECT_EQ(nearest_double({int128_max, 1}), 0x1p127);
    EXPECT_EQ(nearest_double({1, int128_max}), 0x1p-127);
}

TEST(FractionTest, DigitsComeOneByOneEvenFromTheLargestDivisor) {
    uint128 remainder = 1;
    std::string text;
    for (int i = 0; i < 6; ++i) text += static_cast<char>('0' + next_digit(remainder, 7));
    EXPECT_EQ(text, "142857");
    remainder = static_cast<uint128>(int128_max) - 1;
    EXPECT_EQ(next_digit(remainder, static_cast<uint128>(int128_max)), 9);
    EXPECT_EQ(digits(static_cast<uint128>(int128_max)), "170141183460469231731687303715884105727");
    EXPECT_EQ(digits(0), "0");
}

RC_GTEST_PROP(FractionProperty, WordsRoundTrip, ()) {
    const int128 value = *integers(127);
    RC_ASSERT(from_words(to_words(value)) == value);
}

}  // namespace
}  // namespace sociaaldomein::detail
