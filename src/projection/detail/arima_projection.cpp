#include "projection/detail/arima_projection.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "projection/detail/arima_polynomials.hpp"

namespace sociaaldomein::detail {
namespace {

/// The state of an ARMA model: s[i] is what is known of w[t+i], and P its covariance in units of sigma^2.
/// s[t+1] = T s[t] + R e[t+1], T = (phi | shift), R = (1, theta1, …); w[t] = s[0], without noise.
class ArmaState {
public:
    ArmaState(const std::vector<double>& phi, const std::vector<double>& partial,
              const std::vector<double>& minus_theta)
        : order_(std::max(phi.size(), minus_theta.size() + 1)), phi_(phi), load_(order_) {
        phi_.resize(order_);
        load_[0] = 1.0;
        for (std::size_t i = 0; i < minus_theta.size(); ++i) load_[i + 1] = -minus_theta[i];
        state_.resize(order_);
        covariance_.resize(order_ * order_);
        begin(phi, partial, minus_theta);
    }

    /// Takes in a value: error and gain, then a step on. Once all that is unknown is the next error, the covariance
    /// stays as it is.
    void observe(double w) {
        const double error = w - state_[0];
        if (!settled_) {
            const double variance = std::max(covariance_[0], 1.0);
            gain_.assign(covariance_.begin(), covariance_.begin() + static_cast<std::ptrdiff_t>(order_));
            for (double& g : gain_) g /= variance;
            double unknown = 0.0;
            for (std::size_t i = 0; i < order_; ++i)
                for (std::size_t j = i; j < order_; ++j) {
                    // The value itself is known now: row and column 0 are gone.
                    const double left =
                        j + 1 < order_ ? p(i + 1, j + 1) - gain_[i + 1] * gain_[j + 1] * variance : 0.0;
                    p(i, j) = p(j, i) = left + load_[i] * load_[j];
                    unknown = std::max(unknown, std::abs(left));
                }
            settled_ = unknown < 1e-15;
        }
        for (std::size_t i = 0; i < order_; ++i)
            state_[i] = phi_[i] * w + (i + 1 < order_ ? state_[i + 1] + gain_[i + 1] * error : 0.0);
    }

    /// One step on without a value; returns what was expected of it.
    double skip() {
        const double expected = state_[0];
        for (std::size_t i = 0; i < order_; ++i)
            state_[i] = phi_[i] * expected + (i + 1 < order_ ? state_[i + 1] : 0.0);
        return expected;
    }

    std::size_t order() const { return order_; }
    double phi(std::size_t i) const { return phi_[i]; }
    /// What an endless past would leave unknown is taken off the covariance.
    double excess(std::size_t i, std::size_t j) const {
        return covariance_[i * order_ + j] - load_[i] * load_[j];
    }

private:
    double& p(std::size_t i, std::size_t j) { return covariance_[i * order_ + j]; }

    void begin(const std::vector<double>& phi, const std::vector<double>& partial,
               const std::vector<double>& minus_theta) {
        const std::vector<double> gamma = autocovariances(phi, partial, minus_theta, order_);
        const std::vector<double> psi = quotient(minus_theta, phi, order_ + 1);
        // The first column, then diagonal by diagonal upwards from P = T P T' + R R'.
        p(0, 0) = gamma[0];
        for (std::size_t i = 1; i < order_; ++i) {
            double sum = 0.0;
            for (std::size_t k = i; k < order_; ++k)
                sum += phi_[k] * gamma[k + 1 - i] + load_[k] * psi[k - i];
            p(i, 0) = p(0, i) = sum;
        }
        for (std::size_t i = order_; i-- > 1;)
            for (std::size_t j = order_; j-- > i;) {
                const double below = i + 1 < order_ ? p(i + 1, 0) : 0.0;
                const double beside = j + 1 < order_ ? p(0, j + 1) : 0.0;
                const double both = j + 1 < order_ ? p(i + 1, j + 1) : 0.0;
                p(i, j) = p(j, i) = phi_[i] * phi_[j] * gamma[0] + phi_[i] * beside + phi_[j] * below + both +
                                    load_[i] * load_[j];
            }
    }

    std::size_t order_;
    std::vector<double> phi_, load_, state_, covariance_, gain_;
    bool settled_ = false;
};

/// (1 - B)^d (1 - B^m)^D as {c1, …}.
std::vector<double> difference_polynomial(const ArimaDifferences& differences) {
    std::vector<double> c;
    const double one[] = {1.0};
    for (int i = 0; i < differences.regular; ++i) c = multiplied(c, one, 1);
    for (int i = 0; i < differences.seasonal; ++i) c = multiplied(c, one, differences.season);
    return c;
}

/// x' E x of the state's excess covariance E.
double quadratic(const ArmaState& state, const std::vector<double>& x) {
    double sum = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        double row = 0.5 * state.excess(i, i) * x[i];
        for (std::size_t j = 0; j < i; ++j) row += state.excess(i, j) * x[j];
        sum += 2.0 * x[i] * row;
    }
    return sum;
}

}  // namespace

bool project_arima(std::span<const double> y, std::span<const double> differenced,
                   const ArimaDifferences& differences, const ArmaEstimate& estimate, Fit& fit) {
    const ArmaOrders& o = estimate.model.orders;
    const std::span<const double> partial(estimate.partial);
    const auto some = [&](int from, int count) {
        return partial.subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(count));
    };
    const auto part = [&](int from, int count, bool moving_average) {
        return from_partial(some(from, count), moving_average);
    };
    const std::vector<double> phi = multiplied(part(0, o.p, false), part(o.p + o.q, o.P, false), o.season);
    const std::vector<double> minus_theta =
        multiplied(part(o.p, o.q, true), part(o.p + o.q + o.P, o.Q, true), o.season);
    const std::vector<double> delta = difference_polynomial(differences);
    const std::size_t horizon = fit.mean.size();

    ArmaState state(phi, product_partial(some(0, o.p), some(o.p + o.q, o.P), o.season, phi), minus_theta);
    for (const double w : differenced) state.observe(w - estimate.constant);

    const double freedom = std::max(
        1.0, static_cast<double>(differenced.size()) - static_cast<double>(estimate.model.parameter_count()));
    fit.sigma = std::sqrt(estimate.squares / freedom);

    // An error in the state reaches y[h] as sum over i of (1/delta)[h - i] (Z T^(i-1)), here `through`.
    const std::vector<double> psi = quotient(minus_theta, multiplied(phi, delta, 1), horizon);
    std::vector<double> row(state.order()), next(state.order());
    row[0] = 1.0;
    std::vector<std::vector<double>> through;  // of the last delta.size() + 1 steps
    double squares = 0.0;
    bool finite = true;
    std::vector<double> tail(y.end() - static_cast<std::ptrdiff_t>(std::min(y.size(), delta.size())),
                             y.end());
    for (std::size_t h = 0; h < horizon; ++h) {
        std::vector<double> here = row;
        for (std::size_t j = 0; j < delta.size() && j < through.size(); ++j)
            if (delta[j] != 0.0)
                for (std::size_t i = 0; i < here.size(); ++i)
                    here[i] += delta[j] * through[through.size() - 1 - j][i];
        squares += psi[h] * psi[h];
        const double excess = std::max(quadratic(state, here), 0.0);  // NaN stays
        fit.psi[h] = psi[h];
        fit.weight[h] = fit.sigma * std::sqrt(1.0 + excess / squares);
        through.push_back(std::move(here));
        double first = 0.0;
        for (std::size_t i = 0; i < row.size(); ++i) first += row[i] * state.phi(i);
        for (std::size_t i = 1; i < row.size(); ++i) next[i] = row[i - 1];
        next[0] = first;
        row.swap(next);

        double mean = state.skip() + estimate.constant;
        for (std::size_t j = 0; j < delta.size(); ++j) mean += delta[j] * tail[tail.size() - 1 - j];
        fit.mean[h] = mean;
        tail.push_back(mean);
        finite = finite && std::isfinite(mean) && std::isfinite(fit.weight[h]) && std::isfinite(psi[h]);
    }
    return finite;
}

}  // namespace sociaaldomein::detail
