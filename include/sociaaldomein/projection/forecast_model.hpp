#pragma once
/// The names of the models that project.  Dutch: prognosemodel.  Layer: projection.

#include <cstdint>
#include <string_view>

#include <boost/describe/enum.hpp>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

/// Which model projects.
enum class ForecastModel : std::uint8_t {
    automatic,        ///< a combination of exponential smoothing, theta, ARIMA and CES
    ets_theta,        ///< a combination of exponential smoothing and theta alone: several times as fast
    naive,            ///< the last value
    seasonal_naive,   ///< the last value of the same season
    drift,            ///< the line through the first and the last value
    mean,             ///< the mean of all values
    ets,              ///< exponential smoothing, one of the 15 usual models, chosen by AICc
    theta,            ///< the standard theta method
    optimised_theta,  ///< theta with its line's weight estimated
    dynamic_theta,    ///< standard theta whose line follows the series
    dynamic_optimised_theta,  ///< optimised theta whose line follows the series
    arima,                    ///< seasonal ARIMA, order chosen stepwise by AICc
    ces                       ///< complex exponential smoothing, its season chosen by AICc
};
BOOST_DESCRIBE_ENUM(ForecastModel, automatic, ets_theta, naive, seasonal_naive, drift, mean, ets, theta,
                    optimised_theta, dynamic_theta, dynamic_optimised_theta, arima, ces)

/// The name as written in code: "automatic", "ets_theta", …
SD_EXPORT std::string_view to_string(ForecastModel model) noexcept;

/// @throws Error  Errc::unknown_value, naming the nearest known name
SD_EXPORT ForecastModel parse_forecast_model(std::string_view text);

}  // namespace sociaaldomein
