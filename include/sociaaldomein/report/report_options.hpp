#pragma once
/// What a reader may choose about a report (Dutch: rapportopties). Layer: report.

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein {

struct ReportOptions {
    Language language = Language::nl;
    std::optional<int> suppress_below{};  ///< counts of persons below this number are not shown; see html.hpp
    int horizon = 0;                      ///< periods ahead; 0: two years
    std::vector<double> levels{0.80, 0.95};  ///< of prediction intervals, each in (0, 1)
    bool futures = true;                     ///< pages about futures, when the programme states an outlook
    std::vector<std::string> scenarios{};    ///< those told, by id, the first to compare with; none: all
    std::optional<Period> until{};           ///< as SimulateOptions, as the two below
    std::int64_t paths = 10'000;
    std::uint64_t seed = 1;
    std::stop_token cancel{};  ///< when requested, no report is made: Errc::cancelled
    /// ISO date and time as the caller has it; empty: left out, so that equal input gives equal bytes.
    std::string generated_at{};
};

}  // namespace sociaaldomein
