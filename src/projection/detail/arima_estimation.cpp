#include "projection/detail/arima_estimation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sociaaldomein::detail {
namespace {

constexpr int orders_kinds = (ArmaOrders::highest + 1) * (ArmaOrders::highest + 1) *
                             (ArmaOrders::highest_seasonal + 1) * (ArmaOrders::highest_seasonal + 1);

/// A search ends when no more than this is expected of it, in the objective's units: n times it in log-likelihood.
constexpr double enough = 1e-10;
constexpr int most_evaluations = 60;
/// Of the way to the bound that one step may go.
constexpr double reach = 0.9;
/// Bound of an autoregression's partial autocorrelations: at 1 it has no variance. A moving average's is 1.
constexpr double stationary = 1.0 - 1e-7;

constexpr std::size_t at(std::size_t i, std::size_t j) { return i * (i + 1) / 2 + j; }

/// The step x that minimises gradient' x + x' (H + damping diag(H)) x / 2 with lower <= x <= upper: by Cholesky among
/// the free ones; those that would leave their bounds are put on them, until none does. A pivot that has all but
/// vanished leaves its x at 0.
void solve(std::size_t n, const double* curvature, const double* gradient, double damping,
           const double* lower, const double* upper, double* x) {
    std::array<double, ArmaOrders::most_parameters*(ArmaOrders::most_parameters + 1) / 2> root;
    std::array<std::size_t, ArmaOrders::most_parameters> free{};
    std::size_t count = n;
    for (std::size_t i = 0; i < n; ++i) free[i] = i;
    const auto h = [&](std::size_t i, std::size_t j) { return curvature[i >= j ? at(i, j) : at(j, i)]; };
    while (count > 0) {
        for (std::size_t j = 0; j < count; ++j) {
            const double whole = h(free[j], free[j]) * (1.0 + damping);
            double pivot = whole;
            for (std::size_t k = 0; k < j; ++k) pivot -= root[at(j, k)] * root[at(j, k)];
            const bool vanished = !(pivot > 1e-14 * whole);
            root[at(j, j)] = vanished ? 0.0 : std::sqrt(pivot);
            for (std::size_t i = j + 1; i < count; ++i) {
                double sum = h(free[i], free[j]);
                for (std::size_t k = 0; k < j; ++k) sum -= root[at(i, k)] * root[at(j, k)];
                root[at(i, j)] = vanished ? 0.0 : sum / root[at(j, j)];
            }
        }
        std::array<double, ArmaOrders::most_parameters> y{};
        for (std::size_t i = 0; i < count; ++i) {
            double sum = -gradient[free[i]];
            for (std::size_t j = 0; j < n; ++j) {
                bool held = true;
                for (std::size_t k = 0; k < count; ++k) held = held && free[k] != j;
                if (held) sum -= h(free[i], j) * x[j];
            }
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
            if (x[which] == y[i]) free[kept++] = which;
        }
        if (kept == count) return;
        count = kept;
    }
}

std::size_t queue_of(const ArmaOrders& o) {
    constexpr int regular = ArmaOrders::highest + 1;
    constexpr int seasonal = ArmaOrders::highest_seasonal + 1;
    return static_cast<std::size_t>(((o.p * regular + o.q) * seasonal + o.P) * seasonal + o.Q);
}

}  // namespace

ArmaEstimator::ArmaEstimator() : queues_(orders_kinds) {}

void ArmaEstimator::add(std::span<const double> values, const ArmaModel& model, std::size_t ticket) {
    std::size_t slot = tasks_.size();
    if (free_.empty()) {
        tasks_.emplace_back();
    } else {
        slot = free_.back();
        free_.pop_back();
    }
    Task& task = tasks_[slot];
    task.values = values;
    task.ticket = ticket;
    task.level = 0.0;
    if (model.constant) {
        for (const double value : values) task.level += value - values[0];
        task.level = values[0] + task.level / static_cast<double>(values.size());
    }
    task.best = {};
    task.best.model = model;
    start(task);
    queues_[queue_of(model.orders)].push_back(slot);
}

void ArmaEstimator::start(Task& task) {
    task.best.objective = std::numeric_limits<double>::infinity();
    task.trial.fill(0.0);
    task.damping = 1e-3;
    task.growth = 2.0;
    task.predicted = 0.0;
}

/// Chooses the next trial; false when the search is over.
bool ArmaEstimator::propose(Task& task) {
    const auto n = static_cast<std::size_t>(task.best.model.orders.parameter_count());
    std::array<double, ArmaOrders::most_parameters> lower{}, upper{}, step{};
    const ArmaOrders& o = task.best.model.orders;
    const auto moving_average = [&](std::size_t i) {
        const int which = static_cast<int>(i);
        return (which >= o.p && which < o.p + o.q) || which >= o.p + o.q + o.P;
    };
    for (std::size_t i = 0; i < n; ++i) {
        const double bound = moving_average(i) ? 1.0 : stationary;
        lower[i] = -reach * (bound + task.best.partial[i]);
        upper[i] = reach * (bound - task.best.partial[i]);
    }
    for (;; task.damping *= 4.0) {
        solve(n, task.curvature.data(), task.gradient.data(), task.damping, lower.data(), upper.data(),
              step.data());
        double predicted = 0.0;
        double slope = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            double product = 0.0;
            for (std::size_t j = 0; j < n; ++j)
                product += task.curvature[i >= j ? at(i, j) : at(j, i)] * step[j];
            predicted -= step[i] * (task.gradient[i] + 0.5 * product);
            slope = std::max(slope, std::abs(step[i] * task.gradient[i]));
        }
        task.predicted = predicted;
        if (predicted > enough) break;
        // Bounds in the way can make a step of no use though there is something to gain.
        if (slope <= enough || task.damping > 1e8) {
            task.best.converged = true;
            return false;
        }
    }
    for (std::size_t i = 0; i < n; ++i) task.trial[i] = task.best.partial[i] + step[i];
    return task.best.evaluations < most_evaluations;
}

/// Takes in what the kernel says of the trial; false when the search is over.
bool ArmaEstimator::tell(Task& task, std::size_t lane) {
    const auto lanes = static_cast<std::size_t>(kernels::arima_kernels().lane_count);
    const auto n = static_cast<std::size_t>(task.best.model.orders.parameter_count());
    ArmaEstimate& best = task.best;
    ++best.evaluations;
    const double gained = best.objective - objective_[lane];
    if (!(gained > 0.0)) {
        if (best.evaluations == 1) return false;  // the start itself gives no number
        task.damping *= task.growth;
        task.growth *= 2.0;
        return propose(task);
    }
    const bool first = best.evaluations == 1;
    best.objective = objective_[lane];
    best.squares = squares_[lane];
    best.constant = task.level + coefficient_[lane];
    best.partial = task.trial;
    for (std::size_t i = 0; i < n; ++i) task.gradient[i] = gradient_[i * lanes + lane];
    for (std::size_t i = 0; i < n * (n + 1) / 2; ++i) task.curvature[i] = curvature_[i * lanes + lane];
    if (!first) {
        const double ratio = 2.0 * gained / task.predicted - 1.0;
        task.damping *= std::max(1.0 / 3.0, 1.0 - ratio * ratio * ratio);
        task.growth = 2.0;
    }
    return propose(task);
}

void ArmaEstimator::evaluate(std::vector<std::size_t>& queue, std::vector<Result>& ready) {
    const kernels::ArimaKernels& kernel = kernels::arima_kernels();
    const auto lanes = static_cast<std::size_t>(kernel.lane_count);
    const std::size_t here = std::min(lanes, queue.size());
    std::array<std::size_t, 64> slots{};
    std::copy_n(queue.end() - static_cast<std::ptrdiff_t>(here), here, slots.begin());
    queue.resize(queue.size() - here);

    const ArmaOrders orders = tasks_[slots[0]].best.model.orders;
    const auto k = static_cast<std::size_t>(orders.parameter_count());
    std::size_t length = 1;
    for (std::size_t lane = 0; lane < here; ++lane)
        length = std::max(length, tasks_[slots[lane]].values.size());
    values_.resize(std::max(values_.size(), length * lanes));
    for (auto* each : {&count_, &constant_, &objective_, &squares_, &coefficient_}) each->resize(lanes);
    for (auto* each : {&parameters_, &gradient_}) each->resize(ArmaOrders::most_parameters * lanes);
    curvature_.resize(ArmaOrders::most_parameters * (ArmaOrders::most_parameters + 1) / 2 * lanes);
    scratch_.resize(
        std::max<std::size_t>(scratch_.size(), kernel.scratch_size(orders, static_cast<int>(length))));

    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const Task& task = tasks_[slots[std::min(lane, here - 1)]];  // idle lanes repeat the last
        count_[lane] = static_cast<double>(task.values.size());
        constant_[lane] = task.best.model.constant ? 1.0 : 0.0;
        for (std::size_t t = 0; t < task.values.size(); ++t)
            values_[t * lanes + lane] = task.values[t] - task.level;
        for (std::size_t t = task.values.size(); t < length; ++t) values_[t * lanes + lane] = 0.0;
        for (std::size_t i = 0; i < k; ++i) parameters_[i * lanes + lane] = task.trial[i];
    }
    kernels::ArimaBlock block;
    block.orders = orders;
    block.length = static_cast<int>(length);
    block.least_variance = rounding_variance;
    block.derivatives = true;
    block.values = values_.data();
    block.count = count_.data();
    block.constant = constant_.data();
    block.parameters = parameters_.data();
    block.objective = objective_.data();
    block.squares = squares_.data();
    block.coefficient = coefficient_.data();
    block.gradient = gradient_.data();
    block.curvature = curvature_.data();
    block.scratch = scratch_.data();
    kernel.evaluate(block);

    for (std::size_t lane = 0; lane < here; ++lane) {
        Task& task = tasks_[slots[lane]];
        if (tell(task, lane)) {
            queue.push_back(slots[lane]);
        } else {
            ready.push_back({task.ticket, task.best});
            free_.push_back(slots[lane]);
        }
    }
}

bool ArmaEstimator::run(std::vector<Result>& ready) {
    ready.clear();
    while (ready.empty()) {
        const auto fullest =
            std::ranges::max_element(queues_, {}, [](const auto& queue) { return queue.size(); });
        if (fullest->empty()) return false;
        evaluate(*fullest, ready);
    }
    return true;
}

}  // namespace sociaaldomein::detail
