#include <sociaaldomein/domain/milestone.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("sources": [{"id": "r1", "period": "2022-H1"}, {"id": "r2", "period": "2022-H2"}], "milestones": [{"id": "m", "reports": [{"state": "slipped", "due": "2023", "source": "r2"}, {"state": "announced", "due": "2022", "source": "r1"}]}])";

TEST(Milestone, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.milestones.at(0).reports.at(0).state, MilestoneState::slipped);
    EXPECT_EQ(rewritten(p), p);
}

TEST(Milestone, ALaterDueIsASlipWhateverTheOrder) {
    EXPECT_EQ(severity_of(document, "milestones/m.1"), Severity::note);
}

TEST(Milestone, RealisedAndStillAnnouncedInOneReport) {
    EXPECT_EQ(
        severity_of(
            R"("sources": [{"id": "r"}], "milestones": [{"id": "m", "reports": [{"state": "realised", "source": "r: 5"}, {"state": "announced", "source": "r: 6"}]}])",
            "milestones/m.1"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
