#pragma once
/// Text that was found, made fit for a message.  Layer: core (private).

#include <string>
#include <string_view>

namespace sociaaldomein::detail {

/// `text` in double quotes, on one line and in valid UTF-8 whatever was in it: control characters, quotes and
/// backslashes are escaped as in JSON, broken bytes as \xNN. After 60 letters it is cut off with "…".
/// Call it with its namespace when the argument is a std::string: <iomanip> has a function of this name.
std::string quoted(std::string_view text);

/// `text` without the spaces around it.
std::string_view trimmed(std::string_view text) noexcept;

}  // namespace sociaaldomein::detail
