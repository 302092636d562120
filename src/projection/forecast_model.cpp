#include <sociaaldomein/projection/forecast_model.hpp>

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/text_distance.hpp>

#include "core/detail/quote.hpp"

namespace sociaaldomein {

namespace {

using Enumerators = boost::describe::describe_enumerators<ForecastModel>;

constexpr auto names = [] {
    std::array<std::string_view, boost::mp11::mp_size<Enumerators>::value> all{};
    std::size_t i = 0;
    boost::mp11::mp_for_each<Enumerators>([&](auto one) { all[i++] = one.name; });
    return all;
}();

}  // namespace

std::string_view to_string(ForecastModel model) noexcept { return names[static_cast<std::size_t>(model)]; }

ForecastModel parse_forecast_model(std::string_view text) {
    const auto found = std::ranges::find(names, text);
    if (found != names.end()) return static_cast<ForecastModel>(found - names.begin());
    const std::string meant = nearest(text, names);
    throw Error(Errc::unknown_value, meant.empty()
                                         ? fmt::format("found {}, expected one of {}", detail::quoted(text),
                                                       fmt::join(names, ", "))
                                         : fmt::format("found {}, expected a model; did you mean {}?",
                                                       detail::quoted(text), detail::quoted(meant)));
}

}  // namespace sociaaldomein
