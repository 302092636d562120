#include <sociaaldomein/domain/workload.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("teams": [{"id": "north"}], "team_workloads": [{"id": "w", "team": "north", "discipline": "youth", "per_team": 240, "own_effort": 412, "changes": [{"at": "2022", "since": "2021", "share": 5.5, "decimals": 1}]}])";

TEST(TeamWorkload, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.team_workloads.at(0).own_effort->value, Hours::hours(412));
    EXPECT_EQ(rewritten(p), p);
}

TEST(TeamWorkload, PercentOrPoints) {
    EXPECT_EQ(severity_of(document, "team_workloads/w.1"), Severity::warning);
}

TEST(TeamWorkload, WhatTheSourceItselfDoubts) {
    EXPECT_EQ(
        severity_of(
            R"("team_workloads": [{"id": "w", "per_employee": {"value": 20, "caveat": "zonder zieken"}}])",
            "team_workloads/w/per_employee/caveat.1"),
        Severity::warning);
}

}  // namespace
}  // namespace sociaaldomein
