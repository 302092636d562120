#include <sociaaldomein/core/allocation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/generators.hpp"
#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

std::vector<std::int64_t> cents(Money total, const std::vector<std::int64_t>& weights) {
    std::vector<std::int64_t> result;
    for (const Money part : allocate(total, weights)) result.push_back(part.raw());
    return result;
}

using Cents = std::vector<std::int64_t>;

TEST(Allocate, DocumentedExample) {
    EXPECT_EQ(cents(Money::euros(100), {1, 1, 1}), (Cents{3334, 3333, 3333}));
}

TEST(Allocate, FollowsTheWeights) {
    EXPECT_EQ(cents(Money::cents(100), {1, 2, 7}), (Cents{10, 20, 70}));
    EXPECT_EQ(cents(Money::cents(10), {1, 0, 1, 1}), (Cents{4, 0, 3, 3}));
    EXPECT_EQ(cents(Money::cents(1), {1, 3, 3}), (Cents{0, 1, 0}));
    EXPECT_EQ(cents(Money::cents(2), {1, 1, 1, 1}), (Cents{1, 1, 0, 0}));
    EXPECT_EQ(cents(Money::cents(7), {5}), (Cents{7}));
    EXPECT_EQ(cents(Money(), {5, 6}), (Cents{0, 0}));
    // 26.5 / 26.5 / 47 of 100 seats: the larger remainders, not the largest parts, get what is left.
    EXPECT_EQ(cents(Money::cents(100), {265, 265, 470}), (Cents{27, 26, 47}));
}

TEST(Allocate, DividesADebtLikeItsOpposite) {
    EXPECT_EQ(cents(Money::euros(-100), {1, 1, 1}), (Cents{-3334, -3333, -3333}));
}

TEST(Allocate, ReachesTheEndsOf64Bits) {
    EXPECT_EQ(cents(Money::from_raw(lowest), {1}), (Cents{lowest}));
    EXPECT_EQ(cents(Money::from_raw(lowest), {highest, highest, highest, highest}),
              (Cents{lowest / 4, lowest / 4, lowest / 4, lowest / 4}));
    EXPECT_EQ(cents(Money::from_raw(highest), {highest, 1}), (Cents{highest - 1, 1}));
}

TEST(Allocate, RefusesWeightsThatDivideNothing) {
    EXPECT_THAT([] { allocate(Money::euros(1), {}); },
                throws(Errc::out_of_domain, "allocate: weights is 0, expected at least one"));
    EXPECT_THAT([] { cents(Money::euros(1), {0, 0}); }, throws(Errc::out_of_domain, "expected a sum > 0"));
    EXPECT_THAT(
        [] {
            cents(Money::euros(1), {3, -2});
        },
        throws(Errc::out_of_domain, "allocate: weights[1] is -2, expected a weight >= 0"));
}

__extension__ using Exact = __int128;

RC_GTEST_PROP(AllocateProperties, LosesNothingAndIsFair, ()) {
    const Money total = Money::from_raw(*any_size());
    const auto weights = *rc::gen::suchThat(
        rc::gen::container<Cents>(rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 10),
                                                 rc::gen::inRange<std::int64_t>(0, highest))),
        [](const Cents& drawn) {
            return std::any_of(drawn.begin(), drawn.end(), [](std::int64_t weight) { return weight > 0; });
        });
    const std::vector<Money> parts = allocate(total, weights);
    RC_ASSERT(parts.size() == weights.size());

    Exact weight_sum = 0;
    for (const std::int64_t weight : weights) weight_sum += weight;
    Exact part_sum = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        part_sum += parts[i].raw();
        // Within a cent of the exact share, on the total's side of zero, and nothing for no weight.
        const Exact exact = Exact{total.raw()} * weights[i] / weight_sum;
        const Exact away = parts[i].raw() - exact;
        RC_ASSERT((away == 0 || away == (total.raw() >= 0 ? 1 : -1)));
        RC_ASSERT(weights[i] != 0 || parts[i] == Money());
    }
    RC_ASSERT(part_sum == total.raw());
}

RC_GTEST_PROP(AllocateProperties, AHeavierWeightGetsNoLess, ()) {
    const Money total = Money::cents(*rc::gen::inRange<std::int64_t>(0, 100'000));
    const auto weights = *rc::gen::nonEmpty(rc::gen::container<Cents>(rc::gen::inRange<std::int64_t>(1, 50)));
    const std::vector<Money> parts = allocate(total, weights);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        for (std::size_t j = 0; j < weights.size(); ++j) {
            if (weights[i] > weights[j]) RC_ASSERT(parts[i] >= parts[j]);
            if (weights[i] == weights[j] && i < j) RC_ASSERT(parts[i] >= parts[j]);
        }
    }
}

}  // namespace
}  // namespace sociaaldomein
