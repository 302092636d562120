#pragma once
/// A JSON text that is first collected, token by token, and then laid out for people (Dutch: opmaak).
/// Layer: io (private). Source: RFC 8259.
///
/// Collecting before writing is what lets a short record stand on one line: only when it is complete is it
/// known to be short.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/io/json_writer.hpp>

namespace sociaaldomein::detail {

/// The byte at which `text` stops being fit for a JSON string (broken UTF-8, or NUL, which readers refuse);
/// `npos` when it is fit.
std::size_t unfit_byte(std::string_view text) noexcept;

/// Letters (code points) of `text`: its width in a fixed font.
std::size_t letters_in(std::string_view text) noexcept;

/// `text` between quotes, escaped.
std::string json_string(std::string_view text);

class JsonOutput {
public:
    void begin_object() { begin(Kind::object); }
    void end_object() { end(); }
    void begin_array() { begin(Kind::array); }
    void end_array() { end(); }

    /// The name of the next value; inside an object only.
    void key(std::string_view name);
    /// A text, which must be fit (see `unfit_byte`).
    void string(std::string_view text);
    /// A number in JSON's own grammar.
    void number(std::string_view digits) { scalar(Kind::number, digits); }
    /// `true`, `false` or `null`.
    void literal(std::string_view word) { scalar(Kind::other, word); }

    /// Where the collection stands; `rewind` forgets what was collected since. Within one container only.
    struct Mark {
        std::size_t tokens, pool, key_begin, key_size;
    };
    Mark mark() const { return {tokens_.size(), pool_.size(), key_begin_, key_size_}; }
    void rewind(const Mark& mark);
    /// Whether the last complete value is an object without members.
    bool ended_empty() const { return !tokens_.empty() && tokens_.back().kind == Kind::object; }

    /// The text, without a newline at its end.
    std::string laid_out(const JsonStyle& style) const;

private:
    enum class Kind : unsigned char { object, array, number, other };

    struct Token {
        Kind kind;
        bool flat = true;      ///< container: holds scalars only
        bool numbers = true;   ///< array: holds numbers only
        bool one_line = true;  ///< may stand on one line, if it is short enough
        std::size_t key_begin = 0, key_size = 0;
        std::size_t begin = 0, size = 0;  ///< scalar: its text in the pool
        std::size_t next = 0;             ///< token after this value
        std::size_t letters = 0;          ///< width on one line, without the key
    };

    void begin(Kind kind);
    void end();
    void scalar(Kind kind, std::string_view text);
    Token& add(Kind kind);
    void close(std::size_t index);
    std::string_view key_of(const Token& token) const {
        return std::string_view(pool_).substr(token.key_begin, token.key_size);
    }
    void write_line(std::size_t index, std::string& out) const;
    void write(std::size_t index, const JsonStyle& style, std::size_t depth, std::size_t after,
               std::string& out) const;
    void write_filled(const Token& array, std::size_t index, const JsonStyle& style, std::size_t depth,
                      std::string& out) const;

    std::vector<Token> tokens_;
    std::vector<std::size_t> open_;
    std::string pool_;
    std::size_t key_begin_ = 0, key_size_ = 0;
};

}  // namespace sociaaldomein::detail
