#pragma once
/// A named future: what is done and what is different, on top of another one (Dutch: scenario, beleidsvariant).
/// Layer: domain.
///
/// Scenarios are branches: a scenario has all effects and settings of its parent but those it leaves out. All draw the
/// same random numbers, so that what differs between two of them is policy and not chance.

#include <string>
#include <vector>

#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/domain/effect.hpp>

namespace sociaaldomein {

/// A number of the document that is another one in this scenario, from the start on.
struct Setting {
    std::string of{};  ///< an assumption by its place: "waitlists.sheltered.inflow", "products.stay.price"
    Assumption to{};
};
SD_DESCRIBE(Setting, of, to)

struct Scenario {
    Id<Scenario> id{};
    Text name{};
    Text question{};  ///< what it is to answer
    Id<Scenario> parent{};
    std::vector<std::string> without{};  ///< effects of the parent that do not hold here, by id
    std::vector<Setting> settings{};
    std::vector<Effect> effects{};
    Source source{};
};
SD_DESCRIBE(Scenario, id, name, question, parent, without, settings, effects, source)

/// That two quantities are off their course together (Dutch: samenhang).
struct QuantityCorrelation {
    std::string a{};
    std::string b{};
    Assumption value{};  ///< in [-1, 1], of their shocks
};
SD_DESCRIBE(QuantityCorrelation, a, b, value)

/// The steps in which the future is computed (Dutch: rekenstappen): years, half-years, quarters or months.
struct OutlookFrame {
    Period first{};  ///< the first period computed; what is known of later periods is not looked at
    bool estimate_correlations = false;  ///< of observed series, from what they have in common
    std::vector<QuantityCorrelation> correlations{};
};
SD_DESCRIBE(OutlookFrame, first, estimate_correlations, correlations)

}  // namespace sociaaldomein
