#pragma once
/// What an intervention or a decision does to a quantity: how much, from when, how fast, for how long (Dutch: effect,
/// aanloop, uitdoving). Layer: domain.
///
///     share in force at time t = ramp((t - start - delay) / ramp_years) * 2^(-(t - full) / half_life),  0 after the end

#include <optional>
#include <string>

#include <sociaaldomein/core/when.hpp>
#include <sociaaldomein/domain/assumption.hpp>
#include <sociaaldomein/domain/funnel.hpp>
#include <sociaaldomein/domain/intervention.hpp>

namespace sociaaldomein {

/// `relative` multiplies by 1 + magnitude, `absolute` adds the magnitude in the quantity's own unit (flows: a year).
SD_ENUM(EffectKind, relative, absolute)

/// `linear` in time, or slow at both ends (`s_curve`).
SD_ENUM(RampShape, linear, s_curve)

struct Effect {
    std::string id{};
    Text name{};
    std::string on{};  ///< a quantity that can be influenced, such as "waitlists.sheltered.inflow"
    Id<Intervention> intervention{};
    EffectKind kind = EffectKind::relative;
    Assumption magnitude{};
    std::optional<When> starts{};  ///< its first day; without: the intervention's, or from the start on
    std::optional<When> ends{};    ///< its last day; without: the intervention's, or never
    Assumption delay{};            ///< years after the start before anything is seen
    Assumption ramp{};             ///< years from then to the full effect
    RampShape shape = RampShape::linear;
    std::optional<Assumption> half_life{};  ///< years in which half of the effect wears off
    std::optional<Assumption> places{};     ///< of an absolute effect per place
    std::optional<Assumption> uptake{};     ///< part of the places or of the reach that is used
    Id<Funnel> funnel{};  ///< uptake as the funnel shows it: those filled by the funnel out of those entered
};
SD_DESCRIBE(Effect, id, name, on, intervention, kind, magnitude, starts, ends, delay, ramp, shape, half_life,
            places, uptake, funnel)

}  // namespace sociaaldomein
