// Fits of the smoothing models without a season. Layer: projection.

#include "projection/kernels/ets.hpp"
#include "projection/kernels/ets_finish.inl"

namespace sociaaldomein::kernels {
namespace {

void fit(const EtsBlock& block, EtsForm form, double* result, double* workspace) noexcept {
    if (form.trend == 0)
        fit_linear<Form<false, false, false>>(block, form.multiplicative_error, result, workspace);
    else if (form.trend == 1)
        fit_linear<Form<true, false, false>>(block, form.multiplicative_error, result, workspace);
    else
        fit_linear<Form<true, true, false>>(block, form.multiplicative_error, result, workspace);
}

}  // namespace

extern const EtsKernels SD_TABLE(ets_kernels);
const EtsKernels SD_TABLE(ets_kernels){fit, workspace_doubles, lane_count};

}  // namespace sociaaldomein::kernels
