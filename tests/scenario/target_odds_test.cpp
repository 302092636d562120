#include <sociaaldomein/scenario/target_odds.hpp>

#include <gtest/gtest.h>

#include <sociaaldomein/scenario/ask.hpp>

#include "core/throws.hpp"
#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

SimulateOptions few(std::int64_t paths = 1280) {
    SimulateOptions options;
    options.paths = paths;
    options.threads = 1;
    return options;
}

Programme saving(const std::string& delivered) {
    return testing::programme_of(
        R"("outlook": {"first": "2023-H1"}, "savings_plans": [{"id": "s", "name": {"nl": "Besparing", "en": "Saving"},
           "accumulation": "per_year", "unit": "eur", "decimals": 0, "columns": ["2023", "2024"],
           "lines": [{"id": "a", "figures": [100000, 100000], "future": {"delivered": )" +
        delivered + R"(}},
                     {"id": "draw", "kind": "margin_draw", "figures": [100000, 100000]}]}])");
}

TEST(TargetOdds, DocumentedExample) {
    const std::vector<TargetOdds> odds = target_odds(saving("0.5"), "", few());
    ASSERT_EQ(odds.size(), 1U);
    EXPECT_EQ(odds[0].record, "savings_plans.s");
    EXPECT_EQ(odds[0].of, OddsOf::savings_met);
    EXPECT_EQ(odds[0].label.en, "Saving");
    // 2025 has no target. The draw on the margin, which would fill the gap, is no saving.
    EXPECT_EQ(odds[0].years, (std::vector{Period::year(2023), Period::year(2024)}));
    EXPECT_EQ(odds[0].probability, (std::vector{0.0, 0.0}));
    EXPECT_EQ(odds[0].standard_error, (std::vector{0.0, 0.0}));
    EXPECT_EQ(odds[0].amount, (std::vector{50000.0, 50000.0}));
}

TEST(TargetOdds, IsCertainWhenAllIsDelivered) {
    const std::vector<TargetOdds> odds = target_odds(saving("1"), "", few());
    ASSERT_EQ(odds.size(), 1U);
    EXPECT_EQ(odds[0].probability, (std::vector{1.0, 1.0}));
    EXPECT_EQ(odds[0].probability_low, (std::vector{1.0, 1.0}));
    EXPECT_EQ(odds[0].amount, (std::vector{0.0, 0.0}));
}

TEST(TargetOdds, SaysTheSameAsAskingYearByYear) {
    const Programme p = saving(R"({"value": 1, "low": 0.6, "high": 1.3})");
    const TargetOdds odds = target_odds(p, "", few()).at(0);
    for (std::size_t i = 0; i < odds.years.size(); ++i) {
        Question q;
        q.quantity = "savings_plans.s.total";
        q.relation = Relation::at_least;
        q.than = "savings_plans.s.target";
        q.moment = Moment::sum_over;
        q.when = When(odds.years[i]);
        const Answer a = ask(p, "", q, few());
        EXPECT_EQ(odds.probability[i], a.probability);
        EXPECT_EQ(odds.probability_low[i], a.probability_low);
        EXPECT_EQ(odds.probability_high[i], a.probability_high);
        EXPECT_EQ(odds.standard_error[i], a.standard_error);
        EXPECT_NEAR(odds.amount[i], a.shortfall, 1e-6);
        EXPECT_GT(a.probability, 0.1);
        EXPECT_LT(a.probability, 0.9);
    }
}

// 100 persons at 1000 euro a year against 80,000: 20,000 short each year, of which the reserve holds one and a half. The
// incidental 5,000 of 2023 make it more than the structural shortage.
TEST(TargetOdds, TellsOverspendFromAStructuralShortage) {
    const Programme p = testing::programme_of(
        R"("outlook": {"first": "2023"},
           "caseloads": [{"id": "c", "future": {"dynamics": "series", "start": 100, "growth": 0}}],
           "products": [{"id": "p", "volume": "caseloads.c.size", "price": 1000}],
           "budget_plans": [{"id": "b", "products": ["p"], "budget": [{"year": "2023", "amount": 80000}], "reserve": 30000,
             "items": [{"id": "once", "recurrence": "incidental", "from": "2023", "until": "2023", "amount": 5000}]}])");
    const std::vector<TargetOdds> odds = target_odds(p, "", few(64));
    ASSERT_EQ(odds.size(), 2U);
    EXPECT_EQ(odds[0].of, OddsOf::overspent);
    EXPECT_EQ(odds[1].of, OddsOf::structurally_short);
    ASSERT_EQ(odds[0].years.size(), 3U);
    EXPECT_EQ(odds[0].probability[0], 0.0);
    EXPECT_EQ(odds[0].probability[2], 1.0);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(odds[1].probability[i], 1.0);
    EXPECT_NEAR(odds[1].amount[0], 20000.0, 2000.0);
    EXPECT_NEAR(odds[0].amount[2], 20000.0, 2000.0);
}

TEST(TargetOdds, DoesNotDependOnThreads) {
    const Programme p = saving(R"({"value": 1, "low": 0.6, "high": 1.3})");
    SimulateOptions four = few(5000);
    four.threads = 4;
    EXPECT_TRUE(target_odds(p, "", few(5000)).at(0) == target_odds(p, "", four).at(0));
}

TEST(TargetOdds, RefusesWhatSimulateRefuses) {
    EXPECT_THAT([] { target_odds(saving("1"), "nope", few()); }, throws(Errc::unknown_value, "nope"));
    EXPECT_THAT([] { target_odds(saving("1"), "", few(0)); }, throws(Errc::out_of_domain, "target_odds"));
}

}  // namespace
}  // namespace sociaaldomein
