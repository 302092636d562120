#include <sociaaldomein/domain/key_figure.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(KeyFigure)

}  // namespace sociaaldomein
