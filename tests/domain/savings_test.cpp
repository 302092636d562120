#include <sociaaldomein/domain/savings.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("savings_plans": [{"id": "v", "title_years": "2021..2024", "accumulation": "level", "columns": ["2020", "2021"], "unit": "eur_million", "decimals": 2, "lines": [{"id": "a", "figures": [0.35, 0.35]}, {"id": "b", "figures": [0.50, 0.95]}], "total": [0.85, 1.30], "remaining": 1.3}])";

TEST(SavingsPlan, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.savings_plans.at(0).lines.at(1).figures.at(1).value, Money::euros(950000));
    EXPECT_EQ(rewritten(p), p);
}

TEST(SavingsPlan, LinesSumToTheTotal) {
    EXPECT_EQ(severity_of(document, "savings_plans/v.1"), Severity::holds);
}

TEST(SavingsPlan, TheTitleMustNameTheColumns) {
    EXPECT_EQ(severity_of(document, "savings_plans/v.3"), Severity::violated);
}

TEST(SavingsPlan, ALevelIsNotSummed) {
    EXPECT_EQ(severity_of(document, "savings_plans/v.4"), Severity::holds);
}

TEST(SavingsPlan, PartsOfATarget) {
    EXPECT_EQ(
        severity_of(
            R"("savings_ledgers": [{"id": "l", "unit": "eur_million", "decimals": 2, "target": 4.7, "parts": [{"id": "a", "value": 0.95}, {"id": "b", "value": 3.70}]}])",
            "savings_ledgers/l.1"),
        Severity::violated);
}

TEST(SavingsPlan, WhatIsLeftOfTheOriginal) {
    EXPECT_EQ(
        severity_of(
            R"("savings_ledgers": [{"id": "l", "unit": "eur_million", "decimals": 2, "original": 4.7, "parts": [{"id": "a", "value": 1.15}, {"id": "b", "value": 0.35}]}])",
            "savings_ledgers/l.1"),
        Severity::warning);
}

TEST(SavingsPlan, MetWithoutAnAmount) {
    EXPECT_EQ(
        severity_of(
            R"("savings_plans": [{"id": "v", "columns": ["2022"], "lines": [{"id": "a", "figures": [50]}]}], "savings_realisations": [{"id": "r", "plan": "v", "line": "a", "covers": ["2022"]}])",
            "savings_realisations/r.1"),
        Severity::warning);
}

TEST(SavingsPlan, WhatEndsSavesNothingAfterwards) {
    EXPECT_EQ(
        severity_of(
            R"("interventions": [{"id": "i", "ends": "2023-H1"}], "savings_plans": [{"id": "v", "columns": ["2023"], "lines": [{"id": "a", "intervention": "i", "figures": [50]}]}], "savings_realisations": [{"id": "r", "plan": "v", "line": "a", "covers": ["2023"], "total": 60, "assumes_continuation": true}])",
            "savings_realisations/r.2"),
        Severity::violated);
}

TEST(SavingsPlan, TheMeanOfTwelveCases) {
    EXPECT_EQ(
        severity_of(
            R"("avoided_cost_ledgers": [{"id": "d", "unit": "eur", "decimals": 0, "cases": 12, "total": 226953, "mean": 18913}])",
            "avoided_cost_ledgers/d.1"),
        Severity::holds_within_rounding);
}

}  // namespace
}  // namespace sociaaldomein
