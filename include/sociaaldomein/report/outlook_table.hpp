#pragma once
/// Simulated futures as text for a terminal and as a table for tools (Dutch: uitkomsten). Layer: report.

#include <span>
#include <string>

#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/scenario/ask.hpp>
#include <sociaaldomein/scenario/outlook.hpp>

namespace sociaaldomein {

/// Quantities at the ends of years: mean and the widest band, those left out that stay zero; then what was assumed, with
/// ranges, and what was inferred.
///
/// @param outlook  of a simulation, or a difference (then with signs)
SD_EXPORT std::string outlook_table(const Outlook& outlook, Language language);

/// The answer in sentences a council can read, with the range over the assumptions and what it rests on.
SD_EXPORT std::string answer_text(const Question& question, const Answer& answer, Language language);

/// Comma-separated: scenario,against,quantity,unit,period,mean,median,lower80,upper80,...; a row for each step and, of flows,
/// for each whole year. Money is in euro. `against` names the scenario that was taken off in a comparison.
///
/// @throws Error  Errc::unlike when the outlooks have different levels
SD_EXPORT std::string outlook_csv(std::span<const Outlook> outlooks);

}  // namespace sociaaldomein
