#include <sociaaldomein/domain/credit.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(CreditLine)
SD_DEFINE_TYPE(CreditOverview)

}  // namespace sociaaldomein
