#include "io/detail/level_name.hpp"

#include <array>
#include <charconv>

namespace sociaaldomein::detail {

// By moving the point in its digits, since 100 * 0.57 is not 57.
std::string percentage(double level) {
    std::array<char, 400> digits;
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), level, std::chars_format::fixed).ptr;
    std::string text(digits.data() + 2, end);  // after "0."
    if (text.size() < 2) text.resize(2, '0');
    if (text.size() > 2) text.insert(2, 1, '.');
    return text.front() == '0' ? text.substr(1) : text;
}

}  // namespace sociaaldomein::detail
