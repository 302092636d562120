#include "check/detail/like_with_like.hpp"

#include <fmt/format.h>

namespace sociaaldomein::detail {

namespace {

bool dimensionless(const Dimension& dimension) { return dimension == Dimension{}; }

bool dimensions_agree(const FormulaBasis& a, const FormulaBasis& b) {
    if (a.zero || b.zero) return true;
    if (a.dimension.money != b.dimension.money || a.dimension.hours != b.dimension.hours) return false;
    if (a.dimension.count == b.dimension.count || a.bare || b.bare) return true;
    // A mean amount per person is printed as money: "per person" is not told apart there.
    return a.dimension.money != 0 || a.dimension.hours != 0;
}

bool differ(const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; }

std::string difference(std::string_view what, const std::string& a, const std::string& b) {
    return fmt::format("{} differ ({} and {})", what, a, b);
}

bool moves(const std::string& measure) { return measure == "stock" || measure == "flow"; }

std::string measure_objection(const std::string& a, const std::string& b, Joining joining) {
    if (a.empty() || b.empty()) return {};
    if (a == "distinct" && b == "distinct" && joining == Joining::addition)
        return "persons counted once in a period do not add: who is in both would count twice";
    if (a != b && (a == "distinct" || b == "distinct"))
        return fmt::format("persons counted once in a period combine with no other measure ({} and {})", a,
                           b);
    if (a != b && !(moves(a) && moves(b))) return difference("measures", a, b);
    return {};
}

const std::string& either(const std::string& a, const std::string& b) { return a.empty() ? b : a; }

// What both have in common, where nothing said agrees with everything.
std::string common(const std::string& a, const std::string& b) {
    return differ(a, b) ? std::string() : either(a, b);
}

std::string joined_measure(const std::string& a, const std::string& b, Joining joining) {
    if (joining == Joining::comparison) return common(a, b);
    if (a == "distinct" && b == "distinct")
        return {};                                 // a difference of two numbers of persons is no such number
    return differ(a, b) ? "stock" : either(a, b);  // only a stock and a flow get here with different measures
}

// A share, a ratio or a bare number changes the size of a figure, not its kind.
bool only_scales(const FormulaBasis& scale, const FormulaBasis& figure) {
    return scale.bare || (dimensionless(scale.dimension) && !dimensionless(figure.dimension));
}

Kind kind_of_product(const FormulaBasis& a, const FormulaBasis& b, const Dimension& result) {
    Kind kind;
    kind.scope = common(a.kind.scope, b.kind.scope);
    if (result.money != 0) kind.price_level = common(a.kind.price_level, b.kind.price_level);
    return kind;
}

}  // namespace

FormulaBasis basis_of(const Operand& operand) {
    FormulaBasis basis{operand.dimension, operand.kind};
    if (basis.kind.measure == "unspecified") basis.kind.measure.clear();
    if (basis.kind.measure == "distinct_in_period") basis.kind.measure = "distinct";
    basis.known = !operand.absent;
    return basis;
}

std::string objection(const FormulaBasis& a, const FormulaBasis& b, Joining joining) {
    if (!a.known || !b.known) return {};
    if (!dimensions_agree(a, b))
        return difference("dimensions", to_string(a.dimension), to_string(b.dimension));
    if (differ(a.kind.price_level, b.kind.price_level))
        return difference("price levels", a.kind.price_level, b.kind.price_level);
    if (joining == Joining::comparison) return {};
    if (differ(a.kind.scope, b.kind.scope)) return difference("scopes", a.kind.scope, b.kind.scope);
    if (differ(a.kind.population, b.kind.population))
        return difference("populations", a.kind.population, b.kind.population);
    return measure_objection(a.kind.measure, b.kind.measure, joining);
}

FormulaBasis joined(const FormulaBasis& a, const FormulaBasis& b, Joining joining) {
    FormulaBasis result;
    result.known = a.known && b.known;
    if (!result.known) return result;
    result.bare = a.bare && b.bare;
    result.zero = a.zero && b.zero;
    result.dimension = a.bare ? b.dimension : a.dimension;
    result.kind = {joined_measure(a.kind.measure, b.kind.measure, joining),
                   common(a.kind.scope, b.kind.scope), common(a.kind.population, b.kind.population),
                   common(a.kind.price_level, b.kind.price_level)};
    return result;
}

FormulaBasis multiplied(const FormulaBasis& a, const FormulaBasis& b) {
    FormulaBasis result;
    result.known = a.known && b.known;
    result.bare = a.bare && b.bare;
    result.dimension = {a.dimension.money + b.dimension.money, a.dimension.count + b.dimension.count,
                        a.dimension.hours + b.dimension.hours};
    if (only_scales(b, a)) {
        result.kind = a.kind;
    } else if (only_scales(a, b)) {
        result.kind = b.kind;
    } else {
        result.kind = kind_of_product(a, b, result.dimension);
    }
    return result;
}

FormulaBasis divided(const FormulaBasis& a, const FormulaBasis& b) {
    FormulaBasis result;
    result.known = a.known && b.known;
    result.bare = a.bare && b.bare;
    result.dimension = {a.dimension.money - b.dimension.money, a.dimension.count - b.dimension.count,
                        a.dimension.hours - b.dimension.hours};
    result.kind = only_scales(b, a) ? a.kind : kind_of_product(a, b, result.dimension);
    return result;
}

}  // namespace sociaaldomein::detail
