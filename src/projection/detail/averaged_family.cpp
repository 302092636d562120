#include "projection/detail/averaged_family.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "projection/kernels/averaged.hpp"
#include "projection/kernels/elementary.hpp"

namespace sociaaldomein::detail {

namespace {

using kernels::AveragedSums;

/// A series with its first value at 0 and changes of deviation 1, and the way back.
struct Standardised {
    std::vector<double> values;
    AveragedScale scale = AveragedScale::level;
    double origin = 0.0;
    double unit = 1.0;
};

void standardise(std::span<const double> y, AveragedScale scale, Standardised& result) {
    result.values.assign(y.begin(), y.end());
    std::vector<double>& z = result.values;
    const bool logs =
        scale == AveragedScale::logarithm && std::ranges::all_of(y, [](double x) { return x > 0.0; });
    result.scale = logs ? AveragedScale::logarithm : AveragedScale::level;
    if (logs) kernels::elementary_kernels().log(z.data(), z.data(), z.size());
    result.origin = z.front();
    const double steps = static_cast<double>(z.size() - 1);
    const double mean = (z.back() - z.front()) / steps;
    double squares = 0.0;
    double largest = 0.0;
    for (std::size_t t = 1; t < z.size(); ++t) {
        const double change = z[t] - z[t - 1] - mean;
        squares += change * change;
        largest = std::max(largest, std::abs(z[t] - z.front()));
    }
    // A straight line has no spread of its own: what rounding leaves must not be blown up to one.
    result.unit = std::sqrt(squares / steps) + 1e-9 * largest;
    if (!(result.unit > 0.0)) result.unit = 1.0;
    for (double& x : z) x = (x - result.origin) / result.unit;
}

class AveragedBlock {
public:
    AveragedBlock()
        : lanes_(static_cast<std::size_t>(kernels::averaged_kernels().lane_count)), standardised_(lanes_) {
        scratch_.resize(lanes_ * 4 * kernels::averaged_points);
        sums_.resize(lanes_ * AveragedSums::groups * AveragedSums::sums);
        variance_.resize(lanes_);
        count_.resize(lanes_);
    }

    std::size_t lanes() const { return lanes_; }

    void fit(std::span<const std::span<const double>> series, AveragedScale scale,
             std::span<Fit* const> out) {
        std::vector<std::span<const double>> ready;
        std::ranges::fill(count_, 2.0);
        for (std::size_t lane = 0; lane < series.size(); ++lane) {
            standardise(series[lane], scale, standardised_[lane]);
            ready.emplace_back(standardised_[lane].values);
            count_[lane] = static_cast<double>(series[lane].size());
        }
        pack(ready, static_cast<int>(lanes_), block_);
        kernels::averaged_kernels().fit({block_.values.data(), block_.start.data(), block_.length,
                                         count_.data(), scratch_.data(), sums_.data(), variance_.data()});
        for (std::size_t lane = 0; lane < series.size(); ++lane) report(lane, *out[lane]);
    }

private:
    double sum(int group, int which, std::size_t lane) const {
        return sums_[static_cast<std::size_t>(group * AveragedSums::sums + which) * lanes_ + lane];
    }

    void report(std::size_t lane, Fit& fit) const {
        const Standardised& from = standardised_[lane];
        const AveragedScale scale = from.scale;
        const std::size_t horizon = fit.mean.size();
        double alpha = 0.0;
        double beta = 0.0;
        for (int g = 0; g < AveragedSums::groups; ++g) {
            alpha += sum(g, AveragedSums::alpha, lane);
            beta += sum(g, AveragedSums::beta, lane);
        }
        double reach[AveragedSums::groups] = {};  // phi + … + phi^h of each damping, 0 without trend
        double power[AveragedSums::groups];
        std::ranges::fill(power, 1.0);
        double squares = 0.0;
        for (std::size_t h = 0; h < horizon; ++h) {
            double psi = h == 0 ? 1.0 : alpha;
            for (int g = 0; g < kernels::averaged_damping_count; ++g) {
                if (h > 0) psi += reach[g] * sum(g, AveragedSums::beta, lane);
                power[g] *= kernels::averaged_dampings[g];
                reach[g] += power[g];
            }
            double mean = 0.0;
            double mean_square = 0.0;
            for (int g = 0; g < AveragedSums::groups; ++g) {
                mean += sum(g, AveragedSums::level, lane) + reach[g] * sum(g, AveragedSums::slope, lane);
                mean_square += sum(g, AveragedSums::level_level, lane) +
                               reach[g] * (2.0 * sum(g, AveragedSums::level_slope, lane) +
                                           reach[g] * sum(g, AveragedSums::slope_slope, lane));
            }
            squares += psi * psi;
            const double between = std::max(mean_square - mean * mean, 0.0);
            fit.psi[h] = psi;
            fit.mean[h] = from.origin + from.unit * mean;
            fit.weight[h] = from.unit * std::sqrt(variance_[lane] + between / squares);
        }
        fit.sigma = from.unit * std::sqrt(variance_[lane]);
        if (scale == AveragedScale::logarithm) {
            const auto& elementary = kernels::elementary_kernels();
            elementary.exp(fit.mean.data(), fit.mean.data(), horizon);
            for (std::size_t h = 0; h < horizon; ++h) fit.weight[h] *= fit.mean[h];
            double last = from.origin + from.unit * from.values.back();
            elementary.exp(&last, &last, 1);
            fit.sigma *= last;
        }
        fit.parameters[0] = alpha;
        fit.parameters[1] = beta;
        fit.parameters[2] = 1.0 - sum(kernels::averaged_damping_count, AveragedSums::weight, lane);
        fit.parameter_count = 3;
        std::snprintf(fit.model, sizeof fit.model, "averaged ETS%s",
                      scale == AveragedScale::logarithm ? " of logs" : "");
        fit.fitted = true;
    }

    std::size_t lanes_;
    std::vector<Standardised> standardised_;
    Block block_;
    std::vector<double> scratch_;
    std::vector<double> sums_;
    std::vector<double> variance_;
    std::vector<double> count_;
};

}  // namespace

void fit_averaged(const Chunk& chunk, AveragedScale scale, std::span<Fit> out) {
    AveragedBlock block;
    std::vector<std::span<const double>> series;
    std::vector<Fit*> fits;
    const auto flush = [&] {
        if (!series.empty()) block.fit(series, scale, fits);
        series.clear();
        fits.clear();
    };
    for (std::size_t i = 0; i < chunk.series.size(); ++i) {
        const std::span<const double> y = chunk.series[i];
        out[i].fitted = false;
        if (y.size() < 3) continue;
        series.push_back(y);
        fits.push_back(&out[i]);
        if (series.size() == block.lanes()) flush();
    }
    flush();
}

}  // namespace sociaaldomein::detail
