#include "cli/forecast_commands.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "cli/program.hpp"
#include "support/folder.hpp"

namespace sociaaldomein::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

class ForecastCommand : public testing::Test {
protected:
    std::string file(const std::string& name, const std::string& text) const {
        return folder_.write(name, text).string();
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    static std::string read(const std::string& name) { return support::content_of(name); }

private:
    const support::Folder folder_;
};

constexpr const char* two_series =
    "series,period,value\n"
    "wmo,2015JJ00,100\nwmo,2016JJ00,110\nwmo,2017JJ00,120\nwmo,2018JJ00,130\nwmo,2019JJ00,140\nwmo,2020JJ00,"
    "150\n"
    "jeugd,2019KW01,10\njeugd,2019KW02,\njeugd,2019KW03,12\n";

TEST_F(ForecastCommand, WritesARowForEachSeriesAndPeriod) {
    const std::string table = file("long.csv", two_series);
    const Outcome ran = run({"forecast", table, "--horizon", "2", "--model", "drift", "-o", path("out.csv")});
    EXPECT_EQ(ran.status, 0) << ran.error;
    const std::string written = read(path("out.csv"));
    EXPECT_THAT(written, StartsWith("series,period,mean,lower80,upper80,lower95,upper95,model,note\r\n"
                                    "wmo,2021JJ00,160,"));
    EXPECT_THAT(written, HasSubstr("\r\nwmo,2022JJ00,170,"));
    EXPECT_THAT(written, HasSubstr("\r\njeugd,2019KW04,"));
    EXPECT_THAT(written, HasSubstr("\"few observations; gaps filled\"\r\n"));
}

TEST_F(ForecastCommand, PrintsWithoutAFileToWrite) {
    const Outcome ran =
        run({"forecast", file("long.csv", two_series), "--horizon", "1", "--levels", "50,97.5"});
    EXPECT_EQ(ran.status, 0) << ran.error;
    EXPECT_THAT(ran.out, StartsWith("series,period,mean,lower50,upper50,lower97.5,upper97.5,model,note\r\n"));
}

TEST_F(ForecastCommand, RefusesAWrongTableWholly) {
    const std::string table =
        file("long.csv", "series,period,value\nwmo,2015JJ00,100\nwmo,2016XX00,110\nwmo,2017JJ00,abc\n");
    const Outcome ran = run({"forecast", table, "--horizon", "2", "-o", path("out.csv")});
    EXPECT_EQ(ran.status, 2);
    EXPECT_THAT(ran.error, HasSubstr("long.csv:3"));
    EXPECT_THAT(ran.error, HasSubstr("long.csv:4"));
    EXPECT_FALSE(fs::exists(path("out.csv")));
}

TEST_F(ForecastCommand, RefusesUnknownModelsAndLevels) {
    const std::string table = file("long.csv", two_series);
    EXPECT_THAT(run({"forecast", table, "--horizon", "2", "--model", "arma"}).error, HasSubstr("arima"));
    EXPECT_THAT(run({"forecast", table, "--horizon", "2", "--levels", "80,x"}).error, HasSubstr("\"x\""));
    EXPECT_EQ(run({"forecast", table}).status, 2);
    EXPECT_EQ(run({"forecast", table, "--horizon", "0"}).status, 2);
}

TEST_F(ForecastCommand, CalibratesAndUsesWhatWasLearnt) {
    std::string text = "series,period,value\n";
    std::uint32_t random = 1;
    for (int j = 0; j < 60; ++j) {
        int y = 1000;
        for (int t = 0; t < 30; ++t) {
            random = random * 1664525U + 1013904223U;
            y += static_cast<int>(random >> 26) - 31;
            text += "s" + std::to_string(j) + "," + std::to_string(1990 + t) + "," + std::to_string(y) + "\n";
        }
    }
    const std::string table = file("walks.csv", text);
    const Outcome learnt = run({"calibrate", table, "--horizon", "4", "--model", "naive", "--source",
                                "sixty walks", "-o", path("calibration.json")});
    ASSERT_EQ(learnt.status, 0) << learnt.error;
    EXPECT_THAT(read(path("calibration.json")), HasSubstr("sixty walks"));
    const auto forecast = [&](const std::string& calibration) {
        const Outcome ran =
            run({"forecast", table, "--horizon", "4", "--model", "naive", "--calibration", calibration});
        EXPECT_EQ(ran.status, 0) << ran.error;
        return ran.out;
    };
    EXPECT_NE(forecast(path("calibration.json")), forecast("none"));
    EXPECT_EQ(run({"forecast", table, "--horizon", "1", "--calibration", file("bad.json", "{\"cels\": []}")})
                  .status,
              2);
}

}  // namespace
}  // namespace sociaaldomein::cli
