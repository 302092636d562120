#include "projection/detail/prepare.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <gmock/gmock.h>

namespace sociaaldomein::detail {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct Prepared : SeriesFacts {
    std::vector<double> values;
};

Prepared prepared(const std::vector<double>& input, int season = 1) {
    Prepared result{examine(input), {}};
    result.values.resize(result.length());
    prepare(input, result, season, result.values);
    return result;
}

// The series in its own scale.
std::vector<double> values(const Prepared& series) {
    std::vector<double> all = series.values;
    for (double& x : all) x = std::ldexp(x, series.exponent);
    return all;
}

TEST(Prepare, CutsToTheObservationsAndScales) {
    const Prepared series = prepared({nan, 10, 20, 30, 25, 20, 15, nan, nan});
    EXPECT_EQ(series.kind, SeriesKind::ordinary);
    EXPECT_EQ(series.last, 6);
    EXPECT_EQ(series.observations, 6);
    EXPECT_FALSE(series.gaps);
    EXPECT_EQ(series.exponent, 5);
    EXPECT_THAT(values(series), ElementsAre(10, 20, 30, 25, 20, 15));
}

TEST(Prepare, FillsGapsByStraightLines) {
    const Prepared series = prepared({1, 2, nan, nan, 5, 6, 7});
    EXPECT_TRUE(series.gaps);
    EXPECT_EQ(series.observations, 5);
    EXPECT_THAT(values(series), ElementsAre(1, 2, DoubleNear(3, 1e-15), DoubleNear(4, 1e-15), 5, 6, 7));
}

TEST(Prepare, GapsFollowTheSeason) {
    std::vector<double> input;
    for (int year = 0; year < 5; ++year)
        for (const double season : {10.0, -5.0, 0.0, -5.0}) input.push_back(100.0 + season);
    input[8] = nan;  // the high season of the third year
    EXPECT_NEAR(values(prepared(input, 4))[8], 110.0, 2.5);
    EXPECT_NEAR(values(prepared(input, 1))[8], 95.0, 1e-12);
}

TEST(Prepare, TellsTheKinds) {
    EXPECT_EQ(prepared({}).kind, SeriesKind::empty);
    EXPECT_EQ(prepared({nan, nan}).kind, SeriesKind::empty);
    EXPECT_EQ(prepared({nan, 3, nan}).kind, SeriesKind::single);
    EXPECT_EQ(prepared({0, 0, nan, 0}).kind, SeriesKind::zero);
    EXPECT_EQ(prepared({0}).kind, SeriesKind::zero);
    EXPECT_EQ(prepared({4, 4, 4, 4, 4, 4, 4}).kind, SeriesKind::constant);
    EXPECT_EQ(prepared({1, 2, 3}).kind, SeriesKind::few);
    EXPECT_EQ(prepared({1, nan, 2, nan, 3, nan, 4}).kind, SeriesKind::few);
    EXPECT_TRUE(prepared({1, -2, 3}).negative);
}

TEST(Prepare, TakesTheLargestAndTheSmallestDoubles) {
    const double huge = std::numeric_limits<double>::max();
    const double tiny = std::numeric_limits<double>::denorm_min();
    for (const double x : {huge, 1e300, 1e-300, tiny}) {
        const Prepared series = prepared({x, 0, x, x, 0, 0, x});
        EXPECT_EQ(series.kind, SeriesKind::ordinary);
        EXPECT_GE(series.values[0], 0.5);
        EXPECT_LT(series.values[0], 1.0);
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
