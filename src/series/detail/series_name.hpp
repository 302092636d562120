#pragma once
/// How messages name a series, and the one about infinite values.  Layer: series (private).

#include <cstdint>
#include <string>
#include <string_view>

#include <sociaaldomein/core/period.hpp>

namespace sociaaldomein::detail {

/// `series "wmo"`; without a key `the series`.
std::string series_name(std::string_view key);

/// The same among others: without a key `series 3`, counted from 0 as columns are.
std::string series_name(std::string_view key, std::int64_t column);

/// @throws Error  Errc::out_of_domain, "TimeSeries: series "wmo" in 2022-Q3 is inf, expected a finite number or NaN
///                for a missing one"
[[noreturn]] void refuse_infinite(std::string_view function, std::string_view name, Period period,
                                  double value);

}  // namespace sociaaldomein::detail
