#include <sociaaldomein/domain/budget_plan.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(BudgetItem)
SD_DEFINE_TYPE(BudgetAmount)
SD_DEFINE_TYPE(BudgetPlan)

}  // namespace sociaaldomein
