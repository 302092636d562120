#include "io/detail/csv_words.hpp"

#include <algorithm>
#include <array>

#include "core/detail/quote.hpp"

namespace sociaaldomein::detail {
namespace {

struct AbsenceWord {
    std::string_view word;
    std::string_view name;
};

constexpr std::array<AbsenceWord, 22> absence_words{{
    {"", "not_printed"},
    {".", "not_printed"},
    {"..", "not_printed"},
    {"-", "not_applicable"},
    {"--", "not_applicable"},
    {"\xE2\x80\x93", "not_applicable"},  // the dashes of typographers
    {"\xE2\x80\x94", "not_applicable"},
    {"n.v.t.", "not_applicable"},
    {"n.v.t", "not_applicable"},
    {"nvt", "not_applicable"},
    {"niet van toepassing", "not_applicable"},
    {"pm", "to_be_determined"},
    {"p.m.", "to_be_determined"},
    {"ntb", "to_be_determined"},
    {"n.t.b.", "to_be_determined"},
    {"nnb", "not_yet_known"},
    {"n.n.b.", "not_yet_known"},
    {"n.b.", "not_yet_known"},
    {"nog niet bekend", "not_yet_known"},
    {"onbekend", "not_yet_known"},
    {"x", "suppressed"},
    {"<n>", "suppressed"},
}};

struct BoundWord {
    std::string_view word;
    Bound bound;
    bool sign = false;  ///< a number may follow at once
};

constexpr std::array<BoundWord, 19> bound_words{{
    {"about", Bound::about},
    {"circa", Bound::about},
    {"ca.", Bound::about},
    {"ca", Bound::about},
    {"ongeveer", Bound::about},
    {"plm.", Bound::about},
    {"~", Bound::about, true},
    {"\xC2\xB1", Bound::about, true},  // plus or minus
    {"\xE2\x89\x88", Bound::about, true},
    {"over", Bound::over},
    {"ruim", Bound::over},
    {"meer dan", Bound::over},
    {">", Bound::over, true},
    {"under", Bound::under},
    {"minder dan", Bound::under},
    {"onder", Bound::under},
    {"<", Bound::under, true},
    {"almost", Bound::almost},
    {"bijna", Bound::almost},
}};

constexpr std::array<std::string_view, 4> range_words{" to ", " tot ", " - ", " \xE2\x80\x93 "};

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_with_word(std::string_view text, std::string_view word) {
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == small(b); });
}

bool starts_number(std::string_view text) {
    return !text.empty() && ((text[0] >= '0' && text[0] <= '9') || text[0] == '-');
}

}  // namespace

std::string_view absence_in_table(std::string_view cell) {
    cell = trimmed(cell);
    const auto* const found = std::ranges::find_if(absence_words, [&](const AbsenceWord& known) {
        return known.word.size() == cell.size() && starts_with_word(cell, known.word);
    });
    return found == absence_words.end() ? std::string_view() : found->name;
}

std::optional<std::pair<std::string_view, std::string_view>> range_in(std::string_view cell) {
    if (!starts_number(cell)) return std::nullopt;
    for (const std::string_view word : range_words)
        if (const std::size_t at = cell.find(word); at != std::string_view::npos)
            return std::pair(trimmed(cell.substr(0, at)), trimmed(cell.substr(at + word.size())));
    return std::nullopt;
}

std::pair<Bound, std::string_view> bound_in(std::string_view cell) {
    for (const BoundWord& known : bound_words) {
        if (!starts_with_word(cell, known.word)) continue;
        const std::string_view after = cell.substr(known.word.size());
        if (after.starts_with(' ') || (known.sign && !after.empty())) return {known.bound, trimmed(after)};
    }
    return {Bound::exact, cell};
}

FigureText parse_cell_text(std::string_view cell) {
    if (const std::string_view absence = absence_in_table(cell); !absence.empty())
        return parse_figure_text(absence);
    if (const auto range = range_in(cell))
        return {.bound = Bound::range, .value = range->first, .upper = range->second};
    if (const auto [bound, number] = bound_in(cell); bound != Bound::exact)
        return {.bound = bound, .value = number};
    return parse_figure_text(cell);
}

}  // namespace sociaaldomein::detail
