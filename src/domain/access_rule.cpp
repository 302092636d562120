#include <sociaaldomein/domain/access_rule.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(AccessCase)
SD_DEFINE_TYPE(AccessRule)

}  // namespace sociaaldomein
