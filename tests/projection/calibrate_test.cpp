#include <sociaaldomein/projection/calibrate.hpp>

#include <cmath>
#include <memory>
#include <random>
#include <vector>

#include <gmock/gmock.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/projection/forecast.hpp>

#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

std::vector<TimeSeries> walks(std::size_t count, std::uint64_t seed, std::size_t length) {
    std::mt19937_64 bits(seed);
    std::vector<TimeSeries> all;
    for (std::size_t j = 0; j < count; ++j) {
        std::vector<double> y(length, 100.0);
        for (std::size_t t = 1; t < length; ++t) {
            double sum = 0.0;  // nearly normal
            for (int k = 0; k < 12; ++k) sum += static_cast<double>(bits() >> 11) * 0x1p-53;
            y[t] = y[t - 1] + (sum - 6.0);
        }
        all.emplace_back(SeriesLabel{.key = std::to_string(j)}, Period::year(1980), y);
    }
    return all;
}

TEST(Calibrate, OfAModelThatIsTrueChangesLittle) {
    const Calibration made = calibrate(walks(400, 1, 40), {.models = {ForecastModel::naive}, .horizon = 5});
    ASSERT_FALSE(made.cells.empty());
    for (const CalibrationCell& cell : made.cells) {
        if (cell.from_observations < 19) continue;  // sigma itself is uncertain
        for (const CalibrationRow& row : cell.rows)
            for (std::size_t k = 0; k < 4; ++k)
                EXPECT_NEAR(row.sizes[k] / calibration_scores[k + 1], 1.0, 0.12);
    }
}

// Learnt on some walks, the drift model's intervals hold what they say on others.
TEST(Calibrate, MakesIntervalsHoldWhatTheySay) {
    const auto calibration = std::make_shared<const Calibration>(
        calibrate(walks(600, 2, 20), {.models = {ForecastModel::drift}, .horizon = 6}));
    const std::vector<TimeSeries> others = walks(1500, 3, 20);
    std::vector<TimeSeries> known;
    for (const TimeSeries& one : others) known.push_back(one.on(one.axis().slice(0, 14)));
    for (const auto& used : {calibration, without_calibration()}) {
        const Forecast said =
            forecast(known, {.model = ForecastModel::drift, .horizon = 6, .calibration = used});
        int inside = 0;
        for (std::size_t j = 0; j < others.size(); ++j)
            for (std::size_t h = 0; h < 6; ++h) {
                const double y = others[j].values()[14 + h];
                if (y >= said.lower_of(1, j)[h] && y <= said.upper_of(1, j)[h]) ++inside;
            }
        const double coverage = inside / 9000.0;
        if (used == calibration)
            EXPECT_NEAR(coverage, 0.95, 0.015);
        else
            EXPECT_LT(coverage, 0.93);
    }
}

// Half the trust gives the middle, in logarithms, between what was found and what is expected without a calibration: that
// is Student's t for few observations.
TEST(Calibrate, TrustsAsFarAsIsSaid) {
    const std::vector<TimeSeries> series = walks(600, 5, 12);
    const auto sizes = [&](double trust) {
        const Calibration made =
            calibrate(series, {.models = {ForecastModel::drift}, .horizon = 4, .trust = trust});
        EXPECT_EQ(made.cells.front().from_observations, 0);  // 6 to 8 observations
        return made.cells.front().rows.at(1).sizes;
    };
    const auto whole = sizes(1.0);
    const auto half = sizes(0.5);
    const auto none = sizes(0.0);
    for (std::size_t k = 0; k < whole.size(); ++k) EXPECT_NEAR(half[k], std::sqrt(whole[k] * none[k]), 1e-12);
    EXPECT_NEAR(none[3] / calibration_scores[4], 1.31, 0.005);                    // five degrees of freedom
    EXPECT_GT(none[4] / calibration_scores[5], none[1] / calibration_scores[2]);  // the tail most
    EXPECT_GT(whole[3], none[3]);  // the slope of a drift is uncertain, too
}

TEST(Calibrate, RefusesWhatMakesNoSense) {
    EXPECT_THAT([] { calibrate({}, {}); }, throws(Errc::out_of_domain, "series"));
    const std::vector<TimeSeries> short_ones = walks(10, 4, 5);
    EXPECT_THAT([&] { calibrate(short_ones, {}); }, throws(Errc::out_of_domain, "series"));
    const std::vector<TimeSeries> some = walks(10, 4, 20);
    EXPECT_THAT([&] { calibrate(some, {.horizon = 0}); }, throws(Errc::out_of_domain, "horizon"));
    EXPECT_THAT([&] { calibrate(some, {.origins = 0}); }, throws(Errc::out_of_domain, "origins"));
    EXPECT_THAT([&] { calibrate(some, {.trust = 1.5}); }, throws(Errc::out_of_domain, "trust"));
}

}  // namespace
}  // namespace sociaaldomein
