#include <sociaaldomein/domain/variance.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(VariancePart)
SD_DEFINE_TYPE(VarianceItem)
SD_DEFINE_TYPE(VarianceAnalysis)

}  // namespace sociaaldomein
