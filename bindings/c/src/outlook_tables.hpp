#pragma once
// Tables of futures: quantities, outlooks, what was assumed and noted, answers, odds, bridges.

#include <span>

#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/scenario/ask.hpp>
#include <sociaaldomein/scenario/outlook.hpp>
#include <sociaaldomein/scenario/price_volume.hpp>
#include <sociaaldomein/scenario/target_odds.hpp>

#include "table_data.hpp"

namespace sociaaldomein::c {

TableData quantities_table(const Programme& programme);
TableData outlooks_table(std::span<const Outlook* const> outlooks);
TableData assumptions_table(const std::vector<NamedAssumption>& assumptions);
TableData notes_table(const std::vector<Text>& notes);
TableData answer_row(const Answer& answer);
TableData influences_table(const std::vector<Influence>& influences);
TableData odds_table(const std::vector<TargetOdds>& odds);
TableData bridge_table(const Bridge& bridge);

}  // namespace sociaaldomein::c
