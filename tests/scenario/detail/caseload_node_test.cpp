#include <gtest/gtest.h>

#include <cmath>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <sociaaldomein/core/error.hpp>

#include "scenario/support/simulated.hpp"

// Caseloads against what their flows must give, and against what their documents say.

namespace sociaaldomein::detail {
namespace {

using ::testing::HasSubstr;
using testing_scenario::Moments;
using testing_scenario::Simulated;
using testing_scenario::tolerance;

std::string load(const std::string& first, const std::string& future, const std::string& effect = "",
                 const std::string& more = "") {
    return fmt::format(
        R"("outlook": {{"first": "{}"}}, "caseloads": [{{"id": "c", "future": {{{}}}}}{}]{})", first, future,
        more,
        effect.empty() ? "" : R"(, "scenarios": [{"id": "s", "effects": [{"id": "e", )" + effect + "}]}]");
}

TEST(CaseloadNode, StocksGoToInflowOverExitRate) {
    const Simulated s(load("2023-H1", R"("start": 1000, "inflow": 300, "exit_rate": 0.5)"), "", 8);
    double expected = 1000.0;
    for (int t = 0; t < 8; ++t) {
        expected = expected * std::exp(-0.25) + 150.0 * (1.0 - std::exp(-0.25)) / 0.25;
        const Moments m = s.moments("caseloads.c.size", t);
        EXPECT_NEAR(m.mean, expected, tolerance(m.error)) << t;
    }
    const Moments in = s.moments("caseloads.c.inflow", 3, 51'200);
    EXPECT_NEAR(in.variance, 150.0, 4.0 * 150.0 * std::sqrt(2.0 / 51'200));
}

TEST(CaseloadNode, WhoStaysLongerLeavesAtItsOwnRate) {
    const Simulated s(
        load(
            "2023",
            R"("start": 1000, "inflow": 0, "durations": [{"until": 1, "exit_rate": 0.693147181, "share": 0.4}, {"until": 2, "exit_rate": 0.287682072, "share": 0.4}, {"exit_rate": 0, "share": 0.2}])"),
        "", 3);
    // Halfway their class on average: the first 400 see half a year of halving and half a year of losing a quarter, the
    // next 400 half a year of that, and 200 stay. Then the first lose half a year's part of a quarter more.
    const double first = 400.0 * std::sqrt(0.5 * 0.75);
    const double second = 400.0 * std::sqrt(0.75);
    EXPECT_NEAR(s.moments("caseloads.c.size", 0).mean, first + second + 200.0, 1.0);
    EXPECT_NEAR(s.moments("caseloads.c.size", 1).mean, first * std::sqrt(0.75) + second + 200.0, 1.0);
    EXPECT_NEAR(s.moments("caseloads.c.size", 2).mean, first * std::sqrt(0.75) + second + 200.0, 1.0);
}

TEST(CaseloadNode, WithoutSharesTheStockIsWhatASteadyOneWouldBe) {
    // At rest inflow equals outflow when the stock is as large as such an inflow holds, 100 (1/2 / ln 2 + 1/2 / ln 4/3) or
    // 246; yearly steps make it 249.
    const Simulated s(
        load(
            "2023",
            R"("start": 249, "inflow": 100, "durations": [{"until": 1, "exit_rate": 0.693147181}, {"exit_rate": 0.287682072}])"),
        "", 6);
    for (const int t : {0, 2, 5}) {
        const Moments m = s.moments("caseloads.c.outflow", t);
        EXPECT_NEAR(m.mean, 100.0, tolerance(m.error) + 0.1) << t;
    }
}

TEST(CaseloadNode, FlowsOfOthersComeIn) {
    const Simulated s(
        load(
            "2023", R"("start": 1000, "inflow": 0, "exit_rate": 0.693147181)", "",
            R"(, {"id": "all", "future": {"start": 0, "exit_rate": 0, "fed_by": [{"from": "caseloads.c.outflow"}]}}, {"id": "part", "future": {"start": 0, "exit_rate": 0, "fed_by": [{"from": "caseloads.c.outflow", "share": 0.25}]}})"),
        "", 1);
    EXPECT_EQ(s.paths("caseloads.all.size", 0, 700), s.paths("caseloads.c.outflow", 0, 700));
    const Moments part = s.moments("caseloads.part.size", 0);
    EXPECT_NEAR(part.mean, 125.0, tolerance(part.error));
    EXPECT_NEAR(part.variance, 1000.0 * 0.125 * 0.875, 4.0 * 110.0 * std::sqrt(2.0 / 20'480));
}

TEST(CaseloadNode, ADriverBringsInWhatItsChangeSays) {
    const Simulated s(
        load(
            "2023",
            R"("start": 1000, "inflow": 0, "exit_rate": 0, "driver": {"of": "caseloads.work.size", "coefficients": [0.1, 0.2]})",
            "", R"(, {"id": "work", "future": {"dynamics": "series", "start": 1000, "growth": 0.1}})"),
        "", 3);
    EXPECT_EQ(s.course("caseloads.work.size"), (std::vector<double>{1100, 1210, 1331}));
    // 0.1 x 100; then 0.1 x 110 + 0.2 x 100; then 0.1 x 121 + 0.2 x 110 = 34.1.
    EXPECT_EQ(s.course("caseloads.c.size"), (std::vector<double>{1010, 1041, 1075}));
}

TEST(CaseloadNode, LittleByLittleAddsUp) {
    // Monthly steps: 5 leavers a year more are 0.42 a month, and a tenth of a person of a driver's change is one in ten.
    const Simulated out(load("2023-01", R"("start": 1000, "inflow": 0, "exit_rate": 0)",
                             R"("on": "caseloads.c.outflow", "kind": "absolute", "magnitude": 5)"),
                        "s", 24);
    EXPECT_EQ(out.course("caseloads.c.size").back(), 990.0);
    const Simulated size(load("2023-01", R"("start": 1000, "inflow": 0, "exit_rate": 0)",
                              R"("on": "caseloads.c.size", "kind": "absolute", "magnitude": -3, "ramp": 2)"),
                         "s", 24);
    EXPECT_EQ(size.course("caseloads.c.size").back(), 997.0);
    const Simulated driven(
        load(
            "2023-01",
            R"("start": 1000, "inflow": 0, "exit_rate": 0, "driver": {"of": "caseloads.work.size", "coefficients": [0.1]})",
            "", R"(, {"id": "work", "future": {"dynamics": "series", "start": 1000, "growth": 0.024}})"),
        "", 24);
    const double change = driven.course("caseloads.work.size").back() - 1000.0;
    EXPECT_NEAR(driven.course("caseloads.c.size").back(), 1000.0 + 0.1 * change, 0.5);
}

TEST(CaseloadNode, EffectsWorkOnFlowsAndStock) {
    const std::string future = R"("start": 1000, "inflow": 300, "exit_rate": 0.5)";
    const Simulated plain(load("2023", future), "", 1);
    const Simulated in(load("2023", future, R"("on": "caseloads.c.inflow", "magnitude": -0.5)"), "s", 1);
    const Simulated out(load("2023", future, R"("on": "caseloads.c.outflow", "magnitude": 1)"), "s", 1);
    const Simulated stock(load("2023", future, R"("on": "caseloads.c.size", "magnitude": 0.1)"), "s", 1);
    EXPECT_NEAR(in.moments("caseloads.c.inflow", 0).mean, 150.0, 0.5);
    // Of half as many who come, half as many leave before the year is out.
    EXPECT_NEAR(plain.moments("caseloads.c.outflow", 0).mean - in.moments("caseloads.c.outflow", 0).mean,
                150.0 * (1.0 - (1.0 - std::exp(-0.5)) / 0.5), 0.5);
    const Moments left = out.moments("caseloads.c.outflow", 0);
    EXPECT_NEAR(left.mean, 1000.0 * (1.0 - std::exp(-1.0)) + 300.0 * std::exp(-1.0), tolerance(left.error))
        << "rates double, not the leavers";
    const auto before = plain.paths("caseloads.c.size", 0, 600);
    const auto after = stock.paths("caseloads.c.size", 0, 600);
    for (std::size_t p = 0; p < 600; ++p) ASSERT_EQ(after[p], before[p] + 100.0);
}

std::string observed(const std::string& first, const std::string& future, const std::string& flows = "") {
    std::string stock;
    for (int q = 0; q < 12; ++q)
        stock += fmt::format(R"({}{{"at": "{}-{:02}", "value": {}}})", q == 0 ? "" : ", ", 2020 + q / 4,
                             3 * (q % 4) + 3, 1000 + 7 * (q % 3) + 5 * q);
    return fmt::format(
        R"("outlook": {{"first": "{}"}}, "caseloads": [{{"id": "c", "measure": "stock", "observations": [{}]{}, "future": {{{}}}}}])",
        first, stock, flows, future);
}

TEST(CaseloadNode, WithoutFlowsTheyAreInferredAndItSaysSo) {
    const Simulated s(observed("2023-Q1", R"("exit_rate": 0.4)"), "", 8);
    const Moments m = s.moments("caseloads.c.size", 7);
    EXPECT_NEAR(m.mean, 1055.0 + 8 * 5.0, 60.0);
    EXPECT_EQ(s.course("caseloads.c.outflow").front(), std::round(1069.0 * (1.0 - std::exp(-0.1))));
    ASSERT_FALSE(s.model->notes.empty());
    bool said = false;
    for (const auto& [record, note] : s.model->notes)
        said = said || note.en.find("inferred from the stock") != std::string::npos;
    EXPECT_TRUE(said);
    const Simulated unknown(observed("2023-Q1", ""), "", 2);
    bool ranged = false;
    for (const UsedAssumption& a : unknown.model->assumptions)
        ranged = ranged || (a.name == "caseloads.c.exit_rate" && a.stated.uncertain());
    EXPECT_TRUE(ranged) << "nothing is known of who leaves: a range";
}

TEST(CaseloadNode, InferredFlowsFollowTheStockOnEveryPath) {
    const Simulated s(observed("2023-Q1", R"("exit_rate": {"value": 0.4, "low": 0.2, "high": 0.6})"), "", 4);
    // Without effects the stock is the projected one, whatever the exit rate of the world.
    const Simulated other(observed("2023-Q1", R"("exit_rate": 0.9)"), "", 4);
    for (int t = 0; t < 4; ++t)
        EXPECT_EQ(s.paths("caseloads.c.size", t, 700), other.paths("caseloads.c.size", t, 700));
}

TEST(CaseloadNode, ObservedFlowsAreCarriedOnWithWhatTheyDoNotExplain) {
    std::string in;
    std::string out;
    for (int q = 0; q < 12; ++q) {
        in += fmt::format(R"({}{{"at": "{}-Q{}", "value": {}}})", q == 0 ? "" : ", ", 2020 + q / 4, q % 4 + 1,
                          120 + q % 5);
        out += fmt::format(R"({}{{"at": "{}-Q{}", "value": {}}})", q == 0 ? "" : ", ", 2020 + q / 4,
                           q % 4 + 1, 110 + q % 4);
    }
    const std::string flows = fmt::format(
        R"(, "flows": [{{"id": "in", "direction": "in", "observations": [{}]}}, {{"id": "out", "direction": "out", "observations": [{}]}}])",
        in, out);
    const Simulated s(observed("2023-Q1", "", flows), "", 4);
    EXPECT_NEAR(s.moments("caseloads.c.inflow", 0).mean, 122.0, 4.0);
    EXPECT_NEAR(s.moments("caseloads.c.outflow", 0).mean, 112.0, 4.0);
    EXPECT_NEAR(s.moments("caseloads.c.unexplained", 0).mean, 5.0 - 10.5, 6.0);
    bool said = false;
    for (const auto& [record, note] : s.model->notes)
        said = said || note.en.find("what flows do not explain") != std::string::npos;
    EXPECT_TRUE(said);
    const TimeSeries& rest = s.model->observed[static_cast<std::size_t>(s.number("caseloads.c.unexplained"))];
    EXPECT_EQ(rest.observations(), 11);
}

TEST(CaseloadNode, AStatedStartCountsAlsoWhereTheLastObservationIsOld) {
    const Simulated s(observed("2023-Q3", R"("start": 500, "exit_rate": 0.4)"), "", 2);
    for (const double v : s.paths("caseloads.c.size", -1, 600)) ASSERT_EQ(v, 500.0);
    const double later = s.moments("caseloads.c.size", 1).mean;
    EXPECT_GT(later, 500.0) << "as many come as before, and of fewer people fewer leave";
    EXPECT_LT(later, 700.0);
}

TEST(CaseloadNode, AHalfYearThatIsNotOverIsNoObservation) {
    // The last observation is of March 2023, in the middle of a half-year: December 2022 is the last whole one.
    const std::string members =
        R"("outlook": {"first": "2023-H2"}, "caseloads": [{"id": "c", "measure": "stock", "observations": [{"at": "2022-03", "value": 100}, {"at": "2022-06", "value": 110}, {"at": "2022-09", "value": 120}, {"at": "2022-12", "value": 130}, {"at": "2023-03", "value": 140}], "future": {"inflow": 10, "exit_rate": 0.1}}])";
    const Simulated s(members, "", 1);
    EXPECT_EQ(s.paths("caseloads.c.size", -1, 1).front(), 130.0);
}

TEST(CaseloadNode, PersonsPrintedInThousandsArePersons) {
    const Simulated s(
        R"("outlook": {"first": "2023"}, "caseloads": [{"id": "c", "measure": "stock", "unit": "thousands", "decimals": 2, "observations": [{"at": "2022", "value": 431.55}], "future": {"inflow": 0, "exit_rate": 0}}])",
        "", 1);
    EXPECT_EQ(s.course("caseloads.c.size"), std::vector<double>{431'550});
}

std::string refused(const std::string& members) {
    try {
        const Simulated s(members, "", 1);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Errc::missing_field);
        return error.what();
    }
    return {};
}

TEST(CaseloadNode, SaysWhatIsMissing) {
    EXPECT_THAT(refused(load("2023", R"("inflow": 1, "exit_rate": 1)")),
                HasSubstr("/caseloads/c/future/start: found neither a start nor an observation"));
    EXPECT_THAT(refused(load("2023", R"("start": 1, "exit_rate": 1)")),
                HasSubstr("/caseloads/c/future/inflow: found neither an inflow"));
    EXPECT_THAT(refused(load("2023", R"("start": 1, "inflow": 1)")),
                HasSubstr("/caseloads/c/future/exit_rate: found neither an exit rate"));
    EXPECT_THAT(refused(load("2023", R"("dynamics": "series")")),
                HasSubstr("found neither a start nor an observation"));
}

}  // namespace
}  // namespace sociaaldomein::detail
