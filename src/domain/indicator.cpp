#include <sociaaldomein/domain/indicator.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(Indicator)
SD_DEFINE_TYPE(IndicatorCount)

}  // namespace sociaaldomein
