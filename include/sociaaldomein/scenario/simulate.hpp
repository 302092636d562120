#pragma once
/// Carries a whole programme into the future along thousands of joint paths, under a scenario (Dutch: doorrekenen).
/// Layer: scenario.
///
/// On every path and in every step
///
///     size[t] = size[t-1] + inflow[t] - outflow[t] + unexplained[t]                         of a caseload
///     occupied[t] = occupied[t-1] + placed[t] - left[t] <= places (or what they were),
///     size + not_placeable + bridged moves by inflow - placed - abandoned - gone            of a waitlist
///     cost[t] = price[t] * volume[t] to the cent, and a goal's expense is the sum of its costs and items
///     reserve[t] = reserve[t-1] + addition[t] - withdrawal[t] >= 0
///
/// hold exactly. A path depends on seed, scenario and its own number alone: scenarios draw the same random numbers, so
/// that their difference is policy and not chance. Assumptions with a range are drawn once for 16 paths together.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/scenario/outlook.hpp>
#include <sociaaldomein/series/period_axis.hpp>

namespace sociaaldomein {

struct SimulateOptions {
    /// The last period computed, or one that holds it (2028 for half-years: 2028-H2); none: three years in all.
    std::optional<Period> until{};
    std::int64_t paths = 10'000;  ///< 1 to 10 million
    std::uint64_t seed = 1;
    std::vector<double> levels{0.80, 0.95};  ///< of the bands, each in (0, 1)
    std::vector<std::string> quantities{};   ///< those wanted, by name; none: all
    int threads = 0;                         ///< 0: as many as the machine has cores
    /// Called at most 20 times a second, from one thread at a time, with the paths done and those in all.
    std::function<void(std::size_t done, std::size_t total)> progress{};
    std::stop_token cancel{};  ///< when requested, each thread ends after the block it is in
};

/// @param scenario  id of a scenario (or the only one that begins so); empty: the programme as it is
/// @throws Error    Errc::unknown_value for an unknown scenario or quantity, naming the nearest; Errc::out_of_domain for
///                  options that break their rule; Errc::missing_field where a record has too little to go on; what
///                  validate() finds; Errc::cancelled
/// @par Cost        about 10 ns a path, step and quantity, and twice that where all values take more than 256 MiB; memory at
///                  most about 256 MiB and what a block of paths needs
/// @par Example     a waitlist of 158, nobody coming or leaving: 158 at all times, on all paths
///                  (test Simulate.DocumentedExample)
SD_EXPORT Outlook simulate(const Programme& programme, const std::string& scenario,
                           const SimulateOptions& options = {});

/// Several scenarios on the same paths: first each of them, then what each but the first differs from the first, path by
/// path.
///
/// @param scenarios  at least two
/// @throws Error     as simulate()
SD_EXPORT std::vector<Outlook> compare(const Programme& programme, const std::vector<std::string>& scenarios,
                                       const SimulateOptions& options = {});

/// The steps that a simulation of this programme makes.
/// @throws Error  Errc::out_of_domain when `until` lies before the first period or more than 1000 steps after it
SD_EXPORT PeriodAxis outlook_axis(const Programme& programme, const std::optional<Period>& until);

}  // namespace sociaaldomein
