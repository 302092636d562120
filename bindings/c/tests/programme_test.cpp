#include "sociaaldomein/c/programme.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/check/check.hpp>
#include <sociaaldomein/io/archive.hpp>
#include <sociaaldomein/io/json_writer.hpp>
#include <sociaaldomein/io/load.hpp>
#include <sociaaldomein/report/html.hpp>

#include "support.hpp"
#include "support/folder.hpp"

namespace {

using namespace testing_c;
using testing::HasSubstr;
using testing::StartsWith;

std::vector<std::filesystem::path> town_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(
             std::filesystem::path(SOCIAALDOMEIN_SOURCE_DIR) / "examples/voorbeeldstad"))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

Owner<sd_programme> town() {
    std::vector<std::string> names;
    for (const auto& path : town_files()) names.push_back(path.string());
    std::vector<const char*> paths;
    for (const std::string& name : names) paths.push_back(name.c_str());
    Said error;
    sd_programme* read = nullptr;
    EXPECT_EQ(sd_programme_load(paths.data(), static_cast<int64_t>(paths.size()), nullptr, &read, error),
              SD_OK)
        << error.words();
    return Owner<sd_programme>(read);
}

TEST(CProgramme, FilesAndBytesAreWhatCppReads) {
    const Owner<sd_programme> programme = town();
    const sociaaldomein::Loaded loaded = sociaaldomein::load(town_files());
    Out<sd_bytes> json;
    Out<sd_bytes> archive;
    ASSERT_EQ(sd_programme_to_json(programme.get(), json, nullptr), SD_OK);
    ASSERT_EQ(sd_programme_to_archive(programme.get(), archive, nullptr), SD_OK);
    EXPECT_EQ(text(json.get()), sociaaldomein::to_document(loaded.programme));
    EXPECT_EQ(text(archive.get()), sociaaldomein::to_archive(loaded.programme));
    for (const Out<sd_bytes>* form : {&json, &archive}) {
        Out<sd_programme> again;
        ASSERT_EQ(sd_programme_read(sd_bytes_data(form->get()), sd_bytes_size(form->get()), nullptr, nullptr,
                                    again, nullptr),
                  SD_OK);
        Out<sd_table> differences;
        ASSERT_EQ(sd_programme_diff(programme.get(), again.get(), differences, nullptr), SD_OK);
        EXPECT_EQ(csv(differences.get()), "path,kind,before,after\r\n");
        EXPECT_EQ(sd_programme_warning_count(again.get()), 0);
    }
}

TEST(CProgramme, TheCheckIsThatOfCpp) {
    const Owner<sd_programme> programme = town();
    const auto found = sociaaldomein::check(sociaaldomein::load(town_files()).programme);
    Out<sd_table> table;
    sd_check_summary summary = SD_CHECK_SUMMARY_INIT;
    ASSERT_EQ(sd_programme_check(programme.get(), table, &summary, nullptr), SD_OK);
    EXPECT_EQ(summary.figures, found.summary.figures);
    EXPECT_EQ(summary.violated, found.summary.violated);
    EXPECT_EQ(summary.holds + summary.holds_within_rounding + summary.undecided + summary.notes +
                  summary.warnings + summary.violated,
              sd_table_rows(table.get()));
    EXPECT_EQ(sd_table_rows(table.get()), std::ssize(found.findings));
    EXPECT_THAT(csv(table.get()), StartsWith("id,rule,severity,message_nl,message_en,expected_nl,"));
    EXPECT_THAT(csv(table.get()), HasSubstr(found.findings.front().message.en));
    EXPECT_EQ(sd_programme_check(programme.get(), nullptr, nullptr, nullptr), SD_OK);
    summary.struct_size = 4;
    EXPECT_EQ(sd_programme_check(programme.get(), nullptr, &summary, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_programme_check(nullptr, nullptr, nullptr, nullptr), SD_OUT_OF_DOMAIN);
}

TEST(CProgramme, EveryCollectionIsATable) {
    const Owner<sd_programme> programme = town();
    Out<sd_table> all;
    Said error;
    ASSERT_EQ(sd_programme_collections(programme.get(), all, error), SD_OK) << error.words();
    EXPECT_GT(sd_table_rows(all.get()), 60);
    EXPECT_THAT(csv(all.get()), HasSubstr("\r\ncaseloads.observations,"));
    Out<sd_table> none;
    EXPECT_EQ(sd_programme_table(programme.get(), "caseload", none, error), SD_UNKNOWN_VALUE);
    EXPECT_THAT(error.words(), HasSubstr("did you mean \"caseloads\""));
    EXPECT_EQ(sd_programme_table(programme.get(), nullptr, none, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_programme_table(programme.get(), "caseloads", nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_programme_collections(nullptr, none, nullptr), SD_OUT_OF_DOMAIN);
}

TEST(CProgramme, AReportOfTheFuturesAskedFor) {
    const Owner<sd_programme> p = future();
    const char* told = "base";
    Out<sd_cancel> cancel;
    ASSERT_EQ(sd_cancel_new(cancel, nullptr), SD_OK);
    sd_report_options options = SD_REPORT_OPTIONS_INIT;
    options.language = "en";
    options.scenarios = &told;
    options.scenarios_count = 1;
    options.until = "2024";
    options.paths = 64;
    options.seed = 3;
    options.cancel = cancel.get();
    Out<sd_bytes> page;
    ASSERT_EQ(sd_programme_report(p.get(), &options, page, nullptr), SD_OK);
    const std::string with = text(page.get());
    const sociaaldomein::Loaded loaded = sociaaldomein::load_document_text(std::string(future_document), "");
    sociaaldomein::ReportOptions chosen;
    chosen.language = sociaaldomein::Language::en;
    chosen.scenarios = {"base"};
    chosen.until = sociaaldomein::Period::year(2024);
    chosen.paths = 64;
    chosen.seed = 3;
    EXPECT_EQ(with, sociaaldomein::html_report(loaded.programme, sociaaldomein::check(loaded.programme),
                                               sociaaldomein::make_manifest(loaded.inputs, chosen), chosen));
    sd_cancel_request(cancel.get());
    EXPECT_EQ(sd_programme_report(p.get(), &options, page, nullptr), SD_CANCELLED);
    options.without_futures = 1;
    ASSERT_EQ(sd_programme_report(p.get(), &options, page, nullptr), SD_OK);
    EXPECT_LT(text(page.get()).size(), with.size());
    told = "nowhere";
    options = SD_REPORT_OPTIONS_INIT;
    options.scenarios = &told;
    options.scenarios_count = 1;
    Said error;
    EXPECT_EQ(sd_programme_report(p.get(), &options, page, error), SD_UNKNOWN_VALUE);
    EXPECT_THAT(error.words(), HasSubstr("nowhere"));
    options.paths = -1;
    options.scenarios_count = -1;
    EXPECT_EQ(sd_programme_report(p.get(), &options, page, nullptr), SD_OUT_OF_DOMAIN);
}

TEST(CProgramme, ReportAndProjection) {
    const Owner<sd_programme> programme = town();
    const sociaaldomein::Loaded loaded = sociaaldomein::load(town_files());
    sociaaldomein::ReportOptions chosen;
    chosen.language = sociaaldomein::Language::en;
    chosen.levels = {0.5};
    chosen.horizon = 3;
    sd_report_options options = SD_REPORT_OPTIONS_INIT;
    const double level = 0.5;
    options.language = "en";
    options.levels = &level;
    options.levels_count = 1;
    options.horizon = 3;
    Out<sd_bytes> page;
    ASSERT_EQ(sd_programme_report(programme.get(), &options, page, nullptr), SD_OK);
    EXPECT_EQ(text(page.get()),
              sociaaldomein::html_report(loaded.programme, sociaaldomein::check(loaded.programme),
                                         sociaaldomein::make_manifest(loaded.inputs, chosen), chosen));
    Out<sd_table> rows;
    ASSERT_EQ(sd_programme_project(programme.get(), &options, rows, nullptr), SD_OK);
    EXPECT_THAT(csv(rows.get()), StartsWith("path,period,observed,mean,lower50,upper50,unit\r\n/caseloads/"));
    for (const char* language : {"fr", "\xff", ""}) {
        options.language = language;
        EXPECT_EQ(sd_programme_report(programme.get(), &options, page, nullptr), SD_OUT_OF_DOMAIN);
    }
    options = SD_REPORT_OPTIONS_INIT;
    options.horizon = -1;
    EXPECT_EQ(sd_programme_project(programme.get(), &options, rows, nullptr), SD_OUT_OF_DOMAIN);
    options.horizon = 0;
    options.suppress_below = -5;
    EXPECT_EQ(sd_programme_report(programme.get(), &options, page, nullptr), SD_OUT_OF_DOMAIN);
}

TEST(CProgramme, SavesByExtension) {
    const sociaaldomein::support::Folder folder;
    const Owner<sd_programme> read = programme();
    for (const char* name : {"p.json", "p.sdm"}) {
        const std::string path = (folder / name).string();
        ASSERT_EQ(sd_programme_save(read.get(), path.c_str(), nullptr), SD_OK);
        const char* paths[] = {path.c_str()};
        Out<sd_programme> again;
        ASSERT_EQ(sd_programme_load(paths, 1, nullptr, again, nullptr), SD_OK);
    }
    Said error;
    EXPECT_EQ(sd_programme_save(read.get(), (folder / "p.xlsx").string().c_str(), error), SD_UNKNOWN_VALUE);
    EXPECT_EQ(sd_programme_save(read.get(), (folder / "none/p.sdm").string().c_str(), error), SD_IO);
}

TEST(CProgramme, WarningsAndWhatWouldBeLost) {
    const Owner<sd_programme> newer =
        programme(R"({"sociaaldomein": "1.7", "id": "p", "satellites": [{"id": "a"}]})");
    ASSERT_NE(newer, nullptr);
    ASSERT_GE(sd_programme_warning_count(newer.get()), 1);
    sd_problem warning = SD_PROBLEM_INIT;
    ASSERT_EQ(sd_programme_warning(newer.get(), 0, &warning, nullptr), SD_OK);
    EXPECT_NE(std::string(warning.message), "");
    EXPECT_EQ(sd_programme_warning(newer.get(), 99, &warning, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_programme_warning(newer.get(), 0, nullptr, nullptr), SD_OUT_OF_DOMAIN);
    Out<sd_bytes> bytes;
    EXPECT_EQ(sd_programme_to_json(newer.get(), bytes, nullptr), SD_UNSUPPORTED_VERSION);
    EXPECT_EQ(sd_programme_to_archive(newer.get(), bytes, nullptr), SD_UNSUPPORTED_VERSION);
}

TEST(CProgramme, BadInput) {
    Out<sd_programme> none;
    Said error;
    EXPECT_EQ(sd_programme_read(nullptr, 0, nullptr, nullptr, none, error), SD_SYNTAX);
    EXPECT_EQ(sd_programme_read(nullptr, 5, nullptr, nullptr, none, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_programme_read("{}", -2, nullptr, nullptr, none, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_programme_read("{}", 2, "\xc3", nullptr, none, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_programme_read("{}", 2, nullptr, nullptr, nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_programme_read("SDMARCH\0\1\0\0\0rest", 16, nullptr, nullptr, none, nullptr), SD_CORRUPT);
    sd_load_options options = SD_LOAD_OPTIONS_INIT;
    options.max_bytes = 10;
    EXPECT_EQ(sd_programme_read(small_document.data(), static_cast<int64_t>(small_document.size()), nullptr,
                                &options, none, nullptr),
              SD_LIMIT_EXCEEDED);
    options.max_bytes = -1;
    EXPECT_EQ(sd_programme_read("{}", 2, nullptr, &options, none, nullptr), SD_OUT_OF_DOMAIN);
    const char* missing[] = {"none.json", nullptr};
    EXPECT_EQ(sd_programme_load(missing, 1, nullptr, none, nullptr), SD_IO);
    EXPECT_EQ(sd_programme_load(missing, 2, nullptr, none, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_programme_load(missing, 0, nullptr, none, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_programme_load(nullptr, 1, nullptr, none, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(none.get(), nullptr);
}

TEST(CProgramme, OptionsAreKeptWithinTheirLimits) {
    const auto read = [](const auto& change) {
        sd_load_options options = SD_LOAD_OPTIONS_INIT;
        change(options);
        Out<sd_programme> out;
        return sd_programme_read(small_document.data(), static_cast<int64_t>(small_document.size()), nullptr,
                                 &options, out, nullptr);
    };
    EXPECT_EQ(read([](sd_load_options& o) { o.max_depth = 1000; }), SD_OK);
    EXPECT_EQ(read([](sd_load_options& o) { o.max_depth = 2; }), SD_LIMIT_EXCEEDED);
    EXPECT_EQ(read([](sd_load_options& o) { o.max_depth = 1001; }), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(read([](sd_load_options& o) { o.max_depth = -1; }), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(read([](sd_load_options& o) { o.max_list = 2; }), SD_LIMIT_EXCEEDED);
    EXPECT_EQ(read([](sd_load_options& o) { o.max_list = 3; }), SD_OK);

    const Owner<sd_programme> given = programme();
    const auto report = [&](const auto& change) {
        sd_report_options options = SD_REPORT_OPTIONS_INIT;
        change(options);
        Out<sd_bytes> page;
        const sd_status status = sd_programme_report(given.get(), &options, page, nullptr);
        return status == SD_OK ? text(page.get()) : std::string(sd_status_name(status));
    };
    EXPECT_EQ(report([](sd_report_options& o) { o.horizon = 1001; }), "out_of_domain");
    EXPECT_EQ(report([](sd_report_options& o) { o.until = "2030-Q9"; }), "syntax");
    EXPECT_NE(report([](sd_report_options& o) { o.suppress_below = 4000; }),
              report([](sd_report_options&) {}));
    EXPECT_THAT(report([](sd_report_options& o) {
                    o.paths = 123;
                    o.seed = 77;
                    o.until = "2026";
                }),
                StartsWith("<!DOCTYPE html>"));
    EXPECT_EQ(sd_programme_warning_count(nullptr), 0);
    const char* one[] = {"a.json"};
    Out<sd_programme> none;
    EXPECT_EQ(sd_programme_load(one, 100'001, nullptr, none, nullptr), SD_OUT_OF_DOMAIN);
    sd_problem warning = SD_PROBLEM_INIT;
    EXPECT_EQ(sd_programme_warning(given.get(), -1, &warning, nullptr), SD_OUT_OF_DOMAIN);
}

TEST(CProgramme, DifferencesOfEveryKind) {
    const Owner<sd_programme> before =
        programme(R"({"sociaaldomein": "1.0", "tracks": [{"id": "a"}, {"id": "b", "number": 1}]})");
    const Owner<sd_programme> after =
        programme(R"({"sociaaldomein": "1.0", "tracks": [{"id": "b", "number": 2}, {"id": "c"}]})");
    Out<sd_table> table;
    ASSERT_EQ(sd_programme_diff(before.get(), after.get(), table, nullptr), SD_OK);
    const std::string rows = csv(table.get());
    EXPECT_THAT(rows, HasSubstr("/tracks/a,removed,"));
    EXPECT_THAT(rows, HasSubstr("/tracks/c,added,"));
    EXPECT_THAT(rows, HasSubstr("/tracks/b/number,changed,1,2"));
    EXPECT_EQ(sd_programme_diff(before.get(), nullptr, table, nullptr), SD_OUT_OF_DOMAIN);
}

}  // namespace
