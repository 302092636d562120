#include "simulate_options.hpp"

#include <sociaaldomein/core/period.hpp>

namespace sociaaldomein::c {
namespace {

const Programme& alive(const char* function, const sd_programme* programme) {
    const sd_programme& given = required(function, "programme", programme);
    require_alive(&given);
    return given.loaded.programme;
}

}  // namespace

Simulated::Simulated(const char* function, const sd_programme* given, const char* scenario_id,
                     const sd_simulate_options* options)
    : programme(alive(function, given)),
      scenario(text_or(function, "scenario", scenario_id, "")),
      said_(read_struct(function, "options", options)),
      watch_(said_.progress, said_.progress_data, said_.cancel) {
    require(said_.reserved == 0, function, "reserved", said_.reserved, "0");
    if (said_.until != nullptr) options_.until = parse_period(text(function, "until", said_.until));
    if (said_.paths != 0) options_.paths = said_.paths;
    if (said_.seed != 0) options_.seed = said_.seed;
    options_.levels = levels(function, said_.levels, said_.levels_count);
    options_.quantities = texts(function, "quantities", said_.quantities, said_.quantities_count);
    options_.threads = said_.threads;
    options_.progress = watch_.progress();
    options_.cancel = watch_.token();
}

}  // namespace sociaaldomein::c
