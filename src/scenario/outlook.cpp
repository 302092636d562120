#include <sociaaldomein/scenario/outlook.hpp>

#include <sociaaldomein/core/define_type.hpp>

namespace sociaaldomein {

SD_DEFINE_TYPE(OutlookBand)
SD_DEFINE_TYPE(OutlookFan)
SD_DEFINE_TYPE(OutlookSeries)
SD_DEFINE_TYPE(NamedAssumption)
SD_DEFINE_TYPE(Outlook)

const OutlookSeries* find(const Outlook& outlook, std::string_view quantity) {
    for (const OutlookSeries& s : outlook.series)
        if (s.quantity == quantity) return &s;
    return nullptr;
}

}  // namespace sociaaldomein
