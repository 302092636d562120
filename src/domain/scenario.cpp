#include <sociaaldomein/domain/scenario.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(Setting)
SD_DEFINE_TYPE(Scenario)
SD_DEFINE_TYPE(QuantityCorrelation)
SD_DEFINE_TYPE(OutlookFrame)

}  // namespace sociaaldomein
