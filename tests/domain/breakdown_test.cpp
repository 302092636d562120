#include <sociaaldomein/domain/breakdown.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("breakdowns": [{"id": "places", "at": "2022-11-01", "population": "places", "total": 243, "parts": [{"id": "kind", "form": "in_kind", "value": 184}, {"id": "pgb", "form": "personal_budget", "value": 59}]}])";

TEST(Breakdown, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.breakdowns.at(0).parts.at(1).form, DeliveryForm::personal_budget);
    EXPECT_EQ(p.breakdowns[0].parts[0].figure.value, Count(184));
    EXPECT_EQ(p.breakdowns[0].parts[0].figure.basis.population, "places");
    EXPECT_EQ(rewritten(p), p);
}

TEST(Breakdown, PartsSumToTheTotal) {
    EXPECT_EQ(severity_of(document, "breakdowns/places.1"), Severity::holds);
}

TEST(Breakdown, AnotherTotalIsViolated) {
    EXPECT_EQ(
        severity_of(
            R"("breakdowns": [{"id": "places", "total": 244, "parts": [{"id": "kind", "value": 184}, {"id": "pgb", "value": 59}]}])",
            "breakdowns/places.1"),
        Severity::violated);
}

TEST(Breakdown, SomePartsAreAtMostTheTotal) {
    EXPECT_EQ(
        severity_of(
            R"("breakdowns": [{"id": "care", "exhaustive": false, "total": 3400, "parts": [{"id": "stay", "value": 480}]}])",
            "breakdowns/care.1"),
        Severity::holds);
}

}  // namespace
}  // namespace sociaaldomein
