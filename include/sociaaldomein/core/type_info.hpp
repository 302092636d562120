#pragma once
/// Run-time description of a type: what JSON, archive, table, schema, equality and diff walk over.
///
/// Layer: core. Every described type has exactly one `TypeInfo`, filled from its Boost.Describe description
/// (see describe.hpp for the declaring side, define_type.hpp for the defining side). Consumers are ordinary
/// functions over `TypeInfo`, compiled once; none of them names a field.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

struct TypeInfo;
struct FigureBasis;

/// What a value is made of.
enum class TypeKind {
    boolean,      ///< bool
    integer,      ///< any integer, as int64
    real,         ///< double
    string,       ///< UTF-8 text
    enumeration,  ///< a described enum, by name
    scalar,       ///< a value with a text form of its own: dates, periods, ids, sources
    quantity,     ///< Money, Count, Share, Hours: an int64 in the smallest unit
    record,       ///< a described aggregate
    list,         ///< std::vector
    optional      ///< std::optional
};

/// One described member of a record.
struct FieldInfo {
    std::string_view name;
    const TypeInfo& (*type)();   ///< lazily, so that types may refer to one another
    void* (*get)(void* record);  ///< address of the member
    bool inlined = false;        ///< its members stand in the enclosing object of a document

    const void* of(const void* record) const { return get(const_cast<void*>(record)); }
    void* of(void* record) const { return get(record); }
};

/// How a reported figure of any quantity is reached without knowing which quantity it is.
struct FigureOps {
    std::string_view dimension;        ///< "money", "count", "share", "hours"
    std::int64_t per_unit;             ///< smallest units in one euro, person, whole, hour
    std::int64_t (*raw)(const void*);  ///< printed value in smallest units
    void (*set_raw)(void*, std::int64_t);
    std::optional<std::int64_t> (*upper)(const void*);  ///< upper end of a printed range
    const FigureBasis& (*basis)(const void*);
    FigureBasis& (*mutable_basis)(void*);
};

/// The run-time description. Which members are filled depends on `kind`.
struct TypeInfo {
    std::string name;  ///< unique; the name in the schema and in messages
    TypeKind kind;
    std::size_t size = 0;  ///< sizeof the type

    // record
    std::span<const FieldInfo> fields{};
    bool short_form = false;              ///< may be written as its first field when all others are default
    const void* (*defaults)() = nullptr;  ///< a default-constructed value
    const FigureOps* figure = nullptr;    ///< set for Figure<T>

    // list and optional
    const TypeInfo& (*element)() = nullptr;
    std::size_t (*length)(const void*) = nullptr;  ///< list: elements; optional: 0 or 1
    void* (*at)(void*, std::size_t) = nullptr;     ///< element, unchecked
    void* (*append)(void*) = nullptr;              ///< a new default element at the end; optional: emplaces
    void (*clear)(void*) = nullptr;

    // scalar and enumeration: text both ways
    std::string (*format)(const void*) = nullptr;
    void (*parse)(std::string_view, void*) = nullptr;  ///< throws Error(syntax or unknown_value)
    std::span<const std::string_view> enumerators{};   ///< names, in order of value
    std::string_view pattern{};                        ///< scalar: regular expression of its text forms
    std::string_view expected{};                       ///< scalar: what to write, for messages
    bool identity = false;                             ///< an Id<T>
    std::string (*refers_to)() = nullptr;              ///< Id<T>: the name of T's TypeInfo

    // boolean, integer, real, quantity
    std::int64_t (*get_integer)(const void*) = nullptr;
    void (*set_integer)(void*, std::int64_t) = nullptr;  ///< throws Error(overflow) when it does not fit
    double (*get_real)(const void*) = nullptr;
    void (*set_real)(void*, double) = nullptr;
    std::int64_t per_unit = 1;  ///< quantity: smallest units in one unit

    const void* element_at(const void* list, std::size_t i) const { return at(const_cast<void*>(list), i); }
    const FieldInfo* field(std::string_view wanted) const {
        for (const FieldInfo& f : fields)
            if (f.name == wanted) return &f;
        return nullptr;
    }
};

/// The description of `T`. Specialised for every described type beside its definition (SD_DESCRIBE); for
/// containers, enumerations and scalars the definition is in define_type.hpp.
template <class T>
const TypeInfo& type_info();

/// Whether two values of one type are equal, member by member. NaN equals NaN. Cost: linear in their size.
SD_EXPORT bool equal(const TypeInfo& type, const void* a, const void* b);

/// Whether a member of a record is what it is in a record that nobody filled, so that a document may leave it out.
///
/// @param type    of the record
/// @param field   one of `type.fields`
/// @param record  the record itself, not its member
SD_EXPORT bool is_default(const TypeInfo& type, const FieldInfo& field, const void* record);

/// The text of a record's member "id", empty when it has none. Cost: one formatting.
SD_EXPORT std::string identity_of(const TypeInfo& type, const void* value);

}  // namespace sociaaldomein
