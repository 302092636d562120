#include <sociaaldomein/domain/savings.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(SavingsFuture)
SD_DEFINE_TYPE(SavingsLine)
SD_DEFINE_TYPE(SavingsPlan)
SD_DEFINE_TYPE(SavingsPart)
SD_DEFINE_TYPE(SavingsLedger)
SD_DEFINE_TYPE(SavingsRealisation)
SD_DEFINE_TYPE(AvoidedCostCase)
SD_DEFINE_TYPE(AvoidedCostLedger)

}  // namespace sociaaldomein
