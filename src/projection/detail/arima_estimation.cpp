#include "projection/detail/arima_estimation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sociaaldomein::detail {
namespace {

constexpr int regular_kinds = ArmaOrders::highest + 1;
constexpr int seasonal_kinds = ArmaOrders::highest_seasonal + 1;

/// Climbs end when no more than this is expected of them, in the objective's units (n times it in log-likelihood): first
/// all, then the best.
constexpr double roughly = 1e-6;
constexpr double enough = 1e-10;

/// Whether the likelihood is likely to have several tops.
bool is_mixed(const ArmaOrders& o) { return o.p + o.P > 0 && o.q + o.Q > 0; }

/// Points that all searches of the orders begin at: 0, one close to a random walk, and a scatter over the box (a
/// Kronecker sequence).
std::vector<ArmaPoint> starting_points(const ArmaOrders& o) {
    constexpr double primes[ArmaOrders::most_parameters] = {2,  3,  5,  7,  11, 13, 17,
                                                            19, 23, 29, 31, 37, 41, 43};
    const int k = o.parameter_count();
    const int scatter = k == 0 ? 0 : is_mixed(o) ? std::min(4 * k, 12) : 6;
    std::vector<ArmaPoint> points(1);
    if (o.p > 0) points.emplace_back()[0] = 0.97;
    for (int i = 1; i <= scatter; ++i) {
        ArmaPoint& point = points.emplace_back();
        for (std::size_t j = 0; j < static_cast<std::size_t>(k); ++j) {
            const double turns = i * std::sqrt(primes[j]);
            point[j] = 1.9 * (turns - std::floor(turns)) - 0.95;
        }
    }
    return points;
}

}  // namespace

ArmaEstimator::ArmaEstimator()
    : kinds_(static_cast<std::size_t>(regular_kinds * regular_kinds * seasonal_kinds * seasonal_kinds)) {}

std::size_t ArmaEstimator::kind_of(const ArmaOrders& o) const {
    const int kind = ((o.p * regular_kinds + o.q) * seasonal_kinds + o.P) * seasonal_kinds + o.Q;
    return static_cast<std::size_t>(kind);
}

void ArmaEstimator::add(std::span<const double> values, const ArmaModel& model, std::size_t ticket) {
    std::size_t slot = estimations_.size();
    if (free_.empty()) {
        estimations_.emplace_back();
    } else {
        slot = free_.back();
        free_.pop_back();
    }
    Estimation& it = estimations_[slot];
    it.values = values;
    it.ticket = ticket;
    it.model = model;
    it.level = 0.0;
    if (model.constant) {
        for (const double value : values) it.level += value - values[0];
        it.level = values[0] + it.level / static_cast<double>(values.size());
    }
    it.climbs.clear();
    it.last = false;
    Kind& kind = kinds_[kind_of(model.orders)];
    if (kind.starts.empty()) kind.starts = starting_points(model.orders);
    it.scores.assign(kind.starts.size(), 0.0);
    it.waiting = kind.starts.size();
    if (it.waiting == 1) return scored(slot);
    for (std::size_t i = 0; i < it.waiting; ++i) kind.scores.items.push_back({slot, i});
}

/// All starting points have been looked at.
void ArmaEstimator::scored(std::size_t slot) {
    Estimation& it = estimations_[slot];
    const std::vector<ArmaPoint>& starts = kinds_[kind_of(it.model.orders)].starts;
    const auto best = static_cast<std::size_t>(std::ranges::min_element(it.scores) - it.scores.begin());
    const bool twice = is_mixed(it.model.orders) && best != 0;
    it.waiting = twice ? 2 : 1;
    climb(slot, starts[best]);
    if (twice) climb(slot, starts[0]);
}

void ArmaEstimator::climb(std::size_t slot, const ArmaPoint& from) {
    Estimation& it = estimations_[slot];
    it.climbs.emplace_back().descent.start(it.model.orders, from, roughly);
    kinds_[kind_of(it.model.orders)].climbs.items.push_back({slot, it.climbs.size() - 1});
}

void ArmaEstimator::climbed(const Item& item, std::size_t lane, std::vector<Result>& ready) {
    Estimation& it = estimations_[item.slot];
    Climb& here = it.climbs[item.which];
    const auto lanes = static_cast<std::size_t>(kernels::arima_kernels().lane_count);
    bool goes_on =
        here.descent.tell(objective_[lane], gradient_.data() + lane, curvature_.data() + lane, lanes);
    if (here.descent.best_is_last()) {
        here.squares = squares_[lane];
        here.constant = it.level + coefficient_[lane];
    }
    std::size_t which = item.which;
    if (!goes_on) {
        if (it.last) return finish(item.slot, ready);
        if (--it.waiting > 0) return;
        const auto best = std::ranges::min_element(
            it.climbs, {}, [](const Climb& climb) { return climb.descent.objective(); });
        it.chosen = which = static_cast<std::size_t>(best - it.climbs.begin());
        it.last = true;
        if (!best->descent.go_on(enough)) return finish(item.slot, ready);
    }
    kinds_[kind_of(it.model.orders)].climbs.items.push_back({item.slot, which});
}

void ArmaEstimator::finish(std::size_t slot, std::vector<Result>& ready) {
    const Estimation& it = estimations_[slot];
    const Climb& best = it.climbs[it.chosen];
    int evaluations = 0;
    for (const Climb& climb : it.climbs) evaluations += climb.descent.evaluations();
    ready.push_back({it.ticket,
                     {it.model, best.descent.best(), best.constant, best.descent.objective(), best.squares,
                      evaluations}});
    free_.push_back(slot);
}

void ArmaEstimator::evaluate(Queue& waiting, std::vector<Result>& ready) {
    std::vector<Item>& queue = waiting.items;
    const bool climbing = waiting.climbing;
    const kernels::ArimaKernels& kernel = kernels::arima_kernels();
    const auto lanes = static_cast<std::size_t>(kernel.lane_count);
    const std::size_t here = std::min(lanes, queue.size());
    const std::vector<Item> items(queue.end() - static_cast<std::ptrdiff_t>(here), queue.end());
    queue.resize(queue.size() - here);

    const ArmaOrders orders = estimations_[items[0].slot].model.orders;
    const std::vector<ArmaPoint>& starts = kinds_[kind_of(orders)].starts;
    const auto k = static_cast<std::size_t>(orders.parameter_count());
    std::size_t length = 1;
    for (const Item& item : items) length = std::max(length, estimations_[item.slot].values.size());
    values_.resize(std::max(values_.size(), length * lanes));
    for (auto* each : {&count_, &constant_, &objective_, &squares_, &coefficient_}) each->resize(lanes);
    for (auto* each : {&parameters_, &gradient_}) each->resize(ArmaOrders::most_parameters * lanes);
    curvature_.resize(ArmaOrders::most_parameters * (ArmaOrders::most_parameters + 1) / 2 * lanes);
    scratch_.resize(
        std::max<std::size_t>(scratch_.size(), kernel.scratch_size(orders, static_cast<int>(length))));

    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const Item& item = items[std::min(lane, here - 1)];  // idle lanes repeat the last
        const Estimation& it = estimations_[item.slot];
        count_[lane] = static_cast<double>(it.values.size());
        constant_[lane] = it.model.constant ? 1.0 : 0.0;
        for (std::size_t t = 0; t < it.values.size(); ++t)
            values_[t * lanes + lane] = it.values[t] - it.level;
        for (std::size_t t = it.values.size(); t < length; ++t) values_[t * lanes + lane] = 0.0;
        const ArmaPoint& point = climbing ? it.climbs[item.which].descent.trial() : starts[item.which];
        for (std::size_t i = 0; i < k; ++i) parameters_[i * lanes + lane] = point[i];
    }
    kernels::ArimaBlock block;
    block.orders = orders;
    block.length = static_cast<int>(length);
    block.least_variance = rounding_variance;
    block.derivatives = climbing;
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
        const Item& item = items[lane];
        if (climbing) {
            climbed(item, lane, ready);
            continue;
        }
        Estimation& it = estimations_[item.slot];
        const double score = objective_[lane];
        it.scores[item.which] = score == score ? score : std::numeric_limits<double>::infinity();
        if (--it.waiting == 0) scored(item.slot);
    }
}

bool ArmaEstimator::run(std::vector<Result>& ready) {
    ready.clear();
    const auto lanes = static_cast<std::size_t>(kernels::arima_kernels().lane_count);
    while (ready.empty()) {
        if (current_ == nullptr || current_->items.size() < lanes) {
            current_ = nullptr;
            for (Kind& kind : kinds_)
                for (Queue* queue : {&kind.scores, &kind.climbs})
                    if (!queue->items.empty() &&
                        (current_ == nullptr || queue->items.size() > current_->items.size()))
                        current_ = queue;
            if (current_ == nullptr) return false;
        }
        evaluate(*current_, ready);
    }
    return true;
}

}  // namespace sociaaldomein::detail
