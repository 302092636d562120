#include <sociaaldomein/domain/caseload.hpp>

#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using testing::programme_of;
using testing::rewritten;
using testing::severity_of;

constexpr const char* document =
    R"("caseloads": [{"id": "welfare", "measure": "stock", "population": "files", "flows_complete": true, "observations": [{"at": "2020-12", "value": 3840}, {"at": "2021-07", "value": 3727}], "flows": [{"id": "in", "direction": "in", "observations": [{"at": "2021-01", "value": 100}]}, {"id": "out", "direction": "out", "observations": [{"at": "2021-01", "value": 213}]}], "changes": [{"at": "2021-07", "since": "2020-12", "count": -113}]}])";

TEST(Caseload, ReadsAndWritesBack) {
    const Programme p = programme_of(document);
    EXPECT_EQ(p.caseloads.at(0).observations.at(1).figure.basis.measure, MeasureKind::stock);
    EXPECT_EQ(p.caseloads[0].flows.at(1).direction, FlowDirection::out);
    EXPECT_EQ(p.caseloads[0].changes.at(0).count->value, Count(-113));
    EXPECT_EQ(rewritten(p), p);
}

TEST(Caseload, APrintedChangeIsTheDifference) {
    EXPECT_EQ(severity_of(document, "caseloads/welfare.1"), Severity::holds);
}

TEST(Caseload, TheStockFollowsFromItsFlows) {
    EXPECT_EQ(severity_of(document, "caseloads/welfare.2"), Severity::holds);
}

TEST(Caseload, ALostMinusIsFound) {
    EXPECT_EQ(
        severity_of(
            R"("caseloads": [{"id": "w", "observations": [{"at": "2020-12", "value": 3840}, {"at": "2021-07", "value": 3727}], "changes": [{"at": "2021-07", "since": "2020-12", "count": 113}]}])",
            "caseloads/w.1"),
        Severity::violated);
}

TEST(Caseload, AnUnexplainedFlowIsShown) {
    EXPECT_EQ(
        severity_of(
            R"("caseloads": [{"id": "w", "observations": [{"at": "2020", "value": "about 1200"}, {"at": "2022", "value": 577}], "flows": [{"id": "out", "direction": "out", "observations": [{"at": "2021", "value": "about 300"}]}]}])",
            "caseloads/w.1"),
        Severity::warning);
}

TEST(Caseload, ABreakInDefinitionExplainsIt) {
    EXPECT_EQ(
        severity_of(
            R"("caseloads": [{"id": "w", "observations": [{"at": "2020", "value": 1200}, {"at": "2022", "value": 577}], "breaks": [{"at": "2021"}], "flows": [{"id": "out", "direction": "out", "observations": [{"at": "2021", "value": 300}]}]}])",
            "caseloads/w.1"),
        Severity::note);
}

TEST(Caseload, NoChangeIsZeroPercent) {
    EXPECT_EQ(
        severity_of(
            R"("caseloads": [{"id": "w", "observations": [{"at": "2021-07", "value": 4346}, {"at": "2021-12", "value": 4346}], "changes": [{"at": "2021-12", "since": "2021-07", "kind": "relative", "share": 0, "decimals": 1}]}])",
            "caseloads/w.1"),
        Severity::holds);
}

TEST(Caseload, ARelativeChangeIsWithinItsDecimals) {
    EXPECT_EQ(
        severity_of(
            R"("caseloads": [{"id": "w", "observations": [{"at": "2022-07", "value": 4346}, {"at": "2022-12", "value": 4327}], "changes": [{"at": "2022-12", "since": "2022-07", "kind": "relative", "share": -0.4, "decimals": 1}]}])",
            "caseloads/w.1"),
        Severity::holds_within_rounding);
}

TEST(Caseload, MixedPopulationsAreDoubted) {
    EXPECT_EQ(
        severity_of(
            R"("caseloads": [{"id": "w", "observations": [{"at": "2022-07", "value": 1, "population": "files"}, {"at": "2022-12", "value": 1, "population": "recipients"}]}])",
            "caseloads/w.1"),
        Severity::warning);
}

}  // namespace
}  // namespace sociaaldomein
