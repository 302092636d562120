#include "io/detail/json_output.hpp"

#include "core/detail/utf8.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr bool plain(char c) noexcept {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

void append_escaped(std::string_view text, std::string& out) {
    constexpr std::string_view hex = "0123456789abcdef";
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && text[i] != '"' && text[i] != '\\') continue;
        out.append(text, done, i - done);
        done = i + 1;
        out += '\\';
        switch (text[i]) {
            case '"':
            case '\\': out += text[i]; break;
            case '\b': out += 'b'; break;
            case '\f': out += 'f'; break;
            case '\n': out += 'n'; break;
            case '\r': out += 'r'; break;
            case '\t': out += 't'; break;
            default:
                out += "u00";
                out += hex[byte >> 4U];
                out += hex[byte & 0xFU];
        }
    }
    out.append(text, done);
}

}  // namespace

std::size_t unfit_byte(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size();) {
        if (plain(text[i])) {
            ++i;
            continue;
        }
        const Letter letter = first_letter(text.substr(i));
        if (!letter.valid || letter.code == 0) return i;
        i += letter.length;
    }
    return std::string_view::npos;
}

std::size_t letters_in(std::string_view text) noexcept {
    std::size_t letters = 0;
    for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return letters;
}

std::string json_string(std::string_view text) {
    std::string out = "\"";
    append_escaped(text, out);
    out += '"';
    return out;
}

JsonOutput::Token& JsonOutput::add(Kind kind) {
    Token& token = tokens_.emplace_back(Token{.kind = kind});
    token.key_begin = key_begin_;
    token.key_size = key_size_;
    key_size_ = 0;
    return token;
}

void JsonOutput::key(std::string_view name) {
    key_begin_ = pool_.size();
    pool_ += '"';
    append_escaped(name, pool_);
    pool_ += "\": ";
    key_size_ = pool_.size() - key_begin_;
}

void JsonOutput::string(std::string_view text) {
    Token& token = add(Kind::other);
    token.begin = pool_.size();
    pool_ += '"';
    append_escaped(text, pool_);
    pool_ += '"';
    token.size = pool_.size() - token.begin;
    close(tokens_.size() - 1);
}

void JsonOutput::scalar(Kind kind, std::string_view text) {
    Token& token = add(kind);
    token.begin = pool_.size();
    token.size = text.size();
    pool_ += text;
    close(tokens_.size() - 1);
}

void JsonOutput::begin(Kind kind) {
    open_.push_back(tokens_.size());
    add(kind).letters = 2;
}

void JsonOutput::end() {
    const std::size_t index = open_.back();
    open_.pop_back();
    // What stands inside objects inside an object is broken over lines, however short: it reads better.
    Token& token = tokens_[index];
    for (std::size_t child = index + 1; child < tokens_.size(); child = tokens_[child].next) {
        const Token& part = tokens_[child];
        const bool container = part.kind == Kind::object || part.kind == Kind::array;
        token.letters += (child == index + 1 ? 0 : 2) + letters_in(key_of(part)) + part.letters;
        token.numbers = token.numbers && part.kind == Kind::number;
        token.flat = token.flat && !container;
        if (container && (token.kind == Kind::array || !part.flat)) token.one_line = false;
    }
    token.next = tokens_.size();
}

// A scalar is complete as soon as it is there.
void JsonOutput::close(std::size_t index) {
    Token& token = tokens_[index];
    token.next = tokens_.size();
    token.letters = letters_in(std::string_view(pool_).substr(token.begin, token.size));
}

void JsonOutput::rewind(const Mark& mark) {
    tokens_.resize(mark.tokens, Token{.kind = Kind::other});
    pool_.resize(mark.pool);
    key_begin_ = mark.key_begin;
    key_size_ = mark.key_size;
}

void JsonOutput::write_line(std::size_t index, std::string& out) const {
    const Token& token = tokens_[index];
    out += key_of(token);
    if (token.kind != Kind::object && token.kind != Kind::array) {
        out.append(pool_, token.begin, token.size);
        return;
    }
    out += token.kind == Kind::object ? '{' : '[';
    for (std::size_t child = index + 1; child < token.next; child = tokens_[child].next) {
        if (child != index + 1) out += ", ";
        write_line(child, out);
    }
    out += token.kind == Kind::object ? '}' : ']';
}

// `after` is the room that what follows on the same line needs: a comma.
void JsonOutput::write(std::size_t index, const JsonStyle& style, std::size_t depth, std::size_t after,
                       std::string& out) const {
    const Token& token = tokens_[index];
    const bool container = token.kind == Kind::object || token.kind == Kind::array;
    const std::size_t width = depth * style.indent + letters_in(key_of(token)) + token.letters + after;
    if (!container || style.one_line || token.next == index + 1 ||
        (token.one_line && width <= style.columns)) {
        write_line(index, out);
        return;
    }
    out += key_of(token);
    out += token.kind == Kind::object ? '{' : '[';
    if (token.kind == Kind::array && token.numbers) {
        write_filled(token, index, style, depth + 1, out);
    } else {
        for (std::size_t child = index + 1; child < token.next; child = tokens_[child].next) {
            const bool last = tokens_[child].next == token.next;
            out += '\n';
            out.append((depth + 1) * style.indent, ' ');
            write(child, style, depth + 1, last ? 0 : 1, out);
            if (!last) out += ',';
        }
    }
    out += '\n';
    out.append(depth * style.indent, ' ');
    out += token.kind == Kind::object ? '}' : ']';
}

// Long rows of numbers fill their lines.
void JsonOutput::write_filled(const Token& array, std::size_t index, const JsonStyle& style,
                              std::size_t depth, std::string& out) const {
    std::size_t column = style.columns;  // forces a new line for the first
    for (std::size_t child = index + 1; child < array.next; ++child) {
        const Token& number = tokens_[child];
        const bool last = child + 1 == array.next;
        if (column + 1 + number.letters + (last ? 0 : 1) > style.columns) {
            out += '\n';
            out.append(depth * style.indent, ' ');
            column = depth * style.indent;
        } else {
            out += ' ';
            ++column;
        }
        out.append(pool_, number.begin, number.size);
        if (!last) out += ',';
        column += number.letters + (last ? 0 : 1);
    }
}

std::string JsonOutput::laid_out(const JsonStyle& style) const {
    std::string out;
    out.reserve(pool_.size() + pool_.size() / 4);
    if (!tokens_.empty()) write(0, style, 0, 0, out);
    return out;
}

}  // namespace sociaaldomein::detail
