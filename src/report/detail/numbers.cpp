#include "report/detail/numbers.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <sociaaldomein/report/number_format.hpp>
#include <sociaaldomein/report/projection_table.hpp>

namespace sociaaldomein::detail {

std::string number(double value, int decimals, Language language) {
    if (!(std::abs(value) < 9e14)) return "-";
    std::int64_t factor = 1;
    const int d = std::clamp(decimals, 0, 3);
    for (int i = 0; i < d; ++i) factor *= 10;
    return format_number(std::llround(value * static_cast<double>(factor)), factor, language, d);
}

int decimals_for(double largest, std::string_view dimension) {
    if (dimension == "count" || largest >= 1000) return 0;
    return largest >= 100 ? 1 : 2;
}

std::string amount(double value, Unit unit, const SeriesProjection& series, Language language) {
    double largest = 0;
    for (const double v : series.observed)
        if (std::abs(v) > largest) largest = std::abs(v);
    const int decimals = decimals_for(largest, series.dimension);
    if (!(std::abs(value) < 9e12)) return "-";
    const double scaled = value * static_cast<double>(smallest_units_in(unit));
    if (!(std::abs(scaled) < 9e17)) return "-";
    return format_quantity(series.dimension, std::llround(scaled), language, unit, decimals);
}

std::string simulated(double value, OutlookUnit unit, double largest, Language language, bool sign) {
    const bool nl = language == Language::nl;
    if (std::isnan(value)) return "-";
    const bool millions = unit == OutlookUnit::eur && largest >= 1e6;
    double shown = unit == OutlookUnit::share ? value * 100.0 : millions ? value / 1e6 : value;
    const int decimals = millions || unit == OutlookUnit::years || unit == OutlookUnit::index ? 2 : 0;
    std::string text = number(std::abs(shown), decimals, language);
    const bool none = text.find_first_not_of("0.,") == std::string::npos;
    switch (unit) {
        case OutlookUnit::eur:
            text = (nl ? "€ " : "€") + text + (millions ? (nl ? " mln" : " million") : "");
            break;
        case OutlookUnit::share: text += "%"; break;
        case OutlookUnit::years: text += nl ? " jaar" : " years"; break;
        default: break;
    }
    if (none) return text;
    return (shown < 0.0 ? "-" : sign ? "+" : "") + text;
}

std::string chance(double probability, Language language) {
    if (!(probability >= 0.0 && probability <= 1.0)) return "-";
    const double hundred = std::round(probability * 100.0);
    if (hundred == 0.0 && probability > 0.0) return "<1%";
    if (hundred == 100.0 && probability < 1.0) return ">99%";
    return number(hundred, 0, language) + "%";
}

std::string percent(double share, Language language) {
    const double hundred = share * 100;
    const bool whole = std::abs(hundred - std::round(hundred)) < 1e-9;
    return number(hundred, whole ? 0 : 1, language) + "%";
}

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace sociaaldomein::detail
