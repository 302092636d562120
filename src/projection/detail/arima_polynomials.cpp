#include "projection/detail/arima_polynomials.hpp"

#include <algorithm>
#include <cmath>

namespace sociaaldomein::detail {
namespace {

/// One step of Durbin and Levinson: `c` of order k - 1 becomes that of order k with partial autocorrelation r.
void extend(std::vector<double>& c, double r) {
    for (std::size_t i = 0, j = c.size(); i < j--; ++i) {
        const double a = c[i];
        const double b = c[j];
        c[i] = a - r * b;
        if (i != j) c[j] = b - r * a;
    }
    c.push_back(r);
}

/// The step back; returns r. |r| < 1.
double shorten(std::vector<double>& c) {
    const double r = c.back();
    c.pop_back();
    const double scale = 1.0 / (1.0 - r * r);
    for (std::size_t i = 0, j = c.size(); i < j--; ++i) {
        const double a = c[i];
        const double b = c[j];
        c[i] = (a + r * b) * scale;
        if (i != j) c[j] = (b + r * a) * scale;
    }
    return r;
}

}  // namespace

std::vector<double> from_partial(std::span<const double> partial, bool moving_average) {
    std::vector<double> c;
    for (const double r : partial) extend(c, moving_average ? -r : r);
    return c;
}

std::vector<double> multiplied(std::span<const double> a, std::span<const double> b, int season) {
    const auto m = static_cast<std::size_t>(season);
    std::vector<double> c(a.size() + b.size() * m);
    for (std::size_t i = 0; i < a.size(); ++i) c[i] += a[i];
    for (std::size_t j = 0; j < b.size(); ++j) {
        c[(j + 1) * m - 1] += b[j];
        for (std::size_t i = 0; i < a.size(); ++i) c[(j + 1) * m + i] -= a[i] * b[j];
    }
    return c;
}

bool roots_beyond(std::vector<double> c, double radius) {
    double power = 1.0;
    for (double& x : c) x *= power *= radius;
    while (!c.empty()) {
        if (!(std::abs(c.back()) < 1.0)) return false;
        shorten(c);
    }
    return true;
}

std::vector<double> product_partial(std::span<const double> partial, std::span<const double> seasonal_partial,
                                    int season, std::span<const double> c) {
    std::vector<double> found(c.size());
    if (seasonal_partial.empty()) {
        std::ranges::copy(partial, found.begin());
    } else if (partial.empty()) {
        for (std::size_t j = 0; j < seasonal_partial.size(); ++j)
            found[(j + 1) * static_cast<std::size_t>(season) - 1] = seasonal_partial[j];
    } else {
        std::vector<double> lower(c.begin(), c.end());
        for (std::size_t k = c.size(); k-- > 0;) {
            lower.back() =
                std::clamp(lower.back(), -1.0 + 1e-12, 1.0 - 1e-12);  // rounding may not turn a sign
            found[k] = shorten(lower);
        }
    }
    return found;
}

std::vector<double> autocovariances(std::span<const double> c, std::span<const double> partial,
                                    std::span<const double> a, std::size_t top) {
    const std::size_t order = c.size();
    const std::size_t highest = std::max(top, order) + a.size();
    std::vector<double> lower;
    // Of the autoregression alone: correlations first, then scaled by its variance.
    std::vector<double> u(highest + 1);
    u[0] = 1.0;
    double variance = 1.0;
    for (std::size_t k = 0; k < order; ++k) {
        double sum = partial[k] * variance;
        for (std::size_t j = 0; j < k; ++j) sum += lower[j] * u[k - j];
        u[k + 1] = sum;
        variance *= 1.0 - partial[k] * partial[k];
        extend(lower, partial[k]);
    }
    for (std::size_t k = order + 1; k <= highest; ++k)
        for (std::size_t j = 0; j < order; ++j) u[k] += c[j] * u[k - 1 - j];
    for (double& x : u) x /= variance;
    // Through the moving average, forwards and backwards.
    const std::size_t q = a.size();
    const auto lagged = [](std::size_t to, std::size_t from) { return to >= from ? to - from : from - to; };
    std::vector<double> inner(q + top + 1), gamma(top + 1);
    for (std::size_t k = 0; k <= q + top; ++k) {  // lag k - q
        inner[k] = u[lagged(k, q)];
        for (std::size_t j = 0; j < q; ++j) inner[k] -= a[j] * u[lagged(k + j + 1, q)];
    }
    for (std::size_t k = 0; k <= top; ++k) {
        gamma[k] = inner[q + k];
        for (std::size_t j = 0; j < q; ++j) gamma[k] -= a[j] * inner[q + k - 1 - j];
    }
    return gamma;
}

std::vector<double> quotient(std::span<const double> a, std::span<const double> c, std::size_t count) {
    std::vector<double> psi(count);
    for (std::size_t k = 0; k < count; ++k) {
        psi[k] = k == 0 ? 1.0 : k <= a.size() ? -a[k - 1] : 0.0;
        for (std::size_t j = 1; j <= c.size() && j <= k; ++j) psi[k] += c[j - 1] * psi[k - j];
    }
    return psi;
}

}  // namespace sociaaldomein::detail
