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

/// A truth per lane of n vectors: all bits set, or none.
template <unsigned long n>
struct Masks {
    VectorI v[n];
};

/// A number per lane of n vectors.
template <unsigned long n>
struct Reals {
    VectorD v[n];

    Reals() = default;
    SD_INLINE Reals(double x) {  // NOLINT(google-explicit-constructor): constants read as numbers do
        SD_UNROLL for (unsigned long k = 0; k < n; ++k) v[k] = VectorD{} + x;
    }
};

/// A whole number per lane of n vectors; the bits of `Reals`, or a counter.
template <unsigned long n>
struct Wholes {
    VectorI v[n];

    Wholes() = default;
    SD_INLINE Wholes(long long x) {  // NOLINT(google-explicit-constructor)
        SD_UNROLL for (unsigned long k = 0; k < n; ++k) v[k] = VectorI{} + x;
    }
};

using mask = Masks<vectors>;
using real = Reals<vectors>;
using whole = Wholes<vectors>;

#define SD_BINARY(type, op)                                                        \
    template <unsigned long n>                                                     \
    SD_INLINE type<n> operator op(const type<n>& a, const type<n>& b) {            \
        type<n> r;                                                                 \
        SD_UNROLL for (unsigned long k = 0; k < n; ++k) r.v[k] = a.v[k] op b.v[k]; \
        return r;                                                                  \
    }
SD_BINARY(Reals, +)
SD_BINARY(Reals, -)
SD_BINARY(Reals, *)
SD_BINARY(Reals, /)
SD_BINARY(Wholes, +)
SD_BINARY(Wholes, -)
SD_BINARY(Wholes, &)
SD_BINARY(Wholes, |)
SD_BINARY(Wholes, ^)
SD_BINARY(Masks, &)
SD_BINARY(Masks, |)
#undef SD_BINARY

#define SD_COMPARE(type, op)                                                       \
    template <unsigned long n>                                                     \
    SD_INLINE Masks<n> operator op(const type<n>& a, const type<n>& b) {           \
        Masks<n> r;                                                                \
        SD_UNROLL for (unsigned long k = 0; k < n; ++k) r.v[k] = a.v[k] op b.v[k]; \
        return r;                                                                  \
    }
SD_COMPARE(Reals, <)
SD_COMPARE(Reals, <=)
SD_COMPARE(Reals, >)
SD_COMPARE(Reals, >=)
SD_COMPARE(Reals, ==)
SD_COMPARE(Reals, !=)
SD_COMPARE(Wholes, ==)
SD_COMPARE(Wholes, <)
SD_COMPARE(Wholes, >)
#undef SD_COMPARE

#define SD_ASSIGN(op)                                                    \
    template <unsigned long n>                                           \
    SD_INLINE Reals<n>& operator op##=(Reals<n>& a, const Reals<n>& b) { \
        return a = a op b;                                               \
    }
SD_ASSIGN(+)
SD_ASSIGN(-)
SD_ASSIGN(*)
SD_ASSIGN(/)
#undef SD_ASSIGN

template <unsigned long n>
SD_INLINE Masks<n> operator!(const Masks<n>& a) {
    Masks<n> r;
    SD_UNROLL for (unsigned long k = 0; k < n; ++k) r.v[k] = ~a.v[k];
    return r;
}

template <unsigned long n>
SD_INLINE Reals<n> operator-(const Reals<n>& a) {
    Reals<n> r;
    SD_UNROLL for (unsigned long k = 0; k < n; ++k) r.v[k] = -a.v[k];
    return r;
}

/// `yes` where the mask is set, `no` elsewhere, whatever stands in the other.
template <unsigned long n>
SD_INLINE Reals<n> select(const Masks<n>& m, const Reals<n>& yes, const Reals<n>& no) {
    Reals<n> r;
    SD_UNROLL for (unsigned long k = 0; k < n; ++k) r.v[k] = m.v[k] ? yes.v[k] : no.v[k];
    return r;
}

template <unsigned long n>
SD_INLINE Wholes<n> select(const Masks<n>& m, const Wholes<n>& yes, const Wholes<n>& no) {
    Wholes<n> r;
    SD_UNROLL for (unsigned long k = 0; k < n; ++k) r.v[k] = (m.v[k] & yes.v[k]) | (~m.v[k] & no.v[k]);
    return r;
}

/// The vectors from the k-th on, and n vectors back in the place of those from the k-th on.
template <unsigned long n>
SD_INLINE Reals<n> part(const real& from, unsigned long k) {
    Reals<n> r;
    SD_UNROLL for (unsigned long i = 0; i < n; ++i) r.v[i] = from.v[k + i];
    return r;
}
template <unsigned long n>
SD_INLINE void put(const Reals<n>& from, unsigned long k, real& to) {
    SD_UNROLL for (unsigned long i = 0; i < n; ++i) to.v[k + i] = from.v[i];
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
template <unsigned long n>
SD_INLINE Reals<n> min(const Reals<n>& a, const Reals<n>& b) {
    return select(a < b, a, b);
}
/// The greater; `b` where either is NaN.
template <unsigned long n>
SD_INLINE Reals<n> max(const Reals<n>& a, const Reals<n>& b) {
    return select(a > b, a, b);
}

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
template <unsigned long n = vectors>
SD_INLINE Reals<n> load(const double* from) {
    Reals<n> r;
    SD_UNROLL for (unsigned long k = 0; k < n; ++k)
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

/// 1.5 * 2^52: the last bit of its mantissa stands for 1.
constexpr double whole_shift = 6755399441055744.0;

/// Whole numbers within ±2^51 as numbers, exactly.
SD_INLINE real to_real(const whole& a) {
    return from_bits(a + bits_of(real(whole_shift))) - real(whole_shift);
}
/// The nearest whole number (ties to even) of numbers within ±2^51.
SD_INLINE whole nearest_whole(const real& a) {
    return bits_of(a + real(whole_shift)) - bits_of(real(whole_shift));
}

}  // namespace
}  // namespace sociaaldomein::kernels
