#include <sociaaldomein/check/interval.hpp>

#include <limits>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/hours.hpp>
#include <sociaaldomein/core/money.hpp>
#include <sociaaldomein/core/share.hpp>

namespace sociaaldomein {
namespace {

Errc code_of(const auto& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.code();
    }
    return Errc::ok;
}

Rational r(const char* text) { return Rational::parse(text); }
Interval between(const char* lower, const char* upper) { return Interval::between(r(lower), r(upper)); }

// --- Rational ------------------------------------------------------------------------------------------------------

TEST(Rational, DocumentedExample) {
    EXPECT_EQ(Rational::ratio(226'953, 12) + Rational::ratio(1, 4), 18'913);
    EXPECT_EQ(to_decimal(Rational::ratio(2, 3), 2), "0.67");
    EXPECT_EQ(to_decimal(Rational::ratio(2, 3), 2, Rounding::down), "0.66");
}

TEST(Rational, FromAQuantity) {
    EXPECT_EQ(to_rational(Money::cents(5)), Rational::ratio(1, 20));
    EXPECT_EQ(to_rational(Share::percent(75)), r("0.75"));
    EXPECT_EQ(to_rational(Hours::minutes(20)), r("1/3"));
}

TEST(Rational, TextIsTheShortestExactOne) {
    EXPECT_EQ(to_string(Rational()), "0");
    EXPECT_EQ(to_string(Rational::ratio(-1, 4)), "-0.25");
    EXPECT_EQ(to_string(Rational::ratio(-7, 3)), "-7/3");
    EXPECT_EQ(to_string(Rational::ratio(1, 1024)), "0.0009765625");
    EXPECT_EQ(to_string(Rational(std::numeric_limits<std::int64_t>::min())), "-9223372036854775808");
    EXPECT_EQ(to_string(r("170141183460469231731687303715884105727")),
              "170141183460469231731687303715884105727");
}

TEST(Rational, ParseTakesExactNumbersOnly) {
    EXPECT_EQ(r("18912.750"), Rational::ratio(75'651, 4));
    EXPECT_EQ(r("4/6"), Rational::ratio(2, 3));
    EXPECT_EQ(r("0.25000000000000000000000000000000000000000000000000"), Rational::ratio(1, 4));
    for (const char* text :
         {"", "-", "+1", ".5", "5.", "1e3", "1/0", "1/", "1/-2", "1 ", "a", "1.2.3", "1.-5", "1//2"})
        EXPECT_EQ(code_of([&] { r(text); }), Errc::syntax) << text;
    EXPECT_EQ(code_of([] { r("170141183460469231731687303715884105728"); }), Errc::overflow);
    EXPECT_EQ(code_of([] { r("0.0000000000000000000000000000000000000001"); }), Errc::overflow);
    try {
        r("vijf");
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "found \"vijf\", expected an exact number such as 12, -0.25 or 1/3");
    }
}

TEST(Rational, DecimalsRoundAsAsked) {
    EXPECT_EQ(to_decimal(r("0.125"), 2), "0.13");
    EXPECT_EQ(to_decimal(r("-0.125"), 2), "-0.13");
    EXPECT_EQ(to_decimal(r("-0.125"), 2, Rounding::up), "-0.12");
    EXPECT_EQ(to_decimal(r("-0.125"), 2, Rounding::down), "-0.13");
    EXPECT_EQ(to_decimal(r("999.995"), 2), "1000.00");
    EXPECT_EQ(to_decimal(r("-0.004"), 2), "0.00");
    EXPECT_EQ(to_decimal(r("0.25"), 2, Rounding::up), "0.25");
    EXPECT_EQ(to_decimal(r("5/2"), 0), "3");
    EXPECT_EQ(to_decimal(r("9.5"), 0), "10");
    EXPECT_EQ(to_decimal(r("3"), 3), "3.000");
    EXPECT_EQ(code_of([] { to_decimal(Rational(1), -1); }), Errc::out_of_domain);
    EXPECT_EQ(code_of([] { to_decimal(Rational(1), 101); }), Errc::out_of_domain);
}

TEST(Rational, RefusesWhatIsNoNumber) {
    EXPECT_EQ(code_of([] { Rational::ratio(1, 0); }), Errc::out_of_domain);
    EXPECT_EQ(code_of([] { Rational(1) / Rational(0); }), Errc::out_of_domain);
    EXPECT_EQ(code_of([] {
                  Rational::from_words({std::numeric_limits<std::int64_t>::min(), 0}, {0, 1});
              }),
              Errc::overflow);
    EXPECT_EQ(code_of([] { Rational::from_words({0, 1}, {0, 0}); }), Errc::out_of_domain);
    static_assert(!std::is_constructible_v<Rational, double>);
    static_assert(!std::is_constructible_v<Interval, float>);
}

rc::Gen<Rational> rationals() {
    return rc::gen::map(rc::gen::pair(rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'001),
                                      rc::gen::element<std::int64_t>(1, 2, 3, 7, 12, 100, 3600)),
                        [](const auto& parts) { return Rational::ratio(parts.first, parts.second); });
}

RC_GTEST_PROP(RationalProperty, IsAField, ()) {
    const Rational a = *rationals();
    const Rational b = *rationals();
    const Rational c = *rationals();
    RC_ASSERT(a + b == b + a);
    RC_ASSERT((a + b) + c == a + (b + c));
    RC_ASSERT(a * b == b * a);
    RC_ASSERT((a * b) * c == a * (b * c));
    RC_ASSERT(a * (b + c) == a * b + a * c);
    RC_ASSERT(a - a == 0);
    RC_ASSERT(-a == Rational(0) - a);
    if (!b.is_zero()) RC_ASSERT(a / b * b == a);
    RC_ASSERT((a < b) == ((b - a).sign() > 0));
}

RC_GTEST_PROP(RationalProperty, TextRoundTrips, (std::int64_t numerator, std::int64_t denominator)) {
    RC_PRE(denominator != 0);
    const Rational value = Rational::ratio(numerator, denominator);
    RC_ASSERT(Rational::parse(to_string(value)) == value);
    RC_ASSERT(Rational::from_words(value.numerator(), value.denominator()) == value);
}

RC_GTEST_PROP(RationalProperty, RoundedDecimalsEncloseAndAreClose, ()) {
    const Rational value = *rationals();
    const int places = *rc::gen::inRange(0, 6);
    Rational unit = 1;
    for (int i = 0; i < places; ++i) unit /= 10;
    const Rational down = Rational::parse(to_decimal(value, places, Rounding::down));
    const Rational up = Rational::parse(to_decimal(value, places, Rounding::up));
    const Rational nearest = Rational::parse(to_decimal(value, places));
    RC_ASSERT(down <= value && value <= up);
    RC_ASSERT(up - down == (down == value ? Rational(0) : unit));
    RC_ASSERT(absolute(nearest - value) * 2 <= unit);
}

// --- Interval ------------------------------------------------------------------------------------------------------

TEST(Interval, DocumentedExample) {
    EXPECT_EQ(Interval::rounded(3400, 100) + Interval(480), Interval::between(3830, 3930));
}

TEST(Interval, TextShowsEndsAndTheirAbsence) {
    EXPECT_EQ(to_string(Interval(12)), "12");
    EXPECT_EQ(to_string(between("11.5", "12.5")), "[11.5, 12.5]");
    EXPECT_EQ(to_string(Interval::at_least(57)), "[57, +inf)");
    EXPECT_EQ(to_string(Interval::at_most(r("1/3"))), "(-inf, 1/3]");
    EXPECT_EQ(to_string(Interval::whole()), "(-inf, +inf)");
    EXPECT_EQ(to_decimal(between("-1/3", "2/3"), 2), "[-0.34, 0.67]");
    EXPECT_EQ(to_decimal(Interval::at_most(r("1/3")), 1), "(-inf, 0.4]");
    EXPECT_EQ(to_decimal(Interval(r("0.25")), 2), "0.25");
    EXPECT_EQ(to_decimal(Interval(r("1/3")), 1), "[0.3, 0.4]");
    EXPECT_EQ(to_decimal(Interval::whole(), 0), "(-inf, +inf)");
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(to_doubles(Interval::at_least(r("0.5"))), std::pair(0.5, infinity));
    EXPECT_EQ(to_doubles(Interval::at_most(2)), std::pair(-infinity, 2.0));
}

TEST(Interval, MadeOnlyWithOrderedEnds) {
    EXPECT_EQ(Interval(), Interval(0));
    EXPECT_EQ(Interval::rounded(5, 0), Interval(5));
    EXPECT_EQ(Interval::rounded(r("0.25"), r("0.01")), between("0.245", "0.255"));
    EXPECT_EQ(code_of([] { Interval::between(2, 1); }), Errc::out_of_domain);
    EXPECT_EQ(code_of([] { Interval::rounded(2, -1); }), Errc::out_of_domain);
    try {
        (void)Interval::between(2, 1);
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "Interval::between: found lower end 2 above upper end 1");
    }
}

TEST(Interval, QuestionsAboutIt) {
    const Interval x = Interval::between(1, 3);
    EXPECT_TRUE(x.contains(Rational(1)) && x.contains(Rational(3)));
    EXPECT_FALSE(x.contains(r("0.999")) || x.contains(r("3.001")));
    EXPECT_TRUE(x.contains(Interval::between(2, 3)));
    EXPECT_FALSE(x.contains(Interval::between(2, 4)));
    EXPECT_FALSE(x.contains(Interval::at_least(2)));
    EXPECT_TRUE(Interval::at_least(1).contains(x));
    EXPECT_FALSE(Interval::at_least(2).contains(x));
    EXPECT_EQ(x.width(), Rational(2));
    EXPECT_EQ(Interval::at_least(0).width(), std::nullopt);
    EXPECT_TRUE(x.is_bounded() && !x.is_exact() && Interval(4).is_exact());
    EXPECT_FALSE(Interval::at_most(4).is_bounded());
}

TEST(Interval, TwoIntervalsCompared) {
    const Interval low = Interval::between(1, 2);
    const Interval high = Interval::between(5, 6);
    EXPECT_EQ(hull(low, high), Interval::between(1, 6));
    EXPECT_EQ(hull(low, Interval::at_most(0)), Interval::at_most(2));
    EXPECT_FALSE(intersects(low, high));
    EXPECT_EQ(intersection(low, high), std::nullopt);
    EXPECT_EQ(distance(low, high), 3);
    EXPECT_EQ(distance(high, low), 3);
    EXPECT_EQ(distance(low, Interval::at_least(2)), 0);  // they touch
    EXPECT_TRUE(intersects(low, Interval::at_least(2)));
    EXPECT_EQ(intersection(low, Interval::at_least(2)), Interval(2));
    EXPECT_EQ(distance(Interval::at_most(0), high), 5);
    EXPECT_EQ(distance(high, Interval::at_most(0)), 5);
    EXPECT_EQ(distance(Interval::at_least(8), high), 2);
    EXPECT_EQ(distance(high, Interval::at_least(8)), 2);
    EXPECT_EQ(distance(Interval::whole(), high), 0);
}

TEST(Interval, UnboundedEndsTakePartInArithmetic) {
    const Interval over57 = Interval::at_least(57);
    EXPECT_EQ(over57 + Interval(3), Interval::at_least(60));
    EXPECT_EQ(over57 - over57, Interval::whole());
    EXPECT_EQ(-over57, Interval::at_most(-57));
    EXPECT_EQ(over57 * Interval(0), Interval(0));
    EXPECT_EQ(over57 * Interval::between(0, 2), Interval::at_least(0));
    EXPECT_EQ(over57 * -2, Interval::at_most(-114));
    EXPECT_EQ(over57 * Interval::between(-1, 1), Interval::whole());
    EXPECT_EQ(Interval(114) / over57, Interval::between(0, 2));
    EXPECT_EQ(Interval(-114) / over57, Interval::between(-2, 0));
    EXPECT_EQ(over57 / over57, Interval::at_least(0));
    EXPECT_EQ(Interval::at_most(-1) / Interval::at_most(-2), Interval::at_least(0));
}

TEST(Interval, DivisionWhereTheDivisorCanBeZero) {
    EXPECT_EQ(Interval::between(1, 2) / Interval::between(0, 4), Interval::at_least(r("0.25")));
    EXPECT_EQ(Interval::between(1, 2) / Interval::between(-4, 0), Interval::at_most(r("-0.25")));
    EXPECT_EQ(Interval::between(-1, 2) / Interval::between(0, 4), Interval::whole());
    EXPECT_EQ(Interval::between(1, 2) / Interval::between(-1, 4), Interval::whole());
    EXPECT_EQ(Interval(0) / Interval::between(-1, 4), Interval(0));
    EXPECT_EQ(Interval::between(0, 2) / Interval::at_least(0), Interval::at_least(0));
    EXPECT_EQ(code_of([] { Interval(1) / Interval(0); }), Errc::out_of_domain);
}

TEST(Interval, AbsoluteMinimumMaximum) {
    EXPECT_EQ(absolute(Interval::between(-3, 2)), Interval::between(0, 3));
    EXPECT_EQ(absolute(Interval::between(-3, -2)), Interval::between(2, 3));
    EXPECT_EQ(absolute(Interval::between(2, 3)), Interval::between(2, 3));
    EXPECT_EQ(absolute(Interval::at_most(1)), Interval::at_least(0));
    EXPECT_EQ(minimum(Interval::between(1, 5), Interval::between(2, 3)), Interval::between(1, 3));
    EXPECT_EQ(maximum(Interval::between(1, 5), Interval::between(2, 3)), Interval::between(2, 5));
    EXPECT_EQ(minimum(Interval::at_least(1), Interval(4)), Interval::between(1, 4));
    EXPECT_EQ(maximum(Interval::at_least(1), Interval(4)), Interval::at_least(4));
}

struct Sample {
    Interval interval;
    std::vector<Rational> points;  // all inside, the ends among them
};

rc::Gen<Sample> samples() {
    return rc::gen::map(
        rc::gen::pair(rc::gen::inRange<std::int64_t>(-12, 13), rc::gen::inRange<std::int64_t>(0, 9)),
        [](const auto& parts) {
            const Rational lower = Rational::ratio(parts.first, 2);
            const Rational width = Rational::ratio(parts.second, 2);
            Sample sample{Interval::between(lower, lower + width), {}};
            for (std::int64_t i = 0; i <= 4; ++i)
                sample.points.push_back(lower + width * Rational::ratio(i, 4));
            return sample;
        });
}

// Every point's result is inside, and the ends are attained at corners.
template <class Operation>
void expect_sharp(const Sample& a, const Sample& b, const Operation& operation) {
    const Interval result = operation(a.interval, b.interval);
    bool lower_attained = false;
    bool upper_attained = false;
    for (const Rational& x : a.points) {
        for (const Rational& y : b.points) {
            const Interval point = operation(Interval(x), Interval(y));
            RC_ASSERT(result.contains(point));
            lower_attained = lower_attained || *point.lower() == *result.lower();
            upper_attained = upper_attained || *point.upper() == *result.upper();
        }
    }
    RC_ASSERT(lower_attained);
    RC_ASSERT(upper_attained);
}

RC_GTEST_PROP(IntervalProperty, ArithmeticIsSharp, ()) {
    const Sample a = *samples();
    const Sample b = *samples();
    expect_sharp(a, b, [](const Interval& x, const Interval& y) { return x + y; });
    expect_sharp(a, b, [](const Interval& x, const Interval& y) { return x - y; });
    expect_sharp(a, b, [](const Interval& x, const Interval& y) { return x * y; });
    expect_sharp(a, b, [](const Interval& x, const Interval& y) { return minimum(x, y); });
    expect_sharp(a, b, [](const Interval& x, const Interval& y) { return maximum(x, y); });
    if (!b.interval.contains(Rational(0)))
        expect_sharp(a, b, [](const Interval& x, const Interval& y) { return x / y; });
}

RC_GTEST_PROP(IntervalProperty, DivisionHoldsEveryQuotientByANonZeroNumber, ()) {
    const Sample a = *samples();
    const Sample b = *samples();
    RC_PRE(b.interval != Interval(0));
    const Interval result = a.interval / b.interval;
    for (const Rational& x : a.points)
        for (const Rational& y : b.points)
            if (!y.is_zero()) RC_ASSERT(result.contains(x / y));
}

RC_GTEST_PROP(IntervalProperty, AbsoluteAndDistanceHoldForPoints, ()) {
    const Sample a = *samples();
    const Sample b = *samples();
    std::optional<Rational> least;
    for (const Rational& x : a.points) {
        RC_ASSERT(absolute(a.interval).contains(absolute(x)));
        for (const Rational& y : b.points)
            least = least ? std::min(*least, absolute(x - y)) : absolute(x - y);
    }
    if (intersects(a.interval, b.interval)) {
        RC_ASSERT(distance(a.interval, b.interval) == 0);
        RC_ASSERT(a.interval.contains(*intersection(a.interval, b.interval)));
    } else {
        RC_ASSERT(distance(a.interval, b.interval) == *least);
    }
}

}  // namespace
}  // namespace sociaaldomein
