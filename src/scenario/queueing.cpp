#include <sociaaldomein/scenario/queueing.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include <sociaaldomein/core/require.hpp>

#include "projection/kernels/elementary.hpp"

namespace sociaaldomein {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::int64_t most_places = 10'000'000;

void require_not_negative(std::string_view function, std::string_view argument, double value) {
    require(std::isfinite(value) && value >= 0.0, function, argument, value, "a finite number >= 0");
}

void require_positive(std::string_view function, std::string_view argument, double value) {
    require(std::isfinite(value) && value > 0.0, function, argument, value, "a finite number > 0");
}

void require_promise(std::string_view function, const WaitPromise& promise) {
    require_positive(function, "promise.longest", promise.longest);
    require_positive(function, "promise.factor", promise.factor);
}

void require_queue(std::string_view function, const PlacesQueue& queue) {
    require_not_negative(function, "queue.arrivals", queue.arrivals);
    require_positive(function, "queue.mean_stay", queue.mean_stay);
    require(queue.places >= 1 && queue.places <= most_places, function, "queue.places", queue.places,
            "a number of places from 1 to 10000000");
}

/// What the places can serve beyond what arrives, people in a period.
double room(const PlacesQueue& queue) {
    return static_cast<double>(queue.places) / queue.mean_stay - queue.arrivals;
}

double waiting(const PlacesQueue& queue) {
    if (!queue.is_stationary()) return 1.0;
    const double load = queue.load();
    double blocked = 1.0;  // Erlang's B: the part that a queue without room to wait turns away
    for (std::int64_t places = 1; places <= queue.places; ++places) {
        const double offered = load * blocked;
        blocked = offered / (static_cast<double>(places) + offered);
    }
    const double use = load / static_cast<double>(queue.places);
    return std::min(1.0, blocked / (1.0 - use * (1.0 - blocked)));
}

}  // namespace

double target_mean_wait(const WaitPromise& promise) {
    require_promise("target_mean_wait", promise);
    return promise.longest / promise.factor;
}

double target_queue(double demand, const WaitPromise& promise) {
    require_not_negative("target_queue", "demand", demand);
    require_promise("target_queue", promise);
    return demand * promise.longest / promise.factor;
}

double relief_capacity(double demand, double queue, double target, double periods) {
    require_not_negative("relief_capacity", "demand", demand);
    require_not_negative("relief_capacity", "queue", queue);
    require_not_negative("relief_capacity", "target", target);
    require_positive("relief_capacity", "periods", periods);
    return queue > 2.0 * target ? demand + (queue - target) / periods : demand;
}

double waiting_pressure(double mean_wait, const WaitPromise& promise) {
    require_not_negative("waiting_pressure", "mean_wait", mean_wait);
    require_promise("waiting_pressure", promise);
    return 2.0 * mean_wait / promise.longest;
}

double target_capacity(double demand, const WaitPromise& promise, double arrival_variation,
                       double service_variation) {
    require_not_negative("target_capacity", "demand", demand);
    require_promise("target_capacity", promise);
    require_not_negative("target_capacity", "arrival_variation", arrival_variation);
    require_not_negative("target_capacity", "service_variation", service_variation);
    const double variability =
        (arrival_variation * arrival_variation + service_variation * service_variation) / 2.0;
    return demand + variability * promise.factor / promise.longest;
}

QueueTargets queue_targets(const QueueStanding& standing) {
    QueueTargets targets;
    targets.mean_wait = target_mean_wait(standing.promise);
    targets.queue = target_queue(standing.demand, standing.promise);
    targets.relief_capacity =
        relief_capacity(standing.demand, standing.queue, targets.queue, standing.relief_periods);
    targets.relief_needed = standing.queue > 2.0 * targets.queue;
    targets.capacity = target_capacity(standing.demand, standing.promise, standing.arrival_variation,
                                       standing.service_variation);
    targets.pressure = waiting_pressure(standing.mean_wait, standing.promise);
    return targets;
}

double little_present(double arrivals, double mean_time) {
    require_not_negative("little_present", "arrivals", arrivals);
    require_not_negative("little_present", "mean_time", mean_time);
    return arrivals * mean_time;
}

double little_time(double present, double arrivals) {
    require_not_negative("little_time", "present", present);
    require_positive("little_time", "arrivals", arrivals);
    return present / arrivals;
}

double fluid_outflow(double stock, double inflow, double capacity, double periods) {
    require_not_negative("fluid_outflow", "stock", stock);
    require_not_negative("fluid_outflow", "inflow", inflow);
    require_not_negative("fluid_outflow", "capacity", capacity);
    require_not_negative("fluid_outflow", "periods", periods);
    return std::min(stock + inflow, capacity * periods);
}

double probability_of_waiting(const PlacesQueue& queue) {
    require_queue("probability_of_waiting", queue);
    return waiting(queue);
}

double mean_wait(const PlacesQueue& queue) {
    require_queue("mean_wait", queue);
    return queue.is_stationary() && room(queue) > 0.0 ? waiting(queue) / room(queue) : infinite;
}

double mean_waiting(const PlacesQueue& queue) {
    require_queue("mean_waiting", queue);
    return queue.arrivals == 0.0 ? 0.0 : queue.arrivals * mean_wait(queue);
}

double probability_of_waiting_longer(const PlacesQueue& queue, double time) {
    require_queue("probability_of_waiting_longer", queue);
    require_not_negative("probability_of_waiting_longer", "time", time);
    if (!queue.is_stationary()) return 1.0;
    double tail = -std::max(0.0, room(queue)) * time;
    kernels::elementary_kernels().exp(&tail, &tail, 1);
    return waiting(queue) * tail;
}

}  // namespace sociaaldomein
