#pragma once
/// Reading UTF-8 letter by letter, where a broken byte is a letter of its own.  Layer: core (private).

#include <cstddef>
#include <string_view>

namespace sociaaldomein::detail {

struct Letter {
    char32_t code;       ///< the code point; for a broken byte 0xDC00 + byte, which no valid text contains
    std::size_t length;  ///< bytes taken, 1 to 4
    bool valid;
};

/// The first letter of `text`, which must not be empty. Overlong forms, surrogates and codes beyond U+10FFFF
/// are broken.
Letter first_letter(std::string_view text) noexcept;

}  // namespace sociaaldomein::detail
