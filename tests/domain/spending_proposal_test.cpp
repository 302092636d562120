#include <sociaaldomein/domain/spending_proposal.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("spending_proposals": [{"id": "s", "number": "11", "recurrence": "incidental", "unit": "eur_thousand", "decimals": 1, "years": [{"year": "2021", "gross": 347.2, "cover": 100, "net": 247.2}]}])";

TEST(SpendingProposal, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.spending_proposals.at(0).years.at(0).net->value, Money::euros(247200));
    EXPECT_EQ(rewritten(p), p);
}

TEST(SpendingProposal, NetIsGrossMinusCover) {
    EXPECT_EQ(severity_of(document, "spending_proposals/s.1"), Severity::holds);
}

TEST(SpendingProposal, AnotherNet) {
    EXPECT_EQ(
        severity_of(
            R"("spending_proposals": [{"id": "s", "years": [{"year": "2021", "gross": 10, "cover": 3, "net": 6}]}])",
            "spending_proposals/s.1"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
