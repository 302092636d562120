// The likelihood of complex exponential smoothing at given parameters, for ces.inl, which says how it is made.

#include "projection/kernels/ces_polynomials.inl"
#include "projection/kernels/functions.inl"

namespace sociaaldomein::kernels {
namespace {

constexpr double least_sse = 1e-26;  // of series of size 1: below it is rounding
constexpr double rounding = 1e-13;
constexpr double least_pivot = 1e-13;

/// The memory of a block. Arrays over time have p rows of zeros before them.
struct Workspace {
    const CesTask& task;
    int p;
    double* y;
    double* forced;    // errors with u = 0
    double* response;  // to an impulse at the first value
    double* errors;
    double* gram;  // rows of the lower triangle, then its Cholesky factor
    double* u;
    double* spare;  // 3 p
    whole start;
    real count;  // values

    explicit Workspace(const CesTask& t) : task(t), p(ces_states(t.kind, t.season)), start(load(t.start)) {
        const int rows = t.length + t.horizon + p;
        double* free = t.scratch;
        const auto take = [&free](int needed) {
            double* const taken = free;
            free += needed * lane_count;
            return taken;
        };
        double** const arrays[] = {&y, &forced, &response, &errors};
        for (double** const array : arrays) {
            double* const begin = take(rows);
            for (int i = 0; i < rows * lane_count; ++i) begin[i] = 0.0;
            *array = begin + p * lane_count;
        }
        gram = take(p * (p + 1) / 2);
        u = take(p);
        spare = take(3 * p);
        for (int i = 0; i < t.length * lane_count; ++i) y[i] = t.values[i];
        count = max(to_real(whole(t.length) - start), real(p + 1.0));  // empty lanes divide by no zero
    }
};

SD_INLINE double* row(double* array, int t) { return array + t * lane_count; }
SD_INLINE real at(const double* array, int t) { return load(array + t * lane_count); }

/// sum(coefficient[j] * array[t - lag[j]]) from j = first on
template <int lags, int first = 0>
SD_INLINE real lagged(const Sparse& s, const real* coefficient, const double* array, int t) {
    real sum = coefficient[first] * at(array, t - s.lag[first]);
    SD_UNROLL for (int j = first + 1; j < lags; ++j) sum += coefficient[j] * at(array, t - s.lag[j]);
    return sum;
}

/// The errors with u = 0, their sum of squares, and the impulse response. The lags 1 and 2 of a level stay in registers
/// and come last: each period waits for the one before it.
template <int lags>
real filter(const Workspace& w, const Sparse& s) {
    constexpr bool level = lags > 2;
    constexpr int first = level ? 2 : 0;
    real squares = 0.0;
    real r1 = 0.0, r2 = 0.0, x1 = 0.0, x2 = 0.0;
    for (int t = 0; t < w.task.length; ++t) {
        const whole i = whole(t) - w.start;
        const mask free = i < whole(w.p);
        const real input = at(w.y, t) + lagged<lags>(s, s.a, w.y, t);
        const real impulse = select(i == whole(0), real(1.0), real(0.0));
        real forced = input - lagged<lags, first>(s, s.c, w.forced, t);
        real response = impulse - lagged<lags, first>(s, s.c, w.response, t);
        if (level) {
            forced = (forced - s.c[1] * r2) - s.c[0] * r1;
            response = (response - s.c[1] * x2) - s.c[0] * x1;
        }
        forced = select(free, real(0.0), forced);
        squares += forced * forced;
        store(row(w.forced, t), forced);
        store(row(w.response, t), response);
        r2 = r1;
        r1 = forced;
        x2 = x1;
        x1 = response;
    }
    return squares;
}

/// Columns of the first row of X'X, and of -X'r.
template <unsigned long width>
void correlate(const Workspace& w, int first, double* gram_row) {
    real g[width];
    real b[width];
    for (unsigned long k = 0; k < width; ++k) g[k] = b[k] = real(0.0);
    for (int t = 0; t < w.task.length; ++t) {
        const real x = at(w.response, t);
        const real f = at(w.forced, t);
        SD_UNROLL for (unsigned long k = 0; k < width; ++k) {
            const real shifted = at(w.response, t - first - static_cast<int>(k));
            g[k] += x * shifted;
            b[k] -= f * shifted;
        }
    }
    for (unsigned long k = 0; k < width; ++k) {
        store(row(gram_row, first + static_cast<int>(k)), g[k]);
        store(row(w.u, first + static_cast<int>(k)), b[k]);
    }
}

/// The lower triangle by rows: element (i, j) with j <= i.
SD_INLINE int element(int i, int j) { return i * (i + 1) / 2 + j; }

void fill_gram(const Workspace& w) {
    double* const first = w.spare;
    int k = 0;
    for (; k + 4 <= w.p; k += 4) correlate<4>(w, k, first);
    for (; k + 2 <= w.p; k += 2) correlate<2>(w, k, first);
    for (; k < w.p; ++k) correlate<1>(w, k, first);
    const int last = w.task.length - 1;
    for (int i = 0; i < w.p; ++i) {
        store(row(w.gram, element(i, 0)), at(first, i));
        for (int j = 1; j <= i; ++j) {
            const real gone = at(w.response, last - i + 1) * at(w.response, last - j + 1);
            store(row(w.gram, element(i, j)), at(w.gram, element(i - 1, j - 1)) - gone);
        }
    }
}

/// The Cholesky factor of X'X, with reciprocals on its diagonal, and the lower half of the solution for u.
/// A pivot that is but rounding is made large, which leaves its u near 0.
/// @returns  what u explains of the sum of squares, and the logarithm of the determinant
void factorise(const Workspace& w, real& explained, real& log_determinant) {
    explained = log_determinant = real(0.0);
    real product = 1.0;
    for (int i = 0; i < w.p; ++i) {
        const real own = at(w.gram, element(i, i));
        for (int j = 0; j < i; ++j) {
            real sum = at(w.gram, element(i, j));
            for (int k = 0; k < j; ++k) sum -= at(w.gram, element(i, k)) * at(w.gram, element(j, k));
            store(row(w.gram, element(i, j)), sum * at(w.gram, element(j, j)));
        }
        real pivot = own;
        real half = at(w.u, i);
        for (int k = 0; k < i; ++k) {
            const real l = at(w.gram, element(i, k));
            pivot -= l * l;
            half -= l * at(w.u, k);
        }
        pivot = select(pivot > real(least_pivot) * own, pivot, max(own, real(1.0)) * real(1.0 / least_pivot));
        const real reciprocal = real(1.0) / sqrt(pivot);
        store(row(w.gram, element(i, i)), reciprocal);
        half *= reciprocal;
        store(row(w.u, i), half);
        explained += half * half;
        product *= pivot;
        if (i % 8 == 7 || i + 1 == w.p) {  // eight cannot overflow
            log_determinant += log(product);
            product = real(1.0);
        }
    }
}

/// The other half of the solution: w.u becomes u.
void back_substitute(const Workspace& w) {
    for (int i = w.p - 1; i >= 0; --i) {
        real sum = at(w.u, i);
        for (int k = i + 1; k < w.p; ++k) sum -= at(w.gram, element(k, i)) * at(w.u, k);
        store(row(w.u, i), sum * at(w.gram, element(i, i)));
    }
}

/// What is minimised: `squares` with u = 0, of which u explains `explained`. What is left below the rounding of this
/// difference is not told apart.
SD_INLINE real criterion(const Workspace& w, const real& squares, const real& explained,
                         const real& log_determinant) {
    const real sse = max(squares - explained, real(rounding) * squares + real(least_sse));
    return ((w.count - real(static_cast<double>(w.p))) * log(sse) + log_determinant) / w.count;
}

template <int lags>
real with_level(const Workspace& w, const Sparse& s) {
    const real squares = filter<lags>(w, s);
    fill_gram(w);
    real explained;
    real log_determinant;
    factorise(w, explained, log_determinant);
    return criterion(w, squares, explained, log_determinant);
}

/// Kinds without a season beside a level: periods `step` apart are a series of their own, with two states.
real without_level(const Workspace& w, const Sparse& s) {
    const int step = s.lag[0];
    real squares = 0.0;
    real explained = 0.0;
    real log_determinant = 0.0;
    for (int phase = 0; phase < step && phase < w.task.length; ++phase) {
        real y1 = 0.0, y2 = 0.0, r1 = 0.0, r2 = 0.0, x1 = 0.0, x2 = 0.0;
        real rr = 0.0, xx = 0.0, xx1 = 0.0, rx = 0.0, rx1 = 0.0;
        // Counted from the end, where all lanes are: the order of sums must not depend on where a lane begins.
        for (int t = (w.task.length - 1 - phase) % step; t < w.task.length; t += step) {
            const whole i = whole(t) - w.start;
            const real y = at(w.y, t);
            const real input = y + (s.a[0] * y1 + s.a[1] * y2);
            const real r = select(i < whole(w.p), real(0.0), input - (s.c[0] * r1 + s.c[1] * r2));
            const real impulse = select((i < whole(step)) & (i > whole(-1)), real(1.0), real(0.0));
            const real x = impulse - (s.c[0] * x1 + s.c[1] * x2);
            rr += r * r;
            xx += x * x;
            xx1 += x * x1;
            rx += r * x;
            rx1 += r * x1;
            y2 = y1;
            y1 = y;
            r2 = r1;
            r1 = r;
            x2 = x1;
            x1 = x;
        }
        const real own = max(xx, real(1.0));  // 0 in an empty lane
        const real next = xx - x1 * x1;
        const real pivot = max(next - xx1 * xx1 / own, real(least_pivot) * own);
        const real rest = rx1 - xx1 * rx / own;
        squares += rr;
        explained += rx * rx / own + rest * rest / pivot;
        log_determinant += log(own * pivot);
    }
    return criterion(w, squares, explained, log_determinant);
}

/// What is minimised; infinite outside the stable region unless `anywhere`.
real objective(const Workspace& w, const real* x, bool anywhere = false) {
    const Sparse s = polynomials(w.task.kind, w.task.season, x);
    const mask stable = anywhere ? always() : is_stable(w.task.kind, s, w.p, x, w.spare);
    const real infinity = real(__builtin_inf());
    if (!any(stable)) return infinity;
    switch (w.task.kind) {
        case CesSeason::partial: return select(stable, with_level<5>(w, s), infinity);
        case CesSeason::full: return select(stable, with_level<8>(w, s), infinity);
        default: return select(stable, without_level(w, s), infinity);
    }
}

}  // namespace
}  // namespace sociaaldomein::kernels
