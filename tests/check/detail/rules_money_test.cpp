// Credits and spending proposals: on, just within and just over the edge.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using ::testing::ElementsAre;
using testing::find;
using ::testing::IsEmpty;
using testing::programme_of;
using testing::verdicts;
using Verdicts = std::map<std::string, std::string>;

std::string overview(const std::string& lines) {
    return R"("credit_overviews": [{"id": "c", "unit": "eur_thousand", "decimals": 0, "lines": [)" + lines +
           "]}]";
}

Verdicts credits(const std::string& lines) { return verdicts(overview(lines)); }

TEST(Credits, WhatRemainsIsTheSizeMinusWhatWasRealised) {
    const auto of = [](int remaining) {
        return credits(R"({"id": "a", "size": 100, "realised": 30, "remaining": )" +
                       std::to_string(remaining) + "}");
    };
    EXPECT_EQ(of(70), (Verdicts{{"credit_overviews/c.1", "credit holds"}}));
    EXPECT_EQ(of(71), (Verdicts{{"credit_overviews/c.1", "credit holds_within_rounding"}}));
    EXPECT_EQ(of(72), (Verdicts{{"credit_overviews/c.1", "credit violated"}}));
    EXPECT_EQ(of(68), (Verdicts{{"credit_overviews/c.1", "credit violated"}}));
    EXPECT_THAT(credits(R"({"id": "a", "realised": 30, "remaining": 1})"), IsEmpty());
    EXPECT_THAT(credits(R"({"id": "a", "size": 30, "remaining": 1})"), IsEmpty());
    EXPECT_THAT(credits(R"({"id": "a", "size": 30, "realised": 1})"), IsEmpty());
}

TEST(Credits, WhatRemainsIsTheSumOfItsEstimates) {
    const auto of = [](int remaining, const char* more) {
        return credits(R"({"id": "a", "remaining": )" + std::to_string(remaining) +
                       R"(, "estimates": [{"at": "2025", "value": 40}, {"at": "2026", "value": 30})" + more +
                       "]}");
    };
    EXPECT_EQ(of(70, ""), (Verdicts{{"credit_overviews/c.1", "credit holds"}}));
    EXPECT_EQ(of(72, ""), (Verdicts{{"credit_overviews/c.1", "credit violated"}}));
    // A table leaves zeros out; what is kept back is another thing.
    EXPECT_EQ(of(70, R"(, {"at": "2027", "absent": "not_printed"})"),
              (Verdicts{{"credit_overviews/c.1", "credit holds"}}));
    EXPECT_EQ(of(70, R"(, {"at": "2027", "absent": "not_yet_known"})"),
              (Verdicts{{"credit_overviews/c.1", "credit undecided"}}));
    EXPECT_THAT(credits(R"({"id": "a", "estimates": [{"at": "2025", "value": 40}]})"), IsEmpty());
}

TEST(Credits, ASubtotalSumsTheCreditsOfItsState) {
    const auto of = [](int adopted) {
        return credits(
            R"({"id": "a", "state": "adopted", "size": 10}, {"id": "b", "state": "adopted", "size": 20},
                          {"id": "p", "state": "proposed", "size": 5},
                          {"id": "sum", "role": "subtotal", "state": "adopted", "size": )" +
            std::to_string(adopted) + "}");
    };
    EXPECT_EQ(of(30), (Verdicts{{"credit_overviews/c.1", "credit holds"}}));
    EXPECT_EQ(of(35), (Verdicts{{"credit_overviews/c.1", "credit violated"}}));
}

TEST(Credits, ATotalSumsSubtotalsOrWithoutThemTheCredits) {
    EXPECT_EQ(
        credits(
            R"({"id": "a", "size": 10}, {"id": "b", "size": 20}, {"id": "t", "role": "total", "size": 30})"),
        (Verdicts{{"credit_overviews/c.1", "credit holds"}}));
    const auto with_subtotals = [](int total) {
        return credits(
            R"({"id": "a", "size": 10, "state": "adopted"}, {"id": "b", "size": 20, "state": "proposed"},
                          {"id": "s", "role": "subtotal", "state": "adopted", "size": 10},
                          {"id": "t", "role": "total", "size": )" +
            std::to_string(total) + "}");
    };
    EXPECT_EQ(with_subtotals(10)["credit_overviews/c.2"], "credit holds");
    EXPECT_EQ(with_subtotals(30)["credit_overviews/c.2"], "credit violated");
}

TEST(Credits, EveryColumnIsSummed) {
    const Findings findings = check(programme_of(overview(
        R"({"id": "a", "size": 10, "realised": 3, "remaining": 7}, {"id": "b", "size": 20, "realised": 4, "remaining": 16},
           {"id": "t", "role": "total", "size": 30, "realised": 9, "remaining": 23})")));
    // Lines first, then each column of the total.
    EXPECT_EQ(find(findings, "credit_overviews/c.1")->severity, Severity::holds);
    EXPECT_EQ(find(findings, "credit_overviews/c.3")->severity, Severity::violated);  // 30 - 9 is not 23
    EXPECT_EQ(find(findings, "credit_overviews/c.4")->severity, Severity::holds);
    const Finding& realised = *find(findings, "credit_overviews/c.5");
    EXPECT_EQ(realised.severity, Severity::violated);
    EXPECT_THAT(realised.paths,
                ElementsAre("/credit_overviews/c/lines/t/realised", "/credit_overviews/c/lines/a/realised",
                            "/credit_overviews/c/lines/b/realised"));
    EXPECT_EQ(realised.remainder.en, "+€2 thousand");
    EXPECT_EQ(find(findings, "credit_overviews/c.6")->severity, Severity::holds);
    EXPECT_EQ(findings.findings.size(), 6U);
}

TEST(Credits, EstimatesOfATotalAreSummedByYear) {
    const auto of = [](int first, int second) {
        return credits(
            R"({"id": "a", "estimates": [{"at": "2025", "value": 40}, {"at": "2026", "value": 30}]},
               {"id": "b", "estimates": [{"at": "2026", "value": 5}]},
               {"id": "t", "role": "total", "estimates": [{"at": "2025", "value": )" +
            std::to_string(first) + R"(}, {"at": "2026", "value": )" + std::to_string(second) + "}]}");
    };
    EXPECT_EQ(of(40, 35),
              (Verdicts{{"credit_overviews/c.1", "credit holds"}, {"credit_overviews/c.2", "credit holds"}}));
    EXPECT_EQ(of(45, 35), (Verdicts{{"credit_overviews/c.1", "credit violated"},
                                    {"credit_overviews/c.2", "credit holds"}}));
    EXPECT_EQ(of(40, 30), (Verdicts{{"credit_overviews/c.1", "credit holds"},
                                    {"credit_overviews/c.2", "credit violated"}}));
}

TEST(SpendingProposals, NetIsGrossMinusCover) {
    const auto of = [](const char* year) {
        return verdicts(std::string(R"("spending_proposals": [{"id": "s", "years": [)") + year + "]}]");
    };
    EXPECT_EQ(of(R"({"year": "2025", "gross": 100, "cover": 30, "net": 70})"),
              (Verdicts{{"spending_proposals/s.1", "proposal holds"}}));
    EXPECT_EQ(of(R"({"year": "2025", "gross": 100, "cover": 30, "net": 130})"),
              (Verdicts{{"spending_proposals/s.1", "proposal violated"}}));
    EXPECT_EQ(
        of(R"({"year": "2025", "gross": 100, "net": 70}, {"year": "2026", "gross": 9, "cover": 1, "net": 8})"),
        (Verdicts{{"spending_proposals/s.1", "proposal holds"}}));
    EXPECT_THAT(of(R"({"year": "2025", "cover": 100, "net": 70}, {"year": "2026", "gross": 9, "cover": 1})"),
                IsEmpty());
}

}  // namespace
}  // namespace sociaaldomein
