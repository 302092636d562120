#pragma once
// Where searches begin: a grid over the smoothing parameters, with the first states solved at every point. Layer:
// projection.
//
// Likelihoods of smoothing models have several maxima. On the grid the least sum of squares is known exactly at every
// point: errors are linear in the first states, and how they answer is the same for all lanes, so it is worked out once,
// with plain numbers. Points not above their neighbours are modes; the best few of them are where searches begin.
// Models with multiplicative errors begin at the modes of the additive model of the logarithms.

#include "projection/kernels/ets_linear.inl"

namespace sociaaldomein::kernels {
namespace {

constexpr int grid_seeds = 4;   // beginnings out of one grid
constexpr int other_seeds = 3;  // and out of a second one
constexpr int seed_limit = grid_seeds + other_seeds;

/// Places in one direction.
struct Axis {
    int count;
    double places[12];
};

/// Beginnings of searches, best first (those joined after them); `sum` is infinite where there are fewer.
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
        for (int s = 0; s < grid_seeds; ++s) {
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
    /// Adds the best of another grid behind these, unless they are the same places.
    void join(const Seeds& others, int searched) {
        for (int s = grid_seeds; s < seed_limit; ++s) {
            mask same = !always();
            for (int mine = 0; mine < grid_seeds; ++mine) {
                mask equal = sum[mine] < real(__builtin_inf());
                for (int k = 0; k < searched; ++k)
                    equal = equal & (place[mine][k] == others.place[s - grid_seeds][k]);
                same = same | equal;
            }
            sum[s] = select(same, real(__builtin_inf()), others.sum[s - grid_seeds]);
            for (int k = 0; k < searched; ++k) place[s][k] = others.place[s - grid_seeds][k];
        }
    }
};

/// The normal matrix of the first states after every number of values; T is real or double. The season's columns are one
/// sequence shifted, so its elements are sums C_k(n) = sum of q[t] q[t - k] over t < n:  N_ij(n) = C_(i - j)(n - j).
template <class Shape, class T>
struct StateNormal {
    static constexpr unsigned long ring = Shape::seasonal ? longest_season : 1;
    T own[ring];         // C_k; without a season the level's square
    T past[ring][ring];  // [t mod m][k]: C_k(t)
    T slope;             // slope with slope
    T mixed[ring];       // slope with the season, or with the level

    StateNormal() : slope(T(0.0)) {
        for (unsigned long k = 0; k < ring; ++k) own[k] = mixed[k] = T(0.0);
    }
    /// Before the row of t is added; `slot` is t mod m.
    SD_INLINE void remember(int slot, int m) {
        if constexpr (Shape::seasonal)
            for (int k = 0; k < m; ++k) past[slot][k] = own[k];
    }
    SD_INLINE void add(const T* row, int m) {
        const T* q = row + Shape::level;
        for (int k = 0; k < m; ++k) own[k] = own[k] + q[0] * q[k];
        if constexpr (Shape::sloped) {
            slope = slope + row[Shape::slope] * row[Shape::slope];
            for (int k = 0; k < m; ++k) mixed[k] = mixed[k] + row[Shape::slope] * q[k];
        }
    }
    /// Lower triangle for the first n values; `slot` is n mod m.
    SD_INLINE void matrix(int n, int slot, int m, T* to) const {
        if constexpr (Shape::sloped) to[0] = slope;
        for (int i = 0; i < m; ++i) {
            if constexpr (Shape::sloped) to[packed(Shape::level + i, 0)] = mixed[i];
            for (int j = 0; j <= i; ++j) {
                const int before = slot - j;
                const T* c = j == 0 ? own : past[before < 0 ? before + m : before];
                to[packed(Shape::level + i, Shape::level + j)] = n - j > 0 ? c[i - j] : T(0.0);
            }
        }
    }
};

/// What the best first states leave of a sum of squares.
/// @param matrix  normal matrix of the states; T is real, or double for all lanes
/// @param answer  sums of the error times the row; spoilt
template <unsigned long size, class T>
real least_over_states(int states, const T* matrix, real* answer, real sum, real* states_out) {
    T factor[size * (size + 1) / 2];
    T inverse[size];
    factorise(states, matrix, factor, inverse);
    solve_lower(states, factor, inverse, answer);
    for (int i = 0; i < states; ++i) sum -= answer[i] * answer[i];
    if (states_out == nullptr) return sum;
    for (int i = 0; i < states; ++i) states_out[i] = answer[i];
    solve_upper(states, factor, inverse, states_out);
    return sum;
}

/// The least sum of squared errors over all first states for given smoothing parameters: of all lanes (T is double), or
/// of each its own (T is real). The first states themselves are written to `states_out`, unless it is null.
template <class Shape, class T>
real least_sum(const Lanes& y, const real& base, const T* place, real* states_out) {
    constexpr unsigned long size = Shape::seasonal ? longest_season + 1 : 2;
    constexpr unsigned long pairs = size * (size + 1) / 2;
    const int m = y.season;
    const int states = Shape::states(m);
    const Smoothing<T> s = Shape::smoothing(place);

    StateNormal<Shape, T> normal;
    Response<Shape, T> response(s.phi);
    T carried = T(1.0);
    T row[size];
    T matrix[pairs];
    const bool together = y.shortest == y.longest;
    real own_matrix[pairs];  // of lanes that end apart
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
        normal.remember(slot, m);
        normal.add(row, m);

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
            normal.matrix(t + 1, slot, m, matrix);
            for (int i = 0; i < packed(states, 0); ++i)
                own_matrix[i] = select(ends, real(matrix[i]), own_matrix[i]);
        }
    }
    if (together) {
        normal.matrix(y.longest, slot, m, matrix);
        return least_over_states<size>(states, matrix, answer, sum, states_out);
    }
    return least_over_states<size>(states, own_matrix, answer, sum, states_out);
}

/// The points of a form's grid, and how they lie.
template <class Shape>
struct Grid {
    static constexpr int limit = 512;
    int points = 1;
    int stride[searched_limit];
    int counts[searched_limit];
    double places[limit][searched_limit];

    /// @param axes  one per searched parameter; places of beta are shares of what is admissible
    Grid(const Axis* axes, int season) {
        for (int k = 0; k < Shape::searched; ++k) {
            stride[k] = points;
            counts[k] = axes[k].count;
            points *= counts[k];
        }
        for (int p = 0; p < points; ++p) {
            double* place = places[p];
            for (int k = 0; k < Shape::searched; ++k) place[k] = axes[k].places[at(p, k)];
            if constexpr (Shape::seasonal && Shape::sloped) {
                // Worked out where the place of beta is the first, and taken over by the others.
                const double share = place[Shape::beta];
                if (at(p, Shape::beta) == 0) {
                    place[Shape::beta] = 1.0;
                    greatest_[p] = admissible<Shape>(Shape::smoothing(place), season)
                                       ? 1.0
                                       : admissible_slope<Shape>(place, season);
                } else {
                    greatest_[p] = greatest_[p - stride[Shape::beta]];
                }
                place[Shape::beta] = share * greatest_[p];
            }
        }
    }
    int at(int point, int axis) const { return point / stride[axis] % counts[axis]; }

private:
    double greatest_[limit];  // place of beta
};

/// Fills `seeds` with the best modes of the grid, from the sums at its points.
template <class Shape>
void pick_modes(const Grid<Shape>& grid, const real* sums, Seeds& seeds) {
    seeds.clear();
    for (int p = 0; p < grid.points; ++p) {
        mask lowest = always();
        for (int k = 0; k < Shape::searched; ++k) {
            const int i = grid.at(p, k);
            if (i > 0) lowest = lowest & (sums[p] < sums[p - grid.stride[k]]);
            if (i + 1 < grid.counts[k]) lowest = lowest & (sums[p] <= sums[p + grid.stride[k]]);
        }
        if (any(lowest)) seeds.offer(lowest, sums[p], grid.places[p], Shape::searched);
    }
}

}  // namespace
}  // namespace sociaaldomein::kernels
