#pragma once
// Series to try every model on.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <sociaaldomein/projection/forecast_model.hpp>
#include <sociaaldomein/series/time_series.hpp>

namespace sociaaldomein::test {

inline constexpr ForecastModel all_models[] = {ForecastModel::automatic,
                                               ForecastModel::ets_theta,
                                               ForecastModel::naive,
                                               ForecastModel::seasonal_naive,
                                               ForecastModel::drift,
                                               ForecastModel::mean,
                                               ForecastModel::ets,
                                               ForecastModel::theta,
                                               ForecastModel::optimised_theta,
                                               ForecastModel::dynamic_theta,
                                               ForecastModel::dynamic_optimised_theta,
                                               ForecastModel::arima,
                                               ForecastModel::ces};

/// Series of all kinds: trends, seasons, counts, breaks, of different lengths.
inline std::vector<TimeSeries> mixed(std::size_t count, std::uint64_t seed) {
    std::mt19937_64 bits(seed);
    const auto uniform = [&] { return static_cast<double>(bits() >> 11) * 0x1p-53; };
    std::vector<TimeSeries> all;
    for (std::size_t j = 0; j < count; ++j) {
        const std::size_t n = 6 + bits() % 50;
        const double level = 10.0 + 1000.0 * uniform();
        const double slope = level * 0.05 * (uniform() - 0.4);
        const double season = bits() % 2 == 0 ? 0.0 : 0.2 * level;
        std::vector<double> y(n);
        double walk = 0.0;
        for (std::size_t t = 0; t < n; ++t) {
            walk += 0.03 * level * (uniform() - 0.5);
            y[t] = level + slope * static_cast<double>(t) + season * (t % 4 == 1 ? 1.0 : -0.3) + walk;
            if (bits() % 40 == 0) y[t] = missing_value;
        }
        y.front() = level;
        y.back() = level * 1.1;
        all.emplace_back(SeriesLabel{.key = "series " + std::to_string(j)}, Period::quarter(2010, 1), y);
    }
    return all;
}

}  // namespace sociaaldomein::test
