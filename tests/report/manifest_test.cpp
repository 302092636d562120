#include <sociaaldomein/report/manifest.hpp>

#include <gtest/gtest.h>

#include <sociaaldomein/core/version.hpp>
#include <sociaaldomein/io/json_writer.hpp>

namespace sociaaldomein {
namespace {

TEST(Manifest, DocumentedExample) {
    const std::vector<InputFile> inputs{{"a.json", 3, "ba78"}};
    const RunManifest m = make_manifest(inputs, {});
    ASSERT_EQ(m.commands.size(), 1U);
    EXPECT_EQ(m.commands[0], "sociaaldomein report a.json --lang nl --no-date -o report.html");
    EXPECT_EQ(m.library, version);
    EXPECT_EQ(m.inputs.at(0).sha256, "ba78");
}

TEST(Manifest, RepeatsTheOptionsAndLeavesOutNestedTables) {
    const std::vector<InputFile> inputs{{"a.json", 3, ""}, {"t.csv", 2, ""}};
    ReportOptions options;
    options.language = Language::en;
    options.suppress_below = 5;
    options.horizon = 3;
    options.generated_at = "2024-01-01T00:00:00Z";
    const RunManifest m = make_manifest(inputs, options);
    EXPECT_EQ(m.commands.at(0),
              "sociaaldomein report a.json --lang en --suppress-below 5 --horizon 3 -o report.html");
    EXPECT_EQ(m.inputs.size(), 2U);
}

TEST(Manifest, RepeatsHowFuturesWereComputed) {
    ReportOptions options;
    options.scenarios = {"now", "later"};
    options.until = Period::year(2028);
    options.paths = 500;
    options.seed = 7;
    const RunManifest m = make_manifest({}, options);
    EXPECT_EQ(m.commands.at(0),
              "sociaaldomein report --lang nl --scenario now --scenario later --until 2028 --paths 500 "
              "--seed 7 --no-date -o "
              "report.html");
    EXPECT_EQ(m.paths, 500);
    EXPECT_EQ(m.until, "2028");
    options.futures = false;
    EXPECT_EQ(make_manifest({}, options).commands.at(0),
              "sociaaldomein report --lang nl --no-futures --no-date -o report.html");
}

TEST(Manifest, IsJson) {
    const RunManifest m = make_manifest({}, {});
    EXPECT_TRUE(from_json<RunManifest>(to_json(m)) == m);
}

}  // namespace
}  // namespace sociaaldomein
