#include "sociaaldomein/c/base.h"

#include <cfenv>
#include <cstring>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/core/version.hpp>

#include "support.hpp"

namespace {

using namespace testing_c;
using testing::HasSubstr;

TEST(CBase, VersionsAndNames) {
    EXPECT_EQ(sd_version(), sociaaldomein::version);
    EXPECT_EQ(sd_abi_version(), 1000 * SD_ABI_MAJOR + SD_ABI_MINOR);
    EXPECT_STREQ(sd_status_name(SD_OK), "ok");
    EXPECT_STREQ(sd_status_name(SD_OUT_OF_MEMORY), "out_of_memory");
    EXPECT_STREQ(sd_status_name(SD_INTERNAL), "internal");
    EXPECT_STREQ(sd_status_name(77), "unknown");
}

TEST(CBase, AnErrorSaysAllProblems) {
    const std::string_view document =
        "{\"sociaaldomein\": \"1.0\",\n \"caseloads\": [{\"id\": \"a\", \"observations\": [{\"at\": "
        "\"2020\"}]}],\n"
        " \"waitlist\": []}";
    Out<sd_programme> programme;
    Said error;
    const sd_status status = sd_programme_read(document.data(), static_cast<int64_t>(document.size()),
                                               "a.json", nullptr, programme, error);
    EXPECT_EQ(programme.get(), nullptr);
    EXPECT_EQ(status, error.code());
    ASSERT_EQ(sd_error_count(error.get()), 2);
    sd_problem problem = SD_PROBLEM_INIT;
    ASSERT_EQ(sd_error_problem(error.get(), 1, &problem), SD_OK);
    EXPECT_EQ(problem.code, SD_UNKNOWN_FIELD);
    EXPECT_EQ(problem.line, 3);
    EXPECT_STREQ(problem.file, "a.json");
    EXPECT_THAT(problem.message, HasSubstr("waitlists"));
    EXPECT_EQ(sd_error_line(error.get()), 2);
    EXPECT_GT(sd_error_column(error.get()), 0);
    EXPECT_STREQ(sd_error_path(error.get()), "/caseloads/a/observations/0/value");
    EXPECT_THAT(error.words(), HasSubstr("a.json:3:"));
    EXPECT_EQ(sd_error_problem(error.get(), 2, &problem), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_error_problem(error.get(), -1, &problem), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_error_problem(error.get(), 0, nullptr), SD_OUT_OF_DOMAIN);
    problem.struct_size = 8;
    EXPECT_EQ(sd_error_problem(error.get(), 0, &problem), SD_OUT_OF_DOMAIN);
}

TEST(CBase, AnErrorIsSetToNullOnSuccess) {
    sd_error* error = reinterpret_cast<sd_error*>(8);  // never looked at
    Out<sd_bytes> bytes;
    EXPECT_EQ(sd_document_schema(bytes, &error), SD_OK);
    EXPECT_EQ(error, nullptr);
}

TEST(CBase, NullIsTaken) {
    EXPECT_EQ(sd_error_code(nullptr), SD_OK);
    EXPECT_STREQ(sd_error_message(nullptr), "");
    EXPECT_STREQ(sd_error_path(nullptr), "");
    EXPECT_EQ(sd_error_line(nullptr), 0);
    EXPECT_EQ(sd_error_column(nullptr), 0);
    EXPECT_EQ(sd_error_count(nullptr), 0);
    EXPECT_EQ(sd_error_problem(nullptr, 0, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_bytes_data(nullptr), nullptr);
    EXPECT_EQ(sd_bytes_size(nullptr), 0);
    EXPECT_EQ(sd_cancel_requested(nullptr), 0);
    EXPECT_EQ(sd_cancel_new(nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_document_schema(nullptr, nullptr), SD_OUT_OF_DOMAIN);
    sd_cancel_request(nullptr);
    EXPECT_EQ(sd_error_ref(nullptr), nullptr);
    EXPECT_EQ(sd_bytes_ref(nullptr), nullptr);
    EXPECT_EQ(sd_cancel_ref(nullptr), nullptr);
    EXPECT_EQ(sd_table_ref(nullptr), nullptr);
    EXPECT_EQ(sd_programme_ref(nullptr), nullptr);
    EXPECT_EQ(sd_forecast_ref(nullptr), nullptr);
    EXPECT_EQ(sd_calibration_ref(nullptr), nullptr);
    sd_error_free(nullptr);
    sd_bytes_free(nullptr);
    sd_cancel_free(nullptr);
    sd_table_free(nullptr);
    sd_programme_free(nullptr);
    sd_forecast_free(nullptr);
    sd_calibration_free(nullptr);
    sd_arrow_stream_delete(nullptr);
}

TEST(CBase, OwnersAreCounted) {
    Out<sd_bytes> bytes;
    ASSERT_EQ(sd_document_schema(bytes, nullptr), SD_OK);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        sd_bytes* mine = sd_bytes_ref(bytes.get());
        EXPECT_EQ(mine, bytes.get());
        threads.emplace_back([mine] {
            for (int k = 0; k < 1000; ++k) sd_bytes_free(sd_bytes_ref(mine));
            sd_bytes_free(mine);
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(std::strlen(sd_bytes_data(bytes.get())), static_cast<std::size_t>(sd_bytes_size(bytes.get())));
    EXPECT_THAT(text(bytes.get()), HasSubstr("json-schema.org"));
}

TEST(CBase, AWishToStop) {
    Out<sd_cancel> cancel;
    ASSERT_EQ(sd_cancel_new(cancel, nullptr), SD_OK);
    EXPECT_EQ(sd_cancel_requested(cancel.get()), 0);
    std::thread(sd_cancel_request, cancel.get()).join();
    EXPECT_EQ(sd_cancel_requested(cancel.get()), 1);
    sd_cancel* other = sd_cancel_ref(cancel.get());
    sd_cancel_request(other);
    sd_cancel_free(other);
    EXPECT_EQ(sd_cancel_requested(cancel.get()), 1);
}

TEST(CBase, TheCallersRoundingChangesNothing) {
    const std::vector<double> values{0.1, 0.3, 0.7, 1.1, 1.3, 1.7, 1.9, 2.3};
    const Owner<sd_forecast> usual = drift(values);
    ASSERT_EQ(std::fesetround(FE_UPWARD), 0);
    const Owner<sd_forecast> upward = drift(values);
    EXPECT_EQ(std::fegetround(), FE_UPWARD);
    std::fesetround(FE_TONEAREST);
    for (const int which : {SD_MEAN, SD_LOWER, SD_UPPER})
        EXPECT_EQ(std::memcmp(sd_forecast_data(usual.get(), which, 0),
                              sd_forecast_data(upward.get(), which, 0), 2 * sizeof(double)),
                  0);
}

TEST(CBase, AnotherSizeOfAStruct) {
    struct {
        sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
        int64_t later = 0;
    } newer;
    newer.options.struct_size = sizeof newer;
    newer.options.model = "naive";
    Out<sd_forecast> forecast;
    EXPECT_EQ(sd_forecast_panel(eight.data(), 8, 1, 1, 8, "2015", nullptr, &newer.options, forecast, nullptr),
              SD_OK);
    newer.later = 1;
    Out<sd_forecast> refused;
    Said error;
    EXPECT_EQ(sd_forecast_panel(eight.data(), 8, 1, 1, 8, "2015", nullptr, &newer.options, refused, error),
              SD_UNSUPPORTED_VERSION);
    EXPECT_THAT(error.words(), HasSubstr("members that this library does not know"));
    for (const int64_t size : {int64_t{0}, int64_t{8}, int64_t{-1}, int64_t{1} << 40U}) {
        newer.options.struct_size = size;
        EXPECT_EQ(
            sd_forecast_panel(eight.data(), 8, 1, 1, 8, "2015", nullptr, &newer.options, refused, nullptr),
            SD_OUT_OF_DOMAIN);
    }
}

}  // namespace
