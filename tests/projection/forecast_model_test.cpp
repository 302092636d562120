#include <sociaaldomein/projection/forecast_model.hpp>

#include <gmock/gmock.h>

#include <sociaaldomein/core/error.hpp>

#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

TEST(ForecastModel, NamesAreReadBack) {
    EXPECT_EQ(to_string(ForecastModel::automatic), "automatic");
    EXPECT_EQ(to_string(ForecastModel::ces), "ces");
    for (int i = 0; i <= static_cast<int>(ForecastModel::ces); ++i)
        EXPECT_EQ(parse_forecast_model(to_string(static_cast<ForecastModel>(i))),
                  static_cast<ForecastModel>(i));
}

TEST(ForecastModel, UnknownNamesAreRefusedWithTheNearest) {
    EXPECT_THAT([] { parse_forecast_model("arma"); }, throws(Errc::unknown_value, "did you mean \"arima\""));
    EXPECT_THAT([] { parse_forecast_model("prophet"); },
                throws(Errc::unknown_value, "expected one of automatic"));
}

}  // namespace
}  // namespace sociaaldomein
