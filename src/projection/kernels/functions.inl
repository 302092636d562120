#pragma once
// exp, log, sine and cosine per lane, of + - * / alone: the same bits on every machine. Layer: projection.
//
// Errors below one unit in the last place (tests/projection/kernels/elementary_test.cpp measures them).
// Source: the reductions and coefficients of log, sin and cos are those of FDLIBM (Sun Microsystems 1993, freely
// distributable); exp reduces as Cody & Waite 1980 do and sums the Taylor series, which needs 13 terms on |r| < 0.35.

#include "projection/kernels/lanes.inl"

namespace sociaaldomein::kernels {
namespace {

/// e^x: infinite above 709.78, 0 below -745.13, NaN of NaN.
SD_INLINE real exp(const real& x) {
    const real kept = min(max(x, real(-746.0)), real(710.0));  // NaN becomes 710 here, and NaN again below
    const whole n = nearest_whole(kept * real(1.44269504088896338700e+00));
    const real k = to_real(n);
    const real r = (kept - k * real(6.93147180369123816490e-01)) - k * real(1.90821492927058770002e-10);
    real p = real(1.0 / 6227020800.0);
    constexpr double inverse_factorials[] = {1.0 / 479001600.0,
                                             1.0 / 39916800.0,
                                             1.0 / 3628800.0,
                                             1.0 / 362880.0,
                                             1.0 / 40320.0,
                                             1.0 / 5040.0,
                                             1.0 / 720.0,
                                             1.0 / 120.0,
                                             1.0 / 24.0,
                                             1.0 / 6.0,
                                             0.5};
    SD_UNROLL for (int i = 0; i < 11; ++i) p = p * r + real(inverse_factorials[i]);
    const real near_one = real(1.0) + (r + r * r * p);
    // 2^n in two factors, so that results at both ends of the range are rounded once.
    const whole half = nearest_whole(k * real(0.5));
    const whole rest = n - half;
    const real scaled =
        near_one * from_bits((half + whole(1023)) << 52) * from_bits((rest + whole(1023)) << 52);
    return select(x == x, scaled, x);
}

/// A normal positive number as m * 2^k, sqrt(1/2) <= m < sqrt(2).
SD_INLINE void take_apart(const real& x, real& m, real& k) {
    // 0x3fe6a09e667f3bcd are the bits of sqrt(1/2). The exponent is counted from -1023, so that it is never negative.
    const whole from_root = bits_of(x) + whole(0x3ff0000000000000LL - 0x3fe6a09e667f3bcdLL);
    m = from_bits((from_root & whole(0x000fffffffffffffLL)) + whole(0x3fe6a09e667f3bcdLL));
    k = from_bits((from_root >> 52) + bits_of(real(whole_shift))) - real(whole_shift + 1023.0);
}

constexpr double log_2_high = 6.93147180369123816490e-01;
constexpr double log_2_low = 1.90821492927058770002e-10;

/// log(m) = s (2 + L[0] s^2 + L[1] s^4 + …), s = (m - 1) / (m + 1).
constexpr double log_terms[] = {6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01,
                                2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01,
                                1.479819860511658591e-01};

/// The natural logarithm: -infinite of 0, NaN below it, exact of 1.
SD_INLINE real log(const real& x) {
    const mask small = x < real(2.2250738585072014e-308);
    const real scaled = select(small, x * real(18014398509481984.0), x);  // 2^54
    real m;
    real k;
    take_apart(scaled, m, k);
    k -= select(small, real(54.0), real(0.0));

    const real f = m - real(1.0);
    const real s = f / (real(2.0) + f);
    const real z = s * s;
    const real w = z * z;
    const real t1 = w * (real(log_terms[1]) + w * (real(log_terms[3]) + w * real(log_terms[5])));
    const real t2 = z * (real(log_terms[0]) +
                         w * (real(log_terms[2]) + w * (real(log_terms[4]) + w * real(log_terms[6]))));
    const real half_square = real(0.5) * f * f;
    const real result =
        k * real(log_2_high) - ((half_square - (s * (half_square + (t1 + t2)) + k * real(log_2_low))) - f);
    const real infinity = real(__builtin_inf());
    const real edge =
        select(x == real(0.0), -infinity, select(x == infinity, infinity, real(__builtin_nan(""))));
    return select((x > real(0.0)) & (x < infinity), result, edge);
}

/// Sine and cosine of x radians, |x| <= pi/4.
SD_INLINE void sincos_of_eighth(const real& x, real& sine, real& cosine) {
    const real z = x * x;
    sine =
        x +
        x * z *
            (real(-1.66666666666666324348e-01) +
             z * (real(8.33333333332248946124e-03) +
                  z * (real(-1.98412698298579493134e-04) +
                       z * (real(2.75573137070700676789e-06) + z * (real(-2.50507602534068634195e-08) +
                                                                    z * real(1.58969099521155010221e-10))))));
    cosine =
        real(1.0) - (real(0.5) * z - z * z *
                                         (real(4.16666666666666019037e-02) +
                                          z * (real(-1.38888888888741095749e-03) +
                                               z * (real(2.48015872894767294178e-05) +
                                                    z * (real(-2.75573143513906633035e-07) +
                                                         z * (real(2.08757232129817482790e-09) +
                                                              z * real(-1.13596475577881948265e-11)))))));
}

/// The same of x plus so many quarter turns, the last two bits of `quarters`, given sine and cosine of x.
SD_INLINE void turn_by_quarters(const whole& quarters, real& sine, real& cosine) {
    const mask odd = (quarters & whole(1)) == whole(1);
    const real s = select(odd, cosine, sine);
    const real c = select(odd, sine, cosine);
    const whole sign(-0x7fffffffffffffffLL - 1);
    sine = from_bits(bits_of(s) ^ ((quarters << 62) & sign));
    cosine = from_bits(bits_of(c) ^ (((quarters << 62) ^ (quarters << 63)) & sign));
}

constexpr double full_turn = 6.28318530717958647693;  // radians

/// Sine and cosine of `turns` whole turns, |turns| < 2^40: exact reduction, because a turn is 1.
SD_INLINE void sincos_turns(const real& turns, real& sine, real& cosine) {
    const whole quarters = nearest_whole(turns * real(4.0));
    sincos_of_eighth((turns - to_real(quarters) * real(0.25)) * real(full_turn), sine, cosine);
    turn_by_quarters(quarters, sine, cosine);
}

}  // namespace
}  // namespace sociaaldomein::kernels
