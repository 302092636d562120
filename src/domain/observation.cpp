#include <sociaaldomein/domain/observation.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(Change)
SD_DEFINE_TYPE(DefinitionBreak)
SD_DEFINE_TYPE(Revision)
SD_DEFINE_TEMPLATE_TYPE(CountObservation)
SD_DEFINE_TEMPLATE_TYPE(MoneyObservation)

}  // namespace sociaaldomein
