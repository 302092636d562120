#include "projection/detail/student_quantile.hpp"

#include <cmath>

namespace sociaaldomein::detail {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double ln2 = 0.69314718055994530942;
constexpr double sqrt_half = 0.70710678118654752440;

/// Beyond this many degrees of freedom the expansion around the normal is as good as the finite sum.
constexpr std::int64_t many_degrees = 200;

double ratio(const double (&above)[8], const double (&below)[8], double x) {
    double p = above[7];
    double q = below[7];
    for (int i = 6; i >= 0; --i) {
        p = p * x + above[i];
        q = q * x + below[i];
    }
    return p / q;
}

/// Arc tangent of u in [0, 1]: two halvings bring it below 0.2, where the series is short.
double portable_atan(double u) {
    for (int i = 0; i < 2; ++i) u = u / (1.0 + std::sqrt(1.0 + u * u));
    const double square = u * u;
    double sum = 0.0;
    for (int k = 14; k >= 0; --k) sum = 1.0 / (2 * k + 1) - square * sum;
    return 4.0 * u * sum;
}

/// P(|T| <= t) with t = sqrt(df) tan(angle) and u = tan(angle / 2).
double central_probability(double u, std::int64_t df) {
    const double sine = 2.0 * u / (1.0 + u * u);
    const double cosine = (1.0 - u) * (1.0 + u) / (1.0 + u * u);
    const double square = cosine * cosine;
    const bool odd = df % 2 != 0;
    double term = odd ? cosine : 1.0;
    double sum = 0.0;
    for (std::int64_t k = odd ? 3 : 2; k <= df; k += 2) {
        sum += term;
        term *= square * static_cast<double>(k - 1) / static_cast<double>(k);
    }
    return odd ? 2.0 / pi * (2.0 * portable_atan(u) + sine * sum) : sine * sum;
}

}  // namespace

double portable_log(double x) {
    double exponent = 0.0;
    while (x < sqrt_half) {
        x *= 2.0;
        exponent -= 1.0;
    }
    while (x >= 2.0 * sqrt_half) {
        x *= 0.5;
        exponent += 1.0;
    }
    const double s = (x - 1.0) / (x + 1.0);
    const double square = s * s;
    double sum = 0.0;
    for (int k = 12; k >= 0; --k) sum = 1.0 / (2 * k + 1) + square * sum;
    return exponent * ln2 + 2.0 * s * sum;
}

double normal_quantile(double p) {
    static constexpr double a[8] = {3.3871328727963666080e0,  1.3314166789178437745e+2,
                                    1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                    4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                    3.3430575583588128105e+4, 2.5090809287301226727e+3};
    static constexpr double b[8] = {1.0,
                                    4.2313330701600911252e+1,
                                    6.8718700749205790830e+2,
                                    5.3941960214247511077e+3,
                                    2.1213794301586595867e+4,
                                    3.9307895800092710610e+4,
                                    2.8729085735721942674e+4,
                                    5.2264952788528545610e+3};
    static constexpr double c[8] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                    5.76949722146069140550e0,  3.64784832476320460504e0,
                                    1.27045825245236838258e0,  2.41780725177450611770e-1,
                                    2.27238449892691845833e-2, 7.74545014278341407640e-4};
    static constexpr double d[8] = {1.0,
                                    2.05319162663775882187e0,
                                    1.67638483018380384940e0,
                                    6.89767334985100004550e-1,
                                    1.48103976427480074590e-1,
                                    1.51986665636164571966e-2,
                                    5.47593808499534494600e-4,
                                    1.05075007164441684324e-9};
    static constexpr double e[8] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                    1.78482653991729133580e0,  2.96560571828504891230e-1,
                                    2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                    2.71155556874348757815e-5, 2.01033439929228813265e-7};
    static constexpr double f[8] = {1.0,
                                    5.99832206555887937690e-1,
                                    1.36929880922735805310e-1,
                                    1.48753612908506148525e-2,
                                    7.86869131145613259100e-4,
                                    1.84631831751005468180e-5,
                                    1.42151175831644588870e-7,
                                    2.04426310338993978564e-15};
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425) return q * ratio(a, b, 0.180625 - q * q);
    const double r = std::sqrt(-portable_log(q < 0.0 ? p : 1.0 - p));
    const double z = r <= 5.0 ? ratio(c, d, r - 1.6) : ratio(e, f, r - 5.0);
    return q < 0.0 ? -z : z;
}

double student_two_sided(double level, std::int64_t degrees_of_freedom) {
    if (degrees_of_freedom > many_degrees) {
        // From the small tail: 0.5 + 0.5 * level would round to one.
        const double z = -normal_quantile(0.5 * (1.0 - level));
        const double z2 = z * z;
        const double n = static_cast<double>(degrees_of_freedom);
        const double g1 = z * (z2 + 1.0) / 4.0;
        const double g2 = z * ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
        const double g3 = z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
        const double g4 = z * ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) / 92160.0;
        return z + (g1 + (g2 + (g3 + g4 / n) / n) / n) / n;
    }
    double low = 0.0;
    double high = 1.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (central_probability(middle, degrees_of_freedom) < level ? low : high) = middle;
    }
    const double u = 0.5 * (low + high);
    // A level so close to one that the bisection ends at u = 1 keeps the largest finite angle it met.
    const double gap = 1.0 - u > 0.0 ? 1.0 - u : 0x1p-54;
    return std::sqrt(static_cast<double>(degrees_of_freedom)) * 2.0 * u / (gap * (1.0 + u));
}

}  // namespace sociaaldomein::detail
