#pragma once
// Nonlinear least squares between bounds, one problem per lane: Levenberg and Marquardt. Layer: projection.
//
// The parameters are `states`, which have no bounds, followed by at most four `searched` ones in [0, 1]. A lane is told
// the sum of squares at its trial with the gradient J'r and the normal matrix J'J, and asks for the next trial. The
// normal matrix is factorised by blocks: the states are eliminated (a Cholesky factor and a Schur complement), and what
// remains is a small quadratic with a box, solved by holding what would leave the box.
//
// With `solved`, residuals are linear in the states, so the states are not searched at all: the sum that counts is the
// least for the trial's searched parameters, whatever states the trial has (variable projection; the gradient is then
// exact up to how far the trial's states are from the best ones, which is of second order in the step).
//
// Sources: Moré 1978, doi:10.1007/BFb0067700; Golub & Pereyra 1973, doi:10.1137/0710036; Kaufman 1975,
// doi:10.1007/BF01932995.

#include "projection/kernels/functions.inl"

namespace sociaaldomein::kernels {
namespace {

constexpr int searched_limit = 4;

/// Element (i, j), j <= i, of a symmetric matrix stored by rows of its lower triangle.
constexpr int packed(int i, int j) { return i * (i + 1) / 2 + j; }

/// L with A + (more - 1) diag(A) = L L' by rows of the lower triangle, and the inverses of its diagonal; T is real or double. A column that
/// depends on those before it gets a zero inverse: it is left out of all solutions.
SD_INLINE real inverse_root(const real& pivot, const real& own) {
    const mask independent = pivot > own * real(1e-14);
    return select(independent, real(1.0) / sqrt(select(independent, pivot, real(1.0))), real(0.0));
}
SD_INLINE double inverse_root(double pivot, double own) {
    return pivot > own * 1e-14 ? 1.0 / __builtin_sqrt(pivot) : 0.0;
}
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

/// L^-1 b and L'^-1 b in the place of b.
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
SD_INLINE void solve_in_box(int size, const real* matrix, const real* gradient, const real* lower,
                            const real* upper, real* step) {
    mask held[searched_limit];
    for (int i = 0; i < size; ++i) {
        held[i] = ((lower[i] >= real(0.0)) & (gradient[i] > real(0.0))) |
                  ((upper[i] <= real(0.0)) & (gradient[i] < real(0.0)));
        step[i] = real(0.0);
    }
    for (int pass = 0; pass < size; ++pass) {
        real m[searched_limit * (searched_limit + 1) / 2];
        real factor[searched_limit * (searched_limit + 1) / 2];
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
            const mask stops = part[i] <= share;
            const real side = select(move[i] < real(0.0), lower[i], upper[i]);
            step[i] = select(stops, side, min(max(step[i] + share * move[i], lower[i]), upper[i]));
            held[i] = held[i] | stops;
        }
        if (!any(share < real(1.0))) break;
    }
}

template <int states_limit, bool solved>
struct LeastSquares {
    static constexpr unsigned long size = states_limit + searched_limit;
    static constexpr unsigned long pairs = size * (size + 1) / 2;

    int states = 0;                  ///< <= states_limit
    int searched = 0;                ///< <= searched_limit
    double tolerance = 1e-11;        ///< relative decrease of the sum that is not worth a step
    double evaluation_limit = 60.0;  ///< a lane ends after this many

    real trial[size];  ///< where to evaluate next: the states, then the searched parameters
    mask busy;         ///< lanes that have not ended

    real x[size];  ///< the best point so far
    real value;    ///< its value; infinite when there is none yet
    real evaluations;

    /// Begins in `lanes`; the others are idle.
    void start(const mask& lanes, const real* from) {
        busy = fresh_ = lanes;
        unsettled_ = solved ? lanes : !always();
        value = real(__builtin_inf());
        evaluations = real(0.0);
        damping_ = real(1e-3);
        sum_ = real(1.0);
        for (int i = 0; i < states + searched; ++i) x[i] = trial[i] = from[i];
    }

    /// @param sum       of squares, or what stands for it (see `value_there`); infinite or NaN outside the domain
    /// @param value_there  what is minimised: changes of it are compared with changes of log(sum). With `solved` it is
    ///                  taken to be log(least sum + floor), and this argument is the floor
    /// @param gradient  J'r
    /// @param normal    J'J, lower triangle by rows
    void tell(const real& sum, const real& value_there, const real* gradient, const real* normal);

private:
    void eliminate(const real* gradient, const real* normal, const real& damping);
    void keep(const mask& accepted, const real* gradient, const real* normal);
    void choose_trial();

    // As last eliminated: the factor of the states' block, L^-1 of their gradient and of the mixed block, and what is
    // left for the searched parameters. With `solved` a rejected trial must not spoil them, so there are two sets.
    struct Eliminated {
        real factor[pairs];
        real inverse[size];
        real z[size];
        real mixed[searched_limit][size];
        real schur[searched_limit * (searched_limit + 1) / 2];
        real slope[searched_limit];
    };
    Eliminated now_, kept_;
    real normal_[pairs];  // of x, when not solved
    real gradient_[size];
    real sum_, damping_, predicted_;
    mask fresh_, unsettled_;
};

template <int states_limit, bool solved>
void LeastSquares<states_limit, solved>::eliminate(const real* gradient, const real* normal,
                                                   const real& damping) {
    Eliminated& e = now_;
    const real more = real(1.0) + damping;
    factorise(states, normal, e.factor, e.inverse, more);
    for (int i = 0; i < states; ++i) e.z[i] = gradient[i];
    solve_lower(states, e.factor, e.inverse, e.z);
    for (int k = 0; k < searched; ++k) {
        for (int i = 0; i < states; ++i) e.mixed[k][i] = normal[packed(states + k, i)];
        solve_lower(states, e.factor, e.inverse, e.mixed[k]);
        e.slope[k] = gradient[states + k];
        for (int i = 0; i < states; ++i) e.slope[k] -= e.mixed[k][i] * e.z[i];
        for (int l = 0; l <= k; ++l) {
            real s = normal[packed(states + k, states + l)];
            if (k == l) s = s * more;
            for (int i = 0; i < states; ++i) s -= e.mixed[k][i] * e.mixed[l][i];
            e.schur[packed(k, l)] = s;
        }
    }
}

template <int states_limit, bool solved>
void LeastSquares<states_limit, solved>::keep(const mask& accepted, const real* gradient,
                                              const real* normal) {
    if (solved) {
        for (int i = 0; i < states; ++i) {
            for (int j = 0; j < i; ++j)
                kept_.factor[packed(i, j)] =
                    select(accepted, now_.factor[packed(i, j)], kept_.factor[packed(i, j)]);
            kept_.inverse[i] = select(accepted, now_.inverse[i], kept_.inverse[i]);
            for (int k = 0; k < searched; ++k)
                kept_.mixed[k][i] = select(accepted, now_.mixed[k][i], kept_.mixed[k][i]);
        }
        for (int k = 0; k < searched; ++k) {
            kept_.slope[k] = select(accepted, now_.slope[k], kept_.slope[k]);
            for (int l = 0; l <= k; ++l)
                kept_.schur[packed(k, l)] =
                    select(accepted, now_.schur[packed(k, l)], kept_.schur[packed(k, l)]);
        }
    } else {
        const int all = states + searched;
        for (int i = 0; i < all; ++i) gradient_[i] = select(accepted, gradient[i], gradient_[i]);
        for (int i = 0; i < packed(all, 0); ++i) normal_[i] = select(accepted, normal[i], normal_[i]);
    }
}

template <int states_limit, bool solved>
void LeastSquares<states_limit, solved>::choose_trial() {
    if (!solved) eliminate(gradient_, normal_, damping_);
    const Eliminated& e = solved ? kept_ : now_;
    real matrix[searched_limit * (searched_limit + 1) / 2];
    real lower[searched_limit];
    real upper[searched_limit];
    real step[searched_limit];
    const real* place = x + states;
    for (int k = 0; k < searched; ++k) {
        for (int l = 0; l <= k; ++l) matrix[packed(k, l)] = e.schur[packed(k, l)];
        // Marquardt's scaling; the floor is for parameters without any influence
        if (solved) matrix[packed(k, k)] += damping_ * matrix[packed(k, k)];
        matrix[packed(k, k)] += sum_ * real(1e-12);
        lower[k] = -place[k];
        upper[k] = real(1.0) - place[k];
    }
    solve_in_box(searched, matrix, e.slope, lower, upper, step);
    real all[size];
    for (int i = 0; i < states; ++i) {
        all[i] = solved ? real(0.0) : -e.z[i];
        for (int k = 0; k < searched; ++k) all[i] -= e.mixed[k][i] * step[k];
    }
    solve_upper(states, e.factor, e.inverse, all);
    for (int k = 0; k < searched; ++k) all[states + k] = step[k];

    predicted_ = real(0.0);
    if (solved) {
        for (int k = 0; k < searched; ++k) {
            real along = real(2.0) * e.slope[k] + e.schur[packed(k, k)] * step[k];
            for (int l = 0; l < k; ++l) along += real(2.0) * e.schur[packed(k, l)] * step[l];
            predicted_ -= along * step[k];
        }
    } else {
        for (int i = 0; i < states + searched; ++i) {
            real along = real(2.0) * gradient_[i] + normal_[packed(i, i)] * all[i];
            for (int j = 0; j < i; ++j) along += real(2.0) * normal_[packed(i, j)] * all[j];
            predicted_ -= along * all[i];
        }
    }
    predicted_ = predicted_ / sum_;
    for (int i = 0; i < states + searched; ++i) {
        real to = x[i] + all[i];
        if (i >= states) to = min(max(to, real(0.0)), real(1.0));
        trial[i] = select(busy, to, x[i]);
    }
}

template <int states_limit, bool solved>
void LeastSquares<states_limit, solved>::tell(const real& sum, const real& value_there, const real* gradient,
                                              const real* normal) {
    evaluations = select(busy, evaluations + real(1.0), evaluations);
    real least = sum;
    real there = value_there;
    real best[size];
    if (solved) {
        eliminate(gradient, normal, real(0.0));
        for (int i = 0; i < states; ++i) {
            least -= now_.z[i] * now_.z[i];
            best[i] = -now_.z[i];
        }
        solve_upper(states, now_.factor, now_.inverse, best);
        for (int i = 0; i < states; ++i) best[i] += trial[i];
        least = max(least, real(0.0)) + value_there;
        least = select((sum - sum) == real(0.0), least, real(__builtin_nan("")));
        there = log(least);
        // The first states may be far off, and with them the gradient: once more with the best ones.
        if (any(unsettled_)) {
            for (int i = 0; i < states; ++i) {
                x[i] = select(unsettled_, best[i], x[i]);
                trial[i] = select(unsettled_, best[i], trial[i]);
            }
            unsettled_ = !always();
            return;  // all lanes in use began together
        }
    }
    const mask usable = (there - there) == real(0.0);
    const mask accepted = busy & usable & (fresh_ | (there < value));
    const mask rejected = busy & !accepted;
    busy = busy & !(rejected & fresh_);
    const real gained = value - there;
    const real ratio = gained / predicted_;
    damping_ = select(accepted & !fresh_ & (ratio > real(0.75)), damping_ * real(0.1), damping_);
    damping_ = select(accepted & !fresh_ & (ratio < real(0.25)), damping_ * real(3.0), damping_);
    damping_ = select(rejected, max(damping_, real(1e-4)) * real(8.0), damping_);
    damping_ = max(damping_, real(1e-9));
    fresh_ = fresh_ & !(accepted | rejected);
    if (any(accepted)) {
        value = select(accepted, there, value);
        sum_ = select(accepted, least, sum_);
        for (int i = 0; i < states; ++i) x[i] = select(accepted, solved ? best[i] : trial[i], x[i]);
        for (int i = states; i < states + searched; ++i) x[i] = select(accepted, trial[i], x[i]);
        keep(accepted, gradient, normal);
    }
    busy = busy & (evaluations < real(evaluation_limit)) & (damping_ < real(1e9));
    if (!any(busy)) return;
    choose_trial();
    busy = busy & (predicted_ > real(tolerance));
}

}  // namespace
}  // namespace sociaaldomein::kernels
