#include <sociaaldomein/domain/milestone.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(MilestoneReport)
SD_DEFINE_TYPE(Milestone)

}  // namespace sociaaldomein
