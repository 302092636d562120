#include <sociaaldomein/domain/shared_provision.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("shared_provisions": [{"id": "class", "population": "places", "capacity": 6, "exhaustive": true, "participants": [{"id": "a", "places": 3, "cost_share": 50}, {"id": "b", "places": 3}]}])";

TEST(SharedProvision, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.shared_provisions.at(0).participants.at(0).cost_share->value, Share::percent(50));
    EXPECT_EQ(rewritten(p), p);
}

TEST(SharedProvision, CostFollowsPlaces) {
    EXPECT_EQ(severity_of(document, "shared_provisions/class.1"), Severity::holds);
}

TEST(SharedProvision, AllPlacesAreTaken) {
    EXPECT_EQ(severity_of(document, "shared_provisions/class.2"), Severity::holds);
}

TEST(SharedProvision, MorePlacesThanThereAre) {
    EXPECT_EQ(
        severity_of(
            R"("shared_provisions": [{"id": "class", "capacity": 6, "participants": [{"id": "a", "places": 7}]}])",
            "shared_provisions/class.1"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
