// The kernel of histogram.hpp.

#include "projection/kernels/histogram.hpp"

#include "projection/kernels/lanes.inl"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

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

// The bins of a group of lanes are four to a word of 64 bits, one of each vector: to put them in the order of the values would
// take longer than to find them.
static_assert(vectors == 4);

/// Where the value is that bins[at] is of.
SD_INLINE long long value_of_bin(long long at, long long count) {
    const long long in_group = at % lane_count;
    return at >= count - count % lane_count
               ? at
               : at - in_group + in_group % vectors * vector_width + in_group / vectors;
}

void count_bins(const double* values, long long count, double lowest, double scale, unsigned short* bins,
                unsigned* counts, int bin_count, unsigned* sums) noexcept {
    const real low(lowest);
    const real factor(scale);
    long long i = 0;
    for (; i + lane_count <= count; i += lane_count) {
        const whole bin = nearest_whole((load(values + i) - low) * factor);
        const VectorI four = (bin.v[0] | bin.v[1] << 16) | (bin.v[2] << 32 | bin.v[3] << 48);
        __builtin_memcpy(bins + i, &four, sizeof four);
    }
    for (; i < count; ++i) {
        const double number = (values[i] - lowest) * scale + whole_shift;
        long long bits;
        __builtin_memcpy(&bits, &number, sizeof bits);
        bins[i] = (unsigned short)bits;  // those of the shift are zero
    }
    // Not at once with the above: a bin that was just written as one of many is read back slowly.
    SD_UNROLL for (long long k = 0; k < count; ++k)++ counts[bins[k]];
    constexpr int together = HistogramKernels::counts_in_sum;
    for (int bin = 0; bin < bin_count; bin += together) {
        unsigned sum = 0;
        for (int k = 0; k < together; ++k) sum += counts[bin + k];
        sums[bin / together] = sum;
    }
}

#if defined(__x86_64__) && SD_KERNEL_BYTES >= 32
#define SD_SEARCHES_BINS
constexpr int searched_bins = SD_KERNEL_BYTES / 2;  // in a vector of them
constexpr int bits_of_bin = SD_KERNEL_BYTES == 64 ? 1 : 2;
typedef unsigned short Bins __attribute__((vector_size(SD_KERNEL_BYTES)));

#if SD_KERNEL_BYTES == 64
SD_INLINE Bins lesser(const Bins& a, const Bins& b) { return (Bins)_mm512_min_epu16((__m512i)a, (__m512i)b); }
/// Bits for each of `searched_bins` numbers: set where it is less than `reach`.
SD_INLINE unsigned long long within_reach(const Bins& beyond) {
    return _mm512_cmplt_epu16_mask((__m512i)beyond, _mm512_set1_epi16(HistogramKernels::reach));
}
#else
SD_INLINE Bins lesser(const Bins& a, const Bins& b) { return (Bins)_mm256_min_epu16((__m256i)a, (__m256i)b); }
SD_INLINE unsigned long long within_reach(const Bins& beyond) {
    const __m256i least = _mm256_min_epu16((__m256i)beyond, _mm256_set1_epi16(HistogramKernels::reach - 1));
    return (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi16(least, (__m256i)beyond));
}
#endif
#endif

void gather(const double* values, const unsigned short* bins, long long count, const unsigned short* slots,
            [[maybe_unused]] const unsigned short* starts, [[maybe_unused]] int start_count,
            double** ends) noexcept {
    const auto take = [&](long long i) {
        if (const unsigned slot = slots[bins[i]]; slot != 0)
            *ends[slot - 1]++ = values[value_of_bin(i, count)];
    };
    long long i = 0;
#ifdef SD_SEARCHES_BINS
    constexpr int few = 16;
    if (0 < start_count && start_count <= few) {
        Bins all[few];
        for (int k = 0; k < start_count; ++k) all[k] = Bins{} + starts[k];
        // Where there is something is noted first and looked at later: rare as it is, each would be a branch mispredicted.
        constexpr int noted = 64;
        long long places[noted];
        unsigned long long marks[noted];
        while (i + searched_bins <= count) {
            int marked = 0;
            for (int n = 0; n < noted && i + searched_bins <= count; ++n, i += searched_bins) {
                Bins here;
                __builtin_memcpy(&here, bins + i, sizeof here);
                Bins beyond = here - all[0];  // the start that it is the least beyond
                for (int k = 1; k < start_count; ++k) beyond = lesser(beyond, here - all[k]);
                places[marked] = i;
                marks[marked] = within_reach(beyond);
                marked += marks[marked] != 0 ? 1 : 0;
            }
            for (int n = 0; n < marked; ++n) {
                for (unsigned long long found = marks[n]; found != 0;) {
                    take(places[n] + __builtin_ctzll(found) / bits_of_bin);
                    found &= found - 1;
                    if constexpr (bits_of_bin == 2) found &= found - 1;
                }
            }
        }
    }
#endif
    for (; i < count; ++i) take(i);
}

}  // namespace

extern const HistogramKernels SD_TABLE(histogram_kernels);
const HistogramKernels SD_TABLE(histogram_kernels){range, count_bins, gather};

}  // namespace sociaaldomein::kernels
