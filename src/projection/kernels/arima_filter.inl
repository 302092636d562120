// One-step prediction errors of a seasonal ARMA model: an ingredient of arima.inl. Layer: projection.

namespace sociaaldomein::kernels {
namespace {

/// Memory of one pass, cut from the caller's scratch. `order` is the larger of the two polynomials' orders.
struct Room {
    real* partial;    // order of phi
    real* work;       // order of phi
    real* dense;      // order
    real* gamma_u;    // orders of phi and theta, + 1: autocovariances of the autoregression alone
    real* product;    // orders of phi and theta, + 1
    real* psi;        // order + 1
    real* gain;       // order + 1: H
    real* direction;  // order + 1: L
    real* mean;       // order + 1: c, the moving average's share of the predictions to come
    real* mean_x;     // order + 1: the same of the constant
    real* level;      // order of phi + 1: 1 - phi1 - … - phi_i, what an autoregression makes of a constant
    real* errors_x;   // length: standardised errors of the constant
    real* errors;     // length * (parameters + 1)

    /// In `real`s.
    static unsigned long size(const ArmaOrders& o, int length) {
        const int p = o.p + o.season * o.P;
        const int q = o.q + o.season * o.Q;
        const int r = p > q ? p : q;
        return static_cast<unsigned long>(2 * p + r + 2 * (p + q + 1) + 5 * (r + 1) + p + 1) +
               static_cast<unsigned long>(length) * static_cast<unsigned long>(o.p + o.q + o.P + o.Q + 2);
    }

    Room(const ArmaOrders& o, int length, real* at) {
        const int p = o.p + o.season * o.P;
        const int q = o.q + o.season * o.Q;
        const int r = p > q ? p : q;
        const auto take = [&at](int count) {
            real* const here = at;
            at += count;
            return here;
        };
        partial = take(p);
        work = take(p);
        dense = take(r);
        gamma_u = take(p + q + 1);
        product = take(p + q + 1);
        psi = take(r + 1);
        gain = take(r + 1);
        direction = take(r + 1);
        mean = take(r + 1);
        mean_x = take(r + 1);
        level = take(p + 1);
        errors_x = take(length);
        errors = at;
    }
};

/// The first prediction: its variance F (in units of sigma^2) is returned; gain H and direction L are set up.
///
/// With N[i] the covariance of y[t] and the autoregressive-moving-average part of y[t+i] that is known at t,
/// H[i] = N[i] - phi[i] F; the first L is N itself.
real begin(const ArmaOrders& o, const real* parameters, const Terms& phi, const Terms& theta, Room& room) {
    const int p = phi.highest;
    const int q = theta.highest;
    const int order = p > q ? p : q;
    real* const h = room.gain;
    for (int i = 0; i <= order; ++i) h[i] = real(0.0);

    // psi: weights of the errors in the model's own moving average; what theta does to them.
    room.psi[0] = real(1.0);
    spread(theta, order, room.dense);
    for (int k = 1; k < q; ++k) {
        real sum = room.dense[k - 1];
        for (int j = 0; j < phi.count; ++j)
            if (phi.lag[j] <= k) sum += phi.value[j] * room.psi[k - phi.lag[j]];
        room.psi[k] = sum;
    }
    for (int k = 0; k < theta.count; ++k)
        for (int i = 1; i <= theta.lag[k]; ++i) h[i - 1] += theta.value[k] * room.psi[theta.lag[k] - i];

    real variance;
    if (p == 0) {
        variance = real(1.0);
        for (int i = 0; i < q; ++i) variance += room.dense[i] * room.dense[i];
    } else {
        const bool known = o.p == 0 || o.P == 0;
        if (known) {
            for (int i = 0; i < p; ++i) room.partial[i] = real(0.0);
            for (int i = 0; i < o.p; ++i) room.partial[i] = parameters[i];
            for (int i = 0; i < o.P; ++i) room.partial[o.season * (i + 1) - 1] = parameters[o.p + o.q + i];
        }
        real* const u = room.gamma_u;
        autocovariances(phi, known, room.partial, room.work, p - 1 + q, u);
        // gamma = theta * (theta reversed * gamma_u): product[q + k] is the inner one at lag k >= -q.
        for (int k = -q; k < p; ++k) {
            real sum = u[k < 0 ? -k : k];
            for (int j = 0; j < theta.count; ++j) {
                const int lag = k + theta.lag[j];
                sum += theta.value[j] * u[lag < 0 ? -lag : lag];
            }
            room.product[q + k] = sum;
        }
        for (int k = 0; k < p; ++k) {
            real sum = room.product[q + k];
            for (int j = 0; j < theta.count; ++j) sum += theta.value[j] * room.product[q + k - theta.lag[j]];
            u[k] = sum;  // gamma from here on
        }
        variance = u[0];
        for (int k = 0; k < phi.count; ++k)
            for (int i = 1; i < phi.lag[k]; ++i) h[i - 1] += phi.value[k] * u[phi.lag[k] - i];
    }
    variance = max(variance, real(1.0));
    spread(phi, order, room.dense);
    for (int i = 0; i < order; ++i) room.direction[i] = h[i] + room.dense[i] * variance;
    room.direction[order] = real(0.0);
    return variance;
}

/// Whether the covariance of the state has settled in a lane: what is left to change is below rounding.
mask settled(const real* direction, int order, const real& middle) {
    real largest = real(0.0);
    for (int i = 0; i < order; ++i) largest = max(largest, abs(direction[i]));
    return largest * largest * abs(middle) < real(1e-24);
}

/// The standardised errors v / sqrt(F) of the values, and of a constant 1 in their place where `with_constant`.
/// @returns the sum of log F over each lane's values
///
/// The recursion is that of Morf, Sidhu & Kailath: from one period to the next the covariance P of the state changes by
/// M L L', of rank one, and with F = P11, H = (T P)1 - phi F
///
///   F += M L1^2,   H[i] += M L1 L[i+1],   L[i] = L[i+1] - L1 H[i] / F,   M *= F before / F after.
template <bool with_constant>
real predict(const ArimaBlock& block, const Terms& phi, int order, int q, const real& count, int shortest,
             real variance, Room& room, real* errors) {
    real* const h = room.gain;
    real* const l = room.direction;
    real* const c = room.mean;
    real* const cx = room.mean_x;
    for (int i = 0; i <= order; ++i) c[i] = real(0.0);
    if constexpr (with_constant) {
        for (int i = 0; i <= order; ++i) cx[i] = real(0.0);
        spread(phi, phi.highest, room.level + 1);
        room.level[0] = real(1.0);
        for (int i = 1; i <= phi.highest; ++i) room.level[i] = room.level[i - 1] - room.level[i];
    }
    real inverse = real(1.0) / variance;
    real middle = -inverse;
    real product = real(1.0);
    real logarithms = real(0.0);
    bool moving = order > 0;  // whether any lane's covariance still changes
    for (int t = 0; t < block.length; ++t) {
        real v = load(block.values + t * lane_count);
        for (int k = 0; k < phi.count; ++k)
            if (phi.lag[k] <= t) v -= phi.value[k] * load(block.values + (t - phi.lag[k]) * lane_count);
        v -= c[0];
        const real w = v * inverse;
        const real root = sqrt(inverse);
        const mask inside = real(static_cast<double>(t)) < count;
        const bool all_inside = t < shortest;
        errors[t] = all_inside ? v * root : select(inside, v * root, real(0.0));
        real wx;
        if constexpr (with_constant) {
            const real vx = room.level[t < phi.highest ? t : phi.highest] - cx[0];
            wx = vx * inverse;
            room.errors_x[t] = all_inside ? vx * root : select(inside, vx * root, real(0.0));
        }
        if (moving) product = all_inside ? product * variance : select(inside, product * variance, product);
        if (t % 8 == 7) {
            logarithms += log(product);
            product = real(1.0);
        }
        if (moving) {
            const real first = l[0];
            const real change = middle * first;
            const real turn = first * inverse;
            for (int i = 0; i < order; ++i) {
                const real next = l[i + 1];
                const real gain = h[i];
                c[i] = c[i + 1] + gain * w;
                if constexpr (with_constant) cx[i] = cx[i + 1] + gain * wx;
                h[i] = gain + next * change;
                l[i] = next - gain * turn;
            }
            const real after = max(variance + change * first, real(1.0));
            const real inverse_after = real(1.0) / after;
            middle = middle * variance * inverse_after;
            variance = after;
            inverse = inverse_after;
            if (q == 0 && t + 1 == order) {  // of an autoregression all is known after as many values
                moving = false;
                variance = inverse = real(1.0);
            } else if (t % 16 == 15) {
                const mask done = settled(l, order, middle);
                for (int i = 0; i < order; ++i) l[i] = select(done, real(0.0), l[i]);
                variance = select(done, real(1.0), variance);
                inverse = select(done, real(1.0), inverse);
                moving = any(!done);
            }
        } else if (q > 0) {
            for (int i = 0; i < order; ++i) {
                c[i] = c[i + 1] + h[i] * w;
                if constexpr (with_constant) cx[i] = cx[i + 1] + h[i] * wx;
            }
        } else if (order > 0) {
            c[0] = real(0.0);
            if constexpr (with_constant) cx[0] = real(0.0);
        }
    }
    return logarithms + log(product);
}

}  // namespace
}  // namespace sociaaldomein::kernels
