#include <sociaaldomein/domain/composite_index.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(IndexFactor)
SD_DEFINE_TYPE(IndexValue)
SD_DEFINE_TYPE(CompositeIndex)

}  // namespace sociaaldomein
