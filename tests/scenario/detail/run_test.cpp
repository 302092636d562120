#include "scenario/detail/run.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include <sociaaldomein/io/load.hpp>

#include "scenario/support/identities.hpp"
#include "scenario/support/random_future.hpp"
#include "scenario/support/simulated.hpp"

namespace sociaaldomein::detail {
namespace {

using testing_scenario::Identities;
using testing_scenario::RandomFuture;
using testing_scenario::Simulated;

RC_GTEST_PROP(Run, IdentitiesHoldOnEveryPathAndStep, (std::uint64_t seed)) {
    const RandomFuture random(seed);
    RC_LOG() << random.members << '\n';
    const Programme programme = testing::programme_of(random.members);
    for (const std::string& scenario : random.scenarios) {
        const Simulated b(programme, scenario, random.steps);
        detail::Run run(*b.model);
        run.compute(static_cast<std::int64_t>(seed % 3));
        const std::string broken = Identities(b.branch.programme, *b.model, run).broken();
        RC_LOG() << scenario << '\n';
        RC_ASSERT(broken == "");
    }
}

TEST(Run, IdentitiesHoldForTheExamplesUnderEachOfTheirScenarios) {
    for (const std::string example : {"zwolle", "voorbeeldstad"}) {
        std::vector<std::filesystem::path> paths = testing::example_documents(example);
        for (const auto& path : testing::example_documents(example + "/scenarios")) paths.push_back(path);
        const Programme programme = load(paths).programme;
        EXPECT_GT(programme.scenarios.size(), 3U);
        for (const Scenario& scenario : programme.scenarios) {
            const Simulated b(programme, scenario.id.str(), 12);
            detail::Run run(*b.model);
            run.compute(0);
            EXPECT_EQ(Identities(b.branch.programme, *b.model, run).broken(), "") << scenario.id.str();
        }
    }
}

// An identity that nothing could break would prove nothing: each quantity is moved by one, and some identity has to notice.
// Those left out follow from no others, or only bound others.
TEST(Run, AQuantityThatIsOffByOneBreaksAnIdentity) {
    const std::set<std::string> free_to_move{"wait", "wait_90", "incidental", "target", "level"};
    std::map<std::string, int> tried;
    std::map<std::string, int> noticed;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const RandomFuture random(seed);
        const Simulated b(testing::programme_of(random.members), "child", random.steps);
        detail::Run run(*b.model);
        run.compute(0);
        const int t = b.model->steps() - 1;
        for (std::size_t q = 0; q < b.model->quantities.size(); ++q) {
            const std::string& name = b.model->quantities[q].name;
            std::string part = name.substr(name.rfind('.') + 1);
            if (name.starts_with("savings_plans.") && part.starts_with('l')) part = "a line";
            constexpr int path = 17;
            double& value = run.at(static_cast<int>(q), t)[path];
            const double before = value;
            bool broken = false;
            for (const double by : {1.0, -1.0}) {
                value = before + by;
                Identities here(b.branch.programme, *b.model, run);
                broken = broken || !here.on_path(path).broken().empty();
            }
            value = before;
            ++tried[part];
            noticed[part] += broken ? 1 : 0;
        }
        EXPECT_EQ(Identities(b.branch.programme, *b.model, run).broken(), "") << seed;
    }
    EXPECT_GT(tried.size(), 25U);
    for (const auto& [part, times] : tried)
        if (!free_to_move.contains(part)) {
            EXPECT_GT(noticed[part], 0) << part << ", tried " << times << " times";
        }
    for (const char* part : {"placed", "left", "abandoned", "gone", "bridged", "inflow", "outflow",
                             "unexplained", "reserve", "cost"})
        EXPECT_EQ(noticed[part], tried[part]) << part << " is bound on every path";
}

// What the properties above are tried on.
TEST(Run, GeneratedProgrammesHaveEveryKindOfThing) {
    std::map<std::string, int> seen;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Programme p = testing::programme_of(RandomFuture(seed).members);
        for (const Waitlist& w : p.waitlists) {
            seen["a second waitlist"] += p.waitlists.size() > 1 ? 1 : 0;
            seen["urgent"] += w.future->urgent_share.value > 0.0 ? 1 : 0;
            seen["not placeable"] += w.future->not_placeable ? 1 : 0;
            seen["regimes"] += w.regimes.empty() ? 0 : 1;
            for (const TemporaryPlaces& t : w.future->temporary) {
                seen["temporary places"] += 1;
                seen["temporary places that end"] += t.ends ? 1 : 0;
                seen["temporary places with a stay"] += t.stay ? 1 : 0;
            }
        }
        for (const Scenario& s : p.scenarios)
            for (const Effect& e : s.effects) {
                const std::string kind = e.kind == EffectKind::relative ? "relative on " : "absolute on ";
                seen[kind + e.on.substr(e.on.rfind('.') + 1)] += 1;
                seen["s-curve"] += e.shape == RampShape::s_curve ? 1 : 0;
                seen["half-life"] += e.half_life ? 1 : 0;
                seen["uptake"] += e.uptake ? 1 : 0;
                seen["per place"] += e.places ? 1 : 0;
                seen["delay"] += e.delay == Assumption{} ? 0 : 1;
            }
    }
    for (const char* thing : {"a second waitlist", "urgent", "not placeable", "regimes", "temporary places",
                              "temporary places that end", "temporary places with a stay", "s-curve",
                              "half-life", "uptake", "per place", "delay"})
        EXPECT_GT(seen[thing], 10) << thing;
    for (const char* part :
         {"inflow", "outflow", "size", "capacity", "temporary", "stay", "abandonment", "placeable_share",
          "price", "volume", "share", "expense", "revenue", "budget", "l1"})
        for (const char* kind : {"relative on ", "absolute on "})
            EXPECT_GT(seen[std::string(kind) + part], 0) << kind << part;
}

RC_GTEST_PROP(Run, WhatIsLeftOutChangesNothingOfWhatIsKept, (std::uint64_t seed)) {
    const RandomFuture random(seed);
    RC_LOG() << random.members << '\n';
    const Programme programme = testing::programme_of(random.members);
    const Simulated whole(programme, "child", random.steps);
    const Simulated cut(programme, "child", random.steps);
    const auto n = whole.model->quantities.size();
    const std::string record = whole.model->quantities[static_cast<std::size_t>(seed % n)].record;
    cut.model->keep_only({record});
    RC_ASSERT(cut.model->nodes.size() <= whole.model->nodes.size());
    detail::Run a(*whole.model);
    detail::Run b(*cut.model);
    a.compute(1);
    b.compute(1);
    for (std::size_t q = 0; q < n; ++q)
        if (whole.model->quantities[q].record == record)
            for (int t = -1; t < whole.model->steps(); ++t)
                for (int p = 0; p < block_paths; ++p)
                    RC_ASSERT(a.at(static_cast<int>(q), t)[p] == b.at(static_cast<int>(q), t)[p]);
}

RC_GTEST_PROP(Run, WhatAScenarioLeavesAsItIsHasTheSameBits, (std::uint64_t seed)) {
    const RandomFuture random(seed);
    RC_LOG() << random.members << '\n';
    const Programme programme = testing::programme_of(random.members);
    const Simulated base(programme, "base", random.steps);
    const Simulated other(programme, "other", random.steps);
    const std::vector<std::string> changed = other.model->changed_from(*base.model);
    RC_ASSERT(std::ranges::is_sorted(changed));
    detail::Run a(*base.model);
    detail::Run b(*other.model);
    a.compute(0);
    b.compute(0);
    for (std::size_t q = 0; q < base.model->quantities.size(); ++q)
        if (!std::ranges::binary_search(changed, base.model->quantities[q].record))
            for (int t = -1; t < base.model->steps(); ++t)
                for (int p = 0; p < block_paths; ++p)
                    RC_ASSERT(a.at(static_cast<int>(q), t)[p] == b.at(static_cast<int>(q), t)[p]);
}

TEST(Run, OnlyWhatDependsOnAChangeIsChanged) {
    const Programme p = testing::programme_of(
        R"("outlook": {"first": "2023"}, "caseloads": [{"id": "c", "future": {"start": 9, "inflow": 1, "exit_rate": 0.1}},
            {"id": "d", "future": {"start": 9, "exit_rate": 0.1, "fed_by": [{"from": "caseloads.c.outflow"}]}},
            {"id": "e", "future": {"start": 9, "inflow": 1, "exit_rate": 0.1}}],
        "products": [{"id": "p", "volume": "caseloads.d.size", "price": 5}, {"id": "q", "volume": "caseloads.e.size", "price": 5}],
        "budget_plans": [{"id": "b", "products": ["p"]}, {"id": "other", "products": ["q"]}],
        "scenarios": [{"id": "base"}, {"id": "set", "settings": [{"of": "caseloads.c.inflow", "to": 2}]},
            {"id": "does", "effects": [{"id": "x", "on": "products.q.price", "magnitude": 0.1}]}])");
    const Simulated base(p, "base", 2);
    EXPECT_EQ(Simulated(p, "set", 2).model->changed_from(*base.model),
              (std::vector<std::string>{"/budget_plans/b", "/caseloads/c", "/caseloads/d", "/products/p"}));
    EXPECT_EQ(Simulated(p, "does", 2).model->changed_from(*base.model),
              (std::vector<std::string>{"/budget_plans/other", "/products/q"}));
    EXPECT_TRUE(Simulated(p, "", 2).model->changed_from(*base.model).empty());
}

RC_GTEST_PROP(Run, AScenarioThatChangesNothingHasTheBitsOfItsParent, (std::uint64_t seed)) {
    const RandomFuture random(seed);
    RC_LOG() << random.members << '\n';
    const Programme programme = testing::programme_of(random.members);
    const Simulated parent(programme, "base", random.steps);
    const Simulated same(programme, "same", random.steps);
    detail::Run a(*parent.model);
    detail::Run b(*same.model);
    a.compute(1);
    b.compute(1);
    for (std::size_t q = 0; q < parent.model->quantities.size(); ++q)
        for (int t = -1; t < parent.model->steps(); ++t)
            for (int p = 0; p < block_paths; ++p)
                RC_ASSERT(a.at(static_cast<int>(q), t)[p] - b.at(static_cast<int>(q), t)[p] == 0.0);
}

RC_GTEST_PROP(Run, WhatIsComputedLaterDoesNotChangeWhatWasBefore, (std::uint64_t seed)) {
    const RandomFuture random(seed);
    RC_LOG() << random.members << '\n';
    const Programme programme = testing::programme_of(random.members);
    const Simulated brief(programme, "other", random.steps);
    const Simulated longer(programme, "other", random.steps + 3);
    detail::Run a(*brief.model);
    detail::Run b(*longer.model);
    a.compute(0);
    b.compute(0);
    for (std::size_t q = 0; q < brief.model->quantities.size(); ++q) {
        // At the end of the simulation a year that is not over is settled all the same.
        const bool of_year = brief.model->quantities[q].name.starts_with("budget_plans.");
        for (int t = -1; t < random.steps - (of_year ? 1 : 0); ++t)
            for (int p = 0; p < block_paths; ++p)
                RC_ASSERT(a.at(static_cast<int>(q), t)[p] == b.at(static_cast<int>(q), t)[p]);
    }
}

TEST(Run, WholeRoundsHalvesAwayFromZero) {
    EXPECT_EQ(whole(0.5), 1.0);
    EXPECT_EQ(whole(-0.5), -1.0);
    EXPECT_EQ(whole(2.4999), 2.0);
    EXPECT_EQ(whole(-2.4999), -2.0);
    EXPECT_EQ(whole(0.0), 0.0);
}

TEST(Run, QuantilesOfAssumptionsAreThoseOfTheirSpread) {
    EXPECT_EQ(quantile({.value = 7.0}, 0.9), 7.0);
    Assumption a{.value = 2.0, .low = 0.0, .high = 8.0, .spread = Spread::uniform};
    EXPECT_DOUBLE_EQ(quantile(a, 0.25), 2.0);
    a.spread = Spread::triangular;
    EXPECT_DOUBLE_EQ(quantile(a, 0.25), 2.0) << "a quarter of the triangle lies left of its top";
    EXPECT_DOUBLE_EQ(quantile(a, 0.0625), 1.0);
    EXPECT_NEAR(quantile(a, 1.0), 8.0, 1e-12);
    a.spread = Spread::normal;
    EXPECT_NEAR(quantile(a, 0.5), 4.0, 1e-9);
    EXPECT_NEAR(quantile(a, 0.05), 0.0, 1e-6);
    EXPECT_NEAR(quantile(a, 0.95), 8.0, 1e-6);
}

// A model with nothing but an assumption and effects on nothing in particular.
class Influences : public ::testing::Test {
protected:
    int assume(const Assumption& a) {
        model_.assumptions.push_back({"a" + std::to_string(model_.assumptions.size()), "", a});
        return static_cast<int>(model_.assumptions.size()) - 1;
    }
    double factor(const UsedEffect& effect, double years) {
        model_.axis = PeriodAxis(Period::year(2023), 1);
        detail::Run run(model_);
        run.compute(0);
        const std::vector<UsedEffect> effects{effect};
        return run.influence(&effects, years).factor.v[0];
    }
    Model model_;
};

TEST_F(Influences, StartDelayRampAndEnd) {
    UsedEffect e;
    e.magnitude = assume({.value = -0.4});
    e.delay = assume({.value = 0.5});
    e.ramp = assume({.value = 2.0});
    e.starts = 1.0;
    e.ends = 5.0;
    EXPECT_EQ(factor(e, 1.0), 1.0);
    EXPECT_EQ(factor(e, 1.5), 1.0);
    EXPECT_DOUBLE_EQ(factor(e, 2.0), 1.0 - 0.4 * 0.25);
    EXPECT_DOUBLE_EQ(factor(e, 2.5), 1.0 - 0.4 * 0.5);
    EXPECT_DOUBLE_EQ(factor(e, 5.0), 0.6);
    EXPECT_EQ(factor(e, 5.001), 1.0);
    e.shape = RampShape::s_curve;
    EXPECT_DOUBLE_EQ(factor(e, 2.0), 1.0 - 0.4 * (3.0 * 0.0625 - 2.0 * 0.015625));
    EXPECT_DOUBLE_EQ(factor(e, 2.5), 1.0 - 0.4 * 0.5);
}

TEST_F(Influences, HalfOfItWearsOffInAHalfLife) {
    UsedEffect e;
    e.magnitude = assume({.value = 0.8});
    e.ramp = assume({.value = 1.0});
    e.half_life = assume({.value = 2.0});
    EXPECT_DOUBLE_EQ(factor(e, 1.0), 1.8);
    EXPECT_NEAR(factor(e, 3.0), 1.4, 1e-12);
    EXPECT_NEAR(factor(e, 5.0), 1.2, 1e-12);
}

TEST_F(Influences, PlacesAndUptake) {
    UsedEffect e;
    e.kind = EffectKind::absolute;
    e.magnitude = assume({.value = 2.0});
    e.places = assume({.value = 30.0});
    e.uptake = assume({.value = 0.5});
    model_.axis = PeriodAxis(Period::year(2023), 1);
    detail::Run run(model_);
    run.compute(0);
    const std::vector<UsedEffect> twice{e, e};
    EXPECT_EQ(run.influence(&twice, 1.0).add.v[3], 60.0);
    EXPECT_EQ(run.influence(nullptr, 1.0).on(7.0, 0), 7.0);
    EXPECT_TRUE(run.influence(nullptr, 1.0).none);
}

TEST(Run, AssumptionsAreDrawnOnceForAWorldAndCoverTheirRange) {
    const Programme p = testing::programme_of(
        R"("outlook": {"first": "2023"}, "caseloads": [{"id": "c", "future": {"start": {"value": 500, "low": 0, "high": 1000, "spread": "uniform"}, "inflow": 0, "exit_rate": 0}}])");
    const Simulated b(p, "", 1);
    detail::Run run(*b.model);
    std::vector<double> worlds;
    for (std::int64_t block = 0; block < 64 / block_worlds; ++block) {  // one from each 64th of the range
        run.compute(block);
        for (int path = 0; path < block_paths; ++path) {
            const double start = run.at(0, -1)[path];
            if (path % world_paths == 0) worlds.push_back(start);
            ASSERT_EQ(start, worlds.back()) << "one world, one value";
        }
    }
    std::ranges::sort(worlds);
    ASSERT_EQ(worlds.size(), 64U);
    for (std::size_t w = 0; w < 64; ++w) {
        EXPECT_GE(worlds[w], std::floor(1000.0 * static_cast<double>(w) / 64.0));
        EXPECT_LE(worlds[w], std::ceil(1000.0 * static_cast<double>(w + 1) / 64.0));
    }
}

TEST(Run, ShocksGoTogetherAsStated) {
    const auto correlation = [](const char* value) {
        const Programme p = testing::programme_of(
            R"("outlook": {"first": "2023", "correlations": [{"a": "caseloads.a.inflow", "b": "caseloads.b.inflow", "value": )" +
            std::string(value) +
            R"(}]}, "caseloads": [{"id": "a", "future": {"start": 0, "inflow": 400, "exit_rate": 0}}, {"id": "b", "future": {"start": 0, "inflow": 900, "exit_rate": 0}}])");
        const Simulated b(p, "", 1);
        detail::Run run(*b.model);
        double n = 0, sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
        const int qa = b.model->quantity("caseloads.a.inflow");
        const int qb = b.model->quantity("caseloads.b.inflow");
        for (std::int64_t block = 0; block < 20; ++block) {
            run.compute(block);
            for (int path = 0; path < block_paths; ++path) {
                const double x = run.at(qa, 0)[path] - 400.0;
                const double y = run.at(qb, 0)[path] - 900.0;
                n += 1, sa += x, sb += y, saa += x * x, sbb += y * y, sab += x * y;
            }
        }
        EXPECT_NEAR(sa / n, 0.0, 4.0 * 20.0 / std::sqrt(n)) << "their means stay";
        EXPECT_NEAR(saa / n, 400.0, 400.0 * 4.0 * std::sqrt(2.0 / n)) << "and their spread";
        return (sab - sa * sb / n) / std::sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
    };
    EXPECT_NEAR(correlation("0.6"), 0.6, 0.03);
    EXPECT_NEAR(correlation("-0.9"), -0.9, 0.02);
    EXPECT_NEAR(correlation("0"), 0.0, 0.04);
    EXPECT_GT(correlation("1"), 0.99);
}

}  // namespace
}  // namespace sociaaldomein::detail
