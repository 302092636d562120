#include <sociaaldomein/domain/municipality.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(Municipality)

}  // namespace sociaaldomein
