#include <sociaaldomein/core/money.hpp>

#include <gtest/gtest.h>

namespace sociaaldomein {
namespace {

TEST(Money, DocumentedExample) { EXPECT_EQ(to_string(Money::euros(1234) + Money::cents(56)), "1234.56"); }

TEST(Money, CountsCents) {
    EXPECT_EQ(Money::per_unit, 100);
    EXPECT_EQ(Money::dimension, "money");
    EXPECT_EQ(Money::euros(-3).raw(), -300);
    EXPECT_EQ(Money::cents(7).raw(), 7);
    EXPECT_EQ(to_string(Money::cents(-5)), "-0.05");
    EXPECT_EQ(to_string(Money::euros(12'216'821)), "12216821");
}

TEST(Money, AddsUpAPublishedBudget) {
    // Expense, reserve addition and withdrawal of a municipal goal, in euros.
    EXPECT_EQ(Money::euros(12'216'821) + Money::euros(265'000) - Money::euros(118'000),
              Money::euros(12'363'821));
}

}  // namespace
}  // namespace sociaaldomein
