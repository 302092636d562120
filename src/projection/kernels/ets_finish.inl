#pragma once
// From the end of a search to a result: first states in their usual form, and the course through the series once more.
// Layer: projection.

#include "projection/kernels/ets_search.inl"

namespace sociaaldomein::kernels {
namespace {

/// The first states with a season that adds up to 0, or (product) to its length.
template <class Shape>
void normalise(bool product, int m, real& level, real& slope, real* season) {
    if constexpr (Shape::seasonal) {
        real total = real(0.0);
        for (int i = 0; i < m; ++i) total += season[i];
        const real mean = total / real(static_cast<double>(m));
        if (product) {
            level *= mean;
            slope *= mean;
            for (int i = 0; i < m; ++i) season[i] /= mean;
        } else {
            level += mean;
            for (int i = 0; i < m; ++i) season[i] -= mean;
        }
    }
}

/// Runs the models found through the series of a block, and writes everything that ets_row names.
template <class Shape, Error error>
void finish(const Lanes& y, const real& value, const real& evaluations, const real* at, double* result) {
    constexpr bool relative = error != Error::additive;
    constexpr bool product = error == Error::product;
    const int m = y.season;
    const auto write = [&](int row, const real& x) { store(result + row * lane_count, x); };
    const Smoothing<real> s = Shape::smoothing(at + Shape::states(m));
    write(ets_row::alpha, s.alpha);
    write(ets_row::beta, s.beta);
    write(ets_row::gamma, s.gamma);
    write(ets_row::phi, s.phi);
    write(ets_row::evaluations, evaluations);

    LinearCourse<Shape> x;
    x.begin(at, y.at(0), m);
    normalise<Shape>(product, m, x.level, x.slope, x.season);
    write(ets_row::first_level, x.level);
    write(ets_row::first_slope, x.slope);
    if constexpr (Shape::seasonal)
        for (int i = 0; i < m; ++i) write(ets_row::season + i, x.season[i]);

    real sum = real(0.0);
    LogSum logs;
    int slot = 0;
    for (int t = 0; t < y.longest; ++t) {
        const mask alive = y.alive(t);
        real damped = real(0.0);
        if constexpr (Shape::sloped) damped = s.phi * x.slope;
        const real q = x.level + damped;
        real mu = q;
        if constexpr (Shape::seasonal) mu = product ? q * x.season[slot] : q + x.season[slot];
        const real e = y.at(t) - mu;
        const real miss = relative ? e / mu : e;
        sum += select(alive, miss * miss, real(0.0));
        if constexpr (relative) {
            logs.multiply(select(alive, mu, real(1.0)));
            logs.carry();
        }
        const real learnt = product ? q * miss : e;
        x.level = select(alive, q + s.alpha * learnt, x.level);
        if constexpr (Shape::sloped) x.slope = select(alive, damped + s.beta * learnt, x.slope);
        if constexpr (Shape::seasonal) {
            const real by = product ? x.season[slot] * miss : e;
            x.season[slot] = select(alive, x.season[slot] + s.gamma * by, x.season[slot]);
        }
        slot = slot + 1 < m ? slot + 1 : 0;
    }
    write(ets_row::last_level, x.level);
    write(ets_row::last_slope, x.slope);
    if constexpr (Shape::seasonal)
        for (int i = 0; i < m; ++i) write(ets_row::season + m + i, x.season[i]);
    write(ets_row::sum, sum);
    real objective = y.length * log(sum + y.floor);
    if constexpr (relative) objective += real(2.0) * logs.sum();
    const mask sound = (value < real(__builtin_inf())) & ((objective - objective) == real(0.0));
    write(ets_row::objective, select(sound, objective, real(__builtin_inf())));
}

/// The parts of the workspace, in doubles, each a whole number of vectors.
struct Parts {
    long room, seeds, logs, lanes, records, all;
};
template <class Shape>
Parts parts_of(const EtsBatch& batch) {
    const auto doubles = [](unsigned long bytes) { return (static_cast<long>(bytes) + 63) / 64 * 8; };
    const long rows = static_cast<long>(batch.longest) * lane_count;
    const auto blocks = static_cast<unsigned long>(blocks_of(batch));
    Parts p;
    p.room = 0;
    p.seeds = p.room + static_cast<long>(Grid<Shape>::limit) * lane_count;
    p.logs = p.seeds + doubles(sizeof(BlockSeeds) * blocks);
    p.lanes = p.logs + rows * blocks_of(batch);
    p.records = p.lanes + rows;
    p.all = p.records + doubles(sizeof(Record<Shape>) * blocks * lane_count);
    return p;
}

/// Searches one kind of model, and writes its results.
template <class Shape, Error error>
void fit_error(const EtsBatch& batch, double* result, double* workspace) {
    if (result == nullptr) return;
    const Parts parts = parts_of<Shape>(batch);
    const BlockSeeds* seeds = reinterpret_cast<const BlockSeeds*>(workspace + parts.seeds);
    Record<Shape>* records = reinterpret_cast<Record<Shape>*>(workspace + parts.records);
    search<Shape, error>(batch, workspace + parts.logs, seeds, workspace + parts.lanes, records);
    for (int block = 0; block < blocks_of(batch); ++block) {
        Lanes y = block_of(batch, batch.values, block);
        real value;
        real evaluations;
        real at[Record<Shape>::size];
        for (int lane = 0; lane < lane_count; ++lane) {
            const int held = block * lane_count + lane;
            const Record<Shape>& record = records[held < batch.series ? held : batch.series - 1];
            lane_of(y.floor, lane) = record.floor;
            lane_of(value, lane) = record.value;
            lane_of(evaluations, lane) = record.evaluations;
            for (int i = 0; i < Shape::states(batch.season) + Shape::searched; ++i)
                lane_of(at[i], lane) = record.at[i];
        }
        finish<Shape, error>(y, value, evaluations, at,
                             result + static_cast<long>(block) * ets_row::count(batch.season) * lane_count);
    }
}

template <class Shape>
void fit_shape(const EtsBatch& batch, const EtsResults& results, double* workspace) {
    const Parts parts = parts_of<Shape>(batch);
    double* logs = nullptr;
    if (results.multiplicative_error != nullptr || results.multiplicative_season != nullptr) {
        logs = workspace + parts.logs;
        for (int block = 0; block < blocks_of(batch); ++block) {
            const Lanes y = block_of(batch, batch.values, block);
            double* to = logs + static_cast<long>(block) * batch.longest * lane_count;
            for (int t = 0; t < y.longest; ++t)
                store(to + t * lane_count, log(select(y.alive(t), y.at(t), real(1.0))));
        }
    }
    find_all_seeds<Shape>(batch, logs, reinterpret_cast<real*>(workspace + parts.room),
                          workspace + parts.lanes, reinterpret_cast<BlockSeeds*>(workspace + parts.seeds));
    fit_error<Shape, Error::additive>(batch, results.additive, workspace);
    fit_error<Shape, Error::relative>(batch, results.multiplicative_error, workspace);
    if constexpr (Shape::seasonal)
        fit_error<Shape, Error::product>(batch, results.multiplicative_season, workspace);
}

template <bool seasonal>
void fit(const EtsBatch& batch, int trend, const EtsResults& results, double* workspace) noexcept {
    if (trend == 0)
        fit_shape<Form<false, false, seasonal>>(batch, results, workspace);
    else if (trend == 1)
        fit_shape<Form<true, false, seasonal>>(batch, results, workspace);
    else
        fit_shape<Form<true, true, seasonal>>(batch, results, workspace);
}

template <bool seasonal>
long workspace_doubles(const EtsBatch& batch) noexcept {
    return parts_of<Form<true, true, seasonal>>(batch).all;
}

}  // namespace
}  // namespace sociaaldomein::kernels
