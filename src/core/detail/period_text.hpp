#pragma once
/// Reading periods where other forms are taken too.  Layer: core (private).

#include <string_view>

#include <sociaaldomein/core/period.hpp>

namespace sociaaldomein::detail {

inline constexpr std::string_view period_forms =
    "2022, 2022-H1, 2022-Q3, 2022-12, 2022-W05, 2022/2023 (school year), 2003/2005 (two school years), or a "
    "CBS "
    "code such as 2022KW03";

/// As `parse_period`; `expected` completes the message about a text that has none of the forms.
Period parse_period(std::string_view text, std::string_view expected);

}  // namespace sociaaldomein::detail
