#pragma once
/// Exact decimals: the digits of a number become a count of the smallest unit without ever passing a double.
/// Dutch: decimaal getal.  Layer: core.  Source of the grammar: RFC 8259, section 6 (numbers in JSON).

#include <cstdint>
#include <string>
#include <string_view>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

/// The count of units of 1/`factor` that a JSON number stands for: "12.34" at factor 100 is 1234.
///
/// Where the factor has no prime but 2 and 5 (money, shares) every multiple of 1/factor is a finite decimal,
/// and only exact decimals are taken. At another factor (hours count seconds, factor 3600) a multiple may
/// have no finite decimal, 1200/3600 = 0.333…; such a multiple r is also taken from its value correctly
/// rounded, when the text can mean no other one: to at least the D decimals that `format_decimal` writes
/// (10^D > factor; D = 4 for hours). "0.3333" is 1200, "0.333" (which could be 1199, or 1200) and "0.3334"
/// are refused.
///
/// @param number  JSON grammar, whole text: `-0.5`, `1e3`, `12.340`; no `+`, no leading zero, no spaces
/// @param factor  smallest units per unit, >= 1
/// @throws Error  Errc::syntax when it is not a JSON number; Errc::out_of_domain when it is finer than
///                1/factor, or factor < 1; Errc::overflow when the count does not fit in 64 bits
/// @par Cost      O(length of the text), no allocation
/// @par Example   parse_decimal("1234.5", 100) is 123450; parse_decimal("1.5e6", 100) is 150000000;
///                parse_decimal("0.001", 100) throws (test ParseDecimal.DocumentedExample)
SD_EXPORT std::int64_t parse_decimal(std::string_view number, std::int64_t factor);

/// The shortest decimal that stands for raw/factor; `parse_decimal(format_decimal(raw, factor), factor) ==
/// raw`.
///
/// Exact where raw/factor is a finite decimal. Where it is not (see `parse_decimal`), it is correctly rounded
/// to D decimals, the smallest D with 10^D > factor, so that no other multiple has the same text. Never an
/// exponent, never a trailing zero after the point.
///
/// @param factor  smallest units per unit, >= 1
/// @throws Error  Errc::out_of_domain when factor < 1
/// @par Cost      O(decimals written): at most 19 places before the point and 62 after it
/// @par Example   format_decimal(25, 100) is "0.25"; (-150, 100) "-1.5"; (1200, 3600) "0.3333"
///                (test FormatDecimal.DocumentedExample)
SD_EXPORT std::string format_decimal(std::int64_t raw, std::int64_t factor);

}  // namespace sociaaldomein
