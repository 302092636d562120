#pragma once
// What stands behind the handles of the C interface.

#include <array>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/io/json.hpp>
#include <sociaaldomein/projection/calibration.hpp>
#include <sociaaldomein/projection/forecast.hpp>
#include <sociaaldomein/scenario/ask.hpp>
#include <sociaaldomein/scenario/outlook.hpp>
#include <sociaaldomein/series/period_axis.hpp>

#include "handle.hpp"
#include "sociaaldomein.h"
#include "table_data.hpp"

struct sd_error : sociaaldomein::c::Counted {
    std::vector<sociaaldomein::Problem> problems;
    std::string message;
    bool everlasting = false;  ///< owned by the library: counting does not end it
};

struct sd_bytes : sociaaldomein::c::Counted {
    std::string bytes;
};

struct sd_cancel : sociaaldomein::c::Counted {
    std::stop_source source{};
};

struct sd_programme : sociaaldomein::c::Counted {
    sociaaldomein::Loaded loaded;
};

struct sd_table : sociaaldomein::c::Counted {
    sociaaldomein::c::TableData data;
};

struct sd_calibration : sociaaldomein::c::Counted {
    std::shared_ptr<const sociaaldomein::Calibration> value;
};

struct sd_forecast : sociaaldomein::c::Counted {
    std::shared_ptr<const sociaaldomein::Forecast> value;
    sociaaldomein::PeriodAxis axis;  ///< of the panel
};

struct sd_outlook : sociaaldomein::c::Counted {
    sociaaldomein::Outlook value;
    std::vector<double> levels;  ///< of the bands
    /// Of each series its periods as texts: steps, years and those observed.
    std::vector<std::array<std::vector<std::string>, 3>> periods;
};

struct sd_answer : sociaaldomein::c::Counted {
    sociaaldomein::Answer value;
    sociaaldomein::Question question;
    std::vector<double> levels;  ///< of the bands, as the next two
    std::vector<double> lower;
    std::vector<double> upper;
};

namespace sociaaldomein::c {

/// The problem as the caller's struct has it; its texts belong to the problem.
void write_problem(const char* function, const char* argument, sd_problem* out, const Problem& problem);

}  // namespace sociaaldomein::c
