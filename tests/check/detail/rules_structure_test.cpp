// Tables with formulas, milestones over reports, access rules with dates.
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

// --- tables --------------------------------------------------------------------------------------------------------

std::string count_table(const std::string& columns, const std::string& rows, const std::string& more = "") {
    return R"("count_tables": [{"id": "t", )" + more + R"("columns": [)" + columns + R"(], "rows": [)" +
           rows + "]}]";
}

constexpr auto two_years = R"({"id": "y1", "at": "2024"}, {"id": "y2", "at": "2025"})";

TEST(Tables, ARowIsWhatItsFormulaSaysInEveryColumn) {
    const auto of = [](const char* equals, const char* figures) {
        return verdicts(count_table(two_years, std::string(R"({"id": "wmo", "figures": [10, 20]},
            {"id": "youth", "figures": [1, 2]}, {"id": "sum", "equals": ")") +
                                                   equals + R"(", "figures": )" + figures + "}"));
    };
    const Verdicts holds{{"count_tables/t.1", "table_row holds"}, {"count_tables/t.2", "table_row holds"}};
    EXPECT_EQ(of("wmo + youth", "[11, 22]"), holds);
    EXPECT_EQ(of("row.wmo + row.youth", "[11, 22]"), holds);
    EXPECT_EQ(of("sum(*)", "[11, 22]"), holds);
    EXPECT_EQ(of("sum(row.*)", "[11, 22]"), holds);
    EXPECT_EQ(of("wmo - youth", "[9, 18]"), holds);
    EXPECT_EQ(of("wmo + youth", "[11, 23]"), (Verdicts{{"count_tables/t.1", "table_row holds"},
                                                       {"count_tables/t.2", "table_row violated"}}));
}

TEST(Tables, AColumnIsWhatItsFormulaSaysInEveryRow) {
    const auto of = [](const char* equals, const char* figures) {
        return verdicts(count_table(
            std::string(R"({"id": "a"}, {"id": "b"}, {"id": "sum", "equals": ")") + equals + "\"}",
            std::string(R"({"id": "r", "figures": )") + figures + "}"));
    };
    EXPECT_EQ(of("a + b", "[1, 2, 3]"), (Verdicts{{"count_tables/t.1", "table_column holds"}}));
    EXPECT_EQ(of("column.a + column.b", "[1, 2, 4]"),
              (Verdicts{{"count_tables/t.1", "table_column violated"}}));
    EXPECT_EQ(of("sum(column.*)", "[1, 2, 3]"), (Verdicts{{"count_tables/t.1", "table_column holds"}}));
}

TEST(Tables, AllMeansAllThatAreNoSumsThemselves) {
    EXPECT_EQ(verdicts(count_table(R"({"id": "y"})",
                                   R"x({"id": "a", "figures": [1]}, {"id": "b", "figures": [2]},
                                      {"id": "half", "equals": "a", "figures": [1]},
                                      {"id": "all", "equals": "sum(*)", "figures": [3]})x")),
              (Verdicts{{"count_tables/t.1", "table_row holds"}, {"count_tables/t.2", "table_row holds"}}));
}

TEST(Tables, ACellThatIsNotPrintedReadsAsZeroWithAWarning) {
    const auto of = [](const char* cell, int sum) {
        return check(programme_of(
                         count_table(R"({"id": "y"})",
                                     std::string(R"({"id": "a", "figures": [7]}, {"id": "b", "figures": [)") +
                                         cell + R"(]}, {"id": "s", "equals": "a + b", "figures": [)" +
                                         std::to_string(sum) + "]}")))
            .findings.at(0);
    };
    EXPECT_EQ(of(R"({"absent": "not_printed"})", 7).severity, Severity::holds);
    const Finding wrong = of(R"({"absent": "not_printed"})", 8);
    EXPECT_EQ(wrong.severity, Severity::warning);
    EXPECT_THAT(wrong.message.en, HasSubstr("a cell is not printed and was read as zero"));
    EXPECT_EQ(of(R"({"absent": "suppressed"})", 7).severity, Severity::undecided);
    EXPECT_EQ(of("1", 9).severity, Severity::violated);
    EXPECT_THAT(of("1", 9).message.en, ::testing::Not(HasSubstr("not printed")));
}

TEST(Tables, ADivisionByZeroLeavesItUndecided) {
    const Findings findings = check(programme_of(count_table(
        R"({"id": "y"})",
        R"({"id": "a", "figures": [7]}, {"id": "zero", "figures": [0]}, {"id": "r", "equals": "a / zero", "figures": [1]})")));
    ASSERT_EQ(findings.findings.size(), 1U);
    EXPECT_EQ(findings.findings[0].severity, Severity::undecided);
    EXPECT_EQ(findings.findings[0].rule, "table_row");
    EXPECT_EQ(findings.findings[0].expected.en, "");
    EXPECT_THAT(findings.findings[0].message.en, HasSubstr("zero"));
}

TEST(Tables, TheYearsOfTheTitleAreThoseOfTheColumns) {
    const auto of = [](const char* title, const char* columns) {
        return verdicts(count_table(columns, "", std::string(R"("title_years": ")") + title + R"(", )"));
    };
    EXPECT_EQ(of("2024..2025", two_years), (Verdicts{{"count_tables/t.1", "title_years holds"}}));
    EXPECT_EQ(of("2023..2025", two_years), (Verdicts{{"count_tables/t.1", "title_years violated"}}));
    EXPECT_EQ(of("2024..2026", two_years), (Verdicts{{"count_tables/t.1", "title_years violated"}}));
    // Columns in any order; others than those of years do not count.
    EXPECT_EQ(of("2024..2025",
                 R"({"id": "y2", "at": "2025"}, {"id": "y1", "at": "2024"}, {"id": "d", "at": "2023-12-31"},
                                  {"id": "h", "at": "2026-H1"}, {"id": "n"})"),
              (Verdicts{{"count_tables/t.1", "title_years holds"}}));
    EXPECT_THAT(of("2024..2025", R"({"id": "n"})"), IsEmpty());
}

TEST(Tables, OfMoneyAndOfSharesToo) {
    EXPECT_EQ(
        verdicts(
            R"("money_tables": [{"id": "m", "columns": [{"id": "y"}], "rows": [{"id": "a", "figures": [1]},
                           {"id": "s", "equals": "a * 2", "figures": [3]}]}],
                         "share_tables": [{"id": "s", "columns": [{"id": "y"}], "rows": [{"id": "a", "figures": [10]},
                           {"id": "s", "equals": "a * 2", "figures": [20]}]}])"),
        (Verdicts{{"money_tables/m.1", "table_row violated"}, {"share_tables/s.1", "table_row holds"}}));
}

// --- milestones ----------------------------------------------------------------------------------------------------

std::string milestone(const std::string& reports) {
    return R"("sources": [{"id": "old", "period": "2022", "published": "2022-12-01"},
                          {"id": "new", "period": "2023", "published": "2023-12-01"}],
              "milestones": [{"id": "m", "reports": [)" +
           reports + "]}]";
}

TEST(Milestones, OneReportCannotCallItRealisedAndAnnounceIt) {
    const auto of = [](const char* a, const char* b, const char* second) {
        return verdicts(milestone(std::string(R"({"state": ")") + a +
                                  R"(", "source": "old: 1"}, {"state": ")" + b + R"(", "source": ")" +
                                  second + ": 2\"}"));
    };
    const Verdicts repeated{{"milestones/m.1", "milestone_repeated violated"}};
    EXPECT_EQ(of("realised", "announced", "old"), repeated);
    EXPECT_EQ(of("announced", "realised", "old"), repeated);
    EXPECT_THAT(of("announced", "realised", "new"), IsEmpty());
    EXPECT_THAT(of("announced", "announced", "old"), IsEmpty());
    EXPECT_THAT(of("realised", "realised", "old"), IsEmpty());
    EXPECT_THAT(of("dropped", "announced", "old"), IsEmpty());
    EXPECT_THAT(of("realised", "slipped", "old"), IsEmpty());
    // Without a source it is not known whether it is the same report.
    EXPECT_THAT(
        verdicts(
            R"("milestones": [{"id": "m", "reports": [{"state": "realised"}, {"state": "announced"}]}])"),
        IsEmpty());
}

TEST(Milestones, ALaterDateInALaterReportSlipped) {
    const auto of = [](const char* older, const char* newer) {
        return check(programme_of(milestone(std::string(R"({"due": ")") + newer +
                                            R"(", "source": "new: 1"}, {"due": ")" + older +
                                            R"(", "source": "old: 1"}, {"source": "new: 3"})")))
            .findings;
    };
    const std::vector<Finding> later = of("2024", "2025");
    ASSERT_EQ(later.size(), 1U);
    EXPECT_EQ(later[0].rule, "slipped");
    EXPECT_EQ(later[0].severity, Severity::note);
    EXPECT_EQ(later[0].message.en, "M: slipped from 2024 to 2025");
    EXPECT_THAT(later[0].paths, ElementsAre("/milestones/m/reports/1/due", "/milestones/m/reports/0/due"));
    EXPECT_THAT(of("2025", "2025"), IsEmpty());
    EXPECT_THAT(of("2025", "2024"), IsEmpty());
    EXPECT_THAT(of("2024-Q4", "2024"), IsEmpty());  // the same last day
}

// --- access rules --------------------------------------------------------------------------------------------------

std::vector<Finding> access(const std::string& cases) {
    return check(programme_of(R"("access_rules": [{"id": "r", "cases": [)" + cases + "]}]")).findings;
}

TEST(AccessRules, OneCaseApplyingAfterAnotherJoinsIt) {
    const auto of = [](const char* first, const char* second) {
        const std::vector<Finding> found =
            access(std::string(R"({"id": "a", )") + first + R"(}, {"id": "b", )" + second + "}");
        return found.size() == 1 ? found[0].message.en : std::to_string(found.size()) + " findings";
    };
    const std::string joins = "R: the cases join at 1 January 2021";
    EXPECT_EQ(of(R"("until": "2021-01-01")", R"("from": "2021-01-01")"), joins);
    EXPECT_EQ(of(R"("through": "2020-12-31")", R"("from": "2021-01-01")"), joins);
    EXPECT_EQ(of(R"("through": "2020-12-31")", R"("after": "2020-12-31")"), joins);
    EXPECT_EQ(of(R"("until": "2021-01-01")", R"("after": "2020-12-31")"), joins);
    EXPECT_EQ(of(R"("from": "2021-01-01")", R"("until": "2021-01-01")"), joins);  // whatever their order
    EXPECT_EQ(of(R"("until": "2021-01-01")", R"("after": "2021-01-01")"),
              "R: none of the cases applies on 1 January 2021");
    EXPECT_EQ(of(R"("through": "2021-01-01")", R"("from": "2021-01-01")"),
              "R: two cases apply on 1 January 2021");
    EXPECT_EQ(of(R"("until": "2021-01-01")", R"("until": "2022-01-01")"), "0 findings");
    EXPECT_EQ(of(R"("from": "2021-01-01")", R"("from": "2022-01-01")"), "0 findings");
    EXPECT_EQ(of(R"("until": "2021-01-01")", R"("within_months": 3)"), "0 findings");
}

TEST(AccessRules, AGapOrAnOverlapIsAWarning) {
    const std::vector<Finding> gap =
        access(R"({"id": "a", "through": "2020-12-30"}, {"id": "b", "from": "2021-01-01"})");
    ASSERT_EQ(gap.size(), 1U);
    EXPECT_EQ(gap[0].severity, Severity::warning);
    EXPECT_EQ(gap[0].message.en, "R: none of the cases applies on 31 December 2020");
    EXPECT_THAT(gap[0].paths, ElementsAre("/access_rules/r/cases/a", "/access_rules/r/cases/b"));
    const std::vector<Finding> joined =
        access(R"({"id": "a", "through": "2020-12-31"}, {"id": "b", "from": "2021-01-01"})");
    ASSERT_EQ(joined.size(), 1U);
    EXPECT_EQ(joined[0].severity, Severity::holds);
}

TEST(AccessRules, EveryCaseIsComparedWithTheNext) {
    const std::vector<Finding> found = access(
        R"({"id": "c", "from": "2022-01-01"}, {"id": "a", "through": "2020-12-31"},
           {"id": "b", "from": "2021-01-01", "through": "2021-12-30"})");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].message.en, "R: none of the cases applies on 31 December 2021");
    EXPECT_THAT(found[0].paths, ElementsAre("/access_rules/r/cases/b", "/access_rules/r/cases/c"));
    EXPECT_EQ(found[1].message.en, "R: the cases join at 1 January 2021");
}

}  // namespace
}  // namespace sociaaldomein
