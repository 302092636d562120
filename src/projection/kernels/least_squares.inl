#pragma once
// Nonlinear least squares between bounds, one problem per lane: Levenberg and Marquardt. Layer: projection.
//
// The parameters are `states`, which have no bounds, followed by at most four `searched` ones in [0, 1]. A lane is told
// the sum of squares at its trial with the gradient J'r and the normal matrix J'J, and asks for the next trial. The
// normal matrix is factorised by blocks: the states are eliminated (a Cholesky factor and a Schur complement), and what
// remains is a small quadratic with a box. What Gauss and Newton leave out of the second derivatives by the searched
// parameters is learnt from the gradients as the search goes on, so that it ends fast where residuals are large.
//
// Sources: Moré 1978, doi:10.1007/BFb0067700; Dennis, Gay & Welsch 1981, doi:10.1145/355958.355965 (what is learnt).

#include "projection/kernels/functions.inl"

namespace sociaaldomein::kernels {
namespace {

constexpr int searched_limit = 4;
constexpr int searched_pairs = searched_limit * (searched_limit + 1) / 2;

/// Element (i, j), j <= i, of a symmetric matrix stored by rows of its lower triangle.
constexpr int packed(int i, int j) { return i * (i + 1) / 2 + j; }

SD_INLINE real inverse_root(const real& pivot, const real& own) {
    const mask independent = pivot > own * real(1e-14);
    return select(independent, real(1.0) / sqrt(select(independent, pivot, real(1.0))), real(0.0));
}
SD_INLINE double inverse_root(double pivot, double own) {
    return pivot > own * 1e-14 ? 1.0 / __builtin_sqrt(pivot) : 0.0;
}

/// L with A + (more - 1) diag(A) = L L' by rows of the lower triangle, and the inverses of its diagonal; T is real or
/// double. A column that depends on those before it gets a zero inverse: it is left out of all solutions.
template <class T>
void factorise(int size, const T* matrix, T* factor, T* inverse, const T& more = T(1.0)) {
    for (int j = 0; j < size; ++j) {
        T pivot = matrix[packed(j, j)] * more;
        for (int k = 0; k < j; ++k) pivot = pivot - factor[packed(j, k)] * factor[packed(j, k)];
        inverse[j] = inverse_root(pivot, matrix[packed(j, j)]);
        for (int i = j + 1; i < size; ++i) {
            T sum = matrix[packed(i, j)];
            for (int k = 0; k < j; ++k) sum = sum - factor[packed(i, k)] * factor[packed(j, k)];
            factor[packed(i, j)] = sum * inverse[j];
        }
    }
}

/// L^-1 b and L'^-1 b in the place of b; T is real or double, U is real, or double with a T of double.
template <class T, class U>
SD_INLINE void solve_lower(int size, const T* factor, const T* inverse, U* b) {
    for (int i = 0; i < size; ++i) {
        U sum = b[i];
        for (int k = 0; k < i; ++k) sum = sum - U(factor[packed(i, k)]) * b[k];
        b[i] = sum * U(inverse[i]);
    }
}
template <class T, class U>
SD_INLINE void solve_upper(int size, const T* factor, const T* inverse, U* b) {
    for (int i = size - 1; i >= 0; --i) {
        U sum = b[i];
        for (int k = i + 1; k < size; ++k) sum = sum - U(factor[packed(k, i)]) * b[k];
        b[i] = sum * U(inverse[i]);
    }
}

/// Minimises g'd + d'Md/2 over lower <= d <= upper (which holds zero): goes to the minimum of what is free, but only as
/// far as the first side of the box, holds what stands there, and goes on. Nothing held is let go again, so the result
/// may stop short of the minimum; it is never worse than where it began.
inline void solve_in_box(int size, const real* matrix, const real* gradient, const real* lower,
                         const real* upper, real* step) {
    mask held[searched_limit];
    for (int i = 0; i < size; ++i) {
        held[i] = ((lower[i] >= real(0.0)) & (gradient[i] > real(0.0))) |
                  ((upper[i] <= real(0.0)) & (gradient[i] < real(0.0)));
        step[i] = real(0.0);
    }
    mask going = always();  // a lane that has arrived is left alone, whatever the others still do
    for (int pass = 0; pass < size; ++pass) {
        real m[searched_pairs];
        real factor[searched_pairs];
        real inverse[searched_limit];
        real move[searched_limit];
        for (int i = 0; i < size; ++i) {
            move[i] = -gradient[i];
            for (int j = 0; j < size; ++j) move[i] -= matrix[i >= j ? packed(i, j) : packed(j, i)] * step[j];
            move[i] = select(held[i], real(0.0), move[i]);
            for (int j = 0; j <= i; ++j)
                m[packed(i, j)] =
                    select(held[i] | held[j], i == j ? real(1.0) : real(0.0), matrix[packed(i, j)]);
        }
        factorise(size, m, factor, inverse);
        solve_lower(size, factor, inverse, move);
        solve_upper(size, factor, inverse, move);
        real part[searched_limit];
        real share = real(1.0);
        for (int i = 0; i < size; ++i) {
            const real room = select(move[i] < real(0.0), lower[i] - step[i], upper[i] - step[i]);
            part[i] = select(move[i] == real(0.0), real(2.0), room / move[i]);
            share = min(share, part[i]);
        }
        for (int i = 0; i < size; ++i) {
            const mask stops = going & (part[i] <= share);
            const real side = select(move[i] < real(0.0), lower[i], upper[i]);
            const real to = select(stops, side, min(max(step[i] + share * move[i], lower[i]), upper[i]));
            step[i] = select(going, to, step[i]);
            held[i] = held[i] | stops;
        }
        going = going & (share < real(1.0));
        if (!any(going)) break;
    }
}

template <int states_limit>
struct LeastSquares {
    static constexpr unsigned long size = states_limit + searched_limit;
    static constexpr unsigned long pairs = size * (size + 1) / 2;

    int states = 0;                  ///< <= states_limit
    int searched = 0;                ///< <= searched_limit
    double tolerance = 1e-11;        ///< relative decrease of the sum that is not worth a step
    double evaluation_limit = 60.0;  ///< a lane ends after this many

    real trial[size];  ///< where to evaluate next: the states, then the searched parameters
    mask busy;         ///< lanes that have not ended
    mask
        limited;  ///< lanes whose `limited_place` the caller has taken back before evaluating the trial: it went
                  ///< beyond a bound that only he knows
    int limited_place = -1;  ///< among the searched parameters; -1 where the box is all there is

    real x[size];  ///< the best point so far
    real value;    ///< its value; infinite when there is none yet
    real evaluations;

    /// All lanes idle; to be called once, after `states` and `searched` are set.
    void clear() {
        busy = fresh_ = limited = at_limit_ = !always();
        value = evaluations = damping_ = predicted_ = real(0.0);
        sum_ = real(1.0);
        for (int i = 0; i < states + searched; ++i) x[i] = trial[i] = gradient_[i] = real(0.0);
        for (int i = 0; i < packed(states + searched, 0); ++i) normal_[i] = real(0.0);
        for (int i = 0; i < searched; ++i) before_[i] = step_[i] = real(0.0);
        for (int i = 0; i < packed(searched, 0); ++i) second_[i] = real(0.0);
    }

    /// Begins in `lanes`; the others go on.
    void start(const mask& lanes, const real* from) {
        busy = busy | lanes;
        fresh_ = fresh_ | lanes;
        value = select(lanes, real(__builtin_inf()), value);
        evaluations = select(lanes, real(0.0), evaluations);
        damping_ = select(lanes, real(1e-3), damping_);
        for (int i = 0; i < states + searched; ++i) {
            trial[i] = select(lanes, from[i], trial[i]);
            x[i] = select(lanes, from[i], x[i]);
        }
    }

    /// @param sum       of squares
    /// @param there     the value, of which changes are those of log(sum); infinite or NaN outside the domain
    /// @param gradient  J'r
    /// @param normal    J'J, lower triangle by rows
    void tell(const real& sum, const real& there, const real* gradient, const real* normal);

private:
    void eliminate();
    void learn(const mask& lanes);
    void choose_trial();

    // As last eliminated: the factor of the states' block, L^-1 of their gradient and of the mixed block, and what is
    // left for the searched parameters.
    real factor_[pairs], inverse_[size], z_[size], mixed_[searched_limit][size];
    real schur_[searched_pairs], slope_[searched_limit];
    // Of x
    real normal_[pairs], gradient_[size], sum_;
    // What the Gauss-Newton matrix of the searched parameters lacks; slope and step that led to x
    real second_[searched_pairs], before_[searched_limit], step_[searched_limit];
    real damping_, predicted_;
    mask fresh_, at_limit_;
};

template <int states_limit>
void LeastSquares<states_limit>::eliminate() {
    const real more = real(1.0) + damping_;
    factorise(states, normal_, factor_, inverse_, more);
    for (int i = 0; i < states; ++i) z_[i] = gradient_[i];
    solve_lower(states, factor_, inverse_, z_);
    for (int k = 0; k < searched; ++k) {
        for (int i = 0; i < states; ++i) mixed_[k][i] = normal_[packed(states + k, i)];
        solve_lower(states, factor_, inverse_, mixed_[k]);
        slope_[k] = gradient_[states + k];
        for (int i = 0; i < states; ++i) slope_[k] -= mixed_[k][i] * z_[i];
        for (int l = 0; l <= k; ++l) {
            real s = normal_[packed(states + k, states + l)];
            if (k == l) s = s * more;
            for (int i = 0; i < states; ++i) s -= mixed_[k][i] * mixed_[l][i];
            schur_[packed(k, l)] = s;
        }
    }
}

/// The change of the slope over the last step, less what Gauss and Newton expect of it.
template <int states_limit>
void LeastSquares<states_limit>::learn(const mask& lanes) {
    real y[searched_limit];
    real lack[searched_limit];
    real had[searched_limit];
    real sy = real(0.0);
    real s_lack = real(0.0);
    real s_had = real(0.0);
    for (int i = 0; i < searched; ++i) {
        y[i] = slope_[i] - before_[i];
        lack[i] = y[i];
        had[i] = real(0.0);
        for (int j = 0; j < searched; ++j) {
            const int ij = i >= j ? packed(i, j) : packed(j, i);
            lack[i] -= schur_[ij] * step_[j];
            had[i] += second_[ij] * step_[j];
        }
        sy += step_[i] * y[i];
        s_lack += step_[i] * lack[i];
        s_had += step_[i] * had[i];
    }
    const mask told = lanes & (sy > real(0.0));
    const real shrink = select(s_had == real(0.0), real(1.0), min(real(1.0), abs(s_lack / s_had)));
    const real inverse = real(1.0) / select(told, sy, real(1.0));
    const real along = (s_lack - shrink * s_had) * inverse * inverse;
    for (int i = 0; i < searched; ++i)
        for (int j = 0; j <= i; ++j) {
            const real now =
                shrink * second_[packed(i, j)] +
                ((lack[i] - shrink * had[i]) * y[j] + y[i] * (lack[j] - shrink * had[j])) * inverse -
                along * y[i] * y[j];
            second_[packed(i, j)] = select(told, now, select(lanes, real(0.0), second_[packed(i, j)]));
        }
}

template <int states_limit>
void LeastSquares<states_limit>::choose_trial() {
    real matrix[searched_pairs];
    real lower[searched_limit] = {};
    real upper[searched_limit] = {};
    real step[searched_limit];
    const real* place = x + states;
    // Both parts together, where that is surely a matrix with a minimum.
    real factor[searched_pairs];
    real inverse[searched_limit];
    mask sound = always();
    for (int k = 0; k < packed(searched, 0); ++k) matrix[k] = schur_[k] + second_[k];
    factorise(searched, matrix, factor, inverse);
    for (int k = 0; k < searched; ++k)
        sound =
            sound & (inverse[k] * inverse[k] * schur_[packed(k, k)] < real(1e3)) & (inverse[k] > real(0.0));
    for (int k = 0; k < searched; ++k) {
        for (int l = 0; l <= k; ++l)
            matrix[packed(k, l)] = select(sound, matrix[packed(k, l)], schur_[packed(k, l)]);
        // Marquardt's scaling; the floor is for parameters without any influence
        matrix[packed(k, k)] += damping_ * schur_[packed(k, k)] + sum_ * real(1e-12);
        lower[k] = -place[k];
        upper[k] = real(1.0) - place[k];
        if (k == limited_place) upper[k] = select(at_limit_, real(0.0), upper[k]);
    }
    solve_in_box(searched, matrix, slope_, lower, upper, step);
    real all[size];
    for (int i = 0; i < states; ++i) {
        all[i] = -z_[i];
        for (int k = 0; k < searched; ++k) all[i] -= mixed_[k][i] * step[k];
    }
    solve_upper(states, factor_, inverse_, all);
    for (int k = 0; k < searched; ++k) all[states + k] = step[k];

    predicted_ = real(0.0);
    for (int i = 0; i < states + searched; ++i) {
        real along = real(2.0) * gradient_[i] + normal_[packed(i, i)] * all[i];
        for (int j = 0; j < i; ++j) along += real(2.0) * normal_[packed(i, j)] * all[j];
        predicted_ -= along * all[i];
    }
    for (int k = 0; k < searched; ++k) {
        real along = second_[packed(k, k)] * step[k];
        for (int l = 0; l < k; ++l) along += real(2.0) * second_[packed(k, l)] * step[l];
        predicted_ -= select(sound, along * step[k], real(0.0));
    }
    predicted_ /= sum_;
    for (int k = 0; k < searched; ++k) {
        before_[k] = slope_[k];
        step_[k] = step[k];
    }
    for (int i = 0; i < states + searched; ++i) {
        real to = x[i] + all[i];
        if (i >= states) to = min(max(to, real(0.0)), real(1.0));
        trial[i] = select(busy, to, x[i]);
    }
}

template <int states_limit>
void LeastSquares<states_limit>::tell(const real& sum, const real& there, const real* gradient,
                                      const real* normal) {
    evaluations = select(busy, evaluations + real(1.0), evaluations);
    const mask usable = (there - there) == real(0.0);
    const mask first = fresh_;
    const mask accepted = busy & usable & (first | (there < value));
    const mask rejected = busy & !accepted;
    busy = busy & !(rejected & first);
    fresh_ = !always();
    const real ratio = (value - there) / predicted_;
    damping_ = select(accepted & !first & (ratio > real(0.75)), damping_ * real(0.1), damping_);
    damping_ = select(accepted & !first & (ratio < real(0.25)), damping_ * real(3.0), damping_);
    damping_ = select(rejected, max(damping_, real(1e-4)) * real(8.0), damping_);
    damping_ = max(damping_, real(1e-9));
    if (any(accepted)) {
        value = select(accepted, there, value);
        sum_ = select(accepted, sum, sum_);
        at_limit_ = (accepted & limited) | (!accepted & at_limit_);
        const int all = states + searched;
        if (limited_place >= 0) {
            const int k = states + limited_place;
            step_[limited_place] = select(accepted, trial[k] - x[k], step_[limited_place]);
        }
        for (int i = 0; i < all; ++i) {
            x[i] = select(accepted, trial[i], x[i]);
            gradient_[i] = select(accepted, gradient[i], gradient_[i]);
        }
        for (int i = 0; i < packed(all, 0); ++i) normal_[i] = select(accepted, normal[i], normal_[i]);
    }
    busy = busy & (evaluations < real(evaluation_limit)) & (damping_ < real(1e9));
    if (!any(busy)) return;
    eliminate();
    learn(accepted & !first);
    if (any(accepted & first))
        for (int i = 0; i < packed(searched, 0); ++i) second_[i] = select(first, real(0.0), second_[i]);
    choose_trial();
    busy = busy & (predicted_ > real(tolerance));
}

}  // namespace
}  // namespace sociaaldomein::kernels
