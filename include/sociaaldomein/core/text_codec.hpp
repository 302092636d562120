#pragma once
/// Values that are written as one text: dates, periods, identifiers, sources, scopes. Layer: core.

#include <concepts>
#include <string>
#include <string_view>

#include <sociaaldomein/core/date.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/core/period_range.hpp>
#include <sociaaldomein/core/when.hpp>

namespace sociaaldomein {

/// Specialise it with `name` (in the schema), `pattern` (regular expression, ECMA-262), `expected` (one phrase
/// for messages), `format(value)` and `parse(text)`; parse throws Error(syntax) saying what it found.
template <class T>
struct TextCodec;

template <class T>
concept HasTextCodec = requires(const T& value, std::string_view text) {
    { TextCodec<T>::format(value) } -> std::same_as<std::string>;
    { TextCodec<T>::parse(text) } -> std::same_as<T>;
};

template <>
struct TextCodec<Date> {
    static constexpr std::string_view name = "Date";
    static constexpr std::string_view pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8})$";
    static constexpr std::string_view expected = "a date such as 2022-11-01";
    static std::string format(const Date& d) { return to_string(d); }
    static Date parse(std::string_view text) { return parse_date(text); }
};

template <>
struct TextCodec<Period> {
    static constexpr std::string_view name = "Period";
    static constexpr std::string_view pattern = "^[0-9]{4}";
    static constexpr std::string_view expected =
        "a period such as 2022, 2022-H1, 2022-Q3, 2022-12, 2022-W05 or 2022/2023";
    static std::string format(const Period& p) { return to_string(p); }
    static Period parse(std::string_view text) { return parse_period(text); }
};

template <>
struct TextCodec<PeriodRange> {
    static constexpr std::string_view name = "PeriodRange";
    static constexpr std::string_view pattern = "^[0-9]{4}[^.]*(\\.\\.[0-9]{4}.*)?$";
    static constexpr std::string_view expected = "periods such as 2020..2024";
    static std::string format(const PeriodRange& r) { return to_string(r); }
    static PeriodRange parse(std::string_view text) { return parse_period_range(text); }
};

template <>
struct TextCodec<When> {
    static constexpr std::string_view name = "When";
    static constexpr std::string_view pattern = "^[0-9]{4}";
    static constexpr std::string_view expected = "a date such as 2022-11-01 or a period such as 2022-H1";
    static std::string format(const When& w) { return to_string(w); }
    static When parse(std::string_view text) { return parse_when(text); }
};

}  // namespace sociaaldomein
