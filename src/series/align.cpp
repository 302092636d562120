#include <sociaaldomein/series/align.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "series/detail/series_name.hpp"

namespace sociaaldomein {

Panel align(std::span<const TimeSeries> series) {
    if (series.empty()) return {};
    std::vector<Problem> problems;
    const auto name = [&](std::size_t i) {
        return detail::series_name(series[i].key(), static_cast<std::int64_t>(i));
    };
    const bool keyed =
        std::any_of(series.begin(), series.end(), [](const TimeSeries& s) { return !s.key().empty(); });
    std::unordered_map<std::string_view, std::size_t> by_key;
    PeriodAxis axis(series.front().axis().first(), 0);
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (series[i].frequency() == axis.frequency()) {
            axis = hull(axis, series[i].axis());
        } else {
            problems.push_back(
                {Errc::unlike, "",
                 fmt::format("align: {} has frequency {}, expected {} as {} has", name(i),
                             to_string(series[i].frequency()), to_string(axis.frequency()), name(0))});
        }
        if (!keyed) continue;
        const auto [before, fresh] = by_key.emplace(series[i].key(), i);
        if (series[i].key().empty()) {
            problems.push_back({Errc::duplicate_key, "",
                                fmt::format("align: {} has no key, expected one as others have", name(i))});
        } else if (!fresh) {
            problems.push_back({Errc::duplicate_key, "",
                                fmt::format("align: {} stands in column {} and {}, expected it once", name(i),
                                            before->second, i)});
        }
    }
    if (!problems.empty()) throw Error(std::move(problems));

    std::vector<std::string> keys;
    if (keyed)
        for (const TimeSeries& one : series) keys.push_back(one.key());
    Panel panel(axis, static_cast<std::int64_t>(series.size()), std::move(keys));
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (series[i].empty()) continue;
        const auto column = panel.column(static_cast<std::int64_t>(i));
        std::copy(series[i].values().begin(), series[i].values().end(),
                  column.begin() + axis.index_of(series[i].axis().first()));
    }
    return panel;
}

}  // namespace sociaaldomein
