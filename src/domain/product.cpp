#include <sociaaldomein/domain/product.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(Product)

}  // namespace sociaaldomein
