#include "projection/detail/theta_family.hpp"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <vector>

#include "projection/detail/seasonal_adjustment.hpp"
#include "projection/kernels/theta.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr std::size_t shortest = 4;

const char* name_of(ThetaVariant variant) {
    switch (variant) {
        case ThetaVariant::standard: return "STM";
        case ThetaVariant::optimised: return "OTM";
        case ThetaVariant::dynamic_standard: return "DSTM";
        default: return "DOTM";
    }
}

/// A block of lanes: series without their season, and what the kernel makes of them.
class ThetaBlock {
public:
    ThetaBlock(ThetaVariant variant, int season, int horizon)
        : variant_(variant),
          season_(season),
          lanes_(static_cast<std::size_t>(kernels::theta_kernels().lane_count)),
          horizon_(static_cast<std::size_t>(horizon)),
          kinds_(lanes_),
          indices_(lanes_ * static_cast<std::size_t>(std::max(season, 1))),
          parameters_(5 * lanes_),
          projection_(3 * horizon_ * lanes_) {}

    std::size_t lanes() const { return lanes_; }

    /// Fits at most `lanes()` series, of at least four values each.
    void fit(std::span<const std::span<const double>> series, std::span<Fit* const> out) {
        take_season_out(series);
        pack(adjusted_, static_cast<int>(lanes_), block_);
        scratch_.resize(
            static_cast<std::size_t>(kernels::theta_scratch(block_.length, static_cast<int>(horizon_))) *
            lanes_);
        kernels::ThetaTask task{};
        task.values = block_.values.data();
        task.start = block_.start.data();
        task.length = block_.length;
        task.horizon = static_cast<int>(horizon_);
        task.dynamic =
            variant_ == ThetaVariant::dynamic_standard || variant_ == ThetaVariant::dynamic_optimised;
        task.optimised = variant_ == ThetaVariant::optimised || variant_ == ThetaVariant::dynamic_optimised;
        task.scratch = scratch_.data();
        task.alpha = parameters_.data();
        task.theta = task.alpha + lanes_;
        task.level = task.theta + lanes_;
        task.sse = task.level + lanes_;
        task.sigma = task.sse + lanes_;
        task.mean = projection_.data();
        task.psi = task.mean + horizon_ * lanes_;
        task.spread = task.psi + horizon_ * lanes_;
        kernels::theta_kernels().fit(task);
        for (std::size_t lane = 0; lane < series.size(); ++lane)
            report(task, lane, series[lane].size(), *out[lane]);
    }

private:
    std::span<double> indices_of(std::size_t lane) {
        return std::span(indices_).subspan(lane * static_cast<std::size_t>(season_),
                                           static_cast<std::size_t>(season_));
    }

    void take_season_out(std::span<const std::span<const double>> series) {
        adjusted_.assign(series.begin(), series.end());
        std::size_t size = 0;
        for (const std::span<const double> y : series) size += y.size();
        values_.resize(size);
        double* to = values_.data();
        for (std::size_t lane = 0; lane < series.size(); ++lane) {
            const std::span<const double> y = series[lane];
            kinds_[lane] = SeasonKind::none;
            if (!is_seasonal(y, season_)) continue;
            const std::span<double> indices = indices_of(lane);
            kinds_[lane] = seasonal_indices(y, indices);
            const bool multiplicative = kinds_[lane] == SeasonKind::multiplicative;
            for (std::size_t t = 0; t < y.size(); ++t) {
                const double index = indices[t % indices.size()];
                to[t] = multiplicative ? y[t] / index : y[t] - index;
            }
            adjusted_[lane] = {to, y.size()};
            to += y.size();
        }
    }

    void report(const kernels::ThetaTask& task, std::size_t lane, std::size_t n, Fit& fit) {
        const SeasonKind kind = kinds_[lane];
        fit.fitted = true;
        fit.sigma = task.sigma[lane];
        fit.objective = task.sse[lane];
        fit.criterion = std::numeric_limits<double>::quiet_NaN();
        fit.parameters[0] = task.alpha[lane];
        fit.parameters[1] = task.theta[lane];
        fit.parameters[2] = task.level[lane];
        fit.parameter_count = (task.optimised ? 3 : 2) + (kind == SeasonKind::none ? 0 : season_ - 1);
        for (std::size_t h = 0; h < horizon_; ++h) {
            const std::size_t at = h * lanes_ + lane;
            fit.mean[h] = task.mean[at];
            fit.psi[h] = task.psi[at];
            fit.weight[h] = fit.sigma * task.spread[at];
            if (kind == SeasonKind::none) continue;
            const double index = indices_of(lane)[(n + h) % static_cast<std::size_t>(season_)];
            if (kind == SeasonKind::multiplicative) {
                fit.mean[h] *= index;
                fit.weight[h] *= index;
            } else {
                fit.mean[h] += index;
            }
        }
        if (kind == SeasonKind::none)
            std::snprintf(fit.model, sizeof fit.model, "%s", name_of(variant_));
        else
            std::snprintf(fit.model, sizeof fit.model, "%s[%d,%c]", name_of(variant_), season_,
                          kind == SeasonKind::multiplicative ? 'M' : 'A');
    }

    ThetaVariant variant_;
    int season_;
    std::size_t lanes_;
    std::size_t horizon_;
    std::vector<SeasonKind> kinds_;
    std::vector<double> indices_;
    std::vector<double> parameters_;
    std::vector<double> projection_;
    std::vector<double> values_;
    std::vector<double> scratch_;
    std::vector<std::span<const double>> adjusted_;
    Block block_;
};

}  // namespace

void fit_theta(const Chunk& chunk, ThetaVariant variant, std::span<Fit> out) {
    ThetaBlock block(variant, std::max(chunk.season, 1), chunk.horizon);
    std::vector<std::span<const double>> series;
    std::vector<Fit*> fits;
    for (std::size_t i = 0; i < chunk.series.size(); ++i) {
        out[i].fitted = false;
        if (chunk.series[i].size() >= shortest) {
            series.push_back(chunk.series[i]);
            fits.push_back(&out[i]);
        }
        if (series.size() == block.lanes() || (i + 1 == chunk.series.size() && !series.empty())) {
            block.fit(series, fits);
            series.clear();
            fits.clear();
        }
    }
}

}  // namespace sociaaldomein::detail
