// Budgets and accounts under both sign conventions, and what explains their differences.
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

std::string statement(const std::string& sign, const std::string& lines) {
    return R"("budget_statements": [{"id": "b", "sign": ")" + sign + R"(", "lines": [)" + lines + "]}]";
}
Verdicts budget(const std::string& sign, const std::string& lines) {
    return verdicts(statement(sign, lines));
}

std::string id(int n) { return "budget_statements/b." + std::to_string(n); }

// --- one line ------------------------------------------------------------------------------------------------------

TEST(BudgetLines, ABalanceHasTheSignOfItsStatement) {
    const auto of = [](const char* sign, int balance) {
        return budget(sign, R"({"id": "x", "expense": 100, "revenue": 30, "balance": )" +
                                std::to_string(balance) + "}");
    };
    EXPECT_EQ(of("cost_positive", 70), (Verdicts{{id(1), "balance holds"}}));
    EXPECT_EQ(of("cost_positive", -70), (Verdicts{{id(1), "balance violated"}}));
    EXPECT_EQ(of("favourable_positive", -70), (Verdicts{{id(1), "balance holds"}}));
    EXPECT_EQ(of("favourable_positive", 70), (Verdicts{{id(1), "balance violated"}}));
    EXPECT_THAT(of("unspecified", 70), IsEmpty());
    EXPECT_THAT(budget("cost_positive", R"({"id": "x", "expense": 100, "balance": 1})"), IsEmpty());
    EXPECT_THAT(budget("cost_positive", R"({"id": "x", "revenue": 100, "balance": 1})"), IsEmpty());
    EXPECT_THAT(budget("cost_positive", R"({"id": "x", "revenue": 100, "expense": 1})"), IsEmpty());
}

TEST(BudgetLines, AResultIsTheBalanceWithMovementsOfReserves) {
    const auto of = [](const char* sign, const char* start, int result) {
        return budget(sign, std::string(R"({"id": "x", )") + start +
                                R"(, "addition": 5, "withdrawal": 2, "result": )" + std::to_string(result) +
                                "}");
    };
    EXPECT_EQ(of("cost_positive", R"("balance": 70)", 73), (Verdicts{{id(1), "result holds"}}));
    EXPECT_EQ(of("cost_positive", R"("balance": 70)", 67), (Verdicts{{id(1), "result violated"}}));
    EXPECT_EQ(of("favourable_positive", R"("balance": -70)", -73), (Verdicts{{id(1), "result holds"}}));
    EXPECT_EQ(of("favourable_positive", R"("balance": -70)", -67), (Verdicts{{id(1), "result violated"}}));
    EXPECT_EQ(of("cost_positive", R"("expense": 100, "revenue": 30)", 73),
              (Verdicts{{id(1), "result holds"}}));
    EXPECT_EQ(of("favourable_positive", R"("expense": 100, "revenue": 30)", -73),
              (Verdicts{{id(1), "result holds"}}));
    EXPECT_EQ(of("cost_positive", R"("expense": 100, "revenue": 30, "balance": 71)", 74),
              (Verdicts{{id(1), "balance violated"}, {id(2), "result holds"}}));
    EXPECT_THAT(of("cost_positive", R"("expense": 100)", 1), IsEmpty());
    EXPECT_THAT(of("cost_positive", R"("revenue": 100)", 1), IsEmpty());
    EXPECT_THAT(of("unspecified", R"("balance": 100)", 1), IsEmpty());
    EXPECT_EQ(budget("cost_positive", R"({"id": "x", "balance": 5, "withdrawal": 2, "result": 3})"),
              (Verdicts{{id(1), "result holds"}}));
}

// --- phases --------------------------------------------------------------------------------------------------------

TEST(BudgetPhases, AnAmendedBudgetIsTheAdoptedOneWithAllAmendments) {
    const auto of = [](int amended, const char* more) {
        return budget("cost_positive",
                      std::string(R"({"id": "a", "phase": "adopted", "expense": 100, "revenue": 10},
            {"id": "c", "phase": "credit_mutations", "expense": 5}, {"id": "m", "phase": "amendments", "expense": -20}, )") +
                          more + R"({"id": "z", "phase": "amended", "expense": )" + std::to_string(amended) +
                          "}");
    };
    EXPECT_EQ(of(85, ""), (Verdicts{{id(1), "phase holds"}}));
    EXPECT_EQ(of(86, ""), (Verdicts{{id(1), "phase violated"}}));
    EXPECT_EQ(of(100, ""), (Verdicts{{id(1), "phase violated"}}));
    // Amendments of another year, or of a part, are no part of it.
    EXPECT_EQ(of(85, R"({"id": "n", "phase": "amendments", "year": "2024", "expense": 7}, )"),
              (Verdicts{{id(1), "phase holds"}}));
    EXPECT_EQ(of(85, R"({"id": "n", "phase": "amendments", "part_of": "a", "expense": 7}, )"),
              (Verdicts{{id(1), "phase holds"}}));
    EXPECT_EQ(of(92, R"({"id": "n", "phase": "amendments", "expense": 7}, )"),
              (Verdicts{{id(1), "phase holds"}}));
    EXPECT_EQ(of(85, R"({"id": "n", "phase": "realised", "expense": 7}, )"),
              (Verdicts{{id(1), "phase holds"}}));
    EXPECT_THAT(budget("cost_positive", R"({"id": "z", "phase": "amended", "expense": 1})"), IsEmpty());
    EXPECT_THAT(budget("cost_positive", R"({"id": "a", "phase": "adopted", "year": "2024", "expense": 1},
                                           {"id": "z", "phase": "amended", "year": "2025", "expense": 2})"),
                IsEmpty());
}

TEST(BudgetPhases, EveryColumnIsFollowed) {
    EXPECT_EQ(
        budget("unspecified",
               R"({"id": "a", "phase": "adopted", "expense": 1, "revenue": 2, "addition": 3, "withdrawal": 4},
        {"id": "z", "phase": "amended", "expense": 1, "revenue": 9, "addition": 3, "withdrawal": 9})"),
        (Verdicts{{id(1), "phase holds"},
                  {id(2), "phase violated"},
                  {id(3), "phase holds"},
                  {id(4), "phase violated"}}));
}

// --- results -------------------------------------------------------------------------------------------------------

TEST(AccountResults, ADifferenceOfAccountAndBudgetHasTheSignOfItsStatement) {
    const auto of = [](const char* sign, int expense, int revenue) {
        return budget(sign, R"({"id": "b", "phase": "amended", "expense": 100, "revenue": 50},
            {"id": "r", "phase": "realised", "expense": 90, "revenue": 53},
            {"id": "d", "phase": "result", "expense": )" +
                                std::to_string(expense) + R"(, "revenue": )" + std::to_string(revenue) + "}");
    };
    const Verdicts holds{{id(1), "account_result holds"}, {id(2), "account_result holds"}};
    const Verdicts violated{{id(1), "account_result violated"}, {id(2), "account_result violated"}};
    EXPECT_EQ(of("cost_positive", -10, -3), holds);
    EXPECT_EQ(of("cost_positive", 10, 3), violated);
    EXPECT_EQ(of("favourable_positive", 10, 3), holds);
    EXPECT_EQ(of("favourable_positive", -10, -3), violated);
    EXPECT_THAT(of("unspecified", 10, 3), IsEmpty());
}

TEST(AccountResults, TheAdoptedBudgetCountsWhereNoneWasAmended) {
    const auto of = [](const char* amended) {
        return budget(
            "cost_positive",
            std::string(R"({"id": "a", "phase": "adopted", "expense": 100}, )") + amended +
                R"({"id": "r", "phase": "realised", "expense": 90}, {"id": "d", "phase": "result", "expense": -10})");
    };
    EXPECT_EQ(of(""), (Verdicts{{id(1), "account_result holds"}}));
    EXPECT_EQ(of(R"({"id": "z", "phase": "amended", "expense": 95}, )"),
              (Verdicts{{id(1), "phase violated"}, {id(2), "account_result violated"}}));
    EXPECT_THAT(
        budget(
            "cost_positive",
            R"({"id": "a", "phase": "adopted", "expense": 1}, {"id": "d", "phase": "result", "expense": 9})"),
        IsEmpty());
    EXPECT_THAT(
        budget(
            "cost_positive",
            R"({"id": "a", "phase": "realised", "expense": 1}, {"id": "d", "phase": "result", "expense": 9})"),
        IsEmpty());
    EXPECT_THAT(
        budget(
            "cost_positive",
            R"({"id": "a", "phase": "adopted", "expense": 1}, {"id": "r", "phase": "realised", "revenue": 1},
                                           {"id": "d", "phase": "result", "expense": 9})"),
        IsEmpty());
    EXPECT_THAT(
        budget(
            "cost_positive",
            R"({"id": "a", "phase": "adopted", "revenue": 1}, {"id": "r", "phase": "realised", "expense": 1},
                                           {"id": "d", "phase": "result", "expense": 9})"),
        IsEmpty());
}

TEST(AccountResults, TheWholeIsTheSumOfTheColumnsAsPrinted) {
    const auto of = [](const char* sign, int result) {
        return budget(
            sign,
            R"({"id": "d", "phase": "result", "expense": -630, "revenue": 150, "addition": 60, "withdrawal": -50, "result": )" +
                std::to_string(result) + "}");
    };
    EXPECT_EQ(of("cost_positive", -470), (Verdicts{{id(1), "account_result holds"}}));
    EXPECT_EQ(of("cost_positive", -471), (Verdicts{{id(1), "account_result violated"}}));
    EXPECT_EQ(of("favourable_positive", -470), (Verdicts{{id(1), "account_result holds"}}));
    EXPECT_THAT(budget("cost_positive", R"({"id": "d", "phase": "result", "result": 9})"), IsEmpty());
}

// --- parts ---------------------------------------------------------------------------------------------------------

TEST(BudgetParts, ALineIsTheSumOfItsPartsOfThatPhaseAndYear) {
    const auto of = [](int whole, const char* more) {
        return budget(
            "unspecified",
            std::string(R"({"id": "w", "phase": "realised", "year": "2024", "expense": )") +
                std::to_string(whole) +
                R"(}, {"id": "x", "phase": "realised", "year": "2024", "part_of": "w", "expense": 10},
                                           {"id": "y", "phase": "realised", "year": "2024", "part_of": "w", "expense": 5, "revenue": 3})" +
                more);
    };
    EXPECT_EQ(of(15, ""), (Verdicts{{id(1), "part_of holds"}}));
    EXPECT_EQ(of(16, ""), (Verdicts{{id(1), "part_of violated"}}));
    EXPECT_EQ(of(15, R"(, {"id": "z", "phase": "adopted", "year": "2024", "part_of": "w", "expense": 1})"),
              (Verdicts{{id(1), "part_of holds"}}));
    EXPECT_EQ(of(15, R"(, {"id": "z", "phase": "realised", "year": "2025", "part_of": "w", "expense": 1})"),
              (Verdicts{{id(1), "part_of holds"}}));
    EXPECT_EQ(of(16, R"(, {"id": "z", "phase": "realised", "year": "2024", "part_of": "w", "expense": 1})"),
              (Verdicts{{id(1), "part_of holds"}}));
}

TEST(BudgetParts, BalancesAndResultsToo) {
    EXPECT_EQ(
        budget(
            "unspecified",
            R"({"id": "w", "balance": 3, "result": 4, "revenue": 7}, {"id": "x", "part_of": "w", "balance": 3, "result": 5})"),
        (Verdicts{{id(1), "part_of holds"}, {id(2), "part_of violated"}}));
}

// --- series --------------------------------------------------------------------------------------------------------

TEST(BudgetSeries, OneYearInTwoReportsIsTheSameOrRevised) {
    const auto of = [](double second, const char* more) {
        return verdicts(
            std::string(R"("sources": [{"id": "old", "period": "2022"}, {"id": "new", "period": "2023"}],
            "budget_series": [{"id": "s", "unit": "eur_million", "decimals": 1, )") +
            more + R"("observations": [{"at": "2023", "source": "new: 1", "value": )" +
            std::to_string(second) +
            R"(}, {"at": "2023", "source": "old: 1", "value": 18.2}, {"at": "2024", "source": "old: 1", "value": 9}]}])");
    };
    EXPECT_EQ(of(18.2, ""), (Verdicts{{"budget_series/s.1", "vintage holds"}}));
    EXPECT_EQ(of(18.3, ""), (Verdicts{{"budget_series/s.1", "vintage holds_within_rounding"}}));
    EXPECT_EQ(of(18.4, ""), (Verdicts{{"budget_series/s.1", "vintage warning"}}));
    EXPECT_EQ(of(18.4, R"("revisions": [{"at": "2023", "reason": "late bills"}], )"),
              (Verdicts{{"budget_series/s.1", "vintage note"}}));
    EXPECT_EQ(of(18.4, R"("revisions": [{"at": "2024", "reason": "late bills"}], )"),
              (Verdicts{{"budget_series/s.1", "vintage warning"}}));
}

TEST(BudgetSeries, ALaterReportIsComparedWithTheOneBeforeIt) {
    const Findings findings = check(programme_of(
        R"("sources": [{"id": "old", "period": "2022"}, {"id": "new", "period": "2023"}],
           "budget_series": [{"id": "s", "observations": [{"at": "2023", "source": "new: 1", "value": 18},
             {"at": "2023", "source": "old: 1", "value": 20}, {"at": "2023", "source": "old: 2", "absent": "suppressed"}],
             "revisions": [{"at": "2023", "reason": "late bills"}]}])"));
    ASSERT_EQ(findings.findings.size(), 1U);
    EXPECT_EQ(findings.findings[0].remainder.en, "-€2");
    EXPECT_EQ(findings.findings[0].message.en,
              "S: the figure of 2023 in new against old: expected €20, printed €18 (difference -€2); "
              "revised: late bills");
}

// --- variances -----------------------------------------------------------------------------------------------------

std::string variances(const std::string& items, const std::string& result, const std::string& line = "d") {
    return statement("cost_positive", R"({"id": "d", )" + result + R"(}, {"id": "e", "expense": 1})") +
           R"(, "variance_analyses": [{"id": "v", "statement": "b", "line": ")" + line + R"(", "items": [)" +
           items + "]}]";
}

TEST(Variances, AnItemIsTheSumOfItsParts) {
    const auto of = [](int value) {
        return verdicts(variances(
            R"({"id": "i", "value": )" + std::to_string(value) +
                R"(, "parts": [{"id": "x", "value": -400}, {"id": "y", "value": -80}]}, {"id": "k", "value": 3})",
            R"("revenue": 1)"));
    };
    EXPECT_EQ(of(-480), (Verdicts{{"variance_analyses/v.1", "variance_parts holds"}}));
    EXPECT_EQ(of(-479), (Verdicts{{"variance_analyses/v.1", "variance_parts violated"}}));
}

TEST(Variances, ReasonsExplainEachColumnAndTheWhole) {
    constexpr auto items =
        R"({"id": "a", "column": "expense", "value": -100}, {"id": "b", "column": "expense", "value": -20},
                              {"id": "c", "column": "revenue", "value": 30}, {"id": "d", "value": 7})";
    const auto of = [&](int expense, int revenue, int result) {
        return verdicts(variances(items, R"("expense": )" + std::to_string(expense) + R"(, "revenue": )" +
                                             std::to_string(revenue) + R"(, "addition": 5, "result": )" +
                                             std::to_string(result)));
    };
    const auto v = [](int n) { return "variance_analyses/v." + std::to_string(n); };
    Verdicts holds{
        {v(1), "variance_remainder holds"}, {v(2), "variance_remainder holds"}, {v(3), "variance_net holds"}};
    const auto explained = [](Verdicts all) {
        std::erase_if(all, [](const auto& one) { return !one.first.starts_with("variance"); });
        return all;
    };
    EXPECT_EQ(explained(of(-120, 30, -90)), holds);
    holds[v(1)] = "variance_remainder warning";
    EXPECT_EQ(explained(of(-121, 30, -90)), holds);
    holds[v(2)] = "variance_remainder warning";
    EXPECT_EQ(explained(of(-121, 31, -90)), holds);
    holds[v(3)] = "variance_net warning";
    EXPECT_EQ(explained(of(-121, 31, -91)), holds);
}

TEST(Variances, AnotherReadingIsToldWithWhatItLeaves) {
    const Findings findings = check(programme_of(variances(
        R"({"id": "a", "column": "expense", "value": -100, "alternative": -150}, {"id": "b", "column": "expense", "value": -20})",
        R"("expense": -160, "result": -160)")));
    const Finding& column = *find(findings, "variance_analyses/v.1");
    EXPECT_EQ(column.severity, Severity::warning);
    EXPECT_EQ(column.remainder.en, "-€40");
    EXPECT_THAT(column.message.en, HasSubstr("under the other reading there remains +€10"));
    const Finding& net = *find(findings, "variance_analyses/v.2");
    EXPECT_EQ(net.rule, "variance_net");
    EXPECT_THAT(net.message.en, HasSubstr("under the other reading there remains +€10"));
    const Findings plain = check(
        programme_of(variances(R"({"id": "a", "column": "expense", "value": -100})", R"("expense": -160)")));
    EXPECT_THAT(plain.findings.at(0).message.en, HasSubstr("this part is unexplained"));
    EXPECT_THAT(plain.findings.at(0).paths,
                ElementsAre("/budget_statements/b/lines/d/expense", "/variance_analyses/v/items/a"));
}

TEST(Variances, WithoutAStatementOnlyPartsAreCompared) {
    EXPECT_THAT(
        verdicts(
            R"("variance_analyses": [{"id": "v", "items": [{"id": "a", "column": "expense", "value": 3}]}])"),
        IsEmpty());
    EXPECT_THAT(verdicts(variances("", R"("result": 3)")), IsEmpty());
    // The line that is named, not another one.
    EXPECT_EQ(verdicts(variances(R"({"id": "a", "column": "expense", "value": 1})", R"("expense": 5)", "e")),
              (Verdicts{{"variance_analyses/v.1", "variance_remainder holds"}}));
}

}  // namespace
}  // namespace sociaaldomein
