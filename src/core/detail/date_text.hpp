#pragma once
/// What the text codecs of dates and periods share.  Layer: core (private).

#include <cstdint>
#include <string>
#include <string_view>

namespace sociaaldomein::detail {

/// The rule that a day which does not exist breaks, the year's first: "a day from 1 to 28".
std::string day_rule(std::int64_t year, std::int64_t month);

/// Whether the text has the form 2022-11-01 or 20221101, existing day or not.
bool has_date_form(std::string_view text) noexcept;

}  // namespace sociaaldomein::detail
