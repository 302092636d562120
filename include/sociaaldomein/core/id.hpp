#pragma once
/// Strong identifier of one record within a programme (Dutch: kenmerk). Layer: core.
///
/// `Id<Track>` and `Id<Caseload>` do not mix. An empty id means "none". Letters, digits, '-' and '_', starting
/// with a letter or digit, at most 64 bytes: ids stand in paths and formulas.

#include <compare>
#include <string>
#include <string_view>

#include <sociaaldomein/core/text_codec.hpp>

namespace sociaaldomein {

/// Returns `text` when it can be an id; throws Error(syntax) saying what is wrong. Empty is allowed.
SD_EXPORT std::string checked_id(std::string_view text);

template <class T>
class Id {
public:
    using referred = T;
    Id() = default;
    /// @throws Error  Errc::syntax when `text` cannot be an id
    explicit Id(std::string_view text) : text_(checked_id(text)) {}

    const std::string& str() const noexcept { return text_; }
    bool empty() const noexcept { return text_.empty(); }

    friend bool operator==(const Id&, const Id&) = default;
    friend std::strong_ordering operator<=>(const Id& a, const Id& b) {
        return a.text_.compare(b.text_) <=> 0;
    }

private:
    std::string text_;
};

template <class T>
struct TextCodec<Id<T>> {
    using referred = T;
    static constexpr std::string_view name = "Id";
    static constexpr std::string_view pattern = "^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$|^$";
    static constexpr std::string_view expected = "an id of letters, digits, '-' and '_'";
    static std::string format(const Id<T>& id) { return id.str(); }
    static Id<T> parse(std::string_view text) { return Id<T>(text); }
};

}  // namespace sociaaldomein
