#include "io/detail/text_places.hpp"

#include <algorithm>
#include <cstring>

#include "core/detail/utf8.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr std::size_t stride = 4096;

std::size_t count_letters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

}  // namespace

std::string_view byte_order_mark(std::string_view text) noexcept {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.substr(0, text.starts_with(mark) ? mark.size() : 0);
}

std::size_t first_invalid_utf8(std::string_view text) noexcept {
    std::size_t i = 0;
    while (i < text.size()) {
        std::uint64_t eight = 0;
        if (text.size() - i >= sizeof eight) {
            std::memcpy(&eight, text.data() + i, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                i += sizeof eight;
                continue;
            }
        }
        const Letter letter = first_letter(text.substr(i));
        if (!letter.valid) return i;
        i += letter.length;
    }
    return std::string_view::npos;
}

TextPlaces::TextPlaces(std::string_view text) : text_(text) {
    line_starts_.push_back(byte_order_mark(text).size());
    for (std::size_t i = line_starts_.front(); i < text.size(); ++i) {
        const bool ends =
            text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
        if (ends) line_starts_.push_back(i + 1);
    }
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); i += stride) {
        letters_at_.push_back(letters);
        letters += count_letters(text.substr(i, stride));
    }
}

std::size_t TextPlaces::letters_before(std::size_t offset) const {
    const std::size_t block = offset / stride;
    if (block >= letters_at_.size())
        return letters_at_.empty() ? 0
                                   : letters_at_.back() + count_letters(text_.substr((block - 1) * stride));
    return letters_at_[block] + count_letters(text_.substr(block * stride, offset - block * stride));
}

Place TextPlaces::at(std::size_t offset) const {
    offset = std::clamp(offset, line_starts_.front(), text_.size());
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const std::size_t start = *(after - 1);
    return {after - line_starts_.begin(),
            static_cast<std::int64_t>(letters_before(offset) - letters_before(start)) + 1};
}

}  // namespace sociaaldomein::detail
