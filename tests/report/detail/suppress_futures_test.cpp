#include "report/detail/suppress_futures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/check/check.hpp>
#include <sociaaldomein/check/validate.hpp>
#include <sociaaldomein/report/html.hpp>

#include "support/documents.hpp"

namespace sociaaldomein::detail {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> hidden(const Programme& p, int below = 10) {
    std::vector<std::string> names;
    for (const Text& name : suppress(p, {}, below).hidden_futures) names.push_back(name.nl);
    return names;
}

constexpr const char* with_a_start =
    R"("outlook": {"first": "2023", "correlations": [{"a": "caseloads.few.inflow", "b": "caseloads.many.inflow", "value": 0.1}]},
    "caseloads": [{"id": "few", "future": {"start": 7, "inflow": 20, "exit_rate": 0.1}},
        {"id": "fed", "future": {"start": 50, "inflow": 20, "exit_rate": 0.1, "fed_by": [{"from": "caseloads.few.outflow"}]}},
        {"id": "many", "future": {"start": 431, "inflow": 20, "exit_rate": 0.1}}],
    "products": [{"id": "p", "volume": "caseloads.few.size", "price": 1000}, {"id": "q", "volume": "caseloads.many.size", "price": 10}],
    "budget_plans": [{"id": "both", "products": ["p", "q"]}, {"id": "large", "products": ["q"]}],
    "scenarios": [{"id": "a", "effects": [{"id": "e", "on": "caseloads.few.inflow", "magnitude": 0.1},
            {"id": "f", "on": "caseloads.many.inflow", "magnitude": 0.1}], "settings": [{"of": "caseloads.few.inflow", "to": 30}]},
        {"id": "b", "parent": "a", "without": ["e", "f"]}])";

TEST(SuppressFutures, AStatedCountGoesWithAllThatFollowsFromIt) {
    const Programme p = testing::programme_of(with_a_start);
    EXPECT_THAT(hidden(p), ElementsAre("few", "fed", "p", "both"));
    EXPECT_TRUE(hidden(p, 7).empty()) << "seven is not below seven";
    const Suppressed s = suppress(p, {}, 10);
    EXPECT_EQ(s.programme.products.size(), 1U);
    EXPECT_EQ(s.programme.scenarios[0].effects.size(), 1U);
    EXPECT_TRUE(s.programme.scenarios[0].settings.empty());
    EXPECT_THAT(s.programme.scenarios[1].without, ElementsAre("f"));
    EXPECT_TRUE(s.programme.outlook->correlations.empty());
    EXPECT_TRUE(validate(s.programme).empty()) << "what is left can be computed";
    ReportOptions options;
    options.suppress_below = 10;
    options.paths = 64;
    const std::string page = html_report(p, check(p), {}, options);
    EXPECT_THAT(
        page,
        HasSubstr("Niet doorgerekend, omdat het om te kleine aantallen personen gaat: few, fed, p, both."));
    EXPECT_THAT(page, HasSubstr("431"));
    EXPECT_THAT(page, Not(HasSubstr(">7<")));
}

TEST(SuppressFutures, ASuppressedObservationIsNoStart) {
    const auto list = [](const char* future) {
        return testing::programme_of(
            std::string(
                R"("outlook": {"first": "2023"}, "waitlists": [{"id": "w", "observations": [{"at": "2021-12-31", "value": 40}, {"at": "2022-12-31", "value": 6}, {"at": "2023-12-31", "value": 60}], "future": {"inflow": 40, "forms": [{"id": "f", "places": 3, "stay": 1}])") +
            future + "}}]");
    };
    EXPECT_THAT(hidden(list("")), ElementsAre("w"));
    EXPECT_TRUE(hidden(list(R"(, "start": 40)")).empty()) << "it does not begin with the observation";
    EXPECT_THAT(hidden(list(R"(, "start": 40, "not_placeable": 4)")), ElementsAre("w"));
    EXPECT_TRUE(hidden(list(R"(, "start": 40, "not_placeable": 0)")).empty());
}

TEST(SuppressFutures, ASmallCountInAScenarioCountsToo) {
    const auto with = [](const char* of) {
        return testing::programme_of(
            std::string(
                R"("outlook": {"first": "2023"}, "caseloads": [{"id": "c", "future": {"start": 50, "inflow": 20, "exit_rate": 0.1}}], "scenarios": [{"id": "s", "settings": [{"of": "caseloads.c.)") +
            of + R"(", "to": 2}]}])");
    };
    EXPECT_THAT(hidden(with("start")), ElementsAre("c"));
    EXPECT_TRUE(hidden(with("exit_rate")).empty()) << "a rate counts nobody";
}

TEST(SuppressFutures, AnUptakeIsStillComputedWith) {
    const Programme p = testing::programme_of(
        R"("outlook": {"first": "2023"}, "funnels": [{"id": "f", "entered": {"value": 8}, "stages": [{"id": "in", "value": 4}], "filled_by": "in"}],
        "caseloads": [{"id": "c", "future": {"start": 50, "inflow": 20, "exit_rate": 0.1}}],
        "scenarios": [{"id": "s", "effects": [{"id": "e", "on": "caseloads.c.inflow", "magnitude": 0.1, "funnel": "f"}]}])");
    const Suppressed s = suppress(p, {}, 10);
    const Effect& e = s.programme.scenarios[0].effects[0];
    EXPECT_TRUE(e.funnel.empty());
    EXPECT_EQ(e.uptake->value, 0.5);
    EXPECT_TRUE(validate(s.programme).empty());
}

}  // namespace
}  // namespace sociaaldomein::detail
