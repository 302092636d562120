#pragma once
// Minimisation of smooth functions between bounds, one problem per lane. Layer: projection.
//
// Quasi-Newton (BFGS) on a dense inverse Hessian, projected on the box: parameters that stand on a bound with the
// gradient pushing outwards are held, and the inverse Hessian is conditioned on them (a Schur complement), so that the
// others move as if they were alone. The line search backtracks along the projected path by quadratic interpolation.
// Every lane has its own step, curvature, bounds, line search and end; all that lanes share is the moment at which the
// function is evaluated. A lane that has ended keeps its point, whatever it is told.
//
// The search asks and is told, so that a caller can refill lanes that have ended with other problems:
//
//     Search<3> search;
//     search.start(always(), from, scale, lower, upper);
//     while (any(search.busy)) { f and gradient at search.trial; search.tell(f, gradient); }
//     search.x, search.f are the result
//
// or, when all lanes begin together, `minimise(search, objective)` with objective(trial, f, gradient).
//
// Sources: Bertsekas 1982, doi:10.1137/0320018 (projected Newton methods); Nocedal & Wright 2006,
// doi:10.1007/978-0-387-40065-5, chapters 3 and 6 (line search, BFGS and its first scaling).

#include "projection/kernels/lanes.inl"

namespace sociaaldomein::kernels {
namespace {

/// When a lane ends. What is tolerated is `absolute + relative * |f|`, in the units of f.
struct SearchEnd {
    real absolute = real(1e-9);
    real relative = real(1e-12);
    double evaluations = 400.0;  ///< a lane ends after this many, wherever it is
};

template <int count>
struct Search {
    static constexpr unsigned long size = count;

    real trial[size];  ///< where the function is to be evaluated next
    mask busy;         ///< lanes that have not ended

    real x[size];         ///< the best point so far
    real f;               ///< its value; infinite when even the first point gave none
    real gradient[size];  ///< of f at x
    real evaluations;     ///< told so far

    SearchEnd end;

    /// Begins anew in `lanes`; the others go on as they were (before the first start they must be made idle: `busy` and
    /// all else unspecified is allowed only when `lanes` are all). The start is moved into the box.
    /// @param scale  typical distances between start and minimum, > 0: the first step goes this far at most, and no
    ///               step goes further than 16 of them
    void start(const mask& lanes, const real* from, const real* scale, const real* lower, const real* upper) {
        busy = busy | lanes;
        fresh_ = fresh_ | lanes;
        f = select(lanes, real(__builtin_inf()), f);
        evaluations = select(lanes, real(0.0), evaluations);
        for (int i = 0; i < count; ++i) {
            lower_[i] = select(lanes, lower[i], lower_[i]);
            upper_[i] = select(lanes, upper[i], upper_[i]);
            scale_[i] = select(lanes, scale[i], scale_[i]);
            trial[i] = select(lanes, min(max(from[i], lower[i]), upper[i]), trial[i]);
            x[i] = select(lanes, trial[i], x[i]);
            gradient[i] = select(lanes, real(0.0), gradient[i]);
            held_[i] = held_[i] & !lanes;
        }
    }

    /// The same in all lanes, whatever the object held.
    void start(const real* from, const real* scale, const real* lower, const real* upper) {
        const mask none = !always();
        busy = fresh_ = steepest_ = none;
        for (int i = 0; i < count; ++i) held_[i] = none;
        start(always(), from, scale, lower, upper);
    }

    /// Takes in the value and gradient at `trial`, and chooses the next trial of every lane that has not ended.
    /// A value that is no number, or infinite, is a point outside the domain: the search steps back from it.
    void tell(const real& value, const real* slope_at_trial);

private:
    static constexpr int at(int i, int j) { return i >= j ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i; }

    void learn(const mask& accepted, const real* slope_at_trial);
    void hold(const mask& accepted);
    void restart(const mask& lanes);
    void direct(const mask& lanes, real& predicted, real& longest);
    void aim(const mask& lanes);

    real lower_[size], upper_[size], scale_[size];
    real direction_[size];
    real inverse_[size * (size + 1) / 2];  // of the Hessian
    real step_;                            // how much of the direction the trial goes
    real gain_;                            // decrease of the last accepted step
    mask held_[size];                      // parameters on a bound
    mask fresh_;                           // lanes whose first point has not been evaluated
    mask steepest_;                        // lanes whose inverse Hessian is still the diagonal of scales
};

/// BFGS: the curvature seen between x and the trial enters the inverse Hessian of accepted lanes.
template <int count>
void Search<count>::learn(const mask& accepted, const real* slope_at_trial) {
    real s[size];
    real y[size];
    real sy = 0.0;
    real ss = 0.0;
    real yy = 0.0;
    real ydy = 0.0;
    for (int i = 0; i < count; ++i) {
        // A held parameter has not moved, and what happens to its gradient is no curvature of the others.
        s[i] = select(held_[i], real(0.0), (trial[i] - x[i]) / scale_[i]);
        y[i] = select(held_[i], real(0.0), (slope_at_trial[i] - gradient[i]) * scale_[i]);
        sy += s[i] * y[i];
        ss += s[i] * s[i];
        yy += y[i] * y[i];
    }
    const mask moved = accepted & (ss > real(0.0));
    const mask curved = moved & (sy > real(1e-10) * sqrt(ss) * sqrt(yy)) & (yy > real(0.0));

    // The first curvature sets the size of the diagonal; without curvature the next step may be longer.
    const real ratio = select(curved, sy / yy, real(1.0));
    const real factor = select(curved & steepest_, ratio, select(moved & !curved, real(4.0), real(1.0)));
    for (int i = 0; i < count; ++i)
        for (int j = 0; j <= i; ++j) {
            const real unit = i == j ? real(1.0) : real(0.0);
            real& h = inverse_[at(i, j)];
            h = select(curved & steepest_ & !held_[i] & !held_[j], unit * factor,
                       select(moved & !curved, h * factor, h));
        }
    steepest_ = steepest_ & !curved;

    // H += (1 + yHy/sy) ss'/sy - (Hy s' + s (Hy)')/sy, in scaled parameters
    real hy[size];
    for (int i = 0; i < count; ++i) {
        hy[i] = 0.0;
        for (int j = 0; j < count; ++j) hy[i] += inverse_[at(i, j)] * y[j];
    }
    for (int i = 0; i < count; ++i) ydy += y[i] * hy[i];
    const real inverse_sy = real(1.0) / select(curved, sy, real(1.0));
    const real growth = (real(1.0) + ydy * inverse_sy) * inverse_sy;
    for (int i = 0; i < count; ++i)
        for (int j = 0; j <= i; ++j) {
            real& h = inverse_[at(i, j)];
            const real added = growth * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) * inverse_sy;
            h = select(curved, h + added, h);
        }
}

/// Parameters that stand on a bound and are pushed outwards are held; those no longer pushed are let go.
template <int count>
void Search<count>::hold(const mask& accepted) {
    for (int k = 0; k < count; ++k) {
        const mask pushed = ((x[k] <= lower_[k]) & (gradient[k] >= real(0.0))) |
                            ((x[k] >= upper_[k]) & (gradient[k] <= real(0.0)));
        const mask caught = accepted & pushed & !held_[k];
        held_[k] = (accepted & pushed) | (!accepted & held_[k]);
        if (!any(caught)) continue;
        // The inverse Hessian of the others given that parameter k does not move.
        const real own = inverse_[at(k, k)];
        for (int i = 0; i < count; ++i)
            for (int j = 0; j <= i; ++j) {
                if (i == k || j == k) continue;
                real& h = inverse_[at(i, j)];
                h = select(caught, h - inverse_[at(i, k)] * inverse_[at(j, k)] / own, h);
            }
        for (int i = 0; i < count; ++i)
            if (i != k) inverse_[at(i, k)] = select(caught, real(0.0), inverse_[at(i, k)]);
    }
}

/// The inverse Hessian of `lanes` becomes the diagonal of scales, of the size that makes the first step one scale.
template <int count>
void Search<count>::restart(const mask& lanes) {
    real steep = 0.0;
    for (int i = 0; i < count; ++i)
        steep = max(steep, select(held_[i], real(0.0), abs(gradient[i] * scale_[i])));
    const real first = select(steep > real(0.0), real(1.0) / steep, real(1.0));
    for (int i = 0; i < count; ++i)
        for (int j = 0; j <= i; ++j)
            inverse_[at(i, j)] = select(lanes, i == j ? first : real(0.0), inverse_[at(i, j)]);
    steepest_ = steepest_ | lanes;
}

/// The direction of `lanes`, the decrease it promises, and its greatest length in scales.
template <int count>
void Search<count>::direct(const mask& lanes, real& predicted, real& longest) {
    predicted = real(0.0);
    longest = real(0.0);
    real slope[size];
    for (int i = 0; i < count; ++i) slope[i] = select(held_[i], real(0.0), gradient[i] * scale_[i]);
    for (int i = 0; i < count; ++i) {
        real d = 0.0;
        for (int j = 0; j < count; ++j) d -= inverse_[at(i, j)] * slope[j];
        d = select(held_[i], real(0.0), d);
        predicted -= real(0.5) * d * slope[i];
        longest = max(longest, abs(d));
        direction_[i] = select(lanes, d * scale_[i], direction_[i]);
    }
}

/// A new direction for `lanes`, whose x, f and gradient are up to date; ends those with nothing left to gain.
template <int count>
void Search<count>::aim(const mask& lanes) {
    real predicted;
    real longest;
    direct(lanes, predicted, longest);
    const mask spoilt = lanes & !(predicted > real(0.0)) & !steepest_;  // rounding, or nothing left
    if (any(spoilt)) {
        restart(spoilt);
        direct(lanes, predicted, longest);
    }
    const real tolerated = end.absolute + end.relative * abs(f);
    const mask still = (predicted <= tolerated) & (gain_ <= tolerated);
    busy = busy & !(lanes & (still | !(predicted > real(0.0))));
    // The diagonal knows no distances: one scale at most.
    const real furthest = select(steepest_, real(1.0), real(16.0));
    step_ = select(lanes, select(longest > furthest, furthest / longest, real(1.0)), step_);
}

template <int count>
void Search<count>::tell(const real& value, const real* slope_at_trial) {
    evaluations = select(busy, evaluations + real(1.0), evaluations);
    mask usable = (value - value) == real(0.0);
    real slope = 0.0;  // of f along the way taken, a prediction of its change
    for (int i = 0; i < count; ++i) {
        usable = usable & ((slope_at_trial[i] - slope_at_trial[i]) == real(0.0));
        slope += gradient[i] * (trial[i] - x[i]);
    }
    const mask first = busy & fresh_;
    const mask accepted = busy & usable & (first | ((value <= f + real(1e-4) * slope) & (value < f)));
    const mask rejected = busy & !accepted;
    busy = busy & !(first & rejected);
    fresh_ = fresh_ & !first;

    if (any(accepted)) {
        learn(accepted & !first, slope_at_trial);
        gain_ = select(accepted, f - value, gain_);
        f = select(accepted, value, f);
        for (int i = 0; i < count; ++i) {
            x[i] = select(accepted, trial[i], x[i]);
            gradient[i] = select(accepted, slope_at_trial[i], gradient[i]);
        }
        if (any(first)) restart(first);
        hold(accepted);
        aim(accepted);
    }

    // Back along the path, to where a parabola through both values has its minimum.
    const mask backward = busy & rejected;
    if (any(backward)) {
        const real fall = real(-0.5) * slope / (value - f - slope);
        const real kept =
            select(usable & (fall < real(0.5)), max(fall, real(0.1)), select(usable, real(0.5), real(0.2)));
        step_ = select(backward, step_ * kept, step_);
        // The end of the line: from the diagonal again, unless this was it.
        const real tolerated = end.absolute + end.relative * abs(f);
        const mask lost = backward & ((step_ < real(1e-7)) | ((-slope <= tolerated) & (step_ < real(1e-2))));
        if (any(lost)) {
            const mask again = lost & !steepest_ & (gain_ > tolerated);
            busy = busy & !(lost & !again);
            restart(again);
            gain_ = select(again, real(0.0), gain_);  // one more attempt, not two
            aim(again);
            step_ = select(again, step_ * real(0.1), step_);
        }
    }
    busy = busy & (evaluations < real(end.evaluations));

    for (int i = 0; i < count; ++i) {
        const real to = min(max(x[i] + step_ * direction_[i], lower_[i]), upper_[i]);
        trial[i] = select(busy, to, x[i]);
    }
}

/// Minimises from the point at which `search` was started until every lane has ended.
/// @param objective  objective(const real* x, real& f, real* gradient); f may be infinite outside its domain
template <int count, class Objective>
void minimise(Search<count>& search, Objective&& objective) {
    while (any(search.busy)) {
        real f;
        real gradient[Search<count>::size];
        objective(search.trial, f, gradient);
        search.tell(f, gradient);
    }
}

}  // namespace
}  // namespace sociaaldomein::kernels
