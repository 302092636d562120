// The kernel of averaged.hpp: a lane is a series.
//
// For given parameters the residuals of a damped trend are linear in its first level and slope, e = e0 + e1 l0 + e2 b0;
// these have a normal prior (the slope: mean 0, deviation that of the changes) and are integrated out. With S the
// penalised sum of squares left and X the residuals' basis, the evidence of the parameters is proportional to
// |X'X + P|^(-1/2) S^(-(n-1)/2).

#include "projection/kernels/averaged.hpp"

#include "projection/kernels/functions.inl"

namespace sociaaldomein::kernels {
namespace {

/// What the series makes of the states without first states, and of one unit of each of these; and their products.
struct averaged_state {
    real level[3];
    real slope[3];
    real squares[6];  // e0 e0, e0 e1, e0 e2, e1 e1, e1 e2, e2 e2
};

template <bool trend, bool masked>
SD_INLINE void averaged_step(averaged_state& s, const real& y, const mask& active, double alpha, double beta,
                             double phi) {
    constexpr int signals = trend ? 3 : 2;
    real error[3];
    real predicted[3];
    SD_UNROLL for (int i = 0; i < signals; ++i) {
        predicted[i] = trend ? s.level[i] + real(phi) * s.slope[i] : s.level[i];
        error[i] = i == 0 ? y - predicted[i] : -predicted[i];
    }
    real products[6];
    products[0] = error[0] * error[0];
    products[1] = error[0] * error[1];
    products[3] = error[1] * error[1];
    if (trend) {
        products[2] = error[0] * error[2];
        products[4] = error[1] * error[2];
        products[5] = error[2] * error[2];
    }
    SD_UNROLL for (int k = 0; k < 6; ++k) {
        if (!trend && (k == 2 || k > 3)) continue;
        s.squares[k] += masked ? select(active, products[k], real(0.0)) : products[k];
    }
    SD_UNROLL for (int i = 0; i < signals; ++i) {
        const real level = predicted[i] + real(alpha) * error[i];
        s.level[i] = masked ? select(active, level, s.level[i]) : level;
        if (!trend) continue;
        const real slope = real(phi) * s.slope[i] + real(beta) * error[i];
        s.slope[i] = masked ? select(active, slope, s.slope[i]) : slope;
    }
}

template <bool trend>
SD_INLINE averaged_state averaged_run(const AveragedTask& task, int common, double alpha, double beta,
                                      double phi) {
    averaged_state s;
    SD_UNROLL for (int i = 0; i < 3; ++i) {
        s.level[i] = real(i == 1 ? 1.0 : 0.0);
        s.slope[i] = real(i == 2 ? 1.0 : 0.0);
    }
    SD_UNROLL for (int k = 0; k < 6; ++k) s.squares[k] = real(0.0);
    const whole start = load(task.start);
    for (int t = 0; t < common; ++t) {
        const mask active = start < whole((long long)t + 1);
        averaged_step<trend, true>(s, load(task.values + (long long)t * lane_count), active, alpha, beta,
                                   phi);
    }
    for (int t = common; t < task.length; ++t)
        averaged_step<trend, false>(s, load(task.values + (long long)t * lane_count), mask(), alpha, beta,
                                    phi);
    return s;
}

/// Solves for the first states, and stores evidence, sum of squares, last level and slope of grid point `point`.
template <bool trend>
SD_INLINE void averaged_point(const AveragedTask& task, int common, int point, double alpha, double beta,
                              double phi, const real& degrees, const real& least) {
    const averaged_state s = averaged_run<trend>(task, common, alpha, beta, phi);
    real first_level;
    real first_slope(0.0);
    real determinant;
    if (trend) {
        const real a22 = s.squares[5] + real(1.0);  // the prior of the slope
        determinant = s.squares[3] * a22 - s.squares[4] * s.squares[4];
        first_level = (s.squares[4] * s.squares[2] - a22 * s.squares[1]) / determinant;
        first_slope = (s.squares[4] * s.squares[1] - s.squares[3] * s.squares[2]) / determinant;
    } else {
        determinant = s.squares[3];
        first_level = -s.squares[1] / determinant;
    }
    real left = s.squares[0] + s.squares[1] * first_level;
    if (trend) left += s.squares[2] * first_slope;
    left = max(left, least);
    constexpr double points = trend ? averaged_points - averaged_alpha_count : averaged_alpha_count;
    // Half of the prior weight is on having no trend; of each half every point has as much. log(points):
    constexpr double log_points = trend ? 6.040254711277414 : 2.302585092994046;
    static_assert(points == (trend ? 420 : 10));
    const real evidence = -real(0.5) * (log(determinant) + degrees * log(left)) - real(log_points);
    real level = s.level[0] + s.level[1] * first_level;
    real slope(0.0);
    if (trend) {
        level += s.level[2] * first_slope;
        slope = s.slope[0] + s.slope[1] * first_level + s.slope[2] * first_slope;
    }
    double* to = task.scratch + (long long)point * 4 * lane_count;
    store(to, evidence);
    store(to + lane_count, left);
    store(to + 2 * lane_count, level);
    store(to + 3 * lane_count, slope);
}

void averaged_fit(const AveragedTask& task) noexcept {
    int common = 0;
    for (int i = 0; i < lane_count; ++i)
        if (task.start[i] > common && task.start[i] < task.length) common = (int)task.start[i];
    const real count = load(task.count);
    const real degrees = count - real(1.0);

    const whole start = load(task.start);
    real total(0.0);
    for (int t = 0; t < task.length; ++t) {
        const real y = load(task.values + (long long)t * lane_count);
        total += select(start < whole((long long)t + 1), y * y, real(0.0));
    }
    const real least = real(1e-12) * total / count + real(1e-300);

    int point = 0;
    for (int g = 0; g < averaged_damping_count; ++g)
        for (int a = 0; a < averaged_alpha_count; ++a)
            for (int r = 0; r < averaged_ratio_count; ++r, ++point)
                averaged_point<true>(task, common, point, averaged_alphas[a],
                                     averaged_alphas[a] * averaged_ratios[r], averaged_dampings[g], degrees,
                                     least);
    for (int a = 0; a < averaged_alpha_count; ++a, ++point)
        averaged_point<false>(task, common, point, averaged_alphas[a], 0.0, 0.0, degrees, least);

    real highest = load(task.scratch);
    for (int p = 1; p < averaged_points; ++p)
        highest = max(load(task.scratch + (long long)p * 4 * lane_count), highest);
    real weights(0.0);
    for (int p = 0; p < averaged_points; ++p) {
        double* at = task.scratch + (long long)p * 4 * lane_count;
        const real w = exp(load(at) - highest);
        store(at, w);
        weights += w;
    }
    real variance(0.0);
    point = 0;
    for (int g = 0; g < AveragedSums::groups; ++g) {
        real sums[AveragedSums::sums];
        for (int k = 0; k < AveragedSums::sums; ++k) sums[k] = real(0.0);
        const bool trend = g < averaged_damping_count;
        for (int a = 0; a < averaged_alpha_count; ++a) {
            for (int r = 0; r < (trend ? averaged_ratio_count : 1); ++r, ++point) {
                const double* at = task.scratch + (long long)point * 4 * lane_count;
                const real w = load(at) / weights;
                const real level = load(at + 2 * lane_count);
                const real slope = load(at + 3 * lane_count);
                sums[AveragedSums::weight] += w;
                sums[AveragedSums::level] += w * level;
                sums[AveragedSums::slope] += w * slope;
                sums[AveragedSums::level_level] += w * level * level;
                sums[AveragedSums::level_slope] += w * level * slope;
                sums[AveragedSums::slope_slope] += w * slope * slope;
                sums[AveragedSums::alpha] += w * real(averaged_alphas[a]);
                sums[AveragedSums::beta] += w * real(trend ? averaged_alphas[a] * averaged_ratios[r] : 0.0);
                variance += w * load(at + lane_count);
            }
        }
        for (int k = 0; k < AveragedSums::sums; ++k)
            store(task.sums + (long long)(g * AveragedSums::sums + k) * lane_count, sums[k]);
    }
    store(task.variance, variance / degrees);
}

}  // namespace

extern const AveragedKernels SD_TABLE(averaged_kernels);
const AveragedKernels SD_TABLE(averaged_kernels){averaged_fit, lane_count};

}  // namespace sociaaldomein::kernels
