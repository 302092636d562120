#include "io/detail/decode.hpp"

#include <charconv>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "core/detail/quote.hpp"
#include "io/detail/csv_number.hpp"
#include "io/detail/exact_number.hpp"

namespace sociaaldomein::detail {
namespace {

constexpr std::string_view what_is(TypeKind kind) {
    switch (kind) {
        case TypeKind::boolean: return "true or false";
        case TypeKind::integer: return "a whole number";
        case TypeKind::real:
        case TypeKind::quantity: return "a number";
        case TypeKind::string:
        case TypeKind::enumeration:
        case TypeKind::scalar: return "a text";
        case TypeKind::list: return "a list";
        case TypeKind::record:
        case TypeKind::optional: break;
    }
    return "an object";
}

bool is_integer_token(std::string_view digits) {
    return digits.find_first_not_of("-0123456789") == std::string_view::npos;
}

}  // namespace

std::string path_of(const Where* where) {
    if (where == nullptr) return {};
    std::string path = path_of(where->up);
    path += '/';
    if (where->element == nullptr) return path += where->name;
    const std::string id = identity_of(*where->element, where->value);
    return path += id.empty() ? std::to_string(where->index) : id;
}

Decoder::Decoder(ProblemList& problems, InputFiles& files, std::uint64_t max_list)
    : problems_(problems), files_(files), max_list_(max_list) {}

void Decoder::root(const TypeInfo& type, void* dest, JsonRef node, const RootRules& rules, Origin* origin) {
    static const FigureBasis nothing;
    rules_ = rules;
    composing_ = origin != nullptr;
    const Scope scope{nullptr, &nothing};
    queue_.clear();
    if (type.kind == TypeKind::record)
        record(plan_of(type), dest, node, scope, origin);
    else
        value(type, dest, node, scope);
}

void Decoder::problem(Errc code, std::string message, JsonRef node, const Where* where) {
    problems_.add(code, path_of(where), std::move(message), *node.tree, node.node().offset);
}

void Decoder::problem(const Error& error, JsonRef node, const Where* where) {
    problem(error.code(), error.problems().front().message, node, where);
}

void Decoder::wrong_type(JsonRef node, const Where* where, std::string_view expected) {
    if (node.kind() == JsonKind::null)
        problem(Errc::wrong_type,
                fmt::format("found null, expected {}; leave out what there is not", expected), node, where);
    else
        problem(Errc::wrong_type, fmt::format("found {}, expected {}", found_text(node), expected), node,
                where);
}

const RecordPlan& Decoder::plan_of(const TypeInfo& record) {
    const RecordPlan*& recent =
        recent_plans_[reinterpret_cast<std::uintptr_t>(&record) / 64 % recent_plans_.size()];
    if (recent != nullptr && &recent->type == &record) return *recent;
    auto& plan = plans_[&record];
    if (plan == nullptr) plan = std::make_unique<RecordPlan>(record);
    recent = plan.get();
    return *plan;
}

void Decoder::value(const TypeInfo& type, void* dest, JsonRef node, const Scope& scope) {
    const JsonKind kind = node.kind();
    switch (type.kind) {
        case TypeKind::boolean: return boolean(type, dest, node, scope);
        case TypeKind::integer:
        case TypeKind::real:
        case TypeKind::quantity: return number(type, dest, node, scope);
        case TypeKind::string:
            if (kind != JsonKind::string && kind != JsonKind::cell)
                return wrong_type(node, scope.where, what_is(type.kind));
            static_cast<std::string*>(dest)->assign(node.text());
            return;
        case TypeKind::enumeration:
        case TypeKind::scalar: return parsed_text(type, dest, node, scope);
        case TypeKind::record: return record(plan_of(type), dest, node, scope, nullptr);
        case TypeKind::list: return list(type, dest, node, scope, nullptr);
        case TypeKind::optional:
            if (kind == JsonKind::null) return wrong_type(node, scope.where, what_is(type.element().kind));
            return value(type.element(), type.append(dest), node, scope);
    }
}

void Decoder::boolean(const TypeInfo& type, void* dest, JsonRef node, const Scope& scope) {
    const JsonKind kind = node.kind();
    if (kind == JsonKind::yes || kind == JsonKind::no)
        return type.set_integer(dest, kind == JsonKind::yes ? 1 : 0);
    if (kind == JsonKind::cell) {
        // As spreadsheets write them, in Dutch and English.
        std::string word(trimmed(node.text()));
        for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        if (word == "true" || word == "waar") return type.set_integer(dest, 1);
        if (word == "false" || word == "onwaar") return type.set_integer(dest, 0);
    }
    wrong_type(node, scope.where, what_is(type.kind));
}

void Decoder::number(const TypeInfo& type, void* dest, JsonRef node, const Scope& scope) {
    const JsonKind kind = node.kind();
    if (kind != JsonKind::number && kind != JsonKind::cell)
        return wrong_type(node, scope.where, what_is(type.kind));
    try {
        std::string plain;
        std::string_view digits = node.text();
        if (kind == JsonKind::cell) {
            CsvNumber number = csv_number(digits, node.tree->decimal_mark);
            if (number.percent)
                throw Error(Errc::wrong_type, fmt::format("found {}, expected a number", found_text(node)));
            digits = plain = std::move(number.digits);
        }
        if (type.kind != TypeKind::real) return type.set_integer(dest, exact_number(digits, type.per_unit));
        double real = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), real);
        if (error != std::errc{})
            throw Error(Errc::overflow,
                        fmt::format("found {}, expected a number that a double can hold", found_text(node)));
        type.set_real(dest, real);
    } catch (const Error& error) {
        problem(error, node, scope.where);
    }
}

void Decoder::parsed_text(const TypeInfo& type, void* dest, JsonRef node, const Scope& scope) {
    const JsonKind kind = node.kind();
    std::string_view text;
    if (kind == JsonKind::string ||
        (type.kind == TypeKind::scalar && kind == JsonKind::number && is_integer_token(node.text())))
        text = node.text();
    else if (kind == JsonKind::cell)
        text = trimmed(node.text());
    else
        return wrong_type(
            node, scope.where,
            type.kind == TypeKind::scalar && !type.expected.empty() ? type.expected : what_is(type.kind));
    try {
        type.parse(text, dest);
    } catch (const Error& error) {
        problem(error, node, scope.where);
    }
}

}  // namespace sociaaldomein::detail
