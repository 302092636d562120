#include <sociaaldomein/projection/calibration.hpp>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/require.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(CalibrationRow)
SD_DEFINE_TYPE(CalibrationCell)
SD_DEFINE_TYPE(Calibration)

namespace {

/// One cell of the built-in table: rows at horizons 1, 2, 4, … of five sizes each, in thousandths.
struct BuiltinCell {
    ForecastModel model;
    Frequency frequency;
    int from_observations;
    std::vector<int> horizons;
    std::vector<int> sizes;
};

using enum ForecastModel;
using enum Frequency;

const std::initializer_list<BuiltinCell> builtin_cells = {
#include "projection/detail/builtin_calibration.inc"
};

}  // namespace

void validate(const Calibration& calibration) {
    for (const CalibrationCell& cell : calibration.cells) {
        std::int64_t before = 0;
        for (const CalibrationRow& row : cell.rows) {
            require(row.horizon > before, "calibration", "horizon", row.horizon,
                    "rows by increasing horizon, from 1");
            before = row.horizon;
            require(row.sizes.size() + 1 == calibration_scores.size(), "calibration", "sizes",
                    static_cast<std::int64_t>(row.sizes.size()), "five sizes in a row");
            double least = 0.0;
            for (const double size : row.sizes) {
                require(size > least && size < 1e6, "calibration", "sizes", size,
                        "positive and increasing sizes");
                least = size;
            }
        }
    }
}

std::shared_ptr<const Calibration> builtin_calibration() {
    static const std::shared_ptr<const Calibration> built = [] {
        auto made = std::make_shared<Calibration>();
        made->source = "M1 competition, doi:10.1002/for.3980010202";
        for (const BuiltinCell& from : builtin_cells) {
            CalibrationCell cell{from.model, from.frequency, from.from_observations, {}};
            auto size = from.sizes.begin();
            for (const int horizon : from.horizons) {
                CalibrationRow row{horizon, {}};
                for (std::size_t k = 1; k < calibration_scores.size(); ++k)
                    row.sizes.push_back(*size++ / 1000.0);
                cell.rows.push_back(std::move(row));
            }
            made->cells.push_back(std::move(cell));
        }
        validate(*made);
        return made;
    }();
    return built;
}

std::shared_ptr<const Calibration> without_calibration() {
    static const auto none = std::make_shared<const Calibration>();
    return none;
}

}  // namespace sociaaldomein
