#include <sociaaldomein/scenario/survival.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

TEST(Survival, DocumentedExample) {
    const std::vector<ObservedDuration> seen{{3.0}, {1.0}, {2.0, false}};
    const auto steps = kaplan_meier(seen);
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_EQ(steps[0], (SurvivalStep{1.0, 3, 1, 2.0 / 3.0, 4.0 / 9.0 * (1.0 / 6.0)}));
    EXPECT_EQ(steps[1].time, 3.0);
    EXPECT_EQ(steps[1].surviving, 0.0);
    EXPECT_TRUE(std::isnan(steps[1].variance));
    EXPECT_EQ(surviving_at(steps, 0.99), 1.0);
    EXPECT_EQ(surviving_at(steps, 1.0), 2.0 / 3.0);
    EXPECT_EQ(surviving_at(steps, 2.5), 2.0 / 3.0);
    EXPECT_EQ(surviving_at(steps, 99.0), 0.0);
    EXPECT_TRUE(kaplan_meier({}).empty());
}

// Remissions under 6-MP, Freireich et al. 1963; the curve as printed by Kalbfleisch & Prentice 2002,
// doi:10.1002/9781118032985, and by R's survfit: surviving and its standard error.
TEST(Survival, AsPublished) {
    std::vector<ObservedDuration> weeks;
    for (const double t : {6.0, 6.0, 6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0}) weeks.push_back({t, true});
    for (const double t : {6.0, 9.0, 10.0, 11.0, 17.0, 19.0, 20.0, 25.0, 32.0, 32.0, 34.0, 35.0})
        weeks.push_back({t, false});
    const double published[7][4] = {{6, 21, 0.857, 0.0764},  {7, 17, 0.807, 0.0869},  {10, 15, 0.753, 0.0963},
                                    {13, 12, 0.690, 0.1068}, {16, 11, 0.627, 0.1141}, {22, 7, 0.538, 0.1282},
                                    {23, 6, 0.448, 0.1346}};
    const auto steps = kaplan_meier(weeks);
    ASSERT_EQ(steps.size(), 7U);
    for (std::size_t i = 0; i < 7; ++i) {
        EXPECT_EQ(steps[i].time, published[i][0]);
        EXPECT_EQ(static_cast<double>(steps[i].at_risk), published[i][1]);
        EXPECT_NEAR(steps[i].surviving, published[i][2], 0.0005);
        EXPECT_NEAR(std::sqrt(steps[i].variance), published[i][3], 0.00005);
    }
}

TEST(Survival, RefusesWhatIsNoDuration) {
    const std::vector<ObservedDuration> negative{{1.0}, {-1.0}};
    EXPECT_THAT([&] { kaplan_meier(negative); },
                throws(Errc::out_of_domain, "kaplan_meier: durations is -1, expected finite numbers >= 0"));
    EXPECT_THAT([] { surviving_at({}, std::numeric_limits<double>::quiet_NaN()); },
                throws(Errc::out_of_domain, "surviving_at: time is nan, expected a number"));
}

// When all have ended, the curve is the part of them that lasted longer.
RC_GTEST_PROP(SurvivalProperty, WithoutUnendedItIsThePartThatLasted, ()) {
    const auto times = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 20)));
    std::vector<ObservedDuration> durations;
    for (const int t : times) durations.push_back({static_cast<double>(t)});
    const auto steps = kaplan_meier(durations);
    for (int t = 0; t < 20; ++t) {
        double longer = 0.0;
        for (const int other : times) longer += other > t ? 1.0 : 0.0;
        const double part = longer / static_cast<double>(times.size());
        RC_ASSERT(std::abs(surviving_at(steps, t) - part) < 1e-12);
    }
    for (const SurvivalStep& step : steps) {
        const double part = step.surviving * (1.0 - step.surviving) / static_cast<double>(times.size());
        if (step.surviving > 0.0) RC_ASSERT(std::abs(step.variance - part) < 1e-12);
    }
}

// Who was still there counts as lasting longer: the curve falls later.
RC_GTEST_PROP(SurvivalProperty, FallsAndStaysWithinItsBounds, ()) {
    const auto times = *rc::gen::container<std::vector<std::pair<int, bool>>>(
        rc::gen::pair(rc::gen::inRange(0, 20), rc::gen::arbitrary<bool>()));
    std::vector<ObservedDuration> durations;
    for (const auto& [t, ended] : times) durations.push_back({static_cast<double>(t), ended});
    double before = 1.0;
    double time = -1.0;
    for (const SurvivalStep& step : kaplan_meier(durations)) {
        RC_ASSERT(step.time > time);
        RC_ASSERT(step.surviving >= 0.0);
        RC_ASSERT(step.surviving < before);
        RC_ASSERT(step.ended >= 1 && step.ended <= step.at_risk);
        before = step.surviving;
        time = step.time;
    }
}

}  // namespace
}  // namespace sociaaldomein
