#include "sociaaldomein/c/calibration.h"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/io/json_writer.hpp>
#include <sociaaldomein/projection/calibration.hpp>

#include "support.hpp"

namespace {

using namespace testing_c;
using testing::HasSubstr;
using testing::StartsWith;

std::vector<double> noisy(int64_t rows, int64_t cols) {
    std::vector<double> values;
    unsigned state = 1;
    for (int64_t i = 0; i < rows * cols; ++i) {
        state = state * 1664525U + 1013904223U;
        values.push_back(100.0 + static_cast<double>(state >> 20U) / 100.0);
    }
    return values;
}

TEST(CCalibration, BuiltInNoneAndReadBack) {
    Out<sd_calibration> builtin;
    Out<sd_calibration> none;
    ASSERT_EQ(sd_calibration_builtin(builtin, nullptr), SD_OK);
    ASSERT_EQ(sd_calibration_none(none, nullptr), SD_OK);
    Out<sd_bytes> json;
    ASSERT_EQ(sd_calibration_to_json(builtin.get(), json, nullptr), SD_OK);
    EXPECT_EQ(text(json.get()), sociaaldomein::to_json(*sociaaldomein::builtin_calibration()));
    Out<sd_calibration> again;
    ASSERT_EQ(sd_calibration_read(sd_bytes_data(json.get()), sd_bytes_size(json.get()), again, nullptr),
              SD_OK);

    sd_forecast_options options = SD_FORECAST_OPTIONS_INIT;
    options.model = "naive";
    const auto width = [&](const sd_calibration* calibration) {
        options.calibration = calibration;
        const std::vector<double> values = noisy(12, 1);
        Out<sd_forecast> forecast;
        EXPECT_EQ(
            sd_forecast_panel(values.data(), 12, 1, 1, 12, "2015", nullptr, &options, forecast, nullptr),
            SD_OK);
        return *sd_forecast_data(forecast.get(), SD_UPPER, 0) -
               *sd_forecast_data(forecast.get(), SD_LOWER, 0);
    };
    EXPECT_EQ(width(nullptr), width(builtin.get()));
    EXPECT_EQ(width(again.get()), width(builtin.get()));
    EXPECT_NE(width(none.get()), width(builtin.get()));
}

TEST(CCalibration, LearntFromAPanel) {
    const std::vector<double> values = noisy(20, 160);
    const char* models[] = {"naive"};
    sd_calibrate_options options = SD_CALIBRATE_OPTIONS_INIT;
    options.horizon = 2;
    options.source = "noise";
    Out<sd_calibration> learnt;
    Said error;
    ASSERT_EQ(sd_calibrate_panel(values.data(), 20, 160, 1, 20, "2001", models, 1, &options, learnt, error),
              SD_OK)
        << error.words();
    Out<sd_bytes> json;
    ASSERT_EQ(sd_calibration_to_json(learnt.get(), json, nullptr), SD_OK);
    EXPECT_THAT(text(json.get()), HasSubstr("\"noise\""));
    EXPECT_EQ(sd_calibrate_panel(values.data(), 3, 1, 1, 3, "2001", models, 1, nullptr, learnt, nullptr),
              SD_OUT_OF_DOMAIN);
    options.trust = 0.5;
    Out<sd_calibration> half;
    ASSERT_EQ(sd_calibrate_panel(values.data(), 20, 160, 1, 20, "2001", models, 1, &options, half, error),
              SD_OK);
    Out<sd_bytes> other;
    ASSERT_EQ(sd_calibration_to_json(half.get(), other, nullptr), SD_OK);
    EXPECT_NE(text(json.get()), text(other.get()));
    for (const double wrong : {1.5, -0.5, std::numeric_limits<double>::quiet_NaN()}) {
        options.trust = wrong;
        EXPECT_EQ(sd_calibrate_panel(values.data(), 20, 160, 1, 20, "2001", models, 1, &options, half, error),
                  SD_OUT_OF_DOMAIN);
    }
}

TEST(CCalibration, Backtest) {
    const std::vector<double> values = noisy(30, 3);
    const char* models[] = {"mean", "theta"};
    Out<sd_table> scores;
    Said error;
    ASSERT_EQ(sd_backtest_panel(values.data(), 30, 3, 1, 30, "2001-Q1", models, 2, nullptr, scores, error),
              SD_OK)
        << error.words();
    EXPECT_EQ(sd_table_rows(scores.get()), 4);
    EXPECT_THAT(
        csv(scores.get()),
        StartsWith("model,values,mase,to_naive,rmsse,smape,bias,crps,coverage80,msis80,coverage95,msis95\r\n"
                   "mean,36,"));
    EXPECT_THAT(csv(scores.get()), HasSubstr("\r\nnaive,36,"));
    sd_backtest_options options = SD_BACKTEST_OPTIONS_INIT;
    options.horizon = 40;
    EXPECT_EQ(sd_backtest_panel(values.data(), 30, 3, 1, 30, "2001-Q1", models, 2, &options, scores, nullptr),
              SD_OUT_OF_DOMAIN);
    options.horizon = -1;
    EXPECT_EQ(sd_backtest_panel(values.data(), 30, 3, 1, 30, "2001-Q1", models, 2, &options, scores, nullptr),
              SD_OUT_OF_DOMAIN);
    const std::vector<double> nothing(30, std::numeric_limits<double>::quiet_NaN());
    Out<sd_table> unscored;
    EXPECT_EQ(
        sd_backtest_panel(nothing.data(), 30, 1, 1, 30, "2001-Q1", models, 2, nullptr, unscored, nullptr),
        SD_OK);
    EXPECT_THAT(csv(unscored.get()), HasSubstr("\r\nmean,0,,,"));
    const char* wrong[] = {"means"};
    EXPECT_EQ(sd_backtest_panel(values.data(), 30, 3, 1, 30, "2001-Q1", wrong, 1, nullptr, scores, error),
              SD_UNKNOWN_VALUE);
}

TEST(CCalibration, BadInput) {
    Out<sd_calibration> none;
    Out<sd_table> scores;
    EXPECT_EQ(sd_calibration_read("{", 1, none, nullptr), SD_SYNTAX);
    EXPECT_EQ(sd_calibration_read(nullptr, 1, none, nullptr), SD_OUT_OF_DOMAIN);
    const std::string_view wrong = R"({"cells": [{"rows": [{"horizon": 1, "sizes": [1, 2]}]}]})";
    EXPECT_EQ(sd_calibration_read(wrong.data(), static_cast<int64_t>(wrong.size()), none, nullptr),
              SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_calibration_builtin(nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_calibration_none(nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_calibration_to_json(nullptr, nullptr, nullptr), SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_calibrate_panel(nullptr, 1, 1, 1, 1, "2001", nullptr, 0, nullptr, none, nullptr),
              SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_calibrate_panel(eight.data(), 8, 1, 1, 8, "2001", nullptr, -1, nullptr, none, nullptr),
              SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_backtest_panel(nullptr, 1, 1, 1, 1, "2001", nullptr, 0, nullptr, scores, nullptr),
              SD_OUT_OF_DOMAIN);
    EXPECT_EQ(sd_backtest_panel(eight.data(), 8, 1, 1, 8, "2001", nullptr, 0, nullptr, nullptr, nullptr),
              SD_OUT_OF_DOMAIN);
}

TEST(CCalibration, BacktestOptions) {
    const std::vector<double> values = noisy(30, 2);
    const auto rows = [&](const auto& change, int64_t models) {
        sd_backtest_options options = SD_BACKTEST_OPTIONS_INIT;
        options.horizon = 2;
        change(options);
        const char* names[] = {"naive", "mean"};
        Out<sd_table> scores;
        const sd_status status =
            sd_backtest_panel(values.data(), 30, 2, 1, 30, "2001", names, models, &options, scores, nullptr);
        return status == SD_OK ? csv(scores.get()) : std::string(sd_status_name(status));
    };
    const std::string usual = rows([](sd_backtest_options&) {}, 2);
    EXPECT_THAT(usual, HasSubstr("naive"));
    EXPECT_NE(rows([](sd_backtest_options& o) { o.step = 3; }, 2), usual);
    EXPECT_NE(rows([](sd_backtest_options& o) { o.first_training = 20; }, 2), usual);
    EXPECT_EQ(rows([](sd_backtest_options& o) { o.horizon = -1; }, 2), "out_of_domain");
    EXPECT_EQ(rows([](sd_backtest_options& o) { o.horizon = 10'001; }, 2), "out_of_domain");
    EXPECT_EQ(rows([](sd_backtest_options& o) { o.step = -1; }, 2), "out_of_domain");
    EXPECT_EQ(rows([](sd_backtest_options& o) { o.step = 10'001; }, 2), "out_of_domain");
    EXPECT_EQ(rows([](sd_backtest_options&) {}, 1001), "out_of_domain");
    EXPECT_EQ(rows([](sd_backtest_options&) {}, -1), "out_of_domain");
    EXPECT_THAT(rows([](sd_backtest_options& o) { o.first_training = 24; }, 0), HasSubstr("automatic"));
    Out<sd_calibration> none;
    ASSERT_EQ(sd_calibration_none(none, nullptr), SD_OK);
    EXPECT_NE(rows([&](sd_backtest_options& o) { o.calibration = none.get(); }, 2), usual);
}

TEST(CCalibration, CalibrateOptions) {
    const std::vector<double> values = noisy(20, 160);
    const char* models[] = {"naive"};
    const auto learnt = [&](const auto& change) {
        sd_calibrate_options options = SD_CALIBRATE_OPTIONS_INIT;
        options.horizon = 2;
        change(options);
        Out<sd_calibration> made;
        Out<sd_bytes> json;
        const sd_status status =
            sd_calibrate_panel(values.data(), 20, 160, 1, 20, "2001", models, 1, &options, made, nullptr);
        if (status != SD_OK) return std::string(sd_status_name(status));
        EXPECT_EQ(sd_calibration_to_json(made.get(), json, nullptr), SD_OK);
        return text(json.get());
    };
    const std::string usual = learnt([](sd_calibrate_options&) {});
    EXPECT_NE(learnt([](sd_calibrate_options& o) { o.origins = 2; }), usual);
    EXPECT_NE(learnt([](sd_calibrate_options& o) { o.shortest = 12; }), usual);
    EXPECT_EQ(learnt([](sd_calibrate_options& o) { o.origins = -1; }), "out_of_domain");
    EXPECT_EQ(learnt([](sd_calibrate_options& o) { o.reserved = 1; }), "out_of_domain");
}

}  // namespace
