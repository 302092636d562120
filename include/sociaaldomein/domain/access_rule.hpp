#pragma once
/// Who decides on access, by the date of the decision (Dutch: toegang). Layer: domain.

#include <vector>

#include <sociaaldomein/core/source.hpp>
#include <sociaaldomein/core/text.hpp>

namespace sociaaldomein {

/// One case. The four date bounds say exactly what is printed: from and through include their day, after and
/// until do not.
struct AccessCase {
    std::string id{};
    Text condition{};
    std::optional<Date> from{};
    std::optional<Date> after{};
    std::optional<Date> until{};
    std::optional<Date> through{};
    int within_months = 0;  ///< of the end of an earlier decision; 0 when not stated
    Text route{};           ///< who decides
};
SD_DESCRIBE(AccessCase, id, condition, from, after, until, through, within_months, route)

struct AccessRule {
    Id<AccessRule> id{};
    Text name{};
    std::string product{};
    std::string identity{};
    std::vector<AccessCase> cases{};
    Source source{};
};
SD_DESCRIBE(AccessRule, id, name, product, identity, cases, source)

}  // namespace sociaaldomein
