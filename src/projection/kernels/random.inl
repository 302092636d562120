// Counter-based random numbers per lane: no state, so any path of any series can be drawn by itself. Layer: projection.
//
// Source: Philox4x32-10, Salmon, Moraes, Dror & Shaw 2011, doi:10.1145/2063384.2063405; Box & Muller 1958,
// doi:10.1214/aoms/1177706645.

#include "projection/kernels/functions.inl"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace sociaaldomein::kernels {
namespace {

/// The product of the low 32 bits of both.
SD_INLINE whole multiply_low(const whole& a, const whole& b) {
    whole r;
    SD_UNROLL for (int k = 0; k < vectors; ++k) {
#if defined(__x86_64__) && SD_KERNEL_BYTES == 16
        r.v[k] = (VectorI)_mm_mul_epu32((__m128i)a.v[k], (__m128i)b.v[k]);
#elif defined(__x86_64__) && SD_KERNEL_BYTES == 32
        r.v[k] = (VectorI)_mm256_mul_epu32((__m256i)a.v[k], (__m256i)b.v[k]);
#elif defined(__x86_64__) && SD_KERNEL_BYTES == 64
        r.v[k] =
            (VectorI)_mm512_maskz_mul_epu32(0xff, (__m512i)a.v[k], (__m512i)b.v[k]);  // the plain one warns
#else
        typedef unsigned long long VectorU __attribute__((vector_size(SD_KERNEL_BYTES)));
        const VectorU low = VectorU{} + 0xffffffffULL;
        r.v[k] = (VectorI)(((VectorU)a.v[k] & low) * ((VectorU)b.v[k] & low));
#endif
    }
    return r;
}

/// Four words of 32 random bits per lane, each in the low half.
struct RandomWords {
    whole word[4];
};

/// @param key    64 bits, the same for all lanes
/// @param c01    the first two words of the counter per lane: the low half and the high half
/// @param c2 c3  the rest of the counter, the same for all lanes
SD_INLINE RandomWords philox(unsigned long long key, const whole& c01, unsigned c2, unsigned c3) {
    const whole m0(0xD2511F53LL);
    const whole m1(0xCD9E8D57LL);
    // Only low halves are looked at, so the high ones hold whatever is left there until the end.
    whole x0 = c01;
    whole x1 = c01 >> 32;
    whole x2((long long)c2);
    whole x3((long long)c3);
    unsigned k0 = (unsigned)key;
    unsigned k1 = (unsigned)(key >> 32);
    SD_UNROLL for (int round = 0; round < 10; ++round) {
        const whole p0 = multiply_low(m0, x0);
        const whole p1 = multiply_low(m1, x2);
        x0 = (p1 >> 32) ^ x1 ^ whole((long long)k0);
        x2 = (p0 >> 32) ^ x3 ^ whole((long long)k1);
        x1 = p1;
        x3 = p0;
        k0 += 0x9E3779B9U;
        k1 += 0xBB67AE85U;
    }
    const whole low(0xffffffffLL);
    return {{x0 & low, x1 & low, x2 & low, x3 & low}};
}

/// The middle of one of 2^32 equal parts of (0, 1).
SD_INLINE real uniform(const whole& word) {
    // 2^52 + word, exactly; and below 2^52 there are halves.
    return (from_bits(word + bits_of(real(0x1p52))) - real(0x1p52 - 0.5)) * real(0x1p-32);
}

/// Two independent standard normal numbers per lane, within ±6.7.
SD_INLINE void normal_pair(const whole& a, const whole& b, real* z) {
    // The logarithm without the care for its last place that log() takes.
    real m;
    real k;
    take_apart(uniform(a), m, k);
    const real s = (m - real(1.0)) / (m + real(1.0));
    const real square = s * s;
    real sum(-2.0 * log_terms[6]);
    SD_UNROLL for (int i = 5; i >= 0; --i) sum = sum * square + real(-2.0 * log_terms[i]);
    const real radius = sqrt(k * real(-2.0 * (log_2_high + log_2_low)) + s * (sum * square + real(-4.0)));
    // The angle is uniform(b) turns. Its nearest quarter is found in the word; what the other bits add to that is the mantissa
    // of a number from 1 to 2.
    const whole shifted = b + whole(1LL << 29);
    const whole mantissa = (shifted << 22) & whole(0x000fffffffffffffLL);
    const real rest = from_bits(mantissa | bits_of(real(1.0 + 0x1p-31))) - real(1.5);
    real sine;
    real cosine;
    sincos_of_eighth(rest * real(0.25 * full_turn), sine, cosine);
    turn_by_quarters(shifted >> 30, sine, cosine);
    z[0] = radius * cosine;
    z[1] = radius * sine;
}

/// Four of them.
SD_INLINE void normals(const RandomWords& words, real* z) {
    SD_UNROLL for (int pair = 0; pair < 2; ++pair) {
        normal_pair(words.word[2 * pair], words.word[2 * pair + 1], z + 2 * pair);
    }
}

}  // namespace
}  // namespace sociaaldomein::kernels
