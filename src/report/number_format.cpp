#include <sociaaldomein/report/number_format.hpp>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <sociaaldomein/core/decimal.hpp>
#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/require.hpp>

#include "check/detail/wording.hpp"

namespace sociaaldomein {
namespace {

constexpr int most_decimals = 18;

struct Words {
    std::string_view nl;
    std::string_view en;
    std::string_view in(Language language) const { return language == Language::nl ? nl : en; }
};

// In the order of Unit: what follows the number.
constexpr std::array<Words, 13> unit_words{{{"", ""},
                                            {"", ""},
                                            {" duizend", " thousand"},
                                            {" mln", " million"},
                                            {" mld", " billion"},
                                            {"", ""},
                                            {" duizend", " thousand"},
                                            {" mln", " million"},
                                            {"%", "%"},
                                            {"‰", "‰"},
                                            {"", ""},
                                            {" uur", " hours"},
                                            {" minuten", " minutes"}}};

constexpr Words one_hour{" uur", " hour"};
constexpr Words one_minute{" minuut", " minute"};

// In the order of Bound. A range has its word between its ends.
constexpr std::array<Words, 6> bound_words{{{"", ""},
                                            {"circa ", "about "},
                                            {"ruim ", "over "},
                                            {"minder dan ", "under "},
                                            {"bijna ", "almost "},
                                            {" tot ", " to "}}};

// "1234567.89" with its halves rounded away from zero at `decimals`, or with zeros added.
std::string with_decimals(std::string digits, std::size_t decimals) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    if (point == digits.size() && decimals > 0) digits += '.';
    const std::size_t wanted = decimals == 0 ? point : point + 1 + decimals;
    if (digits.size() <= wanted) return digits.append(wanted - digits.size(), '0');
    const std::size_t next = digits[wanted] == '.' ? wanted + 1 : wanted;
    bool up = digits[next] >= '5';
    digits.resize(wanted);
    for (std::size_t i = wanted; up && i-- > 0;) {
        if (digits[i] == '.') continue;
        up = digits[i] == '9';
        digits[i] = up ? '0' : static_cast<char>(digits[i] + 1);
    }
    if (up) digits.insert(0, 1, '1');
    return digits;
}

std::string grouped(std::string_view digits, Language language) {
    const char group = language == Language::nl ? '.' : ',';
    const char mark = language == Language::nl ? ',' : '.';
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string out;
    for (std::size_t i = 0; i < point; ++i) {
        if (i > 0 && (point - i) % 3 == 0) out += group;
        out += digits[i];
    }
    if (point < digits.size()) (out += mark) += digits.substr(point + 1);
    return out;
}

struct Unsigned {
    std::string text;
    bool negative;
};

// The sign stands apart, because the currency may come between.
Unsigned magnitude(std::int64_t raw, std::int64_t factor, Language language, std::optional<int> decimals) {
    std::string digits = format_decimal(raw, factor);
    bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    if (decimals) digits = with_decimals(std::move(digits), static_cast<std::size_t>(*decimals));
    // What is rounded to nothing has no sign.
    negative = negative && digits.find_first_not_of("0.") != std::string::npos;
    return {grouped(digits, language), negative};
}

std::string_view word_of(Unit unit, std::int64_t raw, Language language) {
    if (unit == Unit::hours && raw == smallest_units_in(unit)) return one_hour.in(language);
    if (unit == Unit::minutes && raw == smallest_units_in(unit)) return one_minute.in(language);
    return unit_words[static_cast<std::size_t>(unit)].in(language);
}

// Decimals printed, or more where the figure has more.
int decimals_to_show(std::int64_t raw, std::int64_t factor, int printed) {
    const std::string digits = format_decimal(raw, factor);
    const std::size_t point = digits.find('.');
    return point == std::string::npos ? printed
                                      : std::max(printed, static_cast<int>(digits.size() - point - 1));
}

}  // namespace

std::string format_number(std::int64_t raw, std::int64_t factor, Language language,
                          std::optional<int> decimals) {
    require(!decimals || (*decimals >= 0 && *decimals <= most_decimals), "format_number", "decimals",
            decimals.value_or(0), "a number of decimals from 0 to 18");
    const Unsigned number = magnitude(raw, factor, language, decimals);
    return number.negative ? '-' + number.text : number.text;
}

std::string format_quantity(std::string_view dimension, std::int64_t raw, Language language, Unit unit,
                            std::optional<int> decimals) {
    require(!decimals || (*decimals >= 0 && *decimals <= most_decimals), "format_quantity", "decimals",
            decimals.value_or(0), "a number of decimals from 0 to 18");
    if (unit == Unit::unspecified) unit = default_unit(dimension);
    if (dimension_of(unit) != dimension)
        throw Error(Errc::unlike,
                    fmt::format("format_quantity: found the unit {} of {}, expected a unit of {}",
                                type_info<Unit>().format(&unit), dimension_of(unit), dimension));
    const std::int64_t factor = smallest_units_in(unit);
    if (!decimals && unit == Unit::eur && raw % factor != 0) decimals = 2;
    const Unsigned number = magnitude(raw, factor, language, decimals);
    std::string out;
    if (dimension == Money::dimension) {
        if (language == Language::nl)
            out = number.negative ? "€ -" : "€ ";
        else
            out = number.negative ? "-€" : "€";
    } else if (number.negative) {
        out = "-";
    }
    out += number.text;
    return out += word_of(unit, raw, language);
}

std::string format_figure(const TypeInfo& type, const void* figure, Language language) {
    require(type.figure != nullptr, "format_figure", "type", type.name, "a figure");
    const FigureOps& ops = *type.figure;
    const auto member = [&](std::string_view name) { return type.field(name)->of(figure); };
    const Absence absent = *static_cast<const Absence*>(member("absent"));
    if (absent != Absence::no) return std::string(absence_words(absent, language));

    const FigureBasis& basis = ops.basis(figure);
    const bool own_unit = basis.unit != Unit::unspecified && dimension_of(basis.unit) == ops.dimension;
    const Unit unit = own_unit ? basis.unit : default_unit(ops.dimension);
    const auto printed = [&](std::int64_t raw) {
        std::optional<int> decimals = basis.decimals;
        if (decimals) decimals = decimals_to_show(raw, smallest_units_in(unit), std::clamp(*decimals, 0, 9));
        return format_quantity(ops.dimension, raw, language, unit, decimals);
    };
    const Bound bound = *static_cast<const Bound*>(member("bound"));
    const std::string_view word = bound_words[static_cast<std::size_t>(bound)].in(language);
    if (bound != Bound::range) return std::string(word) + printed(ops.raw(figure));
    return printed(ops.raw(figure)) + std::string(word) +
           printed(ops.upper(figure).value_or(ops.raw(figure)));
}

std::string_view absence_words(Absence absent, Language language) {
    return detail::absence_word(absent, language);
}

}  // namespace sociaaldomein
