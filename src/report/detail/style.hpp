#pragma once
// The style sheet of a report: light, dark and print, from 320 pixels up. Layer: report.
#include <string_view>

namespace sociaaldomein::detail {

std::string_view page_css();

}  // namespace sociaaldomein::detail
