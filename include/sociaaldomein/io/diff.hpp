#pragma once
/// What differs between two values: two documents, two vintages of a report (Dutch: verschillen). Layer: io.
///
/// Values are compared as a document states them: an attribute that a hundred figures inherit differs once,
/// in the object that states it. Two values without differences are equal once `complete` has been applied to
/// both.

#include <span>
#include <string>
#include <vector>

#include <sociaaldomein/core/type_info.hpp>

namespace sociaaldomein {

enum class DifferenceKind { added, removed, changed };

struct Difference {
    /// Where: ids where records have them, indices elsewhere; an index is that of `b`, or of `a` when
    /// removed.
    std::string path{};
    DifferenceKind kind = DifferenceKind::changed;
    std::string before{};  ///< JSON on one line; empty when added
    std::string after{};   ///< JSON on one line; empty when removed

    friend bool operator==(const Difference&, const Difference&) = default;
};

/// The differences from `a` to `b`, in the order of the document.
///
/// Records with ids are matched by id; where matched records stand in another order the list itself is
/// `changed`, from ids to ids. In other lists equal elements are matched first (a longest common
/// subsequence); of what lies between them, elements with the same dates, periods, ids and sources, and then
/// those at the same place, where as many are left on both sides. A figure is one value: it is added, removed
/// or changed as a whole. An empty text and "unspecified" are no value: what was that is added.
///
/// @param type  describes both
/// @throws Error  as `to_json`, where what differs cannot be written
/// @par Cost     Linear in the size of the values, and in the product of the lengths of lists that differ and
///               have no ids (up to four million; longer ones are matched without the longest common
///               subsequence)
/// @par Example  of Text{"Jeugd", "Youth"} and Text{"Jeugd", "Young people"}: one, changed, at "/en"
///               (test Diff.DocumentedExample)
SD_EXPORT std::vector<Difference> diff(const TypeInfo& type, const void* a, const void* b);

template <class T>
std::vector<Difference> diff(const T& a, const T& b) {
    return diff(type_info<T>(), static_cast<const void*>(&a), static_cast<const void*>(&b));
}

/// One line for each difference, for people: `+ path: after`, `- path: before`, `~ path: before -> after`.
/// Values longer than `longest` letters are cut off with "…".
SD_EXPORT std::string to_text(std::span<const Difference> differences, std::size_t longest = 100);

}  // namespace sociaaldomein
