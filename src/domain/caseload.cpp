#include <sociaaldomein/domain/caseload.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(Flow)
SD_DEFINE_TYPE(Caseload)

}  // namespace sociaaldomein
