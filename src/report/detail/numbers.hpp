#pragma once
// Numbers of charts and projections in the reader's language. Layer: report.
#include <string>

#include <sociaaldomein/core/measure.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/outlook_quantity.hpp>

#include "core/detail/moment_text.hpp"

namespace sociaaldomein {
struct SeriesProjection;
}

namespace sociaaldomein::detail {

/// "1.234,5"; infinite and missing values as "-".
std::string number(double value, int decimals, Language language);
/// Decimals that show a value of this size in three or four digits; persons have none.
int decimals_for(double largest, std::string_view dimension);
/// A value of a projected series with its unit, such as "3.541" or "€ 36,7 mln".
std::string amount(double value, Unit unit, const SeriesProjection& series, Language language);
/// A value of a simulated quantity: "106", "1,37 jaar", "€ 15,11 mln". All euros are in millions where `largest` is one
/// or more. With `sign` it is a difference: "+24".
std::string simulated(double value, OutlookUnit unit, double largest, Language language, bool sign = false);
/// A probability as it can be meant: whole percents, and "<1%" and ">99%" for what is not quite none or all.
std::string chance(double probability, Language language);
/// "80%", "99,5%".
std::string percent(double share, Language language);
/// UTF-8 code points.
std::size_t letters(std::string_view text);

}  // namespace sociaaldomein::detail
