#include <sociaaldomein/domain/caseload_future.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(DurationClass)
SD_DEFINE_TYPE(Driver)
SD_DEFINE_TYPE(Feed)
SD_DEFINE_TYPE(CaseloadFuture)

}  // namespace sociaaldomein
