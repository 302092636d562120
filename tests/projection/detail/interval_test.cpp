#include "projection/detail/interval.hpp"

#include <vector>

#include <gmock/gmock.h>

namespace sociaaldomein::detail {
namespace {

using testing::ElementsAre;

CalibrationCell cell(ForecastModel model, Frequency frequency, std::int64_t from, double factor) {
    CalibrationCell made{model, frequency, from, {}};
    for (const std::int64_t horizon : {1, 3}) {
        CalibrationRow row{horizon, {}};
        for (std::size_t k = 1; k < knot_count; ++k)
            row.sizes.push_back(calibration_scores[k] * factor * static_cast<double>(horizon));
        made.rows.push_back(row);
    }
    return made;
}

double second_knot(const Calibration& calibration, ForecastModel model, Frequency frequency, std::int64_t n,
                   std::size_t h = 0) {
    std::vector<double> knots(6 * knot_count);
    const Calibrator calibrator(calibration, model, frequency);
    calibrator.fill(calibrator.cell_of(n), knots);
    return knots[h * knot_count + 1] / calibration_scores[1];
}

TEST(Interval, StretchesThroughItsKnots) {
    const std::vector<double> knots{0, 1, 2, 4, 5, 8};
    for (std::size_t k = 0; k < knot_count; ++k) {
        EXPECT_DOUBLE_EQ(stretched(knots, calibration_scores[k]), knots[k]);
        EXPECT_DOUBLE_EQ(stretched(knots, -calibration_scores[k]), -knots[k]);
    }
    EXPECT_DOUBLE_EQ(stretched(knots, 0.5 * calibration_scores[1]), 0.5);
    EXPECT_GT(stretched(knots, 4.0), 8.0);  // on along the last slope
}

TEST(Interval, TheNearestCellHolds) {
    const Calibration calibration{"",
                                  {cell(ForecastModel::automatic, Frequency::year, 0, 2.0),
                                   cell(ForecastModel::automatic, Frequency::year, 20, 3.0),
                                   cell(ForecastModel::automatic, Frequency::month, 0, 4.0),
                                   cell(ForecastModel::ets, Frequency::month, 10, 5.0)}};
    const auto of = [&](ForecastModel model, Frequency frequency, std::int64_t n) {
        return second_knot(calibration, model, frequency, n);
    };
    EXPECT_DOUBLE_EQ(of(ForecastModel::automatic, Frequency::year, 19), 2.0);
    EXPECT_DOUBLE_EQ(of(ForecastModel::automatic, Frequency::year, 20), 3.0);
    EXPECT_DOUBLE_EQ(of(ForecastModel::automatic, Frequency::quarter, 5), 2.0);
    EXPECT_DOUBLE_EQ(of(ForecastModel::automatic, Frequency::week, 5), 4.0);
    EXPECT_DOUBLE_EQ(of(ForecastModel::arima, Frequency::year, 30), 3.0);
    EXPECT_DOUBLE_EQ(of(ForecastModel::ets, Frequency::month, 4), 5.0);
    EXPECT_DOUBLE_EQ(second_knot({}, ForecastModel::ets, Frequency::month, 4), 1.0);
}

TEST(Interval, RowsGoStraightBetweenHorizons) {
    const Calibration calibration{"", {cell(ForecastModel::automatic, Frequency::year, 0, 1.0)}};
    const auto at = [&](std::size_t h) {
        return second_knot(calibration, ForecastModel::automatic, Frequency::year, 9, h);
    };
    EXPECT_DOUBLE_EQ(at(0), 1.0);
    EXPECT_DOUBLE_EQ(at(1), 2.0);
    EXPECT_DOUBLE_EQ(at(2), 3.0);
    EXPECT_DOUBLE_EQ(at(5), 3.0);
}

}  // namespace
}  // namespace sociaaldomein::detail
