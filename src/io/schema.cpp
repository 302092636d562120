#include <sociaaldomein/io/schema.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/require.hpp>
#include <sociaaldomein/domain/programme.hpp>
#include <sociaaldomein/io/json_writer.hpp>

#include "io/detail/json_encode.hpp"
#include "io/detail/stated_basis.hpp"

namespace sociaaldomein {
namespace {

constexpr std::string_view dialect = "https://json-schema.org/draft/2020-12/schema";
constexpr std::string_view number_pattern = "-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?";

// A list of alternatives as a regular expression: "(about|over)".
std::string any_of(std::span<const std::string_view> names, std::span<const std::string_view> without) {
    std::string pattern = "(";
    for (const std::string_view name : names) {
        if (std::find(without.begin(), without.end(), name) != without.end()) continue;
        if (pattern.size() > 1) pattern += '|';
        pattern += name;
    }
    return pattern + ")";
}

// A date or period may be written as a number: 2022, 20221101. Only where digits alone can match its pattern.
bool digits_suffice(std::string_view pattern) { return pattern.find("0-9]") != std::string_view::npos; }

// A table may have its columns, rows and figures from one CSV file.
bool is_table(const TypeInfo& type) {
    const auto rows_of = [&](std::string_view name) -> const TypeInfo* {
        const FieldInfo* f = type.field(name);
        if (f == nullptr || f->type().kind != TypeKind::list) return nullptr;
        return f->type().element().kind == TypeKind::record ? &f->type().element() : nullptr;
    };
    const TypeInfo* row = rows_of("rows");
    if (row == nullptr || rows_of("columns") == nullptr) return false;
    return std::any_of(row->fields.begin(), row->fields.end(), [](const FieldInfo& f) {
        return f.type().kind == TypeKind::list && f.type().element().figure != nullptr;
    });
}

class Writer {
public:
    void pair(std::string_view key, std::string_view text) {
        out.key(key);
        out.string(text);
    }
    void number(std::string_view key, std::string_view digits) {
        out.key(key);
        out.number(digits);
    }
    void literal(std::string_view key, std::string_view word) {
        out.key(key);
        out.literal(word);
    }
    void open(std::string_view key) {
        out.key(key);
        out.begin_object();
    }
    void close() { out.end_object(); }
    void names(std::string_view key, std::span<const std::string_view> list) {
        out.key(key);
        out.begin_array();
        for (const std::string_view name : list) out.string(name);
        out.end_array();
    }
    /// Refers to the definition of that name, which `define` writes later.
    template <class Define>
    void reference(const std::string& name, Define define) {
        pair("$ref", "#/$defs/" + name);
        if (!defined_.contains(name)) pending_.emplace(name, std::move(define));
    }

    /// Opens a schema that stands alone: in a list of alternatives, or as the value of a key.
    void begin() { out.begin_object(); }

    /// The keywords of the schema of a value that stands in the member `f` of `owner`.
    void value(const TypeInfo& type, const FieldInfo* f, const TypeInfo& owner) {
        switch (type.kind) {
            case TypeKind::boolean: pair("type", "boolean"); return;
            case TypeKind::integer: pair("type", "integer"); return;
            case TypeKind::real:
            case TypeKind::quantity: pair("type", "number"); return;
            case TypeKind::string: pair("type", "string"); return;
            case TypeKind::enumeration: enumeration(type, f, owner); return;
            case TypeKind::scalar: reference(type.name, [this, &type] { scalar(type); }); return;
            case TypeKind::optional: value(type.element(), f, owner); return;
            case TypeKind::list: list(type, f, owner); return;
            case TypeKind::record:
                reference(type.name, [this, &type] { type.figure != nullptr ? figure(type) : record(type); });
                return;
        }
    }

    /// The definitions that were referred to, and those that these refer to.
    void define_all() {
        open("$defs");
        while (!pending_.empty()) {
            const auto next = pending_.extract(pending_.begin());
            defined_.insert(next.key());
            open(next.key());
            next.mapped()();
            close();
        }
        close();
    }

    /// `properties` of a record whose object is all of the schema, and the rules that go with them.
    void object(const TypeInfo& type, bool document) {
        pair("type", "object");
        open("properties");
        if (document) {
            open("$schema");
            pair("type", "string");
            close();
            open("sociaaldomein");
            pair("const", document_format);
            pair("description", "version of the format; stands first");
            close();
        }
        properties(type, type);
        if (is_table(type)) {
            open("cells");
            reference("csv", [this] { csv(); });
            pair("description", "columns, rows and their figures from a CSV file as it is printed");
            close();
        }
        close();
        literal("additionalProperties", "false");
        required(type, document);
    }

    detail::JsonOutput out;

private:
    // Enumerations have no name of their own: they are called after the first member that has them.
    void enumeration(const TypeInfo& type, const FieldInfo* f, const TypeInfo& owner) {
        std::string& name = enumerations_[type.enumerators.data()];
        if (name.empty()) {
            name = f != nullptr ? std::string(f->name) : "values";
            if (!enumeration_names_.insert(name).second) name = owner.name + '_' + name;
        }
        reference(name, [this, &type] { names("enum", type.enumerators); });
    }

    void list(const TypeInfo& type, const FieldInfo* f, const TypeInfo& owner) {
        const TypeInfo& element = type.element();
        if (element.kind == TypeKind::record) {
            reference(element.name + "_list", [this, &element] { record_list(element); });
            return;
        }
        pair("type", "array");
        open("items");
        value(element, f, owner);
        close();
    }

    void record_list(const TypeInfo& element) {
        out.key("anyOf");
        out.begin_array();
        begin();
        pair("type", "array");
        open("items");
        value(element, nullptr, element);
        close();
        close();
        begin();
        reference("csv", [this] { csv(); });
        close();
        out.end_array();
    }

    void csv() {
        pair("description", "a list of records kept in a CSV file: a row for each, named by the first row");
        pair("type", "object");
        open("properties");
        open("csv");
        pair("type", "string");
        number("minLength", "1");
        pair("description", "the file, relative to the document");
        close();
        open("delimiter");
        constexpr std::array<std::string_view, 3> delimiters{";", ",", "\t"};
        names("enum", delimiters);
        close();
        open("decimal");
        constexpr std::array<std::string_view, 2> marks{",", "."};
        names("enum", marks);
        close();
        close();
        literal("additionalProperties", "false");
        constexpr std::array<std::string_view, 1> must{"csv"};
        names("required", must);
    }

    void scalar(const TypeInfo& type) {
        pair("description", type.expected);
        constexpr std::array<std::string_view, 2> both{"string", "integer"};
        const bool digits = digits_suffice(type.pattern);
        if (digits)
            names("type", both);
        else
            pair("type", "string");
        pair("pattern", type.pattern);
        if (digits) number("minimum", "0");
    }

    void record(const TypeInfo& type) {
        if (!type.short_form) {
            object(type, false);
            return;
        }
        out.key("anyOf");
        out.begin_array();
        begin();
        value(type.fields.front().type(), &type.fields.front(), type);
        close();
        begin();
        object(type, false);
        close();
        out.end_array();
    }

    // A figure where it is a member or an element: a value alone, or an object with more.
    void figure(const TypeInfo& type) {
        pair("description", "a figure of " + std::string(type.figure->dimension) +
                                " in the unit in force, with its bound, or why it is absent");
        out.key("anyOf");
        out.begin_array();
        begin();
        reference("figure_value", [this] { figure_values(); });
        close();
        begin();
        object(type, false);
        close();
        out.end_array();
    }

    void figure_values() {
        constexpr std::array<std::string_view, 2> wordless{"exact", "range"};
        constexpr std::array<std::string_view, 1> present{"no"};
        constexpr std::array<std::string_view, 2> types{"number", "string"};
        pair("description", "a number, a number with its bound or range, or why there is none");
        names("type", types);
        const std::string number(number_pattern);
        pair("pattern", "^" + any_of(type_info<Bound>().enumerators, wordless) + " " + number + "$|^" +
                            number + " to " + number + "$|^" +
                            any_of(type_info<Absence>().enumerators, present) + "$");
    }

    void properties(const TypeInfo& type, const TypeInfo& owner) {
        for (const FieldInfo& f : type.fields) {
            if (f.inlined && f.type().kind == TypeKind::record) {
                properties(f.type(), owner);
                continue;
            }
            open(f.name);
            if (type.figure != nullptr && f.name == "value") {
                reference("figure_value", [this] { figure_values(); });
            } else if (type.figure != nullptr && f.name == "upper") {
                pair("type", "number");
            } else {
                value(f.type(), &f, type);
                annotate(type, f, owner);
            }
            close();
        }
    }

    // What is known beyond the kind of value.
    void annotate(const TypeInfo& type, const FieldInfo& f, const TypeInfo& owner) {
        const TypeInfo& t = f.type().kind == TypeKind::optional ? f.type().element() : f.type();
        if (&type == &type_info<FigureBasis>() && f.name == "decimals") {
            number("minimum", "0");
            number("maximum", "9");
            pair("description", "printed decimals; none: the figure is exact");
        }
        if (t.identity)
            pair("description", t.refers_to() == owner.name ? "its own id" : "id of a " + t.refers_to());
        if (t.kind == TypeKind::boolean && f.type().get_integer(f.of(type.defaults())) != 0)
            literal("default", "true");
    }

    // A figure needs a value or a reason why it is absent. Records with an id may be read in parts, from
    // several documents, of which one gives the figure.
    void required(const TypeInfo& type, bool document) {
        std::vector<std::string_view> must;
        if (document) must.emplace_back("sociaaldomein");
        const bool whole = type.field("id") == nullptr;
        bool value_or_absence = type.figure != nullptr;
        for (const FieldInfo& f : type.fields) {
            if (!whole || f.type().figure == nullptr) continue;
            if (f.inlined)
                value_or_absence = true;
            else
                must.push_back(f.name);
        }
        if (!must.empty()) names("required", must);
        if (!value_or_absence) return;
        out.key("anyOf");
        out.begin_array();
        for (const std::string_view name : {"value", "absent"}) {
            begin();
            names("required", std::array{name});
            close();
        }
        out.end_array();
    }

    std::map<std::string, std::function<void()>> pending_;
    std::set<std::string> defined_;
    std::map<const std::string_view*, std::string> enumerations_;
    std::set<std::string> enumeration_names_;
};

std::string schema(const TypeInfo& type, bool document) {
    Writer writer;
    writer.begin();
    writer.pair("$schema", dialect);
    writer.pair("title", document ? "A sociaaldomein document" : type.name);
    if (document || !type.short_form)
        writer.object(type, document);
    else
        writer.value(type, nullptr, type);
    writer.define_all();
    writer.close();
    return writer.out.laid_out({}) + '\n';
}

}  // namespace

std::string document_schema() { return schema(type_info<Programme>(), true); }

std::string json_schema(const TypeInfo& type) {
    require(type.kind == TypeKind::record, "json_schema", "type", type.name, "a record");
    return schema(type, false);
}

}  // namespace sociaaldomein
