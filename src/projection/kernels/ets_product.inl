#pragma once
// Errors of the smoothing models with a multiplicative season (and error), with their derivatives. Layer: projection.
//
// A level times c and a season divided by c are the same model, so the first level is fixed and the season is free.

#include "projection/kernels/ets_form.inl"

namespace sociaaldomein::kernels {
namespace {

/// As evaluate_linear with relative errors, for the states (slope, season) at the first level `base`.
template <class Shape, int limit>
void evaluate_product(const Lanes& y, const real& base, const real* at, real& sum, real& value,
                      Normal<limit>& normal) {
    constexpr int searched = Shape::searched;
    const int m = y.season;
    const int states = Shape::states(m);
    const int count = states + searched;
    const real* place = at + states;
    const Smoothing<real> s = Shape::smoothing(place);

    real level = base;
    real slope = real(0.0);
    if constexpr (Shape::sloped) slope = at[Shape::slope];
    real season[longest_season];
    real d_level[Normal<limit>::size];
    real d_slope[Normal<limit>::size];
    real d_season[Normal<limit>::size][longest_season];
    real mean_relative[Normal<limit>::size];
    for (int i = 0; i < m; ++i) season[i] = at[Shape::level + i];
    for (int k = 0; k < count; ++k) {
        d_level[k] = d_slope[k] = mean_relative[k] = real(0.0);
        for (int i = 0; i < m; ++i) d_season[k][i] = real(k == Shape::level + i ? 1.0 : 0.0);
    }
    if constexpr (Shape::sloped) d_slope[Shape::slope] = real(1.0);
    normal.clear(count);
    LogSum logs;
    real least = real(greatest_level);
    real most = real(0.0);
    sum = real(0.0);

    int slot = 0;
    for (int t = 0; t < y.longest;) {
        real rows[steps_at_once][Normal<limit>::size];
        real residuals[steps_at_once];
        for (int group = 0; group < steps_at_once; ++group, ++t) {
            real* row = rows[group];
            if (t >= y.longest) {
                for (int i = 0; i < count; ++i) row[i] = real(0.0);
                residuals[group] = real(0.0);
                continue;
            }
            const bool all = t < y.shortest;
            real damped = real(0.0);
            if constexpr (Shape::sloped) damped = s.phi * slope;
            const real q = level + damped;
            const real was = season[slot];
            const real mu = q * was;
            const real inverse = real(1.0) / mu;
            const real weight = y.at(t) * inverse;
            const real eps = weight - real(1.0);
            const real by_level = real(1.0) + s.alpha * eps;
            const real by_season = real(1.0) + s.gamma * eps;
            const real q_eps = q * eps;
            for (int k = 0; k < count; ++k) {
                // A season that has not come yet has answered nothing.
                if (k >= Shape::level && k < states && k - Shape::level > t) {
                    row[k] = real(0.0);
                    continue;
                }
                real d_damped = real(0.0);
                if constexpr (Shape::sloped) {
                    d_damped = s.phi * d_slope[k];
                    if (Shape::damped && k == states + Shape::phi) d_damped += slope;
                }
                const real dq = d_level[k] + d_damped;
                const real u = (dq * was + q * d_season[k][slot]) * inverse;
                row[k] = u;
                const real d_eps = -(weight * u);
                const real dq_eps = dq * eps + q * d_eps;
                d_level[k] = dq + s.alpha * dq_eps;
                d_season[k][slot] = d_season[k][slot] * by_season + was * s.gamma * d_eps;
                if constexpr (Shape::sloped) d_slope[k] = d_damped + s.beta * dq_eps;
                if (k == states) d_level[k] += q_eps;
                if constexpr (Shape::sloped)
                    if (k == states + Shape::beta) d_slope[k] += q_eps;
                if (k == states + Shape::gamma) d_season[k][slot] += was * eps;
            }
            level = q * by_level;
            season[slot] = was * by_season;
            if constexpr (Shape::sloped) slope = damped + s.beta * q_eps;
            slot = slot + 1 < m ? slot + 1 : 0;

            Shape::by_place(place, s, row + states);
            real counted = mu;
            real residual = eps;
            // Level and season may not both be negative: a season is a share.
            real lesser = select(was > real(0.0), mu, was);
            if (!all) {
                const mask alive = y.alive(t);
                counted = select(alive, mu, real(1.0));
                lesser = select(alive, lesser, real(1.0));
                residual = select(alive, eps, real(0.0));
                for (int i = 0; i < count; ++i) row[i] = select(alive, row[i], real(0.0));
            }
            least = min(least, lesser);
            most = max(most, counted);
            logs.multiply(counted);
            for (int i = 0; i < count; ++i) {
                mean_relative[i] += row[i];
                row[i] = weight * row[i];
            }
            if (!all)
                for (int i = 0; i < count; ++i) row[i] = select(y.alive(t), row[i], real(0.0));
            residuals[group] = residual;
            sum += residual * residual;
        }
        logs.carry();
        normal.add(rows, residuals);
    }
    const mask inside = (least > real(least_level)) & (most < real(greatest_level));
    value = select(inside, concentrate(y, normal, sum, logs.sum(), mean_relative), real(__builtin_nan("")));
}

}  // namespace
}  // namespace sociaaldomein::kernels
