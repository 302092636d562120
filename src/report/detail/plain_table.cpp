#include "report/detail/plain_table.hpp"

#include <algorithm>
#include <cmath>

#include "report/detail/numbers.hpp"

namespace sociaaldomein::detail {

std::string laid_out(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> width;
    for (const auto& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (c >= width.size()) width.push_back(0);
            width[c] = std::max(width[c], letters(row[c]));
        }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string space(width[c] - letters(row[c]), ' ');
            line += (c > 0 ? space + row[c] : row[c] + space) + "  ";
        }
        while (line.ends_with(' ')) line.pop_back();
        text += line + "\n";
    }
    return text;
}

std::string unit_text(OutlookUnit unit, Language l) {
    const bool nl = l == Language::nl;
    switch (unit) {
        case OutlookUnit::persons: return nl ? "personen" : "persons";
        case OutlookUnit::places: return nl ? "plekken" : "places";
        case OutlookUnit::eur: return "€";
        case OutlookUnit::years: return nl ? "jaar" : "years";
        case OutlookUnit::share: return "%";
        case OutlookUnit::index: return "index";
    }
    return {};
}

std::string plain_value(double value, OutlookUnit unit, Language l, bool sign) {
    if (std::isnan(value)) return "-";
    if (unit == OutlookUnit::share) value *= 100.0;
    // Of a few people a tenth says something: a mean of 0.4 is not nobody.
    const bool few = (unit == OutlookUnit::persons || unit == OutlookUnit::places) &&
                     std::abs(value) < 10.0 && value != std::round(value);
    const int decimals = unit == OutlookUnit::years || unit == OutlookUnit::index ? 2 : few ? 1 : 0;
    std::string text = number(value, decimals, l);
    // What is nothing at these digits is neither more nor less.
    const bool none = text.find_first_of("123456789") == std::string::npos;
    if (none && text.starts_with('-')) text.erase(0, 1);
    return sign && value > 0.0 && !none ? "+" + text : text;
}

}  // namespace sociaaldomein::detail
