#pragma once
/// How much two names differ, and which known name an unknown one was probably meant to be.
/// Dutch: bewerkingsafstand.  Layer: core.
/// Source: Damerau 1964, doi:10.1145/363958.363994; Lowrance & Wagner 1975, doi:10.1145/321879.321880 (the
/// algorithm).

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

/// The least number of letters inserted, left out, replaced, or swapped with a neighbour that turns `a` into
/// `b` (Damerau-Levenshtein; a metric). Letters are UTF-8 code points; a broken byte counts as one letter.
///
/// @par Cost     O(|a| |b|) time and memory
/// @par Example  text_distance("wiatlist", "waitlist") is 1 (test TextDistance.DocumentedExample)
SD_EXPORT std::size_t text_distance(std::string_view a, std::string_view b);

/// The known name that `word` was probably meant to be, or "" when none is near.
///
/// Near is: at most one change in every three letters of the longer of the two, small and capital letters A-Z
/// being the same. Of equally near names the first is given. A word of more than 64 letters is near nothing,
/// which bounds the cost for hostile input.
///
/// @par Example  nearest("perod", {"year", "period"}) is "period" (test Nearest.DocumentedExample)
SD_EXPORT std::string nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace sociaaldomein
