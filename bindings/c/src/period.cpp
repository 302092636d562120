// Periods as numbers.

#include "sociaaldomein/c/period.h"

#include <cstring>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/core/require.hpp>

#include "arguments.hpp"
#include "guard.hpp"

using namespace sociaaldomein;
using namespace sociaaldomein::c;

static_assert(SD_YEAR == static_cast<int>(Frequency::year) && SD_WEEK == static_cast<int>(Frequency::week) &&
                  SD_TWO_SCHOOL_YEARS == static_cast<int>(Frequency::two_school_years),
              "frequencies are the numbers of Frequency");

namespace {

Period period_of(const char* function, std::int32_t frequency, std::int64_t ordinal) {
    require(frequency >= 0 && frequency < frequency_count, function, "frequency", frequency,
            "SD_YEAR, SD_HALF_YEAR, SD_QUARTER, SD_MONTH, SD_WEEK, SD_SCHOOL_YEAR or SD_TWO_SCHOOL_YEARS");
    return Period::from_ordinal(static_cast<Frequency>(frequency), ordinal);
}

}  // namespace

sd_status sd_period_parse(const char* text, int32_t* frequency, int64_t* ordinal, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_period_parse";
        const Period period = parse_period(c::text(name, "text", text));
        required(name, "frequency", frequency);
        required(name, "ordinal", ordinal);
        *frequency = static_cast<std::int32_t>(period.frequency());
        *ordinal = period.ordinal();
    });
}

sd_status sd_period_format(int32_t frequency, int64_t ordinal, char* out, int64_t size, sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_period_format";
        const std::string text = to_string(period_of(name, frequency, ordinal));
        required(name, "out", out);
        if (size < std::ssize(text) + 1)
            throw Error(Errc::limit_exceeded, std::string(name) + ": size is " + std::to_string(size) +
                                                  ", expected " + std::to_string(text.size() + 1));
        std::memcpy(out, text.c_str(), text.size() + 1);
    });
}

sd_status sd_period_days(int32_t frequency, int64_t ordinal, int64_t* first, int64_t* last,
                         sd_error** error) {
    return guarded(error, [&] {
        constexpr const char* name = "sd_period_days";
        const Period period = period_of(name, frequency, ordinal);
        required(name, "first", first);
        required(name, "last", last);
        *first = period.first_day().serial();
        *last = period.last_day().serial();
    });
}
