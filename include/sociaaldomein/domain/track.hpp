#pragma once
/// A line of reform with its summary per report (Dutch: spoor). Layer: domain.

#include <optional>
#include <vector>

#include <sociaaldomein/core/measure.hpp>
#include <sociaaldomein/core/source.hpp>
#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein {

struct Track;

/// A directed link to another track, with its reason (Dutch: raakvlak).
struct TrackLink {
    Id<Track> to{};
    Text reason{};
};
SD_DESCRIBE(TrackLink, to, reason)

/// What one report says of a track in its summary template.
struct TrackSummary {
    Source source{};
    Absence absent = Absence::no;    ///< why the report has no summary of this track
    Text explanation{};              ///< the same in words
    std::optional<Period> headed{};  ///< the period its heading "realised in ..." prints
    Text target_group{};
    Text finance{};
    std::vector<Text> influenceable{};
    std::vector<Text> not_influenceable{};
    std::vector<Text> stakeholders{};
    std::vector<TrackLink> links{};
    Text problem{};
    std::vector<Text> reforms{};
    std::vector<Text> desired_results{};
    std::vector<Text> challenges{};
    std::vector<Text> realised{};
};
SD_DESCRIBE(TrackSummary, source, absent, explanation, headed, target_group, finance, influenceable,
            not_influenceable, stakeholders, links, problem, reforms, desired_results, challenges, realised)

struct Track {
    Id<Track> id{};
    int number = 0;
    Text name{};
    bool precondition_only = false;  ///< makes other tracks possible, has no savings target of its own
    std::string identity{};          ///< label of the identities it takes part in
    std::vector<TrackSummary> summaries{};
};
SD_DESCRIBE(Track, id, number, name, precondition_only, identity, summaries)

}  // namespace sociaaldomein
