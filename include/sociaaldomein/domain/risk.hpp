#pragma once
/// Risks, their weight and what is done about them (Dutch: risicoprofiel, beheersmaatregel). Layer: domain.
/// Source: ISO 31000.

#include <vector>

#include <sociaaldomein/core/figure.hpp>
#include <sociaaldomein/core/text.hpp>
#include <sociaaldomein/domain/classification.hpp>
#include <sociaaldomein/domain/track.hpp>

namespace sociaaldomein {

SD_ENUM(RiskComponent, unspecified, access, third_party_accountability, national_budget, other)
SD_ENUM(RiskLevel, unspecified, low, middle, high)

struct Risk {
    Id<Risk> id{};
    Text name{};
    Id<Track> track{};
    RiskComponent component = RiskComponent::unspecified;
    RiskLevel level = RiskLevel::unspecified;
    std::optional<MoneyFigure> amount{};
    std::vector<Text> measures{};
    bool changed = false;  ///< reported because it changed since the register before
    FigureBasis basis{};
};
SD_DESCRIBE(Risk, id, name, track, component, level, amount, measures, changed, basis)

struct RiskRegister {
    Id<RiskRegister> id{};
    Text name{};
    std::string standard{};
    Cadence cadence = Cadence::unspecified;
    std::vector<Risk> risks{};
    Source source{};
};
SD_DESCRIBE(RiskRegister, id, name, standard, cadence, risks, source)

}  // namespace sociaaldomein
