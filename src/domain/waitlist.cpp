#include <sociaaldomein/domain/waitlist.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(RegimeChange)
SD_DEFINE_TYPE(Waitlist)

}  // namespace sociaaldomein
