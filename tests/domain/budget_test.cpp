#include <sociaaldomein/domain/budget.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("budget_statements": [{"id": "goal", "sign": "cost_positive", "unit": "eur", "decimals": 0, "lines": [{"id": "b", "phase": "adopted", "expense": 12216821, "revenue": 0, "balance": 12216821, "addition": 265000, "withdrawal": 118000, "result": 12363821}]}])";

TEST(BudgetStatement, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.budget_statements.at(0).lines.at(0).expense->value, Money::euros(12216821));
    EXPECT_EQ(p.budget_statements[0].lines[0].result->basis.decimals, 0);
    EXPECT_EQ(rewritten(p), p);
}

TEST(BudgetStatement, ResultWithReservesCostPositive) {
    EXPECT_EQ(severity_of(document, "budget_statements/goal.2"), Severity::holds);
}

TEST(BudgetStatement, TheSignConventionIsNeverGuessed) {
    EXPECT_EQ(
        severity_of(
            R"("budget_statements": [{"id": "goal", "sign": "favourable_positive", "lines": [{"id": "b", "phase": "adopted", "expense": 100, "revenue": 30, "balance": 70}]}])",
            "budget_statements/goal.1"),
        Severity::violated);
}

TEST(BudgetStatement, LessWithdrawnThanPlannedIsUnfavourable) {
    EXPECT_EQ(
        severity_of(
            R"("budget_statements": [{"id": "goal", "sign": "favourable_positive", "lines": [{"id": "a", "phase": "amended", "withdrawal": 1678}, {"id": "r", "phase": "realised", "withdrawal": 978}, {"id": "d", "phase": "result", "withdrawal": -700, "result": -700}]}])",
            "budget_statements/goal.1"),
        Severity::holds);
}

TEST(BudgetStatement, AmendmentsLeadToTheAmendedBudget) {
    EXPECT_EQ(
        severity_of(
            R"("budget_statements": [{"id": "goal", "sign": "cost_positive", "lines": [{"id": "a", "phase": "adopted", "expense": 10}, {"id": "w", "phase": "amendments", "expense": 2}, {"id": "n", "phase": "amended", "expense": 13}]}])",
            "budget_statements/goal.1"),
        Severity::violated);
}

TEST(BudgetStatement, LinesSumToWhatTheyArePartOf) {
    EXPECT_EQ(
        severity_of(
            R"("budget_statements": [{"id": "goal", "sign": "cost_positive", "lines": [{"id": "a", "part_of": "all", "expense": 10}, {"id": "b", "part_of": "all", "expense": 5}, {"id": "all", "expense": 16}]}])",
            "budget_statements/goal.1"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
