#pragma once
// Tables and numbers for a terminal. Layer: report.
#include <string>
#include <vector>

#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/outlook_quantity.hpp>

namespace sociaaldomein::detail {

/// Rows below one another, the first column to the left and the others to the right.
std::string laid_out(const std::vector<std::vector<std::string>>& rows);

/// "personen", "k€", "%".
std::string unit_text(OutlookUnit unit, Language language);

/// A value with the digits that can be meant, without its unit: whole persons, euros and percents, hundredths of years and
/// indices. With `sign` it is a difference: "+24".
std::string plain_value(double value, OutlookUnit unit, Language language, bool sign = false);

}  // namespace sociaaldomein::detail
