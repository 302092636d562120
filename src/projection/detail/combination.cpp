#include "projection/detail/combination.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "projection/detail/arima_family.hpp"
#include "projection/detail/averaged_family.hpp"
#include "projection/detail/ces_family.hpp"
#include "projection/detail/ets_family.hpp"
#include "projection/detail/simple_family.hpp"
#include "projection/detail/theta_family.hpp"

namespace sociaaldomein::detail {

namespace {

/// The longest season that members with a season of their own take; beyond it (weeks) they see adjusted series.
constexpr int longest_season = 24;

void fit_member(Member member, const Chunk& chunk, std::span<Fit> out) {
    switch (member) {
        case Member::naive: return fit_simple(chunk, SimpleModel::naive, out);
        case Member::seasonal_naive: return fit_simple(chunk, SimpleModel::seasonal_naive, out);
        case Member::drift: return fit_simple(chunk, SimpleModel::drift, out);
        case Member::mean: return fit_simple(chunk, SimpleModel::mean, out);
        case Member::ets: return fit_ets(chunk, {}, out);
        case Member::theta: return fit_theta(chunk, ThetaVariant::standard, out);
        case Member::optimised_theta: return fit_theta(chunk, ThetaVariant::optimised, out);
        case Member::dynamic_theta: return fit_theta(chunk, ThetaVariant::dynamic_standard, out);
        case Member::dynamic_optimised_theta: return fit_theta(chunk, ThetaVariant::dynamic_optimised, out);
        case Member::arima: return fit_arima(chunk, {}, out);
        case Member::ces: return fit_ces(chunk, CesKind::automatic, out);
        case Member::smoothed_level: return fit_ets(chunk, {.models = ets_model(false, 0, 0)}, out);
        case Member::averaged_level: return fit_averaged(chunk, AveragedScale::level, out);
        case Member::averaged_growth: return fit_averaged(chunk, AveragedScale::logarithm, out);
    }
}

bool usable(const Fit& fit) {
    const auto finite = [](double x) { return std::isfinite(x); };
    return fit.fitted && std::ranges::all_of(fit.mean, finite) && std::ranges::all_of(fit.weight, finite) &&
           std::ranges::all_of(fit.psi, finite);
}

}  // namespace

void FitStorage::reset(std::size_t count, std::size_t horizon) {
    memory_.assign(count * horizon * 3, 0.0);
    fits_.assign(count, Fit{});
    for (std::size_t i = 0; i < count; ++i) {
        const std::span<double> mine(memory_.data() + i * horizon * 3, horizon * 3);
        fits_[i].mean = mine.first(horizon);
        fits_[i].weight = mine.subspan(horizon, horizon);
        fits_[i].psi = mine.last(horizon);
    }
}

Recipe recipe_of(ForecastModel model, int season) {
    using enum Member;
    // Members with a season of their own take part as they are, unless it is too long for them.
    const auto alone = [&](Member member) {
        return season > longest_season ? Recipe{.adjusted = {member}} : Recipe{.members = {member}};
    };
    switch (model) {
        case ForecastModel::automatic:
            // Without a season the members' trends differ most, from none to all of the past change, and the middle one is
            // never the wildest. With one, trends matter less and a calm estimate of the season more; ARIMA, which lets the
            // season change, balances those that keep it.
            if (season == 1)
                return {.members = {smoothed_level, drift, dynamic_optimised_theta, averaged_growth, ces},
                        .median = true};
            if (season > longest_season)
                return {
                    .adjusted = {theta, optimised_theta, dynamic_optimised_theta, averaged_growth, arima}};
            return {.members = {arima},
                    .adjusted = {theta, optimised_theta, dynamic_optimised_theta, averaged_growth}};
        case ForecastModel::ets_theta: {
            Recipe recipe = alone(ets);
            recipe.members.push_back(dynamic_optimised_theta);
            return recipe;
        }
        case ForecastModel::naive: return {.members = {naive}};
        case ForecastModel::seasonal_naive: return {.members = {seasonal_naive}};
        case ForecastModel::drift: return {.members = {drift}};
        case ForecastModel::mean: return {.members = {mean}};
        case ForecastModel::ets: return alone(ets);
        case ForecastModel::theta: return {.members = {theta}};
        case ForecastModel::optimised_theta: return {.members = {optimised_theta}};
        case ForecastModel::dynamic_theta: return {.members = {dynamic_theta}};
        case ForecastModel::dynamic_optimised_theta: return {.members = {dynamic_optimised_theta}};
        case ForecastModel::arima: return alone(arima);
        case ForecastModel::ces: return alone(ces);
    }
    return {.members = {naive}};
}

ModelFitter::ModelFitter(ForecastModel model, int season) : recipe_(recipe_of(model, season)) {
    for (const Member member : recipe_.adjusted) parts_.push_back({member, true, {}});
    for (const Member member : recipe_.members) parts_.push_back({member, false, {}});
}

void ModelFitter::fit(const Chunk& chunk) {
    horizon_ = static_cast<std::size_t>(chunk.horizon);
    if (!recipe_.adjusted.empty()) adjusted_.reset(chunk);
    for (Part& part : parts_) {
        part.storage.reset(chunk.series.size(), horizon_);
        const std::span<Fit> fits = part.storage.fits();
        fit_member(part.member, part.adjusted ? adjusted_.chunk() : chunk, fits);
        for (std::size_t i = 0; part.adjusted && i < fits.size(); ++i) adjusted_.restore(i, fits[i]);
    }
    past_.clear();
    for (const std::span<const double> y : chunk.series) {
        const auto [least, greatest] = std::ranges::minmax(y);
        past_.push_back({least, greatest, static_cast<double>(std::max<std::size_t>(y.size(), 2) - 1)});
    }
    fallback_.reset(chunk.series.size(), horizon_);
    fit_simple(chunk, SimpleModel::naive, fallback_.fits());
}

void ModelFitter::combine(std::size_t i, Combined& out) {
    std::ranges::fill(out.mean, 0.0);
    std::ranges::fill(out.spread, 0.0);
    std::ranges::fill(out.psi, 0.0);
    out.sigma = 0.0;
    std::size_t count = 0;
    for (const Part& part : parts_)
        if (usable(part.storage.fits()[i])) ++count;
    out.replaced = count == 0;
    const double weight = count == 0 ? 1.0 : 1.0 / static_cast<double>(count);

    // One member that runs away must not carry the others along: none goes further beyond what was observed than three times
    // the width of that, or three times as fast as the whole of the past would take it. Single models are left alone.
    const Past& past = past_[i];
    const auto furthest = [&](std::size_t h) {
        if (parts_.size() == 1) return std::numeric_limits<double>::infinity();
        const double periods = static_cast<double>(h + 1);
        return 3.0 * (past.greatest - past.least) * std::max(1.0, periods / past.steps);
    };
    const auto kept = [&](double mean, double away) {
        return std::clamp(mean, past.least - away, past.greatest + away);
    };
    const auto add = [&](const Fit& fit) {
        double squares = 0.0;
        for (std::size_t h = 0; h < horizon_; ++h) {
            const double away = furthest(h);
            squares += fit.psi[h] * fit.psi[h];
            out.mean[h] += weight * kept(fit.mean[h], away);
            // Members err together, as they follow the same series: deviations add up, not variances.
            out.spread[h] += weight * std::min(std::abs(fit.weight[h]) * std::sqrt(squares), away);
            out.psi[h] += weight * fit.psi[h];
        }
        out.sigma += weight * fit.sigma;
    };
    if (out.replaced) return add(fallback_.fits()[i]);
    for (const Part& part : parts_)
        if (usable(part.storage.fits()[i])) add(part.storage.fits()[i]);
    if (!recipe_.median) return;
    for (std::size_t h = 0; h < horizon_; ++h) {
        middle_.clear();
        for (const Part& part : parts_)
            if (usable(part.storage.fits()[i]))
                middle_.push_back(kept(part.storage.fits()[i].mean[h], furthest(h)));
        std::ranges::sort(middle_);
        out.mean[h] = 0.5 * (middle_[(count - 1) / 2] + middle_[count / 2]);
    }
}

void ModelFitter::describe(std::size_t i, FitReport& report) const {
    report.criterion = std::numeric_limits<double>::quiet_NaN();
    for (const Part& part : parts_) {
        const Fit& fit = part.storage.fits()[i];
        if (!usable(fit)) continue;
        if (!report.model.empty()) report.model += recipe_.median ? " | " : " + ";
        report.model += fit.model;
    }
    if (report.model.empty()) report.model = fallback_.fits()[i].model;
    if (parts_.size() > 1 || !usable(parts_.front().storage.fits()[i])) return;
    const Fit& fit = parts_.front().storage.fits()[i];
    report.criterion = fit.criterion;
    report.parameters.assign(fit.parameters,
                             fit.parameters + std::min(fit.parameter_count, Fit::parameter_limit));
}

}  // namespace sociaaldomein::detail
