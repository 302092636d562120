#include <sociaaldomein/core/type_info.hpp>

#include <bit>
#include <cmath>
#include <vector>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/text_distance.hpp>

namespace sociaaldomein {

bool equal(const TypeInfo& type, const void* a, const void* b) {
    switch (type.kind) {
        case TypeKind::boolean:
        case TypeKind::integer:
        case TypeKind::enumeration:
        case TypeKind::quantity: return type.get_integer(a) == type.get_integer(b);
        case TypeKind::real: {
            const double x = type.get_real(a);
            const double y = type.get_real(b);
            return (std::isnan(x) && std::isnan(y)) ||
                   std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
        }
        case TypeKind::string:
            return *static_cast<const std::string*>(a) == *static_cast<const std::string*>(b);
        case TypeKind::scalar: return type.format(a) == type.format(b);
        case TypeKind::record:
            for (const FieldInfo& f : type.fields)
                if (!equal(f.type(), f.of(a), f.of(b))) return false;
            return true;
        case TypeKind::list:
        case TypeKind::optional: {
            const std::size_t n = type.length(a);
            if (n != type.length(b)) return false;
            const TypeInfo& element = type.element();
            for (std::size_t i = 0; i < n; ++i)
                if (!equal(element, type.element_at(a, i), type.element_at(b, i))) return false;
            return true;
        }
    }
    return false;
}

bool is_default(const TypeInfo& type, const FieldInfo& field, const void* record) {
    return equal(field.type(), field.of(record), field.of(type.defaults()));
}

std::string identity_of(const TypeInfo& type, const void* value) {
    if (type.kind != TypeKind::record) return {};
    const FieldInfo* id = type.field("id");
    if (id == nullptr) return {};
    const TypeInfo& t = id->type();
    if (t.kind == TypeKind::string) return *static_cast<const std::string*>(id->of(value));
    return t.kind == TypeKind::scalar ? t.format(id->of(value)) : std::string{};
}

namespace detail {

void throw_unknown_enumerator(std::string_view text, std::span<const std::string_view> known) {
    std::string message = "found \"" + std::string(text) + "\", expected ";
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (i > 0) message += i + 1 == known.size() ? " or " : ", ";
        message += known[i];
    }
    if (const std::string near = nearest(text, known); !near.empty())
        message += "; did you mean \"" + near + "\"?";
    throw Error(Errc::unknown_value, message);
}

}  // namespace detail
}  // namespace sociaaldomein
