#include <sociaaldomein/domain/shared_provision.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(ProvisionParticipant)
SD_DEFINE_TYPE(SharedProvision)

}  // namespace sociaaldomein
