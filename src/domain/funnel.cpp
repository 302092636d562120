#include <sociaaldomein/domain/funnel.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(FunnelStage)
SD_DEFINE_TYPE(Funnel)

}  // namespace sociaaldomein
