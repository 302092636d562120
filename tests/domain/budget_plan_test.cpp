#include <sociaaldomein/domain/budget_plan.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

TEST(BudgetPlan, ReadsAndWritesBack) {
    const Programme p = programme_of(
        R"("indexations": [{"id": "i", "rates": [{"from": "2023", "rate": 0.04}]}], "budget_plans": [{"id": "youth", "goal": "1.3.1", "items": [{"id": "grant", "column": "revenue", "amount": 1000000, "indexation": "i"}, {"id": "extra", "column": "expense", "recurrence": "incidental", "from": "2023", "until": "2024", "amount": {"value": 50000, "low": 40000, "high": 60000}}], "budget": [{"year": "2023", "amount": 47000000}, {"year": "2024", "amount": 57000000}], "budget_indexation": "i", "reserve": 1050000}])");
    const BudgetPlan& plan = p.budget_plans.at(0);
    EXPECT_EQ(plan.items.at(0).column, BudgetColumn::revenue);
    EXPECT_EQ(plan.items[0].recurrence, Recurrence::structural);
    EXPECT_EQ(plan.items.at(1).recurrence, Recurrence::incidental);
    EXPECT_EQ(plan.items[1].until, Period::year(2024));
    EXPECT_EQ(plan.budget.at(1).amount.value, 57e6);
    EXPECT_EQ(plan.reserve->value, 1050000.0);
    EXPECT_EQ(rewritten(p), p);
}

TEST(BudgetPlan, HasNoReserveUnlessItSaysSo) { EXPECT_FALSE(BudgetPlan{}.reserve); }

}  // namespace
}  // namespace sociaaldomein
