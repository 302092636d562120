// The kernel of ces.hpp.
//
// Written with the backshift B, every kind is A(B) y[t] = C(B) e[t] with sparse polynomials of the number of states as
// their degree p (ces_polynomials.inl), and states before the first value that let the first p errors be anything. So
//
//   C(B) e[t] = u[t] for t < p,   A(B) y[t] afterwards
//
// with u free: the errors are linear in u, e = r + X u, and the columns of X are one impulse response of 1 / C(B),
// shifted. X'X follows from its first row. Minimised is
//
//   ((n - p) log(SSE) + log det(X'X)) / n,   SSE = |r|^2 - r'X (X'X)^-1 X'r,
//
// the likelihood of what the states before the first value do not explain. Where the season is alone, each period of it
// is a problem of two states.
//
// Search: a grid; quasi-Newton with difference quotients from the best of each third of it; then steps along the axes
// and diagonals, which also go on along the edge of the stable region, where quasi-Newton stops.

#include "projection/kernels/ces.hpp"

#define SD_KERNEL_VECTORS 2
#include "projection/kernels/ces_likelihood.inl"
#include "projection/kernels/minimise.inl"

namespace sociaaldomein::kernels {
namespace {

/// The best point seen, per lane.
template <int count>
struct Best {
    real x[static_cast<unsigned long>(count)];
    real f = real(__builtin_inf());

    Best() {
        for (real& value : x) value = real(1.0);
    }

    SD_INLINE void offer(const mask& lanes, const real* trial, const real& value) {
        const mask better = lanes & (value < f);
        f = select(better, value, f);
        for (int k = 0; k < count; ++k) x[k] = select(better, trial[k], x[k]);
    }
};

/// Steps along the axes and the diagonals of the first two parameters, shorter each time nothing is gained.
template <int count>
void polish(const Workspace& w, const real* lower, const real* upper, Best<count>& best) {
    constexpr int directions = 2 * count + 4;
    real step = 0.02;
    for (int round = 0; round < 20; ++round) {
        const mask going = step > real(1e-4);
        if (!any(going)) return;
        const real before = best.f;
        for (int d = 0; d < directions; ++d) {
            real trial[static_cast<unsigned long>(count)];
            for (int k = 0; k < count; ++k) {
                double way = 0.0;
                if (d < 2 * count)
                    way = d / 2 == k ? (d % 2 == 0 ? 1.0 : -1.0) : 0.0;
                else if (k < 2)
                    way = (k == 0 ? d / 2 : d) % 2 == 0 ? 0.7 : -0.7;
                trial[k] = min(max(best.x[k] + step * real(way), lower[k]), upper[k]);
            }
            best.offer(going, trial, objective(w, trial));
        }
        step = select(best.f < before - real(1e-7), step, step * real(0.25));
    }
}

template <int count>
void search(const Workspace& w, real* found) {
    constexpr double difference = 1e-6;
    real lower[4];
    real upper[4];
    box(w.task.kind, lower, upper);
    const CesGrid grid = grid_of(w.task.kind);
    Best<count> best;
    for (int third = 0; third < 3; ++third) {
        Best<count> from;
        for (int g = third * grid.count / 3; g < (third + 1) * grid.count / 3; ++g) {
            real x[static_cast<unsigned long>(count)];
            for (int k = 0; k < count; ++k) x[k] = real(grid.points[g * 4 + k]);
            from.offer(always(), x, objective(w, x));
        }
        real scale[static_cast<unsigned long>(count)];
        for (int k = 0; k < count; ++k) scale[k] = real(0.1);
        Search<count> bfgs;
        bfgs.end.absolute = real(1e-8);
        bfgs.end.evaluations = 30.0;
        bfgs.start(from.x, scale, lower, upper);
        minimise(bfgs, [&](const real* x, real& f, real* gradient) {
            f = objective(w, x);
            real moved[static_cast<unsigned long>(count)];
            for (int k = 0; k < count; ++k) moved[k] = x[k];
            for (int k = 0; k < count; ++k) {
                moved[k] = x[k] + real(difference);
                gradient[k] = (objective(w, moved, true) - f) * real(1.0 / difference);
                moved[k] = x[k];
            }
        });
        best.offer(always(), bfgs.x, bfgs.f);
    }
    polish(w, lower, upper, best);
    for (int k = 0; k < count; ++k) found[k] = best.x[k];
}

/// The errors for w.u, and their sum of squares, each error by itself.
template <int lags>
real run(const Workspace& w, const Sparse& s) {
    const int length = w.task.length;
    // The inputs first: u stands where a lane's series begins.
    for (int lane = 0; lane < lane_count; ++lane)
        for (int k = 0; k < w.p && w.task.start[lane] + k < length; ++k)
            w.errors[(w.task.start[lane] + k) * lane_count + lane] = w.u[k * lane_count + lane];
    real sse = 0.0;
    for (int t = 0; t < length; ++t) {
        const whole i = whole(t) - w.start;
        const real input = select(i < whole(w.p), at(w.errors, t), at(w.y, t) + lagged<lags>(s, s.a, w.y, t));
        const real e = select(i < whole(0), real(0.0), input - lagged<lags>(s, s.c, w.errors, t));
        store(row(w.errors, t), e);
        sse += e * e;
    }
    return sse;
}

/// What is to come: no errors, and the shocks' effects by the same recursion from zero.
template <int lags>
void project(const Workspace& w, const Sparse& s) {
    const int length = w.task.length;
    for (int h = 0; h < w.task.horizon; ++h) {
        const int t = length + h;
        store(row(w.errors, t), real(0.0));
        const real mean = lagged<lags>(s, s.c, w.errors, t) - lagged<lags>(s, s.a, w.y, t);
        store(row(w.y, t), mean);
        store(w.task.mean + h * lane_count, mean);
        real psi = h == 0 ? real(1.0) : real(0.0);
        for (int j = 0; j < lags; ++j) {
            if (s.lag[j] == h) psi += s.c[j];
            if (s.lag[j] <= h) psi -= s.a[j] * load(w.task.psi + (h - s.lag[j]) * lane_count);
        }
        store(w.task.psi + h * lane_count, psi);
    }
}

template <int lags, int count>
void fit(const CesTask& task) {
    const Workspace w(task);
    real x[4] = {real(0.0), real(0.0), real(0.0), real(0.0)};
    if (task.searched)
        search<count>(w, x);
    else
        for (int k = 0; k < count; ++k) x[k] = load(task.parameters + k * lane_count);
    const Sparse s = polynomials(task.kind, task.season, x);
    const real squares = filter<lags>(w, s);
    fill_gram(w);
    real explained;
    real log_determinant;
    factorise(w, explained, log_determinant);
    back_substitute(w);
    store(task.objective, criterion(w, squares, explained, log_determinant));
    store(task.sse, run<lags>(w, s));
    for (int k = 0; k < 4; ++k) store(task.parameters + k * lane_count, x[k]);
    project<lags>(w, s);
}

void fit_ces(const CesTask& task) noexcept {
    switch (task.kind) {
        case CesSeason::partial: return fit<5, 3>(task);
        case CesSeason::full: return fit<8, 4>(task);
        default: return fit<2, 2>(task);
    }
}

}  // namespace

extern const CesKernels SD_TABLE(ces_kernels);
const CesKernels SD_TABLE(ces_kernels){fit_ces, lane_count};

}  // namespace sociaaldomein::kernels
