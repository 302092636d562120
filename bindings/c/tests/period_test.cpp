#include "sociaaldomein/c/period.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.hpp"

namespace {

using namespace testing_c;
using testing::HasSubstr;

TEST(CPeriod, ThereAndBack) {
    for (const char* text :
         {"2022", "2022-H1", "2022-Q3", "2022-12", "2022-W05", "2022/2023", "2003/2005", "9999"}) {
        int32_t frequency = -1;
        int64_t ordinal = -1;
        ASSERT_EQ(sd_period_parse(text, &frequency, &ordinal, nullptr), SD_OK) << text;
        char out[16];
        ASSERT_EQ(sd_period_format(frequency, ordinal, out, 16, nullptr), SD_OK);
        EXPECT_STREQ(out, text);
    }
    int32_t frequency = 0;
    int64_t ordinal = 0;
    ASSERT_EQ(sd_period_parse("1970KW01", &frequency, &ordinal, nullptr), SD_OK);
    EXPECT_EQ(frequency, SD_QUARTER);
    int64_t first = -1;
    int64_t last = -1;
    ASSERT_EQ(sd_period_days(frequency, ordinal, &first, &last, nullptr), SD_OK);
    EXPECT_EQ(first, 0);
    EXPECT_EQ(last, 89);
}

TEST(CPeriod, BadInput) {
    int32_t frequency = 0;
    int64_t ordinal = 0;
    char out[16];
    Said error;
    EXPECT_EQ(sd_period_parse("2022-Q5", &frequency, &ordinal, error), SD_SYNTAX);
    EXPECT_EQ(sd_period_parse(nullptr, &frequency, &ordinal, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_period_parse("2022", nullptr, &ordinal, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_period_parse("2022", &frequency, nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_period_format(SD_YEAR, 2022, out, 4, nullptr), SD_LIMIT_EXCEEDED);
    EXPECT_EQ(sd_period_format(SD_YEAR, 2022, nullptr, 16, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_period_format(7, 1, out, 16, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_period_format(-1, 1, out, 16, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_period_format(SD_YEAR, INT64_MAX, out, 16, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_period_days(SD_YEAR, 2022, nullptr, nullptr, nullptr), SD_OUT_OF_DOMAIN);
}

}  // namespace
