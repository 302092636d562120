#include <sociaaldomein/domain/intervention.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(ResultCell)
SD_DEFINE_TYPE(ResultCells)
SD_DEFINE_TYPE(MovementReading)
SD_DEFINE_TYPE(Movement)
SD_DEFINE_TYPE(Agreement)
SD_DEFINE_TYPE(Intervention)

}  // namespace sociaaldomein
