#pragma once
/// Through whom people come to care, as shares (Dutch: verwijzers). Layer: domain. Source: Jeugdwet art. 2.6.

#include <vector>

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/classification.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

struct ReferralShare {
    std::string id{};
    Referrer referrer = Referrer::unspecified;
    Text channel{};
    ShareFigure figure{};  ///< absent where the share is not published
};
SD_DESCRIBE(ReferralShare, id, referrer, channel, figure)

struct ReferralMix {
    Id<ReferralMix> id{};
    Text name{};
    Id<Track> track{};
    std::string identity{};
    std::optional<When> at{};
    std::vector<ReferralShare> shares{};
    bool exhaustive = false;  ///< the shares exclude one another and make up the whole
    FigureBasis basis{};
};
SD_DESCRIBE(ReferralMix, id, name, track, identity, at, shares, exhaustive, basis)

}  // namespace sociaaldomein
