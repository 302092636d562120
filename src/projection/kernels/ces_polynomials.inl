// Complex exponential smoothing as A(B) y = C(B) e: the polynomials of each kind, and the stable region. Layer: projection.
//
// Without season, eliminating l and c from the model of ces.hpp gives
//
//   A(B) = 1 - (2 - a0) B + (2 - a0 - a1) B^2
//   C(B) = 1 - (2 - 2 a0 + a1) B + ((1 - a0)(2 - a0) - a1 (1 - a1)) B^2.
//
// `simple` has B^m in place of B. With season As(B^m), Cs(B^m) beside the level, y = (C/A + Cs/As - 1) e gives A As
// before y and C As + A (Cs - As) before e; `partial` has As = 1 - B^m and Cs = 1 - (1 - b0) B^m.
// Stable are the points where all roots of C lie outside the unit circle.

#include "projection/kernels/ces.hpp"
#include "projection/kernels/lanes.inl"

namespace sociaaldomein::kernels {
namespace {

/// 1 + sum(a[j] B^lag[j]) before the values, and 1 + sum(c[j] B^lag[j]) before the errors.
struct Sparse {
    static constexpr unsigned long limit = 8;
    int count;
    int lag[limit];
    real a[limit];
    real c[limit];
};

/// Coefficients 1 and 2 of A and C for a complex parameter.
struct Pair {
    real a1, a2, c1, c2;

    SD_INLINE Pair(const real& re, const real& im)
        : a1(re - real(2.0)),
          a2(real(2.0) - re - im),
          c1(real(2.0) * re - im - real(2.0)),
          c2((real(1.0) - re) * (real(2.0) - re) - im * (real(1.0) - im)) {}
};

SD_INLINE Sparse polynomials(CesSeason kind, int m, const real* x) {
    Sparse s;
    const Pair p(x[0], x[1]);
    if (kind == CesSeason::none || kind == CesSeason::simple) {
        const int step = kind == CesSeason::none ? 1 : m;
        s.count = 2;
        s.lag[0] = step;
        s.lag[1] = 2 * step;
        s.a[0] = p.a1;
        s.a[1] = p.a2;
        s.c[0] = p.c1;
        s.c[1] = p.c2;
        return s;
    }
    const int lags[] = {1, 2, m, m + 1, m + 2, 2 * m, 2 * m + 1, 2 * m + 2};
    s.count = kind == CesSeason::partial ? 5 : 8;
    for (int j = 0; j < s.count; ++j) s.lag[j] = lags[j];
    s.a[0] = p.a1;
    s.a[1] = p.a2;
    s.c[0] = p.c1;
    s.c[1] = p.c2;
    if (kind == CesSeason::partial) {
        const real b = x[2];
        s.a[2] = real(-1.0);
        s.a[3] = -p.a1;
        s.a[4] = -p.a2;
        s.c[2] = b - real(1.0);
        s.c[3] = b * p.a1 - p.c1;
        s.c[4] = b * p.a2 - p.c2;
        return s;
    }
    const Pair q(x[2], x[3]);
    const real d1 = q.c1 - q.a1;
    const real d2 = q.c2 - q.a2;
    s.a[2] = q.a1;
    s.a[3] = p.a1 * q.a1;
    s.a[4] = p.a2 * q.a1;
    s.a[5] = q.a2;
    s.a[6] = p.a1 * q.a2;
    s.a[7] = p.a2 * q.a2;
    s.c[2] = q.c1;
    s.c[3] = p.c1 * q.a1 + p.a1 * d1;
    s.c[4] = p.c2 * q.a1 + p.a2 * d1;
    s.c[5] = q.c2;
    s.c[6] = p.c1 * q.a2 + p.a1 * d2;
    s.c[7] = p.c2 * q.a2 + p.a2 * d2;
    return s;
}

/// Whether the roots of C are outside the unit circle, or at most `edge` within.
/// @param memory  3 * p rows
SD_INLINE mask is_stable(CesSeason kind, const Sparse& s, int p, const real* x, double* memory) {
    constexpr double edge = 1e-7;
    if (kind == CesSeason::none || kind == CesSeason::simple) {
        // Three circles (section 3 of the paper): roots at 1, at -1, and a product of 1.
        const real one = x[0] * x[0] - x[0] + x[1] * x[1] - real(2.0) * x[1] + real(1.0);
        const real minus_one = x[0] * x[0] - real(5.0) * x[0] + real(5.0) + x[1] * x[1];
        return (one > real(-edge)) & (minus_one > real(-edge)) & (s.c[1] < real(1.0 + edge));
    }
    // Schur–Cohn: reduce the degree by one, p times; the polynomial shrunk a little, so that the edge itself counts.
    double* now = memory;
    double* next = memory + p * lane_count;
    for (int j = 0; j < p * lane_count; ++j) now[j] = 0.0;
    for (int j = 0; j < s.count; ++j) {
        double* const to = now + (s.lag[j] - 1) * lane_count;
        store(to, load(to) + s.c[j] * real(1.0 - edge * s.lag[j]));
    }
    mask stable = always();
    for (int degree = p; degree > 0; --degree) {
        const real last = load(now + (degree - 1) * lane_count);
        stable = stable & (last < real(1.0)) & (last > real(-1.0));
        if (!any(stable)) return stable;
        const real scale = real(1.0) / (real(1.0) - last * last);
        for (int j = 1; j < degree; ++j) {
            const real reduced =
                (load(now + (j - 1) * lane_count) - last * load(now + (degree - j - 1) * lane_count)) * scale;
            store(next + (j - 1) * lane_count, reduced);
        }
        double* const swap = now;
        now = next;
        next = swap;
    }
    return stable;
}

/// The box around the stable region. With a partial season C has a root at 1 when a1 = 1, and one within when a1 > 1.
SD_INLINE void box(CesSeason kind, real* lower, real* upper) {
    const bool partial = kind == CesSeason::partial;
    lower[0] = lower[2] = real(0.0);
    upper[0] = upper[2] = real(2.6);
    lower[1] = lower[3] = real(-0.8);
    upper[1] = upper[3] = real(partial ? 1.0 : 1.8);
    if (partial) {
        lower[2] = real(0.001);
        upper[2] = real(1.5);
    }
}

/// Points to begin at; thirds of the list are searched apart.
struct CesGrid {
    const double* points;  // 4 numbers each
    int count;
};

constexpr double pair_grid[] = {
    // slow: the error hardly counts
    0.6, 0.4, 0, 0, 0.8, 0.2, 0, 0, 0.8, 0.5, 0, 0, 1.0, 0.3, 0, 0, 1.0, 0.7, 0, 0, 1.05, 0.9, 0, 0, 1.05,
    1.0, 0, 0, 1.02, 1.0, 0, 0, 1.1, 1.0, 0, 0, 1.1, 1.1, 0, 0, 1.0, 1.2, 0, 0, 1.0, 0.0, 0, 0,
    // middling
    1.2, 0.0, 0, 0, 1.2, 0.4, 0, 0, 1.2, 0.7, 0, 0, 1.3, 0.9, 0, 0, 1.3, 1.0, 0, 0, 1.2, 1.0, 0, 0, 1.4, 1.0,
    0, 0, 1.3, 1.05, 0, 0, 1.3, 1.2, 0, 0, 1.2, 1.4, 0, 0, 1.4, 0.6, 0, 0, 1.4, 1.5, 0, 0,
    // fast: the last value counts most
    1.6, 0.8, 0, 0, 1.6, 1.0, 0, 0, 1.6, 1.05, 0, 0, 1.6, 1.3, 0, 0, 1.8, 0.95, 0, 0, 1.8, 1.0, 0, 0, 1.8,
    1.1, 0, 0, 1.9, 1.4, 0, 0, 2.0, 1.0, 0, 0, 2.0, 1.2, 0, 0, 2.2, 1.1, 0, 0, 2.2, 1.3, 0, 0};

constexpr double partial_grid[] = {
    0.9,  0.3, 0.05, 0, 0.9,  0.3, 0.3,  0, 1.05, 0.9, 0.02, 0, 1.05, 0.9,  0.2, 0, 1.05, 1.0,  0.02, 0,
    1.05, 1.0, 0.2,  0, 1.05, 1.0, 0.6,  0, 1.1,  0.6, 0.1,  0, 1.1,  0.95, 0.5, 0, 1.0,  0.7,  0.7,  0,
    1.3,  0.5, 0.02, 0, 1.3,  0.5, 0.3,  0, 1.3,  0.9, 0.02, 0, 1.3,  0.9,  0.2, 0, 1.3,  1.0,  0.02, 0,
    1.3,  1.0, 0.1,  0, 1.3,  1.0, 0.3,  0, 1.3,  1.0, 0.6,  0, 1.4,  0.7,  0.1, 0, 1.4,  0.98, 0.4,  0,
    1.6,  0.7, 0.02, 0, 1.6,  0.9, 0.1,  0, 1.6,  1.0, 0.02, 0, 1.6,  1.0,  0.1, 0, 1.6,  1.0,  0.3,  0,
    1.9,  0.9, 0.05, 0, 1.9,  1.0, 0.02, 0, 1.9,  1.0, 0.2,  0, 1.9,  1.0,  0.5, 0, 1.7,  0.8,  0.5,  0};

constexpr double full_grid[] = {
    1.05, 0.9, 1.05, 0.9, 1.05, 0.9, 1.3,  0.9,  1.05, 0.99, 1.05, 0.99, 1.05, 0.99, 1.3, 0.99, 1.0,  0.5,
    1.1,  0.9, 1.0,  0.5, 1.3,  0.7, 0.97, 0.93, 1.12, 0.94, 1.1,  0.7,  1.6,  0.9,  0.9, 0.3,  1.05, 0.9,
    1.3,  0.9, 1.05, 0.9, 1.3,  0.9, 1.3,  0.9,  1.3,  0.99, 1.05, 0.99, 1.3,  0.99, 1.2, 0.99, 1.3,  0.99,
    1.1,  0.5, 1.3,  0.5, 1.1,  0.9, 1.3,  0.7,  1.4,  0.7,  1.3,  1.1,  1.1,  0.7,  1.3, 0.8,  1.1,  1.05,
    1.6,  0.9, 1.05, 0.9, 1.6,  0.9, 1.3,  0.9,  1.6,  0.99, 1.05, 0.99, 1.6,  0.99, 1.2, 0.99, 1.6,  0.99,
    1.1,  0.5, 1.9,  0.9, 1.05, 0.9, 1.9,  0.99, 1.1,  0.9,  1.9,  0.99, 1.3,  0.5,  1.6, 0.6,  1.1,  0.8};

SD_INLINE CesGrid grid_of(CesSeason kind) {
    switch (kind) {
        case CesSeason::partial: return {partial_grid, sizeof partial_grid / (4 * sizeof(double))};
        case CesSeason::full: return {full_grid, sizeof full_grid / (4 * sizeof(double))};
        default: return {pair_grid, sizeof pair_grid / (4 * sizeof(double))};
    }
}

}  // namespace
}  // namespace sociaaldomein::kernels
