#include "projection/detail/yardsticks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace sociaaldomein::detail {
namespace {

using V = std::vector<double>;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

BacktestForecast project(const Forecaster& forecaster, const V& values, std::int64_t horizon,
                         const V& levels) {
    return forecaster(
        PanelView(values.data(), PeriodAxis(Period::year(2000), static_cast<std::int64_t>(values.size())), 1),
        horizon, levels);
}

void expect_near(const V& found, const V& expected) {
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i], expected[i], 1e-7) << i;
}

// R 4.2.2: predict(lm(y ~ x), data.frame(x = 8:10), interval = "prediction", level = ...)
TEST(Yardsticks, TheTrendIsTheRegressionOfR) {
    const auto f = project(trend_forecaster(7), {3, 5, 4, 8, 9, 7, 12}, 3, {0.8, 0.95});
    expect_near(f.mean, {12, 13.285714285714288, 14.571428571428573});
    expect_near(f.lower[0], {8.9359125510649537, 9.9467023996944839, 10.924435035534225});
    expect_near(f.upper[0], {15.064087448935050, 16.624726171734093, 18.218422107322922});
    expect_near(f.lower[1], {6.6632070823536944, 7.4700790330583278, 8.2193744615409923});
    expect_near(f.upper[1], {17.336792917646310, 19.101349538370251, 20.923482681316152});
}

// R 4.2.2: 12 + c(-1, 1) * sqrt(1:3) * sqrt(mean(diff(y)^2)) * qt((1 + level) / 2, 6)
TEST(Yardsticks, TheNaiveBoundsAreThoseOfARandomWalk) {
    const auto f = project(naive_forecaster(), {3, 5, 4, 8, 9, 7, 12}, 3, {0.8, 0.95});
    EXPECT_EQ(f.mean, (V{12, 12, 12}));
    expect_near(f.lower[0], {7.8024267486849350, 6.0637349789357069, 4.7295898602302247});
    expect_near(f.upper[1], {19.133912647476588, 22.088876018846342, 24.356299162187653});
    EXPECT_EQ(f.origins, std::vector<std::int64_t>{6});
}

TEST(Yardsticks, TheWindowGrowsToThreeObservations) {
    const auto f = project(trend_forecaster(2), {100, 1, 2, none, 4}, 1, {0.8});
    expect_near(f.mean, {5});  // through 1, 2 and 4; the 100 before them does not count
    expect_near(project(trend_forecaster(3), {100, 200, 1, 2, 3}, 1, {0.8}).mean, {4});
    expect_near(project(trend_forecaster(1000), {1, 2, 3}, 1, {0.8}).mean, {4});
}

TEST(Yardsticks, FewObservationsHaveNoBounds) {
    const auto one = project(trend_forecaster(24), {none, 5, none}, 2, {0.8});
    EXPECT_EQ(one.mean, (V{5, 5}));
    EXPECT_TRUE(std::isnan(one.lower[0][0]));
    EXPECT_EQ(one.origins[0], 1);
    const auto two = project(trend_forecaster(24), {5, 7}, 2, {0.8});
    expect_near(two.mean, {9, 11});
    EXPECT_TRUE(std::isnan(two.upper[0][1]));
    const auto naive = project(naive_forecaster(), {5}, 1, {0.8});
    EXPECT_EQ(naive.mean, V{5});
    EXPECT_TRUE(std::isnan(naive.upper[0][0]));
    const auto nothing = project(naive_forecaster(), {none, none}, 1, {0.8});
    EXPECT_TRUE(std::isnan(nothing.mean[0]));
    EXPECT_EQ(nothing.origins[0], -1);
}

TEST(Yardsticks, NothingLeavesTheDoubles) {
    const double top = std::numeric_limits<double>::max();
    for (const auto& forecaster : {naive_forecaster(), trend_forecaster(3)}) {
        const auto f = project(forecaster, {-top, top, -top, top}, 3, {0.95});
        for (const V* values : {&f.mean, &f.lower[0], &f.upper[0]})
            for (const double v : *values) EXPECT_FALSE(std::isinf(v));
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
