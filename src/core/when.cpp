#include <sociaaldomein/core/when.hpp>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "core/detail/date_text.hpp"
#include "core/detail/period_text.hpp"
#include "core/detail/quote.hpp"

namespace sociaaldomein {

Date When::date() const {
    if (const Date* date = std::get_if<Date>(&value_)) return *date;
    throw Error(Errc::unlike, fmt::format("found the period {}, expected a date", to_string(*this)));
}

Period When::period() const {
    if (const Period* period = std::get_if<Period>(&value_)) return *period;
    throw Error(Errc::unlike, fmt::format("found the date {}, expected a period", to_string(*this)));
}

Date When::first_day() const noexcept {
    const Date* date = std::get_if<Date>(&value_);
    return date ? *date : std::get_if<Period>(&value_)->first_day();
}

Date When::last_day() const noexcept {
    const Date* date = std::get_if<Date>(&value_);
    return date ? *date : std::get_if<Period>(&value_)->last_day();
}

std::strong_ordering operator<=>(const When& a, const When& b) noexcept {
    if (const auto order = a.last_day() <=> b.last_day(); std::is_neq(order)) return order;
    if (const auto order = a.value_.index() <=> b.value_.index(); std::is_neq(order)) return order;
    const Period* period = std::get_if<Period>(&a.value_);
    return period ? *period <=> *std::get_if<Period>(&b.value_) : std::strong_ordering::equal;
}

std::string to_string(const When& when) {
    return when.is_date() ? to_string(when.date()) : to_string(when.period());
}

std::string to_cbs(const When& when) { return when.is_date() ? to_cbs(when.date()) : to_cbs(when.period()); }

When parse_when(std::string_view text) {
    if (detail::has_date_form(detail::trimmed(text))) return parse_date(text);
    return detail::parse_period(
        text, fmt::format("a date such as 2022-11-01, or a period: {}", detail::period_forms));
}

}  // namespace sociaaldomein
