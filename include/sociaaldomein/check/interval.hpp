// Exact rational numbers, and closed intervals of them: what a figure can have been before it was rounded for print.
// Dutch: interval, marge door afronding.  Layer: check.
// Source: Moore, Kearfott & Cloud 2009, Introduction to Interval Analysis, doi:10.1137/1.9780898717716
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

namespace detail {
struct RationalAccess;
}

/// An exact fraction of two integers of up to 127 bits, always in lowest terms; zero by default.
///
/// Half a cent, a third of a thousand euros and a mean over twelve cases are all kept as they are. Every operation is
/// exact or throws Error(overflow); nothing is ever rounded.
///
/// @par Cost     64 bits of each number or less: some nanoseconds; above that, up to a microsecond
/// @par Example  Rational::ratio(226'953, 12) + Rational::ratio(1, 4) == 18'913   (test Rational.DocumentedExample)
class SD_EXPORT Rational {
public:
    /// A 128-bit two's complement integer in two words, so that the header stays portable.
    struct Words {
        std::int64_t high = 0;
        std::uint64_t low = 0;
        friend constexpr bool operator==(const Words&, const Words&) = default;
    };

    constexpr Rational() noexcept = default;

    /// Whole numbers are rationals: implicit, so that `share * 100` reads as it is meant.
    constexpr Rational(std::int64_t whole) noexcept  // NOLINT(google-explicit-constructor)
        : numerator_{whole < 0 ? -1 : 0, static_cast<std::uint64_t>(whole)} {}

    /// A double is not exact: use parse() on the digits as printed.
    template <std::floating_point T>
    Rational(T) = delete;

    /// @throws Error  Errc::out_of_domain when the denominator is zero
    static Rational ratio(std::int64_t numerator, std::int64_t denominator);

    /// @throws Error  Errc::out_of_domain when the denominator is zero; Errc::overflow for -2^127
    static Rational from_words(Words numerator, Words denominator);

    /// Reads "12", "-0.25" and "1/3": whatever to_string writes.
    ///
    /// @throws Error  Errc::syntax; Errc::overflow when it needs more than 127 bits
    static Rational parse(std::string_view text);

    constexpr Words numerator() const noexcept { return numerator_; }
    constexpr Words denominator() const noexcept { return denominator_; }  ///< at least 1

    constexpr bool is_zero() const noexcept { return numerator_ == Words{}; }
    constexpr bool is_whole() const noexcept { return denominator_ == Words{0, 1}; }
    /// -1, 0 or 1.
    constexpr int sign() const noexcept { return numerator_.high < 0 ? -1 : (is_zero() ? 0 : 1); }

    Rational operator-() const;
    Rational& operator+=(const Rational& other) { return *this = *this + other; }
    Rational& operator-=(const Rational& other) { return *this = *this - other; }
    Rational& operator*=(const Rational& other) { return *this = *this * other; }
    Rational& operator/=(const Rational& other) { return *this = *this / other; }

    /// @throws Error  Errc::overflow; operator/ also Errc::out_of_domain for a zero divisor
    friend SD_EXPORT Rational operator+(const Rational& a, const Rational& b);
    friend SD_EXPORT Rational operator-(const Rational& a, const Rational& b);
    friend SD_EXPORT Rational operator*(const Rational& a, const Rational& b);
    friend SD_EXPORT Rational operator/(const Rational& a, const Rational& b);

    friend constexpr bool operator==(const Rational&, const Rational&) noexcept = default;
    /// Exact for every pair: it never multiplies, so it cannot overflow.
    friend SD_EXPORT std::strong_ordering operator<=>(const Rational& a, const Rational& b) noexcept;

private:
    friend struct detail::RationalAccess;
    constexpr Rational(Words numerator, Words denominator) noexcept
        : numerator_(numerator), denominator_(denominator) {}

    Words numerator_{0, 0};
    Words denominator_{0, 1};
};

/// The absolute value.
SD_EXPORT Rational absolute(const Rational& value);

/// The nearest double, ties to even: for display and plots only.
SD_EXPORT double to_double(const Rational& value) noexcept;

/// "12", "-0.25" where a finite decimal exists, otherwise "1/3". Rational::parse reads it back.
SD_EXPORT std::string to_string(const Rational& value);

/// How a rational is shortened for print: `nearest` takes halves away from zero.
enum class Rounding { nearest, down, up };

/// Exactly `places` decimals: to_decimal(Rational::ratio(2, 3), 2) is "0.67", with Rounding::down "0.66".
///
/// @param places  0..100
/// @throws Error  Errc::out_of_domain for another number of places
SD_EXPORT std::string to_decimal(const Rational& value, int places, Rounding rounding = Rounding::nearest);

/// The number of units that an exact quantity stands for: euros, hours, persons, and 1 for a share of 100 %.
///
/// @par Example  to_rational(Money::cents(5)) == Rational::ratio(1, 20)   (test Rational.FromAQuantity)
template <class Q>
    requires requires(const Q& quantity) {
        { quantity.raw() } -> std::convertible_to<std::int64_t>;
        { Q::per_unit } -> std::convertible_to<std::int64_t>;
    }
Rational to_rational(const Q& quantity) {
    return Rational::ratio(quantity.raw(), Q::per_unit);
}

/// A closed, never empty interval of rationals; an end may be missing, and the interval then goes on without bound.
///
/// A figure printed v with rounding step u lies in [v - u/2, v + u/2]; "over 57" in [57, +inf). Operations give the
/// smallest closed interval that holds every result of one number from each operand. They see their operands as
/// independent: x - x is not zero. (check/formula.hpp knows which figures occur more than once.)
///
/// @par Example  Interval::rounded(3400, 100) + Interval(480) is [3830, 3930]   (test Interval.DocumentedExample)
class SD_EXPORT Interval {
public:
    /// Exactly zero.
    Interval() : lower_(Rational()), upper_(Rational()) {}
    /// Exactly this number; implicit, as numbers are intervals that hold nothing else.
    Interval(Rational exact) : lower_(exact), upper_(exact) {}  // NOLINT(google-explicit-constructor)
    /// @copydoc Interval(Rational)
    Interval(std::int64_t exact) : Interval(Rational(exact)) {}  // NOLINT(google-explicit-constructor)
    template <std::floating_point T>
    Interval(T) = delete;

    /// Both ends belong to it. @throws Error  Errc::out_of_domain when lower > upper
    static Interval between(Rational lower, Rational upper);
    static Interval at_least(Rational lower);
    static Interval at_most(Rational upper);
    /// Every number.
    static Interval whole();

    /// What `value` can have been before it was rounded to a multiple of `step`: value ± step/2.
    ///
    /// @param step    >= 0; zero gives exactly `value`
    /// @throws Error  Errc::out_of_domain, Errc::overflow
    static Interval rounded(Rational value, Rational step);

    /// Nothing when there is no lower (upper) bound.
    const std::optional<Rational>& lower() const noexcept { return lower_; }
    const std::optional<Rational>& upper() const noexcept { return upper_; }

    bool is_bounded() const noexcept { return lower_ && upper_; }
    bool is_exact() const noexcept { return is_bounded() && *lower_ == *upper_; }
    bool contains(const Rational& value) const noexcept;
    bool contains(const Interval& other) const noexcept;
    /// upper - lower; nothing when unbounded. @throws Error  Errc::overflow
    std::optional<Rational> width() const;

    Interval operator-() const;

    /// @throws Error  Errc::overflow
    friend SD_EXPORT Interval operator+(const Interval& a, const Interval& b);
    friend SD_EXPORT Interval operator-(const Interval& a, const Interval& b);
    friend SD_EXPORT Interval operator*(const Interval& a, const Interval& b);

    /// The quotients by every non-zero number of the divisor. A divisor that ends at zero gives an interval without
    /// a bound on one side where the dividend has one sign; one with zero inside gives the whole line, because only
    /// a hull of the two rays is kept. [0, 0] divided by anything that is not zero is [0, 0].
    ///
    /// @throws Error  Errc::out_of_domain when the divisor is exactly zero; Errc::overflow
    friend SD_EXPORT Interval operator/(const Interval& a, const Interval& b);

    friend bool operator==(const Interval&, const Interval&) = default;

private:
    Interval(std::optional<Rational> lower, std::optional<Rational> upper) : lower_(lower), upper_(upper) {}

    std::optional<Rational> lower_;
    std::optional<Rational> upper_;
};

/// The smallest interval that holds both.
SD_EXPORT Interval hull(const Interval& a, const Interval& b);
/// True when they have a number in common; touching ends count.
SD_EXPORT bool intersects(const Interval& a, const Interval& b) noexcept;
/// What they have in common, if anything.
SD_EXPORT std::optional<Interval> intersection(const Interval& a, const Interval& b);
/// The least distance of a number of one to a number of the other: 0 when they touch or overlap.
/// @throws Error  Errc::overflow
SD_EXPORT Rational distance(const Interval& a, const Interval& b);

/// The intervals of min(x, y), of max(x, y) and of |x|.
SD_EXPORT Interval minimum(const Interval& a, const Interval& b);
SD_EXPORT Interval maximum(const Interval& a, const Interval& b);
SD_EXPORT Interval absolute(const Interval& a);

/// For display: the nearest doubles, -infinity and +infinity where there is no bound.
SD_EXPORT std::pair<double, double> to_doubles(const Interval& interval) noexcept;

/// "12" when exact, otherwise "[11.5, 12.5]", "[57, +inf)", "(-inf, 1/3]".
SD_EXPORT std::string to_string(const Interval& interval);

/// As to_string, with `places` decimals rounded outward, so that the print holds the interval.
/// @throws Error  Errc::out_of_domain when places is not 0..100
SD_EXPORT std::string to_decimal(const Interval& interval, int places);

}  // namespace sociaaldomein
