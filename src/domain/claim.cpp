#include <sociaaldomein/domain/claim.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(PeriodClaim)
SD_DEFINE_TYPE(CountClaim)
SD_DEFINE_TYPE(DirectionClaim)
SD_DEFINE_TYPE(ReferenceClaim)
SD_DEFINE_TYPE(Claim)

}  // namespace sociaaldomein
