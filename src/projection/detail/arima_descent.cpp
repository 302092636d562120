#include "projection/detail/arima_descent.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sociaaldomein::detail {
namespace {

constexpr int most_evaluations = 60;
/// Of the way to the bound that one step may go.
constexpr double reach = 0.9;
/// Bound of an autoregression's partial autocorrelations: at 1 it has no variance. A moving average's is 1.
constexpr double stationary = 1.0 - 1e-7;

constexpr std::size_t at(std::size_t i, std::size_t j) { return i * (i + 1) / 2 + j; }

}  // namespace

double ArmaDescent::entry(const Matrix& m, std::size_t i, std::size_t j) {
    return m[i >= j ? at(i, j) : at(j, i)];
}

void ArmaDescent::start(const ArmaOrders& orders, const ArmaPoint& from, double tolerance) {
    const auto p = static_cast<std::size_t>(orders.p);
    const auto q = static_cast<std::size_t>(orders.q);
    const auto P = static_cast<std::size_t>(orders.P);
    count_ = static_cast<std::size_t>(orders.parameter_count());
    for (std::size_t i = 0; i < count_; ++i)
        bound_[i] = (i >= p && i < p + q) || i >= p + q + P ? 1.0 : stationary;
    best_ = trial_ = from;
    gradient_.fill(0.0);
    learned_.fill(0.0);
    use_learned_ = false;
    objective_ = std::numeric_limits<double>::infinity();
    tolerance_ = tolerance;
    damping_ = 1e-3;
    growth_ = 2.0;
    evaluations_ = 0;
    accepted_ = converged_ = false;
}

/// What a step is expected to take off the objective.
double ArmaDescent::reduction(const ArmaPoint& step, bool with_learned) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < count_; ++i) {
        double product = 0.0;
        for (std::size_t j = 0; j < count_; ++j)
            product += (entry(curvature_, i, j) + (with_learned ? entry(learned_, i, j) : 0.0)) * step[j];
        sum -= step[i] * (gradient_[i] + 0.5 * product);
    }
    return sum;
}

/// The step x that minimises gradient' x + x' (H + damping diag(C)) x / 2 between the bounds, C being the curvature of
/// Gauss and Newton and H that with the learned part or without: by Cholesky among the free ones; those that would
/// leave their bounds are put on them, until none does.
/// @returns false where the learned part makes the matrix indefinite; without it a pivot that has all but vanished
///          leaves its x at 0
bool ArmaDescent::solve(bool with_learned, const ArmaPoint& lower, const ArmaPoint& upper,
                        ArmaPoint& x) const {
    Matrix root{};
    ArmaPoint y{};
    std::array<std::size_t, most> free{};
    std::array<bool, most> held{};
    std::size_t count = count_;
    for (std::size_t i = 0; i < count_; ++i) free[i] = i;
    const auto h = [&](std::size_t i, std::size_t j) {
        return entry(curvature_, i, j) + (with_learned ? entry(learned_, i, j) : 0.0);
    };
    while (count > 0) {
        for (std::size_t j = 0; j < count; ++j) {
            const std::size_t column = free[j];
            const double size = curvature_[at(column, column)];
            double pivot = h(column, column) + damping_ * size;
            for (std::size_t k = 0; k < j; ++k) pivot -= root[at(j, k)] * root[at(j, k)];
            const bool vanished = !(pivot > 1e-14 * size);
            if (vanished && with_learned) return false;
            root[at(j, j)] = vanished ? 0.0 : std::sqrt(pivot);
            for (std::size_t i = j + 1; i < count; ++i) {
                double sum = h(free[i], column);
                for (std::size_t k = 0; k < j; ++k) sum -= root[at(i, k)] * root[at(j, k)];
                root[at(i, j)] = vanished ? 0.0 : sum / root[at(j, j)];
            }
        }
        for (std::size_t i = 0; i < count; ++i) {
            double sum = -gradient_[free[i]];
            for (std::size_t j = 0; j < count_; ++j)
                if (held[j]) sum -= h(free[i], j) * x[j];
            for (std::size_t k = 0; k < i; ++k) sum -= root[at(i, k)] * y[k];
            y[i] = root[at(i, i)] > 0.0 ? sum / root[at(i, i)] : 0.0;
        }
        for (std::size_t i = count; i-- > 0;) {
            for (std::size_t k = i + 1; k < count; ++k) y[i] -= root[at(k, i)] * y[k];
            y[i] = root[at(i, i)] > 0.0 ? y[i] / root[at(i, i)] : 0.0;
        }
        std::size_t kept = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t which = free[i];
            x[which] = std::clamp(y[i], lower[which], upper[which]);
            held[which] = x[which] != y[i];
            if (!held[which]) free[kept++] = which;
        }
        if (kept == count) return true;
        count = kept;
    }
    return true;
}

/// A step that is accepted shows how the gradient turns; what C, here the one at the trial, does not explain of that is
/// learned.
void ArmaDescent::learn(const ArmaPoint& gradient) {
    ArmaPoint step{}, turn{}, rest{}, learned{};
    double along = 0.0;
    double wanted = 0.0;
    double known = 0.0;
    for (std::size_t i = 0; i < count_; ++i) step[i] = trial_[i] - best_[i];
    for (std::size_t i = 0; i < count_; ++i) {
        double explained = 0.0;
        learned[i] = 0.0;
        for (std::size_t j = 0; j < count_; ++j) {
            explained += entry(curvature_, i, j) * step[j];
            learned[i] += entry(learned_, i, j) * step[j];
        }
        turn[i] = gradient[i] - gradient_[i];
        rest[i] = turn[i] - explained;
        along += step[i] * turn[i];
        wanted += step[i] * rest[i];
        known += step[i] * learned[i];
    }
    // What was learned far away counts for less.
    const double size = std::abs(known) > std::abs(wanted) ? std::abs(wanted) / std::abs(known) : 1.0;
    for (double& x : learned_) x *= size;
    if (!(along > 0.0)) return;
    double surplus = 0.0;
    for (std::size_t i = 0; i < count_; ++i) {
        rest[i] -= size * learned[i];
        surplus += rest[i] * step[i];
    }
    for (std::size_t i = 0; i < count_; ++i)
        for (std::size_t j = 0; j <= i; ++j)
            learned_[at(i, j)] +=
                (rest[i] * turn[j] + turn[i] * rest[j] - surplus / along * turn[i] * turn[j]) / along;
}

/// Chooses the next trial; false when the search is over.
bool ArmaDescent::propose() {
    ArmaPoint lower{}, upper{}, step{};
    for (std::size_t i = 0; i < count_; ++i) {
        lower[i] = -reach * (bound_[i] + best_[i]);
        upper[i] = reach * (bound_[i] - best_[i]);
    }
    for (;; damping_ *= 4.0) {
        use_learned_ = use_learned_ && solve(true, lower, upper, step);
        if (!use_learned_) solve(false, lower, upper, step);
        predicted_ = reduction(step, use_learned_);
        if (predicted_ > tolerance_) break;
        // Bounds in the way can make a step of no use though there is something to gain.
        double slope = 0.0;
        for (std::size_t i = 0; i < count_; ++i) slope = std::max(slope, std::abs(step[i] * gradient_[i]));
        if (slope <= tolerance_ || damping_ > 1e8) {
            converged_ = true;
            return false;
        }
        use_learned_ = false;
    }
    for (std::size_t i = 0; i < count_; ++i) trial_[i] = best_[i] + step[i];
    return evaluations_ < most_evaluations;
}

bool ArmaDescent::tell(double objective, const double* gradient, const double* curvature,
                       std::size_t stride) {
    ++evaluations_;
    const double gained = objective_ - objective;
    accepted_ = gained > 0.0;
    if (!accepted_) {
        if (evaluations_ == 1) return false;  // the start itself gives no number
        damping_ *= growth_;
        growth_ *= 2.0;
        use_learned_ = false;
        return propose();
    }
    ArmaPoint step{}, slope{};
    for (std::size_t i = 0; i < count_; ++i) {
        step[i] = trial_[i] - best_[i];
        slope[i] = gradient[i * stride];
    }
    bool learned_predicts = false;
    if (evaluations_ > 1) {
        const double plain = std::abs(reduction(step, false) - gained);
        const double full = std::abs(reduction(step, true) - gained);
        const double ratio = 2.0 * gained / predicted_ - 1.0;
        damping_ *= std::max(1.0 / 3.0, 1.0 - ratio * ratio * ratio);
        growth_ = 2.0;
        learned_predicts = full < plain;
    }
    for (std::size_t i = 0; i < count_ * (count_ + 1) / 2; ++i) curvature_[i] = curvature[i * stride];
    if (evaluations_ > 1) learn(slope);
    use_learned_ = learned_predicts;
    best_ = trial_;
    gradient_ = slope;
    objective_ = objective;
    return propose();
}

bool ArmaDescent::go_on(double tolerance) {
    tolerance_ = tolerance;
    if (!converged_ || count_ == 0) return false;
    converged_ = false;
    return propose();
}

}  // namespace sociaaldomein::detail
