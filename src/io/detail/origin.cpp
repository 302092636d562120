#include "io/detail/origin.hpp"

#include <bit>

#include <fmt/format.h>

namespace sociaaldomein::detail {

Origin& Origin::of_member(int index) {
    auto& member = members[index];
    if (member == nullptr) member = std::make_unique<Origin>();
    return *member;
}

JsonRef member_node(JsonRef record, const RecordPlan& plan, int member) {
    if (record.kind() == JsonKind::object) {
        const std::uint32_t found =
            record.tree->find(record.index, plan.members[static_cast<std::size_t>(member)].name);
        return found == 0 ? JsonRef{} : record.at(found);
    }
    return member == 0 ? record : JsonRef{};
}

JsonRef Origin::earlier(const RecordPlan& plan, int member) const {
    for (const JsonRef node : nodes)
        if (const JsonRef found = member_node(node, plan, member)) return found;
    return {};
}

std::string fingerprint(const TypeInfo& type, const void* value) {
    switch (type.kind) {
        case TypeKind::string: return *static_cast<const std::string*>(value);
        case TypeKind::scalar: return type.format(value);
        case TypeKind::boolean:
        case TypeKind::integer:
        case TypeKind::enumeration:
        case TypeKind::quantity: return std::to_string(type.get_integer(value));
        case TypeKind::real: return std::to_string(std::bit_cast<std::uint64_t>(type.get_real(value)));
        case TypeKind::list:
        case TypeKind::optional: {
            std::string all;
            for (std::size_t i = 0; i < type.length(value); ++i)
                all += fingerprint(type.element(), type.element_at(value, i)) + ';';
            return all;
        }
        case TypeKind::record: break;
    }
    std::string all;
    // Of a figure what is printed: where it was printed may differ.
    for (const FieldInfo& f : type.fields)
        if (type.figure == nullptr || (f.name != "caveat" && f.name != FigureBasis::inlined_as))
            all += fingerprint(f.type(), f.of(value)) + ';';
    return all;
}

namespace {

void reset(const TypeInfo& type, void* value) {
    switch (type.kind) {
        case TypeKind::optional: type.clear(value); break;
        case TypeKind::string: static_cast<std::string*>(value)->clear(); break;
        case TypeKind::scalar: type.parse("", value); break;
        default: type.set_integer(value, 0);
    }
}

}  // namespace

void keep_common(FigureBasis& into, const FigureBasis& other) {
    if (into.unit != other.unit) into.decimals.reset();
    const TypeInfo& type = type_info<FigureBasis>();
    for (const FieldInfo& f : type.fields)
        if (!equal(f.type(), f.of(&into), f.of(&other))) reset(f.type(), f.of(&into));
}

std::string place_text(JsonRef there, JsonRef seen_from) {
    const std::int64_t line = there.tree->place(there.node().offset).line;
    return there.tree->file() == seen_from.tree->file() ? fmt::format("line {}", line)
                                                        : fmt::format("{}:{}", there.tree->file(), line);
}

}  // namespace sociaaldomein::detail
