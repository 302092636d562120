#include "projection/detail/ets_family.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <memory>
#include <vector>

#include "projection/kernels/ets_seasonal.hpp"

namespace sociaaldomein::detail {
namespace {

namespace row = kernels::ets_row;
using kernels::EtsBatch;
using kernels::EtsKernels;

constexpr double infinity = std::numeric_limits<double>::infinity();
/// A multiplicative error relative to less than this has no meaning in double precision.
constexpr double least_positive = 1e-50;
constexpr std::size_t alignment = 64;
/// Series that a kernel gets at once: enough that its queue of searches is seldom empty, few enough for the cache.
constexpr std::size_t batch_limit = 256;

/// Memory for the kernels' vectors.
class Workspace {
public:
    double* get(std::size_t doubles) {
        if (held_.size() < doubles + alignment / sizeof(double))
            held_.resize(doubles + alignment / sizeof(double));
        void* start = held_.data();
        std::size_t room = held_.size() * sizeof(double);
        return static_cast<double*>(std::align(alignment, doubles * sizeof(double), start, room));
    }

private:
    std::vector<double> held_;
};

struct Candidate {
    int model = -1;
    double objective = infinity;
    double criterion = infinity;
    std::vector<double> rows;  // as ets_row, of one lane
};

/// Fitting of one chunk; holds what its models share.
class Fitter {
public:
    explicit Fitter(const Chunk& chunk)
        : chunk_(chunk),
          season_(chunk.season >= 2 && chunk.season <= 24 ? chunk.season : 1),
          best_(chunk.series.size()) {}

    /// Fits `wanted[i]` of series i and keeps the best model of each.
    void fit(const std::vector<EtsSet>& wanted);

    /// The models of `asked`, or simpler ones, that series i allows.
    EtsSet allowed(std::size_t i, EtsSet asked) const;

    const Candidate& best(std::size_t i) const { return best_[i]; }
    int season() const { return season_; }

private:
    bool allows(std::size_t i, EtsForm form) const;
    void fit_batch(EtsSet set, std::span<const std::size_t> members);
    EtsBatch pack(std::span<const std::size_t> members, std::size_t width, int season);
    void take(int model, const double* result, int season, std::span<const std::size_t> members);

    const Chunk& chunk_;
    int season_;
    std::vector<Candidate> best_;
    std::vector<double> values_, lengths_, result_;  // of a batch, as kernels want them
    std::size_t width_ = 1;                          // lanes of a block
    Workspace workspace_;
};

bool Fitter::allows(std::size_t i, EtsForm form) const {
    const auto n = static_cast<int>(chunk_.series[i].size());
    if (form.season != 0 && (season_ == 1 || n < 2 * season_)) return false;
    return n >= ets_parameter_count(form, season_) + 2;
}

EtsSet Fitter::allowed(std::size_t i, EtsSet asked) const {
    const bool positive = std::ranges::all_of(chunk_.series[i], [](double y) { return y >= least_positive; });
    const auto simpler = [&](EtsForm form, int step) {
        if (!positive) {
            form.multiplicative_error = false;
            form.season = std::min(form.season, 1);
        }
        if (step >= 1) form.season = 0;
        if (step >= 2) form.trend = std::min(form.trend, 1);
        if (step >= 3) form.trend = 0;
        return form;
    };
    for (int step = 0; step <= 3; ++step) {
        EtsSet set = 0;
        for (std::size_t k = 0; k < ets_models.size(); ++k) {
            if ((asked >> k & 1U) == 0) continue;
            const EtsForm form = simpler(ets_models[k], step);
            if (allows(i, form))
                set =
                    static_cast<EtsSet>(set | ets_model(form.multiplicative_error, form.trend, form.season));
        }
        if (set != 0) return set;
    }
    return ets_model(false, 0, 0);
}

void Fitter::fit(const std::vector<EtsSet>& wanted) {
    // Series that want the same go together.
    std::vector<EtsSet> sets = wanted;
    std::ranges::sort(sets);
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
    std::vector<std::size_t> members;
    for (const EtsSet set : sets) {
        members.clear();
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (wanted[i] == set) members.push_back(i);
        for (std::size_t first = 0; first < members.size(); first += batch_limit)
            fit_batch(set, std::span(members).subspan(first, std::min(batch_limit, members.size() - first)));
    }
}

void Fitter::fit_batch(EtsSet set, std::span<const std::size_t> members) {
    for (const bool seasonal : {false, true}) {
        const EtsSet of_kernel = set & ets_set([&](EtsForm form) { return (form.season != 0) == seasonal; });
        if (of_kernel == 0) continue;
        const EtsKernels& kernel = seasonal ? kernels::ets_seasonal_kernels() : kernels::ets_kernels();
        const EtsBatch batch =
            pack(members, static_cast<std::size_t>(kernel.lane_count), seasonal ? season_ : 1);
        double* workspace = workspace_.get(static_cast<std::size_t>(kernel.workspace_doubles(batch)));
        const std::size_t room = static_cast<std::size_t>(row::count(batch.season)) * lengths_.size();
        for (int trend = 0; trend <= 2; ++trend) {
            const int first = trend + (seasonal ? 6 : 0);  // ets_models of this trend come every three
            const auto asked = [&](int model) { return (of_kernel >> model & 1U) != 0; };
            result_.resize(3 * room);
            kernels::EtsResults results;
            if (asked(first)) results.additive = result_.data();
            if (asked(first + 3)) results.multiplicative_error = result_.data() + room;
            if (seasonal && asked(first + 6)) results.multiplicative_season = result_.data() + 2 * room;
            if (results.additive == nullptr && results.multiplicative_error == nullptr &&
                results.multiplicative_season == nullptr)
                continue;
            kernel.fit(batch, trend, results, workspace);
            take(first, results.additive, batch.season, members);
            take(first + 3, results.multiplicative_error, batch.season, members);
            take(first + 6, results.multiplicative_season, batch.season, members);
        }
    }
}

EtsBatch Fitter::pack(std::span<const std::size_t> members, std::size_t width, int season) {
    width_ = width;
    const std::size_t lanes = (members.size() + width - 1) / width * width;
    // Lanes that are left over repeat the last series.
    const auto series = [&](std::size_t lane) {
        return chunk_.series[members[std::min(lane, members.size() - 1)]];
    };
    std::size_t longest = 0;
    std::size_t shortest = std::numeric_limits<std::size_t>::max();
    lengths_.resize(lanes);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const std::size_t n = series(lane).size();
        longest = std::max(longest, n);
        shortest = std::min(shortest, n);
        lengths_[lane] = static_cast<double>(n);
    }
    values_.assign(longest * lanes, 0.0);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const std::span<const double> y = series(lane);
        double* column = values_.data() + lane / width * width * longest + lane % width;
        for (std::size_t t = 0; t < y.size(); ++t) column[t * width] = y[t];
    }
    EtsBatch batch;
    batch.values = values_.data();
    batch.lengths = lengths_.data();
    batch.series = static_cast<int>(members.size());
    batch.shortest = static_cast<int>(shortest);
    batch.longest = static_cast<int>(longest);
    batch.season = season;
    return batch;
}

void Fitter::take(int model, const double* result, int season, std::span<const std::size_t> members) {
    if (result == nullptr) return;
    const int k = ets_parameter_count(ets_models[static_cast<std::size_t>(model)], season_);
    const auto rows = static_cast<std::size_t>(row::count(season));
    for (std::size_t lane = 0; lane < members.size(); ++lane) {
        const double* found = result + lane / width_ * width_ * rows + lane % width_;
        const double objective = found[row::objective * width_];
        if (!(objective < infinity)) continue;
        const double left = lengths_[lane] - k - 2.0;
        const double counted = k + 1.0;
        const double criterion =
            left > 0.0 ? objective + 2.0 * counted + 2.0 * counted * (counted + 1.0) / left : infinity;
        Candidate& best = best_[members[lane]];
        // Of equal scores the first in ets_models counts, whatever came first here.
        if (best.model >= 0 &&
            !(criterion < best.criterion || (criterion == best.criterion && model < best.model)))
            continue;
        best.model = model;
        best.objective = objective;
        best.criterion = criterion;
        best.rows.resize(rows);
        for (std::size_t r = 0; r < rows; ++r) best.rows[r] = found[r * width_];
    }
}

const char* component(int trend_or_season, const char* none, const char* first, const char* second) {
    return trend_or_season == 0 ? none : trend_or_season == 1 ? first : second;
}

EtsState state_of(const Candidate& found, std::size_t n, int season) {
    const auto at = [&](int r) { return found.rows[static_cast<std::size_t>(r)]; };
    EtsState state;
    state.form = ets_models[static_cast<std::size_t>(found.model)];
    state.alpha = at(row::alpha);
    state.beta = at(row::beta);
    state.gamma = at(row::gamma);
    state.phi = at(row::phi);
    state.level = at(row::last_level);
    state.slope = at(row::last_slope);
    const int used = ets_parameter_count(state.form, season);
    state.sigma = std::sqrt(at(row::sum) / (static_cast<double>(n) - used));
    if (state.form.season != 0) {
        state.season_length = season;
        for (int j = 0; j < season; ++j) {
            const int phase =
                static_cast<int>((n + static_cast<std::size_t>(j)) % static_cast<std::size_t>(season));
            state.season[static_cast<std::size_t>(j)] = at(row::season + season + phase);
        }
    }
    return state;
}

void fill(const Candidate& found, const EtsState& state, int season, Fit& fit) {
    const EtsForm form = state.form;
    project_ets(state, fit.mean, fit.weight, fit.psi);
    fit.sigma = state.sigma;
    fit.objective = found.objective;
    fit.criterion = found.criterion;
    fit.parameter_count = ets_parameter_count(form, season);
    std::fill(std::begin(fit.parameters), std::end(fit.parameters), 0.0);
    std::copy_n(found.rows.begin(), 4, fit.parameters);
    fit.parameters[4] = found.rows[row::first_level];
    fit.parameters[5] = found.rows[row::first_slope];
    if (form.season != 0)
        std::copy_n(found.rows.begin() + row::season, std::min(season, Fit::parameter_limit - 6),
                    fit.parameters + 6);
    std::snprintf(fit.model, sizeof fit.model, "ETS(%s,%s,%s)", form.multiplicative_error ? "M" : "A",
                  component(form.trend, "N", "A", "Ad"), component(form.season, "N", "A", "M"));
    fit.fitted = true;
}

}  // namespace

void fit_ets(const Chunk& chunk, const EtsChoice& choice, std::span<Fit> out, std::span<EtsState> states) {
    Fitter fitter(chunk);
    std::vector<EtsSet> wanted(chunk.series.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) wanted[i] = fitter.allowed(i, choice.models);
    fitter.fit(wanted);
    // Multiplicative errors may suit no start at all; an additive model without trend suits everything.
    bool lost = false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const bool without = fitter.best(i).model < 0;
        wanted[i] = without ? ets_model(false, 0, 0) : EtsSet{0};
        lost = lost || without;
    }
    if (lost) fitter.fit(wanted);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const Candidate& found = fitter.best(i);
        out[i].fitted = false;
        if (found.model < 0) continue;
        const EtsState state = state_of(found, chunk.series[i].size(), fitter.season());
        fill(found, state, fitter.season(), out[i]);
        if (!states.empty()) states[i] = state;
    }
}

}  // namespace sociaaldomein::detail
