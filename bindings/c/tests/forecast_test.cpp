#include "sociaaldomein/c/forecast.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <limits>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/projection/forecast.hpp>
#include <sociaaldomein/projection/paths.hpp>

#include "support.hpp"

namespace {

using namespace testing_c;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::vector<double> wavy(int64_t rows, int64_t cols) {
    std::vector<double> values;
    for (int64_t j = 0; j < cols; ++j)
        for (int64_t t = 0; t < rows; ++t)
            values.push_back(100.0 + static_cast<double>((t * 7 + j * 13) % 11) + static_cast<double>(t % 4));
    return values;
}

TEST(CForecast, TheBitsOfCpp) {
    const std::vector<double> values = wavy(40, 70);
    const std::vector<std::string> keys(70, "k");
    const sociaaldomein::PanelView panel(values.data(), {sociaaldomein::Period::quarter(2012, 1), 40}, 70);
    sociaaldomein::ForecastOptions chosen;
    chosen.model = sociaaldomein::ForecastModel::ets_theta;
    chosen.horizon = 6;
    const sociaaldomein::Forecast expected = sociaaldomein::forecast(panel, chosen);
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.model = "ets_theta";
    options.horizon = 6;
    Out<sd_forecast> found;
    ASSERT_EQ(sd_forecast_panel(values.data(), 40, 70, 1, 40, "2012-Q1", nullptr, &options, found, nullptr),
              SD_OK);
    const std::size_t bytes = expected.mean.size() * sizeof(double);
    EXPECT_EQ(std::memcmp(sd_forecast_data(found.get(), SD_MEAN, 0), expected.mean.data(), bytes), 0);
    for (std::size_t level = 0; level < 2; ++level) {
        const auto l = static_cast<int64_t>(level);
        EXPECT_EQ(sd_forecast_level(found.get(), l), expected.levels[level]);
        EXPECT_EQ(
            std::memcmp(sd_forecast_data(found.get(), SD_LOWER, l), expected.lower[level].data(), bytes), 0);
        EXPECT_EQ(
            std::memcmp(sd_forecast_data(found.get(), SD_UPPER, l), expected.upper[level].data(), bytes), 0);
    }
    std::vector<double> paths(std::size_t{5000} * 6);
    ASSERT_EQ(sd_forecast_paths(found.get(), 3, 10, 5000, paths.data(), 6, 1, nullptr), SD_OK);
    EXPECT_EQ(paths, sociaaldomein::sample_paths(expected, 3, 5000, 10));
}

TEST(CForecast, TablesOfIt) {
    const std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8, 2, 4, 6, 8, 10, 12, nan, nan};
    const char* keys[] = {"wmo", "jeugd"};
    const std::array<double, 1> level{0.975};
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.model = "drift";
    options.horizon = 2;
    options.levels = level.data();
    options.levels_count = 1;
    Out<sd_forecast> forecast;
    ASSERT_EQ(sd_forecast_panel(values.data(), 8, 2, 1, 8, "2020-Q1", keys, &options, forecast, nullptr),
              SD_OK);
    EXPECT_EQ(sd_forecast_horizon(forecast.get()), 2);
    EXPECT_EQ(sd_forecast_series(forecast.get()), 2);
    EXPECT_EQ(sd_forecast_levels(forecast.get()), 1);
    EXPECT_EQ(sd_forecast_origin(forecast.get(), 1), 5);
    Out<sd_table> table;
    ASSERT_EQ(sd_forecast_table(forecast.get(), table, nullptr), SD_OK);
    EXPECT_EQ(sd_table_numbers(table.get(), 2), sd_forecast_data(forecast.get(), SD_MEAN, 0));
    EXPECT_STREQ(sd_table_column_name(table.get(), 3), "lower97.5");
    EXPECT_THAT(csv(table.get()), HasSubstr("\r\nwmo,2022-Q1,9,"));
    EXPECT_THAT(csv(table.get()), HasSubstr("\r\njeugd,2021-Q3,14,"));
    Out<sd_table> reports;
    ASSERT_EQ(sd_forecast_reports(forecast.get(), reports, nullptr), SD_OK);
    EXPECT_THAT(csv(reports.get()), HasSubstr("ends_early"));
    EXPECT_THAT(csv(reports.get()), HasSubstr(",2021-Q2"));
    Out<sd_table> odds;
    ASSERT_EQ(sd_forecast_odds(forecast.get(), 0, 1000, 0.0, 1, odds, nullptr), SD_OK);
    EXPECT_EQ(csv(odds.get()), "period,met,first_met\r\n2022-Q1,0,0\r\n2022-Q2,0,0\r\n");
}

TEST(CForecast, StridesBothWays) {
    const Owner<sd_forecast> columns = drift({1, 2, 3, 4, 5, 6, 7, 8, 3, 6, 9, 12, 15, 18, 21, 24}, 2);
    const std::vector<double> rows{1, 3, 2, 6, 3, 9, 4, 12, 5, 15, 6, 18, 7, 21, 8, 24};
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.model = "drift";
    options.horizon = 2;
    Out<sd_forecast> forecast;
    ASSERT_EQ(sd_forecast_panel(rows.data(), 8, 2, 2, 1, "2015", nullptr, &options, forecast, nullptr),
              SD_OK);
    std::vector<double> out(8, -1.0);
    ASSERT_EQ(sd_forecast_copy(forecast.get(), SD_MEAN, 0, out.data(), 2, 2, 2, 1, nullptr), SD_OK);
    EXPECT_THAT(out, ElementsAre(9, 27, 10, 30, -1, -1, -1, -1));
    ASSERT_EQ(sd_forecast_copy(columns.get(), SD_MEAN, 0, out.data() + 7, 2, 2, -1, -2, nullptr), SD_OK);
    EXPECT_THAT(out, ElementsAre(9, 27, 10, 30, 30, 27, 10, 9));
}

TEST(CForecast, OutputsThatFallTogether) {
    const Owner<sd_forecast> forecast = drift({1, 2, 3, 4, 5, 6, 7, 8, 3, 6, 9, 12, 15, 18, 21, 24}, 2);
    std::array<double, 8> out{};
    const auto copy = [&](int64_t row_stride, int64_t col_stride) {
        return sd_forecast_copy(forecast.get(), SD_MEAN, 0, out.data() + 4, 2, 2, row_stride, col_stride,
                                nullptr);
    };
    EXPECT_EQ(copy(0, 1), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(copy(1, 1), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(copy(1, -1), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(copy(1, 0), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(copy(std::numeric_limits<int64_t>::max(), 1), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(copy(std::numeric_limits<int64_t>::min(), 1), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(copy(1, 2), SD_OK);
    EXPECT_EQ(sd_forecast_copy(forecast.get(), SD_MEAN, 0, out.data(), -2, 2, 1, 2, nullptr),
              SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_copy(forecast.get(), SD_MEAN, 0, out.data(), 3, 2, 1, 3, nullptr),
              SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_copy(forecast.get(), SD_MEAN, 0, nullptr, 2, 2, 1, 2, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_copy(forecast.get(), SD_MEAN, 1, out.data(), 2, 2, 1, 2, nullptr),
              SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_copy(forecast.get(), 7, 0, out.data(), 2, 2, 1, 2, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_copy(forecast.get(), SD_UPPER, 2, out.data(), 2, 2, 1, 2, nullptr),
              SD_OUT_OF_DOMAIN);
    auto* odd = reinterpret_cast<double*>(reinterpret_cast<char*>(out.data()) + 4);
    EXPECT_EQ(sd_forecast_copy(forecast.get(), SD_MEAN, 0, odd, 2, 2, 1, 2, nullptr), SD_OUT_OF_DOMAIN);
    Said error;
    auto* inside = const_cast<double*>(sd_forecast_data(forecast.get(), SD_LOWER, 0));
    EXPECT_EQ(sd_forecast_copy(forecast.get(), SD_MEAN, 0, inside, 2, 2, 1, 2, error), SD_OUT_OF_DOMAIN);
    EXPECT_THAT(error.words(), HasSubstr("in the forecast itself"));
    EXPECT_EQ(sd_forecast_paths(forecast.get(), 0, 0, 3, out.data(), 1, 1, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_paths(forecast.get(), 0, 0, -1, out.data(), 2, 1, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_paths(forecast.get(), 0, -1, 1, out.data(), 2, 1, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_paths(forecast.get(), 2, 0, 1, out.data(), 2, 1, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_paths(forecast.get(), 0, 0, 0, nullptr, 0, 0, nullptr), SD_OK);
    Out<sd_table> odds;
    EXPECT_EQ(sd_forecast_odds(forecast.get(), 0, 0, 1.0, 1, odds, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_odds(forecast.get(), 0, 10, nan, 1, odds, nullptr), SD_OUT_OF_DOMAIN);
}

struct Attempt {
    const double* data = eight.data();
    int64_t rows = 8;
    int64_t cols = 1;
    int64_t row_stride = 1;
    int64_t col_stride = 8;
    const char* first_period = "2015";
    const char* const* keys = nullptr;
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
};

std::string refused(const Attempt& a, sd_status expected) {
    Out<sd_forecast> forecast;
    Said error;
    EXPECT_EQ(sd_forecast_panel(a.data, a.rows, a.cols, a.row_stride, a.col_stride, a.first_period, a.keys,
                                &a.options, forecast, error),
              expected);
    EXPECT_EQ(forecast.get(), nullptr);
    EXPECT_EQ(error.code(), expected);
    return error.words();
}

TEST(CForecast, BadInput) {
    EXPECT_THAT(refused({.data = nullptr}, SD_OUT_OF_DOMAIN), HasSubstr("data is null"));
    const auto* odd = reinterpret_cast<const double*>(reinterpret_cast<const char*>(eight.data()) + 1);
    EXPECT_THAT(refused({.data = odd, .rows = 2}, SD_OUT_OF_DOMAIN), HasSubstr("data is not aligned"));
    EXPECT_THAT(refused({.rows = -1}, SD_OUT_OF_DOMAIN), HasSubstr("rows is -1"));
    EXPECT_THAT(refused({.cols = -1}, SD_OUT_OF_DOMAIN), HasSubstr("cols is -1"));
    EXPECT_THAT(refused({.row_stride = INT64_MAX}, SD_OUT_OF_DOMAIN), HasSubstr("row_stride"));
    EXPECT_THAT(refused({.cols = INT64_MAX, .col_stride = 0}, SD_LIMIT_EXCEEDED), HasSubstr("cols"));
    EXPECT_THAT(refused({.first_period = "2015-Q5"}, SD_SYNTAX), HasSubstr("2015-Q5"));
    EXPECT_THAT(refused({.first_period = nullptr}, SD_OUT_OF_DOMAIN), HasSubstr("first_period"));
    EXPECT_THAT(refused({.first_period = "\xff"}, SD_OUT_OF_DOMAIN), HasSubstr("UTF-8"));
    const char* keys[] = {nullptr};
    EXPECT_THAT(refused({.keys = keys}, SD_OUT_OF_DOMAIN), HasSubstr("keys[0] is null"));
    const std::vector<double> infinite{1, 2, std::numeric_limits<double>::infinity()};
    EXPECT_THAT(refused({.data = infinite.data(), .rows = 3}, SD_OUT_OF_DOMAIN), HasSubstr("2017"));
    Attempt a;
    a.options.horizon = -1;
    EXPECT_THAT(refused(a, SD_OUT_OF_DOMAIN), HasSubstr("horizon is -1"));
    a = {};
    a.options.model = "magic";
    EXPECT_THAT(refused(a, SD_UNKNOWN_VALUE), HasSubstr("magic"));
    a = {};
    a.options.threads = -3;
    EXPECT_THAT(refused(a, SD_OUT_OF_DOMAIN), HasSubstr("threads"));
    a = {};
    a.options.reserved = 1;
    EXPECT_THAT(refused(a, SD_OUT_OF_DOMAIN), HasSubstr("reserved"));
    a = {};
    for (const double level : {nan, 0.0, 1.0, -0.5, std::numeric_limits<double>::infinity()}) {
        a.options.levels = &level;
        a.options.levels_count = 1;
        EXPECT_THAT(refused(a, SD_OUT_OF_DOMAIN), HasSubstr("levels[0]"));
    }
    a.options.levels = nullptr;
    EXPECT_THAT(refused(a, SD_OUT_OF_DOMAIN), HasSubstr("levels is null"));
    a.options.levels_count = -1;
    EXPECT_THAT(refused(a, SD_OUT_OF_DOMAIN), HasSubstr("levels_count"));
    EXPECT_EQ(sd_forecast_panel(eight.data(), 8, 1, 1, 8, "2015", nullptr, nullptr, nullptr, nullptr),
              SD_OUT_OF_DOMAIN);
}

TEST(CForecast, NothingAndNull) {
    for (const auto& [rows, cols] : {std::pair<int64_t, int64_t>{0, 0}, {0, 3}, {5, 0}}) {
        Out<sd_forecast> forecast;
        ASSERT_EQ(sd_forecast_panel(nullptr, rows, cols, 1, 1, "2015", nullptr, nullptr, forecast, nullptr),
                  SD_OK);
        EXPECT_EQ(sd_forecast_series(forecast.get()), cols);
        Out<sd_table> table;
        ASSERT_EQ(sd_forecast_table(forecast.get(), table, nullptr), SD_OK);
        EXPECT_EQ(sd_table_rows(table.get()), cols);
        EXPECT_EQ(sd_forecast_origin(forecast.get(), 0), -1);
    }
    EXPECT_EQ(sd_forecast_horizon(nullptr), 0);
    EXPECT_EQ(sd_forecast_series(nullptr), 0);
    EXPECT_EQ(sd_forecast_levels(nullptr), 0);
    EXPECT_TRUE(std::isnan(sd_forecast_level(nullptr, 0)));
    EXPECT_EQ(sd_forecast_origin(nullptr, 0), -1);
    EXPECT_EQ(sd_forecast_data(nullptr, SD_MEAN, 0), nullptr);
    EXPECT_EQ(sd_forecast_table(nullptr, nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_reports(nullptr, nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_copy(nullptr, 0, 0, nullptr, 0, 0, 0, 0, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_paths(nullptr, 0, 0, 0, nullptr, 0, 0, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_odds(nullptr, 0, 0, 0, 0, nullptr, nullptr), SD_OUT_OF_DOMAIN);
}

struct Count {
    std::atomic<int> calls{0};
    int32_t answer = 0;
};

int32_t count_calls(int64_t done, int64_t total, void* data) {
    EXPECT_LE(done, total);
    Count& count = *static_cast<Count*>(data);
    ++count.calls;
    return count.answer;
}

TEST(CForecast, ProgressCanStopIt) {
    const std::vector<double> values = wavy(40, 200);
    Count count;
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.model = "ets";
    options.progress = count_calls;
    options.progress_data = &count;
    Out<sd_forecast> forecast;
    ASSERT_EQ(
        sd_forecast_panel(values.data(), 40, 200, 1, 40, "2012-Q1", nullptr, &options, forecast, nullptr),
        SD_OK);
    EXPECT_GE(count.calls, 1);
    count.answer = 1;
    Out<sd_forecast> none;
    Said error;
    EXPECT_EQ(sd_forecast_panel(values.data(), 40, 200, 1, 40, "2012-Q1", nullptr, &options, none, error),
              SD_CANCELLED);
    EXPECT_EQ(error.code(), SD_CANCELLED);
}

TEST(CForecast, AnotherThreadCanStopIt) {
    const std::vector<double> values = wavy(40, 20'000);
    Out<sd_cancel> cancel;
    ASSERT_EQ(sd_cancel_new(cancel, nullptr), SD_OK);
    Count count;
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.progress = count_calls;
    options.progress_data = &count;
    options.cancel = cancel.get();
    std::thread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        sd_cancel_request(cancel.get());
    });
    Out<sd_forecast> none;
    EXPECT_EQ(
        sd_forecast_panel(values.data(), 40, 20'000, 1, 40, "2012-Q1", nullptr, &options, none, nullptr),
        SD_CANCELLED);
    other.join();
    options.progress = nullptr;  // asked before it begins
    EXPECT_EQ(
        sd_forecast_panel(values.data(), 40, 20'000, 1, 40, "2012-Q1", nullptr, &options, none, nullptr),
        SD_CANCELLED);
}

TEST(CForecast, NumbersBeyondTheirLimits) {
    const Owner<sd_forecast> forecast = drift();
    EXPECT_TRUE(std::isnan(sd_forecast_level(forecast.get(), -1)));
    EXPECT_TRUE(std::isnan(sd_forecast_level(forecast.get(), 2)));
    EXPECT_EQ(sd_forecast_origin(forecast.get(), -1), -1);
    EXPECT_EQ(sd_forecast_origin(forecast.get(), 1), -1);
    EXPECT_EQ(sd_forecast_data(forecast.get(), SD_LOWER, -1), nullptr);
    EXPECT_EQ(sd_forecast_data(forecast.get(), SD_UPPER, 2), nullptr);
    std::array<double, 2> out{};
    EXPECT_EQ(sd_forecast_paths(forecast.get(), -1, 0, 1, out.data(), 2, 1, nullptr), SD_OUT_OF_DOMAIN);
    Attempt a;
    a.cols = 2;
    a.col_stride = 0;
    a.options.horizon = SD_MAX_VALUES / 2 + 1;
    EXPECT_THAT(refused(a, SD_LIMIT_EXCEEDED), HasSubstr("periods of 2 series are asked for"));
    a = {};
    const double level = 0.5;
    a.options.levels = &level;
    a.options.levels_count = 1001;
    EXPECT_THAT(refused(a, SD_OUT_OF_DOMAIN), HasSubstr("levels_count"));
}

TEST(CForecast, OneRowOrColumnNeedsOneStride) {
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.model = "drift";
    options.horizon = 1;
    const std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8, 3, 6, 9, 12, 15, 18, 21, 24};
    Out<sd_forecast> row;
    ASSERT_EQ(sd_forecast_panel(values.data(), 8, 2, 1, 8, "2015", nullptr, &options, row, nullptr), SD_OK);
    std::array<double, 4> out{};
    EXPECT_EQ(sd_forecast_copy(row.get(), SD_MEAN, 0, out.data(), 1, 2, 0, 0, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_copy(row.get(), SD_MEAN, 0, out.data(), 1, 2, 0, 1, nullptr), SD_OK);
    EXPECT_THAT(out, ElementsAre(9, 27, 0, 0));
    const Owner<sd_forecast> column = drift();
    EXPECT_EQ(sd_forecast_copy(column.get(), SD_MEAN, 0, out.data(), 2, 1, 0, 0, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_forecast_copy(column.get(), SD_MEAN, 0, out.data(), 2, 1, 3, 0, nullptr), SD_OK);
    EXPECT_THAT(out, ElementsAre(9, 27, 0, 10));
}

TEST(CForecast, NoPartOfItIsAnOutput) {
    const Owner<sd_forecast> forecast = drift();
    for (const auto& [which, level] : {std::pair(SD_MEAN, 0), {SD_LOWER, 1}, {SD_UPPER, 0}, {SD_UPPER, 1}}) {
        auto* inside = const_cast<double*>(sd_forecast_data(forecast.get(), which, level));
        EXPECT_EQ(sd_forecast_copy(forecast.get(), SD_MEAN, 0, inside, 2, 1, 1, 2, nullptr),
                  SD_OUT_OF_DOMAIN);
        EXPECT_EQ(sd_forecast_copy(forecast.get(), SD_MEAN, 0, inside + 1, 2, 1, -1, 2, nullptr),
                  SD_OUT_OF_DOMAIN);
    }
}

TEST(CForecast, SeriesWithoutNamesOrValues) {
    const std::vector<double> values{1, 2, 3, 4, nan, nan, nan, nan};
    const char* keys[] = {"", "b"};
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.model = "drift";
    options.horizon = 1;
    Out<sd_forecast> forecast;
    ASSERT_EQ(sd_forecast_panel(values.data(), 4, 2, 1, 4, "2015", keys, &options, forecast, nullptr), SD_OK);
    EXPECT_EQ(sd_forecast_origin(forecast.get(), 1), -1);
    Out<sd_table> reports;
    ASSERT_EQ(sd_forecast_reports(forecast.get(), reports, nullptr), SD_OK);
    EXPECT_THAT(csv(reports.get()), HasSubstr("\r\n0,"));  // its number, where it has no name
    EXPECT_THAT(csv(reports.get()), HasSubstr("\r\nb,"));
}

TEST(CForecast, StoppedAtTheEndIsStopped) {
    Count count;
    count.answer = 1;
    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.model = "drift";
    options.progress = count_calls;
    options.progress_data = &count;
    Out<sd_forecast> none;
    EXPECT_EQ(sd_forecast_panel(eight.data(), 8, 1, 1, 8, "2015", nullptr, &options, none, nullptr),
              SD_CANCELLED);
    EXPECT_EQ(none.get(), nullptr);
    EXPECT_EQ(count.calls, 1);
}

}  // namespace
