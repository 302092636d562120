#include <sociaaldomein/domain/waitlist_future.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(PlacesForm)
SD_DEFINE_TYPE(TemporaryPlaces)
SD_DEFINE_TYPE(WaitlistFuture)

}  // namespace sociaaldomein
