#pragma once
/// exp, log, sine and cosine of many numbers, with the same bits on every machine.  Layer: projection.

#include <cstddef>

#include "projection/kernels/instruction_set.hpp"

namespace sociaaldomein::kernels {

/// Each function maps `count` numbers, any count; `from` and `to` may be the same array.
struct ElementaryKernels {
    void (*exp)(const double* from, double* to, std::size_t count) noexcept;
    void (*log)(const double* from, double* to, std::size_t count) noexcept;
    /// Sine and cosine of whole turns, |turns| < 2^40.
    void (*sincos_turns)(const double* turns, double* sine, double* cosine, std::size_t count) noexcept;
    int lane_count;
};
SD_KERNEL_TABLES(ElementaryKernels, elementary_kernels)

}  // namespace sociaaldomein::kernels
