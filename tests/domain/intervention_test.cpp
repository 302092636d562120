#include <sociaaldomein/domain/intervention.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("tracks": [{"id": "youth"}], "movements": [{"id": "m", "from": "a", "to": "b", "readings": [{"track": "youth", "absent": "to_be_determined"}]}], "interventions": [{"id": "bso", "track": "youth", "movement": "m", "ends": "2023-H1", "results": {"finance": {"text": "minder kosten"}, "quantity": {"absent": "not_applicable", "explanation": "geen"}, "quality": {"text": "beter"}}, "agreements": [{"id": "a1", "name": "afspraak"}]}])";

TEST(Intervention, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.interventions.at(0).ends->last_day(), Date(2023, 6, 30));
    EXPECT_TRUE(p.interventions[0].results.finance.stated());
    EXPECT_EQ(p.interventions[0].agreements.at(0).id, Id<Agreement>("a1"));
    EXPECT_EQ(p.movements.at(0).readings.at(0).absent, Absence::to_be_determined);
    EXPECT_TRUE(check(p).findings.empty());
    EXPECT_EQ(rewritten(p), p);
}

TEST(Intervention, AnEmptyCellNeedsAnExplanation) {
    EXPECT_EQ(
        severity_of(
            R"("interventions": [{"id": "bso", "results": {"finance": {"text": "minder"}, "quantity": {"text": "meer"}}}])",
            "interventions/bso.1"),
        Severity::warning);
}

}  // namespace
}  // namespace sociaaldomein
