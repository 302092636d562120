#pragma once
// The arithmetic of the kernels: one `real` holds one number for each of `lane_count` series. Layer: projection.
//
// A kernel is an .inl that includes this file. It is compiled once per instruction set (cmake/Kernels.cmake writes the
// units) with SD_KERNEL_SET naming the set and SD_KERNEL_BYTES the width of its vectors, and exports nothing but one
// table of function pointers. Everything here is in an unnamed namespace, and neither std nor Eigen is used: an inline
// function shared between units compiled for different machines would be merged by the linker, and the program would
// crash on the lesser machine.
//
// A lane never looks at its neighbours, there is no fused multiply-add and no libm beyond sqrt, so a lane's result has
// the same bits whatever the width.

#if !defined(SD_KERNEL_SET) || !defined(SD_KERNEL_BYTES)
#error "a kernel is compiled through cmake/Kernels.cmake"
#endif

#define SD_INLINE inline __attribute__((always_inline))
#define SD_JOIN_(a, b) a##b
#define SD_JOIN(a, b) SD_JOIN_(a, b)
/// The name of this unit's table: SD_TABLE(ets_kernels) is ets_kernels_v3.
#define SD_TABLE(name) SD_JOIN(name##_, SD_KERNEL_SET)
#define SD_UNROLL _Pragma("GCC unroll 8")

namespace sociaaldomein::kernels {
namespace {

typedef double VectorD __attribute__((vector_size(SD_KERNEL_BYTES)));
typedef long long VectorI __attribute__((vector_size(SD_KERNEL_BYTES)));

constexpr int vector_width = SD_KERNEL_BYTES / 8;
#ifdef SD_KERNEL_VECTORS
constexpr int vectors = SD_KERNEL_VECTORS;
#else
constexpr int vectors = 4;  // in flight at once, to hide the latency of recursions
#endif
constexpr int lane_count = vectors * vector_width;

/// A truth per lane: all bits set, or none.
struct mask {
    VectorI v[vectors];
};

/// A number per lane.
struct real {
    VectorD v[vectors];

    real() = default;
    SD_INLINE real(double x) {  // NOLINT(google-explicit-constructor): constants read as numbers do
        SD_UNROLL for (int k = 0; k < vectors; ++k) v[k] = VectorD{} + x;
    }
};

/// A whole number per lane; the bits of a `real`, or a counter.
struct whole {
    VectorI v[vectors];

    whole() = default;
    SD_INLINE whole(long long x) {  // NOLINT(google-explicit-constructor)
        SD_UNROLL for (int k = 0; k < vectors; ++k) v[k] = VectorI{} + x;
    }
};

#define SD_BINARY(type, op)                                                    \
    SD_INLINE type operator op(const type& a, const type& b) {                 \
        type r;                                                                \
        SD_UNROLL for (int k = 0; k < vectors; ++k) r.v[k] = a.v[k] op b.v[k]; \
        return r;                                                              \
    }
SD_BINARY(real, +)
SD_BINARY(real, -)
SD_BINARY(real, *)
SD_BINARY(real, /)
SD_BINARY(whole, +)
SD_BINARY(whole, -)
SD_BINARY(whole, &)
SD_BINARY(whole, |)
SD_BINARY(whole, ^)
SD_BINARY(mask, &)
SD_BINARY(mask, |)
#undef SD_BINARY

#define SD_COMPARE(type, op)                                                   \
    SD_INLINE mask operator op(const type& a, const type& b) {                 \
        mask r;                                                                \
        SD_UNROLL for (int k = 0; k < vectors; ++k) r.v[k] = a.v[k] op b.v[k]; \
        return r;                                                              \
    }
SD_COMPARE(real, <)
SD_COMPARE(real, <=)
SD_COMPARE(real, >)
SD_COMPARE(real, >=)
SD_COMPARE(real, ==)
SD_COMPARE(real, !=)
SD_COMPARE(whole, ==)
SD_COMPARE(whole, <)
SD_COMPARE(whole, >)
#undef SD_COMPARE

SD_INLINE real& operator+=(real& a, const real& b) { return a = a + b; }
SD_INLINE real& operator-=(real& a, const real& b) { return a = a - b; }
SD_INLINE real& operator*=(real& a, const real& b) { return a = a * b; }
SD_INLINE real& operator/=(real& a, const real& b) { return a = a / b; }

SD_INLINE mask operator!(const mask& a) {
    mask r;
    SD_UNROLL for (int k = 0; k < vectors; ++k) r.v[k] = ~a.v[k];
    return r;
}

SD_INLINE real operator-(const real& a) {
    real r;
    SD_UNROLL for (int k = 0; k < vectors; ++k) r.v[k] = -a.v[k];
    return r;
}

/// `yes` where the mask is set, `no` elsewhere, whatever stands in the other.
SD_INLINE real select(const mask& m, const real& yes, const real& no) {
    real r;
    SD_UNROLL for (int k = 0; k < vectors; ++k) r.v[k] = m.v[k] ? yes.v[k] : no.v[k];
    return r;
}

SD_INLINE whole select(const mask& m, const whole& yes, const whole& no) {
    whole r;
    SD_UNROLL for (int k = 0; k < vectors; ++k) r.v[k] = (m.v[k] & yes.v[k]) | (~m.v[k] & no.v[k]);
    return r;
}

SD_INLINE bool any(const mask& m) {
    VectorI all = m.v[0];
    SD_UNROLL for (int k = 1; k < vectors; ++k) all |= m.v[k];
    long long joined = 0;
    SD_UNROLL for (int i = 0; i < vector_width; ++i) joined |= all[i];
    return joined != 0;
}

SD_INLINE mask always() {
    mask r;
    SD_UNROLL for (int k = 0; k < vectors; ++k) r.v[k] = ~VectorI{};
    return r;
}

/// The lesser; `b` where either is NaN.
SD_INLINE real min(const real& a, const real& b) { return select(a < b, a, b); }
/// The greater; `b` where either is NaN.
SD_INLINE real max(const real& a, const real& b) { return select(a > b, a, b); }

SD_INLINE real sqrt(const real& a) {
    real r;
    SD_UNROLL for (int k = 0; k < vectors; ++k) SD_UNROLL for (int i = 0; i < vector_width; ++i) r.v[k][i] =
        __builtin_sqrt(a.v[k][i]);
    return r;
}

/// The bits of the numbers, and back.
SD_INLINE whole bits_of(const real& a) {
    whole r;
    SD_UNROLL for (int k = 0; k < vectors; ++k) r.v[k] = (VectorI)a.v[k];
    return r;
}
SD_INLINE real from_bits(const whole& a) {
    real r;
    SD_UNROLL for (int k = 0; k < vectors; ++k) r.v[k] = (VectorD)a.v[k];
    return r;
}

SD_INLINE whole operator<<(const whole& a, int n) {
    whole r;
    SD_UNROLL for (int k = 0; k < vectors; ++k) r.v[k] = a.v[k] << n;
    return r;
}
/// Of numbers that are not negative: the vacated bits are unspecified for others.
SD_INLINE whole operator>>(const whole& a, int n) {
    typedef unsigned long long VectorU __attribute__((vector_size(SD_KERNEL_BYTES)));
    whole r;
    SD_UNROLL for (int k = 0; k < vectors; ++k) r.v[k] = (VectorI)((VectorU)a.v[k] >> n);
    return r;
}

SD_INLINE real abs(const real& a) { return from_bits(bits_of(a) & whole(0x7fffffffffffffffLL)); }

/// One number per lane, side by side in memory; no alignment asked for.
SD_INLINE real load(const double* from) {
    real r;
    SD_UNROLL for (int k = 0; k < vectors; ++k)
        __builtin_memcpy(&r.v[k], from + k * vector_width, sizeof(VectorD));
    return r;
}
SD_INLINE void store(double* to, const real& a) {
    SD_UNROLL for (int k = 0; k < vectors; ++k)
        __builtin_memcpy(to + k * vector_width, &a.v[k], sizeof(VectorD));
}
SD_INLINE whole load(const long long* from) {
    whole r;
    SD_UNROLL for (int k = 0; k < vectors; ++k)
        __builtin_memcpy(&r.v[k], from + k * vector_width, sizeof(VectorI));
    return r;
}
SD_INLINE void store(long long* to, const whole& a) {
    SD_UNROLL for (int k = 0; k < vectors; ++k)
        __builtin_memcpy(to + k * vector_width, &a.v[k], sizeof(VectorI));
}

/// Whole numbers within ±2^51 as numbers, exactly.
SD_INLINE real to_real(const whole& a) {
    // 1.5 * 2^52 has the last bit of its mantissa at 1.
    constexpr double shift = 6755399441055744.0;
    return from_bits(a + bits_of(real(shift))) - real(shift);
}
/// The nearest whole number (ties to even) of numbers within ±2^51.
SD_INLINE whole nearest_whole(const real& a) {
    constexpr double shift = 6755399441055744.0;
    return bits_of(a + real(shift)) - bits_of(real(shift));
}

}  // namespace
}  // namespace sociaaldomein::kernels
