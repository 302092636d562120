#pragma once
/// Something announced, and what became of it report by report (Dutch: vooruitblik, mijlpaal). Layer: domain.

#include <vector>

#include <sociaaldomein/core/source.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

SD_ENUM(MilestoneState, announced, realised, slipped, dropped)

/// What one report says of it.
struct MilestoneReport {
    MilestoneState state = MilestoneState::announced;
    std::optional<When> due{};
    Text as_printed{};
    Source source{};
};
SD_DESCRIBE(MilestoneReport, state, due, as_printed, source)

struct Milestone {
    Id<Milestone> id{};
    Text name{};
    Id<Track> track{};
    std::string identity{};
    std::vector<MilestoneReport> reports{};
};
SD_DESCRIBE(Milestone, id, name, track, identity, reports)

}  // namespace sociaaldomein
