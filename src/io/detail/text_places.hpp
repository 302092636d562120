// From an offset in a text to its line and column.  Layer: io (private).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sociaaldomein::detail {

/// 1-based; a column counts code points. A byte order mark is no column.
struct Place {
    std::int64_t line = 0;
    std::int64_t column = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

/// Lines end at \n, \r\n and a lone \r. Making one costs a pass over the text, a question a few kilobytes of it,
/// also where a whole document is one line.
class TextPlaces {
public:
    explicit TextPlaces(std::string_view text);

    /// The place of the byte at `offset`; an offset beyond the end is the end.
    Place at(std::size_t offset) const;

private:
    std::size_t letters_before(std::size_t offset) const;

    std::string_view text_;
    std::vector<std::size_t> line_starts_;
    std::vector<std::size_t> letters_at_;  ///< code points before every stride-th byte
};

/// "\xEF\xBB\xBF" when the text begins with it, otherwise nothing.
std::string_view byte_order_mark(std::string_view text) noexcept;

/// The offset of the first byte that is no part of valid UTF-8; npos when there is none.
std::size_t first_invalid_utf8(std::string_view text) noexcept;

}  // namespace sociaaldomein::detail
