#include "scenario/detail/builder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/core/error.hpp>

#include "scenario/support/simulated.hpp"

namespace sociaaldomein::detail {
namespace {

using ::testing::HasSubstr;
using testing_scenario::Simulated;

constexpr const char* family =
    R"("outlook": {"first": "2023-H1"}, "caseloads": [{"id": "c", "future": {"start": 10, "inflow": 100, "exit_rate": 0}}], "scenarios": [{"id": "base", "effects": [{"id": "a", "on": "caseloads.c.inflow", "magnitude": 0.1}, {"id": "b", "on": "caseloads.c.inflow", "magnitude": 0.2}], "settings": [{"of": "caseloads.c.start", "to": 20}]}, {"id": "child", "parent": "base", "without": ["a"], "effects": [{"id": "c", "on": "caseloads.c.outflow", "magnitude": 0.3}]}, {"id": "grandchild", "parent": "child", "settings": [{"of": "caseloads.c.start", "to": 30}]}])";

std::vector<std::string> effects_of(const Branch& branch) {
    std::vector<std::string> paths;
    for (const auto& [path, effect] : branch.effects) paths.push_back(path);
    return paths;
}

TEST(Builder, ABranchHasAllOfItsParentButWhatItLeavesOut) {
    const Programme p = testing::programme_of(family);
    EXPECT_THAT(effects_of(branch_of(p, "")), ::testing::IsEmpty());
    EXPECT_THAT(effects_of(branch_of(p, "base")),
                ::testing::ElementsAre("/scenarios/base/effects/a", "/scenarios/base/effects/b"));
    EXPECT_THAT(effects_of(branch_of(p, "grandchild")),
                ::testing::ElementsAre("/scenarios/base/effects/b", "/scenarios/child/effects/c"));
    EXPECT_EQ(branch_of(p, "").programme.caseloads[0].future->start->value, 10.0);
    EXPECT_EQ(branch_of(p, "child").programme.caseloads[0].future->start->value, 20.0);
    EXPECT_EQ(branch_of(p, "grandchild").programme.caseloads[0].future->start->value, 30.0);
    EXPECT_EQ(branch_of(p, "grand").scenario->id.str(), "grandchild");
}

TEST(Builder, AnUnknownScenarioIsToldWithTheOthers) {
    const auto complaint = [](const Programme& p, const std::string& name) {
        try {
            (void)branch_of(p, name);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), Errc::unknown_value);
            return std::string(error.what());
        }
        return std::string();
    };
    EXPECT_THAT(complaint(testing::programme_of(family), "chidl"),
                HasSubstr("expected one of: base, child, grandchild; did you mean \"child\"?"));
    EXPECT_THAT(complaint(Programme{}, "base"), HasSubstr("and they have none"));
}

TEST(Builder, AssumptionsAndShocksAreThoseOfTheirPlace) {
    const Simulated s(family, "child", 3);
    std::vector<std::string> names;
    for (const UsedAssumption& a : s.model->assumptions) names.push_back(a.name);
    EXPECT_THAT(names, ::testing::IsSupersetOf({"caseloads.c.inflow", "scenarios.base.effects.b.magnitude",
                                                "scenarios.child.effects.c.magnitude"}));
    EXPECT_THAT(names, ::testing::Not(::testing::Contains("scenarios.base.effects.a.magnitude")));
    EXPECT_THAT(s.model->shocks, ::testing::Contains("caseloads.c.inflow"));
    EXPECT_EQ(s.model->steps(), 3);
    EXPECT_EQ(s.model->step_years, 0.5);
    EXPECT_NEAR(s.model->ends.back(), 1.5, 0.003);
    EXPECT_NEAR(s.model->middles.front(), 0.25, 0.003);
}

TEST(Builder, EffectsStartAndEndWithTheirIntervention) {
    const Simulated s(
        R"("outlook": {"first": "2023"}, "interventions": [{"id": "i", "starts": "2024-01-01", "ends": "2025-12-31"}], "caseloads": [{"id": "c", "future": {"dynamics": "series", "start": 100, "growth": 0}}], "scenarios": [{"id": "s", "effects": [{"id": "e", "on": "caseloads.c.size", "intervention": "i", "magnitude": 0.5}, {"id": "f", "on": "caseloads.c.size", "intervention": "i", "starts": "2026-01-01", "ends": "2026-12-31", "kind": "absolute", "magnitude": 7}]}])",
        "s", 5);
    EXPECT_EQ(s.course("caseloads.c.size"), (std::vector<double>{100, 150, 150, 107, 100}));
}

TEST(Builder, UptakeIsWhatTheFunnelShows) {
    const Simulated s(
        R"("outlook": {"first": "2023"}, "funnels": [{"id": "j", "entered": 110, "filled_by": "signed", "stages": [{"id": "signed", "value": 22}]}], "caseloads": [{"id": "c", "future": {"dynamics": "series", "start": 100, "growth": 0}}], "scenarios": [{"id": "s", "effects": [{"id": "e", "on": "caseloads.c.size", "kind": "absolute", "magnitude": -1, "places": 50, "funnel": "j"}]}])",
        "s", 1);
    EXPECT_EQ(s.course("caseloads.c.size"), std::vector<double>{90});
}

std::string correlations(const char* members) {
    try {
        const Simulated s(
            R"("outlook": {"first": "2023", "correlations": [)" + std::string(members) +
                R"(]}, "caseloads": [{"id": "a", "future": {"start": 0, "inflow": 4, "exit_rate": 0}}, {"id": "b", "future": {"start": 0, "inflow": 9, "exit_rate": 0}}, {"id": "c", "future": {"start": 0, "inflow": 9, "exit_rate": 0}}])",
            "", 1);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

TEST(Builder, CorrelationsMustBeThoseOfSomething) {
    EXPECT_EQ(correlations(R"({"a": "caseloads.a.inflow", "b": "caseloads.b.inflow", "value": 0.9})"), "");
    EXPECT_THAT(
        correlations(R"({"a": "caseloads.a.inflow", "b": "caseloads.b.size", "value": 0.9})"),
        HasSubstr("/outlook/correlations/0/b: found \"caseloads.b.size\", on which chance does not work"));
    EXPECT_THAT(
        correlations(
            R"({"a": "caseloads.a.inflow", "b": "caseloads.b.inflow", "value": 0.9}, {"a": "caseloads.b.inflow", "b": "caseloads.c.inflow", "value": 0.9}, {"a": "caseloads.a.inflow", "b": "caseloads.c.inflow", "value": -0.9})"),
        HasSubstr("expected a positive semi-definite matrix"));
}

}  // namespace
}  // namespace sociaaldomein::detail
