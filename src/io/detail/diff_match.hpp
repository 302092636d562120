#pragma once
/// Which elements of two lists belong together (Dutch: koppelen). Layer: io (private).

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <sociaaldomein/core/type_info.hpp>

namespace sociaaldomein::detail {

/// An element of `a` and the element of `b` it became; one of them may be missing.
struct Match {
    std::optional<std::size_t> a;
    std::optional<std::size_t> b;

    friend bool operator==(const Match&, const Match&) = default;
};

/// All elements of both lists, once each: in the order of `b`, removed elements where they stood.
using Matches = std::vector<Match>;

/// Whether every element has an id, and no two the same: in both lists.
bool have_ids(const TypeInfo& list, const void* a, const void* b);

/// Matches elements by id; `have_ids` has to hold.
Matches match_ids(const TypeInfo& list, const void* a, const void* b);

/// Matches equal elements, then elements between them that are about the same thing, then the others by
/// place.
/// @param like_a  for each element of `a` a text; elements are equal when their texts are
/// @param like_b  the same for `b`
Matches match_elements(const TypeInfo& list, const void* a, const void* b,
                       std::span<const std::string> like_a, std::span<const std::string> like_b);

}  // namespace sociaaldomein::detail
