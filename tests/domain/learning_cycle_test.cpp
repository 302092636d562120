#include <sociaaldomein/domain/learning_cycle.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

constexpr const char* document =
    R"("interventions": [{"id": "lab"}], "learning_cycles": [{"id": "l", "intervention": "lab", "months": 3, "steps": [{"kind": "hypothesis", "at": "2022-09", "text": "breed kijken"}]}])";

TEST(LearningCycle, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.learning_cycles.at(0).months, 3);
    EXPECT_EQ(p.learning_cycles[0].steps.at(0).kind, LearningStepKind::hypothesis);
    EXPECT_EQ(rewritten(p), p);
}

}  // namespace
}  // namespace sociaaldomein
