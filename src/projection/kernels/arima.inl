// The kernel of arima.hpp.

#include "projection/kernels/arima.hpp"

#define SD_KERNEL_VECTORS 2  // the recursions have independent work enough; fewer lanes are filled better

#include "projection/kernels/functions.inl"

#include "projection/kernels/arima_polynomials.inl"

#include "projection/kernels/arima_filter.inl"

namespace sociaaldomein::kernels {
namespace {

/// What a parameter point comes to.
struct Value {
    real objective;
    real squares;
    real coefficient;
};

/// The objective at one point. `errors` becomes g = (e - b x) exp(mean(log F) / 2), whose sum of squares Q has
/// log(Q / n) / 2 = objective: a sum of squares to minimise.
Value evaluate_at(const ArimaBlock& block, const real* parameters, const real& count, int shortest,
                  const real& constant, bool with_constant, Room& room, real* errors) {
    const ArmaOrders& o = block.orders;
    Terms phi;
    Terms theta;
    multiply(parameters, o.p, parameters + o.p + o.q, o.P, o.season, -1.0, phi);
    multiply(parameters + o.p, o.q, parameters + o.p + o.q + o.P, o.Q, o.season, 1.0, theta);
    const int order = phi.highest > theta.highest ? phi.highest : theta.highest;
    const real variance = begin(o, parameters, phi, theta, room);
    const real logarithms =
        with_constant
            ? predict<true>(block, phi, order, theta.highest, count, shortest, variance, room, errors)
            : predict<false>(block, phi, order, theta.highest, count, shortest, variance, room, errors);
    const real mean_logarithm = logarithms / count;

    Value value;
    value.coefficient = real(0.0);
    if (with_constant) {
        real xe = real(0.0);
        real xx = real(0.0);
        for (int t = 0; t < block.length; ++t) {
            xe += room.errors_x[t] * errors[t];
            xx += room.errors_x[t] * room.errors_x[t];
        }
        value.coefficient = select((constant != real(0.0)) & (xx > real(0.0)), xe / xx, real(0.0));
        for (int t = 0; t < block.length; ++t) errors[t] = errors[t] - value.coefficient * room.errors_x[t];
    }
    value.squares = real(0.0);
    for (int t = 0; t < block.length; ++t) value.squares += errors[t] * errors[t];
    if (block.derivatives) {
        const real scale = exp(real(0.5) * mean_logarithm);
        for (int t = 0; t < block.length; ++t) errors[t] = errors[t] * scale;
    }
    value.objective = real(0.5) * (log(max(real(block.least_variance), value.squares / count)) +
                                   mean_logarithm);  // NaN stays
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
    const unsigned long unaligned = (unsigned long)block.scratch % sizeof(real);
    Room room(o, block.length,
              (real*)((char*)block.scratch + (unaligned == 0 ? 0 : sizeof(real) - unaligned)));

    const real count = load(block.count);
    double shortest_count = block.count[0];
    bool with_constant = false;
    for (int lane = 0; lane < lane_count; ++lane) {
        if (block.count[lane] < shortest_count) shortest_count = block.count[lane];
        with_constant = with_constant || block.constant[lane] != 0.0;
    }
    const int shortest = static_cast<int>(shortest_count);
    const real constant = load(block.constant);

    const int parameter_count = o.p + o.q + o.P + o.Q;
    real parameters[ArmaOrders::most_parameters + 1];
    for (int i = 0; i < parameter_count; ++i) parameters[i] = load(block.parameters + i * lane_count);

    const Value here =
        evaluate_at(block, parameters, count, shortest, constant, with_constant, room, room.errors);
    store(block.objective, here.objective);
    store(block.squares, here.squares);
    store(block.coefficient, here.coefficient);
    if (!block.derivatives) return;

    for (int i = 0; i < parameter_count; ++i) {
        const real at = parameters[i];
        // Inwards: the model may stop existing beyond the bound. The difference taken is the one that was rounded to.
        const real moved = at + select(at > real(0.0), real(-1e-6), real(1e-6));
        const real scale = real(1.0) / (moved - at);
        real* const errors = room.errors + (i + 1) * block.length;
        parameters[i] = moved;
        evaluate_at(block, parameters, count, shortest, constant, with_constant, room, errors);
        parameters[i] = at;
        for (int t = 0; t < block.length; ++t) errors[t] = (errors[t] - room.errors[t]) * scale;
    }
    derive(block, room.errors, parameter_count);
}

}  // namespace

extern const ArimaKernels SD_TABLE(arima_kernels);
const ArimaKernels SD_TABLE(arima_kernels){evaluate, scratch_size, lane_count};

}  // namespace sociaaldomein::kernels
