#include "projection/kernels/counts.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "projection/kernels/paths.hpp"
#include "projection/support/hash.hpp"

namespace sociaaldomein::kernels {
namespace {

constexpr std::uint64_t key = 0x5eed0fc0ffee1234ULL;

struct Draws {
    std::vector<double> z0, z1, u0, u1;
};

Draws draw(std::size_t count, unsigned step = 0, std::uint64_t first = 0, std::uint64_t with = key) {
    Draws d{std::vector<double>(count), std::vector<double>(count), std::vector<double>(count),
            std::vector<double>(count)};
    count_kernels().draw(with, step, first, static_cast<long long>(count), d.z0.data(), d.z1.data(),
                         d.u0.data(), d.u1.data());
    return d;
}

/// A distribution on 0 .. : Poisson, or binomial when there are trials.
struct Law {
    double trials = -1.0;
    double parameter = 0.0;  ///< mean or chance

    bool is_binomial() const { return trials >= 0.0; }
    double mean() const { return is_binomial() ? trials * parameter : parameter; }
    double variance() const { return is_binomial() ? mean() * (1.0 - parameter) : parameter; }

    std::vector<double> counts(const std::vector<double>& z, const std::vector<double>& u) const {
        std::vector<double> out(z.size());
        const std::vector<double> parameters(z.size(), parameter);
        const auto count = static_cast<long long>(z.size());
        if (is_binomial()) {
            const std::vector<double> n(z.size(), trials);
            count_kernels().binomial(n.data(), parameters.data(), z.data(), u.data(), count, out.data());
        } else {
            count_kernels().poisson(parameters.data(), z.data(), u.data(), count, out.data());
        }
        return out;
    }

    double log_probability(double k) const {
        if (!is_binomial())
            return parameter == 0.0 ? (k == 0.0 ? 0.0 : -INFINITY)
                                    : k * std::log(parameter) - parameter - std::lgamma(k + 1.0);
        if (parameter == 0.0 || parameter == 1.0) return k == trials * parameter ? 0.0 : -INFINITY;
        return std::lgamma(trials + 1.0) - std::lgamma(k + 1.0) - std::lgamma(trials - k + 1.0) +
               k * std::log(parameter) + (trials - k) * std::log1p(-parameter);
    }

    /// The probabilities of low, low + 1, …: all that matter. From the likeliest count outwards by the ratio of
    /// neighbours, and made to add up to one, which loses no digits.
    std::vector<double> probabilities(double& low) const {
        const double width = 9.0 * std::sqrt(variance()) + 60.0;
        low = std::max(0.0, std::floor(mean() - width));
        const double last = std::floor(is_binomial() ? std::min(trials, mean() + width) : mean() + width);
        std::vector<double> p(static_cast<std::size_t>(last - low) + 1);
        const auto top = static_cast<std::size_t>(std::floor(mean()) - low);
        p[top] = std::exp(log_probability(low + static_cast<double>(top)));
        const auto ratio = [&](double k) {  // of k to k - 1
            return is_binomial() ? (trials - k + 1.0) / k * (parameter / (1.0 - parameter)) : parameter / k;
        };
        if (is_binomial() && parameter == 1.0) return p;
        for (std::size_t i = top + 1; i < p.size(); ++i)
            p[i] = p[i - 1] * ratio(low + static_cast<double>(i));
        for (std::size_t i = top; i > 0; --i) p[i - 1] = p[i] / ratio(low + static_cast<double>(i));
        const double sum = std::accumulate(p.begin(), p.end(), 0.0);
        for (double& x : p) x /= sum;
        return p;
    }
};

std::string name_of(const Law& law) {
    return law.is_binomial() ? "binomial " + std::to_string(law.trials) + " " + std::to_string(law.parameter)
                             : "Poisson " + std::to_string(law.parameter);
}

const std::vector<Law> laws{
    {.parameter = 0.0},
    {.parameter = 0.01},
    {.parameter = 0.5},
    {.parameter = 3.0},
    {.parameter = 7.999999},
    {.parameter = 8.0},
    {.parameter = 9.9},
    {.parameter = 30.0},
    {.parameter = 158.0},
    {.parameter = 4000.0},
    {.parameter = 1e6},
    {.trials = 0.0, .parameter = 0.3},
    {.trials = 1.0, .parameter = 0.3},
    {.trials = 50.0, .parameter = 0.0},
    {.trials = 50.0, .parameter = 1.0},
    {.trials = 50.0, .parameter = 0.01},
    {.trials = 50.0, .parameter = 0.97},
    {.trials = 50.0, .parameter = 0.4},
    {.trials = 31.0, .parameter = 0.5},
    {.trials = 32.0, .parameter = 0.5},
    {.trials = 3541.0, .parameter = 1e-4},
    {.trials = 3541.0, .parameter = 0.06},
    {.trials = 3541.0, .parameter = 0.9976},
    {.trials = 400'000.0, .parameter = 1e-9},
    {.trials = 400'000.0, .parameter = 1e-5},
    {.trials = 400'000.0, .parameter = 0.31},
    {.trials = 1e7, .parameter = 0.999},
};

class Counts : public testing::TestWithParam<InstructionSet> {
protected:
    void SetUp() override {
        if (!is_available(GetParam())) GTEST_SKIP() << "no " << to_string(GetParam()) << " on this machine";
    }
    ForcedInstructionSet forced_{GetParam()};
};

TEST_P(Counts, DrawsAreNormalAndUniformAndIndependent) {
    constexpr std::size_t count = 1 << 20;
    const Draws d = draw(count, 3);
    const auto n = static_cast<double>(count);
    const auto mean_of = [&](const auto& f) {
        double sum = 0.0;
        for (std::size_t i = 0; i < count; ++i) sum += f(i);
        return sum / n;
    };
    for (const auto* z : {&d.z0, &d.z1}) {
        EXPECT_NEAR(mean_of([&](std::size_t i) { return (*z)[i]; }), 0.0, 5.0 / std::sqrt(n));
        EXPECT_NEAR(mean_of([&](std::size_t i) { return (*z)[i] * (*z)[i]; }), 1.0, 5.0 * std::sqrt(2.0 / n));
        EXPECT_NEAR(mean_of([&](std::size_t i) { return std::pow((*z)[i], 4); }), 3.0,
                    5.0 * std::sqrt(96.0 / n));
    }
    for (const auto* u : {&d.u0, &d.u1}) {
        EXPECT_GT(*std::min_element(u->begin(), u->end()), 0.0);
        EXPECT_LT(*std::max_element(u->begin(), u->end()), 1.0);
        EXPECT_NEAR(mean_of([&](std::size_t i) { return (*u)[i]; }), 0.5, 5.0 / std::sqrt(12.0 * n));
        EXPECT_NEAR(mean_of([&](std::size_t i) { return (*u)[i] * (*u)[i]; }), 1.0 / 3.0,
                    5.0 * 0.3 / std::sqrt(n));
    }
    const Draws next = draw(count, 4);
    const Draws other = draw(count, 3, 0, key + 1);
    const std::vector<const std::vector<double>*> all{&d.z0,    &d.z1,    &d.u0,     &d.u1,
                                                      &next.z0, &next.u0, &other.z0, &other.u0};
    for (std::size_t a = 0; a < all.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            const auto about_zero = [&](std::size_t k, std::size_t i) {
                return (k < 2 || k == 4 || k == 6) ? (*all[k])[i] : ((*all[k])[i] - 0.5) * std::sqrt(12.0);
            };
            EXPECT_NEAR(mean_of([&](std::size_t i) { return about_zero(a, i) * about_zero(b, i); }), 0.0,
                        5.0 / std::sqrt(n))
                << a << " " << b;
        }
}

/// Pearson's statistic of the counts seen and its degrees of freedom; counts that are seldom expected share a bin.
std::pair<double, double> chi_square(const std::vector<double>& seen,
                                     const std::vector<double>& probabilities, double draws) {
    const double least = draws / 200.0;
    double statistic = 0.0;
    double freedom = -1.0;
    double expected = 0.0;
    double found = 0.0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        expected += draws * probabilities[i];
        found += seen[i];
        if ((expected < least && i + 1 < seen.size()) || expected == 0.0) continue;
        statistic += (found - expected) * (found - expected) / std::max(expected, 1.0);
        freedom += 1.0;
        expected = found = 0.0;
    }
    return {statistic, freedom};
}

TEST_P(Counts, DrawsAreNotThoseOfSamplePaths) {
    const auto lanes = static_cast<std::size_t>(path_kernels().lane_count);
    std::vector<double> of_paths(4 * lanes);
    path_kernels().normals(key, 0, 3, of_paths.data());
    const Draws d = draw(64, 3);
    for (std::size_t i = 0; i < lanes; ++i)
        for (const double z : {d.z0[i], d.z1[i]}) EXPECT_THAT(of_paths, testing::Not(testing::Contains(z)));
}

// Moments and a chi-square test, with the exact probabilities.
TEST_P(Counts, FollowTheirDistributions) {
    constexpr std::size_t count = 1 << 18;
    unsigned step = 0;
    for (const Law& law : laws) {
        const Draws d = draw(count, ++step);
        const std::vector<double> drawn = law.counts(d.z1, d.u1);
        double low = 0.0;
        const std::vector<double> exact = law.probabilities(low);
        std::vector<double> seen(exact.size());
        double sum = 0.0;
        double squares = 0.0;
        for (const double x : drawn) {
            ASSERT_EQ(x, std::floor(x)) << name_of(law);
            ASSERT_GE(x, low) << name_of(law);
            ASSERT_LT(x - low, static_cast<double>(exact.size())) << name_of(law);
            ++seen[static_cast<std::size_t>(x - low)];
            sum += x - law.mean();
            squares += (x - law.mean()) * (x - law.mean());
        }
        const auto n = static_cast<double>(count);
        const double variance = law.variance();
        EXPECT_NEAR(sum / n, 0.0, 4.5 * std::sqrt(variance / n) + 1e-3 * std::sqrt(variance)) << name_of(law);
        const double of_variance = std::sqrt((2.0 * variance * variance + variance) / n);
        EXPECT_NEAR(squares / n, variance, 4.5 * of_variance + 1e-3 * variance) << name_of(law);

        const auto [statistic, freedom] = chi_square(seen, exact, n);
        if (freedom > 0.0) {
            EXPECT_LT(statistic, freedom + 4.0 * std::sqrt(2.0 * freedom) + 10.0) << name_of(law);
        }
    }
}

// Without sampling: the counts of all levels of the random number, beside the exact distribution function.
TEST_P(Counts, DistributionFunctionsAreWithinTheStatedError) {
    constexpr std::size_t levels = 1 << 20;
    std::vector<double> z(levels);
    std::vector<double> u(levels);
    for (std::size_t i = 0; i < levels; ++i) {
        z[i] = -6.7 + 13.4 * (static_cast<double>(i) + 0.5) / static_cast<double>(levels);
        u[i] = (static_cast<double>(i) + 0.5) / static_cast<double>(levels);
    }
    std::vector<Law> all = laws;
    for (const double n : {33.0, 40.0, 100.0, 1000.0, 1e5})
        for (const double variance : {7.9, 8.0, 12.0, 16.0, 100.0}) {
            if (4.0 * variance > n) continue;
            const double p = 0.5 - std::sqrt(0.25 - variance / n);
            all.push_back({.trials = n, .parameter = p});
            all.push_back({.trials = n, .parameter = 1.0 - p});
        }
    for (const Law& law : all) {
        if (law.variance() > 1e4) continue;  // counts closer together than the levels
        const bool normal = law.variance() >= 8.0;
        const std::vector<double> counts = law.counts(z, u);
        ASSERT_TRUE(std::is_sorted(counts.begin(), counts.end())) << name_of(law);
        double low = 0.0;
        const std::vector<double> exact = law.probabilities(low);
        double cumulative = 0.0;
        double worst = 0.0;
        for (std::size_t k = 0; k + 1 < exact.size(); ++k) {
            cumulative += exact[k];
            const auto place =
                std::upper_bound(counts.begin(), counts.end(), low + static_cast<double>(k)) - counts.begin();
            const double edge = static_cast<double>(place) / static_cast<double>(levels);
            const double found = normal ? 0.5 * std::erfc((6.7 - 13.4 * edge) * std::sqrt(0.5)) : edge;
            worst = std::max(worst, std::abs(found - cumulative));
        }
        const double step = normal ? 6e-6 : 1e-6;  // between levels
        const double stated = law.variance() >= 100.0  ? 4e-7
                              : law.variance() >= 16.0 ? 2e-5
                              : normal                 ? 9e-5
                                                       : 1e-12;
        EXPECT_LT(worst, stated + step) << name_of(law);
    }
}

TEST_P(Counts, HugeMeansKeepTheirDigits) {
    const std::vector<double> z(64, 1.5);
    const std::vector<double> u(64, 0.5);
    // 1e9 + 1.5 sqrt(1e9) + 1/3 + 1.5^2/6, cut
    EXPECT_EQ(Law{.parameter = 1e9}.counts(z, u)[0], 1'000'047'434.0);
    EXPECT_EQ(Law{.parameter = 1e30}.counts(z, u)[0], 1e30 + 1.5e15);
    EXPECT_EQ((Law{.trials = 0x1p51, .parameter = 1.0}.counts(z, u)[0]), 0x1p51);
    EXPECT_EQ((Law{.trials = 0x1p51, .parameter = 0.0}.counts(z, u)[0]), 0.0);
}

std::uint64_t hash_of_all(std::size_t part) {
    constexpr std::size_t count = 1024;
    constexpr std::uint64_t first = 0xffffff00ULL;  // lanes on both sides of 2^32
    test::Hash hash;
    std::vector<std::vector<double>> results(4 + 2);
    for (auto& result : results) result.resize(count);
    std::vector<double> mean(count);
    std::vector<double> trials(count);
    std::vector<double> chance(count);
    for (std::size_t i = 0; i < count; ++i) {
        mean[i] = static_cast<double>(i * i % 977) / 16.0;
        trials[i] = static_cast<double>(i * 7 % 311);
        chance[i] = static_cast<double>(i % 65) / 64.0;
    }
    for (std::size_t from = 0; from < count; from += part) {
        const auto n = static_cast<long long>(std::min(part, count - from));
        const auto at = [&](std::size_t k) { return results[k].data() + from; };
        count_kernels().draw(key, 5, first + from, n, at(0), at(1), at(2), at(3));
        count_kernels().poisson(mean.data() + from, at(0), at(2), n, at(4));
        count_kernels().binomial(trials.data() + from, chance.data() + from, at(1), at(3), n, at(5));
    }
    for (const auto& result : results)
        for (const double x : result) hash.take(x);
    return hash.value();
}

TEST_P(Counts, HaveTheSameBitsEverywhere) {
    for (const std::size_t part : {1024U, 512U, 320U, 64U})
        EXPECT_EQ(hash_of_all(part), 14884197448420012259ULL) << part;
}

INSTANTIATE_TEST_SUITE_P(Sets, Counts,
                         testing::Values(InstructionSet::base, InstructionSet::v3, InstructionSet::v4),
                         [](const auto& set) { return std::string(to_string(set.param)); });

RC_GTEST_PROP(CountsProperty, BinomialStaysWithinItsTrials, ()) {
    const auto trials = static_cast<double>(*rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 100),
                                                            rc::gen::inRange<std::int64_t>(0, 10'000'000),
                                                            rc::gen::inRange<std::int64_t>(0, 1LL << 51)));
    const double chance = static_cast<double>(*rc::gen::inRange<std::int64_t>(0, 1'000'001)) / 1e6;
    const Draws d = draw(64, *rc::gen::arbitrary<unsigned>(), *rc::gen::arbitrary<std::uint64_t>());
    for (const double x : Law{.trials = trials, .parameter = chance}.counts(d.z0, d.u0)) {
        RC_ASSERT(x >= 0.0);
        RC_ASSERT(x <= trials);
        RC_ASSERT(x == std::floor(x));
    }
}

// So that futures which share their random numbers can be compared path by path.
RC_GTEST_PROP(CountsProperty, PoissonOfMoreIsNotLessForTheSameNumbers, ()) {
    const double mean = static_cast<double>(*rc::gen::inRange<std::int64_t>(8'000, 4'000'000)) / 1e3;
    const double more = mean + static_cast<double>(*rc::gen::inRange<std::int64_t>(0, 100'000)) / 1e3;
    const Draws d = draw(64, *rc::gen::arbitrary<unsigned>());
    const auto fewer_counts = Law{.parameter = mean}.counts(d.z0, d.u0);
    const auto more_counts = Law{.parameter = more}.counts(d.z0, d.u0);
    for (std::size_t i = 0; i < 64; ++i) RC_ASSERT(fewer_counts[i] <= more_counts[i]);
}

}  // namespace
}  // namespace sociaaldomein::kernels
