#include <sociaaldomein/domain/waitlist_future.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

constexpr const char* document =
    R"("waitlists": [{"id": "w", "future": {"start": 158, "not_placeable": 20, "inflow": 105, "placeable_share": 0.8, "becoming_placeable": 0.5, "abandonment": 0.1, "urgent_share": 0.05, "forms": [{"id": "in-kind", "form": "in_kind", "places": 184, "occupied": 180, "stay": 2.5}, {"id": "own", "form": "personal_budget", "places": 59, "stay": 3}], "temporary": [{"id": "emergency", "places": 31, "starts": "2022-07-01", "ends": "2024-H2", "returning": 0.9, "stay": 1.5}], "open_ended_growth": 10, "target_wait": 0.5}}])";

TEST(WaitlistFuture, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    const WaitlistFuture& f = *p.waitlists.at(0).future;
    EXPECT_EQ(f.forms.at(0).occupied->value, 180.0);
    EXPECT_EQ(f.forms.at(1).form, DeliveryForm::personal_budget);
    EXPECT_FALSE(f.forms.at(1).occupied);
    EXPECT_EQ(f.temporary.at(0).starts->date(), Date(2022, 7, 1));
    EXPECT_EQ(f.temporary.at(0).ends->period(), Period::half_year(2024, 2));
    EXPECT_EQ(f.temporary.at(0).stay->value, 1.5);
    EXPECT_EQ(f.open_ended_growth->value, 10.0);
    EXPECT_EQ(f.target_wait, 0.5);
    EXPECT_EQ(rewritten(p), p);
}

TEST(WaitlistFuture, WhatIsNotStatedDoesNothing) {
    const WaitlistFuture f;
    EXPECT_EQ(f.placeable_share.value, 1.0);
    EXPECT_EQ(f.abandonment.value, 0.0);
    EXPECT_EQ(f.urgent_share.value, 0.0);
    EXPECT_EQ(TemporaryPlaces{}.returning.value, 1.0);
    EXPECT_FALSE(TemporaryPlaces{}.stay);
}

}  // namespace
}  // namespace sociaaldomein
