#include "io/detail/table_collect.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/text_distance.hpp>

#include "core/detail/quote.hpp"
#include "io/detail/table_plan.hpp"

namespace sociaaldomein::detail {
namespace {

std::vector<std::string> steps_of(std::string_view name) {
    std::vector<std::string> steps;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('.', begin), name.size());
        steps.emplace_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    return steps;
}

const TypeInfo& without_optional(const TypeInfo& type) {
    return type.kind == TypeKind::optional ? type.element() : type;
}

// A member that holds records or a list, at whatever depth.
bool is_collection(const TypeInfo& type) {
    return type.kind == TypeKind::list ||
           (type.kind == TypeKind::record && type.figure == nullptr && !type.short_form);
}

std::vector<std::string_view> collections_in(const TypeInfo& record) {
    std::vector<std::string_view> names;
    if (record.kind != TypeKind::record || record.figure != nullptr) return names;
    for (const FieldInfo& f : record.fields)
        if (!f.inlined && is_collection(without_optional(f.type()))) names.push_back(f.name);
    return names;
}

// A value that was reached, and the ids of the records on the way to it.
struct Reached {
    const void* value;
    std::vector<Cell> around;
};

class Collector {
public:
    Collector(const TypeInfo& root, const void* value) : type_(&root), reached_{{value, {}}} {}

    void go(std::string_view step) {
        if (in_list_ && member(type_->element(), step) == nullptr) {
            pick(step);
            return;
        }
        if (in_list_) into_elements();
        const FieldInfo* f = member(*type_, step);
        if (f == nullptr) unknown(step, collections_in(*type_), here());
        const TypeInfo& t = f->type();
        if (!is_collection(without_optional(t)))
            throw Error(Errc::out_of_domain,
                        fmt::format("found {}, which is a single value, expected {}", quoted(step),
                                    among(collections_in(*type_), here())));
        std::vector<Reached> next;
        for (Reached& from : reached_) {
            const void* inside = f->of(from.value);
            if (t.kind == TypeKind::optional) {
                if (t.length(inside) == 0) continue;
                inside = t.element_at(inside, 0);
            }
            next.push_back({inside, std::move(from.around)});
        }
        reached_ = std::move(next);
        type_ = &without_optional(t);
        in_list_ = type_->kind == TypeKind::list;
        picked_ = false;
        name_ = step;
    }

    Grid grid() {
        const bool elements = in_list_ || picked_;
        if (in_list_) into_elements();
        if (elements) around_names_.pop_back();
        // The place of a row in its list is told only where nothing else tells rows apart.
        const bool indexed =
            elements && (type_->kind != TypeKind::record || type_->figure != nullptr || type_->short_form);
        const std::vector<PlannedColumn> plan = plan_columns(*type_, name_);
        Grid grid;
        std::vector<bool> used(plan.size());
        for (std::size_t c = 0; c < plan.size(); ++c) used[c] = plan[c].always;
        for (Reached& from : reached_) {
            if (elements && !indexed) from.around.pop_back();
            std::vector<Cell>& row = grid.rows.emplace_back(std::move(from.around));
            for (std::size_t c = 0; c < plan.size(); ++c) {
                row.push_back(plan[c].cell(from.value));
                used[c] = used[c] || row.back().kind != Cell::Kind::empty;
            }
        }
        grid.columns = around_names_;
        if (indexed) grid.columns.emplace_back("index");
        const std::size_t first = grid.columns.size();
        for (std::size_t c = 0; c < plan.size(); ++c)
            if (used[c]) grid.columns.push_back(plan[c].name);
        for (std::vector<Cell>& row : grid.rows) keep_used(row, first, used);
        make_unique(grid.columns);
        return grid;
    }

private:
    static const FieldInfo* member(const TypeInfo& type, std::string_view name) {
        if (type.kind != TypeKind::record || type.figure != nullptr) return nullptr;
        const FieldInfo* f = type.field(name);
        return f == nullptr || f->inlined ? nullptr : f;
    }

    static Cell name_of(const TypeInfo& element, const void* item, std::size_t i) {
        std::string id = identity_of(element, item);
        if (!id.empty()) return {Cell::Kind::text, std::move(id)};
        return {Cell::Kind::number, std::to_string(i)};
    }

    // From lists to their elements, each of which remembers its id.
    void into_elements() {
        std::vector<Reached> next;
        for (const Reached& from : reached_)
            for (std::size_t i = 0; i < type_->length(from.value); ++i) {
                const void* item = type_->element_at(from.value, i);
                Reached& to = next.emplace_back(Reached{item, from.around});
                to.around.push_back(name_of(type_->element(), item, i));
            }
        around_names_.push_back(name_);
        reached_ = std::move(next);
        type_ = &type_->element();
        in_list_ = false;
    }

    // The element with an id.
    void pick(std::string_view id) {
        std::vector<std::string_view> known = collections_in(type_->element());
        into_elements();
        std::vector<Reached> next;
        std::vector<std::string> ids;
        for (Reached& from : reached_) {
            std::string found = identity_of(*type_, from.value);
            if (found == id && !found.empty())
                next.push_back(std::move(from));
            else if (!found.empty())
                ids.push_back(std::move(found));
        }
        if (next.empty()) {
            known.insert(known.end(), ids.begin(), ids.end());
            unknown(id, std::move(known), "a collection or id in " + name_);
        }
        reached_ = std::move(next);
        picked_ = true;
    }

    std::string here() const { return name_.empty() ? "a collection" : "a collection in " + name_; }

    static std::string among(std::vector<std::string_view> known, const std::string& what) {
        constexpr std::size_t most = 60;
        if (known.empty()) return what + ", which has none";
        const bool more = known.size() > most;
        known.resize(std::min(known.size(), most));
        return fmt::format("{}: {}{}", what, fmt::join(known, ", "), more ? ", ..." : "");
    }

    [[noreturn]] static void unknown(std::string_view step, std::vector<std::string_view> known,
                                     const std::string& what) {
        std::string message = fmt::format("found {}, expected {}", quoted(step), among(known, what));
        if (const std::string near = nearest(step, known); !near.empty())
            message += fmt::format("; did you mean \"{}\"?", near);
        throw Error(Errc::unknown_value, message);
    }

    static void keep_used(std::vector<Cell>& row, std::size_t first, const std::vector<bool>& used) {
        std::size_t kept = first;
        for (std::size_t c = 0; c < used.size(); ++c)
            if (used[c]) {
                if (kept != first + c) row[kept] = std::move(row[first + c]);
                ++kept;
            }
        row.resize(kept);
    }

    // A member may be named as a collection around it.
    static void make_unique(std::vector<std::string>& names) {
        std::set<std::string> seen;
        for (std::string& name : names) {
            std::string unique = name;
            for (int n = 2; !seen.insert(unique).second; ++n) unique = name + '_' + std::to_string(n);
            name = unique;
        }
    }

    const TypeInfo* type_;
    bool in_list_ = false;
    bool picked_ = false;
    std::string name_;
    std::vector<Reached> reached_;
    std::vector<std::string> around_names_;
};

}  // namespace

Grid collect_grid(const TypeInfo& root, const void* value, std::string_view name) {
    Collector collector(root, value);
    for (const std::string& step : steps_of(name)) collector.go(step);
    return collector.grid();
}

}  // namespace sociaaldomein::detail
