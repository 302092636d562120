#include <sociaaldomein/scenario/ask.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include <sociaaldomein/core/error.hpp>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using sociaaldomein::testing::programme_of;
using ::testing::HasSubstr;

constexpr const char* still =
    R"("outlook": {"first": "2023-H1"}, "waitlists": [{"id": "w", "future": {"start": 158, "inflow": 0, "forms": [{"id": "f", "places": 0}]}}])";

// A stock that grows by one percent points known in advance, its cost, and people who come by chance.
constexpr const char* growing =
    R"("outlook": {"first": "2023-H1"}, "caseloads": [{"id": "g", "future": {"dynamics": "series", "start": 1000, "growth": 0.1}}, {"id": "u", "future": {"dynamics": "series", "start": 1000, "growth": {"value": 0, "low": -0.2, "high": 0.2, "spread": "uniform"}}}, {"id": "c", "future": {"start": 0, "inflow": {"value": 100, "low": 60, "high": 140, "spread": "uniform"}, "exit_rate": {"value": 0.2, "low": 0.19, "high": 0.21}}}], "products": [{"id": "p", "volume": "caseloads.g.size", "price": 0.07}], "savings_plans": [{"id": "s", "unit": "eur", "accumulation": "level", "columns": ["2023"], "lines": [{"id": "l", "figures": [50001], "future": {"delivered": 1}}]}])";

Question question(std::string quantity, Relation relation = Relation::none, double value = 0.0) {
    Question q;
    q.quantity = std::move(quantity);
    q.relation = relation;
    q.value = value;
    return q;
}

Answer answer(const char* document, const Question& q, std::int64_t paths = 2000) {
    SimulateOptions options;
    options.paths = paths;
    return ask(programme_of(document), "", q, options);
}

std::string complaint(const Question& q, Errc code) {
    try {
        (void)answer(growing, q, 10);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), code) << error.what();
        return error.what();
    }
    ADD_FAILURE() << "expected an error";
    return {};
}

TEST(Ask, DocumentedExample) {
    Question q = question("waitlists.w.size", Relation::below, 100);
    for (const char* date : {"2023-06-30", "2024-12-31", "2026-06-30"}) {
        q.when = parse_when(date);
        const Answer a = answer(still, q);
        EXPECT_EQ(a.probability, 0.0);
        EXPECT_EQ(a.mean, 158.0);
        EXPECT_EQ(a.shortfall, 58.0);
        EXPECT_EQ(a.standard_error, 0.0);
        EXPECT_EQ(a.probability_low, 0.0);
        EXPECT_EQ(a.probability_high, 0.0);
    }
}

TEST(Ask, RelationsTakeTheValueInOrLeaveItOut) {
    for (const auto& [relation, at_158] : {std::pair{Relation::below, 0.0},
                                           {Relation::above, 0.0},
                                           {Relation::at_most, 1.0},
                                           {Relation::at_least, 1.0}}) {
        EXPECT_EQ(answer(still, question("size", relation, 158)).probability, at_158);
        const bool lower = relation == Relation::below || relation == Relation::at_most;
        EXPECT_EQ(answer(still, question("size", relation, 159)).probability, lower ? 1.0 : 0.0);
    }
    EXPECT_TRUE(std::isnan(answer(still, question("size")).probability));
}

TEST(Ask, MoneyIsComparedAsItIsWrittenDown) {
    // 1,000 growing by a tenth: after half a year 1,050; on average 1,025 for half a year at 7 cents.
    Question q = question("products.p.cost", Relation::at_most, 35.88);
    q.when = parse_when("2023-H1");
    const Answer a = answer(growing, q, 64);
    EXPECT_EQ(a.median, 35.88);
    EXPECT_EQ(a.probability, 1.0);
    q = question("savings_plans.s.total", Relation::at_least, 50001);
    q.moment = Moment::sum_over;
    q.when = parse_when("2023");
    EXPECT_EQ(answer(growing, q, 64).probability, 1.0) << "halves of an odd number of cents add up";
}

TEST(Ask, MomentsAreReadAsAsked) {
    Question q = question("caseloads.g.size", Relation::at_least, 1100);
    q.when = parse_when("2023-H1");
    EXPECT_EQ(answer(growing, q, 64).probability, 0.0);
    EXPECT_EQ(answer(growing, q, 64).shortfall, 50.0);
    q.when = parse_when("2023");
    EXPECT_EQ(answer(growing, q, 64).moment, "2023-H2") << "a longer period is meant at its end";
    EXPECT_EQ(answer(growing, q, 64).probability, 1.0);
    q.moment = Moment::by;
    q.when = parse_when("2025-12-31");
    const Answer by = answer(growing, q, 64);
    EXPECT_EQ(by.probability, 1.0);
    EXPECT_NEAR(by.expected_years, 1.0, 0.01) << "it is reached at the end of 2023";
    q.value = 5000;
    EXPECT_EQ(answer(growing, q, 64).probability, 0.0);
    EXPECT_TRUE(std::isnan(answer(growing, q, 64).expected_years));
}

TEST(Ask, AQuantityCanStandForTheValue) {
    Question q = question("caseloads.u.size", Relation::above);
    q.than = "caseloads.g.size";
    q.when = parse_when("2024-12-31");
    // Uniform growth between -0.2 and 0.2 is above 0.1 in a quarter of the worlds.
    const Answer a = answer(growing, q, 64 * 256);
    EXPECT_NEAR(a.probability, 0.25, 0.02);
    EXPECT_NEAR(a.standard_error, std::sqrt(0.25 * 0.75 / 256.0), 0.006) << "only worlds differ";
    EXPECT_EQ(a.probability_low, 0.0);
    EXPECT_EQ(a.probability_high, 1.0);
}

TEST(Ask, WhatMattersMostStandsFirst) {
    Question q = question("caseloads.c.size");
    q.influences = true;
    q.when = parse_when("2025");
    const Answer a = answer(growing, q, 4096);
    ASSERT_GE(a.influences.size(), 2U);
    EXPECT_EQ(a.influences[0].name, "caseloads.c.inflow");
    EXPECT_LT(a.influences[0].at_low, a.mean);
    EXPECT_GT(a.influences[0].at_high, a.mean);
    EXPECT_GT(a.influences[0].total, 0.6);
    EXPECT_GT(a.influences[0].first_order, 0.5);
    EXPECT_LE(a.influences[0].first_order, a.influences[0].total);
    for (const Influence& i : a.influences)
        if (i.name == "caseloads.u.growth") {
            EXPECT_EQ(i.total, 0.0) << "another record's assumption";
            EXPECT_EQ(i.at_low, i.at_high);
        }
    // The other one moves the mean of 220 by no more than a tenth of its twentieth.
    for (const Influence& i : a.influences)
        if (i.name == "caseloads.c.exit_rate") {
            EXPECT_LT(i.total, 0.05);
            EXPECT_GT(i.at_low, i.at_high) << "who leaves faster is fewer";
        }
}

TEST(Ask, SaysWhatIsWrongWithAQuestion) {
    Question q = question("caseloads.g.size", Relation::below, 1);
    q.when = parse_when("2023-11-20");
    EXPECT_THAT(complaint(q, Errc::out_of_domain),
                HasSubstr("found 2023-11-20, expected the end of a step; the nearest is 2023-12-31"));
    q.when = parse_when("2023-07-20");
    EXPECT_THAT(complaint(q, Errc::out_of_domain), HasSubstr("the nearest is 2023-06-30"));
    q.when = parse_when("2023-Q1");
    EXPECT_THAT(complaint(q, Errc::out_of_domain),
                HasSubstr("a period that ends with a step, such as 2023-H1"));
    q.when = parse_when("2021-12-31");
    EXPECT_THAT(complaint(q, Errc::out_of_domain), HasSubstr("2023-H1"));
    q.when = parse_when("2023");
    q.moment = Moment::sum_over;
    EXPECT_THAT(complaint(q, Errc::unlike), HasSubstr("which is no flow"));
    q.quantity = "caseloads.c.inflow";
    q.when = parse_when("2023-Q1");
    EXPECT_THAT(complaint(q, Errc::out_of_domain), HasSubstr("a period of whole steps"));
    q.when = parse_when("2023-12-31");
    EXPECT_THAT(complaint(q, Errc::out_of_domain), HasSubstr("a period to add up over"));
    q.moment = Moment::at;
    q.than = "products.p.cost";
    EXPECT_THAT(complaint(q, Errc::unlike), HasSubstr("quantities of one unit"));
    q.than = "caseloads.c.size";
    EXPECT_THAT(complaint(q, Errc::unlike), HasSubstr("quantities of one unit"));
    EXPECT_THAT(complaint(question("caseloads.g.sise"), Errc::unknown_value), HasSubstr("did you mean"));
}

}  // namespace
}  // namespace sociaaldomein
