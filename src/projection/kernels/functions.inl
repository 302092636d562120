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

/// The natural logarithm: -infinite of 0, NaN below it, exact of 1.
SD_INLINE real log(const real& x) {
    const mask small = x < real(2.2250738585072014e-308);
    const real scaled = select(small, x * real(18014398509481984.0), x);  // 2^54
    const whole bits = bits_of(scaled);
    // The mantissa is taken to [sqrt(1/2), sqrt(2)): 0x3fe6a09e667f3bcd are the bits of sqrt(1/2).
    const whole shifted = bits - whole(0x3fe6a09e667f3bcdLL);
    const whole exponent = (shifted >> 52) & whole(0xfff);
    const whole signed_exponent = select(exponent > whole(0x7ff), exponent - whole(0x1000), exponent);
    const real m = from_bits(bits - (signed_exponent << 52));
    const real k = to_real(signed_exponent) - select(small, real(54.0), real(0.0));

    const real f = m - real(1.0);
    const real s = f / (real(2.0) + f);
    const real z = s * s;
    const real w = z * z;
    const real t1 = w * (real(3.999999999940941908e-01) +
                         w * (real(2.222219843214978396e-01) + w * real(1.531383769920937332e-01)));
    const real t2 = z * (real(6.666666666666735130e-01) +
                         w * (real(2.857142874366239149e-01) +
                              w * (real(1.818357216161805012e-01) + w * real(1.479819860511658591e-01))));
    const real half_square = real(0.5) * f * f;
    const real result =
        k * real(6.93147180369123816490e-01) -
        ((half_square - (s * (half_square + (t1 + t2)) + k * real(1.90821492927058770002e-10))) - f);
    const real infinity = real(__builtin_inf());
    const real edge =
        select(x == real(0.0), -infinity, select(x == infinity, infinity, real(__builtin_nan(""))));
    return select((x > real(0.0)) & (x < infinity), result, edge);
}

/// Sine and cosine of `turns` whole turns, |turns| < 2^40: exact reduction, because a turn is 1.
SD_INLINE void sincos_turns(const real& turns, real& sine, real& cosine) {
    const whole quarters = nearest_whole(turns * real(4.0));
    const real x = (turns - to_real(quarters) * real(0.25)) * real(6.28318530717958647693);
    const real z = x * x;
    const real s =
        x +
        x * z *
            (real(-1.66666666666666324348e-01) +
             z * (real(8.33333333332248946124e-03) +
                  z * (real(-1.98412698298579493134e-04) +
                       z * (real(2.75573137070700676789e-06) + z * (real(-2.50507602534068634195e-08) +
                                                                    z * real(1.58969099521155010221e-10))))));
    const real c =
        real(1.0) - (real(0.5) * z - z * z *
                                         (real(4.16666666666666019037e-02) +
                                          z * (real(-1.38888888888741095749e-03) +
                                               z * (real(2.48015872894767294178e-05) +
                                                    z * (real(-2.75573143513906633035e-07) +
                                                         z * (real(2.08757232129817482790e-09) +
                                                              z * real(-1.13596475577881948265e-11)))))));
    const mask odd = (quarters & whole(1)) == whole(1);
    const mask second_half = (quarters & whole(2)) == whole(2);
    const mask cosine_negative = ((quarters + whole(1)) & whole(2)) == whole(2);
    const real ss = select(odd, c, s);
    const real cc = select(odd, s, c);
    sine = select(second_half, -ss, ss);
    cosine = select(cosine_negative, -cc, cc);
}

}  // namespace
}  // namespace sociaaldomein::kernels
