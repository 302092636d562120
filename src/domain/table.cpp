#include <sociaaldomein/domain/table.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(TableColumn)
SD_DEFINE_TEMPLATE_TYPE(TableRow<Money>)
SD_DEFINE_TEMPLATE_TYPE(TableRow<Count>)
SD_DEFINE_TEMPLATE_TYPE(TableRow<Share>)
SD_DEFINE_TEMPLATE_TYPE(MoneyTable)
SD_DEFINE_TEMPLATE_TYPE(CountTable)
SD_DEFINE_TEMPLATE_TYPE(ShareTable)

}  // namespace sociaaldomein
