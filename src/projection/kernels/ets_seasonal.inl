// Fits of the smoothing models with a season. Layer: projection.

// Long states: few vectors in flight, so that the normal equations stay in the nearest cache.
#define SD_KERNEL_VECTORS 1
#include "projection/kernels/ets_finish.inl"
#include "projection/kernels/ets_seasonal.hpp"

namespace sociaaldomein::kernels {
namespace {

template <class Shape>
void fit_form(const EtsBlock& block, EtsForm form, double* result, double* workspace) {
    if (form.season == 2)
        fit_product<Shape>(block, result, workspace);
    else
        fit_linear<Shape>(block, form.multiplicative_error, result, workspace);
}

void fit(const EtsBlock& block, EtsForm form, double* result, double* workspace) noexcept {
    if (form.trend == 0)
        fit_form<Form<false, false, true>>(block, form, result, workspace);
    else if (form.trend == 1)
        fit_form<Form<true, false, true>>(block, form, result, workspace);
    else
        fit_form<Form<true, true, true>>(block, form, result, workspace);
}

}  // namespace

extern const EtsKernels SD_TABLE(ets_seasonal_kernels);
const EtsKernels SD_TABLE(ets_seasonal_kernels){fit, workspace_doubles, lane_count};

}  // namespace sociaaldomein::kernels
