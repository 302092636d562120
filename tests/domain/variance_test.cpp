#include <sociaaldomein/domain/variance.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("budget_statements": [{"id": "b", "lines": [{"id": "r", "phase": "result", "expense": 3887}]}], "variance_analyses": [{"id": "v", "statement": "b", "line": "r", "items": [{"id": "i", "column": "expense", "value": 249, "parts": [{"id": "x", "value": 47}, {"id": "y", "value": 202}]}]}])";

TEST(VarianceAnalysis, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.variance_analyses.at(0).items.at(0).column, BudgetColumn::expense);
    EXPECT_EQ(rewritten(p), p);
}

TEST(VarianceAnalysis, PartsOfAReason) {
    EXPECT_EQ(severity_of(document, "variance_analyses/v.1"), Severity::holds);
}

TEST(VarianceAnalysis, WhatTheReasonsLeaveUnexplained) {
    EXPECT_EQ(severity_of(document, "variance_analyses/v.2"), Severity::warning);
}

}  // namespace
}  // namespace sociaaldomein
