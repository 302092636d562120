#include <sociaaldomein/domain/learning_cycle.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(LearningStep)
SD_DEFINE_TYPE(LearningCycle)

}  // namespace sociaaldomein
