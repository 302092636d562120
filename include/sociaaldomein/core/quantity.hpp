#pragma once
/// A whole number of smallest units of one dimension (money, persons, share, time): exact, checked for
/// overflow, and not to be mixed with another dimension.  Dutch: hoeveelheid.  Layer: core.

#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

/// The integers that a quantity may be made of and multiplied by: no bool, no character, no floating point.
template <class T>
concept WholeNumber =
    std::integral<T> && !std::same_as<std::remove_cv_t<T>, bool> &&
    !std::same_as<std::remove_cv_t<T>, char> && !std::same_as<std::remove_cv_t<T>, wchar_t> &&
    !std::same_as<std::remove_cv_t<T>, char8_t> && !std::same_as<std::remove_cv_t<T>, char16_t> &&
    !std::same_as<std::remove_cv_t<T>, char32_t>;

namespace detail {

/// Throws Error(overflow), "money: 92233720368547758.07 + 0.01 does not fit in 64 bits". `symbol` is "+", "-"
/// or "*".
[[noreturn]] SD_EXPORT void quantity_overflow(std::string_view dimension, std::int64_t per_unit,
                                              std::int64_t left, std::string_view symbol, std::int64_t right);
[[noreturn]] SD_EXPORT void quantity_overflow(std::string_view dimension, std::uint64_t found);

/// True when the sum leaves 64 bits; `result` is then the sum modulo 2^64.
constexpr bool add_overflows(std::int64_t a, std::int64_t b, std::int64_t& result) noexcept {
    result = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
    return ((a ^ result) & (b ^ result)) < 0;
}

constexpr bool subtract_overflows(std::int64_t a, std::int64_t b, std::int64_t& result) noexcept {
    result = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
    return ((a ^ b) & (a ^ result)) < 0;
}

constexpr bool multiply_overflows(std::int64_t a, std::int64_t b, std::int64_t& result) noexcept {
    constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    result = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
    if (a == 0 || b == 0) return false;
    // The one product whose check by division would itself overflow.
    if ((a == -1 && b == lowest) || (b == -1 && a == lowest)) return true;
    return result / b != a;
}

}  // namespace detail

/// An exact amount: a 64-bit count of the smallest unit of `Tag`'s dimension. Zero by default.
///
/// `Tag` gives `per_unit` (smallest units in a unit), `dimension` (its name) and `Factories<Q>`, the named
/// ways to make one. Arithmetic is what the dimension allows: amounts add and subtract, and are multiplied by
/// whole numbers. A sum that leaves 64 bits throws Error(overflow), and the operands are as they were. There
/// is no division, which would lose units: `allocate` divides money without losing a cent.
///
/// @par Example  Money::euros(2) + Money::cents(5) == Money::cents(205); 3 * Count{4} == Count{12}
///               (test Quantity.DocumentedExample)
template <class Tag>
class Quantity : public Tag::template Factories<Quantity<Tag>> {
public:
    static constexpr std::int64_t per_unit = Tag::per_unit;
    static constexpr std::string_view dimension = Tag::dimension;

    constexpr Quantity() noexcept = default;

    /// `Count{4}`: only where the unit is itself the smallest one, so that nobody has to guess the unit.
    template <WholeNumber Integer>
        requires(Tag::per_unit == 1)
    constexpr explicit Quantity(Integer units) : Quantity(of(units, 1)) {}

    /// `raw` smallest units (cents, ppm, seconds, persons).
    template <WholeNumber Integer>
    static constexpr Quantity from_raw(Integer raw) {
        return of(raw, 1);
    }

    /// `number` times `smallest` smallest units; what the named factories are made of.
    template <WholeNumber Integer>
    static constexpr Quantity of(Integer number, std::int64_t smallest) {
        if constexpr (std::unsigned_integral<Integer> && sizeof(Integer) >= sizeof(std::int64_t)) {
            if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
                detail::quantity_overflow(dimension, number);
            }
        }
        Quantity result;
        const auto signed_number = static_cast<std::int64_t>(number);
        if (detail::multiply_overflows(signed_number, smallest, result.raw_)) {
            detail::quantity_overflow(dimension, 1, signed_number, "*", smallest);
        }
        return result;
    }

    /// The count of smallest units.
    constexpr std::int64_t raw() const noexcept { return raw_; }

    constexpr Quantity& operator+=(Quantity other) { return *this = *this + other; }
    constexpr Quantity& operator-=(Quantity other) { return *this = *this - other; }
    template <WholeNumber Integer>
    constexpr Quantity& operator*=(Integer times) {
        return *this = *this * times;
    }

    friend constexpr Quantity operator+(Quantity a) noexcept { return a; }

    friend constexpr Quantity operator-(Quantity a) {
        Quantity result;
        if (detail::subtract_overflows(0, a.raw_, result.raw_)) {
            detail::quantity_overflow(dimension, per_unit, 0, "-", a.raw_);
        }
        return result;
    }

    friend constexpr Quantity operator+(Quantity a, Quantity b) {
        Quantity result;
        if (detail::add_overflows(a.raw_, b.raw_, result.raw_)) {
            detail::quantity_overflow(dimension, per_unit, a.raw_, "+", b.raw_);
        }
        return result;
    }

    friend constexpr Quantity operator-(Quantity a, Quantity b) {
        Quantity result;
        if (detail::subtract_overflows(a.raw_, b.raw_, result.raw_)) {
            detail::quantity_overflow(dimension, per_unit, a.raw_, "-", b.raw_);
        }
        return result;
    }

    template <WholeNumber Integer>
    friend constexpr Quantity operator*(Quantity a, Integer times) {
        const std::int64_t number = Quantity::of(times, 1).raw_;
        Quantity result;
        if (detail::multiply_overflows(a.raw_, number, result.raw_)) {
            detail::quantity_overflow(dimension, per_unit, a.raw_, "*", number);
        }
        return result;
    }

    template <WholeNumber Integer>
    friend constexpr Quantity operator*(Integer times, Quantity a) {
        return a * times;
    }

    friend constexpr bool operator==(Quantity a, Quantity b) noexcept { return a.raw_ == b.raw_; }
    friend constexpr std::strong_ordering operator<=>(Quantity a, Quantity b) noexcept {
        return a.raw_ <=> b.raw_;
    }

private:
    std::int64_t raw_ = 0;
};

namespace detail {

SD_EXPORT std::string quantity_text(std::int64_t raw, std::int64_t per_unit);
SD_EXPORT std::int64_t parse_quantity(std::string_view dimension, std::string_view text,
                                      std::int64_t per_unit);
SD_EXPORT double quantity_to_double(std::int64_t raw, std::int64_t per_unit) noexcept;

}  // namespace detail

/// In units, plain, shortest, without separators: Money::cents(123456) is "1234.56", Share::percent(25) is
/// "0.25". See `format_decimal` for hours that have no finite decimal.
template <class Tag>
std::string to_string(Quantity<Tag> quantity) {
    return detail::quantity_text(quantity.raw(), Tag::per_unit);
}

/// Reads what `to_string` writes, and every other JSON number: `parse_quantity<Money>("1234.5")`.
///
/// @throws Error  as `parse_decimal` does, with the dimension in the message
template <class Q>
Q parse_quantity(std::string_view text) {
    return Q::from_raw(detail::parse_quantity(Q::dimension, text, Q::per_unit));
}

/// In units, for display and for statistics: the nearest double as long as |raw| <= 2^53.
template <class Tag>
double to_double(Quantity<Tag> quantity) noexcept {
    return detail::quantity_to_double(quantity.raw(), Tag::per_unit);
}

}  // namespace sociaaldomein
