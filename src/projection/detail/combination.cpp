#include "projection/detail/combination.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "projection/detail/arima_family.hpp"
#include "projection/detail/ces_family.hpp"
#include "projection/detail/ets_family.hpp"
#include "projection/detail/simple_family.hpp"
#include "projection/detail/theta_family.hpp"

namespace sociaaldomein::detail {

namespace {

void fit_family(ForecastModel model, const Chunk& chunk, std::span<Fit> out) {
    switch (model) {
        case ForecastModel::naive: return fit_simple(chunk, SimpleModel::naive, out);
        case ForecastModel::seasonal_naive: return fit_simple(chunk, SimpleModel::seasonal_naive, out);
        case ForecastModel::drift: return fit_simple(chunk, SimpleModel::drift, out);
        case ForecastModel::mean: return fit_simple(chunk, SimpleModel::mean, out);
        case ForecastModel::ets: return fit_ets(chunk, {}, out);
        case ForecastModel::theta: return fit_theta(chunk, ThetaVariant::standard, out);
        case ForecastModel::optimised_theta: return fit_theta(chunk, ThetaVariant::optimised, out);
        case ForecastModel::dynamic_theta: return fit_theta(chunk, ThetaVariant::dynamic_standard, out);
        case ForecastModel::dynamic_optimised_theta: return fit_theta(chunk, ThetaVariant::dynamic_optimised, out);
        case ForecastModel::arima: return fit_arima(chunk, {}, out);
        case ForecastModel::ces: return fit_ces(chunk, CesSeasonality::automatic, out);
        case ForecastModel::automatic:
        case ForecastModel::ets_theta: break;  // combinations have parts of their own
    }
}

std::vector<std::pair<ForecastModel, double>> parts_of(ForecastModel model) {
    switch (model) {
        case ForecastModel::automatic:
            return {{ForecastModel::ets, 0.25},
                    {ForecastModel::dynamic_optimised_theta, 0.25},
                    {ForecastModel::arima, 0.25},
                    {ForecastModel::ces, 0.25}};
        case ForecastModel::ets_theta:
            return {{ForecastModel::ets, 0.5}, {ForecastModel::dynamic_optimised_theta, 0.5}};
        default: return {{model, 1.0}};
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

ModelFitter::ModelFitter(ForecastModel model) : model_(model) {
    for (const auto& [part, weight] : parts_of(model)) parts_.push_back({part, weight, {}});
}

void ModelFitter::fit(const Chunk& chunk) {
    horizon_ = static_cast<std::size_t>(chunk.horizon);
    for (Part& part : parts_) {
        part.storage.reset(chunk.series.size(), horizon_);
        fit_family(part.model, chunk, part.storage.fits());
    }
    fallback_.reset(chunk.series.size(), horizon_);
    fit_simple(chunk, SimpleModel::naive, fallback_.fits());
}

void ModelFitter::combine(std::size_t i, Combined& out) const {
    std::ranges::fill(out.mean, 0.0);
    std::ranges::fill(out.spread, 0.0);
    std::ranges::fill(out.psi, 0.0);
    out.sigma = 0.0;
    double total = 0.0;
    for (const Part& part : parts_)
        if (usable(part.storage.fits()[i])) total += part.weight;
    out.replaced = total == 0.0;

    const auto add = [&](const Fit& fit, double weight) {
        double squares = 0.0;
        for (std::size_t h = 0; h < horizon_; ++h) {
            squares += fit.psi[h] * fit.psi[h];
            out.mean[h] += weight * fit.mean[h];
            // Parts err together, as they follow the same series: deviations add up, not variances.
            out.spread[h] += weight * fit.weight[h] * std::sqrt(squares);
            out.psi[h] += weight * fit.psi[h];
        }
        out.sigma += weight * fit.sigma;
    };
    if (out.replaced) {
        add(fallback_.fits()[i], 1.0);
        return;
    }
    for (const Part& part : parts_)
        if (usable(part.storage.fits()[i])) add(part.storage.fits()[i], part.weight / total);
}

void ModelFitter::describe(std::size_t i, FitReport& report) const {
    report.criterion = std::numeric_limits<double>::quiet_NaN();
    for (const Part& part : parts_) {
        const Fit& fit = part.storage.fits()[i];
        if (!usable(fit)) continue;
        if (!report.model.empty()) report.model += " + ";
        report.model += fit.model;
    }
    if (report.model.empty()) report.model = fallback_.fits()[i].model;
    if (parts_.size() > 1 || !usable(parts_.front().storage.fits()[i])) return;
    const Fit& fit = parts_.front().storage.fits()[i];
    report.criterion = fit.criterion;
    report.parameters.assign(fit.parameters, fit.parameters + std::min(fit.parameter_count, Fit::parameter_limit));
}

}  // namespace sociaaldomein::detail
