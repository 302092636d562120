#include "io/detail/csv_cells.hpp"

#include <array>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/when.hpp>

#include "core/detail/quote.hpp"
#include "core/detail/utf8.hpp"

namespace sociaaldomein::detail {
namespace {

// U+00C0 to U+00FF without their accents; ' ' where there is no such letter.
constexpr std::string_view plain_latin = "aaaaaaaceeeeiiii nooooo ouuuuy saaaaaaaceeeeiiii nooooo ouuuuy y";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The small letter, digit or '_' that stands for a letter of a heading; 0 when none does.
char id_letter(char32_t code) {
    if ((code >= U'a' && code <= U'z') || (code >= U'0' && code <= U'9') || code == U'_')
        return static_cast<char>(code);
    if (code >= U'A' && code <= U'Z') return static_cast<char>(code - U'A' + U'a');
    if (code < 0xC0 || code > 0xFF || plain_latin[code - 0xC0] == ' ') return 0;
    return plain_latin[code - 0xC0];
}

}  // namespace

JsonNode cell_node(JsonTree& tree, const CsvTable& csv, const CsvCell& cell) {
    if (!cell.doubled)
        return {cell.offset, cell.length, 0, JsonKind::cell,
                cell.quoted ? JsonText::quoted : JsonText::plain};
    std::string buffer;
    return tree.rewritten(JsonKind::cell, cell.offset, csv.text(cell, buffer));
}

std::string id_from_text(std::string_view heading) {
    constexpr std::size_t longest = 64;
    std::string id;
    bool gap = false;
    while (!heading.empty() && id.size() < longest) {
        const Letter letter = first_letter(heading);
        heading.remove_prefix(letter.length);
        const char c = letter.valid ? id_letter(letter.code) : '\0';
        if (c == 0 || (c == '_' && id.empty())) {
            gap = !id.empty();
            continue;
        }
        if (gap && id.size() + 1 < longest) id += '-';
        gap = false;
        id += c;
    }
    return id;
}

std::string moment_from_text(std::string_view heading) {
    heading = trimmed(heading);
    std::string text(heading);
    // Dates as they are written in Dutch: day, month, year.
    const std::size_t first = heading.find('-');
    const std::size_t second = first == std::string_view::npos ? first : heading.find('-', first + 1);
    if (second != std::string_view::npos && first >= 1 && first <= 2 && second - first >= 2 &&
        second - first <= 3 && heading.size() - second == 5) {
        const auto two = [](std::string_view part) {
            return part.size() == 1 ? "0" + std::string(part) : std::string(part);
        };
        text = std::string(heading.substr(second + 1)) + '-' +
               two(heading.substr(first + 1, second - first - 1)) + '-' + two(heading.substr(0, first));
    }
    if (text.size() < 4 || !is_digit(text[0]) || !is_digit(text[1]) || !is_digit(text[2]) ||
        !is_digit(text[3]))
        return {};
    try {
        return to_string(parse_when(text));
    } catch (const Error&) {
        return {};  // a heading may hold anything
    }
}

}  // namespace sociaaldomein::detail
