#include "projection/detail/adjusted_chunk.hpp"

#include <algorithm>

namespace sociaaldomein::detail {

void AdjustedChunk::reset(const Chunk& chunk) {
    season_ = static_cast<std::size_t>(std::max(chunk.season, 1));
    const std::size_t count = chunk.series.size();
    std::size_t size = 0;
    for (const std::span<const double> y : chunk.series) size += y.size();
    values_.resize(size);
    series_.assign(chunk.series.begin(), chunk.series.end());
    kinds_.assign(count, SeasonKind::none);
    indices_.resize(count * season_);
    variances_.resize(season_);
    double* to = values_.data();
    for (std::size_t i = 0; i < count && season_ > 1; ++i) {
        const std::span<const double> y = chunk.series[i];
        const std::span<double> indices = std::span(indices_).subspan(i * season_, season_);
        if (y.size() < 2 * season_) continue;
        if (y.size() < 3 * season_ && !is_seasonal(y, chunk.season)) continue;
        const SeasonKind kind = seasonal_indices(y, indices, variances_);
        if (kind == SeasonKind::none) continue;
        if (y.size() >= 3 * season_) shrink_indices(kind, indices, variances_);
        kinds_[i] = kind;
        for (std::size_t t = 0; t < y.size(); ++t) {
            const double index = indices[t % season_];
            to[t] = kind == SeasonKind::additive ? y[t] - index : y[t] / index;
        }
        series_[i] = {to, y.size()};
        to += y.size();
    }
    adjusted_ = {series_, 1, chunk.horizon};
}

void AdjustedChunk::restore(std::size_t i, Fit& fit) const {
    if (kinds_[i] == SeasonKind::none) return;
    const std::span<const double> indices = std::span(indices_).subspan(i * season_, season_);
    const std::size_t length = series_[i].size();
    for (std::size_t h = 0; h < fit.mean.size(); ++h) {
        const double index = indices[(length + h) % season_];
        if (kinds_[i] == SeasonKind::additive) {
            fit.mean[h] += index;
        } else {
            fit.mean[h] *= index;
            fit.weight[h] *= index;
        }
    }
}

}  // namespace sociaaldomein::detail
