// Fits of the smoothing models without a season. Layer: projection.

#include "projection/kernels/ets.hpp"

#include "projection/kernels/ets_finish.inl"

namespace sociaaldomein::kernels {

extern const EtsKernels SD_TABLE(ets_kernels);
const EtsKernels SD_TABLE(ets_kernels){fit<false>, workspace_doubles<false>, lane_count};

}  // namespace sociaaldomein::kernels
