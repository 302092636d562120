#include "io/detail/json_fault.hpp"

#include <array>

#include <fmt/format.h>

#include "core/detail/quote.hpp"
#include "core/detail/utf8.hpp"

namespace sociaaldomein::detail {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' ||
           c == '+' || c == '-';
}

class Explainer {
public:
    Explainer(std::string_view text, std::size_t offset) : text_(text), at_(offset) {}

    JsonFault explain(JsonAfter after, JsonKind inside) {
        // A token that runs on after what was read as a value is wrong as a whole: 01, falsey.
        if (after == JsonAfter::value && at_ > 0 && is_word(here()) && is_word(text_[at_ - 1])) {
            while (at_ > 0 && is_word(text_[at_ - 1])) --at_;
            return value("a value");
        }
        skip_spaces();
        switch (after) {
            case JsonAfter::nothing: return value("a JSON value");
            case JsonAfter::opening:
                return inside == JsonKind::object ? key("a member's name in double quotes, or '}'")
                                                  : value("a value or ']'");
            case JsonAfter::key:
                if (!take(':')) return unexpected("':' after a member's name");
                return value("a value after ':'");
            case JsonAfter::value: break;
        }
        if (inside == JsonKind::object) {
            if (!take(',')) return unexpected("',' or '}' after a member");
            return key("a member's name in double quotes after ','");
        }
        if (inside == JsonKind::array) {
            if (!take(',')) return unexpected("',' or ']' after an element");
            return value("a value after ','");
        }
        return unexpected("the end of the document after its value");
    }

private:
    bool at_end() const { return at_ >= text_.size(); }
    char here() const { return at_end() ? '\0' : text_[at_]; }

    void skip_spaces() {
        while (!at_end() && is_space(text_[at_])) ++at_;
    }

    bool take(char c) {
        if (at_end() || text_[at_] != c) return false;
        ++at_;
        skip_spaces();
        return true;
    }

    std::string_view word(std::size_t from) const {
        std::size_t end = from;
        while (end < text_.size() && is_word(text_[end])) ++end;
        return text_.substr(from, end - from);
    }

    static JsonFault fault(std::size_t offset, std::string message, Errc code = Errc::syntax) {
        return {code, offset, std::move(message)};
    }

    std::string found() const {
        if (at_end()) return "the end of the document";
        if (const std::string_view run = word(at_); run.size() > 1) return quoted(run);
        const Letter letter = first_letter(text_.substr(at_));
        if (!letter.valid) return fmt::format("the byte \\x{:02X}", static_cast<unsigned char>(here()));
        if (letter.code < 0x20 || letter.code == 0x7F)
            return fmt::format("the control character U+{:04X}", static_cast<unsigned>(letter.code));
        return fmt::format("'{}'", text_.substr(at_, letter.length));
    }

    JsonFault unexpected(std::string_view expected) const {
        std::string message = fmt::format("found {}, expected {}", found(), expected);
        if (here() == '\'') message += "; texts stand in double quotes";
        if (here() == '/' || here() == '#') message += "; JSON has no comments";
        return fault(at_, std::move(message));
    }

    JsonFault key(std::string_view expected) {
        return here() == '"' && !at_end() ? text() : unexpected(expected);
    }

    JsonFault value(std::string_view expected) {
        const char c = here();
        if (c == '"') return text();
        if (c == '-' || is_digit(c)) return number();
        for (const std::string_view name : {"true", "false", "null"})
            if (c == name.front() && word(at_) != name)
                return fault(at_, fmt::format("found {}, expected true, false or null", quoted(word(at_))));
        return unexpected(expected);
    }

    JsonFault number() {
        const std::size_t start = at_;
        const std::string shown = quoted(word(start));
        if (here() == '-') ++at_;
        if (!is_digit(here()))
            return fault(start, fmt::format("found {}, expected a digit after '-'", shown));
        if (here() == '0' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]))
            return fault(start, fmt::format("found {}, expected a number without leading zeros", shown));
        while (is_digit(here())) ++at_;
        if (here() == '.') {
            ++at_;
            if (!is_digit(here()))
                return fault(start, fmt::format("found {}, expected a digit after the decimal point", shown));
            while (is_digit(here())) ++at_;
        }
        if (here() == 'e' || here() == 'E') {
            ++at_;
            if (here() == '+' || here() == '-') ++at_;
            if (!is_digit(here()))
                return fault(start, fmt::format("found {}, expected a digit in the exponent", shown));
            return fault(start, fmt::format("found {}, expected an exponent of at most nine digits", shown),
                         Errc::overflow);
        }
        return fault(start, fmt::format("found {}, expected a number", shown));
    }

    JsonFault text() {
        const std::size_t start = at_++;
        while (!at_end()) {
            const char c = here();
            if (c == '"') break;
            if (c == '\\') {
                if (auto wrong = escape(start)) return *wrong;
                continue;
            }
            const Letter letter = first_letter(text_.substr(at_));
            if (!letter.valid) {
                return fault(at_, fmt::format("found the byte \\x{:02X}, expected UTF-8",
                                              static_cast<unsigned char>(c)));
            }
            if (c == '\n' || c == '\r')
                return fault(at_, "found a line break inside a text, expected '\"' or the escape \\n");
            if (letter.code < 0x20)
                return fault(at_, fmt::format("found {} inside a text, expected the escape \\u{:04X}",
                                              found(), static_cast<unsigned>(letter.code)));
            at_ += letter.length;
        }
        return no_closing_quote(start);
    }

    JsonFault no_closing_quote(std::size_t start) const {
        return fault(start, "found the end of the document inside this text, expected a '\"' that closes it");
    }

    /// Four hexadecimal digits after \u at `from`; nothing when they are not.
    std::optional<unsigned> code_unit(std::size_t from) const {
        if (text_.substr(from, 2) != "\\u" || from + 6 > text_.size()) return std::nullopt;
        unsigned code = 0;
        for (const char c : text_.substr(from + 2, 4)) {
            if (!is_hex(c)) return std::nullopt;
            code = code * 16 + static_cast<unsigned>(is_digit(c) ? c - '0' : (c | 32) - 'a' + 10);
        }
        return code;
    }

    std::optional<JsonFault> escape(std::size_t start) {
        const std::size_t from = at_;
        if (from + 1 >= text_.size()) return no_closing_quote(start);
        if (text_[from + 1] != 'u') {
            if (std::string_view("\"\\/bfnrt").find(text_[from + 1]) == std::string_view::npos) {
                at_ = from + 1;
                return fault(from, fmt::format("found '\\' and {}, expected one of the escapes \\\" \\\\ \\/ "
                                               "\\b \\f \\n \\r \\t \\u0000",
                                               found()));
            }
            at_ += 2;
            return std::nullopt;
        }
        const std::optional<unsigned> code = code_unit(from);
        if (!code)
            return fault(
                from, fmt::format("found {}, expected \\u with four hexadecimal digits",
                                  quoted(text_.substr(from, std::min<std::size_t>(6, text_.size() - from)))));
        at_ += 6;
        if (*code == 0) return fault(from, "found \\u0000, expected a text without the NUL character");
        if (*code < 0xD800 || *code > 0xDFFF) return std::nullopt;
        const std::optional<unsigned> second = code_unit(at_);
        if (*code > 0xDBFF || !second || *second < 0xDC00 || *second > 0xDFFF)
            return fault(
                from,
                fmt::format("found the half of a surrogate pair \\u{:04X}, expected both halves", *code));
        at_ += 6;
        return std::nullopt;
    }

    std::string_view text_;
    std::size_t at_;
};

}  // namespace

JsonFault explain_fault(std::string_view text, const JsonStop& stop) {
    return Explainer(text, stop.offset).explain(stop.after, stop.inside);
}

}  // namespace sociaaldomein::detail
