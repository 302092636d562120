#pragma once
// Amounts and sentences in findings, in Dutch and English. Layer: check.
#include <fmt/format.h>

#include <sociaaldomein/check/interval.hpp>
#include <sociaaldomein/core/measure.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/core/text.hpp>

#include "core/detail/moment_text.hpp"

namespace sociaaldomein::detail {

/// How an amount is written: its quantity and the unit it is told in.
struct AmountStyle {
    std::string dimension;
    Unit unit = Unit::unspecified;
    int decimals = 0;  ///< at least so many are shown
};

/// "€ 4,85 mln", "3.771", "43 %", "28 uur": a number of whole units, exact up to six decimals.
std::string amount(const Rational& value, const AmountStyle& style, Language language);
/// The same with a sign, also when it is positive: "€ +3,2 mln", "+€3.2 million".
std::string signed_amount(const Rational& value, const AmountStyle& style, Language language);
/// One amount when exact, otherwise "€4.845 million to €4.855 million".
std::string amount(const Interval& interval, const AmountStyle& style, Language language);

/// What counts of people are counts of: "dossiers", "files"; a population without a word of its own is its name.
std::string_view population_word(std::string_view name, Language language);
/// Why there is no figure: "niet vermeld", "not printed".
std::string_view absence_word(Absence absent, Language language);
/// "een geldig schooljaar", "a valid school year".
std::string_view valid_period(Frequency frequency, Language language);
/// As a sentence starts: with a capital.
Text sentence(Text text);

/// A sentence made for both languages: `make(Language)`.
template <class Make>
Text both(const Make& make) {
    return Text{make(Language::nl), make(Language::en)};
}

/// Picks the Dutch or English of two fixed phrases.
inline std::string_view pick(Language language, std::string_view nl, std::string_view en) {
    return language == Language::nl ? nl : en;
}

/// A name for people, falling back on the id.
inline const std::string& named(const Text& name, const std::string& id, Language language) {
    return name.empty() ? id : name.in(language);
}

}  // namespace sociaaldomein::detail
