#include <sociaaldomein/domain/programme.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(Programme)

}  // namespace sociaaldomein
