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

Words documents() {
    Words names;
    for (const char* folder : {"zwolle", "zwolle/scenarios"})
        for (const fs::path& path : sociaaldomein::testing::example_documents(folder))
            names.push_back(path.string());
    return names;
}

Outcome ran(Words words, const Words& after = {}) {
    const Words all = documents();
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
    EXPECT_THAT(at.out, HasSubstr("(waitlists.sheltered-living.size), 2025-H2, baseline\n"));
    EXPECT_THAT(at.out, HasSubstr("probability of below 100: 0."));
    EXPECT_THAT(at.out, HasSubstr("over the assumptions (eight of ten worlds)"));
    const Outcome sum = ran(
        {"ask"}, {"--scenario", "baseline", "--quantity", "savings_plans.revised-target.total", "--at-least",
                  "savings_plans.revised-target.target", "--sum-over", "2024", "--influences"});
    EXPECT_EQ(sum.status, 0) << sum.error;
    EXPECT_THAT(sum.out, HasSubstr("2024-H1 .. 2024-H2"));
    EXPECT_THAT(sum.out, HasSubstr("probability of at least savings_plans.revised-target.target: 0."));
    EXPECT_THAT(sum.out, HasSubstr("What matters most:"));
    EXPECT_THAT(sum.out, HasSubstr("savings_plans.revised-target.lines.dyslexia.delivered"));
    const Outcome by =
        ran({"ask"}, {"--quantity", "waitlists.sheltered-living.size", "--at-most", "120", "--by", "2025"});
    EXPECT_EQ(by.status, 0) << by.error;
    EXPECT_THAT(by.out, HasSubstr("if it happens, on average after"));
    EXPECT_THAT(by.out, HasSubstr("without a scenario"));
    const Outcome none = ran({"ask"}, {"--quantity", "indexations.wages-and-prices.level"});
    EXPECT_EQ(none.status, 0) << none.error;
    EXPECT_THAT(none.out, Not(HasSubstr("probability of")));
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
        {{"ask", "--quantity", size, "--below", "many"},
         "--below: found \"many\", expected a number or the name"},
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
