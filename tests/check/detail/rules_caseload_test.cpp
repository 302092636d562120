// Caseloads, waitlists and workloads: stocks against flows, printed changes, mixed populations, vintages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using ::testing::ElementsAre;
using testing::find;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::programme_of;
using testing::verdicts;
using Verdicts = std::map<std::string, std::string>;

std::string caseload(const std::string& members) {
    return R"("sources": [{"id": "old", "period": "2022", "published": "2022-12-01"},
                          {"id": "new", "period": "2023", "published": "2023-12-01"},
                          {"id": "undated"}],
              "caseloads": [{"id": "c", )" +
           members + "}]";
}

// --- stocks against flows ------------------------------------------------------------------------------------------

std::string stock_and_flow(int second, const std::string& more = "") {
    return caseload(more + R"("observations": [{"at": "2025-06-30", "value": )" + std::to_string(second) +
                    R"(}, {"at": "2025-03-31", "value": 100}],
                      "flows": [{"id": "in", "direction": "in", "observations": [{"at": "2025-Q1", "value": 50}, {"at": "2025-Q2", "value": 20}, {"at": "2025-Q3", "value": 60}]},
                                {"id": "out", "direction": "out", "observations": [{"at": "2025-Q2", "value": 7}]}])");
}

TEST(StockAndFlow, AStockFollowsFromTheOneBeforeAndTheFlowsBetween) {
    EXPECT_EQ(verdicts(stock_and_flow(113)), (Verdicts{{"caseloads/c.1", "stock_flow holds"}}));
    EXPECT_EQ(verdicts(stock_and_flow(112)), (Verdicts{{"caseloads/c.1", "stock_flow warning"}}));
    EXPECT_EQ(verdicts(stock_and_flow(127)), (Verdicts{{"caseloads/c.1", "stock_flow warning"}}));
    EXPECT_EQ(verdicts(stock_and_flow(112, R"("flows_complete": true, )")),
              (Verdicts{{"caseloads/c.1", "stock_flow violated"}}));
    const Findings findings = check(programme_of(stock_and_flow(112)));
    EXPECT_THAT(findings.findings.at(0).paths,
                ElementsAre("/caseloads/c/observations/0", "/caseloads/c/observations/1",
                            "/caseloads/c/flows/in/observations/1", "/caseloads/c/flows/out/observations/0"));
    EXPECT_THAT(findings.findings.at(0).message.en,
                HasSubstr("there is an unexplained flow or a break in definition"));
}

TEST(StockAndFlow, ABreakInDefinitionBetweenThemExplains) {
    const auto of = [](const char* at) {
        return verdicts(stock_and_flow(
            112, std::string(R"("flows_complete": true, "breaks": [{"at": ")") + at + R"("}], )"));
    };
    EXPECT_EQ(of("2025-04-01"), (Verdicts{{"caseloads/c.1", "stock_flow note"}}));
    EXPECT_EQ(of("2025-06-30"), (Verdicts{{"caseloads/c.1", "stock_flow note"}}));
    EXPECT_EQ(of("2025-03-31"), (Verdicts{{"caseloads/c.1", "stock_flow violated"}}));
    EXPECT_EQ(of("2025-07-01"), (Verdicts{{"caseloads/c.1", "stock_flow violated"}}));
}

TEST(StockAndFlow, FlowsCountThatLieWhollyBetweenTheStocks) {
    const auto of = [](const char* flow) {
        return verdicts(caseload(
            std::string(
                R"("observations": [{"at": "2025-03-31", "value": 100}, {"at": "2025-06-30", "value": 110}],
            "flows": [{"id": "in", "observations": [{"at": ")") +
            flow + R"(", "value": 10}]}])"));
    };
    const Verdicts holds{{"caseloads/c.1", "stock_flow holds"}};
    EXPECT_EQ(of("2025-Q2"), holds);
    EXPECT_EQ(of("2025-04"), holds);
    EXPECT_EQ(of("2025-06"), holds);
    EXPECT_THAT(of("2025-H1"), IsEmpty());
    EXPECT_THAT(of("2025-03"), IsEmpty());
    EXPECT_THAT(of("2025-07"), IsEmpty());
    EXPECT_THAT(of("2025-Q3"), IsEmpty());
    EXPECT_THAT(of("2025"), IsEmpty());
}

TEST(StockAndFlow, OfSeveralVintagesThatOfTheReportWithTheFlows) {
    const auto expected = [](const char* flows_of) {
        const Findings findings = check(programme_of(caseload(
            std::string(
                R"("observations": [{"at": "2023-12-31", "value": 100, "source": "old: 1"}, {"at": "2023-12-31", "value": 105, "source": "new: 1"},
                {"at": "2024-12-31", "value": 110, "source": "new: 1"}],
              "revisions": [{"at": "2023-12-31", "reason": "late"}],
              "flows": [{"id": "in", "observations": [{"at": "2024", "value": 10, "source": ")") +
            flows_of + R"(: 1"}]}])")));
        for (const Finding& f : findings.findings)
            if (f.rule == "stock_flow") return f.expected.en;
        return std::string("none");
    };
    EXPECT_EQ(expected("old"), "110");
    EXPECT_EQ(expected("new"), "115");
    EXPECT_EQ(expected("undated"), "115");  // otherwise the newest
}

TEST(StockAndFlow, AStockThatIsAbsentIsPassedOver) {
    EXPECT_EQ(
        verdicts(caseload(
            R"("observations": [{"at": "2024-12-31", "value": 100}, {"at": "2025-03-31", "absent": "suppressed"}, {"at": "2025-06-30", "value": 130}],
        "flows": [{"id": "in", "observations": [{"at": "2025-Q1", "value": 10}, {"at": "2025-Q2", "value": 20}]}])")),
        (Verdicts{{"caseloads/c.1", "stock_flow holds"}}));
}

// --- printed changes -----------------------------------------------------------------------------------------------

std::string changes(const std::string& change, const std::string& then = "200") {
    return caseload(R"("observations": [{"at": "2022-12-31", "value": )" + then +
                    R"(}, {"at": "2023-12-31", "value": 213}],
        "changes": [{"at": "2023-12-31", "since": "2022-12-31", )" +
                    change + "}]");
}

TEST(Changes, ACountIsTheDifferenceOfItsFigures) {
    EXPECT_EQ(verdicts(changes(R"("count": 13)")), (Verdicts{{"caseloads/c.1", "change holds"}}));
    EXPECT_EQ(verdicts(changes(R"("count": -13)")), (Verdicts{{"caseloads/c.1", "change violated"}}));
    EXPECT_EQ(verdicts(changes(R"("count": 14)")), (Verdicts{{"caseloads/c.1", "change violated"}}));
}

TEST(Changes, AShareIsRelativeToTheFigureBefore) {
    EXPECT_EQ(verdicts(changes(R"("kind": "relative", "share": 6.5)")),
              (Verdicts{{"caseloads/c.1", "share_change holds"}}));
    EXPECT_EQ(verdicts(changes(R"("kind": "relative", "decimals": 0, "share": 7)")),
              (Verdicts{{"caseloads/c.1", "share_change holds_within_rounding"}}));
    EXPECT_EQ(verdicts(changes(R"("kind": "relative", "decimals": 0, "share": 8)")),
              (Verdicts{{"caseloads/c.1", "share_change violated"}}));
    EXPECT_EQ(verdicts(changes(R"("kind": "relative", "decimals": 1, "share": 6.1)")),
              (Verdicts{{"caseloads/c.1", "share_change violated"}}));
    EXPECT_THAT(verdicts(changes(R"("kind": "points", "share": 6.5)")), IsEmpty());
    EXPECT_THAT(verdicts(changes(R"("kind": "relative", "share": 6.5)", "0")), IsEmpty());
    EXPECT_EQ(verdicts(changes(R"("share": 6.5)")), (Verdicts{{"caseloads/c.1", "change_kind warning"}}));
    EXPECT_EQ(verdicts(changes(R"("count": 13, "kind": "relative", "share": 6.5)")),
              (Verdicts{{"caseloads/c.1", "change holds"}, {"caseloads/c.2", "share_change holds"}}));
}

TEST(Changes, NeedBothFigures) {
    const auto of = [](const char* since, const char* at) {
        return verdicts(caseload(
            std::string(
                R"("observations": [{"at": "2022-12-31", "value": 1}, {"at": "2023-12-31", "value": 2}],
            "changes": [{"at": ")") +
            at + R"(", "since": ")" + since + R"(", "count": 9, "kind": "relative", "share": 9}])"));
    };
    EXPECT_THAT(of("2021-12-31", "2023-12-31"), IsEmpty());
    EXPECT_THAT(of("2022-12-31", "2024-12-31"), IsEmpty());
    EXPECT_EQ(of("2022-12-31", "2023-12-31").size(), 2U);
}

TEST(Changes, PreferFiguresOfTheirOwnReport) {
    const auto of = [](const char* source) {
        return check(programme_of(
            caseload(std::string(R"("observations": [{"at": "2022-12-31", "value": 100, "source": "old: 1"},
               {"at": "2022-12-31", "value": 90, "source": "new: 1"}, {"at": "2022-12-31", "value": 80, "source": "undated: 1"}, {"at": "2023-12-31", "value": 110}],
             "changes": [{"at": "2023-12-31", "since": "2022-12-31", "count": 10, "source": ")") +
                     source + R"(: 2"}])")));
    };
    const auto expected = [&](const char* source) {
        const Findings findings = of(source);
        for (const Finding& f : findings.findings)
            if (f.rule == "change") return f.expected.en;
        return std::string("none");
    };
    EXPECT_EQ(expected("old"), "10");
    EXPECT_EQ(expected("new"), "20");
    EXPECT_EQ(expected("undated"), "30");
}

TEST(Changes, OfTwoFiguresInTheirReportTakeTheFirst) {
    const Findings findings = check(programme_of(caseload(
        R"("observations": [{"at": "2022-12-31", "value": 90}, {"at": "2022-12-31", "value": 100, "source": "new: 1"}, {"at": "2022-12-31", "value": 95, "source": "new: 2"},
               {"at": "2023-12-31", "value": 110, "source": "new: 1"}],
             "changes": [{"at": "2023-12-31", "since": "2022-12-31", "count": 10, "source": "new: 2"}])")));
    const Finding* change = find(findings, "caseloads/c.1");
    ASSERT_NE(change, nullptr);
    EXPECT_EQ(change->rule, "change");
    EXPECT_EQ(change->expected.en, "10");
}

TEST(Changes, AreNumberedByMomentWhateverTheirOrder) {
    const auto ids = [](const char* both) {
        return check(programme_of(caseload(
            std::string(
                R"("observations": [{"at": "2021-12-31", "value": 1}, {"at": "2022-12-31", "value": 2}, {"at": "2023-12-31", "value": 4}],
            "changes": [)") +
            both + "]")));
    };
    const std::string early = R"({"at": "2022-12-31", "since": "2021-12-31", "count": 1})";
    const std::string late = R"({"at": "2023-12-31", "since": "2022-12-31", "count": 9})";
    for (const std::string& both : {early + "," + late, late + "," + early}) {
        const Findings findings = ids(both.c_str());
        EXPECT_EQ(find(findings, "caseloads/c.1")->severity, Severity::holds);
        EXPECT_EQ(find(findings, "caseloads/c.2")->severity, Severity::violated);
    }
}

TEST(Changes, ABaseOfMoreThanAYearIsAWholeNumberOfYears) {
    const auto of = [](const char* since, const char* at, const char* source) {
        return verdicts(caseload(std::string(R"("changes": [{"at": ")") + at + R"(", "since": ")" + since +
                                 R"(", "count": 1, "source": ")" + source + R"(: 1"}])"));
    };
    const Verdicts odd{{"caseloads/c.1", "change_base warning"}};
    EXPECT_EQ(of("2021-12-31", "2023-06-30", "new"), odd);  // 18 months
    EXPECT_EQ(of("2021-12-31", "2023-02-28", "new"), odd);  // 14
    EXPECT_EQ(of("2021-12-31", "2023-10-31", "new"), odd);  // 22
    for (const char* at :
         {"2022-06-30", "2022-12-31", "2023-01-31", "2023-11-30", "2023-12-31", "2024-01-31"})
        EXPECT_THAT(of("2021-12-31", at, "new"), IsEmpty()) << at;
    // Only a report that says what it is about can have compared wrongly.
    EXPECT_THAT(of("2021-12-31", "2023-06-30", "undated"), IsEmpty());
}

// --- populations and vintages --------------------------------------------------------------------------------------

TEST(Populations, OneSeriesCountsOneThing) {
    const auto of = [](const char* first, const char* second, const char* more) {
        return verdicts(caseload(std::string(more) +
                                 R"("observations": [{"at": "2022", "value": 1, "population": ")" + first +
                                 R"("}, {"at": "2023", "value": 1, "population": ")" + second +
                                 R"("}, {"at": "2024", "value": 1}])"));
    };
    EXPECT_THAT(of("files", "files", ""), IsEmpty());
    EXPECT_EQ(of("files", "persons", ""), (Verdicts{{"caseloads/c.1", "population_mixed warning"}}));
    EXPECT_EQ(of("files", "persons", R"("breaks": [{"at": "2023"}], )"),
              (Verdicts{{"caseloads/c.1", "population_mixed note"}}));
    const Findings findings = check(programme_of(caseload(
        R"("observations": [{"at": "2022", "value": 1, "population": "files"}, {"at": "2023", "value": 1, "population": "persons"}])")));
    EXPECT_THAT(findings.findings.at(0).message.en, HasSubstr("files, persons"));
    EXPECT_THAT(findings.findings.at(0).paths,
                ElementsAre("/caseloads/c/observations/0", "/caseloads/c/observations/1"));
}

TEST(Vintages, OfACaseloadThatChangedWithoutARecordAreAWarning) {
    const auto of = [](int second) {
        return verdicts(caseload(
            R"("observations": [{"at": "2022", "value": 10, "source": "old: 1"}, {"at": "2022", "value": )" +
            std::to_string(second) +
            R"(, "source": "new: 1"}, {"at": "2022", "absent": "suppressed", "source": "undated: 1"}])"));
    };
    EXPECT_EQ(of(10), (Verdicts{{"caseloads/c.1", "vintage holds"}}));
    EXPECT_EQ(of(11), (Verdicts{{"caseloads/c.1", "vintage warning"}}));
}

TEST(Vintages, OfReportsOnOnePeriodGoByTheirPublication) {
    const Findings findings = check(programme_of(
        R"("sources": [{"id": "b", "period": "2022", "published": "2023-05-01"}, {"id": "a", "period": "2022", "published": "2023-02-01"}],
           "caseloads": [{"id": "c", "observations": [{"at": "2022", "value": 10, "source": "b: 1"}, {"at": "2022", "value": 8, "source": "a: 1"}]}])"));
    EXPECT_EQ(findings.findings.at(0).remainder.en, "+2");
}

// --- waitlists and workloads ---------------------------------------------------------------------------------------

TEST(Waitlists, HaveTheSameRules) {
    EXPECT_EQ(verdicts(R"("sources": [{"id": "old", "period": "2022"}, {"id": "new", "period": "2023"}],
        "waitlists": [{"id": "w", "observations": [{"at": "2022", "value": 10, "source": "old: 1", "population": "files"},
            {"at": "2022", "value": 11, "source": "new: 1", "population": "persons"}, {"at": "2023", "value": 12, "source": "new: 1"}],
          "changes": [{"at": "2023", "since": "2022", "count": 2, "source": "old: 1"}]}])"),
              (Verdicts{{"waitlists/w.1", "change holds"},
                        {"waitlists/w.2", "population_mixed warning"},
                        {"waitlists/w.3", "vintage warning"}}));
}

TEST(Workloads, HaveChangesAlone) {
    EXPECT_EQ(
        verdicts(
            R"("team_workloads": [{"id": "w", "changes": [{"at": "2023", "since": "2022", "share": 5}]}])"),
        (Verdicts{{"team_workloads/w.1", "change_kind warning"}}));
}

}  // namespace
}  // namespace sociaaldomein
