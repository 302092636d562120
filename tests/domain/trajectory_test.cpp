#include <sociaaldomein/domain/trajectory.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("trajectories": [{"id": "t", "population": "places", "years": "2020..2026", "per_year": 40, "number_of_years": 7, "total": 280, "realised": 26, "promised": 5, "committed": 31, "projects": [{"id": "x", "state": "realised", "includes_co_tenants": true, "value": 26}]}])";

TEST(Trajectory, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_TRUE(p.trajectories.at(0).projects.at(0).includes_co_tenants);
    EXPECT_EQ(rewritten(p), p);
}

TEST(Trajectory, PerYearTimesYears) { EXPECT_EQ(severity_of(document, "trajectories/t.1"), Severity::holds); }

TEST(Trajectory, RealisedPlusPromised) {
    EXPECT_EQ(severity_of(document, "trajectories/t.2"), Severity::holds);
}

TEST(Trajectory, TheYearsAreCounted) {
    EXPECT_EQ(severity_of(document, "trajectories/t.3"), Severity::holds);
}

TEST(Trajectory, AnotherTask) {
    EXPECT_EQ(
        severity_of(R"("trajectories": [{"id": "t", "per_year": 40, "number_of_years": 7, "total": 281}])",
                    "trajectories/t.1"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
