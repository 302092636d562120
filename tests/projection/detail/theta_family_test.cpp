#include "projection/detail/theta_family.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "projection/detail/seasonal_adjustment.hpp"
#include "projection/fixtures/references.hpp"
#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::detail {
namespace {

using kernels::ForcedInstructionSet;
using kernels::InstructionSet;
using testing_references::Json;
using testing_references::read_references;
using testing_references::References;

constexpr ThetaVariant all_variants[] = {ThetaVariant::standard, ThetaVariant::optimised,
                                         ThetaVariant::dynamic_standard, ThetaVariant::dynamic_optimised};

struct Projection {
    std::vector<double> mean, weight, psi;
    Fit fit;
};

using AllSeries = std::vector<std::vector<double>>;

std::vector<Projection> project(const AllSeries& all, int season, int horizon, ThetaVariant variant) {
    const auto h = static_cast<std::size_t>(horizon);
    std::vector<Projection> found(all.size());
    std::vector<Fit> fits(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        found[i].mean.resize(h);
        fits[i].mean = found[i].mean;
        found[i].weight.resize(h);
        found[i].psi.resize(h);
        fits[i].weight = found[i].weight;
        fits[i].psi = found[i].psi;
    }
    const std::vector<std::span<const double>> series(all.begin(), all.end());
    fit_theta({series, season, horizon}, variant, fits);
    for (std::size_t i = 0; i < all.size(); ++i) found[i].fit = fits[i];
    return found;
}

std::vector<std::uint64_t> bits(const Projection& p) {
    std::vector<std::uint64_t> found;
    const auto take = [&](double x) { found.push_back(std::bit_cast<std::uint64_t>(x)); };
    for (const auto* values : {&p.mean, &p.weight, &p.psi})
        for (const double x : *values) take(x);
    for (const double x : p.fit.parameters) take(x);
    take(p.fit.sigma);
    take(p.fit.objective);
    return found;
}

AllSeries seasonal_series(std::size_t count) {
    std::mt19937_64 generator(11);
    const auto uniform = [&] { return static_cast<double>(generator() >> 11) * 0x1p-53; };
    AllSeries all;
    for (std::size_t k = 0; k < count; ++k) {
        const auto n = static_cast<std::size_t>(8 + static_cast<int>(uniform() * 50.0));
        const double swing = k % 3 == 0 ? 0.0 : 0.3;
        std::vector<double> y;
        for (std::size_t t = 0; t < n; ++t)
            y.push_back(0.5 + 0.004 * static_cast<double>(t) + (t % 4 == 1 ? swing : 0.0) + 0.1 * uniform() -
                        (k % 5 == 0 ? 0.6 : 0.0));
        all.push_back(y);
    }
    return all;
}

ThetaVariant variant_of(const std::string& model) {
    return model == "STM"    ? ThetaVariant::standard
           : model == "OTM"  ? ThetaVariant::optimised
           : model == "DSTM" ? ThetaVariant::dynamic_standard
                             : ThetaVariant::dynamic_optimised;
}

// statsforecast minimises the same sum of squares, divided by mean |y| of the series without season, over the same
// region. It stops early on most series (Nelder–Mead from one point, tolerance 1e-4): forecasts are compared where it
// has come within 1e-6 of our minimum, and its objective is never below ours.
TEST(ThetaFamily, IsNeverBehindStatsforecast) {
    const References references = read_references("theta");
    if (references.records.empty()) GTEST_SKIP() << "no fixtures";
    int compared = 0;
    int alike = 0;
    for (const Json& record : references.records) {
        const std::string model = record["model"].text;
        if (!record.has("objective") || model == "automatic") continue;
        const auto& series = references.series.at(record["series"].text);
        SCOPED_TRACE(record["series"].text + " " + model);
        const double scale = testing_references::unit_scale(series.values);
        std::vector<double> y = series.values;
        for (double& value : y) value *= scale;
        const Projection p = project({y}, series.season, series.horizon, variant_of(model)).front();

        const bool seasonal = record.has("seasonal_next");
        // The same test; that a season of fewer than 4 counts here does not show in these series.
        ASSERT_EQ(std::string(p.fit.model).find('[') != std::string::npos, seasonal);
        double average = 0.0;
        std::vector<double> indices(static_cast<std::size_t>(series.season));
        const SeasonKind kind = seasonal ? seasonal_indices(y, indices) : SeasonKind::none;
        for (std::size_t t = 0; t < y.size(); ++t) {
            const double index = seasonal ? indices[t % indices.size()] : 0.0;
            average += std::abs(kind == SeasonKind::multiplicative ? y[t] / index : y[t] - index);
        }
        average /= static_cast<double>(y.size());
        const double ours = p.fit.objective / average / scale;
        const double theirs = record["objective"].number;
        EXPECT_LE(ours, theirs * (1.0 + 1e-10));
        if (seasonal) {
            const std::vector<double> next = record["seasonal_next"].numbers();
            for (std::size_t h = 0; h < next.size(); ++h) {
                const double index = indices[(y.size() + h) % indices.size()];
                EXPECT_NEAR(kind == SeasonKind::multiplicative ? index : index / scale, next[h],
                            1e-9 * std::abs(next[h]));
            }
        }
        ++compared;
        if (theirs > ours * (1.0 + 1e-6)) continue;
        ++alike;
        const std::vector<double> mean = record["mean"].numbers();
        // An objective within 1e-6 leaves the parameters within its square root.
        for (std::size_t h = 0; h < mean.size(); ++h)
            EXPECT_NEAR(p.mean[h] / scale, mean[h], 1e-3 * std::abs(mean[h])) << h;
        if (theirs > ours * (1.0 + 1e-9)) continue;
        for (std::size_t h = 0; h < mean.size(); ++h)
            EXPECT_NEAR(p.mean[h] / scale, mean[h], 1e-4 * std::abs(mean[h])) << h;
    }
    EXPECT_GE(compared, 20);
    EXPECT_GE(alike, compared / 4);
}

// R's thetaf is another estimator of the standard model: alpha and level by the likelihood of simple smoothing, over all
// errors, and half the slope of the line through all values. Over the steps that both project they agree to a few per
// cent of the series' noise.
TEST(ThetaFamily, StandardIsNearRsThetaf) {
    const References references = read_references("theta");
    if (references.records.empty()) GTEST_SKIP() << "no fixtures";
    for (const Json& record : references.records) {
        if (record["model"].text != "theta") continue;
        const auto& series = references.series.at(record["series"].text);
        SCOPED_TRACE(record["series"].text);
        const double scale = testing_references::unit_scale(series.values);
        std::vector<double> y = series.values;
        for (double& value : y) value *= scale;
        const Projection p = project({y}, series.season, series.horizon, ThetaVariant::standard).front();
        const std::vector<double> mean = record["mean"].numbers();
        for (std::size_t h = 0; h < mean.size(); ++h)
            EXPECT_NEAR(p.mean[h], mean[h] * scale, 0.5 * p.fit.sigma + 0.02 * std::abs(p.mean[h])) << h;
    }
}

TEST(ThetaFamily, TheSeasonComesBackIn) {
    std::vector<double> y;
    for (int t = 0; t < 24; ++t) y.push_back((0.4 + 0.01 * t) * (t % 4 == 2 ? 1.3 : 0.9));
    const Projection p = project({y}, 4, 8, ThetaVariant::dynamic_optimised).front();
    EXPECT_STREQ(p.fit.model, "DOTM[4,M]");
    EXPECT_EQ(p.fit.parameter_count, 3 + 3);
    for (std::size_t h = 0; h < 8; ++h) {
        const double index = h % 4 == 2 ? 1.3 : 0.9;
        EXPECT_NEAR(p.mean[h], (0.64 + 0.01 * static_cast<double>(h)) * index, 0.01);
        // The smallest indices have the smallest weights, beside what a dynamic line does to late shocks.
        EXPECT_NEAR(p.weight[h] / p.weight[0], index / 0.9, 0.05);
    }
}

TEST(ThetaFamily, AnAdditiveSeasonComesBackIn) {
    std::vector<double> y;
    for (int t = 0; t < 24; ++t) y.push_back(t % 4 == 2 ? 0.6 : -0.2);
    const Projection p = project({y}, 4, 4, ThetaVariant::dynamic_standard).front();
    EXPECT_STREQ(p.fit.model, "DSTM[4,A]");
    for (std::size_t h = 0; h < 4; ++h) EXPECT_NEAR(p.mean[h], h == 2 ? 0.6 : -0.2, 1e-12);
}

TEST(ThetaFamily, AStaticShockStaysForAlpha) {
    const Projection p = project(seasonal_series(3), 1, 5, ThetaVariant::optimised)[2];
    EXPECT_EQ(p.psi[0], 1.0);
    for (std::size_t h = 1; h < 5; ++h) EXPECT_EQ(p.psi[h], p.fit.parameters[0]);
    for (const double weight : p.weight) EXPECT_EQ(weight, p.fit.sigma);
}

TEST(ThetaFamily, TooShortIsLeftToOthers) {
    const std::vector<Projection> p =
        project({{0.5, 0.6, 0.7}, {0.5, 0.6, 0.7, 0.6}}, 1, 2, ThetaVariant::standard);
    EXPECT_FALSE(p[0].fit.fitted);
    EXPECT_TRUE(p[1].fit.fitted);
    EXPECT_GT(p[1].fit.sigma, 0.05);  // one error tells nothing: the deviation of the steps
}

TEST(ThetaFamily, GivesTheSameBitsInAnyOrderAndOnAnySet) {
    const AllSeries all = seasonal_series(83);
    std::vector<std::size_t> order(all.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937_64(5));
    AllSeries shuffled;
    for (const std::size_t i : order) shuffled.push_back(all[i]);
    for (const ThetaVariant variant : all_variants) {
        const ForcedInstructionSet base(InstructionSet::base);
        const std::vector<Projection> expected = project(all, 4, 9, variant);
        for (const InstructionSet set : {InstructionSet::base, InstructionSet::v3, InstructionSet::v4}) {
            if (!kernels::is_available(set)) continue;
            const ForcedInstructionSet forced(set);
            const std::vector<Projection> found = project(shuffled, 4, 9, variant);
            for (std::size_t i = 0; i < order.size(); ++i)
                ASSERT_EQ(bits(found[i]), bits(expected[order[i]]));
        }
    }
}

RC_GTEST_PROP(ThetaFamily, AnySeriesIsProjected, ()) {
    const int season = *rc::gen::element(1, 2, 4, 12);
    const auto counts = *rc::gen::suchThat(
        rc::gen::container<std::vector<int>>(rc::gen::element(0, 0, 1, 3, 40, 1000)), [](const auto& v) {
            return v.size() >= 4 && std::ranges::adjacent_find(v, std::not_equal_to<>()) != v.end();
        });
    std::vector<double> y(counts.begin(), counts.end());
    const double sign = *rc::gen::element(1.0, -1.0);
    const double scale = testing_references::unit_scale(y);
    for (double& value : y) value *= scale * sign;
    for (const ThetaVariant variant : all_variants) {
        const Projection p = project({y}, season, 14, variant).front();
        RC_ASSERT(p.fit.fitted);
        RC_ASSERT(std::isfinite(p.fit.sigma));
        RC_ASSERT(p.fit.sigma >= 0.0);
        for (std::size_t h = 0; h < 14; ++h) {
            RC_ASSERT(std::abs(p.mean[h]) < 100.0);
            RC_ASSERT(p.weight[h] >= 0.0);
            RC_ASSERT(std::abs(p.psi[h]) < 10.0);
        }
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
