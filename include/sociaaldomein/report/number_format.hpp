#pragma once
/// Amounts and figures as people read them, in Dutch and English (Dutch: getalnotatie). Layer: report.
///
/// Dutch groups by points and marks decimals with a comma, English the other way round. Nothing is lost
/// unless fewer decimals are asked for: then halves are rounded away from zero.

#include <cstdint>
#include <optional>
#include <string>

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein {

/// `raw` / `factor` with grouped thousands.
///
/// @param factor    smallest units in what is counted, >= 1
/// @param decimals  printed, 0 to 18; none: as many as the number has (see `format_decimal`)
/// @throws Error    Errc::out_of_domain when an argument breaks its rule
/// @par Example     format_number(123456789, 100, Language::nl) is "1.234.567,89"
///                  (test NumberFormat.DocumentedExample)
SD_EXPORT std::string format_number(std::int64_t raw, std::int64_t factor, Language language,
                                    std::optional<int> decimals = {});

/// In the unit given, with its sign or word: "€ 4,85 mln", "€4.85 million", "25%", "28 uur".
///
/// @param unit      of the quantity's dimension; unspecified: the dimension's default (euro, ones, percent,
///                  hours)
/// @param decimals  as `format_number`; none: of euros two where there are cents, else as many as there are
/// @throws Error    Errc::unlike when the unit is of another dimension
SD_EXPORT std::string format_quantity(std::string_view dimension, std::int64_t raw, Language language,
                                      Unit unit = Unit::unspecified, std::optional<int> decimals = {});

/// "€ 1.234.567,89" in Dutch, "€1,234,567.89" in English; see `format_quantity`.
///
/// @par Example  format(Money::cents(123456789), Language::nl) is "€ 1.234.567,89"
///               (test NumberFormat.QuantityExample)
template <class Tag>
std::string format(Quantity<Tag> quantity, Language language, Unit unit = Unit::unspecified,
                   std::optional<int> decimals = {}) {
    return format_quantity(Tag::dimension, quantity.raw(), language, unit, decimals);
}

/// A figure as it was printed: in its unit, with its decimals, and its bound in words: "circa 3.400", "ruim
/// 57", "over 57", "7 tot 8". A figure that is absent is its reason: see `absence_words`. Digits that its
/// decimals do not show are shown all the same.
///
/// @par Example  4.85 million euro, printed with two decimals: "€ 4,85 mln"   (test
///               NumberFormat.FigureExample)
SD_EXPORT std::string format_figure(const TypeInfo& type, const void* figure, Language language);

template <class Q>
std::string format(const Figure<Q>& figure, Language language) {
    return format_figure(type_info<Figure<Q>>(), &figure, language);
}

/// "niet vermeld", "n.v.t.", "nog te bepalen", ...; empty for `Absence::no`.
SD_EXPORT std::string_view absence_words(Absence absent, Language language);

}  // namespace sociaaldomein
