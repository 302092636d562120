#include "projection/detail/arima_family.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <optional>
#include <vector>

#include "projection/detail/arima_differences.hpp"
#include "projection/detail/arima_estimation.hpp"
#include "projection/detail/arima_polynomials.hpp"
#include "projection/detail/arima_projection.hpp"
#include "projection/detail/arima_search.hpp"

namespace sociaaldomein::detail {
namespace {

/// One series on its way.
struct Job {
    std::span<const double> y;
    ArimaDifferences differences;
    std::vector<double> w;              // y after the differences
    std::optional<ArimaSearch> search;  // where the orders are chosen
    std::size_t waiting = 0;            // estimations it has asked for and not been told
};

void take_differences(Job& job) {
    job.w.assign(job.y.begin(), job.y.end());
    for (int i = 0; i < job.differences.seasonal; ++i)
        difference(job.w, static_cast<std::size_t>(job.differences.season));
    for (int i = 0; i < job.differences.regular; ++i) difference(job.w, 1);
}

/// The orders asked for, as far as the series is long enough for them.
ArmaModel fitting(const ArimaChoice& choice, Job& job) {
    const int n = static_cast<int>(job.y.size());
    const int m = job.differences.season;
    ArmaModel model;
    ArmaOrders& o = model.orders;
    o = {std::clamp(choice.order.p, 0, ArmaOrders::highest),
         std::clamp(choice.order.q, 0, ArmaOrders::highest), 0, 0, m};
    int d = std::clamp(choice.order.d, 0, 2);
    int D = 0;
    if (m > 1) {
        o.P = std::clamp(choice.order.P, 0, ArmaOrders::highest_seasonal);
        o.Q = std::clamp(choice.order.Q, 0, ArmaOrders::highest_seasonal);
        D = std::clamp(choice.order.D, 0, 2);
    }
    model.constant = choice.constant && d + D <= 1;
    while (n - d - m * D < model.parameter_count() + 2) {
        int* const orders[] = {&o.Q, &o.P, &o.q, &o.p};
        const auto positive = std::ranges::find_if(orders, [](const int* order) { return *order > 0; });
        if (positive != std::end(orders))
            --**positive;
        else if (model.constant)
            model.constant = false;
        else
            --(D > 0 ? D : d);
    }
    job.differences = {d, D, m};
    return model;
}

/// The name as R's `arima.string` has it.
void write_name(const ArmaEstimate& estimate, const ArimaDifferences& differences, Fit& fit) {
    const ArmaOrders& o = estimate.model.orders;
    char name[64];
    int length = std::snprintf(name, sizeof name, "ARIMA(%d,%d,%d)", o.p, differences.regular, o.q);
    const auto add = [&](auto... what) {
        length += std::snprintf(name + length, sizeof name - static_cast<std::size_t>(length), what...);
    };
    if (o.P + differences.seasonal + o.Q > 0) add("(%d,%d,%d)[%d]", o.P, differences.seasonal, o.Q, o.season);
    const int before = length;
    const bool differenced = differences.regular + differences.seasonal > 0;
    const bool constant = estimate.model.constant;
    if (constant) add("%s", differenced ? " with drift" : " with non-zero mean");
    if (!constant && !differenced) add("%s", " with zero mean");
    if (static_cast<std::size_t>(length) >= sizeof fit.model && constant && !differenced) {
        length = before;
        add("%s", " with mean");
    }
    std::snprintf(fit.model, sizeof fit.model, "%.*s", static_cast<int>(sizeof fit.model) - 1, name);
}

/// False where the model cannot be projected.
bool finish(const Job& job, const ArmaEstimate& estimate, Fit& fit) {
    if (!project_arima(job.y, job.w, job.differences, estimate, fit)) return false;
    const ArmaOrders& o = estimate.model.orders;
    const std::span<const double> partial(estimate.partial);
    std::size_t from = 0;
    std::size_t count = 0;
    const auto copy = [&](int order, bool moving_average) {
        const auto k = static_cast<std::size_t>(order);
        for (const double c : from_partial(partial.subspan(from, k), moving_average))
            fit.parameters[count++] = moving_average ? -c : c;
        from += k;
    };
    copy(o.p, false);
    copy(o.q, true);
    copy(o.P, false);
    copy(o.Q, true);
    if (estimate.model.constant) {
        // A drift is per period; a seasonal difference sums a season of it.
        const int periods = job.differences.seasonal > 0 ? job.differences.season : 1;
        fit.parameters[count++] = estimate.constant / static_cast<double>(periods);
    }
    fit.parameter_count = static_cast<int>(count);
    fit.objective = -0.5 * minus_twice_loglik(estimate.objective, job.w.size());
    fit.criterion = arima_aicc(estimate, job.w.size());
    write_name(estimate, job.differences, fit);
    fit.fitted = true;
    return true;
}

/// The model of a series that its differences make constant: that constant, estimated or, after more than one
/// difference, left out.
ArmaModel bare(const Job& job) {
    ArmaModel model;
    model.orders.season = job.differences.season;
    model.constant = job.differences.regular + job.differences.seasonal <= 1;
    return model;
}

void ask(Job& job, std::size_t index, const ArmaModel& model, ArmaEstimator& estimator) {
    ++job.waiting;
    estimator.add(job.w, model, index);
}

void advance(Job& job, std::size_t index, ArmaEstimator& estimator) {
    for (const ArmaModel& model : job.search->advance()) ask(job, index, model, estimator);
}

void begin(Job& job, std::size_t index, int season, const ArimaChoice& choice, ArmaEstimator& estimator) {
    const bool seasonal = season > 1 && job.y.size() >= 2 * static_cast<std::size_t>(season);
    job.differences.season = seasonal ? season : 1;
    if (!choice.automatic) {
        const ArmaModel model = fitting(choice, job);
        take_differences(job);
        ask(job, index, is_constant(job.w) ? bare(job) : model, estimator);
        return;
    }
    const ArimaOrder& most = choice.at_most;
    const Differences chosen = choose_differences(job.y, job.differences.season, {most.d, most.D});
    job.differences.regular = chosen.regular;
    job.differences.seasonal = chosen.seasonal;
    take_differences(job);
    if (is_constant(job.w)) {
        ask(job, index, bare(job), estimator);
        return;
    }
    const auto limit = [](int asked, int highest) { return std::clamp(asked, 0, highest); };
    job.search.emplace(
        job.y.size(), job.w.size(), job.differences.season, chosen.regular + chosen.seasonal <= 1,
        ArimaSearch::Limits{limit(most.p, ArmaOrders::highest), limit(most.q, ArmaOrders::highest),
                            limit(most.P, ArmaOrders::highest_seasonal),
                            limit(most.Q, ArmaOrders::highest_seasonal)});
    advance(job, index, estimator);
}

}  // namespace

void fit_arima(const Chunk& chunk, const ArimaChoice& choice, std::span<Fit> out) {
    ArmaEstimator estimator;
    std::vector<Job> jobs(chunk.series.size());
    for (std::size_t index = 0; index < jobs.size(); ++index) {
        jobs[index].y = chunk.series[index];
        begin(jobs[index], index, chunk.season, choice, estimator);
    }
    std::vector<ArmaEstimator::Result> ready;
    while (estimator.run(ready))
        for (const ArmaEstimator::Result& result : ready) {
            Job& job = jobs[result.ticket];
            --job.waiting;
            if (job.search) {
                job.search->tell(result.estimate);
                advance(job, result.ticket, estimator);
            }
            if (job.waiting > 0) continue;
            const ArmaEstimate& chosen = job.search ? job.search->best() : result.estimate;
            if (!finish(job, chosen, out[result.ticket])) {
                job.search.reset();
                ask(job, result.ticket, bare(job), estimator);
            }
        }
}

}  // namespace sociaaldomein::detail
