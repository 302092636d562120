#pragma once
/// Exponential smoothing (ETS): one model, or the best of several, for each series of a chunk.  Layer: projection.
///
/// A model is named by its error (A additive, M multiplicative), trend (N none, A additive, Ad damped) and season (N none,
/// A additive, M multiplicative), as in ETS(M,Ad,N); the 15 usual combinations are known. Parameters stay in the region
/// that is usual and admissible (kernels/ets.hpp); first states are estimated together with them.
///
/// Sources: Hyndman, Koehler, Snyder & Grose 2002, doi:10.1016/S0169-2070(01)00110-8 (the framework and its choice);
/// Hyndman, Koehler, Ord & Snyder 2008, doi:10.1007/978-3-540-71918-2; Hyndman, Akram & Archibald 2008,
/// doi:10.1007/s10463-006-0109-x (the admissible region).

#include <array>
#include <cstdint>
#include <span>

#include "projection/detail/chunk.hpp"
#include "projection/detail/ets_projection.hpp"

namespace sociaaldomein::detail {

/// In order of index, by which equal scores are decided: ANN AAN AAdN, MNN MAN MAdN, ANA AAA AAdA, MNA MAA MAdA,
/// MNM MAM MAdM.
constexpr std::array<EtsForm, 15> ets_models = [] {
    std::array<EtsForm, 15> all = {};
    for (int i = 0; i < 15; ++i) {
        const int kind = i / 3;  // of error and season
        all[static_cast<std::size_t>(i)] = {kind == 1 || kind >= 3, i % 3, kind < 2 ? 0 : kind < 4 ? 1 : 2};
    }
    return all;
}();

/// Bit i stands for ets_models[i].
using EtsSet = std::uint16_t;

/// The models for which `holds(form)`.
template <class Predicate>
constexpr EtsSet ets_set(Predicate holds) {
    EtsSet set = 0;
    for (std::size_t i = 0; i < ets_models.size(); ++i)
        if (holds(ets_models[i])) set = static_cast<EtsSet>(set | 1U << i);
    return set;
}
constexpr EtsSet ets_every_model = ets_set([](EtsForm) { return true; });
constexpr EtsSet ets_with_damped_trend = ets_set([](EtsForm form) { return form.trend == 2; });
constexpr EtsSet ets_without_undamped_trend = ets_set([](EtsForm form) { return form.trend != 1; });
constexpr EtsSet ets_with_additive_error = ets_set([](EtsForm form) { return !form.multiplicative_error; });
/// @param trend, season  as in EtsForm
constexpr EtsSet ets_model(bool multiplicative_error, int trend, int season) {
    const EtsForm asked{multiplicative_error, trend, season};
    return ets_set([&](EtsForm form) { return form == asked; });
}

/// Which models are tried. Of those that a series allows, the one of least AICc is taken, as R's forecast 8.20 counts it:
/// with k smoothing parameters and first states (a season counts for one less than its length),
/// AIC = objective + 2 (k + 1), AICc = AIC + 2 (k + 1) (k + 2) / (n - k - 2).
///
/// A series allows a model when n >= k + 2, when its values are positive if anything in it is multiplicative, and when it
/// has two whole seasons of 2 to 24 periods if the model has a season. A series that is not positive gets the additive
/// counterparts of what is asked for; one that is too short for all of them gets them without season, then undamped,
/// then without trend.
struct EtsChoice {
    EtsSet models = ets_every_model;
};

/// Fits each series of `chunk` into `out`, which is as long; `states` too, unless it is empty.
///
///   mean, weight, psi   as project_ets gives them
///   sigma       sqrt(sum of squared (relative) errors / (n - k))
///   objective   n log(sum e^2), or n log(sum eps^2) + 2 sum(log mu): -2 log likelihood with its constants left out
///   parameters  alpha, beta, gamma, phi (0, 0, 0, 1 where the model has none), first level, first slope, first season
///
/// It never fails: a series without any allowed model, or exact fits, get simple exponential smoothing or an error of
/// zero. Cost per series and model: some hundreds of passes through the series, a lane's worth each.
///
/// Example: the numbers 2, 4, …, 20 under ets_model(false, 1, 0) have the mean 22, 24, … and hardly any sigma.
void fit_ets(const Chunk& chunk, const EtsChoice& choice, std::span<Fit> out,
             std::span<EtsState> states = {});

}  // namespace sociaaldomein::detail
