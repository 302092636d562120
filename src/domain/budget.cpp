#include <sociaaldomein/domain/budget.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(BudgetLine)
SD_DEFINE_TYPE(BudgetStatement)
SD_DEFINE_TYPE(BudgetSeries)

}  // namespace sociaaldomein
