#include <sociaaldomein/domain/referral_mix.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(ReferralShare)
SD_DEFINE_TYPE(ReferralMix)

}  // namespace sociaaldomein
