#include <sociaaldomein/domain/classification.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;

constexpr const char* document =
    R"("referral_mixes": [{"id": "m", "shares": [{"id": "gp", "referrer": "general_practitioner", "value": 33}]}], "caseloads": [{"id": "w", "act": "participation_act", "observations": []}], "spending_proposals": [{"id": "s", "recurrence": "incidental"}])";

TEST(Classification, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.referral_mixes.at(0).shares.at(0).referrer, Referrer::general_practitioner);
    EXPECT_EQ(p.caseloads.at(0).act, Act::participation_act);
    EXPECT_EQ(p.spending_proposals.at(0).recurrence, Recurrence::incidental);
    EXPECT_EQ(rewritten(p), p);
}

}  // namespace
}  // namespace sociaaldomein
