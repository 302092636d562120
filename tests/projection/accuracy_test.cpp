#include <sociaaldomein/projection/accuracy.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

using V = std::vector<double>;

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

struct IntervalReference {
    V lower;
    V upper;
    int inside;
    double msis;
    double width;
    double pinball_lower;
    double pinball_upper;
};
struct Reference {
    int season;
    V history;
    V actual;
    V mean;
    double mae;
    double mase;
    double rmsse;
    double smape;
    double bias;
    IntervalReference interval80;
    IntervalReference interval95;
    double crps;
};
struct CrpsReference {
    V sample;
    double actual;
    double fair;
    double integral;
};

#include "projection/fixtures/accuracy.inc"

/// NaN matches NaN; else all but the last two or three bits.
testing::Matcher<double> near(double value) {
    return std::isnan(value) ? testing::NanSensitiveDoubleEq(value)
                             : testing::DoubleNear(value, 4e-15 * std::max(1.0, std::abs(value)));
}

TEST(Accuracy, DocumentedExamples) {
    EXPECT_EQ(mean_absolute_error(V{10, 20}, V{12, 19}), 1.5);
    EXPECT_EQ(mean_bias(V{10, 20}, V{12, 19}), 0.5);
    EXPECT_EQ(smape(V{10, 0}, V{30, 0}), 50);
    const V history{1, 3, 2, 6};
    EXPECT_EQ(naive_scale(history, 1), 7.0 / 3.0);
    EXPECT_EQ(naive_scale(history, 2), 2);
    EXPECT_EQ(naive_squared_scale(history, 1), 7);
    EXPECT_EQ(mase(history, V{7}, V{0}, 1), 3);
    EXPECT_EQ(rmsse(history, V{7}, V{0}, 1), std::sqrt(7.0));
    EXPECT_THAT(pinball(0.9, V{10, 10}, V{8, 11}), near(0.95));
    EXPECT_EQ(crps_of_sample(V{1, 3}, 2), 0);
    EXPECT_THAT(crps_of_sample(V{1, 3, 8}, 2), near(1.0 / 3.0));
    EXPECT_EQ(crps_of_quantiles(V{0.25, 0.75}, V{1, 3}, 2), 0.5);
    EXPECT_EQ(coverage(V{1, 5, 9}, V{0, 0, 0}, V{5, 5, 5}), 2.0 / 3.0);
    EXPECT_EQ(msis(V{1, 2, 3}, V{10}, V{4}, V{8}, 0.5, 1), 12);
}

TEST(Accuracy, EqualsTheDefinitionsInExactNumbers) {
    for (const Reference& r : references) {
        const std::vector<ScoredInterval> intervals{{0.8, r.interval80.lower, r.interval80.upper},
                                                    {0.95, r.interval95.lower, r.interval95.upper}};
        const Scores s = score({r.history, r.actual, r.mean, intervals, r.season});
        EXPECT_THAT(s.mae, near(r.mae));
        EXPECT_THAT(s.mase, near(r.mase));
        EXPECT_THAT(s.rmsse, near(r.rmsse));
        EXPECT_THAT(s.smape, near(r.smape));
        EXPECT_THAT(s.bias, near(r.bias));
        EXPECT_THAT(s.crps, near(r.crps));
        EXPECT_THAT(mase(r.history, r.actual, r.mean, r.season), near(r.mase));
        const IntervalReference* expected = &r.interval80;
        for (const IntervalScores& i : s.intervals) {
            EXPECT_EQ(i.inside, expected->inside);
            EXPECT_EQ(i.values, s.values);
            EXPECT_THAT(i.msis, near(expected->msis));
            EXPECT_THAT(i.width, near(expected->width));
            EXPECT_THAT(i.pinball_lower, near(expected->pinball_lower));
            EXPECT_THAT(i.pinball_upper, near(expected->pinball_upper));
            EXPECT_THAT(coverage(r.actual, expected->lower, expected->upper), near(i.coverage));
            expected = &r.interval95;
        }
    }
    for (const CrpsReference& r : crps_references) {
        EXPECT_THAT(crps_of_sample(r.sample, r.actual), near(r.fair));
        V quantiles = r.sample;
        std::sort(quantiles.begin(), quantiles.end());
        V levels;
        for (std::size_t i = 0; i < quantiles.size(); ++i)
            levels.push_back((static_cast<double>(i) + 0.5) / static_cast<double>(quantiles.size()));
        EXPECT_THAT(crps_of_quantiles(levels, quantiles, r.actual), near(r.integral));
    }
}

TEST(Accuracy, MissingValuesDoNotCount) {
    EXPECT_EQ(mean_absolute_error(V{10, none, 20}, V{12, 5, none}), 2);
    EXPECT_TRUE(std::isnan(mean_absolute_error(V{none}, V{1})));
    EXPECT_TRUE(std::isnan(smape({}, {})));
    EXPECT_EQ(naive_scale(V{1, none, 4, 6}, 1), 2);
    EXPECT_EQ(naive_scale(V{none, 1, 3}, 4), 2);  // shorter than a season: successive periods
    EXPECT_TRUE(std::isnan(naive_scale(V{1}, 1)));
    EXPECT_EQ(coverage(V{1, none, 3}, V{0, 0, none}, V{2, 2, 2}), 1);
    EXPECT_TRUE(std::isnan(mase(V{5, 5, 5}, V{5}, V{6}, 1)));  // a scale of zero measures nothing
    EXPECT_TRUE(std::isnan(msis(V{5, 5, 5}, V{5}, V{4}, V{6}, 0.8, 1)));
    EXPECT_TRUE(std::isnan(crps_of_quantiles(V{0.5}, V{none}, 1)));
    EXPECT_TRUE(std::isnan(crps_of_sample(V{1, 2}, none)));
    EXPECT_EQ(crps_of_sample(V{3}, 5), 2);
}

TEST(Accuracy, RefusesWhatMakesNoSense) {
    EXPECT_THAT(
        [] {
            mean_absolute_error(V{1}, V{1, 2});
        },
        throws(Errc::out_of_domain,
               "mean_absolute_error: forecast is 2, expected as many values as there are "
               "actual ones, 1"));
    EXPECT_THAT([] { mean_bias(V{inf}, V{1}); }, throws(Errc::out_of_domain, "mean_bias: actual is inf"));
    EXPECT_THAT([] { naive_scale(V{1, 2}, 0); }, throws(Errc::out_of_domain, "season is 0"));
    EXPECT_THAT([] { pinball(1, V{1}, V{1}); }, throws(Errc::out_of_domain, "pinball: level is 1"));
    EXPECT_THAT(
        [] {
            msis(V{1, 2}, V{1}, V{1}, V{1}, 0, 1);
        },
        throws(Errc::out_of_domain, "msis: level is 0"));
    EXPECT_THAT([] { crps_of_sample({}, 1); },
                throws(Errc::out_of_domain, "sample is 0, expected at least one"));
    EXPECT_THAT([] { crps_of_sample(V{none}, 1); }, throws(Errc::out_of_domain, "sample is nan"));
    EXPECT_THAT(
        [] {
            crps_of_quantiles(V{0.5, 0.5}, V{1, 2}, 1);
        },
        throws(Errc::out_of_domain, "levels that rise"));
    EXPECT_THAT([] { crps_of_quantiles(V{0.5}, V{1, 2}, 1); }, throws(Errc::out_of_domain, "quantiles is 2"));
}

TEST(Scores, DocumentedExample) {
    const Scores s = score({.history = V{1, 2, 3}, .actual = V{5}, .mean = V{4}});
    EXPECT_EQ(s.mase, 1);
    EXPECT_NEAR(s.smape, 22.2, 0.05);
    EXPECT_EQ(s.bias, -1);
    EXPECT_EQ(s.crps, 1);  // a single point is scored by its distance
    EXPECT_EQ(s.series, 1);
    EXPECT_EQ(s.values, 1);
}

TEST(Scores, AverageOfMany) {
    const auto with = [](double mase, std::int64_t inside, std::int64_t values) {
        Scores s{.series = 1, .values = values, .mase = mase};
        s.intervals = {{.level = 0.8, .values = values, .inside = inside, .msis = 2 * mase}};
        return s;
    };
    const Scores two = average(std::vector<Scores>{with(1, 1, 2), with(3, 6, 6)});
    EXPECT_EQ(two.mase, 2);
    EXPECT_EQ(two.series, 2);
    EXPECT_EQ(two.intervals.at(0).coverage, 7.0 / 8.0);
    EXPECT_EQ(two.intervals.at(0).msis, 4);
    EXPECT_EQ(average(std::vector<Scores>{with(none, 0, 1), with(3, 1, 1)}).mase, 3);
    EXPECT_EQ(average(std::vector<Scores>{with(9, 0, 0), with(3, 1, 1)}).mase, 3);  // nothing was scored
    EXPECT_TRUE(std::isnan(average({}).mase));
    EXPECT_TRUE(std::isnan(average({}).crps));
    EXPECT_THAT(
        [&] {
            average(std::vector<Scores>{with(1, 1, 1), Scores{.series = 1, .values = 1}});
        },
        throws(Errc::unlike, "element 1"));
}

RC_GTEST_PROP(Accuracy, RelativeMeasuresKnowNoUnit, ()) {
    const auto draw = [](std::size_t n) {
        V out;
        for (const int v : *rc::gen::container<std::vector<int>>(n, rc::gen::inRange(-1000, 1000)))
            out.push_back(v);
        return out;
    };
    const V history = draw(*rc::gen::inRange<std::size_t>(2, 30));
    const V actual = draw(6);
    const V lower = draw(6);
    V upper = lower;
    for (double& u : upper) u += *rc::gen::inRange(0, 500);
    const auto scaled = [](V values) {
        for (double& v : values) v *= 0x1p30;
        return values;
    };
    const auto scores = [](const V& h, const V& a, const V& l, const V& u) {
        const std::vector<ScoredInterval> intervals{{0.95, l, u}};
        return score({h, a, l, intervals, 4});
    };
    const Scores s = scores(history, actual, lower, upper);
    const Scores t = scores(scaled(history), scaled(actual), scaled(lower), scaled(upper));
    RC_PRE(!std::isnan(s.mase));
    RC_ASSERT(s.mase == t.mase && s.rmsse == t.rmsse && s.smape == t.smape && s.crps == t.crps);
    RC_ASSERT(s.mae * 0x1p30 == t.mae);
    RC_ASSERT(s.intervals == t.intervals);
    RC_ASSERT(s.smape >= 0 && s.smape <= 200);
    // The interval score is made of its two quantile scores.
    RC_ASSERT(std::abs(s.intervals[0].msis - (s.intervals[0].pinball_lower + s.intervals[0].pinball_upper) /
                                                 0.025) <= 1e-9 * (1 + s.intervals[0].msis));
}

RC_GTEST_PROP(Accuracy, TheTruthScoresBest, ()) {
    V y;
    for (const int v : *rc::gen::container<std::vector<int>>(8, rc::gen::inRange(-50, 50))) y.push_back(v);
    V other;
    for (const int v : *rc::gen::container<std::vector<int>>(8, rc::gen::inRange(-50, 50)))
        other.push_back(v);
    RC_ASSERT(smape(y, y) == 0 && mean_absolute_error(y, y) == 0 && pinball(0.3, y, y) == 0);
    RC_ASSERT(pinball(0.3, y, other) >= 0 && mean_absolute_error(y, other) >= 0);
    RC_ASSERT(crps_of_sample(V(5, y[0]), y[0]) == 0);
}

}  // namespace
}  // namespace sociaaldomein
