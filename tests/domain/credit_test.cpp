#include <sociaaldomein/domain/credit.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("credit_overviews": [{"id": "k", "unit": "eur", "decimals": 0, "lines": [{"id": "a", "state": "proposed", "size": 265000, "realised": 0, "remaining": 265000, "estimates": [{"at": "2023", "value": 265000}]}, {"id": "s", "role": "subtotal", "state": "proposed", "size": 265000}]}])";

TEST(CreditOverview, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.credit_overviews.at(0).lines.at(1).role, CreditRole::subtotal);
    EXPECT_EQ(p.credit_overviews[0].lines[0].estimates.at(0).figure.value, Money::euros(265000));
    EXPECT_EQ(rewritten(p), p);
}

TEST(CreditOverview, RemainingIsSizeMinusRealised) {
    EXPECT_EQ(severity_of(document, "credit_overviews/k.1"), Severity::holds);
}

TEST(CreditOverview, RemainingIsTheSumOfEstimates) {
    EXPECT_EQ(severity_of(document, "credit_overviews/k.2"), Severity::holds);
}

TEST(CreditOverview, TheSubtotalSumsItsState) {
    EXPECT_EQ(severity_of(document, "credit_overviews/k.3"), Severity::holds);
}

TEST(CreditOverview, AnotherRemainder) {
    EXPECT_EQ(
        severity_of(
            R"("credit_overviews": [{"id": "k", "lines": [{"id": "a", "size": 10, "realised": 4, "remaining": 7}]}])",
            "credit_overviews/k.1"),
        Severity::violated);
}

}  // namespace
}  // namespace sociaaldomein
