#pragma once
// The forms of exponential smoothing, and the region that their parameters are searched in. Layer: projection.
//
// State: level l, slope b, and a season s of m values. With q = l + phi b, one step ahead is expected
//     mu = q, q + s (additive season) or q s (multiplicative), and then, e = y - mu or (multiplicative error) e / mu:
//     additive season, or none           l = q + alpha e, b = phi b + beta e, s = s + gamma e      (e = y - mu always:
//                                        a multiplicative error changes what is minimised, not the states' course)
//     multiplicative season and error    l = q (1 + alpha eps), b = phi b + beta q eps, s = s (1 + gamma eps)
//
// Searched are places in a box [0, 1]^k that holds the usual region exactly: alpha, then beta between its lower bound and
// alpha, gamma between its own and 1 - alpha, phi.
//
// Sources: Hyndman, Koehler, Snyder & Grose 2002, doi:10.1016/S0169-2070(01)00110-8; Hyndman, Koehler, Ord & Snyder
// 2008, doi:10.1007/978-3-540-71918-2; Hyndman, Akram & Archibald 2008, doi:10.1007/s10463-006-0109-x (the admissible
// region).

#include "projection/kernels/least_squares.inl"

namespace sociaaldomein::kernels {
namespace {

constexpr double lowest_rate = 1e-4;
constexpr double highest_rate = 0.9999;
constexpr double lowest_damping = 0.8;
constexpr double highest_damping = 0.98;
constexpr int longest_season = 24;
/// Numbers outside are no level that a multiplicative error can be relative to: 2^-200 and 2^200.
constexpr double least_level = 6.223015277861142e-61;
constexpr double greatest_level = 1.6069380442589903e60;

template <class T>
struct Smoothing {
    T alpha, beta, gamma, phi;
};

/// What is known of a model when it is compiled. Places of the searched parameters among themselves; -1 for none.
template <bool sloped_, bool damped_, bool seasonal_>
struct Form {
    static constexpr bool sloped = sloped_;
    static constexpr bool damped = damped_;
    static constexpr bool seasonal = seasonal_;
    static constexpr int searched = 1 + (sloped ? 1 : 0) + (seasonal ? 1 : 0) + (damped ? 1 : 0);
    static constexpr int beta = sloped ? 1 : -1;
    static constexpr int gamma = seasonal ? (sloped ? 2 : 1) : -1;
    static constexpr int phi = damped ? searched - 1 : -1;

    /// States that are estimated: of the level and a season one is redundant, and it is the level that goes without.
    static constexpr int states(int season) { return (sloped ? 1 : 0) + (seasonal ? season : 1); }
    /// Where the slope stands among them, and the level or the first of the season.
    static constexpr int slope = 0;
    static constexpr int level = sloped ? 1 : 0;

    template <class T>
    static SD_INLINE Smoothing<T> smoothing(const T* place) {
        Smoothing<T> s;
        s.alpha = T(lowest_rate) + T(highest_rate - lowest_rate) * place[0];
        s.beta = T(0.0);
        s.gamma = T(0.0);
        s.phi = T(1.0);
        if constexpr (sloped) s.beta = T(lowest_rate) + (s.alpha - T(lowest_rate)) * place[beta];
        if constexpr (seasonal) s.gamma = T(lowest_rate) + (T(1.0 - lowest_rate) - s.alpha) * place[gamma];
        if constexpr (damped) s.phi = T(lowest_damping) + T(highest_damping - lowest_damping) * place[phi];
        return s;
    }

    /// Derivatives by alpha, beta, gamma and phi (those there are, in this order) become derivatives by place.
    static SD_INLINE void by_place(const real* place, const Smoothing<real>& s, real* derivative) {
        real alpha = derivative[0];
        if constexpr (sloped) {
            alpha += derivative[beta] * place[beta];
            derivative[beta] *= s.alpha - real(lowest_rate);
        }
        if constexpr (seasonal) {
            alpha -= derivative[gamma] * place[gamma];
            derivative[gamma] *= real(1.0 - lowest_rate) - s.alpha;
        }
        derivative[0] = alpha * real(highest_rate - lowest_rate);
        if constexpr (damped) derivative[phi] *= real(highest_damping - lowest_damping);
    }
};

SD_INLINE double select(bool which, double yes, double no) { return which ? yes : no; }

/// Where a model with trend and season forgets its past: all roots of
///     z^(m+1) + (a + b - phi) z^m + (a + b - a phi) (z^(m-1) + ... + z^2) + (a + b - a phi + g - 1) z + phi (1 - a - g)
/// lie within the unit circle, by the recursion of Schur and Cohn. Without a season, or without a trend, every point of
/// the usual region does. T is real, or double.
template <class Shape, class T>
auto admissible(const Smoothing<T>& s, int season) {
    auto inside = T(0.0) < T(1.0);
    if constexpr (Shape::seasonal && Shape::sloped) {
        T a[longest_season + 2];
        T reduced[longest_season + 2];
        const T middle = s.alpha + s.beta - s.alpha * s.phi;
        const int degree = season + 1;
        a[0] = s.phi * (T(1.0) - s.alpha - s.gamma);
        a[1] = middle + s.gamma - T(1.0);
        for (int i = 2; i < season; ++i) a[i] = middle;
        a[season] = s.alpha + s.beta - s.phi;
        a[degree] = T(1.0);
        for (int d = degree; d > 0; --d) {
            inside = inside & (a[0] * a[0] < a[d] * a[d]);
            const T k = a[0] / a[d];
            for (int i = 0; i < d; ++i) reduced[i] = a[i + 1] - k * a[d - 1 - i];
            for (int i = 0; i < d; ++i) a[i] = reduced[i];
        }
    }
    return inside;
}

/// The greatest admissible place of beta up to place[beta], the other places as they are; 0 where there is none.
template <class Shape, class T>
T admissible_slope(const T* place, int season) {
    T tried[searched_limit];
    for (int k = 0; k < Shape::searched; ++k) tried[k] = place[k];
    T low = T(0.0);
    T high = place[Shape::beta];
    for (int i = 0; i < 30; ++i) {
        tried[Shape::beta] = T(0.5) * (low + high);
        const auto inside = admissible<Shape>(Shape::smoothing(tried), season);
        low = select(inside, tried[Shape::beta], low);
        high = select(inside, high, tried[Shape::beta]);
    }
    return low;
}

/// Series, one per lane. The first value of every series is at t = 0.
struct Lanes {
    const double* values;  // [t * lane_count + lane]; beyond a lane's end anything finite
    real length;
    real floor;    // added to sums of squares: see floor_of
    int shortest;  // no lane is shorter, none is longer than
    int longest;
    int season;

    SD_INLINE real at(int t) const { return load(values + t * lane_count); }
    SD_INLINE mask alive(int t) const { return real(static_cast<double>(t)) < length; }
};

/// The sum of logarithms, as a product whose exponent is carried apart.
struct LogSum {
    real product = real(1.0);
    whole exponent = whole(0);

    /// @param factor  positive and finite, of which at most four are multiplied before `carry`
    SD_INLINE void multiply(const real& factor) { product *= factor; }
    SD_INLINE void carry() {
        const whole bits = bits_of(product);
        exponent = exponent + (bits >> 52) - whole(1023);
        product = from_bits((bits & whole(0x000fffffffffffffLL)) | whole(0x3ff0000000000000LL));
    }
    real sum() const { return to_real(exponent) * real(0.69314718055994530942) + log(product); }
};

constexpr int steps_at_once = 4;

/// The normal equations of a trial; rows come in groups, so that an element is read and written once for several.
template <int limit>
struct Normal {
    static constexpr unsigned long size = limit;
    int count = 0;
    real gradient[size];
    real matrix[size * (size + 1) / 2];

    void clear(int parameters) {
        count = parameters;
        for (int i = 0; i < count; ++i) gradient[i] = real(0.0);
        for (int i = 0; i < packed(count, 0); ++i) matrix[i] = real(0.0);
    }
    /// Rows of derivatives of what is expected, so minus those of the residuals.
    SD_INLINE void add(const real (&row)[steps_at_once][size], const real (&residual)[steps_at_once]) {
        for (int i = 0; i < count; ++i) {
            real g = gradient[i];
            for (int s = 0; s < steps_at_once; ++s) g -= row[s][i] * residual[s];
            gradient[i] = g;
            for (int j = 0; j <= i; ++j) {
                real sum = matrix[packed(i, j)];
                for (int s = 0; s < steps_at_once; ++s) sum += row[s][i] * row[s][j];
                matrix[packed(i, j)] = sum;
            }
        }
    }
};

/// What an exact fit leaves is rounding, of which more is not less: sums of squares get this floor. That of relative
/// errors is fourfold, in the units of the additive ones, so that of two exact fits the additive one is the better.
SD_INLINE real floor_of(const Lanes& y, const real& mean_log, bool relative) {
    constexpr double noise = 1e-30;
    return y.length * (relative ? real(4.0 * noise) * exp(real(-2.0) * mean_log) : real(noise));
}

/// Turns sums over relative errors into the problem whose least squares are the greatest likelihood: the residuals are
/// eps times the geometric mean of mu. `mean_relative` holds sums of the derivatives of log mu, and is spoilt.
/// @return n log sum(eps^2) + 2 sum(log mu), over n
template <int limit>
real concentrate(const Lanes& y, Normal<limit>& normal, const real& sum, const real& log_sum,
                 real* mean_relative) {
    const real share = real(1.0) / y.length;
    for (int i = 0; i < normal.count; ++i) mean_relative[i] *= share;
    for (int i = 0; i < normal.count; ++i)
        for (int j = 0; j <= i; ++j)
            normal.matrix[packed(i, j)] += normal.gradient[i] * mean_relative[j] +
                                           mean_relative[i] * normal.gradient[j] +
                                           sum * mean_relative[i] * mean_relative[j];
    for (int i = 0; i < normal.count; ++i) normal.gradient[i] += sum * mean_relative[i];
    return log(sum + y.floor) + real(2.0) * share * log_sum;
}

}  // namespace
}  // namespace sociaaldomein::kernels
