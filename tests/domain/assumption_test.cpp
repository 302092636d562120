#include <sociaaldomein/domain/assumption.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/io/json_writer.hpp>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using sociaaldomein::testing::programme_of;
using sociaaldomein::testing::rewritten;
using ::testing::HasSubstr;

constexpr const char* document =
    R"("sources": [{"id": "r"}], "waitlists": [{"id": "w", "future": {"start": 158, "inflow": {"value": 105, "low": 80, "high": 130, "spread": "uniform", "ground": "estimated", "reason": {"nl": "geschat", "en": "estimated"}}, "forms": [{"id": "f", "places": {"value": 243, "ground": "reported", "source": "r: 3"}}]}}])";

TEST(Assumption, DocumentedExample) {
    EXPECT_EQ(assumption_name("/caseloads/welfare/future/inflow"), "caseloads.welfare.inflow");
}

TEST(Assumption, NamesAreThoseOfQuantitiesWherePlacesAre) {
    EXPECT_EQ(assumption_name("/waitlists/w/future/forms/in-kind/places"),
              "waitlists.w.forms.in-kind.places");
    EXPECT_EQ(assumption_name("/scenarios/s/effects/e/magnitude"), "scenarios.s.effects.e.magnitude");
    EXPECT_EQ(assumption_name("/savings_plans/p/lines/l/future/delivered"),
              "savings_plans.p.lines.l.delivered");
    EXPECT_EQ(assumption_name(""), "");
}

TEST(Assumption, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    const WaitlistFuture& future = *p.waitlists.at(0).future;
    EXPECT_EQ(future.start, (Assumption{.value = 158}));
    EXPECT_FALSE(future.start->uncertain());
    EXPECT_TRUE(future.inflow.uncertain());
    EXPECT_EQ(future.inflow.spread, Spread::uniform);
    EXPECT_EQ(future.inflow.ground, Ground::estimated);
    EXPECT_EQ(future.forms.at(0).places.ground, Ground::reported);
    EXPECT_EQ(rewritten(p), p);
}

TEST(Assumption, APlainNumberStaysAPlainNumber) {
    EXPECT_THAT(to_document(programme_of(document)), HasSubstr("\"start\": 158"));
}

TEST(Assumption, IsUncertainOnlyWithARangeThatIsOne) {
    EXPECT_FALSE((Assumption{.value = 1.0, .low = 1.0, .high = 1.0}.uncertain()));
    EXPECT_FALSE((Assumption{.value = 1.0, .low = 0.0, .high = {}}.uncertain()));
    EXPECT_TRUE((Assumption{.value = 1.0, .low = 0.5, .high = 1.0}.uncertain()));
}

}  // namespace
}  // namespace sociaaldomein
