#include "cli/scenario_commands.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program.hpp"
#include "support/documents.hpp"
#include "support/folder.hpp"

namespace sociaaldomein::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using Words = std::vector<std::string>;

Words documents(const std::string& example = "zwolle") {
    Words names;
    for (const std::string& folder : {example, example + "/scenarios"})
        for (const fs::path& path : sociaaldomein::testing::example_documents(folder))
            names.push_back(path.string());
    return names;
}

Outcome ran(Words words, const Words& after = {}, const std::string& example = "zwolle") {
    const Words all = documents(example);
    words.insert(words.end(), all.begin(), all.end());
    for (const char* word : {"--lang", "en", "--paths", "200"}) words.emplace_back(word);
    words.insert(words.end(), after.begin(), after.end());
    return run(words);
}

struct OutputFile {
    const support::Folder folder;
    std::string name() const { return (folder / "out.csv").string(); }
    std::string text() const { return support::content_of(name()); }
};

TEST(ScenarioCommands, SimulateShowsEveryQuantityAndWritesATable) {
    const OutputFile file;
    const Outcome all = ran({"simulate"}, {"--scenario", "baseline", "--until", "2024", "-o", file.name()});
    EXPECT_EQ(all.status, 0) << all.error;
    EXPECT_THAT(all.out, StartsWith("As it goes now (200 paths, seed 1)\n"));
    EXPECT_THAT(all.out, HasSubstr("waitlists.sheltered-living.size"));
    EXPECT_THAT(all.out, HasSubstr("What was computed with:"));
    EXPECT_THAT(all.out, HasSubstr("assumed"));
    EXPECT_THAT(all.out, ::testing::EndsWith(file.name() + "\n"));
    EXPECT_THAT(file.text(), StartsWith("scenario,against,quantity,unit,period,mean,median,lower80,"));
    EXPECT_THAT(file.text(), HasSubstr("\nbaseline,,waitlists.sheltered-living.size,persons,2024-H2,"));
    EXPECT_THAT(file.text(), Not(HasSubstr("2025")));
}

TEST(ScenarioCommands, SimulateTakesSeedThreadsLevelsAndQuantities) {
    const Words few{"--scenario", "baseline", "--quantity", "budget_plans.youth.overspend", "--levels", "50"};
    const auto with = [&](Words more) {
        more.insert(more.end(), few.begin(), few.end());
        return ran({"simulate"}, more);
    };
    const Outcome one = with({"--threads", "1"});
    EXPECT_EQ(one.status, 0) << one.error;
    EXPECT_THAT(one.out, HasSubstr("50% at the end"));
    EXPECT_THAT(one.out, Not(HasSubstr("waitlists.sheltered-living.size ")));
    EXPECT_EQ(with({"--threads", "2"}).out, one.out);
    EXPECT_NE(with({"--seed", "7"}).out, one.out);
}

TEST(ScenarioCommands, CompareShowsTheFirstAndWhatTheOthersDiffer) {
    const OutputFile file;
    const Outcome both = ran({"compare"}, {"--scenario", "baseline", "--scenario", "emergency-places-end",
                                           "--scenario", "forty-places-a-year", "--quantity",
                                           "waitlists.sheltered-living.bridged", "-o", file.name()});
    EXPECT_EQ(both.status, 0) << both.error;
    EXPECT_THAT(both.out, StartsWith("As it goes now"));
    EXPECT_THAT(both.out, HasSubstr("The 31 emergency places end minus baseline"));
    EXPECT_THAT(both.out, ::testing::ContainsRegex("bridged +persons +0 +0 +-31 "));
    EXPECT_THAT(both.out, HasSubstr("40 places a year, as agreed minus baseline"));
    EXPECT_THAT(
        file.text(),
        HasSubstr("\nemergency-places-end,baseline,waitlists.sheltered-living.bridged,persons,2025-H2,-31,"));
}

TEST(ScenarioCommands, AskAnswersHowLikelyItIs) {
    const Outcome at =
        ran({"ask"}, {"--scenario", "baseline", "--quantity", "waitlists.sheltered-living.size", "--below",
                      "100", "--at", "2025-12-31"});
    EXPECT_EQ(at.status, 0) << at.error;
    EXPECT_THAT(at.out, HasSubstr("people waiting, at the end of 2025 (waitlists.sheltered-living.size)\n"
                                  "scenario baseline, 200 paths\n"));
    EXPECT_THAT(at.out,
                ::testing::ContainsRegex("probability of less than 100 persons: [0-9.]+% \\(± [0-9.]+\\)\n"));
    EXPECT_THAT(at.out, HasSubstr("over the assumptions, in eight of ten worlds: "));
    EXPECT_THAT(at.out, HasSubstr("waitlists.sheltered-living\n    inflow "));
    EXPECT_THAT(at.out, Not(HasSubstr("budget_plans"))) << "what it does not depend on is not told";
    const Outcome sum = ran(
        {"ask"}, {"--scenario", "baseline", "--quantity", "savings_plans.revised-target.total", "--at-least",
                  "savings_plans.revised-target.target", "--sum-over", "2024", "--influences"});
    EXPECT_EQ(sum.status, 0) << sum.error;
    EXPECT_THAT(sum.out,
                HasSubstr("savings, without the margin, in 2024 (savings_plans.revised-target.total)"));
    EXPECT_THAT(sum.out, HasSubstr("probability of at least savings_plans.revised-target.target: "));
    EXPECT_THAT(sum.out, HasSubstr("What matters most for that probability:"));
    const Outcome brief = ran({"ask"}, {"--scenario", "baseline", "--quantity", "revised-target.total",
                                        "--at-least", "target", "--sum-over", "2024", "--influences"});
    EXPECT_NE(brief.out.find("probability of at least target: "), std::string::npos) << brief.error;
    EXPECT_THAT(sum.out, HasSubstr("savings_plans.revised-target.lines.dyslexia.delivered"));
    const Outcome by =
        ran({"ask"}, {"--quantity", "waitlists.sheltered-living.size", "--at-most", "120", "--by", "2025"});
    EXPECT_EQ(by.status, 0) << by.error;
    EXPECT_THAT(by.out, HasSubstr("if it happens, on average after"));
    EXPECT_THAT(by.out, HasSubstr("without a scenario"));
    const Outcome none = ran({"ask"}, {"--quantity", "indexations.wages-and-prices.level"});
    EXPECT_EQ(none.status, 0) << none.error;
    EXPECT_THAT(none.out, Not(HasSubstr("probability of")));
    const Outcome never =
        ran({"ask"}, {"--scenario", "baseline", "--quantity", "sheltered-living.size", "--below", "0"});
    EXPECT_THAT(never.out, HasSubstr("0% (in none of 200 paths)"));
    const Outcome always =
        ran({"ask"}, {"--scenario", "baseline", "--quantity", "afgehaakt", "--at-least", "0"});
    EXPECT_THAT(always.out, HasSubstr("100% (in all 200 paths)"))
        << "a word of a label, and " << always.error;
}

TEST(ScenarioCommands, AskSpeaksDutch) {
    Words words{"ask"};
    const Words all = documents();
    words.insert(words.end(), all.begin(), all.end());
    for (const char* word : {"--paths", "200", "--scenario", "baseline", "--quantity",
                             "sheltered-living.wait", "--at-most", "0.5", "--at", "2025"})
        words.emplace_back(word);
    const Outcome out = run(words);
    EXPECT_EQ(out.status, 0) << out.error;
    EXPECT_THAT(out.out, HasSubstr("gemiddelde wachttijd van geplaatsten, eind 2025"));
    EXPECT_THAT(out.out, HasSubstr("kans op hoogstens 0,5 jaar: "));
    EXPECT_THAT(out.out, ::testing::ContainsRegex("80% van de paden: [0-9],[0-9]+ tot [0-9],[0-9]+ jaar\n"));
}

TEST(ScenarioCommands, BridgesTellWhyCostsChange) {
    const OutputFile file;
    const Outcome one =
        ran({"simulate"}, {"--scenario", "baseline", "--quantity", "youth.expense", "--bridge"});
    EXPECT_EQ(one.status, 0) << one.error;
    EXPECT_THAT(one.out, HasSubstr("Why the costs of products change\n\nSheltered living"));
    EXPECT_THAT(one.out, ::testing::ContainsRegex("2023, baseline +[0-9,]+\n +price +\\+[0-9,]+ "));
    EXPECT_THAT(one.out, Not(HasSubstr("policy")));
    const Outcome two = ran({"compare"}, {"--scenario", "baseline", "--scenario", "emergency-places-end",
                                          "--quantity", "youth.expense", "--bridge-from", "2024",
                                          "--bridge-to", "2025", "--bridge-output", file.name()});
    EXPECT_EQ(two.status, 0) << two.error;
    EXPECT_THAT(two.out, ::testing::ContainsRegex("2025, baseline +[0-9,]+\n +volume +-[0-9,]+ "));
    EXPECT_THAT(two.out, HasSubstr("2025, emergency-places-end"));
    EXPECT_THAT(file.text(), StartsWith("plan,scenario,to_scenario,from_year,to_year,part,"));
    EXPECT_THAT(file.text(),
                HasSubstr("\nsheltered-living,baseline,emergency-places-end,2024,2025,policy.volume,0.8,-"));
    EXPECT_EQ(ran({"simulate"}, {"--scenario", "baseline", "--until", "2025", "--bridge-to", "2031"}).status,
              2);
}

TEST(ScenarioCommands, SmallCountsAreNotCarriedIntoTheFuture) {
    const Words few{"--scenario", "baseline", "--suppress-below", "200"};
    const Outcome out = ran({"simulate"}, few);
    EXPECT_EQ(out.status, 0) << out.error;
    EXPECT_THAT(out.out, HasSubstr("caseloads.welfare.size"));
    EXPECT_THAT(out.out, Not(HasSubstr("waitlists.sheltered-living"))) << "158 people, and 105 a year";
    EXPECT_THAT(out.out, Not(HasSubstr("products.sheltered-place")));
    Words asked{"--quantity", "waitlists.sheltered-living.size"};
    asked.insert(asked.end(), few.begin(), few.end());
    EXPECT_EQ(ran({"ask"}, asked).status, 2);
}

// Another municipality: quarters, a first year that is not whole, cumulative savings, a funnel, two sheltered budgets.
TEST(ScenarioCommands, NothingFitsOneExampleAlone) {
    const OutputFile file;
    const auto of = [](const Words& words, const Words& after) { return ran(words, after, "voorbeeldstad"); };
    const Outcome compared =
        of({"compare"}, {"--scenario", "basis", "--scenario", "buurtcoach", "--scenario", "leerwerkplekken",
                         "--scenario", "plekken", "--until", "2028", "--bridge", "-o", file.name()});
    EXPECT_EQ(compared.status, 0) << compared.error;
    EXPECT_THAT(compared.out,
                ::testing::ContainsRegex("beschermd-wonen\\.inflow +persons +- +[0-9]+ +[0-9]+ "));
    EXPECT_THAT(compared.out, HasSubstr("2027, basis"));
    EXPECT_THAT(compared.out, HasSubstr("2028, plekken"));
    EXPECT_THAT(file.text(), HasSubstr("\nbasis,,waitlists.beschermd-wonen.size,persons,2026-Q3,"));
    EXPECT_THAT(file.text(), HasSubstr("\nplekken,basis,budget_plans.wmo.expense,eur,2028,"));
    const Outcome asked = of({"ask"}, {"--scenario", "plekken", "--quantity", "taakstelling-wmo.total",
                                       "--at-least", "target", "--sum-over", "2028", "--influences"});
    EXPECT_EQ(asked.status, 0) << asked.error;
    EXPECT_THAT(asked.out, HasSubstr("savings_plans.taakstelling-wmo.lines.huishouden.delivered"));
    const Outcome week =
        of({"ask"}, {"--scenario", "basis", "--quantity", "beschermd-wonen.size", "--at", "2027-02-01"});
    EXPECT_EQ(week.status, 2);
    EXPECT_THAT(week.error, HasSubstr("the end of a step; the nearest is 2026-12-31"));
    EXPECT_EQ(of({"report"}, {"--no-date", "-o", file.name()}).status, 0);
    EXPECT_THAT(file.text(), HasSubstr("The neighbourhood coaches work"));
    EXPECT_THAT(file.text(), HasSubstr("Why the costs change, from 2027 to 2028"));
    EXPECT_THAT(file.text(), Not(HasSubstr("Not computed")));
}

TEST(ScenarioCommands, NamesAreCompleted) {
    const Outcome out =
        ran({"ask"}, {"--scenario", "forty", "--quantity", "sheltered-living.size", "--above", "50"});
    EXPECT_EQ(out.status, 0) << out.error;
    EXPECT_THAT(out.error, HasSubstr("note: the scenario \"forty\" is forty-places-a-year\n"));
    EXPECT_THAT(out.out, HasSubstr("forty-places-a-year"));
}

struct Wrong {
    Words words;
    const char* message;
};

TEST(ScenarioCommands, SaysWhatIsWrong) {
    const std::string size = "waitlists.sheltered-living.size";
    const std::vector<Wrong> wrong{
        {{"simulate", "--scenario", "basline"}, "did you mean \"baseline\"?"},
        {{"simulate", "--quantity", "waitlists.sheltered-living.sise"},
         "did you mean \"waitlists.sheltered-living.size\"?"},
        {{"simulate", "--until", "2020"}, "a period not before the first one computed, 2023-H1"},
        {{"simulate", "--until", "soon"}, "--until: found \"soon\""},
        {{"simulate", "--levels", "120"}, "found \"120\""},
        {{"compare", "--scenario", "baseline"}, "at least two scenarios"},
        {{"ask", "--quantity", size, "--below", "1", "--above", "2"},
         "found more than one of --below, --above"},
        {{"ask", "--quantity", size, "--below", "100k"},
         "--below: found \"100k\", expected a number such as 3500 or 0.5"},
        {{"ask", "--quantity", size, "--below", "3.500"}, "without signs for thousands"},
        {{"ask", "--quantity", size, "--below", "0,5"}, "--below: found \"0,5\""},
        {{"ask", "--quantity", size, "--below", "inf"}, "--below: found \"inf\""},
        {{"ask", "--quantity", size, "--below", "waitlists.sheltered-living.capcity"},
         "did you mean \"waitlists.sheltered-living.capacity\"?"},
        {{"ask", "--quantity", size, "--below", "capacity"},
         "no flow in persons, against \"waitlists.sheltered-living.capacity\", no flow in places"},
        {{"ask", "--quantity", "sheltered-living.placed", "--above", "90", "--at", "2024"},
         "a flow, which has a value for each step, expected the sum over it, or the step 2024-H2"},
        {{"ask", "--quantity", size, "--at", "2022-12-31"},
         "found 2022-12-31, expected a moment within the simulation, which begins with 2023-H1"},
        {{"ask", "--quantity", size, "--at", "2025-11-20"}, "the end of a step; the nearest is 2025-12-31"},
        {{"ask", "--quantity", size, "--at", "2025", "--by", "2024"},
         "found more than one of --at, --by and --sum-over"},
        {{"ask", "--quantity", size, "--sum-over", "2024"}, "which is no flow"},
        {{"ask", "--quantity", "waitlists.sheltered-living.placed", "--sum-over", "2024-Q1"},
         "a period of whole steps"}};
    for (const Wrong& w : wrong) {
        const Outcome out = ran({w.words.front()}, Words(w.words.begin() + 1, w.words.end()));
        EXPECT_EQ(out.status, 2) << w.message;
        EXPECT_EQ(out.out, "") << w.message;
        EXPECT_THAT(out.error, HasSubstr(w.message));
    }
    EXPECT_EQ(run({"ask", "x.json"}).status, 2) << "no quantity";
    EXPECT_EQ(run({"simulate"}).status, 2) << "no documents";
}

TEST(ScenarioCommands, WhatAFutureLacksIsToldWithItsLine) {
    const support::Folder folder;
    const fs::path path = folder.write("p.json", R"({"sociaaldomein": "1.0",
 "outlook": {"first": "2023"},
 "caseloads": [
  {"id": "c", "observations": [{"at": "2022-12-31", "value": 100}],
   "future": {"dynamics": "stock_flow", "inflow": 10}}]})");
    const Outcome out = run({"simulate", path.string()});
    EXPECT_EQ(out.status, 2);
    EXPECT_THAT(out.error,
                HasSubstr("p.json:5:14: /caseloads/c/future/exit_rate: found neither an exit rate"));
}

TEST(ScenarioCommands, DocumentsWithoutScenariosPointToThoseBesideThem) {
    Words words{"simulate"};
    for (const fs::path& path : sociaaldomein::testing::example_documents("zwolle"))
        words.push_back(path.string());
    const Outcome out = run(words);
    EXPECT_EQ(out.status, 2);
    EXPECT_THAT(out.error, HasSubstr("note: the documents state no scenario; "));
    EXPECT_THAT(out.error, HasSubstr("zwolle/scenarios/*.json was not given"));
    EXPECT_THAT(out.error, HasSubstr("found no \"outlook\""));
}

}  // namespace
}  // namespace sociaaldomein::cli
