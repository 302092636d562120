#include <sociaaldomein/domain/note.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(Note)

}  // namespace sociaaldomein
