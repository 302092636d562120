// Tracks: the period a heading names, cells of results, numbers of indicators.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::programme_of;
using testing::verdicts;
using Verdicts = std::map<std::string, std::string>;

TEST(Headings, NameThePeriodOfTheirReport) {
    const auto of = [](const char* summary) {
        return verdicts(
            std::string(
                R"("sources": [{"id": "s", "period": "2022-H2"}, {"id": "undated"}, {"id": "early", "period": "2020-H1"}],
            "tracks": [{"id": "t", "summaries": [)") +
            summary + "]}]");
    };
    EXPECT_EQ(of(R"({"source": "s: 1", "headed": "2022-H2"})"),
              (Verdicts{{"tracks/t.1", "heading_period holds"}}));
    EXPECT_EQ(of(R"({"source": "s: 1", "headed": "2022-H1"})"),
              (Verdicts{{"tracks/t.1", "heading_period violated"}}));
    EXPECT_EQ(of(R"({"source": "s: 1", "headed": "2022"})"),
              (Verdicts{{"tracks/t.1", "heading_period violated"}}));
    EXPECT_THAT(of(R"({"source": "s: 1"})"), IsEmpty());
    EXPECT_THAT(of(R"({"source": "undated: 1", "headed": "2022-H1"})"), IsEmpty());
    EXPECT_THAT(of(R"({"headed": "2022-H1"})"), IsEmpty());
    // By period, whatever the order of the documents.
    EXPECT_EQ(of(R"({"source": "s: 1", "headed": "2022-H1"}, {"source": "early: 1", "headed": "2020-H1"})"),
              (Verdicts{{"tracks/t.1", "heading_period holds"}, {"tracks/t.2", "heading_period violated"}}));
}

TEST(Headings, AreNamedBesideThePeriodTheyContradict) {
    const Findings alone = check(programme_of(
        R"("sources": [{"id": "s", "period": "2022-H2"}], "tracks": [{"id": "t", "summaries": [{"source": "s: 1"}, {"source": "s: 2", "headed": "2022-H1"}]}])"));
    ASSERT_EQ(alone.findings.size(), 1U);
    EXPECT_THAT(alone.findings.at(0).paths, ElementsAre("/tracks/t/summaries/1/headed", "/sources/s/period"));
    EXPECT_EQ(alone.findings.at(0).message.en,
              "T: the summary's heading says first half of 2022, the report is about second half of 2022");
}

TEST(Headings, OfTwoReportsOnOnePeriodAreBothCompared) {
    const auto of = [](const char* summaries) {
        return verdicts(
            std::string(
                R"("sources": [{"id": "a", "period": "2022"}, {"id": "b", "period": "2022"}], "tracks": [{"id": "t", "summaries": [)") +
            summaries + "]}]");
    };
    const Verdicts both{{"tracks/t.1", "heading_period holds"}, {"tracks/t.2", "heading_period violated"}};
    EXPECT_EQ(of(R"({"source": "a: 1", "headed": "2022"}, {"source": "b: 1", "headed": "2021"})"), both);
    EXPECT_EQ(of(R"({"source": "b: 1", "headed": "2021"}, {"source": "a: 1", "headed": "2022"})"), both);
}

std::string results(const std::string& cells) {
    return R"("interventions": [{"id": "i", "results": {)" + cells + "}}]";
}

TEST(ResultCells, AnEmptyOneIsExplained) {
    EXPECT_THAT(verdicts(R"("interventions": [{"id": "i"}])"), IsEmpty());
    EXPECT_EQ(verdicts(results(R"("finance": {"text": "less"})")),
              (Verdicts{{"interventions/i.1", "missing_cell warning"},
                        {"interventions/i.2", "missing_cell warning"}}));
    EXPECT_EQ(
        verdicts(results(
            R"("finance": {"text": "less"}, "quantity": {"text": "fewer"}, "quality": {"absent": "not_applicable"})")),
        (Verdicts{{"interventions/i.1", "missing_cell warning"}}));
    EXPECT_THAT(verdicts(results(R"("finance": {"text": "less"}, "quantity": {"text": "fewer"},
                                    "quality": {"absent": "not_applicable", "explanation": "none was meant"})")),
                IsEmpty());
    EXPECT_EQ(verdicts(results(R"("quality": {"absent": "not_printed"})")).size(), 3U);
}

TEST(ResultCells, OfMovementsAndAgreementsToo) {
    EXPECT_EQ(
        verdicts(
            R"("movements": [{"id": "m", "results": {"finance": {"text": "less"}, "quantity": {"text": "x"}}}],
                          "interventions": [{"id": "i", "agreements": [{"id": "a", "results": {"quality": {"text": "x"}, "quantity": {"text": "x"}}}]}])"),
        (Verdicts{{"movements/m.1", "missing_cell warning"},
                  {"interventions/i/agreements/a.1", "missing_cell warning"}}));
    const Findings findings = check(programme_of(
        R"("movements": [{"id": "m", "results": {"finance": {"text": "less"}, "quantity": {"text": "x"}}}])"));
    EXPECT_THAT(findings.findings.at(0).paths, ElementsAre("/movements/m/results/quality"));
}

TEST(IndicatorCounts, CountTheIndicatorsOfTheTrackByAxis) {
    const auto of = [](const char* counts) {
        return verdicts(std::string(R"("tracks": [{"id": "t"}, {"id": "u"}, {"id": "empty"}],
            "indicators": [{"id": "a", "track": "t", "axis": "finance"}, {"id": "b", "track": "t", "axis": "quantity"}, {"id": "c", "track": "t", "axis": "quantity"},
                           {"id": "d", "track": "t", "axis": "quality"}, {"id": "e", "track": "t", "axis": "quality"}, {"id": "f", "track": "t", "axis": "quality"},
                           {"id": "g", "track": "u", "axis": "finance"}, {"id": "h", "track": "t"}],
            "indicator_counts": [{"id": "n", )") +
                        counts + "}]");
    };
    EXPECT_EQ(of(R"("track": "t", "finance": 1, "quantity": 2, "quality": 3, "total": 7)"),
              (Verdicts{{"indicator_counts/n.1", "indicator_count holds"},
                        {"indicator_counts/n.2", "indicator_count holds"},
                        {"indicator_counts/n.3", "indicator_count holds"},
                        {"indicator_counts/n.4", "indicator_count holds"}}));
    EXPECT_EQ(of(R"("track": "t", "finance": 2, "quality": 2, "total": 6)"),
              (Verdicts{{"indicator_counts/n.1", "indicator_count violated"},
                        {"indicator_counts/n.3", "indicator_count violated"},
                        {"indicator_counts/n.4", "indicator_count violated"}}));
    EXPECT_EQ(of(R"("track": "u", "finance": 1, "total": 1)"),
              (Verdicts{{"indicator_counts/n.1", "indicator_count holds"},
                        {"indicator_counts/n.4", "indicator_count holds"}}));
    EXPECT_THAT(of(R"("track": "empty", "total": 1)"), IsEmpty());
}

TEST(IndicatorCounts, NameTheIndicatorsTheyCount) {
    const Findings findings = check(programme_of(
        R"("tracks": [{"id": "t"}], "indicators": [{"id": "a", "track": "t", "axis": "quality"}, {"id": "b", "track": "t", "axis": "quality"}],
           "indicator_counts": [{"id": "n", "track": "t", "quality": 3}])"));
    ASSERT_EQ(findings.findings.size(), 1U);
    EXPECT_THAT(findings.findings[0].paths,
                ElementsAre("/indicator_counts/n/quality", "/indicators/a", "/indicators/b"));
    EXPECT_EQ(findings.findings[0].remainder.en, "+1");
}

}  // namespace
}  // namespace sociaaldomein
