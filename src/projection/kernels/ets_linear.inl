#pragma once
// Errors of the smoothing models whose states are linear in the data, with their derivatives. Layer: projection.
//
// All models but those with a multiplicative season. What is expected at t answers to the first states through the row
// r(t) = w' (F - g w')^t, of which level and slope are two numbers per step, and the whole season is one sequence q:
// the i-th value of the first season works on time t as q[t - i].

#include "projection/kernels/ets_form.inl"

namespace sociaaldomein::kernels {
namespace {

/// The row r(t): how the next expectation answers to the first level, slope and season.
template <class Shape, class T>
struct Response {
    T level = T(1.0);
    T slope;
    T season[Shape::seasonal ? longest_season : 1];  // q, in a ring: [t mod m] is q[t] from time t on

    explicit SD_INLINE Response(const T& phi) : slope(phi) {}

    /// Fills `row` with the answers of the estimated states at time t; `slot` is t mod m.
    SD_INLINE void row(int t, int slot, int m, T* row) const {
        if constexpr (Shape::sloped) row[Shape::slope] = slope;
        if constexpr (Shape::seasonal) {
            for (int i = 0; i < m; ++i) {
                const int at = slot - i;
                row[Shape::level + i] = i <= t ? season[at < 0 ? at + m : at] : T(0.0);
            }
        } else {
            row[Shape::level] = level;
        }
    }
    /// q[t], before the row of t is asked: `carried` is what `advance` returned for t - 1.
    SD_INLINE void enter(int slot, const T& carried) {
        if constexpr (Shape::seasonal) season[slot] = carried;
    }
    /// From t to t + 1; `slot` is (t + 1) mod m. Returns q[t + 1].
    SD_INLINE T advance(int t, int slot, int m, const Smoothing<T>& s) {
        T oldest = T(0.0);  // q[t + 1 - m]
        if constexpr (Shape::seasonal) oldest = t + 1 >= m ? season[slot] : T(0.0);
        T learnt = s.alpha * level;
        if constexpr (Shape::sloped) learnt = learnt + s.beta * slope;
        if constexpr (Shape::seasonal) learnt = learnt + s.gamma * oldest;
        level = level - learnt;
        if constexpr (Shape::sloped) slope = s.phi * (slope + level);
        return oldest - learnt;
    }
};

/// A model's course through a block from given first states.
template <class Shape>
struct LinearCourse {
    real level, slope;
    real season[Shape::seasonal ? longest_season : 1];

    void begin(const real* at, const real& base, int m) {
        slope = real(0.0);
        if constexpr (Shape::sloped) slope = at[Shape::slope];
        if constexpr (Shape::seasonal) {
            level = base;
            for (int i = 0; i < m; ++i) season[i] = at[Shape::level + i];
        } else {
            level = base + at[Shape::level];
        }
    }
};

/// Errors and normal equations at the trial `at` (states, then places).
/// @param relative  errors are multiplicative, so divided by what was expected
/// @param base      added to the level: the states of `at` are counted from here
/// @param[out] sum       of squared errors
/// @param[out] value     its logarithm; relative: what `concentrate` returns, NaN where anything expected is not positive
template <bool relative, class Shape, int limit>
void evaluate_linear(const Lanes& y, const real& base, const real* at, real& sum, real& value,
                     Normal<limit>& normal) {
    constexpr int searched = Shape::searched;
    constexpr unsigned long columns = searched;
    constexpr unsigned long ring = Shape::seasonal ? longest_season : 1;
    const int m = y.season;
    const int states = Shape::states(m);
    const int count = states + searched;
    const real* place = at + states;
    const Smoothing<real> s = Shape::smoothing(place);

    LinearCourse<Shape> x;
    x.begin(at, base, m);
    Response<Shape, real> response(s.phi);
    real carried = real(1.0);
    real d_level[columns];
    real d_slope[columns];
    real d_season[columns][ring];
    for (int k = 0; k < searched; ++k) {
        d_level[k] = d_slope[k] = real(0.0);
        if constexpr (Shape::seasonal)
            for (int i = 0; i < m; ++i) d_season[k][i] = real(0.0);
    }
    normal.clear(count);
    real mean_relative[Normal<limit>::size];
    if constexpr (relative)
        for (int i = 0; i < count; ++i) mean_relative[i] = real(0.0);
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
            // What is expected, and how it answers
            real damped = real(0.0);
            if constexpr (Shape::sloped) damped = s.phi * x.slope;
            const real q = x.level + damped;
            real mu = q;
            if constexpr (Shape::seasonal) mu += x.season[slot];
            response.enter(slot, carried);
            response.row(t, slot, m, row);
            real d_damped[columns];
            for (int k = 0; k < searched; ++k) {
                d_damped[k] = s.phi * d_slope[k];
                if (k == Shape::phi) d_damped[k] += x.slope;
                row[states + k] = d_level[k] + d_damped[k];
                if constexpr (Shape::seasonal) row[states + k] += d_season[k][slot];
            }
            // What is learnt from the error
            const real e = y.at(t) - mu;
            for (int k = 0; k < searched; ++k) {
                const real de = -row[states + k];
                d_level[k] = d_level[k] + d_damped[k] + s.alpha * de;
                if (k == 0) d_level[k] += e;
                if constexpr (Shape::sloped) {
                    d_slope[k] = d_damped[k] + s.beta * de;
                    if (k == Shape::beta) d_slope[k] += e;
                }
                if constexpr (Shape::seasonal) {
                    d_season[k][slot] += s.gamma * de;
                    if (k == Shape::gamma) d_season[k][slot] += e;
                }
            }
            x.level = q + s.alpha * e;
            if constexpr (Shape::sloped) x.slope = damped + s.beta * e;
            if constexpr (Shape::seasonal) x.season[slot] += s.gamma * e;
            slot = slot + 1 < m ? slot + 1 : 0;
            carried = response.advance(t, slot, m, s);

            Shape::by_place(place, s, row + states);
            const bool all = t < y.shortest;
            real residual = e;
            if constexpr (relative) {
                const real inverse = real(1.0) / mu;
                real weight = y.at(t) * inverse;
                residual = e * inverse;
                real counted = mu;
                if (!all) {
                    counted = select(y.alive(t), mu, real(1.0));
                    weight = select(y.alive(t), weight, real(0.0));
                }
                least = min(least, counted);
                most = max(most, counted);
                logs.multiply(counted);
                for (int i = 0; i < count; ++i) {
                    real u = row[i] * inverse;
                    if (!all) u = select(y.alive(t), u, real(0.0));
                    mean_relative[i] += u;
                    row[i] = weight * u;
                }
            } else if (!all) {
                for (int i = 0; i < count; ++i) row[i] = select(y.alive(t), row[i], real(0.0));
            }
            if (!all) residual = select(y.alive(t), residual, real(0.0));
            residuals[group] = residual;
            sum += residual * residual;
        }
        if constexpr (relative) logs.carry();
        normal.add(rows, residuals);
    }

    if constexpr (relative) {
        const mask inside = (least > real(least_level)) & (most < real(greatest_level));
        value = concentrate(y, normal, sum, logs.sum(), mean_relative);
        value = select(inside, value, real(__builtin_nan("")));
    } else {
        value = log(sum + y.floor);
    }
}

}  // namespace
}  // namespace sociaaldomein::kernels
