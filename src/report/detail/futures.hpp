#pragma once
// All that a report's pages about futures tell, computed once. Layer: report.
#include <string>
#include <vector>

#include <sociaaldomein/report/report_options.hpp>
#include <sociaaldomein/scenario/ask.hpp>
#include <sociaaldomein/scenario/price_volume.hpp>
#include <sociaaldomein/scenario/target_odds.hpp>

namespace sociaaldomein::detail {

/// A scenario with what it is compared with.
struct ScenarioFuture {
    const Scenario* scenario = nullptr;  ///< null: the programme as it is
    Outlook outlook{};
    std::size_t base = 0;  ///< number of its parent, or of the first where its parent is not told of
    Outlook difference{};  ///< from that one; of the first without series
    std::vector<TargetOdds> odds{};
    std::vector<Bridge> bridges{};  ///< of the first between years; of others with policy, from `base`
};

/// What the effects of one intervention do to a scenario: with them less without them.
struct Contribution {
    std::size_t scenario = 0;
    Text name{};
    Outlook difference{};
};

struct Cause {
    Question question{};
    Answer answer{};
    std::string record{};  ///< "savings_plans.ID" or "waitlists.ID"
};

struct Futures {
    std::string trouble{};  ///< why nothing could be computed
    std::vector<ScenarioFuture> of{};
    std::vector<Contribution> contributions{};
    std::vector<Cause> causes{};

    bool computed() const { return !of.empty(); }
    const ScenarioFuture& first() const { return of.front(); }
};

/// The number of paths for what depends on assumptions: each takes three runs of them.
inline constexpr std::int64_t cause_paths = 2048;

/// Nothing where the programme states no outlook or the options want none.
Futures compute_futures(const Programme& programme, const ReportOptions& options);

/// Last part of a quantity's name: "size" of "waitlists.w.size".
std::string_view part_of(std::string_view quantity);
/// What is before it: "waitlists.w".
std::string_view record_of(std::string_view quantity);

/// The fan by which a quantity is told in years: of a flow its sums, of a stock its steps.
const OutlookFan& fan_of(const OutlookSeries& series);
/// The steps of a fan that end a year.
std::vector<std::size_t> year_ends(const OutlookFan& fan);

/// The odds of that kind for that record; null when there are none.
const TargetOdds* find_odds(const ScenarioFuture& of, std::string_view record, OddsOf kind);

}  // namespace sociaaldomein::detail
