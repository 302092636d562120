#include "projection/detail/arima_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "projection/detail/arima_polynomials.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr double log_two_pi = 1.83787706640934548356;
constexpr double infinity = std::numeric_limits<double>::infinity();

/// As in R: a search that has not ended after so many models stops with the best so far.
constexpr std::size_t most_models = 94;

/// Neighbours estimated ahead of their turn, so that there are enough to fill the lanes: most are needed anyway.
constexpr std::size_t ahead = 3;

/// Steps to a neighbour in the order in which they are looked at; the last one turns the constant.
struct Step {
    int p, q, P, Q;
};
constexpr Step steps[] = {{0, 0, -1, 0},  {0, 0, 0, -1}, {0, 0, 1, 0},  {0, 0, 0, 1},
                          {0, 0, -1, -1}, {0, 0, -1, 1}, {0, 0, 1, -1}, {0, 0, 1, 1},
                          {-1, 0, 0, 0},  {0, -1, 0, 0}, {1, 0, 0, 0},  {0, 1, 0, 0},
                          {-1, -1, 0, 0}, {-1, 1, 0, 0}, {1, -1, 0, 0}, {1, 1, 0, 0}};
constexpr int step_count = static_cast<int>(std::size(steps));

}  // namespace

double minus_twice_loglik(double objective, std::size_t n) {
    return static_cast<double>(n) * (2.0 * objective + 1.0 + log_two_pi);
}

double arima_aicc(const ArmaEstimate& estimate, std::size_t n) {
    const int parameters = estimate.model.parameter_count() + 1;
    const double rest = static_cast<double>(n) - parameters - 1.0;
    if (!(rest > 0.0) || !(std::abs(estimate.objective) < infinity)) return infinity;
    return minus_twice_loglik(estimate.objective, n) + 2.0 * parameters +
           2.0 * parameters * (parameters + 1.0) / rest;
}

bool has_root_near_unit(const ArmaEstimate& estimate) {
    const ArmaOrders& o = estimate.model.orders;
    const double* const partial = estimate.partial.data();
    constexpr double radius = 1.01;
    double seasonal_radius = 1.0;
    for (int i = 0; i < o.season; ++i) seasonal_radius *= radius;
    return !roots_beyond(from_partial({partial, static_cast<std::size_t>(o.p)}), radius) ||
           !roots_beyond(from_partial({partial + o.p, static_cast<std::size_t>(o.q)}, true), radius) ||
           !roots_beyond(from_partial({partial + o.p + o.q, static_cast<std::size_t>(o.P)}),
                         seasonal_radius) ||
           !roots_beyond(from_partial({partial + o.p + o.q + o.P, static_cast<std::size_t>(o.Q)}, true),
                         seasonal_radius);
}

ArimaSearch::ArimaSearch(std::size_t length, std::size_t used, int season, bool constant, Limits limits)
    : used_(used), constant_allowed_(constant), limits_(limits) {
    const int third = static_cast<int>(length / 3);
    limits_.p = std::min(limits.p, third);
    limits_.q = std::min(limits.q, third);
    const bool seasonal = season > 1;
    limits_.P = seasonal ? std::min(limits.P, third / season) : 0;
    limits_.Q = seasonal ? std::min(limits.Q, third / season) : 0;
    // The two factors of a polynomial do not overlap.
    if (limits_.P > 0) limits_.p = std::min(limits_.p, season - 1);
    if (limits_.Q > 0) limits_.q = std::min(limits_.q, season - 1);

    const bool very_short = length < 10;
    const auto model = [&](int p, int q, int P, int Q, bool with_constant) {
        return ArmaModel{{p, q, P, Q, season}, with_constant};
    };
    starts_.push_back(model(std::min(very_short ? 1 : 2, limits_.p), std::min(very_short ? 1 : 2, limits_.q),
                            very_short ? 0 : std::min(1, limits_.P), very_short ? 0 : std::min(1, limits_.Q),
                            constant));
    starts_.push_back(model(0, 0, 0, 0, constant));
    if (limits_.p > 0 || limits_.P > 0)
        starts_.push_back(model(limits_.p > 0 ? 1 : 0, 0, limits_.P > 0 ? 1 : 0, 0, constant));
    if (limits_.q > 0 || limits_.Q > 0)
        starts_.push_back(model(0, limits_.q > 0 ? 1 : 0, 0, limits_.Q > 0 ? 1 : 0, constant));
    if (constant) starts_.push_back(model(0, 0, 0, 0, false));
}

std::size_t ArimaSearch::find(const ArmaModel& model) const {
    for (std::size_t i = 0; i < tried_.size(); ++i)
        if (tried_[i].model == model) return i;
    return none;
}

std::size_t ArimaSearch::ask(const ArmaModel& model, std::vector<ArmaModel>& wanted) {
    const std::size_t found = find(model);
    if (found != none) return found;
    tried_.emplace_back().model = model;
    wanted.push_back(model);
    return tried_.size() - 1;
}

void ArimaSearch::tell(const ArmaEstimate& estimate) {
    Tried& tried = tried_[find(estimate.model)];
    tried.estimate = estimate;
    tried.known = true;
    tried.criterion = has_root_near_unit(estimate) ? infinity : arima_aicc(estimate, used_);
}

/// The search comes by a model whose estimate is known; true when it is the best so far.
bool ArimaSearch::compare(std::size_t index) {
    tried_[index].compared = true;
    ++compared_;
    if (best_ != none && !(tried_[index].criterion < tried_[best_].criterion)) return false;
    best_ = index;
    current_ = tried_[index].model;
    return true;
}

/// The neighbour of the current model by step `which`; false where it is outside the limits.
bool ArimaSearch::neighbour(int which, ArmaModel& model) const {
    model = current_;
    if (which == step_count) {
        model.constant = !model.constant;
        return constant_allowed_;
    }
    const Step& step = steps[which];
    ArmaOrders& o = model.orders;
    o.p += step.p;
    o.q += step.q;
    o.P += step.P;
    o.Q += step.Q;
    return o.p >= 0 && o.q >= 0 && o.P >= 0 && o.Q >= 0 && o.p <= limits_.p && o.q <= limits_.q &&
           o.P <= limits_.P && o.Q <= limits_.Q;
}

std::vector<ArmaModel> ArimaSearch::advance() {
    std::vector<ArmaModel> wanted;
    if (!started_) {
        bool complete = true;
        for (const ArmaModel& model : starts_) complete = tried_[ask(model, wanted)].known && complete;
        if (!complete) return wanted;
        started_ = true;
        for (const ArmaModel& model : starts_) {
            const std::size_t index = find(model);
            if (!tried_[index].compared) compare(index);
        }
        // As in R: where the differences alone, without a constant, are best of these, neighbours are looked at with
        // one all the same.
        current_.constant = constant_allowed_;
    }
    for (int which = 0; which <= step_count && compared_ < most_models;) {
        ArmaModel model;
        const bool exists = neighbour(which, model);
        ++which;
        if (!exists) continue;
        const std::size_t index = ask(model, wanted);
        if (tried_[index].compared) continue;
        if (!tried_[index].known) {
            for (std::size_t more = 0; more < ahead && which <= step_count; ++which)
                if (neighbour(which, model) && !tried_[ask(model, wanted)].known) ++more;
            return wanted;
        }
        if (compare(index)) which = 0;
    }
    return wanted;
}

const ArmaEstimate& ArimaSearch::best() const {
    return tried_[tried_[best_].criterion < infinity ? best_ : find(starts_.back())].estimate;
}

}  // namespace sociaaldomein::detail
