#pragma once
/// Simulated futures as rows: the same columns in every table, whoever writes it. Layer: report (private).

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <sociaaldomein/core/export.hpp>
#include <sociaaldomein/scenario/outlook.hpp>

namespace sociaaldomein::detail {

/// Before the bounds, which come as "lower80", "upper80", ...
inline constexpr std::array<std::string_view, 5> outlook_text_columns{"scenario", "against", "quantity",
                                                                      "unit", "period"};
inline constexpr std::array<std::string_view, 2> outlook_number_columns{"mean", "median"};

/// The levels of the bands of all series.
/// @throws Error  Errc::unlike, in the name of `function`, when they differ
SD_EXPORT std::vector<double> common_levels(const char* function, std::span<const Outlook* const> outlooks);

/// A step of a series or, of a flow, a whole year.
struct OutlookRow {
    std::array<std::string_view, 5> texts{};  ///< under `outlook_text_columns`
    const OutlookFan& fan;
    std::size_t at = 0;  ///< place in the fan
};

SD_EXPORT std::string_view unit_name(OutlookUnit unit);

/// Calls `visit` with every row; its texts live as long as the call.
template <class Visit>
void each_outlook_row(std::span<const Outlook* const> outlooks, const Visit& visit) {
    for (const Outlook* o : outlooks)
        for (const OutlookSeries& s : o->series)
            for (const OutlookFan* fan : {&s.steps, &s.years})
                for (std::size_t i = 0; i < fan->periods.size(); ++i) {
                    const std::string period = to_string(fan->periods[i]);
                    visit(OutlookRow{
                        {o->scenario, o->against, s.quantity, unit_name(s.unit), period}, *fan, i});
                }
}

}  // namespace sociaaldomein::detail
