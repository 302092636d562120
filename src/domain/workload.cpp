#include <sociaaldomein/domain/workload.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(Team)
SD_DEFINE_TYPE(TeamWorkload)

}  // namespace sociaaldomein
