#include "report/detail/outlook_rows.hpp"

#include <fmt/format.h>
#include <boost/describe/enum_to_string.hpp>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {

std::vector<double> common_levels(const char* function, std::span<const Outlook* const> outlooks) {
    std::vector<double> levels;
    bool first = true;
    for (const Outlook* o : outlooks)
        for (const OutlookSeries& s : o->series) {
            std::vector<double> own;
            own.reserve(s.steps.bands.size());
            for (const OutlookBand& band : s.steps.bands) own.push_back(band.level);
            if (!first && own != levels)
                throw Error(
                    Errc::unlike,
                    fmt::format("{}: found outlooks of different levels, expected the same", function));
            levels = std::move(own);
            first = false;
        }
    return levels;
}

std::string_view unit_name(OutlookUnit unit) { return boost::describe::enum_to_string(unit, ""); }

}  // namespace sociaaldomein::detail
