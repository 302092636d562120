#include "projection/detail/simple_family.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace sociaaldomein::detail {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::ElementsAre;
using testing::Pointwise;

constexpr SimpleModel all_models[] = {SimpleModel::naive, SimpleModel::seasonal_naive, SimpleModel::drift,
                                      SimpleModel::mean};

struct Projection {
    std::vector<double> mean, weight, psi;
    Fit fit;
    /// The standard deviation of each period.
    std::vector<double> deviation() const {
        std::vector<double> found;
        double squares = 0.0;
        for (std::size_t h = 0; h < psi.size(); ++h) {
            squares += psi[h] * psi[h];
            found.push_back(weight[h] * std::sqrt(squares));
        }
        return found;
    }
};

Projection project(const std::vector<double>& y, int season, int horizon, SimpleModel model) {
    const auto h = static_cast<std::size_t>(horizon);
    Projection p{std::vector<double>(h), std::vector<double>(h), std::vector<double>(h), {}};
    p.fit.mean = p.mean;
    p.fit.weight = p.weight;
    p.fit.psi = p.psi;
    const std::span<const double> one[] = {y};
    fit_simple({one, season, horizon}, model, std::span(&p.fit, 1));
    return p;
}

testing::Matcher<const std::vector<double>&> near(std::vector<double> expected) {
    return Pointwise(testing::DoubleNear(1e-12), expected);
}

const std::vector<double> eight{2, 4, 3, 7, 6, 5, 9, 8};

// The numbers are those of rwf, snaive and meanf of R's forecast 8.20; the deviations are its half-widths over the
// quantile.
TEST(SimpleFamily, NaiveIsRsRandomWalk) {
    const Projection p = project(eight, 4, 5, SimpleModel::naive);
    EXPECT_THAT(p.mean, Each(8.0));
    EXPECT_THAT(p.deviation(), near({2.39045721866879, 3.38061701891407, 4.14039335605413, 4.78091443733758,
                                     5.34522483824849}));
    EXPECT_STREQ(p.fit.model, "naive");
    EXPECT_EQ(p.fit.parameter_count, 0);
}

TEST(SimpleFamily, SeasonalNaiveIsRs) {
    const Projection p = project(eight, 4, 5, SimpleModel::seasonal_naive);
    EXPECT_THAT(p.mean, ElementsAre(6, 5, 9, 8, 6));
    EXPECT_THAT(p.psi, ElementsAre(1, 0, 0, 0, 1));
    EXPECT_THAT(p.deviation(), near({3.67423461417477, 3.67423461417477, 3.67423461417477, 3.67423461417477,
                                     5.19615242270663}));
    EXPECT_STREQ(p.fit.model, "seasonal naive[4]");
}

TEST(SimpleFamily, DriftIsRsRandomWalkWithDrift) {
    const Projection p = project(eight, 4, 5, SimpleModel::drift);
    EXPECT_THAT(p.mean, near({8.85714285714286, 9.71428571428571, 10.5714285714286, 11.4285714285714,
                              12.2857142857143}));
    EXPECT_THAT(p.deviation(), near({2.57671414447023, 3.86507121670534, 4.98978548473514, 6.04293031589155,
                                     7.05662230584484}));
    EXPECT_NEAR(p.fit.parameters[0], 6.0 / 7.0, 1e-15);
}

TEST(SimpleFamily, MeanIsRs) {
    const Projection p = project(eight, 4, 5, SimpleModel::mean);
    EXPECT_THAT(p.mean, Each(5.5));
    EXPECT_THAT(p.deviation(), Each(DoubleNear(2.59807621135332, 1e-12)));
    EXPECT_THAT(p.psi, ElementsAre(1, 0, 0, 0, 0));
}

TEST(SimpleFamily, ExampleOfTheHeader) {
    const Projection p = project({2, 4, 3, 7}, 1, 2, SimpleModel::naive);
    EXPECT_THAT(p.mean, ElementsAre(7, 7));
    EXPECT_EQ(p.fit.sigma, std::sqrt((4.0 + 1.0 + 16.0) / 3.0));
}

TEST(SimpleFamily, OneValueIsProjectedAsItIs) {
    for (const SimpleModel model : all_models) {
        const Projection p = project({0.7}, 12, 3, model);
        EXPECT_THAT(p.mean, Each(0.7));
        EXPECT_THAT(p.weight, Each(0.0));
        EXPECT_TRUE(p.fit.fitted);
    }
}

TEST(SimpleFamily, EqualValuesHaveNoSpread) {
    for (const SimpleModel model : all_models) {
        const Projection p = project(std::vector<double>(9, 0.7), 4, 6, model);
        EXPECT_THAT(p.mean, Each(0.7));
        EXPECT_THAT(p.weight, Each(0.0));
    }
}

TEST(SimpleFamily, TwoValuesGiveALineWithoutSpread) {
    const Projection p = project({1, 3}, 1, 2, SimpleModel::drift);
    EXPECT_THAT(p.mean, ElementsAre(5, 7));
    EXPECT_THAT(p.weight, Each(0.0));
}

TEST(SimpleFamily, FewerThanTwoSeasonsAreNone) {
    const Projection p = project({1, 2, 3, 4, 5, 6, 7}, 4, 2, SimpleModel::seasonal_naive);
    EXPECT_THAT(p.mean, Each(7.0));
    EXPECT_STREQ(p.fit.model, "naive");
}

TEST(SimpleFamily, ZeroesStayZero) {
    for (const SimpleModel model : all_models)
        EXPECT_THAT(project({0, 0, 0, 0}, 2, 2, model).mean, Each(0.0));
}

RC_GTEST_PROP(SimpleFamily, ScalesWithItsSeries, ()) {
    const auto counts =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-1000, 1000)));
    const int season = *rc::gen::inRange(1, 13);
    const auto model =
        *rc::gen::elementOf(std::vector<SimpleModel>(std::begin(all_models), std::end(all_models)));
    std::vector<double> y(counts.begin(), counts.end());
    const Projection p = project(y, season, 14, model);
    for (double& value : y) value *= 0.125;
    const Projection scaled = project(y, season, 14, model);
    for (std::size_t h = 0; h < 14; ++h) {
        RC_ASSERT(scaled.mean[h] == 0.125 * p.mean[h]);
        RC_ASSERT(scaled.weight[h] == 0.125 * p.weight[h]);
        RC_ASSERT(scaled.psi[h] == p.psi[h]);
        RC_ASSERT(std::isfinite(p.mean[h]));
        RC_ASSERT(p.weight[h] >= 0.0);
    }
}

RC_GTEST_PROP(SimpleFamily, DoesNotDependOnNeighbours, ()) {
    const auto a = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-1000, 1000)));
    const std::vector<double> y(a.begin(), a.end());
    const std::vector<double> other{5, 1, 4};
    for (const SimpleModel model : all_models) {
        const Projection alone = project(y, 4, 5, model);
        std::vector<double> memory(30);
        Fit fits[2];
        for (std::size_t i = 0; i < 2; ++i) {
            fits[i].mean = std::span(memory).subspan(15 * i, 5);
            fits[i].weight = std::span(memory).subspan(15 * i + 5, 5);
            fits[i].psi = std::span(memory).subspan(15 * i + 10, 5);
        }
        const std::span<const double> both[] = {other, y};
        fit_simple({both, 4, 5}, model, fits);
        RC_ASSERT(std::ranges::equal(fits[1].mean, alone.mean));
        RC_ASSERT(std::ranges::equal(fits[1].weight, alone.weight));
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
