#include <sociaaldomein/core/text_distance.hpp>

#include <algorithm>
#include <map>
#include <vector>

#include "core/detail/utf8.hpp"

namespace sociaaldomein {

namespace {

constexpr std::size_t longest = 64;

/// As letters; at most `limit` + 1 of them, which is enough to see that there are too many.
std::u32string letters(std::string_view text, std::size_t limit, bool fold) {
    std::u32string out;
    while (!text.empty() && out.size() <= limit) {
        const detail::Letter letter = detail::first_letter(text);
        const bool capital = letter.code >= U'A' && letter.code <= U'Z';
        out += fold && capital ? letter.code + (U'a' - U'A') : letter.code;
        text.remove_prefix(letter.length);
    }
    return out;
}

std::size_t distance(const std::u32string& a, const std::u32string& b) {
    // Row and column 0 stand before the texts and are out of reach of every swap.
    const std::size_t out_of_reach = a.size() + b.size();
    const std::size_t width = b.size() + 2;
    std::vector<std::size_t> cells((a.size() + 2) * width);
    const auto cell = [&](std::size_t i, std::size_t j) -> std::size_t& { return cells[i * width + j]; };
    cell(0, 0) = out_of_reach;
    for (std::size_t i = 0; i <= a.size(); ++i) {
        cell(i + 1, 0) = out_of_reach;
        cell(i + 1, 1) = i;
    }
    for (std::size_t j = 0; j <= b.size(); ++j) {
        cell(0, j + 1) = out_of_reach;
        cell(1, j + 1) = j;
    }
    std::map<char32_t, std::size_t> last_row_of;  // where a letter of b was last seen in a
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t last_match = 0;  // where the letter of this row was last seen in b
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto seen = last_row_of.find(b[j - 1]);
            const std::size_t row = seen == last_row_of.end() ? 0 : seen->second;
            const std::size_t column = last_match;
            const bool same = a[i - 1] == b[j - 1];
            if (same) last_match = j;
            const std::size_t swapped = cell(row, column) + (i - row - 1) + 1 + (j - column - 1);
            cell(i + 1, j + 1) =
                std::min({cell(i, j) + (same ? 0 : 1), cell(i + 1, j) + 1, cell(i, j + 1) + 1, swapped});
        }
        last_row_of[a[i - 1]] = i;
    }
    return cell(a.size() + 1, b.size() + 1);
}

}  // namespace

std::size_t text_distance(std::string_view a, std::string_view b) {
    return distance(letters(a, a.size(), false), letters(b, b.size(), false));
}

std::string nearest(std::string_view word, std::span<const std::string_view> known) {
    const std::u32string wanted = letters(word, longest, true);
    if (wanted.empty() || wanted.size() > longest) return {};
    std::string_view best;
    std::size_t best_distance = longest;
    for (const std::string_view name : known) {
        const std::u32string candidate = letters(name, longest, true);
        if (candidate.size() > longest) continue;
        const std::size_t allowed = std::max(wanted.size(), candidate.size()) / 3;
        const std::size_t shortest =
            std::max(wanted.size(), candidate.size()) - std::min(wanted.size(), candidate.size());
        if (shortest > allowed || shortest >= best_distance) continue;
        const std::size_t found = distance(wanted, candidate);
        if (found <= allowed && found < best_distance) {
            best = name;
            best_distance = found;
        }
    }
    return std::string(best);
}

}  // namespace sociaaldomein
