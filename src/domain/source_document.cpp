#include <sociaaldomein/domain/source_document.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(SourceDocument)

}  // namespace sociaaldomein
