// Breakdowns, funnels, referrals, trajectories, shared provisions and indexes: on, just within and just over the edge.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using ::testing::ElementsAre;
using testing::find;
using ::testing::IsEmpty;
using testing::programme_of;
using testing::verdicts;
using Verdicts = std::map<std::string, std::string>;

// --- breakdowns ----------------------------------------------------------------------------------------------------

Verdicts breakdown(const std::string& members) {
    return verdicts(R"("breakdowns": [{"id": "b", )" + members + "}]");
}

TEST(Breakdowns, PartsMakeUpTheTotal) {
    const auto of = [](const char* total) {
        return breakdown(std::string(R"("total": )") + total +
                         R"(, "parts": [{"id": "x", "value": 110}, {"id": "y", "value": 30}])");
    };
    EXPECT_EQ(of("140"), (Verdicts{{"breakdowns/b.1", "breakdown holds"}}));
    EXPECT_EQ(of("141"), (Verdicts{{"breakdowns/b.1", "breakdown violated"}}));
    EXPECT_EQ(of("139"), (Verdicts{{"breakdowns/b.1", "breakdown violated"}}));
    EXPECT_EQ(of(R"("about 140")"), (Verdicts{{"breakdowns/b.1", "breakdown holds"}}));
    EXPECT_EQ(of(R"("over 139")"), (Verdicts{{"breakdowns/b.1", "breakdown holds_within_rounding"}}));
    EXPECT_EQ(of(R"("over 141")"), (Verdicts{{"breakdowns/b.1", "breakdown violated"}}));
}

TEST(Breakdowns, PartsThatAreNotAllMayStayBelowTheTotal) {
    const auto of = [](const char* total) {
        return breakdown(std::string(R"("exhaustive": false, "total": )") + total +
                         R"(, "parts": [{"id": "x", "value": 110}, {"id": "y", "value": 30}])");
    };
    EXPECT_EQ(of("141"), (Verdicts{{"breakdowns/b.1", "breakdown holds"}}));
    EXPECT_EQ(of("140"), (Verdicts{{"breakdowns/b.1", "breakdown holds"}}));
    EXPECT_EQ(of("139"), (Verdicts{{"breakdowns/b.1", "breakdown violated"}}));
}

TEST(Breakdowns, NothingIsComparedWithoutATotalOrParts) {
    EXPECT_THAT(breakdown(R"("total": 3)"), IsEmpty());
    EXPECT_THAT(breakdown(R"("parts": [{"id": "x", "value": 110}])"), IsEmpty());
}

TEST(Breakdowns, AnAbsentPartLeavesItUndecided) {
    const Findings findings = check(programme_of(
        R"("breakdowns": [{"id": "b", "total": 3, "parts": [{"id": "x", "value": 2}, {"id": "y", "absent": "suppressed"}]}])"));
    ASSERT_EQ(findings.findings.size(), 1U);
    const Finding& f = findings.findings[0];
    EXPECT_EQ(f.severity, Severity::undecided);
    EXPECT_EQ(
        f.message.en,
        "B: total is the sum of its parts: cannot be checked, because /breakdowns/b/parts/y is suppressed");
    EXPECT_EQ(f.remainder.en, "");
    EXPECT_EQ(findings.summary.undecided, 1);
    // What does not apply is nothing.
    EXPECT_EQ(
        breakdown(
            R"("total": 2, "parts": [{"id": "x", "value": 2}, {"id": "y", "absent": "not_applicable"}])"),
        (Verdicts{{"breakdowns/b.1", "breakdown holds"}}));
}

// --- funnels -------------------------------------------------------------------------------------------------------

constexpr auto stages = R"("stages": [{"id": "placed", "value": 22}, {"id": "paid", "value": 14}])";

Verdicts funnel(const std::string& members) {
    return verdicts(R"("funnels": [{"id": "f", )" + members + ", " + stages + "}]");
}

TEST(Funnels, WhoEnteredAreTheSumOfWhatBecameOfThem) {
    EXPECT_EQ(funnel(R"("entered": 40, "remainder": 4)"), (Verdicts{{"funnels/f.1", "funnel holds"}}));
    EXPECT_EQ(funnel(R"("entered": 41, "remainder": 4)"), (Verdicts{{"funnels/f.1", "funnel violated"}}));
    EXPECT_EQ(funnel(R"("entered": 39, "remainder": 4)"), (Verdicts{{"funnels/f.1", "funnel violated"}}));
}

TEST(Funnels, WithoutARemainderSomeMayBeUnaccountedFor) {
    EXPECT_EQ(funnel(R"("entered": 37)"), (Verdicts{{"funnels/f.1", "funnel holds"}}));
    EXPECT_EQ(funnel(R"("entered": 36)"), (Verdicts{{"funnels/f.1", "funnel holds"}}));
    EXPECT_EQ(funnel(R"("entered": 35)"), (Verdicts{{"funnels/f.1", "funnel violated"}}));
}

TEST(Funnels, NoMorePlacesAreFilledThanThereAre) {
    EXPECT_EQ(funnel(R"("places": 22, "filled_by": "placed")"), (Verdicts{{"funnels/f.1", "funnel holds"}}));
    EXPECT_EQ(funnel(R"("places": 21, "filled_by": "placed")"),
              (Verdicts{{"funnels/f.1", "funnel violated"}}));
    EXPECT_EQ(funnel(R"("places": 21, "filled_by": "paid")"), (Verdicts{{"funnels/f.1", "funnel holds"}}));
    EXPECT_THAT(funnel(R"("places": 21)"), IsEmpty());
    EXPECT_THAT(funnel(R"("filled_by": "placed")"), IsEmpty());
    EXPECT_EQ(funnel(R"("entered": 20, "places": 21, "filled_by": "placed")"),
              (Verdicts{{"funnels/f.1", "funnel violated"}, {"funnels/f.2", "funnel violated"}}));
}

TEST(Funnels, AFindingNamesEveryFigureItUses) {
    const Findings findings = check(programme_of(
        std::string(
            R"("funnels": [{"id": "f", "entered": 41, "remainder": 4, "places": 21, "filled_by": "placed", )") +
        stages + "}]"));
    EXPECT_THAT(find(findings, "funnels/f.1")->paths,
                ElementsAre("/funnels/f/entered", "/funnels/f/stages/placed", "/funnels/f/stages/paid",
                            "/funnels/f/remainder"));
    EXPECT_THAT(find(findings, "funnels/f.2")->paths,
                ElementsAre("/funnels/f/places", "/funnels/f/stages/placed"));
    EXPECT_EQ(find(findings, "funnels/f.2")->expected.en, "at least 22");
    EXPECT_EQ(find(findings, "funnels/f.2")->remainder.en, "-1");
}

// --- referral mixes ------------------------------------------------------------------------------------------------

TEST(ReferralMixes, SharesThatMakeUpTheWholeAddUpToAHundredPercent) {
    const auto of = [](const char* exhaustive, int last) {
        return verdicts(std::string(R"("referral_mixes": [{"id": "m", "decimals": 0, "exhaustive": )") +
                        exhaustive + R"(, "shares": [{"id": "a", "value": 60}, {"id": "b", "value": )" +
                        std::to_string(last) + "}]}]");
    };
    EXPECT_EQ(of("true", 40), (Verdicts{{"referral_mixes/m.1", "shares_sum holds"}}));
    // Two shares rounded to whole percents may be off by one percent together, and not by two.
    EXPECT_EQ(of("true", 41), (Verdicts{{"referral_mixes/m.1", "shares_sum holds_within_rounding"}}));
    EXPECT_EQ(of("true", 39), (Verdicts{{"referral_mixes/m.1", "shares_sum holds_within_rounding"}}));
    EXPECT_EQ(of("true", 42), (Verdicts{{"referral_mixes/m.1", "shares_sum violated"}}));
    EXPECT_EQ(of("true", 38), (Verdicts{{"referral_mixes/m.1", "shares_sum violated"}}));
    EXPECT_THAT(of("false", 42), IsEmpty());
    EXPECT_THAT(verdicts(R"("referral_mixes": [{"id": "m", "exhaustive": true}])"), IsEmpty());
}

// --- trajectories --------------------------------------------------------------------------------------------------

Verdicts trajectory(const std::string& members) {
    return verdicts(R"("trajectories": [{"id": "t", )" + members + "}]");
}

TEST(Trajectories, TheTaskIsTheNumberAYearTimesTheYears) {
    EXPECT_EQ(trajectory(R"("per_year": 15, "number_of_years": 4, "total": 60)"),
              (Verdicts{{"trajectories/t.1", "trajectory holds"}}));
    EXPECT_EQ(trajectory(R"("per_year": 15, "number_of_years": 4, "total": 61)"),
              (Verdicts{{"trajectories/t.1", "trajectory violated"}}));
    EXPECT_THAT(trajectory(R"("per_year": 15, "total": 61)"), IsEmpty());
    EXPECT_THAT(trajectory(R"("number_of_years": 15, "total": 61)"), IsEmpty());
    EXPECT_THAT(trajectory(R"("per_year": 15, "number_of_years": 4)"), IsEmpty());
}

TEST(Trajectories, CommittedIsRealisedPlusPromised) {
    EXPECT_EQ(trajectory(R"("realised": 18, "promised": 7, "committed": 25)"),
              (Verdicts{{"trajectories/t.1", "trajectory holds"}}));
    EXPECT_EQ(trajectory(R"("realised": 18, "promised": 7, "committed": 11)"),
              (Verdicts{{"trajectories/t.1", "trajectory violated"}}));
    EXPECT_THAT(trajectory(R"("realised": 18, "committed": 25)"), IsEmpty());
    EXPECT_THAT(trajectory(R"("promised": 18, "committed": 25)"), IsEmpty());
    EXPECT_THAT(trajectory(R"("realised": 18, "promised": 25)"), IsEmpty());
}

TEST(Trajectories, TheNumberOfYearsIsThatOfTheYearsNamed) {
    EXPECT_EQ(trajectory(R"("years": "2025..2028", "number_of_years": 4)"),
              (Verdicts{{"trajectories/t.1", "trajectory holds"}}));
    EXPECT_EQ(trajectory(R"("years": "2025..2028", "number_of_years": 3)"),
              (Verdicts{{"trajectories/t.1", "trajectory violated"}}));
    EXPECT_THAT(trajectory(R"("years": "2025..2028")"), IsEmpty());
    const Findings findings =
        check(programme_of(R"("trajectories": [{"id": "t", "years": "2025..2028", "number_of_years": 3}])"));
    EXPECT_THAT(findings.findings.at(0).paths,
                ElementsAre("/trajectories/t/number_of_years", "/trajectories/t/years"));
}

// --- shared provisions ---------------------------------------------------------------------------------------------

Verdicts provision(const std::string& members) {
    return verdicts(R"("shared_provisions": [{"id": "p", )" + members + "}]");
}

TEST(SharedProvisions, AShareOfTheCostIsTheShareOfThePlaces) {
    const auto of = [](const char* share) {
        return provision(
            std::string(R"("capacity": 8, "participants": [{"id": "a", "places": 3, "decimals": 0, )") +
            R"("cost_share": )" + share + "}]");
    };
    EXPECT_EQ(of("38"), (Verdicts{{"shared_provisions/p.1", "cost_share holds_within_rounding"},
                                  {"shared_provisions/p.2", "cost_share holds"}}));
    EXPECT_EQ(of("37"), (Verdicts{{"shared_provisions/p.1", "cost_share holds_within_rounding"},
                                  {"shared_provisions/p.2", "cost_share holds"}}));  // 37.5 is on the edge
    EXPECT_EQ(of("39"), (Verdicts{{"shared_provisions/p.1", "cost_share violated"},
                                  {"shared_provisions/p.2", "cost_share holds"}}));
    EXPECT_EQ(of("36"), (Verdicts{{"shared_provisions/p.1", "cost_share violated"},
                                  {"shared_provisions/p.2", "cost_share holds"}}));
}

TEST(SharedProvisions, ThePlacesOfTheParticipantsFitTheCapacity) {
    const auto of = [](const char* exhaustive, int capacity) {
        return provision(R"("capacity": )" + std::to_string(capacity) + R"(, "exhaustive": )" + exhaustive +
                         R"(, "participants": [{"id": "a", "places": 3}, {"id": "b", "places": 5},
                             {"id": "c", "cost_share": 10}])");
    };
    EXPECT_EQ(of("false", 9), (Verdicts{{"shared_provisions/p.1", "cost_share holds"}}));
    EXPECT_EQ(of("false", 8), (Verdicts{{"shared_provisions/p.1", "cost_share holds"}}));
    EXPECT_EQ(of("false", 7), (Verdicts{{"shared_provisions/p.1", "cost_share violated"}}));
    EXPECT_EQ(of("true", 9), (Verdicts{{"shared_provisions/p.1", "cost_share violated"}}));
    EXPECT_EQ(of("true", 8), (Verdicts{{"shared_provisions/p.1", "cost_share holds"}}));
}

TEST(SharedProvisions, WithoutCapacityOrPlacesThereIsNothingToCompare) {
    EXPECT_THAT(provision(R"("participants": [{"id": "a", "places": 3, "cost_share": 10}])"), IsEmpty());
    EXPECT_THAT(provision(R"("capacity": 3, "participants": [{"id": "a", "cost_share": 10}])"), IsEmpty());
    // No share of nothing.
    EXPECT_EQ(provision(R"("capacity": 0, "participants": [{"id": "a", "places": 0, "cost_share": 10}])"),
              (Verdicts{{"shared_provisions/p.1", "cost_share holds"}}));
}

// --- composite indexes ---------------------------------------------------------------------------------------------

Verdicts index(const std::string& factors) {
    return verdicts(R"("composite_indexes": [{"id": "i", "factors": [)" + factors + "]}]");
}

TEST(CompositeIndexes, WeightsAddUpToAHundredPercent) {
    EXPECT_EQ(index(R"({"id": "a", "weight": 60}, {"id": "b", "weight": 40})"),
              (Verdicts{{"composite_indexes/i.1", "index_weights holds"}}));
    EXPECT_EQ(index(R"({"id": "a", "weight": 60}, {"id": "b", "weight": 39.9})"),
              (Verdicts{{"composite_indexes/i.1", "index_weights violated"}}));
    EXPECT_THAT(index(R"({"id": "a", "weight": 60}, {"id": "b"})"), IsEmpty());
    EXPECT_THAT(index(R"({"id": "a"}, {"id": "b", "weight": 40})"), IsEmpty());
    EXPECT_THAT(index(""), IsEmpty());
}

TEST(CompositeIndexes, ALostSourceIsNotedAndItsWeightDoesNotCount) {
    EXPECT_EQ(index(R"({"id": "a", "weight": 60}, {"id": "b", "lost": true, "weight": 40})"),
              (Verdicts{{"composite_indexes/i.1", "index_weights violated"},
                        {"composite_indexes/i.2", "index_weights note"}}));
    EXPECT_EQ(index(R"({"id": "a", "weight": 100}, {"id": "b", "lost": true})"),
              (Verdicts{{"composite_indexes/i.1", "index_weights holds"},
                        {"composite_indexes/i.2", "index_weights note"}}));
    EXPECT_EQ(index(R"({"id": "b", "lost": true, "weight": 40})"),
              (Verdicts{{"composite_indexes/i.1", "index_weights note"}}));
}

}  // namespace
}  // namespace sociaaldomein
