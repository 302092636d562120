// The kernel of elementary.hpp.

#include "projection/kernels/elementary.hpp"

#include "projection/kernels/functions.inl"

namespace sociaaldomein::kernels {
namespace {

template <class Function>
SD_INLINE void map(const double* from, double* to, std::size_t count, Function function) {
    std::size_t i = 0;
    for (; i + lane_count <= count; i += lane_count) store(to + i, function(load(from + i)));
    if (i == count) return;
    double rest[lane_count] = {};
    for (std::size_t k = 0; i + k < count; ++k) rest[k] = from[i + k];
    store(rest, function(load(rest)));
    for (std::size_t k = 0; i + k < count; ++k) to[i + k] = rest[k];
}

void exp_all(const double* from, double* to, std::size_t count) noexcept {
    map(from, to, count, [](const real& x) { return exp(x); });
}

void log_all(const double* from, double* to, std::size_t count) noexcept {
    map(from, to, count, [](const real& x) { return log(x); });
}

void sincos_turns_all(const double* turns, double* sine, double* cosine, std::size_t count) noexcept {
    for (std::size_t i = 0; i < count; i += lane_count) {
        const std::size_t here = count - i < lane_count ? count - i : lane_count;
        double block[lane_count] = {};
        for (std::size_t k = 0; k < here; ++k) block[k] = turns[i + k];
        real s;
        real c;
        sincos_turns(load(block), s, c);
        double sines[lane_count];
        double cosines[lane_count];
        store(sines, s);
        store(cosines, c);
        for (std::size_t k = 0; k < here; ++k) {
            sine[i + k] = sines[k];
            cosine[i + k] = cosines[k];
        }
    }
}

}  // namespace

extern const ElementaryKernels SD_TABLE(elementary_kernels);
const ElementaryKernels SD_TABLE(elementary_kernels){exp_all, log_all, sincos_turns_all, lane_count};

}  // namespace sociaaldomein::kernels
