#include "projection/kernels/arima.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace sociaaldomein::kernels {
namespace {

using testing::DoubleNear;

/// One lane's problem, and what comes of it.
struct Problem {
    ArmaOrders orders;
    std::vector<double> values;
    std::vector<double> parameters;
    bool constant = false;
};

struct Answer {
    double objective = 0.0, squares = 0.0, coefficient = 0.0;
    std::vector<double> gradient, curvature;
};

/// Evaluates problems of the same orders, side by side, in the lanes that `first` on.
std::vector<Answer> evaluate(const std::vector<Problem>& problems, bool derivatives, std::size_t first = 0) {
    const ArimaKernels& kernels = arima_kernels();
    const auto lanes = static_cast<std::size_t>(kernels.lane_count);
    const ArmaOrders orders = problems.front().orders;
    const auto k = static_cast<std::size_t>(orders.parameter_count());
    std::size_t length = 0;
    for (const Problem& problem : problems) length = std::max(length, problem.values.size());
    std::vector<Answer> answers;
    for (std::size_t at = 0; at < problems.size(); at += lanes - first) {
        std::vector<double> values(length * lanes), count(lanes, 1.0), constant(lanes), parameters(k * lanes);
        std::vector<double> objective(lanes), squares(lanes), coefficient(lanes), gradient(k * lanes);
        std::vector<double> curvature(k * (k + 1) / 2 * lanes);
        std::vector<double> scratch(kernels.scratch_size(orders, static_cast<int>(length)));
        const std::size_t here = std::min(lanes - first, problems.size() - at);
        for (std::size_t i = 0; i < here; ++i) {
            const Problem& problem = problems[at + i];
            const std::size_t lane = first + i;
            for (std::size_t t = 0; t < problem.values.size(); ++t)
                values[t * lanes + lane] = problem.values[t];
            for (std::size_t j = 0; j < k; ++j) parameters[j * lanes + lane] = problem.parameters[j];
            count[lane] = static_cast<double>(problem.values.size());
            constant[lane] = problem.constant ? 1.0 : 0.0;
        }
        ArimaBlock block;
        block.orders = orders;
        block.length = static_cast<int>(length);
        block.derivatives = derivatives;
        block.values = values.data();
        block.count = count.data();
        block.constant = constant.data();
        block.parameters = parameters.data();
        block.objective = objective.data();
        block.squares = squares.data();
        block.coefficient = coefficient.data();
        block.gradient = gradient.data();
        block.curvature = curvature.data();
        block.scratch = scratch.data();
        kernels.evaluate(block);
        for (std::size_t lane = first; lane < first + here; ++lane) {
            Answer& answer = answers.emplace_back();
            answer.objective = objective[lane];
            answer.squares = squares[lane];
            answer.coefficient = coefficient[lane];
            for (std::size_t j = 0; derivatives && j < k; ++j)
                answer.gradient.push_back(gradient[j * lanes + lane]);
            for (std::size_t j = 0; derivatives && j < k * (k + 1) / 2; ++j)
                answer.curvature.push_back(curvature[j * lanes + lane]);
        }
    }
    return answers;
}

Answer evaluate(const Problem& problem, bool derivatives = false) {
    return evaluate(std::vector{problem}, derivatives)[0];
}

// The likelihood from its definition: the covariance matrix of the values, out of the model's weights of past errors,
// and its Cholesky factor.

using Polynomial = std::vector<double>;  // coefficients from lag 0 on

Polynomial from_partial(const double* partial, int count, double sign) {
    std::vector<double> c;
    for (int k = 0; k < count; ++k) {
        const double r = -sign * partial[k];
        const std::vector<double> before = c;
        for (std::size_t i = 0; i < c.size(); ++i) c[i] -= r * before[before.size() - 1 - i];
        c.push_back(r);
    }
    Polynomial polynomial{1.0};
    for (const double x : c) polynomial.push_back(-x);
    return polynomial;
}

Polynomial product(const Polynomial& a, const Polynomial& b, int season) {
    Polynomial c(a.size() + (b.size() - 1) * static_cast<std::size_t>(season));
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j) c[i + j * static_cast<std::size_t>(season)] += a[i] * b[j];
    return c;
}

Answer by_definition(const Problem& problem) {
    const ArmaOrders& o = problem.orders;
    const double* at = problem.parameters.data();
    const Polynomial phi =
        product(from_partial(at, o.p, -1.0), from_partial(at + o.p + o.q, o.P, -1.0), o.season);
    const Polynomial theta =
        product(from_partial(at + o.p, o.q, 1.0), from_partial(at + o.p + o.q + o.P, o.Q, 1.0), o.season);
    const std::size_t n = problem.values.size();
    std::vector<long double> psi(20'000 + n);
    for (std::size_t k = 0; k < psi.size(); ++k) {
        psi[k] = k < theta.size() ? theta[k] : 0.0;
        for (std::size_t j = 1; j < phi.size() && j <= k; ++j) psi[k] -= phi[j] * psi[k - j];
    }
    std::vector<long double> gamma(n);
    for (std::size_t h = 0; h < n; ++h)
        for (std::size_t k = 0; k + h < psi.size(); ++k) gamma[h] += psi[k] * psi[k + h];

    std::vector<std::vector<long double>> root(n, std::vector<long double>(n));
    long double log_determinant = 0.0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            long double sum = gamma[i - j];
            for (std::size_t k = 0; k < j; ++k) sum -= root[i][k] * root[j][k];
            root[i][j] = i == j ? std::sqrt(sum) : sum / root[j][j];
            if (i == j) log_determinant += 2 * std::log(root[i][i]);
        }
    const auto whiten = [&](auto value) {
        std::vector<long double> e(n);
        for (std::size_t i = 0; i < n; ++i) {
            e[i] = value(i);
            for (std::size_t k = 0; k < i; ++k) e[i] -= root[i][k] * e[k];
            e[i] /= root[i][i];
        }
        return e;
    };
    const auto e = whiten([&](std::size_t i) { return static_cast<long double>(problem.values[i]); });
    const auto x = whiten([](std::size_t) { return 1.0L; });
    long double xe = 0.0, xx = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        xe += x[i] * e[i];
        xx += x[i] * x[i];
    }
    const long double b = problem.constant ? xe / xx : 0.0L;
    for (std::size_t i = 0; i < n; ++i) squares += (e[i] - b * x[i]) * (e[i] - b * x[i]);
    Answer answer;
    const auto count = static_cast<long double>(n);
    answer.objective = static_cast<double>((std::log(squares / count) + log_determinant / count) / 2);
    answer.squares = static_cast<double>(squares);
    answer.coefficient = static_cast<double>(b);
    return answer;
}

std::vector<double> draw(std::size_t count, unsigned seed, double low = -1.0, double high = 1.0) {
    std::mt19937_64 bits(seed);
    std::vector<double> drawn(count);
    for (double& x : drawn) x = low + (high - low) * (static_cast<double>(bits() >> 11) * 0x1p-53);
    return drawn;
}

std::vector<double> walk(std::size_t count, unsigned seed) {
    std::vector<double> y = draw(count, seed);
    for (std::size_t t = 1; t < count; ++t) y[t] += 0.7 * y[t - 1];
    return y;
}

std::vector<ArmaOrders> all_orders() {
    std::vector<ArmaOrders> found;
    for (int season : {2, 4, 12})
        for (int p : {0, 1, 2, 5})
            for (int q : {0, 1, 3})
                for (int P : {0, 1, 2})
                    for (int Q : {0, 1, 2})
                        if (season == 4 || p + q + P + Q <= 3) found.push_back({p, q, P, Q, season});
    return found;
}

class Arima : public testing::TestWithParam<InstructionSet> {
protected:
    void SetUp() override {
        if (!is_available(GetParam())) GTEST_SKIP() << "no " << to_string(GetParam()) << " on this machine";
    }
    ForcedInstructionSet forced_{GetParam()};
};

// Of w = (1, 2) and an autoregression with phi = 1/2: var w = (1 - phi^2)^-1 = 4/3, so v = (1, 3/2), F = (4/3, 1),
// S = 3/4 + 9/4 = 3.
TEST_P(Arima, AnAutoregressionOfTwoValuesByHand) {
    const Answer answer = evaluate(Problem{{.p = 1}, {1.0, 2.0}, {0.5}});
    EXPECT_THAT(answer.squares, DoubleNear(3.0, 1e-15));
    EXPECT_THAT(answer.objective, DoubleNear(0.5 * (std::log(1.5) + 0.5 * std::log(4.0 / 3.0)), 1e-15));
}

// A moving average with theta = 1/2: F = (5/4, 1 + 1/4 - (1/2)^2 / (5/4)) = (5/4, 21/20), v = (1, 2 - (2/5) 1) = (1, 8/5).
TEST_P(Arima, AMovingAverageOfTwoValuesByHand) {
    const Answer answer = evaluate(Problem{{.q = 1}, {1.0, 2.0}, {0.5}});
    const double squares = 1.0 / 1.25 + 1.6 * 1.6 / 1.05;
    EXPECT_THAT(answer.squares, DoubleNear(squares, 1e-15));
    EXPECT_THAT(answer.objective,
                DoubleNear(0.5 * (std::log(squares / 2) + 0.5 * std::log(1.25 * 1.05)), 1e-15));
}

// AR(1) in closed form: S = (1 - phi^2) w1^2 + sum (w[t] - phi w[t-1])^2, log |F| = -log(1 - phi^2).
TEST_P(Arima, AnAutoregressionInClosedForm) {
    const std::vector<double> w = walk(57, 3);
    for (const double phi : {-0.99, -0.3, 0.0, 0.6, 0.999}) {
        double squares = (1 - phi * phi) * w[0] * w[0];
        for (std::size_t t = 1; t < w.size(); ++t)
            squares += (w[t] - phi * w[t - 1]) * (w[t] - phi * w[t - 1]);
        const Answer answer = evaluate(Problem{{.p = 1}, w, {phi}});
        EXPECT_NEAR(answer.squares, squares, 1e-13 * squares) << phi;
        EXPECT_NEAR(answer.objective, 0.5 * (std::log(squares / 57) - std::log(1 - phi * phi) / 57), 1e-13)
            << phi;
    }
}

// MA(1) in closed form: F[t] = (1 - theta^(2t+2)) / (1 - theta^2), and at theta = 1, (t + 1) / t.
TEST_P(Arima, AMovingAverageInClosedForm) {
    const std::vector<double> w = walk(57, 4);
    for (const double theta : {-1.0, -0.5, 0.0, 0.3, 0.97, 1.0}) {
        double v = 0.0, squares = 0.0, logarithms = 0.0, before = 1.0, power = theta * theta;
        for (std::size_t t = 0; t < w.size(); ++t, power *= theta * theta) {
            const auto s = static_cast<double>(t);
            const double f =
                std::abs(theta) == 1.0 ? (s + 2) / (s + 1) : (1 - power * theta * theta) / (1 - power);
            v = w[t] - (t == 0 ? 0.0 : theta * v / before);
            before = f;
            squares += v * v / f;
            logarithms += std::log(f);
        }
        const Answer answer = evaluate(Problem{{.q = 1}, w, {theta}});
        EXPECT_NEAR(answer.squares, squares, 1e-12 * squares) << theta;
        EXPECT_NEAR(answer.objective, 0.5 * (std::log(squares / 57) + logarithms / 57), 1e-12) << theta;
    }
}

/// Problems of all orders, and what comes of them by definition; made once.
const std::vector<std::pair<Problem, Answer>>& solved() {
    static const std::vector<std::pair<Problem, Answer>> made = [] {
        std::vector<std::pair<Problem, Answer>> problems;
        unsigned seed = 0;
        for (const ArmaOrders& orders : all_orders())
            for (const std::size_t n : {1UL, 3UL, 47UL}) {
                ++seed;
                Problem problem{orders, walk(n, seed),
                                draw(static_cast<std::size_t>(orders.parameter_count()), seed, -0.9, 0.9)};
                problem.constant = n > 3 && seed % 2 == 0;
                problems.emplace_back(problem, by_definition(problem));
            }
        return problems;
    }();
    return made;
}

TEST_P(Arima, IsTheLikelihoodByDefinition) {
    for (const auto& [problem, exact] : solved()) {
        const Answer found = evaluate(problem);
        const ArmaOrders& o = problem.orders;
        const std::string which = testing::PrintToString(
            std::vector{o.p, o.q, o.P, o.Q, o.season, static_cast<int>(problem.values.size())});
        ASSERT_NEAR(found.objective, exact.objective, 1e-9) << which;
        ASSERT_NEAR(found.squares, exact.squares, 1e-8 * exact.squares) << which;
        ASSERT_NEAR(found.coefficient, exact.coefficient, 1e-8) << which;
    }
}

TEST_P(Arima, TheGradientIsTheSlopeOfTheObjective) {
    unsigned seed = 100;
    for (const ArmaOrders& orders : all_orders()) {
        const auto k = static_cast<std::size_t>(orders.parameter_count());
        const Problem problem{orders, walk(40, ++seed), draw(k, seed, -0.8, 0.8), seed % 2 == 0};
        const Answer answer = evaluate(problem, true);
        for (std::size_t i = 0; i < k; ++i) {
            Problem above = problem, below = problem;
            above.parameters[i] += 1e-5;
            below.parameters[i] -= 1e-5;
            const double slope = (evaluate(above).objective - evaluate(below).objective) / 2e-5;
            ASSERT_NEAR(answer.gradient[i], slope, 2e-4 * (1.0 + std::abs(slope))) << i;
        }
    }
}

// The curvature is J'J / Q, so it has a square root.
TEST_P(Arima, TheCurvatureIsPositiveSemidefinite) {
    const ArmaOrders orders{2, 2, 1, 1, 4};
    const Answer answer = evaluate(Problem{orders, walk(60, 9), draw(6, 9, -0.7, 0.7), true}, true);
    double root[6][6] = {};
    for (std::size_t i = 0, row = 0; i < 6; ++i)
        for (std::size_t j = 0; j <= i; ++j, ++row) {
            double sum = answer.curvature[row];
            for (std::size_t k = 0; k < j; ++k) sum -= root[i][k] * root[j][k];
            if (i == j) {
                ASSERT_GT(sum, 0.0);
            }
            root[i][j] = i == j ? std::sqrt(sum) : sum / root[j][j];
        }
}

// Long enough for the covariance to settle, which may not change a bit of what others get.
TEST_P(Arima, SettlingIsExact) {
    for (const std::vector<double>& parameters :
         std::vector<std::vector<double>>{{0.3, -0.2}, {0.8, 0.4}, {0.0, 0.0}, {0.5, -0.5}}) {
        const Problem problem{{.p = 1, .q = 1}, walk(300, 17), parameters, true};
        const Answer exact = by_definition(problem);
        const Answer found = evaluate(problem);
        EXPECT_NEAR(found.objective, exact.objective, 1e-12);
        EXPECT_NEAR(found.squares, exact.squares, 1e-11 * exact.squares);
    }
}

void expect_same_bits(const std::vector<Answer>& a, const std::vector<Answer>& b) {
    ASSERT_EQ(a.size(), b.size());
    const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x); };
    for (std::size_t i = 0; i < a.size(); ++i) {
        ASSERT_EQ(bits(a[i].objective), bits(b[i].objective)) << i;
        ASSERT_EQ(bits(a[i].squares), bits(b[i].squares)) << i;
        ASSERT_EQ(bits(a[i].coefficient), bits(b[i].coefficient)) << i;
        for (std::size_t k = 0; k < a[i].gradient.size(); ++k)
            ASSERT_EQ(bits(a[i].gradient[k]), bits(b[i].gradient[k]));
        for (std::size_t k = 0; k < a[i].curvature.size(); ++k)
            ASSERT_EQ(bits(a[i].curvature[k]), bits(b[i].curvature[k]));
    }
}

// Series of many lengths, some with a constant, some that settle early: alone, in other company, in other lanes, and on
// the base.
TEST_P(Arima, ALaneDoesNotLookAtItsNeighbours) {
    for (const ArmaOrders& orders :
         {ArmaOrders{1, 1, 0, 0, 1}, {2, 0, 0, 0, 1}, {0, 0, 0, 0, 1}, {1, 2, 1, 1, 4}, {2, 1, 0, 1, 12}}) {
        std::vector<Problem> problems;
        for (unsigned i = 0; i < 37; ++i)
            problems.push_back(
                {orders, walk(5 + (i * 29) % 120, i),
                 draw(static_cast<std::size_t>(orders.parameter_count()), i, i % 3 == 0 ? -0.3 : -1.0, 0.3),
                 i % 4 == 0});
        const auto together = evaluate(problems, true);
        std::vector<Answer> alone;
        for (const Problem& problem : problems) alone.push_back(evaluate(problem, true));
        expect_same_bits(together, alone);
        expect_same_bits(together, evaluate(problems, true, 1));
        const ForcedInstructionSet base(InstructionSet::base);
        expect_same_bits(together, evaluate(problems, true));
    }
}

RC_GTEST_PROP(ArimaProperties, TheLikelihoodScalesWithTheSeries, ()) {
    const ArmaOrders orders{*rc::gen::inRange(0, 4), *rc::gen::inRange(0, 4), *rc::gen::inRange(0, 3),
                            *rc::gen::inRange(0, 3), *rc::gen::inRange(2, 13)};
    const auto seed = *rc::gen::inRange(0U, 1'000'000U);
    Problem problem{orders, walk(static_cast<std::size_t>(*rc::gen::inRange(1, 80)), seed),
                    draw(static_cast<std::size_t>(orders.parameter_count()), seed, -0.95, 0.95)};
    const Answer before = evaluate(problem);
    for (double& w : problem.values) w *= 1024.0;
    const Answer after = evaluate(problem);
    RC_ASSERT(after.squares == before.squares * 1024.0 * 1024.0);
    RC_ASSERT(std::abs(after.objective - before.objective - std::log(1024.0)) < 1e-12);
}

RC_GTEST_PROP(ArimaProperties, AConstantIsFoundWhereverTheSeriesStands, ()) {
    const ArmaOrders orders{*rc::gen::inRange(0, 3), *rc::gen::inRange(0, 3), *rc::gen::inRange(0, 2),
                            *rc::gen::inRange(0, 2), 4};
    const auto seed = *rc::gen::inRange(0U, 1'000'000U);
    Problem problem{orders, walk(static_cast<std::size_t>(*rc::gen::inRange(12, 80)), seed),
                    draw(static_cast<std::size_t>(orders.parameter_count()), seed, -0.9, 0.9), true};
    const Answer before = evaluate(problem);
    for (double& w : problem.values) w += 8.0;
    const Answer after = evaluate(problem);
    RC_ASSERT(std::abs(after.objective - before.objective) < 1e-9);
    RC_ASSERT(std::abs(after.coefficient - before.coefficient - 8.0) < 1e-9);
}

INSTANTIATE_TEST_SUITE_P(Sets, Arima,
                         testing::Values(InstructionSet::base, InstructionSet::v3, InstructionSet::v4),
                         [](const auto& set) { return std::string(to_string(set.param)); });

}  // namespace
}  // namespace sociaaldomein::kernels
