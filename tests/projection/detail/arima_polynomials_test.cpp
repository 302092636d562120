#include "projection/detail/arima_polynomials.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <vector>

namespace sociaaldomein::detail {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;

auto near(double x) { return DoubleNear(x, 1e-14); }

// phi2 = r2, phi1 = r1 (1 - r2).
TEST(ArimaPolynomials, CoefficientsOfPartialAutocorrelations) {
    EXPECT_THAT(from_partial({}), IsEmpty());
    EXPECT_THAT(from_partial(std::vector{0.5}), ElementsAre(0.5));
    EXPECT_THAT(from_partial(std::vector{0.5, -0.4}), ElementsAre(near(0.7), near(-0.4)));
    EXPECT_THAT(from_partial(std::vector{0.5}, true), ElementsAre(-0.5));
}

// (1 - 0.5 B)(1 - 0.25 B^4) = 1 - 0.5 B - 0.25 B^4 + 0.125 B^5.
TEST(ArimaPolynomials, AProductWithASeasonalOne) {
    EXPECT_THAT(multiplied(std::vector{0.5}, std::vector{0.25}, 4), ElementsAre(0.5, 0.0, 0.0, 0.25, -0.125));
    EXPECT_THAT(multiplied(std::vector{1.0}, std::vector{1.0}, 1), ElementsAre(2.0, -1.0));
    EXPECT_THAT(multiplied({}, {}, 4), IsEmpty());
}

// 1 - 0.5 z has its root at 2; 1 - z^2 / 4 at 2 and -2; 1 - z at 1.
TEST(ArimaPolynomials, WhereRootsLie) {
    EXPECT_TRUE(roots_beyond({0.5}, 1.99));
    EXPECT_FALSE(roots_beyond({0.5}, 2.01));
    EXPECT_TRUE(roots_beyond({0.0, 0.25}, 1.99));
    EXPECT_FALSE(roots_beyond({0.0, 0.25}, 2.01));
    EXPECT_FALSE(roots_beyond({1.0}, 1.0));
    EXPECT_TRUE(roots_beyond({}, 100.0));
}

// AR(1): phi^k / (1 - phi^2). MA(1) with theta: 1 + theta^2, theta, 0. ARMA(1,1): (1 + 2 phi theta + theta^2) / (1 - phi^2).
TEST(ArimaPolynomials, Autocovariances) {
    const std::vector<double> half{0.5};
    EXPECT_THAT(autocovariances(half, half, {}, 2), ElementsAre(near(4.0 / 3), near(2.0 / 3), near(1.0 / 3)));
    EXPECT_THAT(autocovariances({}, {}, std::vector{-0.5}, 2), ElementsAre(near(1.25), near(0.5), near(0.0)));
    EXPECT_THAT(autocovariances(half, half, std::vector{-0.25}, 0), ElementsAre(near(1.3125 / 0.75)));
}

TEST(ArimaPolynomials, WeightsOfPastErrors) {
    EXPECT_THAT(quotient({}, std::vector{0.5}, 3), ElementsAre(1.0, 0.5, 0.25));
    EXPECT_THAT(quotient(std::vector{0.5}, std::vector{1.0}, 3), ElementsAre(1.0, 0.5, 0.5));
}

// The autocovariances are sums of products of the weights.
RC_GTEST_PROP(ArimaPolynomialsProperties, AutocovariancesAreThoseOfTheWeights, ()) {
    const auto draw = [](int most) {
        return *rc::gen::container<std::vector<double>>(
            *rc::gen::inRange<std::size_t>(0, static_cast<std::size_t>(most) + 1),
            rc::gen::map(rc::gen::inRange(-80, 81), [](int x) { return x / 100.0; }));
    };
    const std::vector<double> p = draw(3), P = draw(2), q = draw(3);
    const std::vector<double> phi = multiplied(from_partial(p), from_partial(P), 4);
    const std::vector<double> minus_theta = from_partial(q, true);
    const std::vector<double> partial = product_partial(p, P, 4, phi);
    const std::vector<double> gamma = autocovariances(phi, partial, minus_theta, 5);
    const std::vector<double> psi = quotient(minus_theta, phi, 3000);
    for (std::size_t k = 0; k <= 5; ++k) {
        double sum = 0.0;
        for (std::size_t j = 0; j + k < psi.size(); ++j) sum += psi[j] * psi[j + k];
        RC_ASSERT(std::abs(gamma[k] - sum) < 1e-8 * gamma[0]);
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
