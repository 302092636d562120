#include "check/detail/formula_evaluator.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <sociaaldomein/core/error.hpp>

#include "check/detail/formula_parser.hpp"
#include "core/detail/quote.hpp"

namespace sociaaldomein::detail {

namespace {

using Operation = Formula::Operation;

std::string_view verb(Joining joining) {
    switch (joining) {
        case Joining::addition: return "added";
        case Joining::subtraction: return "subtracted";
        case Joining::comparison: break;
    }
    return "compared";
}

[[noreturn]] void unlike(const std::string& a, const std::string& b, Joining joining, const std::string& why,
                         const std::string& path) {
    throw Error(Errc::unlike,
                fmt::format("{} and {} cannot be {}: {}", quoted(a), quoted(b), verb(joining), why), path);
}

// "/a", "/a and /b", "/a, /b and 7 more".
std::string listed(const std::vector<std::string>& texts) {
    constexpr std::size_t shown = 8;
    std::string list;
    for (std::size_t i = 0; i < texts.size() && i < shown; ++i) {
        const bool last = i + 1 == texts.size();
        list += i == 0 ? "" : (last ? " and " : ", ");
        list += texts[i];
    }
    if (texts.size() > shown) list += fmt::format(" and {} more", texts.size() - shown);
    return list;
}

}  // namespace

FormulaEvaluator::FormulaEvaluator(const Formula& formula, const Resolver& resolve) : formula_(formula) {
    for (const Formula::Reference& reference : formula_.references()) resolve_reference(reference, resolve);
}

void FormulaEvaluator::resolve_reference(const Formula::Reference& reference, const Resolver& resolve) {
    std::vector<Operand> operands = resolve(reference.text);
    if (!reference.wildcard && operands.empty())
        throw Error(Errc::dangling_reference,
                    fmt::format("found no figure for {}, expected one", quoted(reference.text)));
    if (!reference.wildcard && operands.size() > 1)
        throw Error(
            Errc::inconsistent,
            fmt::format("found {} figures for {}, expected one", operands.size(), quoted(reference.text)),
            operands[1].path);
    std::vector<std::size_t> figures;
    figures.reserve(operands.size());
    for (Operand& operand : operands) figures.push_back(figure_of(reference, std::move(operand)));
    found_.push_back(std::move(figures));
}

std::size_t FormulaEvaluator::figure_of(const Formula::Reference& reference, Operand operand) {
    if (!operand.absent && !operand.interval.contains(operand.nominal))
        throw Error(
            Errc::inconsistent,
            fmt::format("figure {}: found {} as printed, expected it in its interval {}",
                        quoted(reference.text), to_string(operand.nominal), to_string(operand.interval)),
            operand.path);
    if (!operand.path.empty()) {
        const auto [place, is_new] = by_path_.try_emplace(operand.path, figures_.size());
        if (!is_new) {
            const Figure& known = figures_[place->second];
            if (known.absent != operand.absent ||
                (!operand.absent && (known.nominal != operand.nominal || known.interval != operand.interval)))
                throw Error(
                    Errc::inconsistent,
                    fmt::format("figure {}: found it with two values, expected one", quoted(reference.text)),
                    operand.path);
            return place->second;
        }
        paths_.push_back(operand.path);
    }
    Figure figure{operand.path, {}, operand.interval, operand.nominal, basis_of(operand), operand.absent};
    if (operand.absent) {
        if (figure.path.empty()) figure.path = reference.text;
    } else {
        figure.form = forms_.variable();
        box_.push_back(operand.interval);
    }
    figures_.push_back(std::move(figure));
    return figures_.size() - 1;
}

void FormulaEvaluator::run() {
    values_.resize(formula_.nodes().size());
    for (std::uint32_t i = 0; i < values_.size(); ++i) run_node(i);
}

void FormulaEvaluator::run_node(std::uint32_t index) {
    const Formula::Node& node = formula_.nodes()[index];
    const auto operands = formula_.operands(node);
    FormulaValue& result = values_[index];
    switch (node.operation) {
        case Operation::number: result = number_value(node); break;
        case Operation::reference:
            // With *, the function around it does the work.
            if (!formula_.references()[node.first].wildcard) result = figure_value(found(node).front());
            break;
        case Operation::negate:
            result = std::move(values_[operands[0]]);
            result.form = scaled(std::move(result.form), -1);
            result.nominal = -result.nominal;
            break;
        case Operation::add:
        case Operation::subtract: {
            const bool plus = node.operation == Operation::add;
            const Joining joining = plus ? Joining::addition : Joining::subtraction;
            require_like(operands[0], operands[1], joining);
            result = std::move(values_[operands[0]]);
            const FormulaValue& other = values_[operands[1]];
            result.basis = joined(result.basis, other.basis, joining);
            join(result, other, plus ? 1 : -1);
            break;
        }
        case Operation::multiply: {
            const FormulaValue& a = values_[operands[0]];
            const FormulaValue& b = values_[operands[1]];
            result.basis = multiplied(a.basis, b.basis);
            result.usable = a.usable && b.usable;
            if (!result.usable) break;
            result.form = forms_.product(a.form, b.form);
            result.nominal = a.nominal * b.nominal;
            break;
        }
        case Operation::divide:
            result = quotient_value(values_[operands[0]], values_[operands[1]], operands[1]);
            break;
        case Operation::sum: result = sum_value(formula_.nodes()[operands[0]]); break;
        case Operation::count:
            result.nominal = static_cast<std::int64_t>(found(formula_.nodes()[operands[0]]).size());
            result.form.constant = result.nominal;
            result.basis.bare = true;
            break;
        case Operation::minimum:
        case Operation::maximum: result = extreme_value(node); break;
        case Operation::absolute:
            result = std::move(values_[operands[0]]);
            if (result.usable) result.form = forms_.absolute(result.form);
            result.nominal = absolute(result.nominal);
            break;
    }
}

FormulaValue FormulaEvaluator::number_value(const Formula::Node& node) const {
    FormulaValue result;
    result.nominal = formula_.number(node);
    switch (node.unit) {
        case Formula::Unit::none:
            result.basis.bare = true;
            result.basis.zero = result.nominal.is_zero();
            break;
        case Formula::Unit::percent: result.nominal /= 100; break;
        case Formula::Unit::eur: result.basis.dimension.money = 1; break;
        case Formula::Unit::hours: result.basis.dimension.hours = 1; break;
    }
    result.form.constant = result.nominal;
    return result;
}

FormulaValue FormulaEvaluator::figure_value(std::size_t index) {
    const Figure& figure = figures_[index];
    if (figure.absent && std::ranges::find(absent_, figure.path) == absent_.end())
        absent_.push_back(figure.path);
    return {figure.form, figure.nominal, figure.basis, !figure.absent};
}

void FormulaEvaluator::join(FormulaValue& into, const FormulaValue& other, const Rational& factor) {
    into.usable = into.usable && other.usable;
    if (!into.usable) return;
    add_multiple(into.form, other.form, factor);
    into.nominal += other.nominal * factor;
}

FormulaValue FormulaEvaluator::sum_value(const Formula::Node& reference) {
    FormulaValue result;
    const std::vector<std::size_t>& figures = found(reference);
    if (figures.empty()) {
        nothing_found_ = reference_text(reference);
        result.usable = false;
        result.basis.known = false;
        return result;
    }
    result = figure_value(figures.front());
    for (std::size_t i = 1; i < figures.size(); ++i) {
        const FormulaValue next = figure_value(figures[i]);
        const Figure& figure = figures_[figures[i]];
        if (const std::string why = objection(result.basis, next.basis, Joining::addition); !why.empty())
            unlike(figures_[figures.front()].path, figure.path, Joining::addition, why, figure.path);
        result.basis = joined(result.basis, next.basis, Joining::addition);
        join(result, next, 1);
    }
    return result;
}

FormulaValue FormulaEvaluator::quotient_value(const FormulaValue& dividend, const FormulaValue& divisor,
                                              std::uint32_t divisor_node) {
    FormulaValue result;
    result.basis = divided(dividend.basis, divisor.basis);
    result.usable = dividend.usable && divisor.usable;
    if (divisor.nominal.is_zero()) {
        if (division_by_zero_.empty()) division_by_zero_ = expression_text(formula_, divisor_node);
        result.usable = false;
    }
    if (!result.usable) return result;
    result.form = forms_.quotient(dividend.form, divisor.form);
    result.nominal = dividend.nominal / divisor.nominal;
    return result;
}

FormulaValue FormulaEvaluator::extreme_value(const Formula::Node& node) {
    std::vector<FormulaValue> values;
    std::vector<std::string> names;
    for (const std::uint32_t operand : formula_.operands(node)) {
        const Formula::Node& inner = formula_.nodes()[operand];
        const bool wildcard =
            inner.operation == Operation::reference && formula_.references()[inner.first].wildcard;
        if (!wildcard) {
            values.push_back(values_[operand]);
            names.push_back(expression_text(formula_, operand));
            continue;
        }
        for (const std::size_t figure : found(inner)) {
            values.push_back(figure_value(figure));
            names.push_back(figures_[figure].path);
        }
        if (found(inner).empty()) nothing_found_ = reference_text(inner);
    }
    FormulaValue result;
    result.usable = nothing_found_.empty() && !values.empty();
    result.basis.known = result.usable;
    if (values.empty()) return result;
    result.basis = values.front().basis;
    result.nominal = values.front().nominal;
    std::vector<LinearForm> forms;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (const std::string why = objection(result.basis, values[i].basis, Joining::comparison);
            !why.empty())
            unlike(names.front(), names[i], Joining::comparison, why,
                   place_of(static_cast<std::uint32_t>(&node - formula_.nodes().data())));
        result.basis = joined(result.basis, values[i].basis, Joining::comparison);
        result.usable = result.usable && values[i].usable;
        const bool is_minimum = node.operation == Operation::minimum;
        result.nominal = is_minimum ? std::min(result.nominal, values[i].nominal)
                                    : std::max(result.nominal, values[i].nominal);
        forms.push_back(std::move(values[i].form));
    }
    if (!result.usable) return result;
    result.form = node.operation == Operation::minimum ? forms_.minimum(std::move(forms))
                                                       : forms_.maximum(std::move(forms));
    return result;
}

// The path of the first figure in a node.
std::string FormulaEvaluator::place_of(std::uint32_t node) const {
    std::uint32_t first = node;
    while (!formula_.operands(formula_.nodes()[first]).empty())
        first = formula_.operands(formula_.nodes()[first])[0];
    // The nodes of an expression stand together, its leftmost one first.
    for (std::uint32_t i = first; i <= node; ++i) {
        const Formula::Node& leaf = formula_.nodes()[i];
        if (leaf.operation == Operation::reference && !found(leaf).empty())
            return figures_[found(leaf)[0]].path;
    }
    return {};
}

void FormulaEvaluator::require_like(std::uint32_t left, std::uint32_t right, Joining joining) const {
    const std::string why = objection(values_[left].basis, values_[right].basis, joining);
    if (why.empty()) return;
    const std::string place = place_of(left);
    unlike(expression_text(formula_, left), expression_text(formula_, right), joining, why,
           place.empty() ? place_of(right) : place);
}

void FormulaEvaluator::overflow() const {
    throw Error(
        Errc::overflow,
        fmt::format(
            "formula {}: found exact numbers of more than 127 bits, expected figures with fewer digits "
            "or fewer products; figures: {}",
            quoted(to_string(formula_)), listed(paths_)),
        paths_.empty() ? std::string() : paths_.front());
}

Obstacle FormulaEvaluator::obstacle() const {
    if (!absent_.empty()) return Obstacle::absent;
    if (!nothing_found_.empty()) return Obstacle::nothing_found;
    return division_by_zero_.empty() ? Obstacle::none : Obstacle::division_by_zero;
}

std::string FormulaEvaluator::reason() const {
    switch (obstacle()) {
        case Obstacle::absent:
            return fmt::format("{} absent: {}", absent_.size() == 1 ? "a figure is" : "figures are",
                               listed(absent_));
        case Obstacle::nothing_found:
            return fmt::format("found no figure for {}, expected one or more", quoted(nothing_found_));
        case Obstacle::division_by_zero:
            return fmt::format("the divisor {} is 0 as printed", quoted(division_by_zero_));
        case Obstacle::none: break;
    }
    return {};
}

void judge(Evaluation& evaluation, Formula::Relation relation) {
    using Verdict = Evaluation::Verdict;
    using Relation = Formula::Relation;
    if (relation == Relation::equal) {
        const bool possible = evaluation.gap.contains(Rational(0));
        evaluation.excess = distance(evaluation.gap, Interval(0));
        evaluation.slack = possible ? evaluation.gap.width() : Rational(0);
        evaluation.verdict = !possible                        ? Verdict::violated
                             : evaluation.remainder.is_zero() ? Verdict::holds
                                                              : Verdict::holds_within_rounding;
        return;
    }
    // Turned so that the relation says: gap below zero.
    const bool turned = relation == Relation::greater || relation == Relation::greater_equal;
    const bool strict = relation == Relation::less || relation == Relation::greater;
    const Interval gap = turned ? -evaluation.gap : evaluation.gap;
    const auto satisfied = [&](const Rational& value) { return value.sign() < (strict ? 0 : 1); };
    const bool possible = !gap.lower() || satisfied(*gap.lower());
    const bool certain = gap.upper() && satisfied(*gap.upper());
    evaluation.verdict =
        certain ? Verdict::holds : (possible ? Verdict::holds_within_rounding : Verdict::violated);
    evaluation.excess = possible ? Rational(0) : *gap.lower();
    evaluation.slack = possible ? (gap.lower() ? std::optional(-*gap.lower()) : std::nullopt) : Rational(0);
}

}  // namespace sociaaldomein::detail
