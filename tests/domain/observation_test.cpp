#include <sociaaldomein/domain/observation.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("sources": [{"id": "r1", "period": "2025"}, {"id": "r2", "period": "2026"}], "budget_series": [{"id": "b", "unit": "eur_million", "decimals": 1, "observations": [{"at": "2025", "value": 21.9, "source": "r2"}, {"at": "2025", "value": 21.4, "source": "r1: tabel 3"}]}])";

TEST(Observation, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    ASSERT_EQ(p.budget_series.at(0).observations.size(), 2U);
    EXPECT_EQ(p.budget_series[0].observations[1].figure.value, Money::euros(21400000));
    EXPECT_EQ(p.budget_series[0].observations[1].figure.basis.source.place, "tabel 3");
    EXPECT_EQ(rewritten(p), p);
}

TEST(Observation, AVintageWithoutRevisionIsDoubted) {
    EXPECT_EQ(severity_of(document, "budget_series/b.1"), Severity::warning);
}

TEST(Observation, ARecordedRevisionExplainsIt) {
    EXPECT_EQ(
        severity_of(
            R"("sources": [{"id": "r1"}, {"id": "r2"}], "budget_series": [{"id": "b", "observations": [{"at": "2025", "value": 2, "source": "r2"}, {"at": "2025", "value": 1, "source": "r1"}], "revisions": [{"at": "2025", "reason": "nagekomen"}]}])",
            "budget_series/b.1"),
        Severity::note);
}

TEST(Observation, TheSameFigureTwiceHolds) {
    EXPECT_EQ(
        severity_of(
            R"("sources": [{"id": "r1"}, {"id": "r2"}], "budget_series": [{"id": "b", "observations": [{"at": "2025", "value": 2, "source": "r2"}, {"at": "2025", "value": 2, "source": "r1"}]}])",
            "budget_series/b.1"),
        Severity::holds);
}

}  // namespace
}  // namespace sociaaldomein
