#include <sociaaldomein/core/quantity.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>

#include <sociaaldomein/core/count.hpp>
#include <sociaaldomein/core/hours.hpp>
#include <sociaaldomein/core/money.hpp>
#include <sociaaldomein/core/share.hpp>

#include "core/generators.hpp"
#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

template <class A, class B>
concept Addable = requires(A a, B b) { a + b; };
template <class A, class B>
concept Comparable = requires(A a, B b) { a == b; };
template <class A, class B>
concept Multipliable = requires(A a, B b) { a* b; };

static_assert(Addable<Money, Money> && !Addable<Money, Hours> && !Addable<Money, int> &&
              !Addable<int, Count>);
static_assert(Comparable<Count, Count> && !Comparable<Count, Share> && !Comparable<Money, int>);
static_assert(Multipliable<Money, int> && Multipliable<std::uint8_t, Money>);
static_assert(!Multipliable<Money, double> && !Multipliable<Money, Money> && !Multipliable<Money, bool> &&
              !Multipliable<Money, char>);
static_assert(!std::is_convertible_v<int, Count> && std::is_constructible_v<Count, int>);
static_assert(!std::is_constructible_v<Count, double> && !std::is_constructible_v<Money, int>);
static_assert(std::is_trivially_copyable_v<Money> && sizeof(Money) == sizeof(std::int64_t));
static_assert(3 * Money::euros(2) - Money::cents(1) == Money::cents(599), "amounts are constant expressions");

TEST(Quantity, DocumentedExample) {
    EXPECT_EQ(Money::euros(2) + Money::cents(5), Money::cents(205));
    EXPECT_EQ(3 * Count{4}, Count{12});
}

TEST(Quantity, StartsAtZero) {
    EXPECT_EQ(Money().raw(), 0);
    EXPECT_EQ(Money(), -Money());
}

TEST(Quantity, ChangesInPlace) {
    Count persons{10};
    persons += Count{5};
    persons -= Count{1};
    persons *= 3;
    EXPECT_EQ(persons, Count{42});
    EXPECT_EQ(+persons, persons);
    EXPECT_LT(-persons, persons);
}

TEST(Quantity, NamesTheOperandsOfAnOverflow) {
    const Money most = Money::from_raw(highest);
    const Money least = Money::from_raw(lowest);
    const Money cent = Money::cents(1);
    EXPECT_THAT([&] { most + cent; },
                throws(Errc::overflow, "money: 92233720368547758.07 + 0.01 does not fit in 64 bits"));
    EXPECT_THAT([&] { least - cent; },
                throws(Errc::overflow, "money: -92233720368547758.08 - 0.01 does not fit"));
    EXPECT_THAT([&] { -least; }, throws(Errc::overflow, "money: 0 - -92233720368547758.08 does not fit"));
    EXPECT_THAT([&] { most * 2; }, throws(Errc::overflow, "money: 92233720368547758.07 * 2 does not fit"));
    EXPECT_THAT([&] { -1 * least; },
                throws(Errc::overflow, "money: -92233720368547758.08 * -1 does not fit"));
    EXPECT_THAT([&] { Money::from_raw(-1) * lowest; },
                throws(Errc::overflow, "money: -0.01 * -9223372036854775808"));
    EXPECT_THAT([] { Money::euros(highest / 10); },
                throws(Errc::overflow, "money: 922337203685477580 * 100 does"));
    EXPECT_THAT([] { Count{std::uint64_t{1} << 63U}; },
                throws(Errc::overflow, "count: 9223372036854775808 does"));
    EXPECT_THAT([&] { cent* std::numeric_limits<std::uint64_t>::max(); },
                throws(Errc::overflow, "money: 184467"));
}

TEST(Quantity, IsUnchangedByAnOverflow) {
    Count persons{highest};
    EXPECT_THROW(persons += Count{1}, Error);
    EXPECT_EQ(persons, Count{highest});
    EXPECT_THROW(persons *= 2, Error);
    EXPECT_EQ(persons, Count{highest});
}

TEST(Quantity, ReachesTheEndsOf64Bits) {
    EXPECT_EQ(Count{highest - 1} + Count{1}, Count{highest});
    EXPECT_EQ(Count{-highest} - Count{1}, Count{lowest});
    EXPECT_EQ(Count{-1} - Count{highest}, Count{lowest});
    EXPECT_EQ(Count{lowest / 2} * 2, Count{lowest});
    EXPECT_EQ(-Count{highest}, Count{lowest + 1});
}

TEST(Quantity, BecomesADouble) {
    EXPECT_EQ(to_double(Money::cents(123456)), 1234.56);
    EXPECT_EQ(to_double(Share::percent(-25)), -0.25);
    EXPECT_EQ(to_double(Hours::minutes(90)), 1.5);
}

TEST(ParseQuantity, NamesTheDimension) {
    EXPECT_EQ(parse_quantity<Money>("1234.5"), Money::cents(123450));
    EXPECT_EQ(parse_quantity<Share>("0.055"), Share::ppm(55'000));
    EXPECT_THAT([] { parse_quantity<Count>("2.5"); }, throws(Errc::out_of_domain, "count: found \"2.5\""));
    EXPECT_THAT([] { parse_quantity<Hours>("two"); }, throws(Errc::syntax, "hours: found \"two\""));
}

template <class Q>
class EveryQuantity : public testing::Test {};
using Quantities = testing::Types<Money, Count, Share, Hours>;
TYPED_TEST_SUITE(EveryQuantity, Quantities);

TYPED_TEST(EveryQuantity, KeepsItsRawCount) {
    for (const std::int64_t raw : {lowest, std::int64_t{-1}, std::int64_t{0}, std::int64_t{37}, highest}) {
        EXPECT_EQ(TypeParam::from_raw(raw).raw(), raw);
    }
    EXPECT_EQ(TypeParam::of(5, TypeParam::per_unit).raw(), 5 * TypeParam::per_unit);
}

__extension__ using Exact = __int128;

/// Nothing when the exact result does not fit.
std::optional<std::int64_t> narrowed(Exact exact) {
    if (exact < lowest || exact > highest) return std::nullopt;
    return static_cast<std::int64_t>(exact);
}

template <class Operation>
std::optional<std::int64_t> result_of(Operation operation) {
    try {
        return operation().raw();
    } catch (const Error& error) {
        RC_ASSERT(error.code() == Errc::overflow);
        return std::nullopt;
    }
}

template <class Q>
bool is_read_back(std::int64_t raw) {
    const auto quantity = Q::from_raw(raw);
    return parse_quantity<Q>(to_string(quantity)) == quantity;
}

RC_GTEST_PROP(QuantityProperties, TextIsReadBack, ()) {
    const std::int64_t raw = *any_size();
    RC_ASSERT(is_read_back<Money>(raw));
    RC_ASSERT(is_read_back<Count>(raw));
    RC_ASSERT(is_read_back<Share>(raw));
    RC_ASSERT(is_read_back<Hours>(raw));
}

RC_GTEST_PROP(QuantityProperties, ResultsAreExactOrRefused, ()) {
    const std::int64_t a = *any_size();
    const std::int64_t b = *any_size();
    const Money x = Money::from_raw(a);
    const Money y = Money::from_raw(b);
    RC_ASSERT(result_of([&] { return x + y; }) == narrowed(Exact{a} + b));
    RC_ASSERT(result_of([&] { return x - y; }) == narrowed(Exact{a} - b));
    RC_ASSERT(result_of([&] { return x * b; }) == narrowed(Exact{a} * b));
    RC_ASSERT(result_of([&] { return -x; }) == narrowed(-Exact{a}));
    RC_ASSERT((x < y) == (a < b));
    RC_ASSERT((x == y) == (a == b));
}

}  // namespace
}  // namespace sociaaldomein
