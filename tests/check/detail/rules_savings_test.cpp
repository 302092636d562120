// Savings: plans, ledgers, realisations, avoided costs. On, just within and just over the edge.
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

// --- plans ---------------------------------------------------------------------------------------------------------

std::string plan(const std::string& members) {
    return R"("savings_plans": [{"id": "p", "unit": "eur_million", "decimals": 1, "columns": ["2023", "2024"], )" +
           members + "}]";
}

constexpr auto two_lines =
    R"("lines": [{"id": "a", "figures": [1.0, 2.0]}, {"id": "b", "figures": [0.5, 0.5]}])";

TEST(SavingsPlans, ATotalIsTheSumOfItsLines) {
    const auto of = [](const char* total) {
        return verdicts(plan(std::string(two_lines) + R"(, "total": )" + total));
    };
    EXPECT_EQ(of("[1.5, 2.5]"), (Verdicts{{"savings_plans/p.1", "plan_total holds"},
                                          {"savings_plans/p.2", "plan_total holds"}}));
    // Three figures rounded to a tenth: off by 0.15 at most.
    EXPECT_EQ(of("[1.6, 2.7]"), (Verdicts{{"savings_plans/p.1", "plan_total holds_within_rounding"},
                                          {"savings_plans/p.2", "plan_total violated"}}));
    EXPECT_EQ(of("[1.4, 2.3]"), (Verdicts{{"savings_plans/p.1", "plan_total holds_within_rounding"},
                                          {"savings_plans/p.2", "plan_total violated"}}));
}

TEST(SavingsPlans, DrawsOnTheMarginAreTold) {
    const auto message = [](const char* kind) {
        const Findings findings = check(programme_of(
            plan(std::string(R"("lines": [{"id": "a", "figures": [1.0, 2.0]}, {"id": "b", "kind": ")") +
                 kind + R"(", "figures": [0.5, 0.0]}], "total": [1.5, 2.0])")));
        return find(findings, "savings_plans/p.1")->message.en + "|" +
               find(findings, "savings_plans/p.2")->message.en;
    };
    EXPECT_EQ(message("saving"),
              "P: total of 2023 is the sum of its lines: expected €1.5 million, printed €1.5 million|"
              "P: total of 2024 is the sum of its lines: expected €2.0 million, printed €2.0 million");
    EXPECT_EQ(message("margin_draw"),
              "P: total of 2023 is the sum of its lines (without draws on the margin €1.0 million): expected "
              "€1.5 million, "
              "printed €1.5 million|"
              "P: total of 2024 is the sum of its lines: expected €2.0 million, printed €2.0 million");
}

TEST(SavingsPlans, TheYearsOfTheTitleAreThoseOfTheColumns) {
    const auto of = [](const char* title) {
        return verdicts(plan(std::string(R"("title_years": ")") + title + "\""));
    };
    EXPECT_EQ(of("2023..2024"), (Verdicts{{"savings_plans/p.1", "title_years holds"}}));
    EXPECT_EQ(of("2022..2024"), (Verdicts{{"savings_plans/p.1", "title_years violated"}}));
    EXPECT_EQ(of("2023..2025"), (Verdicts{{"savings_plans/p.1", "title_years violated"}}));
    EXPECT_THAT(verdicts(R"("savings_plans": [{"id": "p", "title_years": "2022..2023"}])"), IsEmpty());
}

TEST(SavingsPlans, WhatIsStillToRealiseIsTheLastLevelOrTheSumOfTheYears) {
    const auto of = [](const char* accumulation, const char* remaining) {
        Verdicts found =
            verdicts(plan(std::string(two_lines) + R"(, "total": [1.5, 2.5], "accumulation": ")" +
                          accumulation + R"(", "remaining": )" + remaining));
        return found.contains("savings_plans/p.3") ? found["savings_plans/p.3"] : "none";
    };
    EXPECT_EQ(of("level", "2.5"), "level holds");
    EXPECT_EQ(of("level", "4.0"), "level violated");
    EXPECT_EQ(of("cumulative", "2.5"), "level holds");
    EXPECT_EQ(of("cumulative", "1.5"), "level violated");
    EXPECT_EQ(of("per_year", "4.0"), "level holds");
    EXPECT_EQ(of("per_year", "2.5"), "level violated");
    EXPECT_EQ(of("unspecified", "9.0"), "none");
    EXPECT_THAT(verdicts(plan(R"("accumulation": "level", "remaining": 3)")), IsEmpty());
}

// --- ledgers -------------------------------------------------------------------------------------------------------

Verdicts ledger(const std::string& members) {
    return verdicts(R"("savings_ledgers": [{"id": "l", )" + members + "}]");
}

TEST(SavingsLedgers, TheTargetIsTheSumOfItsParts) {
    constexpr auto parts = R"("parts": [{"id": "a", "value": 10}, {"id": "b", "value": 5}])";
    EXPECT_EQ(ledger(std::string(R"("target": 15, )") + parts),
              (Verdicts{{"savings_ledgers/l.1", "ledger holds"}}));
    EXPECT_EQ(ledger(std::string(R"("target": 16, )") + parts),
              (Verdicts{{"savings_ledgers/l.1", "ledger violated"}}));
    EXPECT_THAT(ledger(R"("target": 16)"), IsEmpty());
    EXPECT_THAT(ledger(parts), IsEmpty());
}

TEST(SavingsLedgers, WhatIsLeftOfTheOriginalTargetIsRevisedOnTheRecord) {
    constexpr auto parts = R"("parts": [{"id": "a", "value": 10}, {"id": "b", "value": 5}])";
    EXPECT_EQ(ledger(std::string(R"("original": 15, )") + parts),
              (Verdicts{{"savings_ledgers/l.1", "ledger holds"}}));
    EXPECT_EQ(ledger(std::string(R"("original": 20, )") + parts),
              (Verdicts{{"savings_ledgers/l.1", "ledger warning"}}));
    EXPECT_EQ(
        ledger(std::string(R"("original": 20, "revisions": [{"at": "2020", "money": 5}, {"at": "2021"}], )") +
               parts),
        (Verdicts{{"savings_ledgers/l.1", "ledger holds"}}));
    EXPECT_EQ(ledger(R"("original": 20, "target": 20)"), (Verdicts{{"savings_ledgers/l.1", "ledger holds"}}));
    EXPECT_EQ(ledger(R"("original": 20, "target": 19)"),
              (Verdicts{{"savings_ledgers/l.1", "ledger warning"}}));
    EXPECT_THAT(ledger(R"("original": 20)"), IsEmpty());
    // Where there are both, it is the parts that are left.
    EXPECT_EQ(
        ledger(std::string(R"("original": 15, "target": 20, )") + parts),
        (Verdicts{{"savings_ledgers/l.1", "ledger violated"}, {"savings_ledgers/l.2", "ledger holds"}}));
}

// --- realisations --------------------------------------------------------------------------------------------------

constexpr auto realised_plan =
    R"("savings_plans": [{"id": "p", "accumulation": "level", "columns": ["2023", "2024", "2025"],
         "lines": [{"id": "other", "figures": [9, 9, 9]}, {"id": "a", "intervention": "i", "figures": [10, 20, 50]}]}],
       "interventions": [{"id": "i", "ends": "2024-12-31"}, {"id": "k"}], )";

std::string realisation(const std::string& members, const std::string& before = realised_plan) {
    return before + R"("savings_realisations": [{"id": "r", "plan": "p", "line": "a", )" + members + "}]";
}

TEST(SavingsRealisations, ASavingIsTheSumOfItsParts) {
    const auto of = [](int total) {
        return verdicts(realisation(R"("total": )" + std::to_string(total) +
                                    R"(, "parts": [{"id": "x", "value": 3}, {"id": "y", "value": 4}])"));
    };
    EXPECT_EQ(of(7), (Verdicts{{"savings_realisations/r.1", "realisation holds"}}));
    EXPECT_EQ(of(8), (Verdicts{{"savings_realisations/r.1", "realisation violated"}}));
    EXPECT_THAT(verdicts(realisation(R"("total": 3)")), IsEmpty());
    EXPECT_THAT(verdicts(realisation(R"("parts": [{"id": "x", "value": 3}])")), IsEmpty());
}

TEST(SavingsRealisations, WhatIsCalledMetIsAtLeastThePlan) {
    const auto of = [](int total) {
        return verdicts(
            realisation(R"("covers": ["2023", "2024", "2030"], "total": )" + std::to_string(total)));
    };
    EXPECT_EQ(of(20), (Verdicts{{"savings_realisations/r.1", "realisation holds"},
                                {"savings_realisations/r.2", "realisation holds"}}));
    EXPECT_EQ(of(19), (Verdicts{{"savings_realisations/r.1", "realisation holds"},
                                {"savings_realisations/r.2", "realisation violated"}}));
    EXPECT_EQ(of(9), (Verdicts{{"savings_realisations/r.1", "realisation violated"},
                               {"savings_realisations/r.2", "realisation violated"}}));
    const Findings findings = check(programme_of(realisation(R"("covers": ["2024"], "total": 19)")));
    EXPECT_THAT(findings.findings.at(0).paths,
                ElementsAre("/savings_realisations/r/total", "/savings_plans/p/lines/a/figures/1"));
}

TEST(SavingsRealisations, CalledMetWithoutAnAmountIsAWarning) {
    const auto warning = [](const char* amount) {
        const Findings findings =
            check(programme_of(realisation(std::string(R"("covers": ["2024", "2030"])") + amount)));
        return findings.findings.size() == 1 ? findings.findings[0] : Finding{};
    };
    for (const char* amount : {"", R"(, "total": {"absent": "not_printed"})"}) {
        const Finding f = warning(amount);
        EXPECT_EQ(f.rule, "amount_missing") << amount;
        EXPECT_EQ(f.severity, Severity::warning);
        EXPECT_THAT(f.paths, ElementsAre("/savings_realisations/r", "/savings_plans/p/lines/a/figures/1"));
    }
    EXPECT_THAT(verdicts(realisation(R"("covers": ["2024"], "parts": [{"id": "x", "value": 3}])")),
                IsEmpty());
    // Without a plan there is nothing to name but the saving.
    const Findings alone =
        check(programme_of(R"("savings_realisations": [{"id": "r", "covers": ["2024"]}])"));
    EXPECT_THAT(alone.findings.at(0).paths, ElementsAre("/savings_realisations/r"));
}

TEST(SavingsRealisations, ContinuationNeedsAnInterventionThatContinues) {
    const auto of = [](const char* years, const char* assumes) {
        Verdicts found = verdicts(realisation(std::string(R"("total": 99, "covers": )") + years +
                                              R"(, "assumes_continuation": )" + assumes));
        std::string last;
        for (const auto& [id, verdict] : found)
            if (verdict.starts_with("continuation")) last += verdict;
        return last;
    };
    EXPECT_EQ(of(R"(["2024"])", "true"), "continuation holds");
    EXPECT_EQ(of(R"(["2023", "2025"])", "true"), "continuation violated");
    EXPECT_EQ(of(R"(["2025", "2024"])", "true"), "continuation holds");  // the last that is named
    EXPECT_EQ(of(R"(["2023", "2025"])", "false"), "");
    EXPECT_EQ(of("[]", "true"), "");

    const std::string endless =
        R"("savings_plans": [{"id": "p", "columns": ["2024"], "lines": [{"id": "a", "intervention": "k", "figures": [1]}]}],
                                   "interventions": [{"id": "k"}], )";
    const Findings findings = check(programme_of(
        realisation(R"("total": 1, "covers": ["2024"], "assumes_continuation": true)", endless)));
    const Finding* f = find(findings, "savings_realisations/r.2");
    ASSERT_NE(f, nullptr);
    EXPECT_EQ(f->severity, Severity::holds);
    EXPECT_THAT(f->message.en, HasSubstr("runs through …"));
    // Without a plan it is not known which intervention it was.
    EXPECT_EQ(
        verdicts(
            R"("savings_realisations": [{"id": "r", "covers": ["2024"], "assumes_continuation": true, "total": 1}])"),
        Verdicts{});
}

TEST(SavingsRealisations, ThePaceIsThatOfThePlan) {
    const auto of = [](int second) {
        return verdicts(realisation(R"("observations": [{"at": "2024", "value": )" + std::to_string(second) +
                                    R"(}, {"at": "2023", "value": 8}, {"at": "2025", "value": 50}])"));
    };
    // Planned from 2023 to 2024: 10; from 2024 to 2025: 30.
    EXPECT_EQ(of(18), (Verdicts{{"savings_realisations/r.1", "behind_plan holds"},
                                {"savings_realisations/r.2", "behind_plan holds"}}));
    EXPECT_EQ(of(17), (Verdicts{{"savings_realisations/r.1", "behind_plan warning"},
                                {"savings_realisations/r.2", "behind_plan holds"}}));
    EXPECT_EQ(of(20), (Verdicts{{"savings_realisations/r.1", "behind_plan holds"},
                                {"savings_realisations/r.2", "behind_plan holds"}}));
    EXPECT_EQ(of(21), (Verdicts{{"savings_realisations/r.1", "behind_plan holds"},
                                {"savings_realisations/r.2", "behind_plan warning"}}));
}

TEST(SavingsRealisations, AmountsByYearAreSummedBeforeTheyAreCompared) {
    const std::string by_year =
        R"("savings_plans": [{"id": "p", "accumulation": "per_year", "columns": ["2023", "2024"],
                                    "lines": [{"id": "a", "figures": [10, 20]}]}], )";
    const auto of = [&](int second) {
        return verdicts(
            realisation(R"("observations": [{"at": "2023", "value": 10}, {"at": "2024", "value": )" +
                            std::to_string(second) + "}]",
                        by_year));
    };
    EXPECT_EQ(of(30), (Verdicts{{"savings_realisations/r.1", "behind_plan holds"}}));
    EXPECT_EQ(of(29), (Verdicts{{"savings_realisations/r.1", "behind_plan warning"}}));
    // Before the first year of the plan nothing was planned: all of it counts.
    EXPECT_EQ(
        verdicts(realisation(
            R"("observations": [{"at": "2022", "value": 1}, {"at": "2023-06-30", "value": 2}, {"at": "2023", "value": 11}])",
            by_year)),
        (Verdicts{{"savings_realisations/r.1", "behind_plan warning"}}));
}

TEST(SavingsRealisations, WithoutAPlanThereIsNoPace) {
    EXPECT_THAT(
        verdicts(
            R"("savings_realisations": [{"id": "r", "observations": [{"at": "2023", "value": 8}, {"at": "2024", "value": 1}]}])"),
        IsEmpty());
}

// --- avoided costs -------------------------------------------------------------------------------------------------

Verdicts avoided(const std::string& members) {
    return verdicts(R"("avoided_cost_ledgers": [{"id": "a", )" + members + "}]");
}

TEST(AvoidedCosts, TheMeanIsTheTotalDividedByTheCases) {
    EXPECT_EQ(avoided(R"("cases": 4, "total": 100, "mean": 25)"),
              (Verdicts{{"avoided_cost_ledgers/a.1", "mean holds"}}));
    EXPECT_EQ(avoided(R"("cases": 4, "total": 100, "mean": 26)"),
              (Verdicts{{"avoided_cost_ledgers/a.1", "mean violated"}}));
    EXPECT_THAT(avoided(R"("cases": 0, "total": 100, "mean": 26)"), IsEmpty());
    EXPECT_THAT(avoided(R"("total": 100, "mean": 26)"), IsEmpty());
    EXPECT_THAT(avoided(R"("cases": 4, "mean": 26)"), IsEmpty());
    EXPECT_THAT(avoided(R"("cases": 4, "total": 26)"), IsEmpty());
}

TEST(AvoidedCosts, TheTotalIsTheSumOfTheCases) {
    constexpr auto entries =
        R"("entries": [{"id": "x", "avoided": 60}, {"id": "y", "avoided": 40}, {"id": "z"}])";
    EXPECT_EQ(avoided(std::string(R"("total": 100, )") + entries),
              (Verdicts{{"avoided_cost_ledgers/a.1", "mean holds"}}));
    EXPECT_EQ(avoided(std::string(R"("total": 101, )") + entries),
              (Verdicts{{"avoided_cost_ledgers/a.1", "mean violated"}}));
    EXPECT_THAT(avoided(entries), IsEmpty());
    EXPECT_THAT(avoided(R"("total": 100, "entries": [{"id": "z"}])"), IsEmpty());
}

}  // namespace
}  // namespace sociaaldomein
