// One-step prediction errors of a seasonal ARMA model: an ingredient of arima.inl. Layer: projection.

namespace sociaaldomein::kernels {
namespace {

/// One parameter point on its way through the series. `order` is the larger of the two polynomials' orders.
struct Track {
    Terms phi;
    int order;
    int moving_order;  // of theta
    bool changing;     // whether any lane's covariance still does
    real variance;     // F, in units of sigma^2
    real inverse;      // 1 / F
    real middle;       // M
    real product;      // of the F since the last logarithm
    real logarithms;   // sum of log F
    real* gain;        // order + 1: H
    real* direction;   // order + 1: L
    real* mean;        // order + 1: c, the moving average's share of the predictions to come
    real* mean_x;      // order + 1: the same of the constant
    real* level;       // order of phi + 1: 1 - phi1 - … - phi_i, what an autoregression makes of a constant
    real* errors;      // length: standardised
    real* errors_x;    // length: those of the constant
};

/// Points that go through the series together, so that one computes while the other waits.
constexpr int most_tracks = 2;

/// Memory of an evaluation, cut from the caller's scratch.
struct Room {
    real* partial;  // order of phi
    real* work;     // order of phi
    real* dense;    // order
    real* gamma_u;  // orders of phi and theta, + 1: autocovariances of the autoregression alone
    real* product;  // orders of phi and theta, + 1
    real* psi;      // order + 1
    real* errors;   // length * (parameters + 1)
    Track tracks[most_tracks];

    /// In `real`s.
    static unsigned long size(const ArmaOrders& o, int length) {
        const int p = o.p + o.season * o.P;
        const int q = o.q + o.season * o.Q;
        const int r = p > q ? p : q;
        const int shared = 2 * p + r + 2 * (p + q + 1) + r + 1 + length * (o.p + o.q + o.P + o.Q + 1);
        return static_cast<unsigned long>(shared + most_tracks * (4 * (r + 1) + p + 1 + length));
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
        errors = take(length * (o.p + o.q + o.P + o.Q + 1));
        for (Track& track : tracks) {
            track.gain = take(r + 1);
            track.direction = take(r + 1);
            track.mean = take(r + 1);
            track.mean_x = take(r + 1);
            track.level = take(p + 1);
            track.errors_x = take(length);
        }
    }
};

/// The first prediction: its variance F, the gain H and the direction L.
///
/// With N[i] the covariance of y[t] and the autoregressive-moving-average part of y[t+i] that is known at t,
/// H[i] = N[i] - phi[i] F; the first L is N itself.
void begin(const ArmaOrders& o, const real* parameters, const Terms& theta, Room& room, Track& track) {
    const Terms& phi = track.phi;
    const int p = phi.highest;
    const int q = theta.highest;
    const int order = p > q ? p : q;
    real* const h = track.gain;
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
    for (int i = 0; i < order; ++i) track.direction[i] = h[i] + room.dense[i] * variance;
    track.direction[order] = real(0.0);
    track.order = order;
    track.moving_order = q;
    track.variance = variance;
}

/// Whether the covariance of the state has settled in a lane: what is left to change is below rounding.
mask settled(const real* direction, int order, const real& middle) {
    real largest = real(0.0);
    for (int i = 0; i < order; ++i) largest = max(largest, abs(direction[i]));
    return largest * largest * abs(middle) < real(1e-24);
}

/// Which lanes have a value at t; `all` where none has ended.
struct Inside {
    mask lanes;
    bool all;
};

SD_INLINE real where(const Inside& inside, const real& yes, const real& no) {
    return inside.all ? yes : select(inside.lanes, yes, no);
}

/// One period of a track.
///
/// The recursion is that of Morf, Sidhu & Kailath: from one period to the next the covariance P of the state changes by
/// M L L', of rank one, and with F = P11, H = (T P)1 - phi F
///
///   F += M L1^2,   H[i] += M L1 L[i+1],   L[i] = L[i+1] - L1 H[i] / F,   M *= F before / F after.
template <bool with_constant>
SD_INLINE void step(const ArimaBlock& block, int t, const Inside& inside, Track& track) {
    const Terms& phi = track.phi;
    const int order = track.order;
    real* const h = track.gain;
    real* const l = track.direction;
    real* const c = track.mean;
    real* const cx = track.mean_x;

    real v = load(block.values + t * lane_count);
    for (int k = 0; k < phi.count; ++k)
        if (phi.lag[k] <= t) v -= phi.value[k] * load(block.values + (t - phi.lag[k]) * lane_count);
    v -= c[0];
    const real w = v * track.inverse;
    const real root = sqrt(track.inverse);
    track.errors[t] = where(inside, v * root, real(0.0));
    real wx;
    if constexpr (with_constant) {
        const real vx = track.level[t < phi.highest ? t : phi.highest] - cx[0];
        wx = vx * track.inverse;
        track.errors_x[t] = where(inside, vx * root, real(0.0));
    }
    if (track.changing) {
        track.product = where(inside, track.product * track.variance, track.product);
        const real first = l[0];
        const real change = track.middle * first;
        const real turn = first * track.inverse;
        for (int i = 0; i < order; ++i) {
            const real next = l[i + 1];
            const real gain = h[i];
            c[i] = c[i + 1] + gain * w;
            if constexpr (with_constant) cx[i] = cx[i + 1] + gain * wx;
            h[i] = gain + next * change;
            l[i] = next - gain * turn;
        }
        const real after = max(track.variance + change * first, real(1.0));
        track.inverse = real(1.0) / after;
        track.middle = track.middle * track.variance * track.inverse;
        track.variance = after;
        if (track.moving_order == 0 && t + 1 == order) {
            // Of an autoregression all is known after as many values.
            track.changing = false;
            track.variance = track.inverse = real(1.0);
        } else if (t % 16 == 15) {
            const mask done = settled(l, order, track.middle);
            for (int i = 0; i < order; ++i) l[i] = select(done, real(0.0), l[i]);
            track.variance = select(done, real(1.0), track.variance);
            track.inverse = select(done, real(1.0), track.inverse);
            track.changing = any(!done);
        }
    } else if (track.moving_order > 0) {
        for (int i = 0; i < order; ++i) {
            c[i] = c[i + 1] + h[i] * w;
            if constexpr (with_constant) cx[i] = cx[i + 1] + h[i] * wx;
        }
    } else {
        c[0] = real(0.0);
        if constexpr (with_constant) cx[0] = real(0.0);
    }
    if (t % 8 == 7) {
        track.logarithms += log(track.product);
        track.product = real(1.0);
    }
}

/// The standardised errors v / sqrt(F) of the values, and of a constant 1 in their place where `with_constant`, and the
/// sum of log F over each lane's values; of `tracks` points at once, whose first predictions are set up.
template <bool with_constant, int tracks>
void predict(const ArimaBlock& block, const real& count, int shortest, Track* track) {
    for (int k = 0; k < tracks; ++k) {
        Track& it = track[k];
        for (int i = 0; i <= it.order; ++i) it.mean[i] = it.mean_x[i] = real(0.0);
        spread(it.phi, it.phi.highest, it.level + 1);
        it.level[0] = real(1.0);
        for (int i = 1; i <= it.phi.highest; ++i) it.level[i] = it.level[i - 1] - it.level[i];
        it.inverse = real(1.0) / it.variance;
        it.middle = -it.inverse;
        it.product = real(1.0);
        it.logarithms = real(0.0);
        it.changing = it.order > 0;
    }
    for (int t = 0; t < block.length; ++t) {
        const Inside inside{real(static_cast<double>(t)) < count, t < shortest};
        SD_UNROLL for (int k = 0; k < tracks; ++k) step<with_constant>(block, t, inside, track[k]);
    }
    for (int k = 0; k < tracks; ++k) track[k].logarithms += log(track[k].product);
}

}  // namespace
}  // namespace sociaaldomein::kernels
