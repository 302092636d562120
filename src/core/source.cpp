#include <sociaaldomein/core/source.hpp>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein {

std::string checked_id(std::string_view text) {
    constexpr std::size_t longest = 64;
    const auto letter_or_digit = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    bool good = text.size() <= longest && (text.empty() || letter_or_digit(text.front()));
    for (const char c : text) good = good && (letter_or_digit(c) || c == '-' || c == '_');
    if (!good)
        throw Error(Errc::syntax,
                    "found \"" + std::string(text.substr(0, longest)) +
                        "\", expected an id: letters, digits, '-' and '_', starting with a letter "
                        "or digit, at most 64");
    return std::string(text);
}

std::string TextCodec<Source>::format(const Source& source) {
    std::string text = source.document.str();
    if (!source.place.empty()) text += ": " + source.place;
    return text;
}

Source TextCodec<Source>::parse(std::string_view text) {
    const std::size_t colon = text.find(": ");
    Source source;
    source.document = Id<SourceDocument>(text.substr(0, colon));
    if (colon == std::string_view::npos) return source;
    source.place = text.substr(colon + 2);
    if (source.document.empty() || source.place.empty())
        throw Error(Errc::syntax, "found \"" + std::string(text) + "\", expected " + std::string(expected));
    return source;
}

}  // namespace sociaaldomein
