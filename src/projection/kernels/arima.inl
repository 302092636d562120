// The kernel of arima.hpp.

#include "projection/kernels/arima.hpp"

// The recursions have independent work enough, and few lanes are filled better.
#define SD_KERNEL_VECTORS (SD_KERNEL_BYTES == 64 ? 1 : 2)

#include "projection/kernels/functions.inl"

#include "projection/kernels/arima_polynomials.inl"

#include "projection/kernels/arima_filter.inl"

namespace sociaaldomein::kernels {
namespace {

/// The block's lanes.
struct Lanes {
    real count;
    real constant;
    int shortest;
    bool with_constant;  // in any lane
};

/// What a parameter point comes to.
struct Value {
    real objective;
    real squares;
    real coefficient;
};

/// Sets a track up for a parameter point, its errors to be written to row `row`.
void prepare(const ArimaBlock& block, const real* parameters, int row, Room& room, Track& track) {
    const ArmaOrders& o = block.orders;
    Terms theta;
    multiply(parameters, o.p, parameters + o.p + o.q, o.P, o.season, -1.0, track.phi);
    multiply(parameters + o.p, o.q, parameters + o.p + o.q + o.P, o.Q, o.season, 1.0, theta);
    track.errors = room.errors + row * block.length;
    begin(o, parameters, theta, room, track);
}

void run(const ArimaBlock& block, const Lanes& lanes, int tracks, Track* track) {
    if (lanes.with_constant)
        tracks == 2 ? predict<true, 2>(block, lanes.count, lanes.shortest, track)
                    : predict<true, 1>(block, lanes.count, lanes.shortest, track);
    else
        tracks == 2 ? predict<false, 2>(block, lanes.count, lanes.shortest, track)
                    : predict<false, 1>(block, lanes.count, lanes.shortest, track);
}

/// The objective of a track that has run. Its errors become g = (e - b x) exp(mean(log F) / 2), whose sum of squares Q
/// has log(Q / n) / 2 = objective: a sum of squares to minimise.
Value conclude(const ArimaBlock& block, const Lanes& lanes, const Track& track) {
    real* const errors = track.errors;
    const real mean_logarithm = track.logarithms / lanes.count;
    Value value;
    value.coefficient = real(0.0);
    if (lanes.with_constant) {
        real xe = real(0.0);
        real xx = real(0.0);
        for (int t = 0; t < block.length; ++t) {
            xe += track.errors_x[t] * errors[t];
            xx += track.errors_x[t] * track.errors_x[t];
        }
        value.coefficient = select((lanes.constant != real(0.0)) & (xx > real(0.0)), xe / xx, real(0.0));
        for (int t = 0; t < block.length; ++t) errors[t] = errors[t] - value.coefficient * track.errors_x[t];
    }
    value.squares = real(0.0);
    for (int t = 0; t < block.length; ++t) value.squares += errors[t] * errors[t];
    if (block.derivatives) {
        const real scale = exp(real(0.5) * mean_logarithm);
        for (int t = 0; t < block.length; ++t) errors[t] = errors[t] * scale;
    }
    const real variance = max(real(block.least_variance), value.squares / lanes.count);  // NaN stays
    value.objective = real(0.5) * (log(variance) + mean_logarithm);
    return value;
}

/// Gradient and curvature of log(Q) / 2 from g and its derivatives, a row of `length` for each.
void derive(const ArimaBlock& block, const real* errors, int parameter_count) {
    const int n = block.length;
    real q = real(0.0);
    for (int t = 0; t < n; ++t) q += errors[t] * errors[t];
    const real scale = real(1.0) / max(q, real(1e-300));  // g is 0 where it counts
    int row = 0;
    for (int i = 0; i < parameter_count; ++i) {
        const real* const a = errors + (i + 1) * n;
        for (int j = -1; j <= i; ++j) {
            const real* const b = errors + (j + 1) * n;
            real even = real(0.0);
            real odd = real(0.0);
            int t = 0;
            for (; t + 1 < n; t += 2) {
                even += a[t] * b[t];
                odd += a[t + 1] * b[t + 1];
            }
            if (t < n) even += a[t] * b[t];
            const real sum = (even + odd) * scale;
            if (j < 0)
                store(block.gradient + i * lane_count, sum);
            else
                store(block.curvature + row++ * lane_count, sum);
        }
    }
}

unsigned long scratch_size(const ArmaOrders& orders, int length) noexcept {
    return (Room::size(orders, length) + 1) * static_cast<unsigned long>(lane_count);
}

void evaluate(const ArimaBlock& block) noexcept {
    const ArmaOrders& o = block.orders;
    const unsigned long long unaligned = (unsigned long long)block.scratch % sizeof(real);
    Room room(o, block.length,
              (real*)((char*)block.scratch + (unaligned == 0 ? 0 : sizeof(real) - unaligned)));

    Lanes lanes{load(block.count), load(block.constant), 0, false};
    double shortest = block.count[0];
    for (int lane = 0; lane < lane_count; ++lane) {
        if (block.count[lane] < shortest) shortest = block.count[lane];
        lanes.with_constant = lanes.with_constant || block.constant[lane] != 0.0;
    }
    lanes.shortest = static_cast<int>(shortest);

    // Row 0 is the point itself, row i + 1 the point with parameter i moved: inwards, as the model may stop existing
    // beyond the bound. The difference taken is the one that was rounded to.
    const int rows = block.derivatives ? o.p + o.q + o.P + o.Q + 1 : 1;
    real parameters[ArmaOrders::most_parameters + 1];
    real moved[ArmaOrders::most_parameters + 1];
    for (int i = 0; i < o.p + o.q + o.P + o.Q; ++i) {
        parameters[i] = load(block.parameters + i * lane_count);
        moved[i] = parameters[i] + select(parameters[i] > real(0.0), real(-1e-6), real(1e-6));
    }
    for (int row = 0; row < rows; row += most_tracks) {
        const int tracks = rows - row < most_tracks ? rows - row : most_tracks;
        for (int k = 0; k < tracks; ++k) {
            const int i = row + k - 1;
            const real at = i < 0 ? real(0.0) : parameters[i];
            if (i >= 0) parameters[i] = moved[i];
            prepare(block, parameters, row + k, room, room.tracks[k]);
            if (i >= 0) parameters[i] = at;
        }
        run(block, lanes, tracks, room.tracks);
        for (int k = 0; k < tracks; ++k) {
            const Value value = conclude(block, lanes, room.tracks[k]);
            if (row + k > 0) continue;
            store(block.objective, value.objective);
            store(block.squares, value.squares);
            store(block.coefficient, value.coefficient);
        }
    }
    if (!block.derivatives) return;
    for (int i = 0; i + 1 < rows; ++i) {
        const real scale = real(1.0) / (moved[i] - parameters[i]);
        real* const errors = room.errors + (i + 1) * block.length;
        for (int t = 0; t < block.length; ++t) errors[t] = (errors[t] - room.errors[t]) * scale;
    }
    derive(block, room.errors, rows - 1);
}

}  // namespace

extern const ArimaKernels SD_TABLE(arima_kernels);
const ArimaKernels SD_TABLE(arima_kernels){evaluate, scratch_size, lane_count};

}  // namespace sociaaldomein::kernels
