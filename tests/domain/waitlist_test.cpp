#include <sociaaldomein/domain/waitlist.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("waitlists": [{"id": "w", "observations": [{"at": "2022-12-31", "value": 158}, {"at": "2023-06-30", "value": 150}], "temporary_places": [{"at": "2022-12-31", "value": 31, "population": "places"}], "regimes": [{"from": "2023-07-01", "regime": "open_ended"}], "changes": [{"at": "2023-06-30", "since": "2022-12-31", "count": -8}]}])";

TEST(Waitlist, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.waitlists.at(0).regimes.at(0).regime, AccessRegime::open_ended);
    EXPECT_EQ(p.waitlists[0].temporary_places.at(0).figure.basis.population, "places");
    EXPECT_EQ(rewritten(p), p);
}

TEST(Waitlist, APrintedChangeIsTheDifference) {
    EXPECT_EQ(severity_of(document, "waitlists/w.1"), Severity::holds);
}

}  // namespace
}  // namespace sociaaldomein
