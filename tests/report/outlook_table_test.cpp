#include <sociaaldomein/report/outlook_table.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/core/error.hpp>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// Nothing in it is left to chance.
constexpr const char* members =
    R"("outlook": {"first": "2023-H1"}, "waitlists": [{"id": "w", "name": {"nl": "Wachtlijst", "en": "Waitlist"}, "future": {"start": {"value": 158, "ground": "reported"}, "inflow": 0, "abandonment": {"value": 0, "reason": {"nl": "niemand haakt af", "en": "nobody gives up"}}, "forms": [{"id": "f", "places": 0}]}}], "products": [{"id": "p", "volume": "waitlists.w.size", "price": 20000}], "scenarios": [{"id": "now", "name": {"nl": "Zo gaat het nu", "en": "As it goes"}, "question": {"nl": "Hoe lang?", "en": "How long?"}}, {"id": "less", "parent": "now", "effects": [{"id": "e", "on": "waitlists.w.size", "kind": "absolute", "magnitude": -58}]}])";

SimulateOptions few() {
    SimulateOptions options;
    options.paths = 64;
    return options;
}
Programme programme() { return sociaaldomein::testing::programme_of(members); }

TEST(OutlookTable, ShowsYearsInBothLanguages) {
    const Outlook outlook = simulate(programme(), "now", few());
    const std::string en = outlook_table(outlook, Language::en);
    EXPECT_THAT(en, StartsWith("As it goes (64 paths, seed 1)\nHow long?\n\nquantity "));
    EXPECT_THAT(en, ::testing::ContainsRegex("unit +2023 +2024 +2025 +95% at the end\n"));
    EXPECT_THAT(en, ::testing::ContainsRegex("waitlists\\.w\\.size +persons +158 +158 +158 +158 - 158\n"));
    EXPECT_THAT(en,
                ::testing::ContainsRegex("products\\.p\\.cost +k€ +3,160 +3,160 +3,160 +3,160 - 3,160\n"));
    EXPECT_THAT(en, HasSubstr("What was computed with:"));
    EXPECT_THAT(en, ::testing::ContainsRegex("waitlists\\.w\n    start +158 +reported\n"));
    EXPECT_THAT(en, ::testing::ContainsRegex("    abandonment +0 +assumed\n"));
    EXPECT_THAT(en, HasSubstr("* Waitlist: 0 observation(s) of the waitlist; the outcome is a range"));
    const std::string nl = outlook_table(outlook, Language::nl);
    EXPECT_THAT(nl, StartsWith("Zo gaat het nu (64 paden, seed 1)\nHoe lang?\n\ngrootheid "));
    EXPECT_THAT(nl, ::testing::ContainsRegex("products\\.p\\.cost +k€ +3\\.160 "));
    EXPECT_THAT(nl, HasSubstr("laat zich niet aan het verleden toetsen"));
}

TEST(OutlookTable, DifferencesHaveTheirSign) {
    const auto all = compare(programme(), {"now", "less"}, few());
    const std::string text = outlook_table(all[2], Language::en);
    EXPECT_THAT(text, StartsWith("less minus now (64 paths"));
    EXPECT_THAT(text, ::testing::ContainsRegex("waitlists\\.w\\.size +persons +-58 +-58 +-58 +-58 - -58\n"));
    EXPECT_THAT(text, ::testing::ContainsRegex("waitlists\\.w\\.gone +persons +\\+58 +0 +0 "));
    EXPECT_THAT(text, Not(HasSubstr("What was computed with"))) << "said above it";
}

// What comes in during a part of a year is nothing that can stand beside years.
TEST(OutlookTable, FlowsStandUnderTheirYearOrNowhere) {
    const Programme p = sociaaldomein::testing::programme_of(
        R"("outlook": {"first": "2026-Q3"}, "caseloads": [{"id": "c", "future": {"start": 100, "inflow": 400, "exit_rate": 4}}])");
    SimulateOptions options = few();
    options.until = Period::quarter(2028, 2);
    const std::string text = outlook_table(simulate(p, "", options), Language::en);
    EXPECT_THAT(text, ::testing::ContainsRegex("quantity +unit +2026 +2027 +2028 +95% at the end\n"));
    EXPECT_THAT(text, ::testing::ContainsRegex(
                          "caseloads\\.c\\.inflow +persons +- +[34][0-9][0-9] +- +[0-9]+ - [0-9]+\n"));
    EXPECT_THAT(text, ::testing::ContainsRegex("caseloads\\.c\\.size +persons +[0-9]+ +[0-9]+ +[0-9]+ +"));
    EXPECT_THAT(text, HasSubstr("only a part of that year is computed"));
}

TEST(OutlookTable, CsvHasARowForEachPeriodAndYear) {
    const auto all = compare(programme(), {"now", "less"}, few());
    const std::string csv = outlook_csv(all);
    EXPECT_THAT(
        csv,
        StartsWith("scenario,against,quantity,unit,period,mean,median,lower80,upper80,lower95,upper95\n"));
    EXPECT_THAT(csv, HasSubstr("\nnow,,waitlists.w.size,persons,2023-H1,158,158,158,158,158,158\n"));
    EXPECT_THAT(
        csv, HasSubstr("\nnow,,products.p.cost,eur,2024,3160000,3160000,3160000,3160000,3160000,3160000\n"));
    EXPECT_THAT(csv, HasSubstr("\nless,now,waitlists.w.gone,persons,2023,58,58,58,58,58,58\n"));
    std::size_t rows = 0;
    for (const Outlook& o : all)
        for (const OutlookSeries& s : o.series) rows += s.steps.periods.size() + s.years.periods.size();
    EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(csv, '\n')), rows + 1);
}

TEST(OutlookTable, CsvOfUnlikeLevelsIsRefused) {
    std::vector<Outlook> two{simulate(programme(), "now", few())};
    SimulateOptions options = few();
    options.levels = {0.5};
    two.push_back(simulate(programme(), "less", options));
    EXPECT_THROW((void)outlook_csv(two), Error);
    EXPECT_EQ(outlook_csv({}), "scenario,against,quantity,unit,period,mean,median\n");
}

TEST(OutlookTable, AnAnswerIsASentenceOfNumbers) {
    Question q;
    q.quantity = "waitlists.w.size";
    q.relation = Relation::below;
    q.value = 100;
    q.when = parse_when("2024-12-31");
    const Answer a = ask(programme(), "now", q, few());
    const std::string en = answer_text(q, a, Language::en);
    EXPECT_THAT(en, StartsWith("Waitlist: people waiting, at the end of 2024 (waitlists.w.size)\n"
                               "scenario now, 64 paths\n"
                               "  probability of less than 100 persons: 0% (in none of 64 paths)\n"
                               "    where it is not so, it is off on average by 58 persons\n"
                               "  mean: 158 persons, median: 158 persons\n"));
    EXPECT_THAT(en, HasSubstr("  95% of the paths: 158 to 158 persons\n"));
    EXPECT_THAT(answer_text(q, a, Language::nl),
                HasSubstr("  kans op minder dan 100 personen: 0% (in geen van 64 paden)\n"));
}

TEST(OutlookTable, AnAnswerShowsWhatMattersMost) {
    const Programme p = sociaaldomein::testing::programme_of(
        R"("outlook": {"first": "2023"}, "caseloads": [{"id": "c", "future": {"start": {"value": 100, "low": 50, "high": 150}, "inflow": 0, "exit_rate": 0}}])");
    Question q;
    q.quantity = "caseloads.c.size";
    q.relation = Relation::above;
    q.value = 100;
    q.influences = true;
    SimulateOptions many;
    many.paths = 4096;
    const std::string en = answer_text(q, ask(p, "", q, many), Language::en);
    EXPECT_THAT(en, HasSubstr("What matters most for that probability:"));
    EXPECT_THAT(en, ::testing::ContainsRegex(
                        "caseloads\\.c\\.start +100 \\(50 to 150\\) +0\\.0% +100\\.0% +[0-9.]+%"));
    EXPECT_THAT(en, HasSubstr("over the assumptions, in eight of ten worlds: 0.0% to 100.0%"));
}

}  // namespace
}  // namespace sociaaldomein
