#pragma once
// Dates and periods in words, for sentences and tables that people read. Layer: core.
#include <string>

#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/core/when.hpp>

namespace sociaaldomein::detail {

/// "1 november 2022", "2e helft 2022"; "1 November 2022", "second half of 2022".
std::string moment(const When& when, Language language);
std::string moment(const Period& period, Language language);

}  // namespace sociaaldomein::detail
