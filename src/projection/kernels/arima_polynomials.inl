// The polynomials of a seasonal ARMA model and its autocovariances: an ingredient of arima.inl. Layer: projection.

namespace sociaaldomein::kernels {
namespace {

/// A lag polynomial's coefficients other than the one at lag 0, of lags that can have one.
struct Terms {
    static constexpr int most = (ArmaOrders::highest + 1) * (ArmaOrders::highest_seasonal + 1) - 1;
    int count = 0;
    int highest = 0;
    int lag[most];
    real value[most];
};

/// The coefficients c of 1 - c1 B - c2 B^2 - … with these partial autocorrelations (Durbin-Levinson).
void from_partial(const real* partial, int count, real* c) {
    for (int k = 0; k < count; ++k) {
        const real r = partial[k];
        for (int i = 0, j = k - 1; i < j; ++i, --j) {
            const real a = c[i];
            c[i] = a - r * c[j];
            c[j] = c[j] - r * a;
        }
        if (k % 2 == 1) c[k / 2] = c[k / 2] - r * c[k / 2];
        c[k] = r;
    }
}

/// The product of a polynomial and one in B^season, both given by partial autocorrelations, as
/// 1 + sign * (terms): sign is -1 for an autoregression and 1 for a moving average.
void multiply(const real* partial, int count, const real* seasonal_partial, int seasonal_count, int season,
              double sign, Terms& terms) {
    real c[ArmaOrders::highest];
    real s[ArmaOrders::highest_seasonal];
    real turned[ArmaOrders::highest];
    for (int i = 0; i < count; ++i) turned[i] = partial[i] * real(-sign);
    from_partial(turned, count, c);
    for (int i = 0; i < seasonal_count; ++i) turned[i] = seasonal_partial[i] * real(-sign);
    from_partial(turned, seasonal_count, s);
    // Both polynomials are 1 - c B - …; their product is 1 - (c + s - c s).
    terms.count = 0;
    terms.highest = count + season * seasonal_count;
    for (int j = 0; j <= seasonal_count; ++j)
        for (int i = 0; i <= count; ++i) {
            if (i + j == 0) continue;
            terms.lag[terms.count] = i + season * j;
            const real value = j == 0 ? c[i - 1] : i == 0 ? s[j - 1] : -(c[i - 1] * s[j - 1]);
            terms.value[terms.count++] = value * real(-sign);
        }
}

/// The terms in an array of a coefficient per lag 1 … length.
void spread(const Terms& terms, int length, real* dense) {
    for (int i = 0; i < length; ++i) dense[i] = real(0.0);
    for (int k = 0; k < terms.count; ++k) dense[terms.lag[k] - 1] += terms.value[k];
}

/// Autocovariances 0 … top of the autoregression with these terms and errors of variance 1.
/// @param partial  its partial autocorrelations, one per lag, out where `known` is false
/// @param c        room for as many
void autocovariances(const Terms& phi, bool known, real* partial, real* c, int top, real* gamma) {
    const int order = phi.highest;
    if (!known) {
        // Durbin-Levinson backwards. Inside the box |r| < 1 but for rounding, which must not turn a sign.
        spread(phi, order, c);
        for (int k = order - 1; k >= 0; --k) {
            const real r = min(max(c[k], real(-1.0 + 1e-12)), real(1.0 - 1e-12));
            partial[k] = r;
            const real scale = real(1.0) / (real(1.0) - r * r);
            for (int i = 0, j = k - 1; i < j; ++i, --j) {
                const real a = c[i];
                c[i] = (a + r * c[j]) * scale;
                c[j] = (c[j] + r * a) * scale;
            }
            if (k % 2 == 1) c[k / 2] = c[k / 2] / (real(1.0) - r);
        }
    }
    gamma[0] = real(1.0);
    real variance = real(1.0);  // of the error, while gamma holds autocorrelations
    for (int k = 0; k < order; ++k) {
        const real r = partial[k];
        real sum = r * variance;
        for (int j = 0; j < k; ++j) sum += c[j] * gamma[k - j];
        gamma[k + 1] = sum;
        variance = variance * (real(1.0) - r * r);
        for (int i = 0, j = k - 1; i < j; ++i, --j) {
            const real a = c[i];
            c[i] = a - r * c[j];
            c[j] = c[j] - r * a;
        }
        if (k % 2 == 1) c[k / 2] = c[k / 2] - r * c[k / 2];
        c[k] = r;
    }
    for (int k = order + 1; k <= top; ++k) {
        real sum = real(0.0);
        for (int j = 0; j < phi.count; ++j) sum += phi.value[j] * gamma[k - phi.lag[j]];
        gamma[k] = sum;
    }
    const real scale = real(1.0) / variance;
    for (int k = 0; k <= top; ++k) gamma[k] = gamma[k] * scale;
}

}  // namespace
}  // namespace sociaaldomein::kernels
