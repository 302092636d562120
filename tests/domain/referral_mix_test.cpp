#include <sociaaldomein/domain/referral_mix.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("referral_mixes": [{"id": "m", "exhaustive": true, "decimals": 0, "shares": [{"id": "a", "referrer": "municipality", "value": 48}, {"id": "b", "value": 33}, {"id": "c", "value": 20}]}])";

TEST(ReferralMix, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.referral_mixes.at(0).shares.at(0).figure.value, Share::percent(48));
    EXPECT_EQ(rewritten(p), p);
}

TEST(ReferralMix, RoundedSharesMayAddUpToAHundredAndOne) {
    EXPECT_EQ(severity_of(document, "referral_mixes/m.1"), Severity::holds_within_rounding);
}

TEST(ReferralMix, AHundredAndThreeIsTooMuchForTwo) {
    EXPECT_EQ(
        severity_of(
            R"("referral_mixes": [{"id": "m", "exhaustive": true, "decimals": 0, "shares": [{"id": "a", "value": 48}, {"id": "b", "value": 55}]}])",
            "referral_mixes/m.1"),
        Severity::violated);
}

TEST(ReferralMix, AShareThatIsNotPublishedLeavesItOpen) {
    EXPECT_EQ(
        severity_of(
            R"("referral_mixes": [{"id": "m", "exhaustive": true, "shares": [{"id": "a", "value": 48}, {"id": "b", "absent": "not_printed"}]}])",
            "referral_mixes/m.1"),
        Severity::undecided);
}

}  // namespace
}  // namespace sociaaldomein
