#pragma once
// Amounts and sentences in findings, in Dutch and English. Layer: check.
#include <fmt/format.h>

#include <sociaaldomein/check/interval.hpp>
#include <sociaaldomein/core/measure.hpp>
#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein::detail {

/// How an amount is written: its quantity and the unit it is told in.
struct AmountStyle {
    std::string dimension;
    Unit unit = Unit::unspecified;
    int decimals = 0;  ///< at least so many are shown
};

/// "€ 4,85 mln", "3.771", "43 %", "28 uur": a number of whole units, exact up to six decimals.
std::string amount(const Rational& value, const AmountStyle& style, Language language);
/// The same with a sign.
std::string signed_amount(const Rational& value, const AmountStyle& style, Language language);
/// One amount when exact, otherwise "4.845 to 4.855" in the style's unit.
std::string amount(const Interval& interval, const AmountStyle& style, Language language);

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
