#pragma once
// Where searches begin: a grid over the smoothing parameters, with the first states solved at every point. Layer:
// projection.
//
// Likelihoods of smoothing models have several maxima. On the grid the least sum of squares is known exactly at every
// point: errors are linear in the first states, and how they answer is the same for all lanes, so it is worked out once,
// with plain numbers. Points not above their neighbours are modes; the best few of them are where searches begin.

#include "projection/kernels/ets_linear.inl"

namespace sociaaldomein::kernels {
namespace {

constexpr int seed_limit = 4;

/// Places in one direction.
struct Axis {
    int count;
    double places[8];
};

/// Beginnings of searches, best first; `sum` is infinite where there are fewer.
struct Seeds {
    real sum[seed_limit];
    real place[seed_limit][searched_limit];

    void clear() {
        for (int s = 0; s < seed_limit; ++s) {
            sum[s] = real(__builtin_inf());
            for (int k = 0; k < searched_limit; ++k) place[s][k] = real(0.5);
        }
    }
    /// Where `lanes` is set: among the best, if it is better than one of them.
    void offer(const mask& lanes, const real& found, const double* at, int searched) {
        real carried = select(lanes, found, real(__builtin_inf()));
        real places[searched_limit];
        for (int k = 0; k < searched; ++k) places[k] = real(at[k]);
        for (int s = 0; s < seed_limit; ++s) {
            const mask better = carried < sum[s];
            const real was = sum[s];
            sum[s] = select(better, carried, was);
            carried = select(better, was, carried);
            for (int k = 0; k < searched; ++k) {
                const real place_was = place[s][k];
                place[s][k] = select(better, places[k], place_was);
                places[k] = select(better, place_was, places[k]);
            }
        }
    }
};

/// The normal matrix of the first states after every number of values, with plain numbers. The season's columns are one
/// sequence shifted, so its elements are sums C_k(n) = sum of q[t] q[t - k] over t < n:  N_ij(n) = C_(i - j)(n - j).
template <class Shape>
struct SharedNormal {
    static constexpr unsigned long ring = longest_season;
    double own[ring] = {};         // C_k
    double past[ring][ring] = {};  // [t mod m][k]: C_k(t)
    double mixed[ring + 1] = {};   // slope with slope, then with the season
    double level[3] = {};          // without a season: level², level slope, slope²

    SD_INLINE void add(const double* row, int m) {
        if constexpr (Shape::seasonal) {
            const double* q = row + Shape::level;
            for (int k = 0; k < m; ++k) own[k] += q[0] * q[k];
            if constexpr (Shape::sloped) {
                mixed[0] += row[Shape::slope] * row[Shape::slope];
                for (int k = 0; k < m; ++k) mixed[1 + k] += row[Shape::slope] * q[k];
            }
        } else {
            level[0] += row[Shape::level] * row[Shape::level];
            if constexpr (Shape::sloped) {
                level[1] += row[Shape::level] * row[Shape::slope];
                level[2] += row[Shape::slope] * row[Shape::slope];
            }
        }
    }
    /// Before the row of t is added; `slot` is t mod m.
    SD_INLINE void remember(int slot, int m) {
        for (int k = 0; k < m; ++k) past[slot][k] = own[k];
    }
    /// Lower triangle for the first n values; `slot` is n mod m.
    SD_INLINE void matrix(int n, int slot, int m, double* to) const {
        if constexpr (Shape::seasonal) {
            if constexpr (Shape::sloped) to[0] = mixed[0];
            for (int i = 0; i < m; ++i) {
                if constexpr (Shape::sloped) to[packed(Shape::level + i, 0)] = mixed[1 + i];
                for (int j = 0; j <= i; ++j) {
                    const int before = slot - j;
                    const double* c = j == 0 ? own : past[before < 0 ? before + m : before];
                    to[packed(Shape::level + i, Shape::level + j)] = n - j > 0 ? c[i - j] : 0.0;
                }
            }
        } else if constexpr (Shape::sloped) {
            to[packed(0, 0)] = level[2];
            to[packed(1, 0)] = level[1];
            to[packed(1, 1)] = level[0];
        } else {
            to[0] = level[0];
        }
    }
};

/// The least sum of squared errors at one point of the grid, over all first states.
template <class Shape>
real least_sum(const Lanes& y, const real& base, const double* place) {
    constexpr int limit = (Shape::seasonal ? longest_season : 1) + 1;
    constexpr unsigned long size = limit;
    constexpr unsigned long pairs = size * (size + 1) / 2;
    const int m = y.season;
    const int states = Shape::states(m);
    const Smoothing<double> s = Shape::smoothing(place);

    SharedNormal<Shape> shared;
    Response<Shape, double> response(s.phi);
    double carried = 1.0;
    double row[size];
    double matrix[pairs];
    real own_matrix[pairs];  // of lanes that end apart
    const bool together = y.shortest == y.longest;
    for (int i = 0; i < packed(states, 0); ++i) own_matrix[i] = real(0.0);

    const real zeros[size] = {};
    LinearCourse<Shape> x;
    x.begin(zeros, base, m);
    real answer[size];  // sums of the error times the row
    for (int i = 0; i < states; ++i) answer[i] = real(0.0);
    real sum = real(0.0);
    int slot = 0;
    for (int t = 0; t < y.longest; ++t) {
        response.enter(slot, carried);
        response.row(t, slot, m, row);
        if constexpr (Shape::seasonal) shared.remember(slot, m);
        shared.add(row, m);

        real damped = real(0.0);
        if constexpr (Shape::sloped) damped = real(s.phi) * x.slope;
        const real q = x.level + damped;
        real mu = q;
        if constexpr (Shape::seasonal) mu += x.season[slot];
        real e = y.at(t) - mu;
        if (t >= y.shortest) e = select(y.alive(t), e, real(0.0));
        x.level = q + real(s.alpha) * e;
        if constexpr (Shape::sloped) x.slope = damped + real(s.beta) * e;
        if constexpr (Shape::seasonal) x.season[slot] += real(s.gamma) * e;
        sum += e * e;
        for (int i = 0; i < states; ++i) answer[i] += e * real(row[i]);

        slot = slot + 1 < m ? slot + 1 : 0;
        carried = response.advance(t, slot, m, s);
        if (!together && t + 1 >= y.shortest) {
            const mask ends = y.length == real(static_cast<double>(t + 1));
            shared.matrix(t + 1, slot, m, matrix);
            for (int i = 0; i < packed(states, 0); ++i)
                own_matrix[i] = select(ends, real(matrix[i]), own_matrix[i]);
        }
    }
    real inverse[size];
    if (together) {
        double factor[pairs];
        double inverses[size];
        shared.matrix(y.longest, slot, m, matrix);
        factorise(states, matrix, factor, inverses);
        solve_lower(states, factor, inverses, answer);
    } else {
        real factor[pairs];
        factorise(states, own_matrix, factor, inverse);
        solve_lower(states, factor, inverse, answer);
    }
    for (int i = 0; i < states; ++i) sum -= answer[i] * answer[i];
    return sum;
}

/// Fills `seeds` with the best modes of the grid `axes` (one per searched parameter).
/// @param sums  room for a `real` per point of the grid
template <class Shape>
void find_seeds(const Lanes& y, const real& base, const Axis* axes, real* sums, Seeds& seeds) {
    constexpr int searched = Shape::searched;
    int stride[searched_limit + 1];
    stride[0] = 1;
    for (int k = 0; k < searched; ++k) stride[k + 1] = stride[k] * axes[k].count;
    const int points = stride[searched];
    double place[searched_limit];
    for (int p = 0; p < points; ++p) {
        for (int k = 0; k < searched; ++k) place[k] = axes[k].places[p / stride[k] % axes[k].count];
        sums[p] = least_sum<Shape>(y, base, place);
    }
    seeds.clear();
    for (int p = 0; p < points; ++p) {
        mask lowest = always();
        for (int k = 0; k < searched; ++k) {
            const int i = p / stride[k] % axes[k].count;
            place[k] = axes[k].places[i];
            if (i > 0) lowest = lowest & (sums[p] < sums[p - stride[k]]);
            if (i + 1 < axes[k].count) lowest = lowest & (sums[p] <= sums[p + stride[k]]);
        }
        if (any(lowest)) seeds.offer(lowest, sums[p], place, searched);
    }
}

}  // namespace
}  // namespace sociaaldomein::kernels
