// Sums of squared errors of ETS(A,Ad,N) for given parameters. Layer: projection.

// Nothing but the recursion: as many vectors in flight as registers hold.
#ifndef SD_KERNEL_VECTORS
#define SD_KERNEL_VECTORS (SD_KERNEL_BYTES == 64 ? 6 : 3)
#endif
#include "projection/kernels/ets_squares.hpp"

#include "projection/kernels/lanes.inl"

namespace sociaaldomein::kernels {
namespace {

void damped(const double* values, int length, const double* parameters, double* sums) noexcept {
    const auto row = [&](int i) { return load(parameters + i * lane_count); };
    const real alpha = row(ets_squares_row::alpha);
    const real beta = row(ets_squares_row::beta);
    const real phi = row(ets_squares_row::phi);
    real level = row(ets_squares_row::level);
    real slope = row(ets_squares_row::slope);
    real sum = real(0.0);
    for (int t = 0; t < length; ++t) {
        const real shrunk = phi * slope;
        const real expected = level + shrunk;
        const real error = load(values + static_cast<long>(t) * lane_count) - expected;
        level = expected + alpha * error;
        slope = shrunk + beta * error;
        sum += error * error;
    }
    store(sums, sum);
}

}  // namespace

extern const EtsSquaresKernels SD_TABLE(ets_squares_kernels);
const EtsSquaresKernels SD_TABLE(ets_squares_kernels){damped, lane_count};

}  // namespace sociaaldomein::kernels
