#include "io/detail/record_plan.hpp"

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {
namespace {

bool is_basis(const FieldInfo& f) { return f.inlined && &f.type() == &type_info<FigureBasis>(); }

// The same rule as complete(): a member named source, of that type.
bool is_source(const FieldInfo& f) { return f.name == "source" && f.type().name == TextCodec<Source>::name; }

}  // namespace

std::size_t offset_of(const TypeInfo& record, const FieldInfo& field) {
    const void* start = record.defaults();
    return static_cast<std::size_t>(static_cast<const char*>(field.of(start)) -
                                    static_cast<const char*>(start));
}

bool inherits(const TypeInfo& type) {
    if (type.kind != TypeKind::record) return false;
    if (type.figure != nullptr) return true;
    for (const FieldInfo& f : type.fields)
        if (is_basis(f) || is_source(f) || inherits(f.type())) return true;
    return false;
}

void inherit_unwritten(const TypeInfo& type, void* value, const FigureBasis& outer) {
    if (type.kind != TypeKind::record) return;
    if (type.figure != nullptr) {
        inherit(type.figure->mutable_basis(value), outer, type.figure->dimension);
        return;
    }
    FigureBasis here = outer;
    for (const FieldInfo& f : type.fields) {
        if (is_basis(f)) {
            auto& own = *static_cast<FigureBasis*>(f.of(value));
            inherit(own, outer);
            here = own;
        } else if (is_source(f)) {
            auto& own = *static_cast<Source*>(f.of(value));
            if (own.empty()) own = outer.source;
            here.source = own;
        }
    }
    for (const FieldInfo& f : type.fields)
        if (!is_basis(f)) inherit_unwritten(f.type(), f.of(value), here);
}

RecordPlan::RecordPlan(const TypeInfo& record) : type(record) {
    if (record.figure != nullptr)
        flatten_figure(record, 0);
    else
        flatten(record, 0, MemberRole::plain);
}

void RecordPlan::add(std::string_view name, const TypeInfo& member_type, std::size_t offset,
                     MemberRole role) {
    if (members.size() == max_members)
        throw Error(Errc::limit_exceeded, "found a record with more than 256 members: " + type.name);
    const auto index = static_cast<std::uint16_t>(members.size());
    if (!by_name_.emplace(name, index).second) return;
    members.push_back({name, &member_type, offset, role});
    if (role == MemberRole::id) id = index;
    if (role == MemberRole::plain && member_type.figure != nullptr)
        figures.push_back(index);
    else if (role == MemberRole::plain && inherits(member_type))
        nested.push_back(index);
}

void RecordPlan::flatten(const TypeInfo& record, std::size_t offset, MemberRole inherited_role) {
    for (const FieldInfo& f : record.fields) {
        const TypeInfo& field_type = f.type();
        const std::size_t at = offset + offset_of(record, f);
        if (is_basis(f)) {
            basis = at;
            flatten(field_type, 0, MemberRole::basis);
        } else if (f.inlined && field_type.figure != nullptr) {
            flatten_figure(field_type, at);
        } else if (f.inlined) {
            flatten(field_type, at, inherited_role);
        } else if (inherited_role != MemberRole::plain) {
            add(f.name, field_type, at, inherited_role);
        } else if (is_source(f)) {
            source = at;
            add(f.name, field_type, at, MemberRole::source);
        } else {
            const bool names = f.name == "id" && &record == &type &&
                               (field_type.kind == TypeKind::string || field_type.kind == TypeKind::scalar);
            add(f.name, field_type, at, names ? MemberRole::id : MemberRole::plain);
        }
    }
}

void RecordPlan::flatten_figure(const TypeInfo& figure_type, std::size_t offset) {
    const auto field = [&](std::string_view name) -> const FieldInfo& { return *figure_type.field(name); };
    const auto at = [&](std::string_view name) { return offset_of(figure_type, field(name)); };
    figure = FigureShape{.offset = offset,
                         .type = &figure_type,
                         .ops = figure_type.figure,
                         .upper = at("upper"),
                         .upper_type = &field("upper").type(),
                         .bound = at("bound"),
                         .absent = at("absent"),
                         .caveat = at("caveat"),
                         .default_unit = default_unit(figure_type.figure->dimension)};
    for (const FieldInfo& f : figure_type.fields) {
        const std::size_t place = offset + offset_of(figure_type, f);
        if (is_basis(f))
            flatten(f.type(), 0, MemberRole::figure_basis);
        else if (f.name == "value")
            add(f.name, f.type(), place, MemberRole::figure_value);
        else if (f.name == "upper")
            add(f.name, f.type(), place, MemberRole::figure_upper);
        else
            add(f.name, f.type(), place, MemberRole::figure_state);
    }
}

int RecordPlan::find(std::string_view key, std::size_t position) const {
    std::uint16_t& guess = guess_[position % guess_.size()];
    if (guess < members.size() && members[guess].name == key) return guess;
    const auto found = by_name_.find(key);
    if (found == by_name_.end()) return -1;
    guess = found->second;
    return guess;
}

}  // namespace sociaaldomein::detail
