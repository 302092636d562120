#pragma once
/// Declaring side of a type's one description: `SD_DESCRIBE(Track, id, name, ...)` beside the struct.
///
/// Layer: core. The matching `SD_DEFINE_TYPE(Track)` (define_type.hpp) stands in that type's .cpp. After these
/// two lines the type has JSON, archive, tables, schema, equality and diff; nothing else lists its fields.
/// A member type may declare `static constexpr bool short_form = true` (written as its first member when the
/// others are default) or `static constexpr bool inlined = true` (its members stand in the enclosing object).

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <concepts>

#include <sociaaldomein/core/type_info.hpp>

/// Describes an aggregate, in namespace sociaaldomein, right after its definition.
#define SD_DESCRIBE(Type, ...)                     \
    BOOST_DESCRIBE_STRUCT(Type, (), (__VA_ARGS__)) \
    template <>                                    \
    SD_EXPORT const TypeInfo& type_info<Type>();   \
    SD_EXPORT bool operator==(const Type& a, const Type& b);

/// Defines and describes an enumeration at once, so that its names stand in one place.
#define SD_ENUM(Type, ...) BOOST_DEFINE_ENUM_CLASS(Type, __VA_ARGS__)
