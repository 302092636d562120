#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <boost/json.hpp>

#include <sociaaldomein/scenario/queueing.hpp>

#include "scenario/support/simulated.hpp"

// Waitlists against theory, against people simulated one by one (fixtures/make_waitlist_des.py), and against what their
// documents say.

namespace sociaaldomein::detail {
namespace {

using testing_scenario::Moments;
using testing_scenario::Simulated;
using testing_scenario::tolerance;

/// @param of_waitlist  members beside its future
std::string list(const std::string& first, const std::string& future, const std::string& more = "",
                 const std::string& of_waitlist = "") {
    return fmt::format(
        R"("outlook": {{"first": "{}"}}, "waitlists": [{{"id": "w", {}"future": {{{}}}}}]{}{})", first,
        of_waitlist, future, more.empty() ? "" : ", ", more);
}

boost::json::value fixture() {
    std::ostringstream text;
    text << std::ifstream(std::string(SOCIAALDOMEIN_SOURCE_DIR) +
                          "/tests/scenario/fixtures/waitlist_des.json")
                .rdbuf();
    return boost::json::parse(text.str());
}

double number(const boost::json::value& in, const char* of, const char* which) {
    return in.at(of).at(which).to_number<double>();
}

const std::string sheltered =
    R"("start": 158, "inflow": 110, "abandonment": 0.105360516, "forms": [{"id": "f", "places": 243, "stay": 2.5}])";

// The list never runs empty: E[Q](t) = 121.49 + 36.51 e^(-0.10536 t), as 110 come, 243 / 2.5 leave and a tenth gives up.
TEST(WaitlistNode, AFullHouseHasTheExactMean) {
    const Simulated s(list("2023-H1", sheltered), "", 12);
    for (int t = 0; t < 12; ++t) {
        const Moments m = s.moments("waitlists.w.size", t);
        const double years = s.model->ends[static_cast<std::size_t>(t)];
        const double rest = (110.0 - 243.0 / 2.5) / 0.105360516;
        EXPECT_NEAR(m.mean, rest + (158.0 - rest) * std::exp(-0.105360516 * years), tolerance(m.error, 0.2))
            << t;
    }
}

// Differences between two simulations: chance in both, and half a person for the steps.
TEST(WaitlistNode, AgreesWithPeopleSimulatedOneByOne) {
    const boost::json::value des = fixture();
    const boost::json::value& ends = des.at("cases").at(0).at("ends");
    const Simulated s(list("2023-H1", sheltered), "", 12);
    std::map<std::string, double> so_far;
    for (std::size_t t = 0; t < 12; ++t) {
        const boost::json::value& end = ends.at(t);
        const Moments size = s.moments("waitlists.w.size", static_cast<int>(t));
        EXPECT_NEAR(size.mean, number(end, "waiting", "mean"),
                    tolerance(size.error + number(end, "waiting", "standard_error"), 0.5));
        EXPECT_NEAR(std::sqrt(size.variance), number(end, "waiting", "standard_deviation"),
                    0.08 * number(end, "waiting", "standard_deviation"))
            << "four errors of a deviation of 2,000 runs";
        EXPECT_EQ(s.moments("waitlists.w.occupied", static_cast<int>(t), 512).mean, 243.0);
        for (const auto& [quantity, name] : {std::pair{"inflow", "joined"},
                                             {"placed", "placed"},
                                             {"abandoned", "gave_up"},
                                             {"left", "left"}}) {
            so_far[name] += s.moments(fmt::format("waitlists.w.{}", quantity), static_cast<int>(t)).mean;
            EXPECT_NEAR(so_far[name], number(end, name, "mean"),
                        tolerance(number(end, name, "standard_error"), 0.5))
                << name;
        }
    }
}

// Temporary places: their residents come back at once when they end, and from then on the list moves as any other.
TEST(WaitlistNode, TheListIsLongerByThoseWhoComeBack) {
    const Simulated s(
        list("2023-H1", sheltered + R"(, "temporary": [{"id": "t", "places": 31, "ends": "2023"}])"), "", 12);
    const double rest = (110.0 - 243.0 / 2.5) / 0.105360516;
    const auto decay = [&](double from, double years) {
        return rest + (from - rest) * std::exp(-0.105360516 * years);
    };
    for (int t = 0; t < 12; ++t) {
        const double years = s.model->ends[static_cast<std::size_t>(t)];
        EXPECT_EQ(s.moments("waitlists.w.bridged", t, 512).mean, t < 2 ? 31.0 : 0.0);
        const double first = s.model->ends[1];
        const double expected =
            t < 2 ? decay(158.0, years) : decay(decay(158.0, first) + 31.0, years - first);
        const Moments m = s.moments("waitlists.w.size", t);
        EXPECT_NEAR(m.mean, expected, tolerance(m.error, 0.3)) << t;
    }
}

// The same people one by one, in places that they also leave after a stay. The event simulation looks just after the
// temporary places have ended, when their residents wait again; here they do so from the next step on.
TEST(WaitlistNode, TemporaryPlacesWithAStayAgreeWithPeopleSimulatedOneByOne) {
    const boost::json::value des = fixture();
    const boost::json::value& ends = des.at("cases").at(1).at("ends");
    const Simulated s(
        list("2023-H1",
             sheltered + R"(, "temporary": [{"id": "t", "places": 31, "stay": 2.5, "ends": "2023"}])"),
        "", 12);
    const auto mean = [&](const char* part, std::size_t t) {
        return s.moments(fmt::format("waitlists.w.{}", part), static_cast<int>(t)).mean;
    };
    std::map<std::string, double> so_far;
    for (std::size_t t = 0; t < 12; ++t) {
        const boost::json::value& end = ends.at(t);
        const double bridged = s.moments("waitlists.w.bridged", static_cast<int>(t), 512).mean;
        EXPECT_EQ(bridged, t < 2 ? 31.0 : 0.0);
        const Moments size = s.moments("waitlists.w.size", static_cast<int>(t));
        EXPECT_NEAR(size.mean + (t == 1 ? bridged : 0.0), number(end, "waiting", "mean"),
                    tolerance(size.error + number(end, "waiting", "standard_error"), 0.5))
            << t;
        EXPECT_EQ(s.moments("waitlists.w.occupied", static_cast<int>(t), 512).mean + (t == 0 ? bridged : 0.0),
                  number(end, "occupied", "mean"));
        so_far["joined"] += mean("inflow", t);
        so_far["gave_up"] += mean("abandoned", t);
        so_far["left"] += mean("left", t) + mean("gone", t);
        // As many move into full temporary places as leave them.
        so_far["placed"] += mean("placed", t) + mean("gone", t);
        for (const char* name : {"joined", "gave_up", "left", "placed"})
            EXPECT_NEAR(so_far[name], number(end, name, "mean"),
                        tolerance(number(end, name, "standard_error"), 0.5))
                << name << " " << t;
    }
}

// 31 places, half a year each: 62 a year find another solution, and as many move in as long as people wait.
TEST(WaitlistNode, WhoLeavesATemporaryPlaceMakesRoom) {
    const Simulated s(list("2023-H1",
                           R"("start": 5000, "inflow": 0, "forms": [{"id": "f", "places": 0}],
                "temporary": [{"id": "t", "places": 31, "stay": 0.5}])"),
                      "", 2);
    for (int t = 0; t < 2; ++t) {
        const Moments gone = s.moments("waitlists.w.gone", t);
        EXPECT_NEAR(gone.mean, 31.0, tolerance(gone.error, 0.25)) << "a percent for monthly parts";
        EXPECT_EQ(s.moments("waitlists.w.bridged", t, 512).mean, 31.0);
    }
}

// They waited before, nobody knows how long: those who are placed for the first time tell how long people wait.
TEST(WaitlistNode, WhoComesBackFromATemporaryPlaceIsNotCountedAmongTheWaits) {
    const std::string of = R"("start": 40, "inflow": 40, "forms": [{"id": "f", "places": 80, "stay": 2}])";
    const std::string with = of + R"(, "temporary": [{"id": "t", "places": 10, "ends": "2024"}])";
    const Simulated s(list("2023-H1", with), "", 5);
    const Simulated plain(list("2023-H1", of), "", 5);
    EXPECT_GT(s.moments("waitlists.w.placed", 4).mean, 15.0);
    EXPECT_NEAR(s.moments("waitlists.w.wait", 4).mean, plain.moments("waitlists.w.wait", 4).mean, 0.35)
        << "half a year of places went to the ten who came back";
}

// M/M/5 at rest, in years of monthly parts, beside the formulas and beside people simulated one by one.
TEST(WaitlistNode, AtRestItIsTheQueueOfTheory) {
    const Simulated s(
        list("2023",
             R"("start": 2, "inflow": 4, "forms": [{"id": "f", "places": 5, "occupied": 4, "stay": 1}])"),
        "", 40);
    const PlacesQueue queue{.arrivals = 4.0, .mean_stay = 1.0, .places = 5};
    std::vector<double> size;
    std::vector<double> occupied;
    double full = 0.0;
    double placed = 0.0;
    double waited = 0.0;
    for (int t = 20; t < 40; t += 4) {  // four years apart hardly depend on one another
        const auto w = s.paths("waitlists.w.size", t, 8192);
        const auto o = s.paths("waitlists.w.occupied", t, 8192);
        size.insert(size.end(), w.begin(), w.end());
        occupied.insert(occupied.end(), o.begin(), o.end());
        for (const double x : o) full += x == 5.0;
        const auto p = s.paths("waitlists.w.placed", t, 8192);
        const auto mean = s.paths("waitlists.w.wait", t, 8192);
        for (std::size_t i = 0; i < p.size(); ++i) {
            placed += p[i];
            waited += p[i] * mean[i];
        }
    }
    const Moments waiting = testing_scenario::moments_of(size);
    const double n = static_cast<double>(size.size());
    EXPECT_NEAR(waiting.mean, mean_waiting(queue),
                tolerance(2.0 * waiting.error, 0.04 * mean_waiting(queue)));
    EXPECT_NEAR(testing_scenario::moments_of(occupied).mean, 4.0, 0.02) << "load: arrivals times stay";
    EXPECT_NEAR(full / n, probability_of_waiting(queue), 0.015);
    // Little: people waiting are those who come times how long they wait.
    EXPECT_NEAR(waiting.mean, little_present(4.0, waited / placed), 0.06 * waiting.mean);
    EXPECT_NEAR(waited / placed, mean_wait(queue), 0.08 * mean_wait(queue));
    const boost::json::value rest = fixture().at("at_rest");
    EXPECT_NEAR(waiting.mean, number(rest, "waiting", "mean"),
                tolerance(number(rest, "waiting", "standard_error"), 0.09));
}

TEST(WaitlistNode, ThroughputIsPlacesOverMeanStay) {
    const Simulated s(
        list("2023", R"("start": 100000, "inflow": 0, "forms": [{"id": "f", "places": 1000, "stay": 0.5}])"),
        "", 3);
    const Moments placed = s.moments("waitlists.w.placed", 2, 5120);
    EXPECT_NEAR(placed.mean, 2000.0, tolerance(placed.error, 10.0)) << "half a percent for monthly parts";
}

TEST(WaitlistNode, PeopleComeAsPoissonHasIt) {
    const Simulated s(list("2023-H1", R"("start": 0, "inflow": 110, "forms": [{"id": "f", "places": 0}])"),
                      "", 2);
    const Moments m = s.moments("waitlists.w.inflow", 1, 51'200);
    EXPECT_NEAR(m.mean, 55.0, tolerance(m.error));
    EXPECT_NEAR(m.variance, 55.0, 4.0 * 55.0 * std::sqrt(2.0 / 51'200));
}

TEST(WaitlistNode, WhoIsUrgentGoesFirstAndTheListIsAsLong) {
    const std::string of = R"("start": 50, "inflow": 60, "forms": [{"id": "f", "places": 100, "stay": 2}])";
    const Simulated plain(list("2023-H1", of), "", 6);
    const Simulated urgent(list("2023-H1", of + R"(, "urgent_share": 0.3)"), "", 6);
    const Moments a = plain.moments("waitlists.w.size", 5);
    const Moments b = urgent.moments("waitlists.w.size", 5);
    EXPECT_NEAR(a.mean, b.mean, tolerance(a.error + b.error));
    EXPECT_LT(urgent.moments("waitlists.w.wait", 0).mean, 0.9 * plain.moments("waitlists.w.wait", 0).mean)
        << "in the first half-year those placed came later";
}

// More than one in ten is placed late exactly where nine in ten wait longer than was agreed, whatever was agreed.
TEST(WaitlistNode, WaitsAreToldByWhatNineInTenDoNotExceedAndByWhoIsLate) {
    double seen = 0.0;
    for (const double agreed : {0.5, 1.0, 1.5, 2.0}) {
        const Simulated s(list("2023-H1", sheltered + fmt::format(R"(, "target_wait": {})", agreed)), "", 8);
        for (int t = 0; t < 8; ++t) {
            const auto late = s.paths("waitlists.w.late", t, 1024);
            const auto placed = s.paths("waitlists.w.placed", t, 1024);
            const auto most = s.paths("waitlists.w.wait_90", t, 1024);
            const auto mean = s.paths("waitlists.w.wait", t, 1024);
            for (std::size_t p = 0; p < late.size(); ++p) {
                ASSERT_EQ(10.0 * late[p] > placed[p], most[p] > agreed) << agreed << ", " << t;
                ASSERT_LT(mean[p], most[p] + 0.1 * 6.0)
                    << "a tenth waited longer, at most all the time there is";
                seen += late[p];
            }
        }
    }
    EXPECT_GT(seen, 0.0);
    // In order of coming, nobody overtakes: where all waited as long, nine in ten did.
    const Simulated first(
        list(
            "2023-H1",
            R"("start": 40, "inflow": 0, "forms": [{"id": "f", "places": 10, "occupied": 0, "stay": 1000}])"),
        "", 1);
    EXPECT_EQ(first.paths("waitlists.w.wait_90", 0, 1).front(),
              first.paths("waitlists.w.wait", 0, 1).front());
}

TEST(WaitlistNode, WhoCannotBePlacedWaitsAside) {
    const Simulated s(
        list(
            "2023",
            R"("start": 0, "not_placeable": 100, "inflow": 50, "placeable_share": 0, "becoming_placeable": 0.5, "forms": [{"id": "f", "places": 0}])"),
        "", 4);
    const double rest = 50.0 / 0.5;
    for (int t = 0; t < 4; ++t) {
        const Moments m = s.moments("waitlists.w.not_placeable", t);
        EXPECT_NEAR(m.mean, rest, tolerance(m.error, 2.5)) << "as many come as become placeable";
    }
    const Moments size = s.moments("waitlists.w.size", 3);
    EXPECT_NEAR(size.mean, 200.0, tolerance(size.error, 5.0));
}

constexpr const char* steady =
    R"("start": 500, "inflow": 0, "forms": [{"id": "f", "places": 100, "stay": 100}])";

TEST(WaitlistNode, OpenEndedAccessAddsPlacesUntilItEnds) {
    const Simulated s(
        list(
            "2023-H1", std::string(steady) + R"(, "open_ended_growth": 25)", "",
            R"("regimes": [{"from": "2024-01-01", "regime": "open_ended"}, {"from": "2025-01-01", "regime": "subsidy_ceiling"}], )"),
        "", 6);
    const auto places = s.course("waitlists.w.capacity");
    EXPECT_EQ(places[0], 100.0);
    EXPECT_EQ(places[1], 100.0);
    EXPECT_NEAR(places[2], 112.5, 0.5);
    EXPECT_NEAR(places[3], 125.0, 0.5);
    EXPECT_EQ(places[4], places[3]) << "the ceiling is back; the places stay";
    EXPECT_EQ(places[5], places[3]);
}

TEST(WaitlistNode, OpenEndedAccessWithoutAStatedGrowthHelpsEverybody) {
    const Simulated s(list("2023-H1", steady, "", R"("regimes": [{"regime": "open_ended"}], )"), "", 2);
    EXPECT_EQ(s.course("waitlists.w.size"), (std::vector<double>{0, 0}));
    EXPECT_GE(s.course("waitlists.w.capacity")[0], 600.0);
}

std::string with_effect(const std::string& members, const std::string& effect) {
    return list("2023-H1", members,
                R"("scenarios": [{"id": "s", "effects": [{"id": "e", )" + effect + "}]}]");
}

TEST(WaitlistNode, FewerPlacesAreLeftEmptyAsPeopleLeave) {
    const std::string two =
        R"("start": 5000, "inflow": 0, "forms": [{"id": "a", "places": 30, "stay": 0.2}, {"id": "b", "places": 70, "stay": 0.2}])";
    const Simulated s(
        with_effect(two, R"("on": "waitlists.w.capacity", "kind": "absolute", "magnitude": -50)"), "s", 10);
    EXPECT_EQ(s.course("waitlists.w.capacity").front(), 50.0);
    EXPECT_EQ(s.course("waitlists.w.a.capacity").front(), 0.0);
    EXPECT_EQ(s.course("waitlists.w.b.capacity").front(), 50.0)
        << "what the first form has not is taken from the next";
    EXPECT_GT(s.moments("waitlists.w.occupied", 0, 512).mean, 50.0);
    EXPECT_EQ(s.moments("waitlists.w.occupied", 9, 512).mean, 50.0);
}

TEST(WaitlistNode, EndingTemporaryPlacesByAnEffectIsEndingThem) {
    const std::string temporary = R"(, "temporary": [{"id": "t", "places": 31, "returning": 0.8%s}])";
    const auto of = [&](const char* end) {
        std::string text = temporary;
        return steady + text.replace(text.find("%s"), 2, end);
    };
    const Simulated stated(list("2023-H1", of(R"(, "ends": "2023-12-31")")), "", 4);
    const Simulated effect(
        with_effect(of(""), R"("on": "waitlists.w.temporary", "magnitude": -1, "starts": "2024-01-01")"), "s",
        4);
    for (const char* quantity :
         {"waitlists.w.size", "waitlists.w.bridged", "waitlists.w.gone", "waitlists.w.temporary"})
        EXPECT_EQ(stated.paths(quantity, 2, 600), effect.paths(quantity, 2, 600)) << quantity;
    EXPECT_EQ(stated.course("waitlists.w.gone")[2], 6.0) << "a fifth of 31 has found something else";
    EXPECT_EQ(stated.course("waitlists.w.bridged"), (std::vector<double>{31, 31, 0, 0}));
}

TEST(WaitlistNode, TemporaryPlacesCanBeAddedWhereThereWereNone) {
    const Simulated s(
        with_effect(
            steady,
            R"("on": "waitlists.w.temporary", "kind": "absolute", "magnitude": 12, "starts": "2023-07-01")"),
        "s", 3);
    EXPECT_EQ(s.course("waitlists.w.bridged"), (std::vector<double>{0, 12, 12}));
    const Simulated two(
        with_effect(
            std::string(steady) + R"(, "temporary": [{"id": "t", "places": 5}, {"id": "u", "places": 5}])",
            R"("on": "waitlists.w.temporary", "kind": "absolute", "magnitude": -7)"),
        "s", 1);
    EXPECT_EQ(two.course("waitlists.w.temporary"), std::vector<double>{3})
        << "seven fewer in all, not of each";
}

TEST(WaitlistNode, AnEffectOnTheListMovesItOnce) {
    const std::string still = R"("start": 158, "inflow": 0, "forms": [{"id": "f", "places": 0}])";
    const Simulated at_once(
        with_effect(still, R"("on": "waitlists.w.size", "kind": "absolute", "magnitude": -58)"), "s", 3);
    EXPECT_EQ(at_once.course("waitlists.w.size"), (std::vector<double>{100, 100, 100}));
    EXPECT_EQ(at_once.course("waitlists.w.gone"), (std::vector<double>{58, 0, 0}));
    const Simulated slow(
        with_effect(still, R"("on": "waitlists.w.size", "kind": "absolute", "magnitude": -1, "ramp": 5)"),
        "s", 10);
    EXPECT_EQ(slow.course("waitlists.w.size").back(), 157.0) << "a tenth of a person at a time adds up";
}

}  // namespace
}  // namespace sociaaldomein::detail
