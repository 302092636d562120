// A figure as a report prints it: "about 3400", "over 57", "7 to 8", or a reason why it is absent.
// Layer: io (private).
#pragma once

#include <string_view>

#include <sociaaldomein/core/measure.hpp>

namespace sociaaldomein::detail {

/// The parts of such a text. The numbers are not looked into.
struct FigureText {
    Bound bound = Bound::exact;
    Absence absent = Absence::no;
    std::string_view value{};
    std::string_view upper{};  ///< of a range
};

/// @throws Error  Errc::unknown_value, with the forms there are and the nearest one
/// @par Example   "7 to 8" is a range with value "7" and upper "8"   (test FigureText.DocumentedExample)
FigureText parse_figure_text(std::string_view text);

}  // namespace sociaaldomein::detail
