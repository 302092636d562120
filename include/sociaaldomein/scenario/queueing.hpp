#pragma once
/// How long people wait, and what capacity keeps a promise about it: targets for a waitlist, and the queue whose
/// places are always filled. Dutch: wachttijd, streefwachtlijst, treeknorm.  Layer: scenario.
///
/// Rates are people per period and times are periods, of one length the caller chooses (a week, a year); nothing here
/// converts. A capacity is the people that can be served, or placed, in a period. The same input gives the same bits on
/// every machine. All functions throw Errc::out_of_domain for an argument that is not finite or breaks its rule.
///
/// Source of the targets: Fong et al. 2022, doi:10.1101/2022.08.23.22279117.

#include <cstdint>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

/// A promise that (nearly) nobody waits longer than `longest` periods. Where waits are about exponential, a share of
/// e^-factor waits longer: 1.8 % for a factor of 4, 0.25 % for 6.
struct WaitPromise {
    double longest = 0.0;  ///< > 0, periods
    double factor = 4.0;   ///< > 0, how much shorter the mean wait has to be; 4 to 6 is usual
};

/// The mean wait that keeps the promise: longest / factor.
/// @par Example  52 weeks, factor 4: 13 weeks   (test Queueing.DocumentedExamples, as all below)
SD_EXPORT double target_mean_wait(const WaitPromise& promise);

/// The number waiting that keeps the promise, when as many are served as come: demand * longest / factor.
/// @param demand  people who join in a period, >= 0
/// @par Example   30 a week, 52 weeks, factor 4: 390
SD_EXPORT double target_queue(double demand, const WaitPromise& promise);

/// The capacity that brings a queue of more than twice its target back to it in `periods`; otherwise the demand, which
/// keeps a queue where it is.
///
///     demand + (queue - target) / periods   where queue > 2 target
///
/// @param queue    people waiting, >= 0
/// @param target   people, >= 0: see target_queue
/// @param periods  > 0
/// @par Example    30 a week, 1200 waiting, target 390, 26 weeks: 61.15 a week
SD_EXPORT double relief_capacity(double demand, double queue, double target, double periods);

/// How the mean wait compares with half the promise: below 1 is calm, 2 and more is a promise that most likely is broken.
///
///     2 mean_wait / longest
///
/// @param mean_wait  periods, >= 0
/// @par Example      a mean of 63 weeks, promised 52: 2.42
SD_EXPORT double waiting_pressure(double mean_wait, const WaitPromise& promise);

/// The capacity that holds a queue at its target: the demand, and what chance needs on top of it.
///
///     demand + (ca^2 + cs^2) / 2 * factor / longest
///
/// @param arrival_variation  coefficient of variation of the time between arrivals, >= 0; 1 when people come by chance
/// @param service_variation  the same of the time between placements
/// @par Example   30 a week, 52 weeks, factor 4, both 1: 30.08 a week
/// @par Source    Kingman 1961, doi:10.1017/S0305004100036094, for a queue near its capacity
SD_EXPORT double target_capacity(double demand, const WaitPromise& promise, double arrival_variation = 1.0,
                                 double service_variation = 1.0);

/// What is known of a waitlist.
struct QueueStanding {
    double demand = 0.0;     ///< people who join in a period, >= 0
    double queue = 0.0;      ///< people waiting, >= 0
    double mean_wait = 0.0;  ///< periods, >= 0, of those who wait or were served
    WaitPromise promise{};
    double relief_periods = 26.0;    ///< > 0, in how many a large queue has to be back at its target
    double arrival_variation = 1.0;  ///< >= 0, see target_capacity
    double service_variation = 1.0;
};

/// The targets above for one waitlist.
struct QueueTargets {
    double mean_wait = 0.0;        ///< periods
    double queue = 0.0;            ///< people
    bool relief_needed = false;    ///< more than twice the target waits
    double relief_capacity = 0.0;  ///< people in a period; the demand when no relief is needed
    double capacity = 0.0;         ///< people in a period, once the queue is at its target
    double pressure = 0.0;

    friend bool operator==(const QueueTargets&, const QueueTargets&) = default;
};

/// @par Example  {.demand = 30, .queue = 1200, .mean_wait = 63, .promise = {52, 4}}: mean wait 13, queue 390, relief
///               61.15, capacity 30.08, pressure 2.42
SD_EXPORT QueueTargets queue_targets(const QueueStanding& standing);

/// Little's law: in the long run, the number present is what arrives in a period times the mean time present.
/// @param arrivals   people in a period, >= 0
/// @param mean_time  periods, >= 0
/// @par Example      110 a year, each 1.5 years: 165
/// @par Source       Little 1961, doi:10.1287/opre.9.3.383
SD_EXPORT double little_present(double arrivals, double mean_time);

/// The same law for the time: present / arrivals.
/// @param arrivals  > 0
/// @par Example     158 waiting, 110 a year: 1.44 years
SD_EXPORT double little_time(double present, double arrivals);

/// How many leave a stock that a capacity serves as long as there is anyone: min(stock + inflow, capacity * periods).
/// The limit of a queue with many people, in which chance no longer counts.
/// @param stock     people, >= 0
/// @param inflow    people in all `periods`, >= 0
/// @param capacity  people in a period, >= 0; places / mean stay for places
/// @param periods   >= 0
/// @par Example     158 waiting, 55 more, 97.2 a year, half a year: 48.6
/// @par Source      Newell 1982, doi:10.1007/978-94-009-5970-5, ch. 2
SD_EXPORT double fluid_outflow(double stock, double inflow, double capacity, double periods);

/// Places that are given to whoever waits longest, for stays by chance: the queue M/M/c. Arrivals by chance (Poisson),
/// stays exponential, nobody gives up.
struct PlacesQueue {
    double arrivals = 0.0;    ///< people in a period, >= 0
    double mean_stay = 0.0;   ///< periods, > 0
    std::int64_t places = 1;  ///< 1 .. 10 000 000

    /// Places that would be filled if there were enough, in Erlang.
    double load() const { return arrivals * mean_stay; }
    /// Whether the queue comes to rest: fewer arrive than the places can serve.
    bool is_stationary() const { return load() < static_cast<double>(places); }
};

/// Probability that an arrival finds all places taken, in the long run (Erlang's C formula); 1 when the queue does not
/// come to rest.
/// @par Cost     O(places): the probability with fewer places, one place more at a time, which loses no digits
/// @par Example  load 2, 3 places: 4/9
/// @par Source   Erlang 1917; recursion of Jagerman 1974, doi:10.1002/j.1538-7305.1974.tb02756.x
SD_EXPORT double probability_of_waiting(const PlacesQueue& queue);

/// Mean wait of all arrivals, those served at once included: C / (places / mean_stay - arrivals); infinite when the
/// queue does not come to rest.
/// @par Example  6 an hour, 20 minutes each, 3 places: 4/27 hours, or 8.9 minutes
/// @par Source   Shortle, Thompson, Gross & Harris 2018, doi:10.1002/9781119453765, sec. 3.3
SD_EXPORT double mean_wait(const PlacesQueue& queue);

/// Mean number waiting: arrivals * mean_wait; infinite when the queue does not come to rest.
/// @par Example  6 an hour, 20 minutes each, 3 places: 8/9
SD_EXPORT double mean_waiting(const PlacesQueue& queue);

/// Probability that an arrival waits longer than `time`: C e^(-(places / mean_stay - arrivals) time).
/// @param time   periods, >= 0
/// @par Example  6 an hour, 20 minutes each, 3 places, half an hour: 4/9 e^-1.5 = 0.0992
SD_EXPORT double probability_of_waiting_longer(const PlacesQueue& queue, double time);

}  // namespace sociaaldomein
