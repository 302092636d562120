#include "io/detail/diff_match.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/domain/budget.hpp>

namespace sociaaldomein::detail {
namespace {

using Lines = std::vector<BudgetLine>;
using Texts = std::vector<std::string>;

Lines lines(std::initializer_list<const char*> ids) {
    Lines list;
    for (const char* id : ids) list.emplace_back().id = id;
    return list;
}

Matches by_id(const Lines& a, const Lines& b) { return match_ids(type_info<Lines>(), &a, &b); }
Matches by_text(const Texts& a, const Texts& b) { return match_elements(type_info<Texts>(), &a, &b, a, b); }

TEST(HaveIds, AllAndOnceEach) {
    const auto have = [](const Lines& a, const Lines& b) { return have_ids(type_info<Lines>(), &a, &b); };
    EXPECT_TRUE(have({}, {}));
    EXPECT_TRUE(have(lines({"a"}), lines({"a", "b"})));
    EXPECT_FALSE(have(lines({"a"}), lines({"a", ""})));
    EXPECT_FALSE(have(lines({"a", "a"}), lines({"a"})));
    const Texts texts;
    EXPECT_FALSE(have_ids(type_info<Texts>(), &texts, &texts));
}

TEST(MatchIds, PutsRemovedElementsWhereTheyStood) {
    EXPECT_EQ(
        by_id(lines({"x", "a", "y", "b", "z"}), lines({"a", "b", "c"})),
        (Matches{
            {0, std::nullopt}, {1, 0}, {2, std::nullopt}, {3, 1}, {4, std::nullopt}, {std::nullopt, 2}}));
}

TEST(MatchElements, FindsALongestCommonSubsequence) {
    EXPECT_EQ(by_text({"a", "b", "c", "d"}, {"b", "x", "d"}),
              (Matches{{0, std::nullopt}, {1, 0}, {2, 1}, {3, 2}}));
    EXPECT_EQ(by_text({}, {"a"}), (Matches{{std::nullopt, 0}}));
    EXPECT_EQ(by_text({"a"}, {}), (Matches{{0, std::nullopt}}));
    EXPECT_EQ(by_text({"a", "a"}, {"a"}), (Matches{{0, 0}, {1, std::nullopt}}));
}

RC_GTEST_PROP(MatchElements, NamesEveryElementOnceAndInOrder,
              (const std::vector<int>& a, const std::vector<int>& b)) {
    const auto texts_of = [](const std::vector<int>& numbers) {
        Texts texts;
        for (const int number : numbers) texts.push_back(std::to_string(number % 4));
        return texts;
    };
    const Texts ta = texts_of(a);
    const Texts tb = texts_of(b);
    std::vector<std::size_t> in_a, in_b;
    std::size_t equal = 0;
    for (const Match& match : by_text(ta, tb)) {
        RC_ASSERT(match.a || match.b);
        if (match.a) in_a.push_back(*match.a);
        if (match.b) in_b.push_back(*match.b);
        if (match.a && match.b && ta[*match.a] == tb[*match.b]) ++equal;
    }
    RC_ASSERT(std::is_sorted(in_b.begin(), in_b.end()));
    std::sort(in_a.begin(), in_a.end());
    RC_ASSERT(in_a.size() == a.size() && in_b.size() == b.size());
    for (std::size_t i = 0; i < in_a.size(); ++i) RC_ASSERT(in_a[i] == i);
    for (std::size_t j = 0; j < in_b.size(); ++j) RC_ASSERT(in_b[j] == j);

    // No fewer equal pairs than the longest common subsequence, found the slow way.
    std::vector<std::vector<std::size_t>> longest(ta.size() + 1, std::vector<std::size_t>(tb.size() + 1, 0));
    for (std::size_t i = ta.size(); i-- > 0;)
        for (std::size_t j = tb.size(); j-- > 0;)
            longest[i][j] =
                ta[i] == tb[j] ? longest[i + 1][j + 1] + 1 : std::max(longest[i + 1][j], longest[i][j + 1]);
    RC_ASSERT(equal >= longest[0][0]);
}

}  // namespace
}  // namespace sociaaldomein::detail
