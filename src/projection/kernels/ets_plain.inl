#pragma once
// Errors of the smoothing models without a season, with their derivatives. Layer: projection.
//
// Whatever acts on such a model reaches the errors through one filter: with c1 = 1 + phi - alpha - phi beta and
// c2 = phi (1 - alpha), let F x be the sequence  z[t] = x[t] + c1 z[t-1] - c2 z[t-2].  What is expected answers to
//     first level    F (1, -phi, 0, 0, ...)          alpha    F (e[t-1] - phi e[t-2])
//     first slope    phi F (1, 0, 0, ...)            beta     phi F e[t-1]
//     phi            F (slope before t)
// so that three short recursions give five derivatives. (Without a slope c1 = 1 - alpha and c2 = 0; without damping phi
// is 1.) Rows are made for a stretch of time, two vectors abreast, and then multiplied with each other by tiles whose
// sums stay in registers: thus hardly anything waits for a result or for memory.

#include "projection/kernels/ets_form.inl"

namespace sociaaldomein::kernels {
namespace {

constexpr int stretch = 16;
constexpr unsigned long abreast = vectors % 2 == 0 ? 2 : 1;

/// The states of the model and of its filters; [0] is the latest.
template <class Shape>
struct PlainCourse {
    real level, slope;
    real impulse[2];  // F (1, 0, 0, ...) at t and t - 1
    real learnt[2];   // F e at t - 1 and t - 2
    real damping[2];  // the answer to phi, at t - 1 and t - 2
};

/// Rows (derivatives of what is expected, but for a factor each, see `scales_of`; then the error) of `steps` times.
/// @param values    of the first of these times
/// @param expected  what is expected, where it is not null
template <class Shape, unsigned long columns>
SD_INLINE void plain_rows(const double* values, int steps, const real* place, const Smoothing<real>& s,
                          PlainCourse<Shape>& course, real (*rows)[columns], real* expected) {
    using R = Reals<abreast>;
    for (unsigned long k = 0; k < vectors; k += abreast) {
        const R alpha = part<abreast>(s.alpha, k);
        const R beta = part<abreast>(s.beta, k);
        const R phi = part<abreast>(s.phi, k);
        R c1 = R(1.0) - alpha;
        R c2 = R(0.0);
        R share = R(1.0);
        if constexpr (Shape::sloped) {
            c2 = phi * c1;
            c1 = (R(1.0) + phi) - (alpha + phi * beta);
            share = R(1.0) + phi * part<abreast>(place[Shape::beta], k);
        }
        R level = part<abreast>(course.level, k);
        R slope = part<abreast>(course.slope, k);
        R impulse[2], learnt[2], damping[2];
        for (int i = 0; i < 2; ++i) {
            impulse[i] = part<abreast>(course.impulse[i], k);
            learnt[i] = part<abreast>(course.learnt[i], k);
            damping[i] = part<abreast>(course.damping[i], k);
        }
        // x + c1 z[0] - c2 z[1] becomes z[0]
        const auto filter = [&](const R& x, R* z) {
            R next = x;
            if constexpr (Shape::sloped) next -= c2 * z[1];
            next += c1 * z[0];
            z[1] = z[0];
            z[0] = next;
        };
        for (int i = 0; i < steps; ++i) {
            real* row = rows[i];
            const R y = load<abreast>(values + static_cast<long>(i) * lane_count + k * vector_width);
            R damped = R(0.0);
            R q = level;
            if constexpr (Shape::sloped) {
                damped = Shape::damped ? phi * slope : slope;
                q += damped;
            }
            const R e = y - q;
            if constexpr (Shape::sloped) {
                put(impulse[0], k, row[Shape::slope]);
                put(impulse[0] - phi * impulse[1], k, row[Shape::level]);
                put(share * learnt[0] - phi * learnt[1], k, row[2]);
                put(learnt[0], k, row[2 + Shape::beta]);
                if constexpr (Shape::damped) {
                    filter(slope, damping);
                    put(damping[0], k, row[2 + Shape::phi]);
                }
                slope = damped + beta * e;
            } else {
                put(impulse[0], k, row[0]);
                put(learnt[0], k, row[1]);
            }
            put(e, k, row[columns - 1]);
            if (expected != nullptr) put(q, k, expected[i]);
            level = q + alpha * e;
            filter(e, learnt);
            filter(R(0.0), impulse);
        }
        put(level, k, course.level);
        put(slope, k, course.slope);
        for (int i = 0; i < 2; ++i) {
            put(impulse[i], k, course.impulse[i]);
            put(learnt[i], k, course.learnt[i]);
            put(damping[i], k, course.damping[i]);
        }
    }
}

/// What the rows lack of derivatives by first states and places.
template <class Shape>
void scales_of(const Smoothing<real>& s, real* scales) {
    constexpr int states = Shape::states(1);
    scales[Shape::level] = real(1.0);
    scales[states] = real(highest_rate - lowest_rate);
    if constexpr (Shape::sloped) {
        scales[Shape::slope] = s.phi;
        scales[states + Shape::beta] = (s.alpha - real(lowest_rate)) * s.phi;
    }
    if constexpr (Shape::damped) scales[states + Shape::phi] = real(highest_damping - lowest_damping);
}

constexpr int tile = 3;

/// Adds products of the columns from `i0` and `j0` on, over `steps` rows, to the lower triangle `products`.
template <int i0, int j0, unsigned long columns>
SD_INLINE void add_tile(const real (*rows)[columns], int steps, int k, real* products) {
    constexpr int size = columns;
    constexpr int high = size - i0 < tile ? size - i0 : tile;
    constexpr int wide = size - j0 < tile ? size - j0 : tile;
    VectorD sum[tile][tile];
    SD_UNROLL for (int i = 0; i < high; ++i) SD_UNROLL for (int j = 0; j < wide; ++j) if (j0 + j <= i0 + i)
        sum[i][j] = products[packed(i0 + i, j0 + j)].v[k];
    for (int t = 0; t < steps; ++t)
        SD_UNROLL for (int i = 0; i < high; ++i)
            SD_UNROLL for (int j = 0; j < wide; ++j) if (j0 + j <= i0 + i) sum[i][j] +=
            rows[t][i0 + i].v[k] * rows[t][j0 + j].v[k];
    SD_UNROLL for (int i = 0; i < high; ++i) SD_UNROLL for (int j = 0; j < wide; ++j) if (j0 + j <= i0 + i)
        products[packed(i0 + i, j0 + j)]
            .v[k] = sum[i][j];
}

template <unsigned long columns>
SD_INLINE void add_products(const real (*rows)[columns], int steps, real* products) {
    static_assert(columns <= 2 * tile);
    for (int k = 0; k < vectors; ++k) {
        add_tile<0, 0>(rows, steps, k, products);
        if constexpr (columns > tile) {
            add_tile<tile, 0>(rows, steps, k, products);
            add_tile<tile, tile>(rows, steps, k, products);
        }
    }
}

/// As evaluate_linear, for the forms without a season.
template <bool relative, class Shape, int limit>
void evaluate_plain(const Lanes& y, const real& base, const real* at, real& sum, real& value,
                    Normal<limit>& normal) {
    constexpr int states = Shape::states(1);
    constexpr int count = states + Shape::searched;
    constexpr unsigned long columns = count + 1;
    const real* place = at + states;
    const Smoothing<real> s = Shape::smoothing(place);

    PlainCourse<Shape> course;
    course.level = base + at[Shape::level];
    course.slope = real(0.0);
    if constexpr (Shape::sloped) course.slope = at[Shape::slope];
    course.impulse[0] = real(1.0);
    course.impulse[1] = real(0.0);
    for (int i = 0; i < 2; ++i) course.learnt[i] = course.damping[i] = real(0.0);

    real products[columns * (columns + 1) / 2];
    for (real& product : products) product = real(0.0);
    real mean_relative[Normal<limit>::size];
    if constexpr (relative)
        for (int i = 0; i < count; ++i) mean_relative[i] = real(0.0);
    LogSum logs;
    real least = real(greatest_level);
    real most = real(0.0);

    real rows[stretch][columns];
    real expected[relative ? stretch : 1];
    for (int t = 0; t < y.longest; t += stretch) {
        const int steps = y.longest - t < stretch ? y.longest - t : stretch;
        plain_rows<Shape>(y.values + static_cast<long>(t) * lane_count, steps, place, s, course, rows,
                          relative ? expected : nullptr);
        if constexpr (relative) {
            for (int i = 0; i < steps; ++i) {
                const mask alive = y.alive(t + i);
                const real inverse = real(1.0) / expected[i];
                const real weight = select(alive, y.at(t + i) * inverse, real(0.0));
                const real counted = select(alive, expected[i], real(1.0));
                least = min(least, counted);
                most = max(most, counted);
                logs.multiply(counted);
                if (i % 4 == 3) logs.carry();
                for (int j = 0; j < count; ++j) {
                    const real u = select(alive, rows[i][j] * inverse, real(0.0));
                    mean_relative[j] += u;
                    rows[i][j] = weight * u;
                }
                rows[i][count] = select(alive, rows[i][count] * inverse, real(0.0));
            }
            logs.carry();
        } else {
            for (int i = y.shortest > t ? y.shortest - t : 0; i < steps; ++i)
                for (real& one : rows[i]) one = select(y.alive(t + i), one, real(0.0));
        }
        add_products(rows, steps, products);
    }

    real scales[columns];
    scales_of<Shape>(s, scales);
    normal.count = count;
    sum = products[packed(count, count)];
    for (int i = 0; i < count; ++i) {
        normal.gradient[i] = -(scales[i] * products[packed(count, i)]);
        for (int j = 0; j <= i; ++j)
            normal.matrix[packed(i, j)] = scales[i] * scales[j] * products[packed(i, j)];
    }
    if constexpr (relative) {
        for (int i = 0; i < count; ++i) mean_relative[i] *= scales[i];
        const mask inside = (least > real(least_level)) & (most < real(greatest_level));
        value = concentrate(y, normal, sum, logs.sum(), mean_relative);
        value = select(inside, value, real(__builtin_nan("")));
    } else {
        value = log(sum + y.floor);
    }
}

}  // namespace
}  // namespace sociaaldomein::kernels
