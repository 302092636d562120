#include "core/detail/quote.hpp"

#include <fmt/format.h>

#include "core/detail/utf8.hpp"

namespace sociaaldomein::detail {

namespace {

constexpr int longest = 60;

}  // namespace

std::string quoted(std::string_view text) {
    std::string out = "\"";
    int letters = 0;
    while (!text.empty()) {
        if (++letters > longest) {
            out += "…";
            break;
        }
        const Letter letter = first_letter(text);
        if (!letter.valid) {
            out += fmt::format("\\x{:02X}", static_cast<unsigned char>(text[0]));
        } else if (letter.code == '"' || letter.code == '\\') {
            out += '\\';
            out += text[0];
        } else if (letter.code == '\n') {
            out += "\\n";
        } else if (letter.code == '\t') {
            out += "\\t";
        } else if (letter.code == '\r') {
            out += "\\r";
        } else if (letter.code < 0x20 || (letter.code >= 0x7F && letter.code < 0xA0)) {
            out += fmt::format("\\u{:04X}", static_cast<unsigned>(letter.code));
        } else {
            out += text.substr(0, letter.length);
        }
        text.remove_prefix(letter.length);
    }
    out += '"';
    return out;
}

std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

}  // namespace sociaaldomein::detail
