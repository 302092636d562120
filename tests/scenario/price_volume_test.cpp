#include <sociaaldomein/scenario/price_volume.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <sociaaldomein/core/error.hpp>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;

TEST(PriceVolume, DocumentedExample) {
    const PricedVolume one{.price_before = 2, .volume_before = 10, .price_after = 3, .volume_after = 12};
    const PriceVolume parts = price_volume(std::span(&one, 1));
    EXPECT_EQ(parts.price, 10.0);
    EXPECT_EQ(parts.volume, 4.0);
    EXPECT_EQ(parts.mix, 0.0);
    EXPECT_EQ(parts.joint, 2.0);
}

TEST(PriceVolume, MixIsWhatDearerProductsTake) {
    // As many people, but ten of them in a product that costs 5 instead of 1.
    const PricedVolume products[2]{{1, 90, 1, 80}, {5, 10, 5, 20}};
    const PriceVolume parts = price_volume(products);
    EXPECT_EQ(parts.price, 0.0);
    EXPECT_EQ(parts.volume, 0.0);
    EXPECT_EQ(parts.mix, 40.0);
    EXPECT_EQ(parts.joint, 0.0);
}

TEST(PriceVolume, WhereNothingWasBoughtAllIsJoint) {
    const PricedVolume one{.price_before = 0, .volume_before = 0, .price_after = 3, .volume_after = 12};
    const PriceVolume parts = price_volume(std::span(&one, 1));
    EXPECT_EQ(parts.joint, 36.0);
    EXPECT_EQ(parts.sum(), 36.0);
}

RC_GTEST_PROP(PriceVolume, PartsAddUpToTheChange, ()) {
    std::vector<PricedVolume> products(static_cast<std::size_t>(*rc::gen::inRange(1, 6)));
    double change = 0.0;
    for (PricedVolume& x : products) {
        const auto number = [] { return static_cast<double>(*rc::gen::inRange(0, 100'000)); };
        x = {number(), number(), number(), number()};
        change += x.price_after * x.volume_after - x.price_before * x.volume_before;
    }
    const double sum = price_volume(products).sum();
    RC_ASSERT(std::abs(sum - change) <= 1e-3);
}

constexpr const char* document =
    R"("outlook": {"first": "2023-H1"},
    "caseloads": [{"id": "c", "future": {"start": 100, "inflow": 60, "exit_rate": 0.4}}],
    "indexations": [{"id": "i", "rates": [{"from": "2024", "rate": 0.05}]}],
    "products": [
        {"id": "p", "volume": "caseloads.c.size", "share": 0.25, "price": 1000, "indexation": "i"},
        {"id": "q", "volume": "caseloads.c.size", "share": 0.75, "price": 200, "indexation": "i"}],
    "budget_plans": [{"id": "b", "products": ["p", "q"]}],
    "scenarios": [{"id": "base"},
        {"id": "dearer", "parent": "base", "effects": [{"id": "e", "on": "products.p.price", "magnitude": 0.5}]}])";

double part(const std::vector<BridgePart>& parts, std::string_view name) {
    for (const BridgePart& p : parts)
        if (p.part == name) return p.mean;
    ADD_FAILURE() << name;
    return 0.0;
}

TEST(Bridge, PartsAddUpFromYearToYear) {
    const Programme p = programme_of(document);
    SimulateOptions options;
    options.paths = 600;
    const Bridge b = bridge(p, "b", "base", 2023, 2025, {}, options);
    double sum = 0.0;
    for (const BridgePart& x : b.parts) sum += x.mean;
    EXPECT_NEAR(sum, b.after - b.before, 1e-6 * b.after);
    EXPECT_EQ(part(b.parts, "policy"), 0.0);
    // Both products are as large a part of one caseload, and both prices rise alike: two years at five percent.
    EXPECT_NEAR(part(b.parts, "mix"), 0.0, 1e-6 * b.before);
    EXPECT_NEAR(part(b.parts, "price"), b.before * (1.05 * 1.05 - 1.0), 1e-4 * b.before);
    EXPECT_GT(part(b.parts, "volume"), 0.0);
}

TEST(Bridge, PolicyIsWhatTheOtherScenarioMakesOfTheLastYear) {
    const Programme p = programme_of(document);
    SimulateOptions options;
    options.paths = 600;
    const Bridge b = bridge(p, "b", "base", 2023, 2024, "dearer", options);
    const Bridge same = bridge(p, "b", "base", 2023, 2024, {}, options);
    EXPECT_NEAR(part(b.parts, "policy"), b.after - same.after, 1e-6 * b.after);
    // Half as much again on what is 250 of 400 a person: only prices differ, on the same paths.
    EXPECT_NEAR(part(b.policy_parts, "price"), 0.5 * same.after * 250.0 / 400.0, 1e-4 * same.after);
    EXPECT_NEAR(part(b.policy_parts, "volume"), 0.0, 1e-6 * same.after);
}

TEST(Bridge, AllPlansAndScenariosAtOnce) {
    const Programme p = programme_of(document);
    SimulateOptions options;
    options.paths = 600;
    const std::vector<Bridge> all = bridges(p, {"base", "dearer"}, 2023, 2024, options);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(part(all[0].parts, "policy"), 0.0);
    EXPECT_TRUE(all[0].policy_parts.empty());
    EXPECT_TRUE(all[0] == bridge(p, "b", "base", 2023, 2024, {}, options));
    EXPECT_TRUE(all[1] == bridge(p, "b", "base", 2023, 2024, "dearer", options));
    EXPECT_GT(part(all[1].parts, "policy"), 0.0);
    EXPECT_EQ(part(all[1].parts, "price"), part(all[0].parts, "price"));
}

TEST(Bridge, WithoutYearsItGoesFromTheFirstWholeOneToTheLast) {
    Programme p = programme_of(document);
    p.outlook->first = Period::half_year(2023, 2);
    SimulateOptions options;
    options.paths = 64;
    options.until = Period::half_year(2026, 1);
    const Bridge b = bridges(p, {"base"}, 0, 0, options).front();
    EXPECT_EQ(b.from_year, 2024);
    EXPECT_EQ(b.to_year, 2025);
    p.budget_plans.front().products.clear();
    EXPECT_TRUE(bridges(p, {"base"}, 0, 0, options).empty());
}

TEST(Bridge, SaysWhatItCannotDo) {
    const Programme p = programme_of(document);
    SimulateOptions options;
    options.paths = 64;
    try {
        (void)bridge(p, "bb", "base", 2023, 2024, {}, options);
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "found the budget plan \"bb\", expected a known one");
    }
    EXPECT_THROW((void)bridges(p, {}, 0, 0, options), Error);
    options.until = Period::half_year(2024, 1);
    EXPECT_THROW((void)bridge(p, "b", "base", 2023, 2024, {}, options), Error);
}

}  // namespace
}  // namespace sociaaldomein
