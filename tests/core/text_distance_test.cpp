#include <sociaaldomein/core/text_distance.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace sociaaldomein {
namespace {

constexpr std::array<std::string_view, 5> names = {"year", "period", "waitlist", "caseload", "Programme"};

TEST(TextDistance, DocumentedExample) { EXPECT_EQ(text_distance("wiatlist", "waitlist"), 1U); }

TEST(Nearest, DocumentedExample) {
    constexpr std::array<std::string_view, 2> known = {"year", "period"};
    EXPECT_EQ(nearest("perod", known), "period");
}

TEST(TextDistance, CountsEveryKindOfChange) {
    EXPECT_EQ(text_distance("", ""), 0U);
    EXPECT_EQ(text_distance("", "abc"), 3U);
    EXPECT_EQ(text_distance("abc", ""), 3U);
    EXPECT_EQ(text_distance("abc", "abxc"), 1U);
    EXPECT_EQ(text_distance("abc", "ac"), 1U);
    EXPECT_EQ(text_distance("abc", "axc"), 1U);
    EXPECT_EQ(text_distance("abc", "acb"), 1U);
    EXPECT_EQ(text_distance("ca", "abc"), 2U)
        << "a swap and an insertion between: not 3, as without later changes";
    EXPECT_EQ(text_distance("kitten", "sitting"), 3U);
    EXPECT_EQ(text_distance("Abc", "abc"), 1U);
}

TEST(TextDistance, CountsLettersNotBytes) {
    EXPECT_EQ(text_distance("coëfficiënt", "coefficient"), 2U);
    EXPECT_EQ(text_distance("€", ""), 1U);
    EXPECT_EQ(text_distance("\xFF\xFE", ""), 2U);
}

TEST(Nearest, NeedsANearName) {
    EXPECT_EQ(nearest("waitlsit", names), "waitlist");
    EXPECT_EQ(nearest("CASELOAD", names), "caseload");
    EXPECT_EQ(nearest("programm", names), "Programme");
    EXPECT_EQ(nearest("year", names), "year");
    EXPECT_EQ(nearest("budget", names), "");
    EXPECT_EQ(nearest("", names), "");
    EXPECT_EQ(nearest("x", {}), "");
    EXPECT_EQ(nearest("yr", names), "") << "half of it is another word";
    EXPECT_EQ(nearest(std::string(10'000'000, 'a'), names), "");
}

TEST(Nearest, TakesTheFirstOfEquallyNearNames) {
    constexpr std::array<std::string_view, 2> known = {"tract", "track"};
    EXPECT_EQ(nearest("tracs", known), "tract");
    constexpr std::array<std::string_view, 2> turned = {"track", "tract"};
    EXPECT_EQ(nearest("tracs", turned), "track");
}

TEST(Nearest, PassesOverNamesThatAreTooLong) {
    const std::string longest(64, 'a');
    const std::string too_long(65, 'a');
    const std::array<std::string_view, 2> known = {too_long, longest};
    EXPECT_EQ(nearest(longest, known), longest);
    EXPECT_EQ(nearest(too_long, known), "");
}

std::string word() { return *rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c')); }

RC_GTEST_PROP(TextDistanceProperties, IsAMetric, ()) {
    const std::string a = word();
    const std::string b = word();
    const std::string c = word();
    RC_ASSERT((text_distance(a, b) == 0) == (a == b));
    RC_ASSERT(text_distance(a, b) == text_distance(b, a));
    RC_ASSERT(text_distance(a, c) <= text_distance(a, b) + text_distance(b, c));
    RC_ASSERT(text_distance(a, b) <= std::max(a.size(), b.size()));
}

RC_GTEST_PROP(TextDistanceProperties, OneChangeIsAtMostOne, ()) {
    const std::string before = word();
    RC_PRE(before.size() >= 2);
    const auto at = *rc::gen::inRange<std::size_t>(0, before.size() - 1);
    std::string swapped = before;
    std::swap(swapped[at], swapped[at + 1]);
    RC_ASSERT(text_distance(before, swapped) <= 1);
    std::string shorter = before;
    shorter.erase(at, 1);
    RC_ASSERT(text_distance(before, shorter) == 1);
}

}  // namespace
}  // namespace sociaaldomein
