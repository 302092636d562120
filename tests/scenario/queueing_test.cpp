#include <sociaaldomein/scenario/queueing.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>

#include <boost/json.hpp>

#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr WaitPromise year{.longest = 52.0, .factor = 4.0};
// 6 an hour, 20 minutes each, 3 places: the clinic of Shortle et al. 2018, sec. 3.3.
constexpr PlacesQueue clinic{.arrivals = 6.0, .mean_stay = 1.0 / 3.0, .places = 3};

PlacesQueue of_load(double load, std::int64_t places) {
    return {.arrivals = load, .mean_stay = 1.0, .places = places};
}

TEST(Queueing, DocumentedExamples) {
    EXPECT_EQ(target_mean_wait(year), 13.0);
    EXPECT_EQ(target_queue(30.0, year), 390.0);
    EXPECT_NEAR(relief_capacity(30.0, 1200.0, 390.0, 26.0), 61.15, 0.005);
    EXPECT_NEAR(waiting_pressure(63.0, year), 2.42, 0.005);
    EXPECT_NEAR(target_capacity(30.0, year), 30.0769, 0.00005);
    EXPECT_EQ(little_present(110.0, 1.5), 165.0);
    EXPECT_NEAR(little_time(158.0, 110.0), 1.44, 0.005);
    EXPECT_NEAR(fluid_outflow(158.0, 55.0, 97.2, 0.5), 48.6, 1e-12);
    EXPECT_NEAR(probability_of_waiting(of_load(2.0, 3)), 4.0 / 9.0, 1e-15);
    EXPECT_NEAR(mean_wait(clinic), 4.0 / 27.0, 1e-15);
    EXPECT_NEAR(mean_waiting(clinic), 8.0 / 9.0, 1e-14);
    EXPECT_NEAR(probability_of_waiting_longer(clinic, 0.5), 0.0992, 0.00005);
}

TEST(Queueing, TargetsOfOneWaitlist) {
    const QueueTargets targets =
        queue_targets({.demand = 30.0, .queue = 1200.0, .mean_wait = 63.0, .promise = year});
    EXPECT_EQ(targets.mean_wait, 13.0);
    EXPECT_EQ(targets.queue, 390.0);
    EXPECT_TRUE(targets.relief_needed);
    EXPECT_NEAR(targets.relief_capacity, 61.15, 0.005);
    EXPECT_NEAR(targets.capacity, 30.08, 0.005);
    EXPECT_NEAR(targets.pressure, 2.42, 0.005);
    const QueueTargets calm =
        queue_targets({.demand = 30.0, .queue = 780.0, .mean_wait = 26.0, .promise = year});
    EXPECT_FALSE(calm.relief_needed);
    EXPECT_EQ(calm.relief_capacity, 30.0);
    EXPECT_EQ(calm.pressure, 1.0);
}

TEST(Queueing, NobodyLeavesAStockThatIsEmpty) {
    EXPECT_EQ(fluid_outflow(10.0, 5.0, 100.0, 1.0), 15.0);
    EXPECT_EQ(fluid_outflow(0.0, 0.0, 100.0, 1.0), 0.0);
    EXPECT_EQ(fluid_outflow(10.0, 5.0, 0.0, 1.0), 0.0);
}

// The four digits of published tables of Erlang's C formula.
TEST(Queueing, WaitingAsTabulated) {
    const struct {
        double load;
        std::int64_t places;
        double probability;
    } tabulated[] = {{0.5, 1, 0.5000},  {1.0, 2, 0.3333},   {4.0, 5, 0.5541},
                     {8.0, 10, 0.4092}, {10.0, 11, 0.6821}, {10.0, 12, 0.4494}};
    for (const auto& row : tabulated)
        EXPECT_NEAR(probability_of_waiting(of_load(row.load, row.places)), row.probability, 0.00005)
            << row.load << " " << row.places;
}

// The balance of the states: p[k] = a^k / k! p[0] up to c, a p[k] / c beyond. Logarithms carry the large powers.
TEST(Queueing, WaitingFollowsFromTheBalanceOfTheStates) {
    for (const double use : {0.01, 0.5, 0.8, 0.99, 0.9999})
        for (const std::int64_t places : {1, 2, 10, 243, 3000}) {
            const auto c = static_cast<double>(places);
            const long double load = static_cast<long double>(use * c);
            const auto term = [&](long double k) {
                return std::exp(k * std::log(load) - load - std::lgamma(k + 1.0L));
            };
            long double below = 0.0L;
            for (std::int64_t k = 0; k < places; ++k) below += term(static_cast<long double>(k));
            const long double all_taken =
                term(static_cast<long double>(places)) / (1.0L - load / static_cast<long double>(places));
            const double expected = static_cast<double>(all_taken / (below + all_taken));
            EXPECT_NEAR(probability_of_waiting(of_load(use * c, places)), expected, 1e-9 * expected)
                << use << " " << places;
        }
}

// A long simulation of the queue, person by person: fixtures/make_waitlist_des.py.
TEST(Queueing, AsSimulatedByEvents) {
    std::ifstream file(SOCIAALDOMEIN_SOURCE_DIR "/tests/scenario/fixtures/waitlist_des.json");
    ASSERT_TRUE(file);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const boost::json::value simulated = boost::json::parse(text).at("at_rest");
    const auto number = [](const boost::json::value& at, const char* name) {
        return at.at(name).to_number<double>();
    };
    const PlacesQueue queue{.arrivals = number(simulated, "arrivals_per_year"),
                            .mean_stay = number(simulated, "mean_stay_years"),
                            .places = simulated.at("places").to_number<std::int64_t>()};
    const auto expect = [&](double formula, const boost::json::value& found) {
        EXPECT_NEAR(formula, number(found, "mean"), 3.5 * number(found, "standard_error"));
    };
    expect(probability_of_waiting(queue), simulated.at("part_that_waits"));
    expect(mean_wait(queue), simulated.at("mean_wait"));
    expect(mean_waiting(queue), simulated.at("waiting"));
    const auto& times = simulated.at("waits_longer_than_years").as_array();
    const auto& parts = simulated.at("part_that_waits_longer").as_array();
    ASSERT_EQ(times.size(), parts.size());
    for (std::size_t i = 0; i < times.size(); ++i)
        expect(probability_of_waiting_longer(queue, times[i].to_number<double>()), parts[i]);
}

TEST(Queueing, WithoutRestWaitsGrowWithoutEnd) {
    const PlacesQueue full{.arrivals = 110.0, .mean_stay = 2.5, .places = 243};
    EXPECT_FALSE(full.is_stationary());
    EXPECT_EQ(probability_of_waiting(full), 1.0);
    EXPECT_EQ(mean_wait(full), infinite);
    EXPECT_EQ(mean_waiting(full), infinite);
    EXPECT_EQ(probability_of_waiting_longer(full, 1000.0), 1.0);
}

TEST(Queueing, AnEmptyQueueIsServedAtOnce) {
    const PlacesQueue empty = of_load(0.0, 4);
    EXPECT_EQ(probability_of_waiting(empty), 0.0);
    EXPECT_EQ(mean_wait(empty), 0.0);
    EXPECT_EQ(mean_waiting(empty), 0.0);
    EXPECT_EQ(probability_of_waiting_longer(empty, 0.0), 0.0);
}

TEST(Queueing, RefusesWhatBreaksARule) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THAT([&] { target_queue(-1.0, year); },
                throws(Errc::out_of_domain, "target_queue: demand is -1, expected a finite number >= 0"));
    EXPECT_THAT(
        [&] { target_mean_wait({.longest = 0.0}); },
        throws(Errc::out_of_domain, "target_mean_wait: promise.longest is 0, expected a finite number > 0"));
    EXPECT_THAT([&] { target_capacity(30.0, year, nan); },
                throws(Errc::out_of_domain,
                       "target_capacity: arrival_variation is nan, expected a finite number >= 0"));
    EXPECT_THAT([&] { relief_capacity(1.0, 1.0, 1.0, 0.0); },
                throws(Errc::out_of_domain, "relief_capacity: periods is 0, expected a finite number > 0"));
    EXPECT_THAT([&] { little_time(1.0, 0.0); },
                throws(Errc::out_of_domain, "little_time: arrivals is 0, expected a finite number > 0"));
    EXPECT_THAT([&] { fluid_outflow(1.0, 1.0, infinite, 1.0); },
                throws(Errc::out_of_domain, "fluid_outflow: capacity is inf, expected a finite number >= 0"));
    EXPECT_THAT([&] { mean_wait(of_load(1.0, 0)); },
                throws(Errc::out_of_domain,
                       "mean_wait: queue.places is 0, expected a number of places from 1 to 10000000"));
    EXPECT_THAT([&] { probability_of_waiting_longer(clinic, -1.0); },
                throws(Errc::out_of_domain,
                       "probability_of_waiting_longer: time is -1, expected a finite number >= 0"));
}

RC_GTEST_PROP(QueueingProperty, WaitingIsAProbabilityThatPlacesLower, ()) {
    const auto places = *rc::gen::inRange<std::int64_t>(1, 500);
    const double load = static_cast<double>(*rc::gen::inRange(0, 1'000'000)) / 2e3;
    const double fewer = probability_of_waiting(of_load(load, places));
    const double more = probability_of_waiting(of_load(load, places + 1));
    const double busier = probability_of_waiting(of_load(load * 1.01, places));
    RC_ASSERT(fewer >= 0.0 && fewer <= 1.0);
    RC_ASSERT(more <= fewer * (1.0 + 1e-12));
    RC_ASSERT(busier >= fewer * (1.0 - 1e-12));
}

RC_GTEST_PROP(QueueingProperty, TheTailAddsUpToTheMeanWait, ()) {
    const auto places = *rc::gen::inRange<std::int64_t>(1, 50);
    const double use = static_cast<double>(*rc::gen::inRange(1, 990)) / 1e3;
    const PlacesQueue queue = of_load(use * static_cast<double>(places), places);
    const double mean = mean_wait(queue);
    // The integral of the tail, by Simpson's rule over forty times the mean wait of those who wait.
    const double end = 40.0 / (static_cast<double>(places) * (1.0 - use));
    constexpr int parts = 4000;
    double sum = probability_of_waiting_longer(queue, 0.0) + probability_of_waiting_longer(queue, end);
    for (int i = 1; i < parts; ++i)
        sum += (i % 2 == 1 ? 4.0 : 2.0) * probability_of_waiting_longer(queue, end * i / parts);
    RC_ASSERT(std::abs(sum * end / (3.0 * parts) - mean) <= 1e-8 * mean);
}

}  // namespace
}  // namespace sociaaldomein
