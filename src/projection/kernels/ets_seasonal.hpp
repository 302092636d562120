#pragma once
/// Fits models of exponential smoothing (ETS) with a season to many series at once; see ets.hpp.  Layer: projection.

#include "projection/kernels/ets.hpp"

namespace sociaaldomein::kernels {

SD_KERNEL_TABLES(EtsKernels, ets_seasonal_kernels)

}  // namespace sociaaldomein::kernels
