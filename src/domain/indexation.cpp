#include <sociaaldomein/domain/indexation.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(IndexationRate)
SD_DEFINE_TYPE(Indexation)

}  // namespace sociaaldomein
