// The kernel of histogram.hpp.

#include "projection/kernels/histogram.hpp"

#include "projection/kernels/lanes.inl"

namespace sociaaldomein::kernels {
namespace {

void range(const double* values, long long count, double* lowest, double* highest) noexcept {
    double low = values[0];
    double high = values[0];
    long long i = 0;
    if (count >= lane_count) {
        real lows = load(values);
        real highs = lows;
        for (i = lane_count; i + lane_count <= count; i += lane_count) {
            const real x = load(values + i);
            lows = min(x, lows);
            highs = max(x, highs);
        }
        double all[lane_count];
        store(all, lows);
        for (int k = 0; k < lane_count; ++k) low = all[k] < low ? all[k] : low;
        store(all, highs);
        for (int k = 0; k < lane_count; ++k) high = all[k] > high ? all[k] : high;
    }
    for (; i < count; ++i) {
        low = values[i] < low ? values[i] : low;
        high = values[i] > high ? values[i] : high;
    }
    *lowest = low;
    *highest = high;
}

void count_bins(const double* values, long long count, double lowest, double scale, unsigned short* bins,
                unsigned* counts) noexcept {
    const real low(lowest);
    const real factor(scale);
    const auto count_lanes = [&](const real& x, long long at, long long here) {
        long long numbers[lane_count];
        store(numbers, nearest_whole((x - low) * factor));
        for (long long k = 0; k < here; ++k) {
            bins[at + k] = (unsigned short)numbers[k];
            ++counts[numbers[k]];
        }
    };
    long long i = 0;
    for (; i + lane_count <= count; i += lane_count) count_lanes(load(values + i), i, lane_count);
    if (i == count) return;
    double rest[lane_count];
    for (int k = 0; k < lane_count; ++k) rest[k] = i + k < count ? values[i + k] : lowest;
    count_lanes(load(rest), i, count - i);
}

}  // namespace

extern const HistogramKernels SD_TABLE(histogram_kernels);
const HistogramKernels SD_TABLE(histogram_kernels){range, count_bins};

}  // namespace sociaaldomein::kernels
