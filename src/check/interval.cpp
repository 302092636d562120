#include <sociaaldomein/check/interval.hpp>

#include <algorithm>
#include <limits>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

#include "check/detail/rational.hpp"

namespace sociaaldomein {

// --- Rational ------------------------------------------------------------------------------------------------------

using detail::fraction;
using detail::Fraction;
using detail::int128;
using detail::rational;
using detail::uint128;

Rational Rational::ratio(std::int64_t numerator, std::int64_t denominator) {
    require(denominator != 0, "Rational::ratio", "denominator", denominator, "another number than zero");
    return rational(detail::reduced(numerator, denominator));
}

Rational Rational::from_words(Words numerator, Words denominator) {
    return rational(detail::reduced(detail::from_words(numerator), detail::from_words(denominator)));
}

Rational Rational::operator-() const { return rational(detail::negated(fraction(*this))); }

Rational operator+(const Rational& a, const Rational& b) {
    return rational(detail::add(fraction(a), fraction(b)));
}

Rational operator-(const Rational& a, const Rational& b) {
    return rational(detail::add(fraction(a), detail::negated(fraction(b))));
}

Rational operator*(const Rational& a, const Rational& b) {
    return rational(detail::multiply(fraction(a), fraction(b)));
}

Rational operator/(const Rational& a, const Rational& b) {
    return rational(detail::divide(fraction(a), fraction(b)));
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) noexcept {
    return detail::compare(fraction(a), fraction(b));
}

Rational absolute(const Rational& value) { return value.sign() < 0 ? -value : value; }

double to_double(const Rational& value) noexcept { return detail::nearest_double(fraction(value)); }

namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Reads all digits from `position` on and appends them to `value`.
void read_digits(std::string_view text, std::size_t& position, std::size_t end, int128& value) {
    for (; position < end && is_digit(text[position]); ++position)
        value = detail::checked_add(detail::checked_multiply(value, 10), text[position] - '0');
}

// The decimals that print 1/divisor in full, or -1 when it has no finite decimal.
int finite_decimals(uint128 divisor) noexcept {
    int twos = 0;
    int fives = 0;
    for (; divisor % 2 == 0; divisor /= 2) ++twos;
    for (; divisor % 5 == 0; divisor /= 5) ++fives;
    return divisor == 1 ? std::max(twos, fives) : -1;
}

// The whole part, a point and `places` decimals of |value|, cut; what is cut off is left in `remainder`.
std::string cut_decimal(const Fraction& value, int places, uint128& remainder) {
    const auto divisor = static_cast<uint128>(value.denominator);
    std::string text = detail::digits(detail::magnitude(value.numerator) / divisor);
    remainder = detail::magnitude(value.numerator) % divisor;
    if (places > 0) text += '.';
    for (int i = 0; i < places; ++i) text += static_cast<char>('0' + detail::next_digit(remainder, divisor));
    return text;
}

// Adds one to the last digit.
void increment(std::string& text) {
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
        if (*digit == '.') continue;
        if (*digit != '9') {
            ++*digit;
            return;
        }
        *digit = '0';
    }
    text.insert(text.begin(), '1');
}

void require_places(int places) {
    require(places >= 0 && places <= 100, "to_decimal", "places", places, "a number of decimals in 0..100");
}

}  // namespace

Rational Rational::parse(std::string_view text) {
    const auto refuse = [&] {
        throw Error(Errc::syntax, "found \"" + std::string(text.substr(0, 60)) +
                                      "\", expected an exact number such as 12, -0.25 or 1/3");
    };
    std::size_t position = 0;
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) ++position;
    int128 numerator = 0;
    int128 denominator = 1;
    const std::size_t first = position;
    read_digits(text, position, text.size(), numerator);
    if (position == first) refuse();
    if (position < text.size()) {
        const char mark = text[position++];
        const std::size_t start = position;
        if (mark == '.') {
            std::size_t end = text.size();
            while (end > start && text[end - 1] == '0') --end;  // 0.2500 needs no more bits than 0.25
            read_digits(text, position, end, numerator);
            for (std::size_t i = start; i < position; ++i)
                denominator = detail::checked_multiply(denominator, 10);
            if (position != end || text.size() == start) refuse();
        } else if (mark == '/') {
            denominator = 0;
            read_digits(text, position, text.size(), denominator);
            if (position != text.size() || denominator == 0) refuse();
        } else {
            refuse();
        }
    }
    return rational(detail::reduced(negative ? -numerator : numerator, denominator));
}

std::string to_string(const Rational& value) {
    const Fraction parts = fraction(value);
    const std::string sign = parts.numerator < 0 ? "-" : "";
    const auto divisor = static_cast<uint128>(parts.denominator);
    const int places = finite_decimals(divisor);
    if (places < 0)
        return sign + detail::digits(detail::magnitude(parts.numerator)) + "/" + detail::digits(divisor);
    uint128 remainder = 0;
    return sign + cut_decimal(parts, places, remainder);
}

std::string to_decimal(const Rational& value, int places, Rounding rounding) {
    require_places(places);
    const Fraction parts = fraction(value);
    const bool negative = parts.numerator < 0;
    uint128 remainder = 0;
    std::string text = cut_decimal(parts, places, remainder);
    const bool away = rounding == Rounding::nearest
                          ? remainder * 2 >= static_cast<uint128>(parts.denominator)
                          : remainder != 0 && (rounding == Rounding::down) == negative;
    if (away) increment(text);
    const bool zero = text.find_first_not_of("0.") == std::string::npos;
    return negative && !zero ? "-" + text : text;
}

// --- Interval ------------------------------------------------------------------------------------------------------

namespace {

// An end of an interval on the extended line.
struct End {
    int infinite = 0;  // -1 or 1 where there is no bound
    Rational value;

    bool is_zero() const { return infinite == 0 && value.is_zero(); }
    int sign() const { return infinite != 0 ? infinite : value.sign(); }

    friend bool operator<(const End& a, const End& b) {
        if (a.infinite != 0 || b.infinite != 0) return a.infinite < b.infinite;
        return a.value < b.value;
    }
};

End lower_end(const Interval& x) { return x.lower() ? End{0, *x.lower()} : End{-1, {}}; }
End upper_end(const Interval& x) { return x.upper() ? End{0, *x.upper()} : End{1, {}}; }

Interval from_ends(const End& lower, const End& upper) {
    if (lower.infinite != 0) return upper.infinite != 0 ? Interval::whole() : Interval::at_most(upper.value);
    return upper.infinite != 0 ? Interval::at_least(lower.value)
                               : Interval::between(lower.value, upper.value);
}

// Zero times an unbounded end is zero: it stands for numbers, and zero times every number is zero.
End product(const End& a, const End& b) {
    if (a.infinite != 0 || b.infinite != 0) return {a.sign() * b.sign(), {}};
    return {0, a.value * b.value};
}

// 1/x for an end of an interval that has zero at most as an end; from_ends gives an unbounded end its side.
End inverse(const End& a) {
    if (a.infinite != 0) return {};
    if (a.is_zero()) return {1, {}};
    return {0, Rational(1) / a.value};
}

std::optional<Rational> sum(const std::optional<Rational>& a, const std::optional<Rational>& b) {
    if (!a || !b) return std::nullopt;
    return *a + *b;
}

}  // namespace

Interval Interval::between(Rational lower, Rational upper) {
    if (lower > upper)
        throw Error(Errc::out_of_domain, "Interval::between: found lower end " + to_string(lower) +
                                             " above upper end " + to_string(upper));
    return {std::optional(lower), std::optional(upper)};
}

Interval Interval::at_least(Rational lower) { return {std::optional(lower), std::nullopt}; }
Interval Interval::at_most(Rational upper) { return {std::nullopt, std::optional(upper)}; }
Interval Interval::whole() { return {std::nullopt, std::nullopt}; }

Interval Interval::rounded(Rational value, Rational step) {
    require(step.sign() >= 0, "Interval::rounded", "step", to_string(step), "a rounding step >= 0");
    const Rational half = step / 2;
    return {std::optional(value - half), std::optional(value + half)};
}

bool Interval::contains(const Rational& value) const noexcept {
    return (!lower_ || *lower_ <= value) && (!upper_ || value <= *upper_);
}

bool Interval::contains(const Interval& other) const noexcept {
    return (!lower_ || (other.lower_ && *lower_ <= *other.lower_)) &&
           (!upper_ || (other.upper_ && *other.upper_ <= *upper_));
}

std::optional<Rational> Interval::width() const {
    if (!is_bounded()) return std::nullopt;
    return *upper_ - *lower_;
}

Interval Interval::operator-() const {
    return {upper_ ? std::optional(-*upper_) : std::nullopt, lower_ ? std::optional(-*lower_) : std::nullopt};
}

Interval operator+(const Interval& a, const Interval& b) {
    return {sum(a.lower_, b.lower_), sum(a.upper_, b.upper_)};
}

Interval operator-(const Interval& a, const Interval& b) { return a + -b; }

Interval operator*(const Interval& a, const Interval& b) {
    const End al = lower_end(a);
    const End au = upper_end(a);
    const End bl = lower_end(b);
    const End bu = upper_end(b);
    if (a.is_exact() || b.is_exact()) {
        const End one = product(al, bl);
        const End other = product(au, bu);
        return one < other ? from_ends(one, other) : from_ends(other, one);
    }
    const auto [lowest, highest] =
        std::minmax({product(al, bl), product(al, bu), product(au, bl), product(au, bu)});
    return from_ends(lowest, highest);
}

Interval operator/(const Interval& a, const Interval& b) {
    const End bl = lower_end(b);
    const End bu = upper_end(b);
    if (bl.is_zero() && bu.is_zero())
        throw Error(Errc::out_of_domain, "interval division: found a divisor that is exactly zero");
    if (a == Interval()) return a;
    if (bl.sign() < 0 && bu.sign() > 0) return Interval::whole();
    return a * from_ends(inverse(bu), inverse(bl));
}

Interval hull(const Interval& a, const Interval& b) {
    return from_ends(std::min(lower_end(a), lower_end(b)), std::max(upper_end(a), upper_end(b)));
}

bool intersects(const Interval& a, const Interval& b) noexcept {
    return !(upper_end(a) < lower_end(b)) && !(upper_end(b) < lower_end(a));
}

std::optional<Interval> intersection(const Interval& a, const Interval& b) {
    if (!intersects(a, b)) return std::nullopt;
    return from_ends(std::max(lower_end(a), lower_end(b)), std::min(upper_end(a), upper_end(b)));
}

Rational distance(const Interval& a, const Interval& b) {
    if (intersects(a, b)) return 0;
    // Between two intervals apart, the ends that face each other are bounds.
    const bool a_first = upper_end(a) < lower_end(b);
    return a_first ? *b.lower() - *a.upper() : *a.lower() - *b.upper();
}

Interval minimum(const Interval& a, const Interval& b) {
    return from_ends(std::min(lower_end(a), lower_end(b)), std::min(upper_end(a), upper_end(b)));
}

Interval maximum(const Interval& a, const Interval& b) {
    return from_ends(std::max(lower_end(a), lower_end(b)), std::max(upper_end(a), upper_end(b)));
}

Interval absolute(const Interval& a) {
    if (lower_end(a).sign() >= 0) return a;
    if (upper_end(a).sign() <= 0) return -a;
    return from_ends({}, std::max(upper_end(-a), upper_end(a)));
}

std::pair<double, double> to_doubles(const Interval& interval) noexcept {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return {interval.lower() ? to_double(*interval.lower()) : -infinity,
            interval.upper() ? to_double(*interval.upper()) : infinity};
}

namespace {

std::string bracketed(const std::string& lower, const std::string& upper) {
    return (lower.empty() ? "(-inf" : "[" + lower) + ", " + (upper.empty() ? "+inf)" : upper + "]");
}

}  // namespace

std::string to_string(const Interval& interval) {
    if (interval.is_exact()) return to_string(*interval.lower());
    return bracketed(interval.lower() ? to_string(*interval.lower()) : "",
                     interval.upper() ? to_string(*interval.upper()) : "");
}

std::string to_decimal(const Interval& interval, int places) {
    require_places(places);
    const auto text = [&](const std::optional<Rational>& end, Rounding rounding) {
        return end ? to_decimal(*end, places, rounding) : std::string();
    };
    const std::string lower = text(interval.lower(), Rounding::down);
    const std::string upper = text(interval.upper(), Rounding::up);
    return lower == upper && !lower.empty() ? lower : bracketed(lower, upper);
}

}  // namespace sociaaldomein
