#pragma once
/// How prices and wages rise from year to year (Dutch: loon- en prijsindexering). Layer: domain.

#include <vector>

#include <sociaaldomein/core/id.hpp>
#include <sociaaldomein/core/period.hpp>
#include <sociaaldomein/domain/assumption.hpp>

namespace sociaaldomein {

/// From the first day of `from` on prices lie so much above those of the year before, until the next rate begins.
struct IndexationRate {
    Period from{};
    Assumption rate{};  ///< 0.04 is four percent a year
};
SD_DESCRIBE(IndexationRate, from, rate)

struct Indexation {
    Id<Indexation> id{};
    Text name{};
    std::vector<IndexationRate> rates{};  ///< years, in order of time
    Source source{};
};
SD_DESCRIBE(Indexation, id, name, rates, source)

}  // namespace sociaaldomein
