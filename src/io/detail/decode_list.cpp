#include <charconv>

#include <fmt/format.h>

#include "core/detail/quote.hpp"
#include "io/detail/decode.hpp"

namespace sociaaldomein::detail {
namespace {

/// The short way for long lists of reals. False when the number needs a closer look.
bool plain_real(const TypeInfo& type, void* dest, std::string_view digits) {
    double real = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), real).ec != std::errc{}) return false;
    type.set_real(dest, real);
    return true;
}

}  // namespace

void Decoder::list(const TypeInfo& type, void* dest, JsonRef node, const Scope& scope, Origin* origin) {
    if (node.kind() == JsonKind::array) return elements(type, dest, node, scope, origin);
    const TypeInfo& element = type.element();
    if (node.kind() == JsonKind::object && node.tree->find(node.index, "csv") != 0) {
        if (element.kind != TypeKind::record)
            return problem(Errc::wrong_type,
                           "found a CSV file, expected a list in brackets: its elements are no records", node,
                           scope.where);
        const JsonRef rows = csv_rows(element, node, scope);
        if (rows) elements(type, dest, rows, scope, origin);
        return;
    }
    wrong_type(node, scope.where,
               element.kind == TypeKind::record ? "a list in brackets, or {\"csv\": \"file.csv\"}"
                                                : "a list in brackets");
}

void Decoder::elements(const TypeInfo& type, void* dest, JsonRef node, const Scope& scope, Origin* origin) {
    const JsonTree& tree = *node.tree;
    const TypeInfo& element = type.element();
    std::uint32_t count = tree[node.index].length;
    if (count > max_list_)
        return problem(Errc::limit_exceeded,
                       fmt::format("found a list of {} elements, expected at most {}", count, max_list_),
                       node, scope.where);
    std::uint32_t at = node.index + 1;
    Where where{.up = scope.where, .element = &element, .index = type.length(dest)};
    const Scope inner{&where, scope.basis};

    if (element.kind == TypeKind::record) {
        const RecordPlan& plan = plan_of(element);
        if (plan.id >= 0) {
            Origin here;
            Origin& ids = origin != nullptr ? *origin : here;
            for (; count > 0; --count, at = tree.after(at)) {
                const JsonRef child = node.at(at);
                identified(type, plan, dest, {&child, 1}, member_node(child, plan, plan.id), scope, ids,
                           origin != nullptr);
            }
            return;
        }
        for (; count > 0; --count, ++where.index, at = tree.after(at)) {
            void* value = type.append(dest);
            where.value = value;
            record(plan, value, node.at(at), inner, nullptr);
        }
        return;
    }
    for (; count > 0; --count, ++where.index, at = tree.after(at)) {
        void* value_at = type.append(dest);
        if (element.kind == TypeKind::real && tree[at].kind == JsonKind::number &&
            plain_real(element, value_at, tree.text(at)))
            continue;
        value(element, value_at, node.at(at), inner);
    }
}

// An element that may carry an id. Where an earlier document gave one with the same id it is read into that one.
void Decoder::identified(const TypeInfo& type, const RecordPlan& plan, void* dest,
                         std::span<const JsonRef> nodes, JsonRef id, const Scope& scope, Origin& ids,
                         bool compose) {
    Where where{.up = scope.where, .element = &plan.type, .index = type.length(dest)};
    const Scope inner{&where, scope.basis};
    const auto read = [&](void* value, Origin* origin) {
        where.value = value;
        if (nodes.front().kind() == JsonKind::object)
            object(plan, value, nodes, inner, origin);
        else
            record(plan, value, nodes.front(), inner, origin);
    };
    const bool named =
        id && id.kind() != JsonKind::array && id.kind() != JsonKind::object && !id.text().empty();
    if (!named) return read(type.append(dest), nullptr);

    const int document = id.tree->document;
    const auto [entry, is_new] = ids.elements.try_emplace(id.text());
    Origin::Element& element = entry->second;
    if (is_new) {
        element.index = static_cast<std::uint32_t>(where.index);
        element.document = document;
        element.place = id;
        if (compose) element.origin = std::make_unique<Origin>();
        return read(type.append(dest), element.origin.get());
    }
    if (element.document == document || !compose) {
        where.value = type.at(dest, element.index);
        const Where member{.up = &where, .name = "id"};
        problem(Errc::duplicate_id,
                fmt::format("found the id {} again, expected it once in the list; it stands in {} already",
                            quoted(id.text()), place_text(element.place, id)),
                id, &member);
        where.index = type.length(dest);
        return read(type.append(dest), nullptr);
    }
    element.document = document;
    where.index = element.index;
    read(type.at(dest, element.index), element.origin.get());
}

}  // namespace sociaaldomein::detail
