#pragma once
/// Defining side of a type's one description: fills its `TypeInfo`. Include it in .cpp files only.
///
/// Layer: core. `SD_DEFINE_TYPE(Track)` in namespace sociaaldomein defines type_info<Track>() and operator==.

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <array>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

#include <sociaaldomein/core/describe.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/text_codec.hpp>
#include <sociaaldomein/core/text_distance.hpp>

namespace sociaaldomein::detail {

template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

template <class T>
concept QuantityType = requires(const T& q) {
    { q.raw() } -> std::same_as<std::int64_t>;
    { T::from_raw(std::int64_t{}) } -> std::same_as<T>;
    T::dimension;
};

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;

template <class T>
constexpr bool has_short_form() {
    if constexpr (requires { T::short_form; })
        return T::short_form;
    else
        return false;
}

template <class T>
constexpr bool is_inlined(std::string_view field_name) {
    if constexpr (requires { T::inlined_as; })
        return T::inlined_as == field_name;
    else
        return false;
}

template <class T, class D>
void* member_address(void* record) {
    return &(static_cast<T*>(record)->*D::pointer);
}

template <class T>
std::span<const FieldInfo> fields_of() {
    using List = Members<T>;
    static const auto fields = []<template <class...> class L, class... D>(L<D...>) {
        return std::array<FieldInfo, sizeof...(D)>{FieldInfo{
            D::name, &type_info<std::remove_reference_t<decltype(std::declval<T&>().*D::pointer)>>,
            &member_address<T, D>,
            is_inlined<std::remove_reference_t<decltype(std::declval<T&>().*D::pointer)>>(D::name)}...};
    }(List{});
    return fields;
}

template <class T>
TypeInfo record_info(std::string name) {
    TypeInfo info{.name = std::move(name), .kind = TypeKind::record, .size = sizeof(T)};
    info.fields = fields_of<T>();
    info.short_form = has_short_form<T>();
    info.defaults = []() -> const void* {
        static const T value{};
        return &value;
    };
    if constexpr (requires { T::figure_ops(); }) info.figure = &T::figure_ops();
    return info;
}

template <class E>
std::span<const std::string_view> enumerators_of() {
    static const auto names = []<template <class...> class L, class... D>(L<D...>) {
        return std::array<std::string_view, sizeof...(D)>{D::name...};
    }(boost::describe::describe_enumerators<E>{});
    return names;
}

[[noreturn]] SD_EXPORT void throw_unknown_enumerator(std::string_view text,
                                                     std::span<const std::string_view> known);

template <class E>
TypeInfo enum_info() {
    TypeInfo info{.name = "enum", .kind = TypeKind::enumeration, .size = sizeof(E)};
    info.enumerators = enumerators_of<E>();
    info.get_integer = [](const void* p) { return static_cast<std::int64_t>(*static_cast<const E*>(p)); };
    info.set_integer = [](void* p, std::int64_t v) { *static_cast<E*>(p) = static_cast<E>(v); };
    info.format = [](const void* p) {
        return std::string(enumerators_of<E>()[static_cast<std::size_t>(*static_cast<const E*>(p))]);
    };
    info.parse = [](std::string_view text, void* p) {
        const auto names = enumerators_of<E>();
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == text) {
                *static_cast<E*>(p) = static_cast<E>(i);
                return;
            }
        throw_unknown_enumerator(text, names);
    };
    return info;
}

template <class T>
void set_checked(void* p, std::int64_t v) {
    if constexpr (!std::is_same_v<T, bool>)
        if (!std::in_range<T>(v))
            throw Error(Errc::overflow, "found " + std::to_string(v) + ", expected a whole number of " +
                                            std::to_string(8 * sizeof(T)) + " bits");
    *static_cast<T*>(p) = static_cast<T>(v);
}

template <class T>
TypeInfo integer_info(TypeKind kind, std::string name) {
    TypeInfo info{.name = std::move(name), .kind = kind, .size = sizeof(T)};
    info.get_integer = [](const void* p) { return static_cast<std::int64_t>(*static_cast<const T*>(p)); };
    info.set_integer = &set_checked<T>;
    return info;
}

template <class T>
TypeInfo list_info() {
    using U = typename T::value_type;
    TypeInfo info{.name = "list", .kind = TypeKind::list, .size = sizeof(T)};
    info.element = &type_info<U>;
    info.length = [](const void* p) { return static_cast<const T*>(p)->size(); };
    info.at = [](void* p, std::size_t i) -> void* { return &(*static_cast<T*>(p))[i]; };
    info.append = [](void* p) -> void* { return &static_cast<T*>(p)->emplace_back(); };
    info.clear = [](void* p) { static_cast<T*>(p)->clear(); };
    return info;
}

template <class T>
TypeInfo optional_info() {
    using U = typename T::value_type;
    TypeInfo info{.name = "optional", .kind = TypeKind::optional, .size = sizeof(T)};
    info.element = &type_info<U>;
    info.length = [](const void* p) -> std::size_t { return static_cast<const T*>(p)->has_value() ? 1 : 0; };
    info.at = [](void* p, std::size_t) -> void* { return &**static_cast<T*>(p); };
    info.append = [](void* p) -> void* { return &static_cast<T*>(p)->emplace(); };
    info.clear = [](void* p) { static_cast<T*>(p)->reset(); };
    return info;
}

template <class T>
TypeInfo quantity_info() {
    TypeInfo info{.name = std::string(T::dimension), .kind = TypeKind::quantity, .size = sizeof(T)};
    info.per_unit = T::per_unit;
    info.get_integer = [](const void* p) { return static_cast<const T*>(p)->raw(); };
    info.set_integer = [](void* p, std::int64_t v) { *static_cast<T*>(p) = T::from_raw(v); };
    return info;
}

template <class T>
TypeInfo scalar_info() {
    TypeInfo info{.name = std::string(TextCodec<T>::name), .kind = TypeKind::scalar, .size = sizeof(T)};
    info.pattern = TextCodec<T>::pattern;
    info.expected = TextCodec<T>::expected;
    info.format = [](const void* p) { return TextCodec<T>::format(*static_cast<const T*>(p)); };
    info.parse = [](std::string_view text, void* p) { *static_cast<T*>(p) = TextCodec<T>::parse(text); };
    if constexpr (requires { typename T::referred; }) {
        info.identity = true;
        info.refers_to = [] { return type_info<typename T::referred>().name; };
    }
    return info;
}

template <class T>
TypeInfo make_info() {
    if constexpr (std::is_same_v<T, bool>)
        return integer_info<bool>(TypeKind::boolean, "boolean");
    else if constexpr (std::is_integral_v<T>)
        return integer_info<T>(TypeKind::integer, "integer");
    else if constexpr (std::is_same_v<T, double>) {
        TypeInfo info{.name = "number", .kind = TypeKind::real, .size = sizeof(double)};
        info.get_real = [](const void* p) { return *static_cast<const double*>(p); };
        info.set_real = [](void* p, double v) { *static_cast<double*>(p) = v; };
        return info;
    } else if constexpr (std::is_same_v<T, std::string>)
        return TypeInfo{.name = "string", .kind = TypeKind::string, .size = sizeof(std::string)};
    else if constexpr (std::is_enum_v<T>)
        return enum_info<T>();
    else if constexpr (is_vector<T>::value)
        return list_info<T>();
    else if constexpr (is_optional<T>::value)
        return optional_info<T>();
    else if constexpr (QuantityType<T>)
        return quantity_info<T>();
    else if constexpr (HasTextCodec<T>)
        return scalar_info<T>();
    else
        return record_info<T>(T::type_name());
}

}  // namespace sociaaldomein::detail

namespace sociaaldomein {

template <class T>
const TypeInfo& type_info() {
    static const TypeInfo info = detail::make_info<T>();
    return info;
}

}  // namespace sociaaldomein

/// Defines what SD_DESCRIBE declared. In namespace sociaaldomein, once, in the type's .cpp.
#define SD_DEFINE_TYPE(Type)                                           \
    template <>                                                        \
    const TypeInfo& type_info<Type>() {                                \
        static const TypeInfo info = detail::record_info<Type>(#Type); \
        return info;                                                   \
    }                                                                  \
    bool operator==(const Type& a, const Type& b) { return equal(type_info<Type>(), &a, &b); }

/// The same for an instance of a described class template, which names itself and compares by itself.
#define SD_DEFINE_TEMPLATE_TYPE(...)                                                             \
    template <>                                                                                  \
    const TypeInfo& type_info<__VA_ARGS__>() {                                                   \
        static const TypeInfo info = detail::record_info<__VA_ARGS__>(__VA_ARGS__::type_name()); \
        return info;                                                                             \
    }
