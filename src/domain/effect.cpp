#include <sociaaldomein/domain/effect.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(Effect)

}  // namespace sociaaldomein
