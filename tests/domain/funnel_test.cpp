#include <sociaaldomein/domain/funnel.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("funnels": [{"id": "job", "entered": 110, "remainder": {"value": 62, "status": "derived"}, "places": 30, "filled_by": "signed", "stages": [{"id": "signed", "value": 16}, {"id": "hold", "value": 5}, {"id": "work", "value": 18}, {"id": "other", "value": 9}]}])";

TEST(Funnel, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.funnels.at(0).remainder->basis.status, Status::derived);
    EXPECT_EQ(p.funnels[0].stages.at(2).figure.value, Count(18));
    EXPECT_EQ(rewritten(p), p);
}

TEST(Funnel, StagesAndRemainderMakeUpWhoEntered) {
    EXPECT_EQ(severity_of(document, "funnels/job.1"), Severity::holds);
}

TEST(Funnel, NoMoreFilledThanThereAre) { EXPECT_EQ(severity_of(document, "funnels/job.2"), Severity::holds); }

TEST(Funnel, MoreOutThanIn) {
    EXPECT_EQ(
        severity_of(R"("funnels": [{"id": "job", "entered": 10, "stages": [{"id": "a", "value": 11}]}])",
                    "funnels/job.1"),
        Severity::violated);
}

TEST(Funnel, MoreFilledThanThereAre) {
    EXPECT_EQ(
        severity_of(
            R"("funnels": [{"id": "job", "places": 3, "filled_by": "a", "stages": [{"id": "a", "value": 4}]}])",
            "funnels/job.1"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
