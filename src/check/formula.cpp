#include <sociaaldomein/check/formula.hpp>

#include <algorithm>

#include <sociaaldomein/core/error.hpp>

#include "check/detail/formula_evaluator.hpp"
#include "check/detail/formula_parser.hpp"
#include "core/detail/quote.hpp"

namespace sociaaldomein {

namespace {

using Operation = Formula::Operation;

// How tightly an operation binds its operands.
int precedence(Operation operation) noexcept {
    switch (operation) {
        case Operation::add:
        case Operation::subtract: return 1;
        case Operation::multiply:
        case Operation::divide: return 2;
        case Operation::negate: return 3;
        default: return 4;
    }
}

std::string number_text(const Rational& value, Formula::Unit unit) {
    switch (unit) {
        case Formula::Unit::eur: return to_string(value) + " eur";
        case Formula::Unit::hours: return to_string(value) + " hours";
        case Formula::Unit::percent: return to_string(value) + " %";
        case Formula::Unit::none: break;
    }
    return to_string(value);
}

std::string_view function_name(Operation operation) noexcept {
    switch (operation) {
        case Operation::sum: return "sum";
        case Operation::count: return "count";
        case Operation::minimum: return "min";
        case Operation::maximum: return "max";
        default: return "abs";
    }
}

std::string_view binary_sign(Operation operation) noexcept {
    switch (operation) {
        case Operation::add: return " + ";
        case Operation::subtract: return " - ";
        case Operation::multiply: return " * ";
        default: return " / ";
    }
}

void parenthesise(std::string& text) {
    text.insert(text.begin(), '(');
    text += ')';
}

// The texts of nodes 0..last; those of operands have moved into their parents.
std::vector<std::string> node_texts(const Formula& formula, std::uint32_t last) {
    std::vector<std::string> texts(last + 1);
    for (std::uint32_t i = 0; i <= last; ++i) {
        const Formula::Node& node = formula.nodes()[i];
        const auto operands = formula.operands(node);
        const auto operand_text = [&](std::size_t n, int least_precedence) {
            std::string text = std::move(texts[operands[n]]);
            if (precedence(formula.nodes()[operands[n]].operation) < least_precedence) parenthesise(text);
            return text;
        };
        const int own = precedence(node.operation);
        switch (node.operation) {
            case Operation::number: texts[i] = number_text(formula.number(node), node.unit); break;
            case Operation::reference: texts[i] = formula.references()[node.first].text; break;
            case Operation::negate:
                texts[i] = operand_text(0, own);
                texts[i].insert(texts[i].begin(), '-');
                break;
            case Operation::add:
            case Operation::subtract:
            case Operation::multiply:
            case Operation::divide:
                texts[i] = operand_text(0, own);
                texts[i] += binary_sign(node.operation);
                // On the right an equal operation needs parentheses: a - (b - c).
                texts[i] += operand_text(1, own + 1);
                break;
            default:
                texts[i] = std::string(function_name(node.operation)) + "(";
                for (std::size_t n = 0; n < operands.size(); ++n)
                    texts[i] += (n == 0 ? "" : ", ") + operand_text(n, 0);
                texts[i] += ')';
        }
    }
    return texts;
}

std::string power_text(std::string_view name, int power) {
    return power == 1 ? std::string(name) : std::string(name) + "^" + std::to_string(power);
}

}  // namespace

std::span<const std::uint32_t> Formula::operands(const Node& node) const noexcept {
    if (node.size == 0) return {};
    return std::span(operands_).subspan(node.first, node.size);
}

bool operator==(const Formula& a, const Formula& b) {
    const auto same_node = [](const Formula::Node& x, const Formula::Node& y) {
        return x.operation == y.operation && x.unit == y.unit && x.first == y.first && x.size == y.size;
    };
    const auto same_reference = [](const Formula::Reference& x, const Formula::Reference& y) {
        return x.text == y.text;
    };
    return a.relation_ == b.relation_ && a.left_ == b.left_ && a.operands_ == b.operands_ &&
           a.numbers_ == b.numbers_ && std::ranges::equal(a.nodes_, b.nodes_, same_node) &&
           std::ranges::equal(a.references_, b.references_, same_reference);
}

Formula parse_formula(std::string_view text) { return detail::FormulaParser(text).parse(); }

std::string detail::expression_text(const Formula& formula, std::uint32_t node) {
    return std::move(node_texts(formula, node).back());
}

std::string to_string(const Formula& formula) {
    std::vector<std::string> texts = node_texts(formula, formula.right());
    if (!formula.is_relation()) return std::move(texts.back());
    std::string text = std::move(texts[formula.left()]);
    text += ' ';
    text += to_string(formula.relation());
    text += ' ';
    return text + texts.back();
}

std::string_view to_string(Formula::Relation relation) noexcept {
    switch (relation) {
        case Formula::Relation::none: return "none";
        case Formula::Relation::equal: return "=";
        case Formula::Relation::less: return "<";
        case Formula::Relation::less_equal: return "<=";
        case Formula::Relation::greater: return ">";
        case Formula::Relation::greater_equal: return ">=";
    }
    return "none";
}

std::string_view to_string(Evaluation::Verdict verdict) noexcept {
    switch (verdict) {
        case Evaluation::Verdict::holds: return "holds";
        case Evaluation::Verdict::holds_within_rounding: return "holds_within_rounding";
        case Evaluation::Verdict::violated: return "violated";
        case Evaluation::Verdict::undecidable: break;
    }
    return "undecidable";
}

Dimension Dimension::named(std::string_view name) {
    if (name == "money") return {1, 0, 0};
    if (name == "count") return {0, 1, 0};
    if (name == "hours") return {0, 0, 1};
    if (name == "share") return {};
    throw Error(Errc::unknown_value,
                "dimension: found " + detail::quoted(name) + ", expected money, count, hours or share");
}

std::string to_string(const Dimension& dimension) {
    std::string above;
    std::string below;
    const auto place = [&](std::string_view name, int power) {
        if (power > 0) above += (above.empty() ? "" : " x ") + power_text(name, power);
        if (power < 0) below += " per " + power_text(name, -power);
    };
    place("money", dimension.money);
    place("count", dimension.count);
    place("hours", dimension.hours);
    return (above.empty() ? "number" : above) + below;
}

namespace {

// Runs `calculate`, and names the figures when an exact number does not fit.
template <class Calculation>
void calculate_on(const detail::FormulaEvaluator& evaluator, const Calculation& calculate) {
    try {
        calculate();
    } catch (const Error& error) {
        if (error.code() == Errc::overflow) evaluator.overflow();
        throw;
    }
}

}  // namespace

Evaluation evaluate(const Formula& relation, const Resolver& resolve) {
    if (!relation.is_relation())
        throw Error(Errc::out_of_domain, "evaluate: found " + detail::quoted(to_string(relation)) +
                                             ", expected a relation (= < <= > >=)");
    detail::FormulaEvaluator evaluator(relation, resolve);
    Evaluation result;
    calculate_on(evaluator, [&] {
        evaluator.run();
        evaluator.require_like(relation.left(), relation.right(), detail::Joining::comparison);
        const detail::FormulaValue& left = evaluator.value(relation.left());
        const detail::FormulaValue& right = evaluator.value(relation.right());
        result.dimension = detail::joined(left.basis, right.basis, detail::Joining::comparison).dimension;
        result.obstacle = evaluator.obstacle();
        result.reason = evaluator.reason();
        if (result.obstacle != Obstacle::none) return;
        detail::LinearForm difference = left.form;
        detail::add_multiple(difference, right.form, -1);
        const detail::Enclosure gap = evaluator.enclosed(difference);
        result.left = evaluator.enclosed(left.form).interval;
        result.right = evaluator.enclosed(right.form).interval;
        result.gap = gap.interval;
        result.sharp = gap.sharp;
        result.remainder = left.nominal - right.nominal;
        detail::judge(result, relation.relation());
    });
    result.paths = evaluator.take_paths();
    return result;
}

Derived derive(const Formula& expression, const Resolver& resolve) {
    if (expression.is_relation())
        throw Error(Errc::out_of_domain, "derive: found the relation " +
                                             detail::quoted(to_string(expression)) +
                                             ", expected an expression without = < <= > >=");
    detail::FormulaEvaluator evaluator(expression, resolve);
    Derived result;
    calculate_on(evaluator, [&] {
        evaluator.run();
        const detail::FormulaValue& value = evaluator.value(expression.left());
        result.dimension = value.basis.dimension;
        result.kind = value.basis.kind;
        result.obstacle = evaluator.obstacle();
        result.reason = evaluator.reason();
        if (result.obstacle != Obstacle::none) return;
        const detail::Enclosure enclosure = evaluator.enclosed(value.form);
        result.interval = enclosure.interval;
        result.sharp = enclosure.sharp;
        result.nominal = value.nominal;
    });
    result.paths = evaluator.take_paths();
    return result;
}

}  // namespace sociaaldomein
