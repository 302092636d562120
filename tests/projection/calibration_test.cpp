#include <sociaaldomein/projection/calibration.hpp>

#include <algorithm>
#include <vector>

#include <gmock/gmock.h>

#include <sociaaldomein/core/error.hpp>

#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

TEST(Calibration, OfTheLibraryIsSound) {
    const auto built = builtin_calibration();
    EXPECT_NO_THROW(validate(*built));
    EXPECT_FALSE(built->cells.empty());
    for (const ForecastModel model : {ForecastModel::automatic, ForecastModel::ets, ForecastModel::arima})
        for (const Frequency frequency : {Frequency::year, Frequency::quarter, Frequency::month})
            EXPECT_TRUE(std::ranges::any_of(built->cells,
                                            [&](const CalibrationCell& cell) {
                                                return cell.model == model && cell.frequency == frequency;
                                            }))
                << to_string(model) << " " << to_string(frequency);
}

// So that intervals widen or stay where errors add up.
TEST(Calibration, OfTheLibraryIsNoBetterFurtherAhead) {
    for (const CalibrationCell& cell : builtin_calibration()->cells)
        for (std::size_t r = 1; r < cell.rows.size(); ++r)
            for (std::size_t k = 0; k < 5; ++k)
                EXPECT_GE(cell.rows[r].sizes[k], cell.rows[r - 1].sizes[k])
                    << to_string(cell.model) << " " << to_string(cell.frequency) << " from "
                    << cell.from_observations;
}

TEST(Calibration, RefusesWhatMakesNoSense) {
    Calibration bad{"", {{ForecastModel::naive, Frequency::year, 0, {{1, {1, 2, 3, 4}}}}}};
    EXPECT_THAT([&] { validate(bad); }, throws(Errc::out_of_domain, "five sizes"));
    bad.cells[0].rows = {{1, {1, 2, 2, 4, 5}}};
    EXPECT_THAT([&] { validate(bad); }, throws(Errc::out_of_domain, "increasing"));
    bad.cells[0].rows = {{2, {1, 2, 3, 4, 5}}, {1, {1, 2, 3, 4, 5}}};
    EXPECT_THAT([&] { validate(bad); }, throws(Errc::out_of_domain, "horizon"));
}

}  // namespace
}  // namespace sociaaldomein
