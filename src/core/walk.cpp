#include <sociaaldomein/core/walk.hpp>

#include <charconv>

#include <sociaaldomein/core/figure.hpp>

namespace sociaaldomein {
namespace {

// A path that grows and shrinks in place: one allocation for a whole walk.
class PathScope {
public:
    PathScope(std::string& path, std::string_view segment) : path_(path), size_(path.size()) {
        path_ += '/';
        path_ += segment;
    }
    ~PathScope() { path_.resize(size_); }
    PathScope(const PathScope&) = delete;
    PathScope& operator=(const PathScope&) = delete;

private:
    std::string& path_;
    std::size_t size_;
};

template <class Pointer, class Enter>
void show(std::string& path, const TypeInfo& type, Pointer value, const FieldInfo* field,
          const BasicNode<Pointer>* parent, const Enter& enter) {
    if (type.kind == TypeKind::optional) {
        if (type.length(value) != 0)
            show<Pointer>(path, type.element(),
                          type.at(const_cast<void*>(static_cast<const void*>(value)), 0), field, parent,
                          enter);
        return;
    }
    const BasicNode<Pointer> node{path, type, value, field, parent};
    if (!enter(node)) return;
    if (type.kind == TypeKind::record) {
        for (const FieldInfo& f : type.fields) {
            Pointer member = f.of(value);
            if (f.inlined) {
                show<Pointer>(path, f.type(), member, &f, &node, enter);
            } else {
                const PathScope scope(path, f.name);
                show<Pointer>(path, f.type(), member, &f, &node, enter);
            }
        }
    } else if (type.kind == TypeKind::list) {
        const TypeInfo& element = type.element();
        const std::size_t n = type.length(value);
        for (std::size_t i = 0; i < n; ++i) {
            Pointer item = type.at(const_cast<void*>(static_cast<const void*>(value)), i);
            std::string name = identity_of(element, item);
            if (name.empty()) name = std::to_string(i);
            const PathScope scope(path, name);
            show<Pointer>(path, element, item, nullptr, parent, enter);
        }
    }
}

void complete_in(const TypeInfo& type, void* value, const FigureBasis& outer) {
    switch (type.kind) {
        case TypeKind::optional:
        case TypeKind::list: {
            const TypeInfo& element = type.element();
            if (element.kind != TypeKind::record && element.kind != TypeKind::list) return;
            for (std::size_t i = 0; i < type.length(value); ++i)
                complete_in(element, type.at(value, i), outer);
            return;
        }
        case TypeKind::record: break;
        default: return;
    }
    if (type.figure != nullptr) {
        inherit(type.figure->mutable_basis(value), outer, type.figure->dimension);
        return;
    }
    FigureBasis here = outer;
    for (const FieldInfo& f : type.fields) {
        if (f.inlined && f.name == FigureBasis::inlined_as) {
            auto& own = *static_cast<FigureBasis*>(f.of(value));
            inherit(own, outer);
            here = own;
        } else if (f.name == "source" && f.type().name == TextCodec<Source>::name) {
            auto& own = *static_cast<Source*>(f.of(value));
            if (own.empty()) own = outer.source;
            here.source = own;
        }
    }
    for (const FieldInfo& f : type.fields) complete_in(f.type(), f.of(value), here);
}

}  // namespace

void walk(const TypeInfo& type, const void* value, const std::function<bool(const Node&)>& enter) {
    std::string path;
    show<const void*>(path, type, value, nullptr, nullptr, enter);
}

void walk(const TypeInfo& type, void* value, const std::function<bool(const MutableNode&)>& enter) {
    std::string path;
    show<void*>(path, type, value, nullptr, nullptr, enter);
}

Located step_into(const TypeInfo& type, const void* value, std::string_view segment) {
    if (type.kind == TypeKind::optional)
        return type.length(value) == 0 ? Located{}
                                       : step_into(type.element(), type.element_at(value, 0), segment);
    if (type.kind == TypeKind::record) {
        for (const FieldInfo& f : type.fields) {
            if (f.inlined) {
                if (Located found = step_into(f.type(), f.of(value), segment)) return found;
            } else if (f.name == segment) {
                return {&f.type(), f.of(value)};
            }
        }
        return {};
    }
    if (type.kind != TypeKind::list) return {};
    const TypeInfo& element = type.element();
    const std::size_t n = type.length(value);
    for (std::size_t i = 0; i < n; ++i)
        if (const void* item = type.element_at(value, i);
            identity_of(element, item) == segment && !segment.empty())
            return {&element, item};
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), index);
    if (error == std::errc{} && end == segment.data() + segment.size() && index < n)
        return {&element, type.element_at(value, index)};
    return {};
}

std::vector<std::string> path_steps(std::string_view path) {
    std::vector<std::string> steps;
    while (!path.empty()) {
        if (path.front() == '/') path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        steps.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return steps;
}

Located locate(const TypeInfo& type, const void* value, std::string_view path) {
    Located here{&type, value};
    for (const std::string& step : path_steps(path)) {
        here = step_into(*here.type, here.value, step);
        if (!here) return {};
    }
    return here;
}

void complete(const TypeInfo& type, void* value) { complete_in(type, value, FigureBasis{}); }

}  // namespace sociaaldomein
