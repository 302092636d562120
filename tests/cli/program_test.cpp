#include "cli/program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "support/folder.hpp"

namespace sociaaldomein::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class ProgramTest : public ::testing::Test {
protected:
    std::string file(const std::string& name) const { return (folder_ / name).string(); }
    std::string write(const std::string& name, const std::string& text) const {
        return folder_.write(name, text).string();
    }
    static std::string text_of(const std::string& path) { return support::content_of(path); }
    static std::vector<std::string> with_example(std::vector<std::string> before,
                                                 std::vector<std::string> after = {}) {
        std::vector<fs::path> paths;
        for (const auto& entry :
             fs::directory_iterator(fs::path(SOCIAALDOMEIN_SOURCE_DIR) / "examples/zwolle"))
            if (entry.path().extension() == ".json") paths.push_back(entry.path());
        std::ranges::sort(paths);
        for (const fs::path& p : paths) before.push_back(p.string());
        before.insert(before.end(), after.begin(), after.end());
        return before;
    }

private:
    const support::Folder folder_;
};

constexpr const char* good =
    R"({"sociaaldomein": "1.0", "breakdowns": [{"id": "p", "total": 3, "parts": [{"id": "a", "value": 3}]}]})";
constexpr const char* contradiction =
    R"({"sociaaldomein": "1.0", "breakdowns": [{"id": "p", "total": 4, "parts": [{"id": "a", "value": 3}]}]})";

TEST_F(ProgramTest, CheckExitsByWhatItFinds) {
    EXPECT_EQ(run({"check", write("good.json", good)}).status, 0);
    const Outcome bad = run({"check", "--lang", "en", write("bad.json", contradiction)});
    EXPECT_EQ(bad.status, 1);
    EXPECT_THAT(bad.out, HasSubstr("expected 3, printed 4"));
    const Outcome broken =
        run({"check", write("broken.json", R"({"sociaaldomein": "1.0", "breakdown": []})")});
    EXPECT_EQ(broken.status, 2);
    EXPECT_EQ(broken.out, "");
    EXPECT_THAT(broken.error, HasSubstr("broken.json:1:"));
    EXPECT_THAT(broken.error, HasSubstr("did you mean \"breakdowns\"?"));
    EXPECT_EQ(run({"check", file("absent.json")}).status, 2);
    EXPECT_EQ(run({"check"}).status, 2);
    EXPECT_EQ(run({"frobnicate"}).status, 2);
    EXPECT_EQ(run({"--help"}).status, 0);
    EXPECT_THAT(run({"--version"}).out, StartsWith("0."));
}

TEST_F(ProgramTest, AllListsWhatHoldsWithItsSlack) {
    const Outcome all = run({"check", "--all", "--lang", "en", write("good.json", good)});
    EXPECT_THAT(all.out, HasSubstr("breakdowns/p.1"));
    EXPECT_THAT(all.out, HasSubstr("slack: 0"));
    EXPECT_THAT(run({"check", file("good.json")}).out, ::testing::Not(HasSubstr("breakdowns/p.1")));
    EXPECT_THAT(run({"check", "--format", "json", "--all", file("good.json")}).out,
                HasSubstr("\"id\": \"breakdowns/p.1\""));
}

TEST_F(ProgramTest, ConvertKeepsEverythingBothWays) {
    const std::string archive = file("zwolle.sdm");
    const std::string document = file("zwolle.json");
    const std::string again = file("again.json");
    ASSERT_EQ(run(with_example({"convert"}, {archive})).status, 0);
    ASSERT_EQ(run({"convert", archive, document}).status, 0);
    ASSERT_EQ(run(with_example({"convert"}, {again})).status, 0);
    EXPECT_EQ(text_of(document), text_of(again));
    EXPECT_EQ(run({"diff", archive, document}).status, 0);
    EXPECT_EQ(run({"check", archive}).out, run(with_example({"check"})).out);
}

TEST_F(ProgramTest, AFailedConvertLeavesTheOldFile) {
    const std::string old = write("out.json", "old");
    EXPECT_EQ(run({"convert", write("broken.json", "{"), old}).status, 2);
    EXPECT_EQ(text_of(old), "old");
    EXPECT_EQ(run({"convert", write("good.json", good), file("out.xls")}).status, 2);
    EXPECT_FALSE(fs::exists(file("out.xls")));
}

TEST_F(ProgramTest, DiffNamesWhatChanged) {
    const Outcome outcome = run({"diff", write("a.json", good), write("b.json", contradiction)});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.out, HasSubstr("/breakdowns/p/total"));
}

TEST_F(ProgramTest, ShowPrintsAnyCollectionInFourForms) {
    const std::string document = write("good.json", good);
    EXPECT_THAT(run({"show", document, "breakdowns"}).out, HasSubstr("total"));
    EXPECT_THAT(run({"show", "--format", "csv", document, "breakdowns.parts"}).out, HasSubstr("p,a,"));
    EXPECT_THAT(run({"show", "--format", "markdown", document, "breakdowns"}).out, StartsWith("|"));
    EXPECT_THAT(run({"show", "--format", "json", document, "breakdowns"}).out, StartsWith("["));
    const Outcome unknown = run({"show", document, "breakdown"});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_THAT(unknown.error, HasSubstr("breakdowns"));
}

TEST_F(ProgramTest, SchemaIsTheOneInTheTree) {
    EXPECT_EQ(run({"schema"}).out,
              text_of(std::string(SOCIAALDOMEIN_SOURCE_DIR) + "/schema/programme.schema.json"));
}

TEST_F(ProgramTest, ReportIsWholeAndReproducible) {
    const std::string first = file("first.html");
    const std::string second = file("second.html");
    ASSERT_EQ(run(with_example({"report", "--no-date", "-o", first})).status, 0);
    ASSERT_EQ(run(with_example({"report", "--no-date", "-o", second})).status, 0);
    EXPECT_EQ(text_of(first), text_of(second));
    EXPECT_THAT(text_of(first), StartsWith("<!DOCTYPE html>"));
    EXPECT_THAT(text_of(first), HasSubstr("</html>"));
    EXPECT_THAT(text_of(first), ::testing::Not(HasSubstr("<script")));
    EXPECT_EQ(run(with_example({"report", "-o", file("none/at/all.html")})).status, 2);
}

TEST_F(ProgramTest, ReportTellsOfFuturesAsAsked) {
    const std::string scenarios =
        std::string(SOCIAALDOMEIN_SOURCE_DIR) + "/examples/zwolle/scenarios/baseline.json";
    const std::string out = file("futures.html");
    const auto written = [&](std::vector<std::string> options) {
        std::vector<std::string> words{"report", "--no-date", "--paths", "128", "-o", out};
        words.insert(words.end(), options.begin(), options.end());
        const Outcome outcome = run(with_example(words, {scenarios}));
        EXPECT_EQ(outcome.status, 0) << outcome.error;
        return text_of(out);
    };
    const std::string page = written({"--until", "2026", "--seed", "3"});
    EXPECT_THAT(page, HasSubstr("id=\"futures\""));
    EXPECT_THAT(page, HasSubstr("eind 2026"));
    EXPECT_THAT(page, HasSubstr("--until 2026 --paths 128 --seed 3"));
    EXPECT_THAT(written({"--no-futures"}), ::testing::Not(HasSubstr("id=\"futures\"")));
    const Outcome bad = run(with_example({"report", "-o", out, "--until", "soon"}, {scenarios}));
    EXPECT_EQ(bad.status, 2);
    EXPECT_THAT(bad.error, HasSubstr("--until"));
}

TEST_F(ProgramTest, ProjectPrintsEverySeriesWithItsAssumptions) {
    const Outcome outcome = run(with_example({"project", "--lang", "en"}));
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, HasSubstr("Welfare"));
    EXPECT_THAT(outcome.out, HasSubstr("95"));
}

}  // namespace
}  // namespace sociaaldomein::cli
