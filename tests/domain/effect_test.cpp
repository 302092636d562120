#include <sociaaldomein/domain/effect.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

TEST(Effect, ReadsAndWritesBack) {
    const Programme p = programme_of(
        R"("interventions": [{"id": "team", "starts": "2023-01-01"}], "funnels": [{"id": "jobs", "entered": 110, "filled_by": "signed", "stages": [{"id": "signed", "value": 16}]}], "caseloads": [{"id": "c", "future": {"start": 100, "inflow": 10, "exit_rate": 0.1}}], "scenarios": [{"id": "s", "effects": [{"id": "fewer", "on": "caseloads.c.inflow", "intervention": "team", "magnitude": {"value": -0.055, "low": -0.1, "high": 0}, "delay": 0.5, "ramp": 2, "shape": "s_curve", "half_life": 3, "uptake": 0.7, "ends": "2026-12-31"}, {"id": "out", "on": "caseloads.c.outflow", "kind": "absolute", "magnitude": 2, "places": 30, "funnel": "jobs", "starts": "2024-H1"}]}])");
    const Effect& fewer = p.scenarios.at(0).effects.at(0);
    EXPECT_EQ(fewer.kind, EffectKind::relative);
    EXPECT_EQ(fewer.shape, RampShape::s_curve);
    EXPECT_EQ(fewer.half_life->value, 3.0);
    EXPECT_EQ(fewer.ends->date(), Date(2026, 12, 31));
    EXPECT_EQ(fewer.intervention, Id<Intervention>("team"));
    const Effect& out = p.scenarios[0].effects.at(1);
    EXPECT_EQ(out.kind, EffectKind::absolute);
    EXPECT_EQ(out.places->value, 30.0);
    EXPECT_EQ(out.funnel, Id<Funnel>("jobs"));
    EXPECT_EQ(rewritten(p), p);
}

TEST(Effect, IsWholeAtOnceUnlessItSaysOtherwise) {
    const Effect e;
    EXPECT_EQ(e.delay.value, 0.0);
    EXPECT_EQ(e.ramp.value, 0.0);
    EXPECT_FALSE(e.half_life);
    EXPECT_FALSE(e.uptake);
}

}  // namespace
}  // namespace sociaaldomein
