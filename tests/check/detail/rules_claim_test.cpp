// What reports say: formulas, periods, counts, directions, pointers; key figures; caveats.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

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

constexpr auto figures = R"("sources": [{"id": "s", "sections": ["Youth", "Housing"]}],
    "key_figures": [{"id": "ten", "count": 10}, {"id": "about", "count": "about 10"}, {"id": "three", "count": 3}, {"id": "none", "count": {"absent": "suppressed"}},
                    {"id": "budget", "money": 5.2, "unit": "eur_million", "decimals": 1}], )";

// The one finding about a claim with these members.
Finding claim(const std::string& members, const std::string& before = figures) {
    const Findings findings =
        check(programme_of(before + R"("claims": [{"id": "1.1", "text": "what is said", )" + members + "}]"));
    const Finding* found = find(findings, "1.1");
    if (found == nullptr) ADD_FAILURE() << "no finding about " << members;
    return found == nullptr ? Finding{} : *found;
}
Severity severity(const std::string& members, const std::string& before = figures) {
    return claim(members, before).severity;
}
Severity formula(const std::string& text, const char* more = "") {
    return severity(R"("formula": ")" + text + "\"" + more);
}

constexpr auto holds = Severity::holds;
constexpr auto within = Severity::holds_within_rounding;
constexpr auto violated = Severity::violated;
constexpr auto warning = Severity::warning;
constexpr auto undecided = Severity::undecided;

// --- formulas ------------------------------------------------------------------------------------------------------

TEST(FormulaClaims, EveryRelationIsJudgedAtItsEdge) {
    EXPECT_EQ(formula("key_figures.ten = 10"), holds);
    EXPECT_EQ(formula("key_figures.ten = 11"), violated);
    EXPECT_EQ(formula("key_figures.ten = 9"), violated);
    EXPECT_EQ(formula("key_figures.ten < 11"), holds);
    EXPECT_EQ(formula("key_figures.ten < 10"), violated);
    EXPECT_EQ(formula("key_figures.ten < 9"), violated);
    EXPECT_EQ(formula("key_figures.ten <= 10"), holds);
    EXPECT_EQ(formula("key_figures.ten <= 9"), violated);
    EXPECT_EQ(formula("key_figures.ten > 9"), holds);
    EXPECT_EQ(formula("key_figures.ten > 10"), violated);
    EXPECT_EQ(formula("key_figures.ten > 11"), violated);
    EXPECT_EQ(formula("key_figures.ten >= 10"), holds);
    EXPECT_EQ(formula("key_figures.ten >= 11"), violated);
}

TEST(FormulaClaims, AnApproximateFigureMayBeHalfATenOff) {
    // "About 10" lies in 5..15.
    EXPECT_EQ(formula("key_figures.about = 10"), holds);
    EXPECT_EQ(formula("key_figures.about = 15"), within);
    EXPECT_EQ(formula("key_figures.about = 16"), violated);
    EXPECT_EQ(formula("key_figures.about = 4"), violated);
    EXPECT_EQ(formula("key_figures.about < 16"), holds);
    EXPECT_EQ(formula("key_figures.about < 15"), within);
    EXPECT_EQ(formula("key_figures.about < 6"), within);
    EXPECT_EQ(formula("key_figures.about < 5"), violated);
    EXPECT_EQ(formula("key_figures.about <= 15"), holds);
    EXPECT_EQ(formula("key_figures.about <= 14"), within);
    EXPECT_EQ(formula("key_figures.about <= 5"), within);
    EXPECT_EQ(formula("key_figures.about <= 4"), violated);
    EXPECT_EQ(formula("key_figures.about > 4"), holds);
    EXPECT_EQ(formula("key_figures.about > 5"), within);
    EXPECT_EQ(formula("key_figures.about > 14"), within);
    EXPECT_EQ(formula("key_figures.about > 15"), violated);
    EXPECT_EQ(formula("key_figures.about >= 5"), holds);
    EXPECT_EQ(formula("key_figures.about >= 6"), within);
    EXPECT_EQ(formula("key_figures.about >= 15"), within);
    EXPECT_EQ(formula("key_figures.about >= 16"), violated);
}

// "Over 10" and "under 10" have no limit on one side: what lies there is never excluded, and nothing there is certain.
TEST(FormulaClaims, AFigureWithoutALimitExcludesOnlyWhatLiesBeforeIt) {
    const std::string before =
        R"("key_figures": [{"id": "over", "count": "over 10"}, {"id": "under", "count": "under 10"}], )";
    const auto verdict = [&](const char* text) {
        const Finding f = claim(std::string(R"("formula": "key_figures.)") + text + "\"", before);
        return std::pair(f.severity, f.slack.en);
    };
    const std::string unbounded = "unbounded";
    EXPECT_EQ(verdict("over = 9"), std::pair(violated, std::string("0")));
    EXPECT_EQ(verdict("over = 12"), std::pair(within, unbounded));
    EXPECT_EQ(verdict("over = 10"), std::pair(holds, unbounded));
    EXPECT_EQ(verdict("over <= 9"), std::pair(violated, std::string("0")));
    EXPECT_EQ(verdict("over <= 12"), std::pair(within, std::string("2")));
    EXPECT_EQ(verdict("over < 10"), std::pair(violated, std::string("0")));
    EXPECT_EQ(verdict("over < 12"), std::pair(within, std::string("2")));
    EXPECT_EQ(verdict("over >= 10"), std::pair(holds, unbounded));
    EXPECT_EQ(verdict("over >= 12"), std::pair(within, unbounded));
    EXPECT_EQ(verdict("over > 9"), std::pair(holds, unbounded));
    EXPECT_EQ(verdict("over > 10"), std::pair(within, unbounded));
    EXPECT_EQ(verdict("under = 12"), std::pair(violated, std::string("0")));
    EXPECT_EQ(verdict("under = 9"), std::pair(within, unbounded));
    EXPECT_EQ(verdict("under >= 12"), std::pair(violated, std::string("0")));
    EXPECT_EQ(verdict("under >= 9"), std::pair(within, std::string("1")));
    EXPECT_EQ(verdict("under > 10"), std::pair(violated, std::string("0")));
    EXPECT_EQ(verdict("under > 9"), std::pair(within, std::string("1")));
    EXPECT_EQ(verdict("under <= 10"), std::pair(holds, unbounded));
    EXPECT_EQ(verdict("under <= 9"), std::pair(within, unbounded));
    EXPECT_EQ(verdict("under < 11"), std::pair(holds, unbounded));
    EXPECT_EQ(verdict("under < 10"), std::pair(within, unbounded));
}

TEST(FormulaClaims, SlackIsHowFarAFigureMayStillMove) {
    const auto slack = [](const char* text) {
        return claim(std::string(R"("formula": ")") + text + "\"").slack.en;
    };
    EXPECT_EQ(slack("key_figures.about = 12"), "7");  // from 5..15 to 12: three up, seven down
    EXPECT_EQ(slack("key_figures.about = 8"), "7");
    EXPECT_EQ(slack("key_figures.about <= 12"), "7");  // it is violated once all of 5..15 lies above 12
    EXPECT_EQ(slack("key_figures.about >= 12"), "3");
    EXPECT_EQ(slack("key_figures.about < 12"), "7");
    EXPECT_EQ(slack("key_figures.about > 12"), "3");
    EXPECT_EQ(slack("key_figures.about = 16"), "0");
    EXPECT_EQ(slack("key_figures.ten = 10"), "0");
}

TEST(FormulaClaims, WhatIsImpliedOnlyWarns) {
    EXPECT_EQ(formula("key_figures.ten = 11", R"(, "strength": "implied")"), warning);
    EXPECT_EQ(formula("key_figures.ten = 10", R"(, "strength": "implied")"), holds);
}

TEST(FormulaClaims, AmountsAreToldInTheUnitOfTheirFigures) {
    const Finding f = claim(R"("formula": "key_figures.budget = 5000000 eur", "source": "s: page 2")");
    EXPECT_EQ(f.severity, violated);
    EXPECT_EQ(f.expected.en, "€5.0 million");
    EXPECT_EQ(f.found.en, "€5.2 million (€5.15 million to €5.25 million)");
    EXPECT_EQ(f.remainder.en, "+€0.2 million");
    EXPECT_THAT(f.paths, ElementsAre("/key_figures/budget/money", "/claims/1.1"));
    ASSERT_EQ(f.sources.size(), 1U);
    EXPECT_EQ(f.sources[0].place, "page 2");
    EXPECT_EQ(claim(R"("formula": "key_figures.budget / key_figures.ten = 520000 eur")").found.en,
              "€0.52 million (€0.515 million to €0.525 million)");
    EXPECT_EQ(claim(R"("formula": "key_figures.three / key_figures.ten = 30 %")").found.en, "0.3");
}

TEST(FormulaClaims, AnAbsentFigureLeavesItUndecided) {
    const Finding f = claim(R"("formula": "key_figures.none = 10")");
    EXPECT_EQ(f.severity, undecided);
    EXPECT_EQ(f.rule, "formula");
    EXPECT_THAT(f.message.en, HasSubstr("cannot be checked"));
    EXPECT_EQ(f.paths.back(), "/claims/1.1");
}

// --- periods -------------------------------------------------------------------------------------------------------

TEST(PeriodClaims, AreValidPeriodsOfTheirKind) {
    const auto of = [](const char* printed, const char* frequency, const char* more = "") {
        return claim(std::string(R"("period": {"printed": ")") + printed + R"(", "frequency": ")" +
                     frequency + "\"" + more + "}");
    };
    EXPECT_EQ(of("2022", "year").severity, holds);
    EXPECT_EQ(of("2022-H2", "half_year").severity, holds);
    EXPECT_EQ(of("2022-H3", "half_year").severity, violated);
    EXPECT_EQ(of("2022-H2", "year").severity, violated);
    for (const char* printed : {"2022-2023", "2022–2023", "2022/2023"})
        EXPECT_EQ(of(printed, "school_year").severity, holds) << printed;
    for (const char* printed : {"2022-2024", "2022–2022", "2022", "school"})
        EXPECT_EQ(of(printed, "school_year").severity, violated) << printed;
    const Finding f = of("2022-2024", "school_year");
    EXPECT_EQ(f.message.en, "What is said: “2022-2024” is not a valid school year");
    EXPECT_EQ(f.message.nl, "What is said: “2022-2024” is geen geldig schooljaar");
    EXPECT_THAT(f.paths, ElementsAre("/claims/1.1/period"));
}

TEST(PeriodClaims, LieWhereTheyHaveTo) {
    const auto of = [](const char* printed) {
        return severity(std::string(R"("period": {"printed": ")") + printed +
                        R"(", "frequency": "quarter", "within": "2022..2023"})");
    };
    EXPECT_EQ(of("2022-Q1"), holds);
    EXPECT_EQ(of("2023-Q4"), holds);
    EXPECT_EQ(of("2021-Q4"), violated);
    EXPECT_EQ(of("2024-Q1"), violated);
}

// --- counts and pointers -------------------------------------------------------------------------------------------

TEST(CountClaims, NameAsManyAsTheyState) {
    const auto of = [](const char* stated) {
        return claim(std::string(R"("count": {"stated": )") + stated + R"(, "named": ["a", "b", "c"]})");
    };
    EXPECT_EQ(of("3").severity, holds);
    EXPECT_EQ(of("4").severity, violated);
    EXPECT_EQ(of("2").severity, violated);
    EXPECT_THAT(of("4").paths, ElementsAre("/claims/1.1/count/stated", "/claims/1.1/count/named"));
}

TEST(ReferenceClaims, PointAtASectionThatIsThere) {
    EXPECT_EQ(severity(R"("source": "s: 1", "reference": {"section": "Housing"})"), holds);
    EXPECT_EQ(severity(R"("source": "s: 1", "reference": {"section": "Work"})"), violated);
    EXPECT_EQ(severity(R"("reference": {"section": "Housing"})"), violated);
    EXPECT_EQ(severity(R"("source": "s: 1", "strength": "implied", "reference": {"section": "Work"})"),
              warning);
}

// --- directions ----------------------------------------------------------------------------------------------------

// Values of successive years: numbers, and words in which ~ stands for a space, such as about~20.
Finding direction(const std::string& way, const std::string& values, const std::string& more = "") {
    std::istringstream words(values);
    std::string observations;
    int year = 2020;
    for (std::string word; words >> word; ++year) {
        std::ranges::replace(word, '~', ' ');
        const bool number = word.find_first_not_of("0123456789") == std::string::npos;
        observations += (observations.empty() ? "" : ", ") + (R"({"at": ")" + std::to_string(year)) +
                        R"(", "value": )" + (number ? word : '"' + word + '"') + "}";
    }
    return claim(
        R"("direction": {"of": "caseloads.c.observations", "direction": ")" + way + "\"" + more + "}",
        R"("caseloads": [{"id": "c", "observations": [)" + observations + "]}], ");
}
Severity goes(const std::string& way, const std::string& values, const std::string& more = "") {
    return direction(way, values, more).severity;
}

TEST(DirectionClaims, AFallOrARiseIsCertainOrNot) {
    EXPECT_EQ(goes("fall", "10 9"), holds);
    EXPECT_EQ(goes("fall", "10 10"), warning);
    EXPECT_EQ(goes("fall", "10 11"), violated);
    EXPECT_EQ(goes("rise", "10 11"), holds);
    EXPECT_EQ(goes("rise", "10 10"), warning);
    EXPECT_EQ(goes("rise", "10 9"), violated);
    EXPECT_EQ(goes("fall", "10 8 7"), holds);
    EXPECT_EQ(goes("fall", "10 8 9"), warning);  // the whole way down, one step back
    EXPECT_EQ(goes("fall", "10 8 8 7"), holds);
    EXPECT_EQ(goes("rise", "7 9 8"), warning);
    EXPECT_EQ(goes("fall", "about~20 15"), warning);  // 15..25 to 15 may be no fall
    EXPECT_EQ(goes("fall", "about~20 14"), holds);
    EXPECT_EQ(goes("fall", "about~20 25"), warning);
    EXPECT_EQ(goes("fall", "about~20 26"), violated);
    EXPECT_EQ(goes("fall", "over~20 19"), holds);
    EXPECT_EQ(goes("fall", "over~20 21"), warning);
    EXPECT_EQ(goes("rise", "over~20 19"), violated);
    EXPECT_EQ(goes("rise", "19 over~20"), holds);
    EXPECT_EQ(goes("rise", "19 under~19"), warning);
    EXPECT_EQ(goes("rise", "19 under~18"), violated);
}

TEST(DirectionClaims, SteadyMeansThatBothEndsCanBeTheSame) {
    EXPECT_EQ(goes("steady", "10 10"), holds);
    EXPECT_EQ(goes("steady", "10 11"), violated);
    EXPECT_EQ(goes("steady", "about~10 15"), holds);
    EXPECT_EQ(goes("steady", "about~10 16"), violated);
    EXPECT_EQ(goes("steady", "10 30 10"), holds);
}

TEST(DirectionClaims, UpAndThenDownNeedsATopBetween) {
    const std::string way = "first_rise_then_fall";
    EXPECT_EQ(goes(way, "10 12 11"), holds);
    EXPECT_EQ(goes(way, "10 12 12"), warning);
    EXPECT_EQ(goes(way, "10 12 13"), warning);
    EXPECT_EQ(goes(way, "10 10 12 9"), holds);
    EXPECT_EQ(goes(way, "10 9 8"), violated);
    EXPECT_EQ(goes(way, "10 12"), warning);
    EXPECT_EQ(goes(way, "10 9"), violated);
    EXPECT_EQ(goes(way, "10 10 11"), warning);
    EXPECT_EQ(goes(way, "10 10 10"), warning);
    EXPECT_EQ(goes(way, "10 about~10 9"), violated);
}

TEST(DirectionClaims, OtherDirectionsAreNotJudged) {
    EXPECT_EQ(goes("shorter_duration", "10 9"), warning);
    EXPECT_EQ(goes("later_inflow", "10 9"), warning);
}

TEST(DirectionClaims, OnlyFiguresOfTheTimeTheyAreAbout) {
    EXPECT_EQ(goes("fall", "10 9 8 20", R"(, "to": "2022")"), holds);
    EXPECT_EQ(goes("fall", "1 9 8 7", R"(, "from": "2021")"), holds);
    EXPECT_EQ(goes("fall", "1 9 8 20", R"(, "from": "2021", "to": "2022")"), holds);
    EXPECT_EQ(goes("fall", "1 9 8 20", R"(, "from": "2021", "to": "2023")"), violated);
    EXPECT_EQ(goes("fall", "1 9 8 20", R"(, "from": "2022", "to": "2022")"), undecided);
    EXPECT_EQ(goes("fall", "10 suppressed 8"), holds);
    EXPECT_EQ(goes("fall", "suppressed 8"), undecided);
}

TEST(DirectionClaims, TellTheFiguresTheyWereComparedWith) {
    const Finding f = direction("fall", "about~20 26");
    EXPECT_EQ(f.found.en, "20 (2020) → 26 (2021)");
    EXPECT_EQ(f.message.en, "What is said: the figures contradict this: 20 (2020) → 26 (2021)");
    EXPECT_EQ(f.rounding.en, "“about”: ± 5; exact");
    EXPECT_THAT(f.paths, ElementsAre("/claims/1.1/direction", "/caseloads/c/observations/0",
                                     "/caseloads/c/observations/1"));
    EXPECT_THAT(direction("fall", "10 9").message.en, HasSubstr("the figures confirm this"));
    EXPECT_THAT(direction("fall", "10 10").message.en, HasSubstr("neither confirm nor refute"));
    EXPECT_THAT(direction("fall", "10").message.en, HasSubstr("fewer than two figures"));
}

TEST(DirectionClaims, OfARowOfATableGoAlongItsColumns) {
    const auto of = [](const char* figures_of_row) {
        return severity(
            R"("direction": {"of": "count_tables.t.rows.r.figures", "direction": "rise"})",
            std::string(
                R"("count_tables": [{"id": "t", "columns": [{"id": "b", "at": "2021"}, {"id": "a", "at": "2020"}, {"id": "n"}],
                                        "rows": [{"id": "r", "figures": )") +
                figures_of_row + "}]}], ");
    };
    EXPECT_EQ(of("[5, 4, 1]"), holds);
    EXPECT_EQ(of("[4, 5, 9]"), violated);
}

TEST(DirectionClaims, ComeInTheOrderOfTime) {
    const Finding f = claim(
        R"("direction": {"of": "caseloads.c.observations", "direction": "fall"})",
        R"("caseloads": [{"id": "c", "observations": [{"at": "2022", "value": 1}, {"at": "2020", "value": 5}, {"at": "2021", "value": 3}]}], )");
    EXPECT_EQ(f.severity, holds);
    EXPECT_EQ(f.found.en, "5 (2020) → 3 (2021) → 1 (2022)");
}

// --- key figures ---------------------------------------------------------------------------------------------------

Finding key_figure(const std::string& members) {
    const Findings findings = check(programme_of(
        R"("key_figures": [{"id": "k", "money": 100}, {"id": "n", "count": 4}, {"id": "zero", "count": 0},
        {"id": "none", "count": {"absent": "suppressed"}}, {"id": "d", )" +
        members + "}]"));
    const Finding* found = find(findings, "key_figures/d.1");
    return found == nullptr ? Finding{} : *found;
}

TEST(KeyFigures, APrintedOneIsWhatItsFormulaSays) {
    EXPECT_EQ(key_figure(R"("money": 25, "equals": "key_figures.k / key_figures.n")").severity, holds);
    EXPECT_EQ(key_figure(R"("money": 26, "equals": "key_figures.k / key_figures.n")").severity, violated);
    EXPECT_EQ(key_figure(R"("count": 8, "equals": "key_figures.n * 2")").severity, holds);
    EXPECT_EQ(key_figure(R"("count": 9, "equals": "key_figures.n * 2")").severity, violated);
    EXPECT_EQ(key_figure(R"("share": 25, "equals": "1 / key_figures.n * 1")").rule, "derived");
    EXPECT_EQ(key_figure(R"("hours": 9, "equals": "3 hours * 3")").severity, holds);
    EXPECT_EQ(key_figure(R"("hours": 8, "equals": "3 hours * 3")").severity, violated);
    EXPECT_EQ(key_figure(R"("money": 26)").rule, "");
    EXPECT_EQ(key_figure(R"("equals": "3 hours * 3")").found.en, "9 hours");
    EXPECT_EQ(key_figure(R"("equals": "key_figures.n / 8")").found.en, "0.5");
}

TEST(KeyFigures, OneThatNobodyPrintedIsTold) {
    const Finding f = key_figure(R"("equals": "key_figures.k / key_figures.n")");
    EXPECT_EQ(f.severity, holds);
    EXPECT_EQ(f.message.en, "D = key_figures.k / key_figures.n: €25");
    EXPECT_EQ(f.found.en, "€25");
    EXPECT_EQ(f.expected.en, "");
    EXPECT_THAT(f.paths, ElementsAre("/key_figures/d", "/key_figures/k/money", "/key_figures/n/count"));
    const Finding zero = key_figure(R"("equals": "key_figures.k / key_figures.zero")");
    EXPECT_EQ(zero.severity, undecided);
    EXPECT_EQ(zero.found.en, "");
    EXPECT_EQ(key_figure(R"("money": 3, "equals": "key_figures.k / key_figures.none")").severity, undecided);
}

// --- caveats -------------------------------------------------------------------------------------------------------

TEST(Caveats, OfTheSourceItselfAreWarnings) {
    const Findings findings = check(programme_of(
        R"("key_figures": [{"id": "k", "count": {"value": 3, "caveat": "some are missing"}}, {"id": "n", "count": 4}])"));
    ASSERT_EQ(findings.findings.size(), 1U);
    const Finding& f = findings.findings[0];
    EXPECT_EQ(f.rule, "caveat");
    EXPECT_EQ(f.severity, warning);
    EXPECT_THAT(f.message.en, HasSubstr("“some are missing”"));
    EXPECT_THAT(f.paths, ElementsAre("/key_figures/k/count"));
}

}  // namespace
}  // namespace sociaaldomein
