#pragma once
// The sums of squares of the smoothing models without a season at the points of a grid. Layer: projection.
//
// As ets_plain.inl has it, errors are one filter's work, F applied to the changes of y less phi times those before; and
// these are the same for all points of one phi.

#include "projection/kernels/ets_grid.inl"

namespace sociaaldomein::kernels {
namespace {

/// The least sum of squared errors over all first states, without these states.
/// @param changes  [t * lane_count + lane]: what the filter works on
template <class Shape>
real plain_sum(const Lanes& y, const double* changes, const Smoothing<double>& s) {
    constexpr unsigned long states = Shape::states(1);
    constexpr unsigned long pairs = states * (states + 1) / 2;
    double c1 = 1.0 - s.alpha;
    double c2 = 0.0;
    if constexpr (Shape::sloped) {
        c2 = s.phi * c1;
        c1 = (1.0 + s.phi) - (s.alpha + s.phi * s.beta);
    }
    double impulse = 1.0;
    double impulse_before = 0.0;
    double matrix[pairs] = {};
    real own_matrix[pairs];  // of lanes that end apart
    for (real& one : own_matrix) one = real(0.0);
    real error = real(0.0);
    real error_before = real(0.0);
    real sum = real(0.0);
    real answer[states];
    for (real& one : answer) one = real(0.0);

    const auto step = [&](int t) __attribute__((always_inline)) {
        double row[states];
        row[Shape::level] = impulse;
        if constexpr (Shape::sloped) {
            row[Shape::slope] = impulse;
            row[Shape::level] = impulse - s.phi * impulse_before;
        }
        for (unsigned long i = 0; i < states; ++i)
            for (unsigned long j = 0; j <= i; ++j) matrix[i * (i + 1) / 2 + j] += row[i] * row[j];
        double next_impulse = c1 * impulse;
        if constexpr (Shape::sloped) next_impulse -= c2 * impulse_before;
        impulse_before = impulse;
        impulse = next_impulse;

        real next = load(changes + static_cast<long>(t) * lane_count);
        if constexpr (Shape::sloped) next -= real(c2) * error_before;
        next += real(c1) * error;
        error_before = error;
        error = next;
        const real counted = t < y.shortest ? error : select(y.alive(t), error, real(0.0));
        sum += counted * counted;
        for (unsigned long i = 0; i < states; ++i) answer[i] += counted * real(row[i]);
    };
    for (int t = 0; t < y.shortest; ++t) step(t);
    if (y.shortest == y.longest) return least_over_states<states>(states, matrix, answer, sum, nullptr);
    for (unsigned long i = 0; i < pairs; ++i) own_matrix[i] = real(matrix[i]);
    for (int t = y.shortest; t < y.longest; ++t) {
        step(t);
        for (unsigned long i = 0; i < pairs; ++i)
            own_matrix[i] = select(y.alive(t), real(matrix[i]), own_matrix[i]);
    }
    return least_over_states<states>(states, own_matrix, answer, sum, nullptr);
}

/// @param changes    room for as many numbers as y has
/// @param[out] sums  at every point
template <class Shape>
void plain_sums(const Lanes& y, const Grid<Shape>& grid, double* changes, real* sums) {
    double phi = -1.0;
    for (int p = 0; p < grid.points; ++p) {
        const Smoothing<double> s = Shape::smoothing(grid.places[p]);
        if (s.phi != phi) {
            phi = s.phi;
            real before = y.at(0);
            real change_before = real(0.0);
            for (int t = 0; t < y.longest; ++t) {
                const real change = y.at(t) - before;
                before = y.at(t);
                store(changes + static_cast<long>(t) * lane_count,
                      Shape::sloped ? change - real(phi) * change_before : change);
                change_before = change;
            }
        }
        sums[p] = plain_sum<Shape>(y, changes, s);
    }
}

}  // namespace
}  // namespace sociaaldomein::kernels
