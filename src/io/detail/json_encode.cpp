#include "io/detail/json_encode.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <unordered_set>

#include <fmt/format.h>

#include <sociaaldomein/core/decimal.hpp>
#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/error.hpp>

#include "core/detail/quote.hpp"
#include "io/detail/figure_view.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr int most_decimals = 9;  // what a reader takes

// Where the encoder stands; becomes a path only when something is wrong.
struct Place {
    const Place* parent = nullptr;
    std::string_view member;
    const TypeInfo* element = nullptr;
    const void* value = nullptr;
    std::size_t index = 0;
};

void append_path(const Place* place, std::string& path) {
    if (place == nullptr) return;
    append_path(place->parent, path);
    if (place->element == nullptr) {
        path += place->member;  // of the outermost place: the path it starts from
        return;
    }
    path += '/';
    if (!place->member.empty()) {
        path += place->member;
        return;
    }
    const std::string id = identity_of(*place->element, place->value);
    path += id.empty() ? std::to_string(place->index) : id;
}

class Encoder {
public:
    explicit Encoder(JsonOutput& out) : out_(out) {}

    /// @param unsaid  what the place holds where nothing is written: null for what a value of the type begins with. A
    ///                member may begin with another value than its type does, and a reader goes by the member's.
    void value(const TypeInfo& type, const void* v, const Surroundings& around, const Place* place,
               const void* unsaid = nullptr) {
        switch (type.kind) {
            case TypeKind::boolean: out_.literal(type.get_integer(v) != 0 ? "true" : "false"); return;
            case TypeKind::integer: out_.number(std::to_string(type.get_integer(v))); return;
            case TypeKind::real: real(type.get_real(v), place); return;
            case TypeKind::string: string(*static_cast<const std::string*>(v), place); return;
            case TypeKind::enumeration:
            case TypeKind::scalar: string(type.format(v), place); return;
            case TypeKind::quantity: out_.number(format_decimal(type.get_integer(v), type.per_unit)); return;
            case TypeKind::optional:
                value(type.element(), type.element_at(v, 0), around, place,
                      unsaid != nullptr && type.length(unsaid) != 0 ? type.element_at(unsaid, 0) : nullptr);
                return;
            case TypeKind::list: list(type, v, around, place); return;
            case TypeKind::record:
                if (type.figure != nullptr)
                    figure(type, v, around, place);
                else
                    record(type, v, around, place, unsaid);
                return;
        }
    }

    void members(const TypeInfo& type, const void* v, const Surroundings& around, const Place* place,
                 const void* unsaid = nullptr) {
        if (unsaid == nullptr) unsaid = type.defaults();
        const std::optional<Surroundings> own = surroundings_in(type, v, around);
        const Surroundings& here = own ? *own : around;
        for (const FieldInfo& f : type.fields) {
            const TypeInfo& t = f.type();
            const void* m = f.of(v);
            const Place at{place, f.name, &t, m};
            if (is_basis(f)) {
                const auto stated = stated_basis(*static_cast<const FigureBasis*>(m), around);
                if (stated) basis(*stated, place);
            } else if (is_source(f)) {
                const auto& source = *static_cast<const Source*>(m);
                if (source != around.basis().source) text_member(f, t.format(m), {}, &at);
            } else if (f.inlined && t.figure != nullptr) {
                figure_members(t, m, say(t, m, here, place), place);
            } else if (f.inlined && t.kind == TypeKind::record) {
                members(t, m, here, place, f.of(unsaid));
            } else {
                member(f, m, f.of(unsaid), here, &at);
            }
        }
    }

private:
    void member(const FieldInfo& f, const void* m, const void* unsaid, const Surroundings& here,
                const Place* at) {
        const TypeInfo& t = f.type();
        if (t.kind == TypeKind::scalar) {
            text_member(f, t.format(m), t.format(unsaid), at);
            return;
        }
        if (t.kind == TypeKind::optional && t.length(m) == 0) {
            if (t.length(unsaid) == 0) return;
            fail(at, Errc::out_of_domain, "found no value, expected one: what is left out has its default");
        }
        // A figure is never left out: without a value it would have to say why there is none.
        if (t.figure == nullptr && equal(t, m, unsaid)) return;
        const JsonOutput::Mark before = out_.mark();
        out_.key(f.name);
        value(t, m, here, at, unsaid);
        // A record all of whose members are inherited is as good as left out.
        if (t.kind == TypeKind::record && out_.ended_empty()) out_.rewind(before);
    }

    void text_member(const FieldInfo& f, const std::string& text, const std::string& otherwise,
                     const Place* at) {
        if (text == otherwise) return;
        out_.key(f.name);
        string(text, at);
    }

    void list(const TypeInfo& type, const void* v, const Surroundings& around, const Place* place) {
        const TypeInfo& element = type.element();
        const std::size_t n = type.length(v);
        const bool identified = element.kind == TypeKind::record && element.field("id") != nullptr;
        std::unordered_set<std::string> ids;
        out_.begin_array();
        for (std::size_t i = 0; i < n; ++i) {
            const void* item = type.element_at(v, i);
            const Place at{place, {}, &element, item, i};
            if (identified)
                if (std::string id = identity_of(element, item);
                    !id.empty() && !ids.insert(std::move(id)).second)
                    fail(&at, Errc::duplicate_id,
                         "found this id a second time in its list, expected it once");
            value(element, item, around, &at);
        }
        out_.end_array();
    }

    void record(const TypeInfo& type, const void* v, const Surroundings& around, const Place* place,
                const void* unsaid) {
        if (unsaid == nullptr) unsaid = type.defaults();
        if (type.short_form && has_short_form(type, v, unsaid)) {
            const FieldInfo& first = type.fields.front();
            const Place at{place, first.name, &first.type(), first.of(v)};
            value(first.type(), first.of(v), around, &at);
            return;
        }
        out_.begin_object();
        members(type, v, around, place, unsaid);
        out_.end_object();
    }

    static bool has_short_form(const TypeInfo& type, const void* v, const void* unsaid) {
        const TypeKind kind = type.fields.front().type().kind;
        if (kind == TypeKind::record || kind == TypeKind::list || kind == TypeKind::optional) return false;
        for (const FieldInfo& f : type.fields.subspan(1))
            if (!equal(f.type(), f.of(v), f.of(unsaid))) return false;
        return true;
    }

    // A figure with what has to be said of it.
    struct Said {
        FigureView view;
        Unit unit = Unit::unspecified;
        WrittenFigure written{};
        std::optional<FigureBasis> stated{};
    };

    static Said say(const TypeInfo& type, const void* v, const Surroundings& around, const Place* place) {
        Said said{.view = view_figure(type, v)};
        if (std::optional<Problem> flaw = flaw_in(said.view)) fail(place, flaw->code, flaw->message);
        const Unit own = said.view.basis->unit;
        said.unit = printed_unit(said.view.dimension,
                                 own != Unit::unspecified ? own : around.inherited(said.view.dimension).unit);
        said.written = write_figure(said.view, said.unit);
        said.stated = stated_basis(*said.view.basis, around, said.view.dimension);
        return said;
    }

    static bool wanted(const TypeInfo& type, const FieldInfo& f, const void* v, const Said& said) {
        if (is_basis(f)) return said.stated.has_value();
        if (f.name == "value") return true;
        // The text of the value says these.
        if (f.name == "upper" || f.name == "bound" || f.name == "absent") return false;
        return !is_default(type, f, v);
    }

    void token(const WrittenFigure& written) {
        if (written.number)
            out_.number(written.text);
        else
            out_.string(written.text);
    }

    void figure(const TypeInfo& type, const void* v, const Surroundings& around, const Place* place) {
        const Said said = say(type, v, around, place);
        bool only_value = true;
        for (const FieldInfo& f : type.fields)
            only_value = only_value && (f.name == "value" || !wanted(type, f, v, said));
        if (only_value) {
            token(said.written);
            return;
        }
        out_.begin_object();
        figure_members(type, v, said, place);
        out_.end_object();
    }

    void figure_members(const TypeInfo& type, const void* v, const Said& said, const Place* place) {
        static const Surroundings none;
        for (const FieldInfo& f : type.fields) {
            const void* m = f.of(v);
            if (!wanted(type, f, v, said)) continue;
            if (is_basis(f)) {
                basis(*said.stated, place);
                continue;
            }
            out_.key(f.name);
            const Place at{place, f.name, &f.type(), m};
            if (f.name == "value")
                token(said.written);
            else
                value(f.type(), m, none, &at);
        }
    }

    void basis(const FigureBasis& stated, const Place* place) {
        if (const int decimals = stated.decimals.value_or(0); decimals < 0 || decimals > most_decimals)
            fail(place, Errc::out_of_domain,
                 fmt::format("found {} decimals, expected 0 to {}", decimals, most_decimals));
        const TypeInfo& type = type_info<FigureBasis>();
        static const Surroundings none;
        for (const FieldInfo& f : type.fields) {
            if (is_default(type, f, &stated)) continue;
            out_.key(f.name);
            const Place at{place, f.name, &f.type(), f.of(&stated)};
            value(f.type(), f.of(&stated), none, &at);
        }
    }

    void real(double number, const Place* place) {
        if (!std::isfinite(number))
            fail(place, Errc::out_of_domain, fmt::format("found {}, expected a finite number", number));
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
        out_.number({digits.data(), static_cast<std::size_t>(end - digits.data())});
    }

    void string(std::string_view text, const Place* place) {
        if (const std::size_t bad = unfit_byte(text); bad != std::string_view::npos)
            fail(place, Errc::out_of_domain,
                 fmt::format("found {} (byte {}) in {}, expected UTF-8 without NUL",
                             quoted(text.substr(bad, 1)), bad + 1, quoted(text)));
        out_.string(text);
    }

    [[noreturn]] static void fail(const Place* place, Errc code, const std::string& message) {
        std::string path;
        append_path(place, path);
        throw Error(code, message, path);
    }

    JsonOutput& out_;
};

}  // namespace

void encode(JsonOutput& out, const TypeInfo& type, const void* value, const Surroundings& around,
            std::string_view path) {
    const Place start{.member = path};
    Encoder(out).value(type, value, around, &start);
}

void encode_members(JsonOutput& out, const TypeInfo& record, const void* value, const Surroundings& around) {
    Encoder(out).members(record, value, around, nullptr);
}

std::string encoded(const TypeInfo& type, const void* value, const Surroundings& around,
                    std::string_view path) {
    JsonOutput out;
    encode(out, type, value, around, path);
    return out.laid_out({.one_line = true});
}

}  // namespace sociaaldomein::detail
