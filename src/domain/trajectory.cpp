#include <sociaaldomein/domain/trajectory.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(PlacesProject)
SD_DEFINE_TYPE(Trajectory)

}  // namespace sociaaldomein
