#include <sociaaldomein/domain/risk.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(Risk)
SD_DEFINE_TYPE(RiskRegister)

}  // namespace sociaaldomein
