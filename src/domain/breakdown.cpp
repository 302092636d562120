#include <sociaaldomein/domain/breakdown.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(BreakdownPart)
SD_DEFINE_TYPE(Breakdown)

}  // namespace sociaaldomein
