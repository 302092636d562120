// Fits of the smoothing models with a season. Layer: projection.

// Long states: few vectors in flight, so that the normal equations stay in the nearest cache.
#define SD_KERNEL_VECTORS 1
#include "projection/kernels/ets_seasonal.hpp"

#include "projection/kernels/ets_finish.inl"

namespace sociaaldomein::kernels {

extern const EtsKernels SD_TABLE(ets_seasonal_kernels);
const EtsKernels SD_TABLE(ets_seasonal_kernels){fit<true>, workspace_doubles<true>, lane_count};

}  // namespace sociaaldomein::kernels
