#include "check/detail/resolve.hpp"

#include <algorithm>
#include <charconv>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/text_distance.hpp>
#include <sociaaldomein/core/walk.hpp>

namespace sociaaldomein::detail {
namespace {

struct Place {
    const TypeInfo* type;
    const void* value;
    std::string path;
    const TypeInfo* columns_type = nullptr;  // of the enclosing table, for lists of figures
    const void* columns = nullptr;
    std::optional<When> when{};
};

std::vector<std::string_view> split(std::string_view reference) {
    std::vector<std::string_view> segments;
    for (;;) {
        const std::size_t dot = std::min(reference.find('.'), reference.size());
        segments.push_back(reference.substr(0, dot));
        if (dot == reference.size()) return segments;
        reference.remove_prefix(dot + 1);
    }
}

// The moment a record is about: its member `at` or `year`.
std::optional<When> when_of(const TypeInfo& type, const void* record) {
    if (type.kind != TypeKind::record) return std::nullopt;
    for (const char* name : {"at", "year"}) {
        const FieldInfo* field = type.field(name);
        if (field == nullptr) continue;
        const TypeInfo* t = &field->type();
        const void* value = field->of(record);
        if (t->kind == TypeKind::optional) {
            if (t->length(value) == 0) continue;
            value = t->element_at(value, 0);
            t = &t->element();
        }
        if (t->kind == TypeKind::scalar) return parse_when(t->format(value));
    }
    return std::nullopt;
}

std::string source_of(const TypeInfo& type, const void* record) {
    for (const FieldInfo& f : type.fields) {
        if (f.name == "source") return static_cast<const Source*>(f.of(record))->document.str();
        if (f.inlined)
            if (std::string s = source_of(f.type(), f.of(record)); !s.empty()) return s;
    }
    return {};
}

std::optional<When> as_when(std::string_view text) {
    // Every moment starts with a digit; most names do not, and finding that out by an exception takes long.
    if (text.find_first_of("0123456789") != text.find_first_not_of(' ')) return std::nullopt;
    try {
        return parse_when(text);
    } catch (const Error&) {
        return std::nullopt;  // an id, not a moment
    }
}

std::vector<std::string> known_names(const Place& place) {
    std::vector<std::string> names;
    if (place.type->kind == TypeKind::record) {
        for (const FieldInfo& f : place.type->fields)
            if (!f.inlined) names.emplace_back(f.name);
    } else if (place.type->kind == TypeKind::list) {
        const TypeInfo& element = place.type->element();
        for (std::size_t i = 0; i < place.type->length(place.value); ++i) {
            const void* item = place.type->element_at(place.value, i);
            if (std::string id = identity_of(element, item); !id.empty())
                names.push_back(std::move(id));
            else if (const auto when = when_of(element, item))
                names.push_back(to_string(*when));
        }
    }
    return names;
}

[[noreturn]] void fail(std::string_view reference, std::string_view segment, const Place& place) {
    const std::vector<std::string> names = known_names(place);
    const std::vector<std::string_view> views(names.begin(), names.end());
    std::string message = "the reference \"" + std::string(reference) + "\" finds no \"" +
                          std::string(segment) + "\" in " +
                          (place.path.empty() ? "the programme" : place.path);
    if (const std::string near = nearest(segment, views); !near.empty())
        message += "; did you mean \"" + near + "\"?";
    throw Error(Errc::dangling_reference, message);
}

class Follower {
public:
    explicit Follower(std::string_view reference) : reference_(reference) {}

    std::vector<Place> step(const Place& from, std::string_view segment) const {
        if (from.type->kind == TypeKind::optional) {
            if (from.type->length(from.value) == 0) fail(reference_, segment, from);
            Place inner = from;
            inner.value = from.type->element_at(from.value, 0);
            inner.type = &from.type->element();
            return step(inner, segment);
        }
        if (from.type->kind == TypeKind::record && segment != "*") {
            const Located found = step_into(*from.type, from.value, segment);
            if (!found) fail(reference_, segment, from);
            Place next = from;
            if (const Located columns = step_into(*from.type, from.value, "columns")) {
                next.columns = columns.value;
                next.columns_type = columns.type;
            }
            next.type = found.type;
            next.value = found.value;
            next.path += '/' + std::string(segment);
            return {next};
        }
        if (from.type->kind != TypeKind::list) fail(reference_, segment, from);
        return elements(from, segment);
    }

private:
    Place element(const Place& list, std::size_t i) const {
        Place next = list;
        next.type = &list.type->element();
        next.value = list.type->element_at(list.value, i);
        std::string name = identity_of(*next.type, next.value);
        next.path += '/' + (name.empty() ? std::to_string(i) : name);
        if (const auto when = when_of(*next.type, next.value)) next.when = when;
        if (next.type->figure != nullptr && list.columns != nullptr &&
            i < list.columns_type->length(list.columns)) {
            const TypeInfo& column = list.columns_type->element();
            const void* c = list.columns_type->element_at(list.columns, i);
            next.when = column.kind == TypeKind::scalar ? as_when(column.format(c)) : when_of(column, c);
        }
        return next;
    }

    std::vector<Place> elements(const Place& list, std::string_view segment) const {
        const std::size_t n = list.type->length(list.value);
        std::vector<Place> found;
        if (segment == "*") {
            for (std::size_t i = 0; i < n; ++i) found.push_back(element(list, i));
            return found;
        }
        const std::size_t mark = std::min(segment.find('@'), segment.size());
        const std::string_view name = segment.substr(0, mark);
        const std::string_view vintage =
            mark < segment.size() ? segment.substr(mark + 1) : std::string_view{};
        const std::optional<When> when = as_when(name);
        for (std::size_t i = 0; i < n; ++i) {
            Place candidate = element(list, i);
            const std::string id = identity_of(*candidate.type, candidate.value);
            const bool matches = id.empty() ? (when && candidate.when == when) : id == name;
            const bool by_column = candidate.type->figure != nullptr && column_named(list, i, name);
            if (!matches && !by_column) continue;
            if (!vintage.empty() && source_of(*candidate.type, candidate.value) != vintage) continue;
            found.push_back(std::move(candidate));
        }
        if (found.empty() && vintage.empty()) {
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), index);
            if (error == std::errc{} && end == name.data() + name.size() && index < n)
                return {element(list, index)};
        }
        if (found.empty()) fail(reference_, segment, list);
        if (found.size() > 1) {
            std::string message = "the reference \"" + std::string(reference_) + "\" finds " +
                                  std::to_string(found.size()) + " vintages in " + list.path +
                                  "; choose one:";
            for (const Place& p : found)
                message += " " + std::string(name) + "@" + source_of(*p.type, p.value);
            throw Error(Errc::inconsistent, message);
        }
        return found;
    }

    static bool column_named(const Place& list, std::size_t i, std::string_view name) {
        if (list.columns == nullptr || i >= list.columns_type->length(list.columns)) return false;
        const TypeInfo& column = list.columns_type->element();
        const void* c = list.columns_type->element_at(list.columns, i);
        return column.kind == TypeKind::scalar ? column.format(c) == name : identity_of(column, c) == name;
    }

    std::string_view reference_;
};

// The one figure a place holds, if it does: itself, or its only present figure member.
std::optional<FigureAt> figure_in(const TypeInfo& type, const void* value, const std::string& path) {
    if (type.figure != nullptr) return FigureAt{path, &type, value};
    if (type.kind == TypeKind::optional)
        return type.length(value) == 0 ? std::nullopt
                                       : figure_in(type.element(), type.element_at(value, 0), path);
    if (type.kind != TypeKind::record) return std::nullopt;
    std::optional<FigureAt> only;
    for (const FieldInfo& f : type.fields) {
        const TypeInfo& t = f.type();
        const bool figure =
            t.figure != nullptr || (t.kind == TypeKind::optional && t.element().figure != nullptr);
        if (!figure) continue;
        auto found = figure_in(t, f.of(value), f.inlined ? path : path + '/' + std::string(f.name));
        if (!found) continue;
        if (only) return std::nullopt;
        only = std::move(found);
    }
    return only;
}

}  // namespace

std::vector<Resolved> resolve(const Programme& programme, std::string_view reference) {
    const Follower follower(reference);
    std::vector<Place> places{{&type_info<Programme>(), &programme, {}}};
    for (const std::string_view segment : split(reference)) {
        std::vector<Place> next;
        for (const Place& place : places)
            for (Place& found : follower.step(place, segment)) next.push_back(std::move(found));
        places = std::move(next);
    }
    std::vector<Resolved> resolved;
    for (Place& place : places) {
        Resolved r{place.path, place.type, place.value, figure_in(*place.type, place.value, place.path),
                   place.when, nullptr};
        if (!r.figure && place.type == &type_info<KeyFigure>()) {
            const auto* key = static_cast<const KeyFigure*>(place.value);
            if (!key->equals.empty()) r.derived = key;
        }
        resolved.push_back(std::move(r));
    }
    return resolved;
}

Operand operand_of(const FigureAt& figure) {
    Operand operand;
    operand.path = figure.path;
    operand.absent = figure.absent() != Absence::no && figure.absent() != Absence::not_applicable;
    operand.dimension = Dimension::named(figure.dimension());
    if (operand.absent) return operand;
    const Side side(figure);
    operand.interval = side.interval;
    operand.nominal = side.nominal;
    const FigureBasis& basis = figure.basis();
    if (basis.measure != MeasureKind::unspecified)
        operand.kind.measure = type_info<MeasureKind>().format(&basis.measure);
    operand.kind.scope = TextCodec<Scope>::format(basis.scope);
    operand.kind.population = basis.population;
    operand.kind.price_level = TextCodec<PriceLevel>::format(basis.price_level);
    return operand;
}

namespace {

Resolver resolver_at(const Programme& programme, std::vector<FigureAt>& used, int depth) {
    return [&programme, &used, depth](std::string_view reference) {
        constexpr int deepest = 16;
        if (depth > deepest)
            throw Error(Errc::inconsistent,
                        "the reference \"" + std::string(reference) +
                            "\" goes through more than 16 derived figures: do they refer to one another?");
        std::vector<Operand> operands;
        for (const Resolved& r : resolve(programme, reference)) {
            if (r.figure) {
                operands.push_back(operand_of(*r.figure));
                if (std::ranges::find(used, r.figure->path, &FigureAt::path) == used.end())
                    used.push_back(*r.figure);
            } else if (r.derived != nullptr) {
                const Derived d =
                    derive(parse_formula(r.derived->equals), resolver_at(programme, used, depth + 1));
                Operand operand;
                operand.path = r.path;
                operand.interval = d.interval;
                operand.nominal = d.nominal;
                operand.dimension = d.dimension;
                operand.kind = d.kind;
                operand.absent = d.obstacle != Obstacle::none;
                operands.push_back(std::move(operand));
            } else {
                Operand counted;  // something without a figure: it can be counted, not calculated with
                counted.path = r.path;
                counted.absent = true;
                operands.push_back(std::move(counted));
            }
        }
        return operands;
    };
}

}  // namespace

Resolver programme_resolver(const Programme& programme, std::vector<FigureAt>& used) {
    return resolver_at(programme, used, 0);
}

}  // namespace sociaaldomein::detail
