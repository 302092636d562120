#pragma once
// From the end of a search to a result: first states in their usual form, and the course through the series once more.
// Layer: projection.

#include "projection/kernels/ets.hpp"
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

/// Runs the model through the series and writes everything that ets_row names.
template <class Shape>
void finish(const Lanes& y, bool relative, bool product, const real& base, const Found<Shape>& found,
            double* result) {
    const int m = y.season;
    const auto write = [&](int row, const real& x) { store(result + row * lane_count, x); };
    const Smoothing<real> s = Shape::smoothing(found.at + Shape::states(m));
    write(ets_row::alpha, s.alpha);
    write(ets_row::beta, s.beta);
    write(ets_row::gamma, s.gamma);
    write(ets_row::phi, s.phi);
    write(ets_row::evaluations, found.evaluations);

    LinearCourse<Shape> x;
    x.begin(found.at, base, m);
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
        const real error = relative ? e / mu : e;
        sum += select(alive, error * error, real(0.0));
        if (relative) {
            logs.multiply(select(alive, mu, real(1.0)));
            logs.carry();
        }
        const real learnt = product ? q * error : e;
        x.level = select(alive, q + s.alpha * learnt, x.level);
        if constexpr (Shape::sloped) x.slope = select(alive, damped + s.beta * learnt, x.slope);
        if constexpr (Shape::seasonal) {
            const real by = product ? x.season[slot] * error : e;
            x.season[slot] = select(alive, x.season[slot] + s.gamma * by, x.season[slot]);
        }
        slot = slot + 1 < m ? slot + 1 : 0;
    }
    write(ets_row::last_level, x.level);
    write(ets_row::last_slope, x.slope);
    if constexpr (Shape::seasonal)
        for (int i = 0; i < m; ++i) write(ets_row::season + m + i, x.season[i]);
    write(ets_row::sum, sum);
    real objective = y.length * log(sum + y.length * real(noise));
    if (relative) objective += real(2.0) * logs.sum();
    const mask sound = (found.value < real(__builtin_inf())) & ((objective - objective) == real(0.0));
    write(ets_row::objective, select(sound, objective, real(__builtin_inf())));
}

constexpr int grid_limit = 8 * 8 * 8;  // points

SD_INLINE Lanes lanes_of(const EtsBlock& block, const double* values) {
    return Lanes{values, load(block.lengths), block.shortest, block.longest, block.season};
}

template <class Shape>
void fit_linear(const EtsBlock& block, bool relative, double* result, double* workspace) {
    const Lanes y = lanes_of(block, block.values);
    const real base = y.at(0);
    real* room = reinterpret_cast<real*>(workspace);
    Found<Shape> found;
    if (relative)
        search_relative<Shape>(y, base, room, found);
    else
        search_additive<Shape>(y, base, room, found);
    finish<Shape>(y, relative, false, base, found, result);
}

template <class Shape>
void fit_product(const EtsBlock& block, double* result, double* workspace) {
    const Lanes y = lanes_of(block, block.values);
    real* room = reinterpret_cast<real*>(workspace);
    double* log_values = workspace + grid_limit * lane_count;
    for (int t = 0; t < y.longest; ++t)
        store(log_values + t * lane_count, log(select(y.alive(t), y.at(t), real(1.0))));
    const Lanes logs = lanes_of(block, log_values);
    Found<Shape> found;
    real base;
    search_product<Shape>(y, logs, room, base, found);
    finish<Shape>(y, true, true, base, found, result);
}

int workspace_doubles(int longest) noexcept { return (grid_limit + longest) * lane_count; }

}  // namespace
}  // namespace sociaaldomein::kernels
