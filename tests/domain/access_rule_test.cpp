#include <sociaaldomein/domain/access_rule.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("access_rules": [{"id": "shelter", "name": "Toegang", "cases": [{"id": "old", "through": "2026-12-31", "route": "regio"}, {"id": "new", "from": "2027-01-01", "within_months": 12, "route": "wijkteam"}]}])";

TEST(AccessRule, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    ASSERT_EQ(p.access_rules.size(), 1U);
    EXPECT_EQ(p.access_rules[0].cases[0].through, Date(2026, 12, 31));
    EXPECT_EQ(p.access_rules[0].cases[1].within_months, 12);
    EXPECT_EQ(rewritten(p), p);
}

TEST(AccessRule, JoiningCasesHold) {
    EXPECT_EQ(severity_of(document, "access_rules/shelter.1"), Severity::holds);
}

TEST(AccessRule, ADayInBetweenIsDoubted) {
    EXPECT_EQ(
        severity_of(
            R"("access_rules": [{"id": "shelter", "cases": [{"id": "old", "until": "2024-01-01"}, {"id": "new", "after": "2024-01-01"}]}])",
            "access_rules/shelter.1"),
        Severity::warning);
}

TEST(AccessRule, ADayTwiceIsDoubted) {
    EXPECT_EQ(
        severity_of(
            R"("access_rules": [{"id": "shelter", "cases": [{"id": "old", "through": "2024-01-01"}, {"id": "new", "from": "2024-01-01"}]}])",
            "access_rules/shelter.1"),
        Severity::warning);
}

}  // namespace
}  // namespace sociaaldomein
