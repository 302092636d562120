#include <sociaaldomein/io/diff.hpp>

#include <algorithm>

#include <sociaaldomein/core/define_type.hpp>

#include "core/detail/utf8.hpp"
#include "io/detail/diff_match.hpp"
#include "io/detail/figure_view.hpp"
#include "io/detail/json_encode.hpp"
#include "io/detail/stated_basis.hpp"

namespace sociaaldomein {
namespace {

using detail::stated_basis;
using detail::Surroundings;

// A text that says all of a value as its document states it: equal texts, equal values. Amounts stand in
// their smallest units, so that a figure printed in another unit has not changed.
class Likeness {
public:
    static std::string of(const TypeInfo& type, const void* value, const Surroundings& around) {
        Likeness likeness;
        likeness.append(type, value, around);
        return std::move(likeness.text_);
    }

private:
    void append(const TypeInfo& type, const void* v, const Surroundings& around) {
        switch (type.kind) {
            case TypeKind::boolean:
            case TypeKind::integer:
            case TypeKind::enumeration:
            case TypeKind::quantity: add(std::to_string(type.get_integer(v))); return;
            case TypeKind::real: {
                const double number = type.get_real(v);
                add({reinterpret_cast<const char*>(&number), sizeof number});
                return;
            }
            case TypeKind::string: add(*static_cast<const std::string*>(v)); return;
            case TypeKind::scalar: add(type.format(v)); return;
            case TypeKind::list:
            case TypeKind::optional: {
                const std::size_t n = type.length(v);
                add(std::to_string(n));
                for (std::size_t i = 0; i < n; ++i) append(type.element(), type.element_at(v, i), around);
                return;
            }
            case TypeKind::record: record(type, v, around); return;
        }
    }

    void record(const TypeInfo& type, const void* v, const Surroundings& around) {
        std::optional<Surroundings> own;
        if (type.figure == nullptr) own = detail::surroundings_in(type, v, around);
        const Surroundings& here = own ? *own : around;
        for (const FieldInfo& f : type.fields) {
            const void* m = f.of(v);
            if (detail::is_basis(f)) {
                const auto dimension = type.figure != nullptr ? type.figure->dimension : std::string_view{};
                if (const auto stated = stated_basis(*static_cast<const FigureBasis*>(m), around, dimension))
                    append(type_info<FigureBasis>(), &*stated, Surroundings{});
                else
                    add("");
            } else if (detail::is_source(f) && *static_cast<const Source*>(m) == around.basis().source) {
                add("");
            } else {
                append(f.type(), m, here);
            }
        }
    }

    // Texts are preceded by their length, so that they cannot run into one another.
    void add(std::string_view text) {
        text_ += std::to_string(text.size());
        text_ += ':';
        text_ += text;
    }

    std::string text_;
};

// An empty text or an enumerator "unspecified" says nothing: a document leaves it out.
bool says_nothing(const TypeInfo& type, const void* v) {
    if (type.kind == TypeKind::string) return static_cast<const std::string*>(v)->empty();
    if (type.kind == TypeKind::scalar) return type.format(v).empty();
    return type.kind == TypeKind::enumeration && type.format(v) == "unspecified";
}

// A path that grows while the comparison goes down.
class Step {
public:
    Step(std::string& path, std::string_view name) : path_(path), size_(path.size()) {
        path_ += '/';
        path_ += name;
    }
    ~Step() { path_.resize(size_); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

private:
    std::string& path_;
    std::size_t size_;
};

// One of the two values that are compared, and what surrounds it.
struct Side {
    const void* value;
    const Surroundings& around;
};

class Comparison {
public:
    void compare(const TypeInfo& type, Side a, Side b) {
        switch (type.kind) {
            case TypeKind::record:
                if (type.figure != nullptr)
                    leaf(type, a, b,
                         Likeness::of(type, a.value, a.around) == Likeness::of(type, b.value, b.around));
                else
                    record(type, a, b);
                return;
            case TypeKind::list: list(type, a, b); return;
            case TypeKind::optional:
                if (type.length(a.value) != 0 && type.length(b.value) != 0)
                    compare(type.element(), element(type, a, 0), element(type, b, 0));
                else if (type.length(a.value) != 0)
                    removed(type.element(), element(type, a, 0));
                else if (type.length(b.value) != 0)
                    added(type.element(), element(type, b, 0));
                return;
            default: leaf(type, a, b, equal(type, a.value, b.value)); return;
        }
    }

    std::vector<Difference> found;

private:
    static Side element(const TypeInfo& type, Side side, std::size_t i) {
        return {type.element_at(side.value, i), side.around};
    }
    std::string text(const TypeInfo& type, Side side) const {
        return detail::encoded(type, side.value, side.around, path_);
    }
    void added(const TypeInfo& type, Side b) {
        found.push_back({path_, DifferenceKind::added, {}, text(type, b)});
    }
    void removed(const TypeInfo& type, Side a) {
        found.push_back({path_, DifferenceKind::removed, text(type, a), {}});
    }

    void leaf(const TypeInfo& type, Side a, Side b, bool same) {
        if (same) return;
        if (says_nothing(type, a.value)) {
            added(type, b);
        } else if (says_nothing(type, b.value)) {
            removed(type, a);
        } else {
            Difference difference{path_, DifferenceKind::changed, text(type, a), text(type, b)};
            // The same digits in another unit: then the unit has to be told.
            if (difference.before == difference.after) {
                static const Surroundings nothing;
                difference.before = text(type, {a.value, nothing});
                difference.after = text(type, {b.value, nothing});
            }
            found.push_back(std::move(difference));
        }
    }

    void record(const TypeInfo& type, Side a, Side b) {
        const std::optional<Surroundings> own_a = detail::surroundings_in(type, a.value, a.around);
        const std::optional<Surroundings> own_b = detail::surroundings_in(type, b.value, b.around);
        const Surroundings& in_a = own_a ? *own_a : a.around;
        const Surroundings& in_b = own_b ? *own_b : b.around;
        static const Surroundings nothing;
        for (const FieldInfo& f : type.fields) {
            const TypeInfo& t = f.type();
            const void* ma = f.of(a.value);
            const void* mb = f.of(b.value);
            if (detail::is_basis(f)) {
                const FigureBasis stated_a =
                    stated_basis(*static_cast<const FigureBasis*>(ma), a.around).value_or(FigureBasis{});
                const FigureBasis stated_b =
                    stated_basis(*static_cast<const FigureBasis*>(mb), b.around).value_or(FigureBasis{});
                record(t, {&stated_a, nothing}, {&stated_b, nothing});
            } else if (detail::is_source(f)) {
                const Step step(path_, f.name);
                const Source stated_a = stated_source(ma, a.around);
                const Source stated_b = stated_source(mb, b.around);
                leaf(t, {&stated_a, nothing}, {&stated_b, nothing}, stated_a == stated_b);
            } else if (f.inlined && t.figure == nullptr) {
                compare(t, {ma, in_a}, {mb, in_b});
            } else {
                // An inlined figure is one value too: it stands in the record as "value".
                const Step step(path_, f.inlined ? "value" : f.name);
                compare(t, {ma, in_a}, {mb, in_b});
            }
        }
    }

    static Source stated_source(const void* member, const Surroundings& around) {
        const auto& own = *static_cast<const Source*>(member);
        return own == around.basis().source ? Source{} : own;
    }

    void list(const TypeInfo& type, Side a, Side b) {
        const TypeInfo& t = type.element();
        const bool by_id = detail::have_ids(type, a.value, b.value);
        const detail::Matches matches =
            by_id ? detail::match_ids(type, a.value, b.value)
                  : detail::match_elements(type, a.value, b.value, likenesses(type, a), likenesses(type, b));
        if (by_id) order(type, a, b, matches);
        for (const detail::Match& match : matches) {
            const Step step(path_, match.b ? name_of(type, b, *match.b) : name_of(type, a, *match.a));
            if (!match.a)
                added(t, element(type, b, *match.b));
            else if (!match.b)
                removed(t, element(type, a, *match.a));
            else
                compare(t, element(type, a, *match.a), element(type, b, *match.b));
        }
    }

    static std::vector<std::string> likenesses(const TypeInfo& type, Side side) {
        std::vector<std::string> texts;
        const std::size_t n = type.length(side.value);
        texts.reserve(n);
        for (std::size_t i = 0; i < n; ++i)
            texts.push_back(Likeness::of(type.element(), type.element_at(side.value, i), side.around));
        return texts;
    }

    static std::string name_of(const TypeInfo& type, Side side, std::size_t i) {
        std::string id = identity_of(type.element(), type.element_at(side.value, i));
        return id.empty() ? std::to_string(i) : id;
    }

    // What stands in another order than before, of what is in both.
    void order(const TypeInfo& type, Side a, Side b, const detail::Matches& matches) {
        std::vector<std::size_t> positions;
        for (const detail::Match& match : matches)
            if (match.a && match.b) positions.push_back(*match.a);
        if (std::is_sorted(positions.begin(), positions.end())) return;
        detail::JsonOutput after, before;
        after.begin_array();
        for (const detail::Match& match : matches)
            if (match.a && match.b) after.string(name_of(type, b, *match.b));
        after.end_array();
        std::sort(positions.begin(), positions.end());
        before.begin_array();
        for (const std::size_t i : positions) before.string(name_of(type, a, i));
        before.end_array();
        const JsonStyle line{.one_line = true};
        found.push_back({path_, DifferenceKind::changed, before.laid_out(line), after.laid_out(line)});
    }

    std::string path_;
};

std::string shortened(std::string_view text, std::size_t longest) {
    std::string out;
    for (std::size_t letters = 0; !text.empty(); ++letters) {
        if (letters == longest) return out + "…";
        const std::size_t length = detail::first_letter(text).length;
        out += text.substr(0, length);
        text.remove_prefix(length);
    }
    return out;
}

}  // namespace

std::vector<Difference> diff(const TypeInfo& type, const void* a, const void* b) {
    const Surroundings nothing;
    Comparison comparison;
    comparison.compare(type, {a, nothing}, {b, nothing});
    return std::move(comparison.found);
}

std::string to_text(std::span<const Difference> differences, std::size_t longest) {
    std::string out;
    for (const Difference& d : differences) {
        out += d.kind == DifferenceKind::added ? "+ " : d.kind == DifferenceKind::removed ? "- " : "~ ";
        out += d.path + ": ";
        if (d.kind != DifferenceKind::added) out += shortened(d.before, longest);
        if (d.kind == DifferenceKind::changed) out += " -> ";
        if (d.kind != DifferenceKind::removed) out += shortened(d.after, longest);
        out += '\n';
    }
    return out;
}

}  // namespace sociaaldomein
