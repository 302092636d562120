#include "check/detail/wording.hpp"

#include <algorithm>

namespace sociaaldomein::detail {
namespace {

struct UnitWords {
    std::string_view before_nl;
    std::string_view before_en;
    std::string_view after_nl;
    std::string_view after_en;
};

UnitWords words_of(Unit unit) {
    switch (unit) {
        case Unit::eur: return {"€ ", "€", "", ""};
        case Unit::eur_thousand: return {"€ ", "€", " duizend", " thousand"};
        case Unit::eur_million: return {"€ ", "€", " mln", " million"};
        case Unit::eur_billion: return {"€ ", "€", " mld", " billion"};
        case Unit::thousands: return {"", "", " duizend", " thousand"};
        case Unit::millions: return {"", "", " mln", " million"};
        case Unit::percent: return {"", "", "%", "%"};
        case Unit::per_mille: return {"", "", "‰", "‰"};
        case Unit::hours: return {"", "", " uur", " hours"};
        case Unit::minutes: return {"", "", " minuten", " minutes"};
        case Unit::unspecified:
        case Unit::ones:
        case Unit::fraction: break;
    }
    return {"", "", "", ""};
}

Unit unit_of(const AmountStyle& style) {
    if (style.unit != Unit::unspecified) return style.unit;
    return style.dimension.empty() ? Unit::ones : default_unit(style.dimension);
}

std::int64_t smallest_per_whole(Unit unit) {
    return smallest_units_in(default_unit(dimension_of(unit))) * (dimension_of(unit) == "share" ? 100 : 1);
}

Rational in_unit(const Rational& value, Unit unit) {
    return value * Rational::ratio(smallest_per_whole(unit), smallest_units_in(unit));
}

struct Word {
    std::string_view name;
    std::string_view nl;
    std::string_view en;
};

constexpr Word populations[] = {
    {"files", "dossiers", "files"},
    {"recipients", "ontvangers", "recipients"},
    {"residents", "bewoners", "residents"},
    {"persons", "personen", "persons"},
    {"places", "plekken", "places"},
    {"cases", "casussen", "cases"},
    {"notifications", "meldingen", "notifications"},
    {"measures", "maatregelen", "measures"},
    {"participants", "deelnemers", "participants"},
    {"years", "jaren", "years"},
    {"jongeren", "jongeren", "young people"},
    {"kinderen", "kinderen", "children"},
};

std::string digits(const Rational& value, int decimals, Language language) {
    std::string text = to_decimal(value, 6);
    const std::size_t shortest = text.size() - 6 + static_cast<std::size_t>(std::clamp(decimals, 0, 6));
    while (text.size() > shortest && text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    const std::size_t point = std::min(text.find('.'), text.size());
    if (point < text.size() && language == Language::nl) text[point] = ',';
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t i = point; i > first + 3;) {
        i -= 3;
        text.insert(i, 1, language == Language::nl ? '.' : ',');
    }
    return text;
}

}  // namespace

std::string amount(const Rational& value, const AmountStyle& style, Language language) {
    const Unit unit = unit_of(style);
    const UnitWords words = words_of(unit);
    std::string text = digits(in_unit(value, unit), style.decimals, language);
    // Dutch puts the sign between currency and number, English before both.
    const std::size_t sign = language == Language::en && text.starts_with('-') ? 1 : 0;
    text.insert(sign, pick(language, words.before_nl, words.before_en));
    return text += pick(language, words.after_nl, words.after_en);
}

std::string signed_amount(const Rational& value, const AmountStyle& style, Language language) {
    std::string text = amount(value, style, language);
    if (value.sign() <= 0) return text;
    if (language == Language::en) return "+" + text;
    const std::string_view before = words_of(unit_of(style)).before_nl;
    return std::string(before) + "+" + text.substr(before.size());
}

std::string amount(const Interval& interval, const AmountStyle& style, Language language) {
    if (interval.is_exact()) return amount(*interval.lower(), style, language);
    const auto end = [&](const std::optional<Rational>& e) {
        return e ? amount(*e, style, language) : std::string{};
    };
    const std::string low = end(interval.lower());
    const std::string high = end(interval.upper());
    if (low.empty() && high.empty()) return std::string(pick(language, "elk bedrag", "any amount"));
    if (high.empty()) return fmt::format("{} {}", pick(language, "ten minste", "at least"), low);
    if (low.empty()) return fmt::format("{} {}", pick(language, "ten hoogste", "at most"), high);
    return fmt::format("{} {} {}", low, pick(language, "tot", "to"), high);
}

std::string_view population_word(std::string_view name, Language language) {
    for (const Word& word : populations)
        if (word.name == name) return pick(language, word.nl, word.en);
    return name;
}

std::string_view absence_word(Absence absent, Language l) {
    switch (absent) {
        case Absence::not_applicable: return pick(l, "n.v.t.", "not applicable");
        case Absence::to_be_determined: return pick(l, "nog te bepalen", "to be determined");
        case Absence::not_yet_known: return pick(l, "nog niet bekend", "not yet known");
        case Absence::suppressed: return pick(l, "afgeschermd", "suppressed");
        case Absence::no: return "";
        case Absence::not_printed: break;
    }
    return pick(l, "niet vermeld", "not printed");
}

std::string_view valid_period(Frequency frequency, Language l) {
    switch (frequency) {
        case Frequency::year: return pick(l, "een geldig jaar", "a valid year");
        case Frequency::half_year: return pick(l, "een geldig halfjaar", "a valid half-year");
        case Frequency::quarter: return pick(l, "een geldig kwartaal", "a valid quarter");
        case Frequency::month: return pick(l, "een geldige maand", "a valid month");
        case Frequency::week: return pick(l, "een geldige week", "a valid week");
        case Frequency::school_year: return pick(l, "een geldig schooljaar", "a valid school year");
        case Frequency::two_school_years: break;
    }
    return pick(l, "een geldig paar schooljaren", "a valid pair of school years");
}

Text sentence(Text text) {
    for (std::string* words : {&text.nl, &text.en})
        if (!words->empty() && words->front() >= 'a' && words->front() <= 'z')
            words->front() = static_cast<char>(words->front() - 'a' + 'A');
    return text;
}

}  // namespace sociaaldomein::detail
