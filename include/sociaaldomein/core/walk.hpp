#pragma once
/// One walk over any described value, with document paths. Layer: core.
///
/// A path names members, ids where records have them and indices elsewhere:
/// `/caseloads/welfare/observations/3`. Inlined members add no step.

#include <functional>
#include <string>
#include <vector>

#include <sociaaldomein/core/type_info.hpp>

namespace sociaaldomein {

/// What a walk shows: a value, its description, where it stands. Valid during the call only.
template <class Pointer>
struct BasicNode {
    const std::string& path;
    const TypeInfo& type;
    Pointer value{};
    const FieldInfo* field{};   ///< the member it is, or null for elements and the root
    const BasicNode* parent{};  ///< enclosing record, null at the root
};
using Node = BasicNode<const void*>;
using MutableNode = BasicNode<void*>;

/// Calls `enter` for the root and every value below it, parents first, members in described order. Where
/// `enter` returns false the walk does not go deeper. Figures are entered as a whole: return true to see their
/// members. Absent optionals are not shown. Cost: linear in the size of the value.
SD_EXPORT void walk(const TypeInfo& type, const void* value, const std::function<bool(const Node&)>& enter);
SD_EXPORT void walk(const TypeInfo& type, void* value, const std::function<bool(const MutableNode&)>& enter);

template <class T>
void walk(const T& value, const std::function<bool(const Node&)>& enter) {
    walk(type_info<T>(), static_cast<const void*>(&value), enter);
}
template <class T>
void walk(T& value, const std::function<bool(const MutableNode&)>& enter) {
    walk(type_info<T>(), static_cast<void*>(&value), enter);
}

/// One step of a path into a value: the member `name`, the element with that id, or the element at that index.
/// Looks through inlined members and present optionals. Null when there is none.
struct Located {
    const TypeInfo* type = nullptr;
    const void* value = nullptr;
    explicit operator bool() const noexcept { return value != nullptr; }
};
SD_EXPORT Located step_into(const TypeInfo& type, const void* value, std::string_view segment);

/// Follows a whole path ("/caseloads/welfare/observations/3"); null when a step fails.
SD_EXPORT Located locate(const TypeInfo& type, const void* value, std::string_view path);

/// Steps of a path, without the leading '/'.
SD_EXPORT std::vector<std::string> path_steps(std::string_view path);

/// Lets every figure, basis and source below `value` inherit what it leaves unspecified from the objects around
/// it, as reading a document does. Idempotent.
SD_EXPORT void complete(const TypeInfo& type, void* value);
template <class T>
void complete(T& value) {
    complete(type_info<T>(), static_cast<void*>(&value));
}

}  // namespace sociaaldomein
