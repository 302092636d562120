#include <fmt/format.h>

#include <sociaaldomein/core/text_distance.hpp>

#include "core/detail/quote.hpp"
#include "io/detail/decode_frame.hpp"

namespace sociaaldomein::detail {
namespace {

bool is_composed(const TypeInfo& type) {
    return type.kind == TypeKind::list || (type.kind == TypeKind::record && type.figure == nullptr);
}

}  // namespace

void Decoder::record(const RecordPlan& plan, void* dest, JsonRef node, const Scope& scope, Origin* origin) {
    if (node.kind() == JsonKind::object) return object(plan, dest, {&node, 1}, scope, origin);
    if (plan.is_figure()) {
        short_figure(plan, static_cast<char*>(dest), node, scope);
    } else if (plan.type.short_form && node.kind() != JsonKind::array && node.kind() != JsonKind::null) {
        plain_member(plan, 0, dest, node, scope, origin);
    } else {
        wrong_type(node, scope.where, fmt::format("an object with the members of {}", plan.type.name));
    }
    if (origin != nullptr) origin->nodes.push_back(node);
}

void Decoder::object(const RecordPlan& plan, void* dest, std::span<const JsonRef> nodes, const Scope& scope,
                     Origin* origin) {
    Frame frame(plan, dest, scope, origin, nodes.front());
    const std::size_t first = queue_.size();
    if (frame.merged && plan.basis) frame.own_basis.emplace();
    std::optional<SavedFigure> saved;
    std::string printed;
    if (frame.merged && plan.figure) {
        printed = fingerprint(*plan.figure->type, frame.figure());
        saved.emplace(*plan.figure, frame.figure());
    }

    for (const JsonRef node : nodes) members_of(frame, node);
    settle_basis(frame);
    if (plan.figure) {
        figure_members(frame, frame.value, frame.upper);
        const JsonRef said = frame.value ? frame.value : frame.absent;
        if (saved && said && fingerprint(*plan.figure->type, frame.figure()) != printed) {
            const Where where{.up = scope.where, .name = "value"};
            problem(Errc::inconsistent,
                    fmt::format("found {}, expected what {} says", found_text(said),
                                place_text(origin->nodes.front(), said)),
                    said, &where);
        }
        if (saved) saved->put_back();
    }
    if (frame.cells) table(frame, first, frame.cells);
    for (std::size_t i = first; i < queue_.size(); ++i) {
        const auto [member, node] = queue_[i];
        if (!node) continue;
        const PlanMember& m = plan.members[static_cast<std::size_t>(member)];
        const Where where{.up = scope.where, .name = m.name};
        plain_member(plan, member, dest, node, {&where, frame.here.basis}, origin);
    }
    queue_.resize(first);
    if (!frame.merged) unwritten(frame);
    if (origin != nullptr) origin->nodes.insert(origin->nodes.end(), nodes.begin(), nodes.end());
}

// Reads what the other members depend on, and puts the others in the queue.
void Decoder::members_of(Frame& frame, JsonRef node) {
    const RecordPlan& plan = frame.plan;
    const JsonTree& tree = *node.tree;
    const std::uint32_t count = tree[node.index].length;
    const bool second_node = !(node == frame.first_node);
    std::uint32_t key = node.index + 1;
    for (std::uint32_t position = 0; position < count; ++position) {
        const JsonRef child{&tree, key + 1};
        const std::string_view name = tree.text(key);
        const JsonRef key_node{&tree, key};
        key = tree.after(key + 1);
        const int index = plan.find(name, position);
        if (index < 0) {
            if (name == "cells" && is_table(plan))
                frame.cells = child;
            else
                frame.has_unknown = unknown_member(plan, key_node, frame.outer) || frame.has_unknown;
            continue;
        }
        const auto member = static_cast<std::size_t>(index);
        // Of a table's row and column the document knows better than the CSV file that it is made from.
        if ((second_node || node.node().repeats_a_key) && frame.was_seen(member)) continue;
        frame.see(member);
        const PlanMember& m = plan.members[member];
        const Where where{.up = frame.outer.where, .name = m.name};
        const Scope scope{&where, frame.outer.basis};
        switch (m.role) {
            case MemberRole::id: plain_member(plan, index, frame.dest, child, scope, frame.origin); break;
            case MemberRole::basis: {
                FigureBasis& basis = frame.basis();
                value(*m.type, reinterpret_cast<char*>(&basis) + m.offset, child, scope);
                if (m.name == "decimals") frame.decimals = child;
                break;
            }
            case MemberRole::figure_basis: {
                FigureBasis& basis = frame.figure_basis();
                value(*m.type, reinterpret_cast<char*>(&basis) + m.offset, child, scope);
                if (m.name == "decimals") frame.decimals = child;
                break;
            }
            case MemberRole::source:
                frame.source = child;
                if (frame.merged) frame.own_source.emplace();
                value(*m.type, frame.merged ? static_cast<void*>(&*frame.own_source) : frame.dest + m.offset,
                      child, scope);
                break;
            case MemberRole::figure_state:
                value(*m.type, frame.dest + m.offset, child, scope);
                if (m.name == "absent") frame.absent = child;
                if (m.name == "bound") frame.bound = child;
                break;
            case MemberRole::figure_value: frame.value = child; break;
            case MemberRole::figure_upper: frame.upper = child; break;
            case MemberRole::plain: queue_.push_back({index, child}); break;
        }
    }
    if (!node.node().repeats_a_key) return;
    for (const RepeatedKey& again : tree.repeated_keys()) {
        if (again.object != node.index) continue;
        const std::string_view name = tree.text(again.again);
        problem(
            Errc::duplicate_key,
            fmt::format("found the member {} a second time, expected it once; it stands in line {} already",
                        quoted(name), tree.place(tree[again.first].offset).line),
            node.at(again.again), frame.outer.where);
    }
}

/// @return  whether it was reported as a problem
bool Decoder::unknown_member(const RecordPlan& plan, JsonRef key, const Scope& scope) {
    const std::string_view name = key.text();
    std::vector<std::string_view> known;
    known.reserve(plan.members.size());
    for (const PlanMember& m : plan.members) known.push_back(m.name);
    if (scope.where == nullptr)
        for (const std::string_view also : rules_.also) {
            if (also == name) return false;
            known.push_back(also);
        }
    if (rules_.ignore_unknown) {
        ignored_something_ = true;
        problems_.warn(Errc::unknown_field, path_of(scope.where) + "/" + std::string(name),
                       fmt::format("found the member {}, which this version does not know: it is left out",
                                   quoted(name)),
                       *key.tree, key.node().offset);
        return false;
    }
    const std::string near = nearest(name, known);
    const std::string_view record_name = plan.is_figure() ? "a figure" : std::string_view(plan.type.name);
    const Where where{.up = scope.where, .name = name};
    problem(Errc::unknown_field,
            near.empty() ? fmt::format("found the member {}, expected one of {}: {}", quoted(name),
                                       record_name, fmt::join(known, ", "))
                         : fmt::format("found the member {}, expected a member of {}; did you mean \"{}\"?",
                                       quoted(name), record_name, near),
            key, &where);
    return true;
}

// From here on it is known what the figures below inherit.
void Decoder::settle_basis(Frame& frame) {
    const RecordPlan& plan = frame.plan;
    if (plan.basis) {
        FigureBasis& own = frame.basis();
        if (frame.decimals && (own.decimals.value_or(0) < 0 || own.decimals.value_or(0) > 9)) {
            const Where where{.up = frame.outer.where, .name = "decimals"};
            problem(Errc::out_of_domain, fmt::format("found {} decimals, expected 0 to 9", *own.decimals),
                    frame.decimals, &where);
            own.decimals.reset();
        }
        inherit(own, *frame.outer.basis);
        frame.here.basis = &own;
        if (frame.merged) keep_common(*reinterpret_cast<FigureBasis*>(frame.dest + *plan.basis), own);
    }
    if (!plan.source) return;
    Source& kept = *reinterpret_cast<Source*>(frame.dest + *plan.source);
    if (frame.merged) {
        if (!frame.source) frame.own_source.emplace();
        Source& own = *frame.own_source;
        // Each report that adds to a record has its own source: the record keeps the first that was stated, and
        // what the later report adds below it keeps the later one.
        const bool stated_before = static_cast<bool>(frame.origin->earlier(plan, plan.find("source", 0)));
        if (frame.source && !stated_before) kept = own;
        if (own.empty()) own = frame.here.basis->source;
        if (own == frame.here.basis->source) return;
        frame.changed_basis = *frame.here.basis;
        frame.changed_basis->source = own;
    } else {
        if (kept.empty()) kept = frame.here.basis->source;
        if (kept == frame.here.basis->source) return;
        frame.changed_basis = *frame.here.basis;
        frame.changed_basis->source = kept;
    }
    frame.here.basis = &*frame.changed_basis;
}

// A figure that has to be there is missed; a record that nobody wrote inherits as if it had been written.
void Decoder::unwritten(Frame& frame) {
    for (const std::uint16_t member : frame.plan.figures) {
        if (frame.was_seen(member) || frame.has_unknown) continue;
        const Where where{.up = frame.outer.where, .name = frame.plan.members[member].name};
        problem(Errc::missing_field, "found nothing, expected a figure: a value or a reason why it is absent",
                frame.first_node, &where);
    }
    for (const std::uint16_t member : frame.plan.nested)
        if (!frame.was_seen(member))
            inherit_unwritten(*frame.plan.members[member].type,
                              frame.dest + frame.plan.members[member].offset, *frame.here.basis);
}

void Decoder::plain_member(const RecordPlan& plan, int member, void* record_value, JsonRef node,
                           const Scope& scope, Origin* origin) {
    const PlanMember& m = plan.members[static_cast<std::size_t>(member)];
    void* dest = static_cast<char*>(record_value) + m.offset;
    if (origin == nullptr) return value(*m.type, dest, node, scope);

    const TypeInfo* type = m.type;
    if (type->kind == TypeKind::optional && is_composed(type->element()) && node.kind() != JsonKind::null) {
        dest = type->length(dest) == 0 ? type->append(dest) : type->at(dest, 0);
        type = &type->element();
    }
    if (type->kind == TypeKind::list) {
        Origin& list_origin = origin->of_member(member);
        list(*type, dest, node, scope, &list_origin);
        list_origin.nodes.push_back(node);
    } else if (is_composed(*type)) {
        record(plan_of(*type), dest, node, scope, &origin->of_member(member));
    } else if (const JsonRef earlier = origin->earlier(plan, member)) {
        repeated_value(*type, dest, node, earlier, scope);
    } else {
        value(*type, dest, node, scope);
    }
}

void Decoder::repeated_value(const TypeInfo& type, void* dest, JsonRef node, JsonRef earlier,
                             const Scope& scope) {
    const bool present = type.kind != TypeKind::optional || type.length(dest) != 0;
    const TypeInfo& inner = type.kind == TypeKind::optional ? type.element() : type;
    const std::string before = fingerprint(type, dest);
    std::optional<SavedFigure> saved;
    if (inner.figure != nullptr && present && node.kind() != JsonKind::null) {
        void* figure = type.kind == TypeKind::optional ? type.at(dest, 0) : dest;
        saved.emplace(*plan_of(inner).figure, static_cast<char*>(figure));
        value(inner, figure, node, scope);
    } else {
        value(type, dest, node, scope);
    }
    if (fingerprint(type, dest) != before)
        problem(Errc::inconsistent,
                fmt::format("found {}, expected {} as in {}", found_text(node), found_text(earlier),
                            place_text(earlier, node)),
                node, scope.where);
    if (saved) saved->put_back();
}

}  // namespace sociaaldomein::detail
