#include "io/detail/figure_text.hpp"

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/text_distance.hpp>

#include "core/detail/quote.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr std::string_view separator = " to ";

std::optional<Bound> bound_word(std::string_view word) {
    const auto names = enumerators_of<Bound>();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto bound = static_cast<Bound>(i);
        if (names[i] == word && bound != Bound::exact && bound != Bound::range) return bound;
    }
    return std::nullopt;
}

[[noreturn]] void unknown(std::string_view text) {
    std::vector<std::string_view> known;
    for (const std::string_view name : enumerators_of<Bound>())
        if (bound_word(name)) known.push_back(name);
    for (const std::string_view name : enumerators_of<Absence>().subspan(1)) known.push_back(name);
    const std::string near = nearest(text.substr(0, text.find(' ')), known);
    throw Error(
        Errc::unknown_value,
        fmt::format("found the text {}, expected a number, a number with a word (\"about 3400\", \"over "
                    "57\", \"under 10\", \"almost 40\"), a range (\"7 to 8\") or a reason of absence ({}){}",
                    quoted(text), fmt::join(enumerators_of<Absence>().subspan(1), ", "),
                    near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near)));
}

}  // namespace

FigureText parse_figure_text(std::string_view text) {
    const auto reasons = enumerators_of<Absence>();
    for (std::size_t i = 1; i < reasons.size(); ++i)
        if (reasons[i] == text) return {.absent = static_cast<Absence>(i)};
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) unknown(text);
    if (const auto bound = bound_word(text.substr(0, space)))
        return {.bound = *bound, .value = text.substr(space + 1)};
    const std::size_t to = text.find(separator);
    if (to == std::string_view::npos || to == 0 || !((text[0] >= '0' && text[0] <= '9') || text[0] == '-'))
        unknown(text);
    return {.bound = Bound::range, .value = text.substr(0, to), .upper = text.substr(to + separator.size())};
}

}  // namespace sociaaldomein::detail
