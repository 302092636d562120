#include "projection/detail/ces_family.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <vector>

#include "projection/detail/student_quantile.hpp"
#include "projection/kernels/ces.hpp"

namespace sociaaldomein::detail {
namespace {

using kernels::ces_parameters;
using kernels::ces_states;
using kernels::CesSeason;

constexpr int longest_season = 24;          // of a season beside a level: the cost grows with its square
constexpr std::size_t shortest = 4;         // values
constexpr std::size_t shortest_search = 7;  // values: two parameters, two states and sigma leave one
constexpr double log_two_pi = 1.8378770664093453;
constexpr CesSeason all_kinds[] = {CesSeason::none, CesSeason::simple, CesSeason::partial, CesSeason::full};

const char* name_of(CesSeason kind) {
    switch (kind) {
        case CesSeason::none: return "none";
        case CesSeason::simple: return "simple";
        case CesSeason::partial: return "partial";
        default: return "full";
    }
}

bool is_tried(CesKind asked, CesSeason kind) {
    if (asked == CesKind::automatic) return kind == CesSeason::none || kind == CesSeason::partial;
    return static_cast<int>(asked) == static_cast<int>(kind);
}

bool is_possible(CesSeason kind, int season, std::size_t n) {
    if (kind == CesSeason::none) return n >= shortest;
    if (season < 2 || n < 2 * static_cast<std::size_t>(season)) return false;
    if (kind != CesSeason::simple && season > longest_season) return false;
    const int least = ces_states(kind, season) + ces_parameters(kind) + 3;
    return n >= static_cast<std::size_t>(least);
}

/// States are counted by the degrees of freedom that they take from the variance, parameters as usual.
double aicc(double sse, double n, int states, int parameters) {
    const double free = n - states;
    const double k = parameters + 1;
    if (free - k - 1.0 <= 0.0) return std::numeric_limits<double>::infinity();
    const double variance = std::max(sse / free, 1e-26);
    return n * (log_two_pi + 1.0 + portable_log(variance)) + 2.0 * k + 2.0 * k * (k + 1.0) / (free - k - 1.0);
}

/// One kind on a block of lanes.
class CesBlock {
public:
    CesBlock(CesSeason kind, bool searched, int season, int horizon)
        : kind_(kind),
          searched_(searched),
          season_(season),
          lanes_(static_cast<std::size_t>(kernels::ces_kernels().lane_count)),
          horizon_(static_cast<std::size_t>(horizon)),
          results_((6 + 2 * horizon_) * lanes_) {}

    std::size_t lanes() const { return lanes_; }

    /// Fits at most `lanes()` series; a fit replaces what is there already when its AICc is less.
    void fit(std::span<const std::span<const double>> series, std::span<Fit* const> out) {
        pack(series, static_cast<int>(lanes_), block_);
        kernels::CesTask task{};
        task.values = block_.values.data();
        task.start = block_.start.data();
        task.length = block_.length;
        task.horizon = static_cast<int>(horizon_);
        task.kind = kind_;
        task.season = season_;
        task.searched = searched_;
        scratch_.resize(
            static_cast<std::size_t>(kernels::ces_scratch(task.length, task.horizon, kind_, season_)) *
            lanes_);
        task.scratch = scratch_.data();
        task.parameters = results_.data();
        std::fill_n(task.parameters, lanes_, 1.3);
        std::fill_n(task.parameters + lanes_, lanes_, 1.0);
        task.objective = task.parameters + 4 * lanes_;
        task.sse = task.objective + lanes_;
        task.mean = task.sse + lanes_;
        task.psi = task.mean + horizon_ * lanes_;
        kernels::ces_kernels().fit(task);
        for (std::size_t lane = 0; lane < series.size(); ++lane)
            report(task, lane, series[lane].size(), *out[lane]);
    }

private:
    void report(const kernels::CesTask& task, std::size_t lane, std::size_t size, Fit& fit) const {
        const auto n = static_cast<double>(size);
        const int states = ces_states(kind_, season_);
        const int parameters = searched_ ? ces_parameters(kind_) : 0;
        const double sse = task.sse[lane];
        const double criterion = aicc(sse, n, states, parameters);
        if (fit.fitted && !(criterion < fit.criterion)) return;
        fit.fitted = true;
        fit.criterion = criterion;
        fit.objective = task.objective[lane];
        fit.sigma = std::sqrt(sse / (n - states - parameters));
        fit.parameter_count = states + parameters;
        for (std::size_t k = 0; k < 4; ++k) fit.parameters[k] = task.parameters[k * lanes_ + lane];
        for (std::size_t h = 0; h < horizon_; ++h) {
            fit.mean[h] = task.mean[h * lanes_ + lane];
            fit.psi[h] = task.psi[h * lanes_ + lane];
            fit.weight[h] = fit.sigma;
        }
        if (kind_ == CesSeason::none)
            std::snprintf(fit.model, sizeof fit.model, "CES(none)");
        else
            std::snprintf(fit.model, sizeof fit.model, "CES(%s)[%d]", name_of(kind_), season_);
    }

    CesSeason kind_;
    bool searched_;
    int season_;
    std::size_t lanes_;
    std::size_t horizon_;
    std::vector<double> results_;
    std::vector<double> scratch_;
    Block block_;
};

template <class Wanted>
void fit_blocks(const Chunk& chunk, CesBlock block, std::span<Fit> out, Wanted wanted) {
    std::vector<std::span<const double>> series;
    std::vector<Fit*> fits;
    for (std::size_t i = 0; i < chunk.series.size(); ++i) {
        if (wanted(chunk.series[i].size())) {
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

}  // namespace

void fit_ces(const Chunk& chunk, CesKind asked, std::span<Fit> out) {
    for (std::size_t i = 0; i < chunk.series.size(); ++i) out[i].fitted = false;
    const int season = std::max(chunk.season, 1);
    for (const CesSeason kind : all_kinds) {
        if (!is_tried(asked, kind) || (kind != CesSeason::none && season < 2)) continue;
        fit_blocks(chunk, CesBlock(kind, true, season, chunk.horizon), out,
                   [&](std::size_t n) { return n >= shortest_search && is_possible(kind, season, n); });
        if (kind != CesSeason::none) continue;
        fit_blocks(chunk, CesBlock(kind, false, season, chunk.horizon), out,
                   [&](std::size_t n) { return n < shortest_search && is_possible(kind, season, n); });
    }
}

}  // namespace sociaaldomein::detail
