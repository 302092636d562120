#include "series/detail/series_name.hpp"

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "core/detail/quote.hpp"

namespace sociaaldomein::detail {

std::string series_name(std::string_view key) {
    return key.empty() ? std::string("the series") : fmt::format("series {}", quoted(key));
}

std::string series_name(std::string_view key, std::int64_t column) {
    return key.empty() ? fmt::format("series {}", column) : series_name(key);
}

void refuse_infinite(std::string_view function, std::string_view name, Period period, double value) {
    throw Error(Errc::out_of_domain,
                fmt::format("{}: {} in {} is {}, expected a finite number, or NaN for a missing one",
                            function, name, to_string(period), value));
}

}  // namespace sociaaldomein::detail
