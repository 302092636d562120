#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <fmt/format.h>

#include "scenario/support/simulated.hpp"

// Money, in cents, against sums made by hand.

namespace sociaaldomein::detail {
namespace {

using testing_scenario::Simulated;

// A caseload that is known in advance: 100, 110, 121 at the ends of 2022, 2023, 2024.
std::string money(const std::string& members, const std::string& first = "2023",
                  const std::string& effect = "") {
    return fmt::format(
        R"("outlook": {{"first": "{}"}}, "caseloads": [{{"id": "c", "future": {{"dynamics": "series", "start": 100, "growth": 0.1}}}}], {}{})",
        first, members,
        effect.empty() ? "" : R"(, "scenarios": [{"id": "s", "effects": [{"id": "e", )" + effect + "}]}]");
}

constexpr const char* product =
    R"("products": [{"id": "p", "volume": "caseloads.c.size", "price": 1000, "share": 0.5}])";

TEST(MoneyNodes, CostIsPriceTimesWhatIsUsed) {
    const Simulated s(money(product), "", 2);
    EXPECT_EQ(s.course("products.p.price"), (std::vector<double>{100'000, 100'000}));
    EXPECT_EQ(s.course("products.p.volume"), (std::vector<double>{52.5, 57.75}))
        << "of a stock, the mean of both ends";
    EXPECT_EQ(s.course("products.p.cost"), (std::vector<double>{5'250'000, 5'775'000}));
    const Simulated halves(money(product, "2023-H1"), "", 2);
    EXPECT_EQ(halves.course("products.p.cost"), (std::vector<double>{2'562'500, 2'687'500}))
        << "half a year, half the price";
}

TEST(MoneyNodes, AFlowCostsItsPriceEach) {
    const Simulated s(
        R"("outlook": {"first": "2023-H1"}, "waitlists": [{"id": "w", "future": {"start": 40, "inflow": 0, "forms": [{"id": "f", "places": 30, "occupied": 0, "stay": 1000}]}}], "products": [{"id": "p", "volume": "waitlists.w.placed", "price": 12.34}])",
        "", 1);
    EXPECT_EQ(s.course("products.p.volume"), std::vector<double>{30});
    EXPECT_EQ(s.course("products.p.cost"), std::vector<double>{37'020});
}

constexpr const char* index =
    R"("indexations": [{"id": "i", "rates": [{"from": "2023", "rate": 0.1}, {"from": "2025", "rate": 0.5}]}])";

TEST(MoneyNodes, PricesRiseYearByYearFromTheirOwn) {
    const auto prices = [](const char* year) {
        return Simulated(
                   money(
                       std::string(index) +
                       fmt::format(
                           R"(, "products": [{{"id": "p", "volume": "caseloads.c.size", "price": 1000, "indexation": "i"{}}}])",
                           year)),
                   "", 4)
            .course("products.p.price");
    };
    EXPECT_EQ(prices(""), (std::vector<double>{100'000, 110'000, 165'000, 247'500}))
        << "in prices of the first year computed";
    EXPECT_EQ(prices(R"(, "price_year": "2022")"), (std::vector<double>{110'000, 121'000, 181'500, 272'250}));
    EXPECT_EQ(prices(R"(, "price_year": "2025")"), (std::vector<double>{100'000, 100'000, 100'000, 150'000}));
    const auto level = Simulated(money(index), "", 3).course("indexations.i.level");
    EXPECT_NEAR(level[0], 1.1, 1e-12);
    EXPECT_NEAR(level[2], 1.815, 1e-12);
}

TEST(MoneyNodes, EffectsChangePriceVolumeAndShare) {
    const auto cost = [](const char* effect) {
        return Simulated(money(product, "2023", effect), "s", 1).course("products.p.cost")[0];
    };
    EXPECT_EQ(cost(R"("on": "products.p.price", "magnitude": 0.1)"), 5'775'000.0);
    EXPECT_EQ(cost(R"("on": "products.p.price", "kind": "absolute", "magnitude": -100)"), 4'725'000.0);
    EXPECT_EQ(cost(R"("on": "products.p.volume", "kind": "absolute", "magnitude": 10)"), 6'250'000.0);
    EXPECT_EQ(cost(R"("on": "products.p.share", "magnitude": 5)"), 10'500'000.0) << "a share is at most all";
    EXPECT_EQ(cost(R"("on": "products.p.price", "magnitude": -1)"), 0.0);
}

std::string plan(const std::string& members) {
    return std::string(product) + R"(, "budget_plans": [{"id": "b", "products": ["p"], )" + members + "}]";
}

TEST(MoneyNodes, TheReservePaysAtTheEndOfTheYearAsFarAsItGoes) {
    // The years cost 52,500 and 57,875 against 50,000: 2,500 and 7,875 short, and there are 6,000.
    const Simulated s(
        money(plan(R"("budget": [{"year": "2023", "amount": 50000}], "reserve": 6000)"), "2023-H1"), "", 4);
    EXPECT_EQ(s.course("budget_plans.b.budget"),
              (std::vector<double>{2'500'000, 2'500'000, 2'500'000, 2'500'000}));
    EXPECT_EQ(s.course("budget_plans.b.withdrawal"), (std::vector<double>{0, 250'000, 0, 350'000}));
    EXPECT_EQ(s.course("budget_plans.b.reserve"), (std::vector<double>{600'000, 350'000, 350'000, 0}));
    EXPECT_EQ(s.course("budget_plans.b.overspend"), (std::vector<double>{0, 0, 0, 437'500}));
}

TEST(MoneyNodes, ItemsBelongToTheirColumnAndYears) {
    const Simulated s(
        money(plan(
            R"("items": [{"id": "e", "column": "expense", "recurrence": "incidental", "from": "2024", "until": "2024", "amount": 100.01}, {"id": "r", "column": "revenue", "amount": 300}, {"id": "a", "column": "addition", "amount": 50}, {"id": "w", "column": "withdrawal", "amount": 1000}], "reserve": 120)")),
        "", 3);
    EXPECT_EQ(s.course("budget_plans.b.incidental"), (std::vector<double>{0, 10'001, 0}));
    EXPECT_EQ(s.course("budget_plans.b.expense")[1], 5'775'000.0 + 10'001.0);
    EXPECT_EQ(s.course("budget_plans.b.revenue"), (std::vector<double>{30'000, 30'000, 30'000}));
    EXPECT_EQ(s.course("budget_plans.b.withdrawal"), (std::vector<double>{17'000, 5'000, 5'000}))
        << "no more than there is";
    EXPECT_EQ(s.course("budget_plans.b.reserve"), (std::vector<double>{0, 0, 0}));
    EXPECT_EQ(s.course("budget_plans.b.overspend"), (std::vector<double>{0, 0, 0}))
        << "without a budget nothing is overspent";
}

TEST(MoneyNodes, BudgetsGoOnWithPricesAfterTheLastStatedYear) {
    const Simulated s(
        money(
            std::string(index) + ", " +
            plan(
                R"("budget": [{"year": "2022", "amount": 10}, {"year": "2024", "amount": 100}], "budget_indexation": "i")")),
        "", 3);
    EXPECT_EQ(s.course("budget_plans.b.budget"), (std::vector<double>{1'000, 10'000, 15'000}));
}

std::string savings(const char* accumulation) {
    return fmt::format(
        R"("savings_plans": [{{"id": "v", "unit": "eur_thousand", "accumulation": "{}", "columns": ["2022", "2024"], "lines": [{{"id": "l", "figures": [50, 70], "future": {{"delivered": 0.5}}}}, {{"id": "m", "kind": "margin_draw", "figures": [10, 10]}}]}}])",
        accumulation);
}

TEST(MoneyNodes, SavingsAreLevelsTotalsOrAmountsOfAYear) {
    const auto of = [](const char* accumulation, const char* quantity) {
        return Simulated(money(savings(accumulation)), "", 3).course(quantity);
    };
    // Thousands, in cents; half is delivered.
    EXPECT_EQ(of("level", "savings_plans.v.l"), (std::vector<double>{2'500'000, 3'500'000, 3'500'000}));
    EXPECT_EQ(of("level", "savings_plans.v.target"), (std::vector<double>{5'000'000, 7'000'000, 7'000'000}));
    EXPECT_EQ(of("per_year", "savings_plans.v.l"), (std::vector<double>{0, 3'500'000, 0}));
    EXPECT_EQ(of("cumulative", "savings_plans.v.l"), (std::vector<double>{0, 1'000'000, 0}));
    EXPECT_EQ(of("level", "savings_plans.v.total"), of("level", "savings_plans.v.l"))
        << "a draw on the margin is no saving";
    EXPECT_EQ(of("level", "savings_plans.v.margin_draw"),
              (std::vector<double>{1'000'000, 1'000'000, 1'000'000}));
}

RC_GTEST_PROP(MoneyNodes, StepsOfAYearAddUpToIt, ()) {
    const auto cents = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000);
    const std::string first = *rc::gen::element<std::string>("2023", "2023-H1", "2023-Q1", "2023-01");
    const Simulated s(
        money(plan(fmt::format(R"("items": [{{"id": "r", "column": "revenue", "amount": {}.{:02}}}])",
                               cents / 100, cents % 100)),
              first),
        "",
        first.size() == 4 ? 1
        : first[5] == 'H' ? 2
        : first[5] == 'Q' ? 4
                          : 12);
    double sum = 0.0;
    for (const double part : s.course("budget_plans.b.revenue")) {
        RC_ASSERT(part == std::floor(part));
        sum += part;
    }
    RC_ASSERT(sum == static_cast<double>(cents));
}

}  // namespace
}  // namespace sociaaldomein::detail
