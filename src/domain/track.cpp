#include <sociaaldomein/domain/track.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(TrackLink)
SD_DEFINE_TYPE(TrackSummary)
SD_DEFINE_TYPE(Track)

}  // namespace sociaaldomein
