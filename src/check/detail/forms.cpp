#include "check/detail/forms.hpp"

#include <algorithm>

namespace sociaaldomein::detail {

namespace {

// The factor that makes a form comparable with its multiples: that of its first term.
Rational leading(const LinearForm& form) {
    return form.is_constant() ? form.constant : form.terms.front().factor;
}

bool comes_before(const LinearForm& a, const LinearForm& b) {
    const auto by_term = [](const LinearTerm& x, const LinearTerm& y) {
        return x.atom != y.atom ? x.atom < y.atom : x.factor < y.factor;
    };
    if (a.terms == b.terms) return a.constant < b.constant;
    return std::ranges::lexicographical_compare(a.terms, b.terms, by_term);
}

LinearForm constant_form(const Rational& value) { return {value, {}}; }

}  // namespace

void add_multiple(LinearForm& into, const LinearForm& other, const Rational& factor) {
    into.constant += other.constant * factor;
    for (const LinearTerm& term : other.terms) {
        const Rational added = term.factor * factor;
        // New atoms have the highest numbers, so that a long sum is built by appending.
        auto place = into.terms.empty() || into.terms.back().atom < term.atom
                         ? into.terms.end()
                         : std::ranges::lower_bound(into.terms, term.atom, {}, &LinearTerm::atom);
        if (place == into.terms.end() || place->atom != term.atom) {
            if (!added.is_zero()) into.terms.insert(place, {term.atom, added});
            continue;
        }
        place->factor += added;
        if (place->factor.is_zero()) into.terms.erase(place);
    }
}

LinearForm scaled(LinearForm form, const Rational& factor) {
    if (factor.is_zero()) return {};
    form.constant *= factor;
    for (LinearTerm& term : form.terms) term.factor *= factor;
    return form;
}

LinearForm Forms::variable() {
    FormAtom atom;
    atom.variable = variables_++;
    atoms_.push_back(std::move(atom));
    return {0, {{static_cast<std::uint32_t>(atoms_.size() - 1), 1}}};
}

LinearForm Forms::intern(FormAtom::Kind kind, std::vector<LinearForm> arguments) {
    for (const std::uint32_t index : composed_)
        if (atoms_[index].kind == kind && atoms_[index].arguments == arguments) return {0, {{index, 1}}};
    const auto index = static_cast<std::uint32_t>(atoms_.size());
    composed_.push_back(index);
    atoms_.push_back({kind, 0, std::move(arguments)});
    return {0, {{index, 1}}};
}

LinearForm Forms::product(const LinearForm& a, const LinearForm& b) {
    if (a.is_constant()) return scaled(b, a.constant);
    if (b.is_constant()) return scaled(a, b.constant);
    const Rational a_factor = leading(a);
    const Rational b_factor = leading(b);
    LinearForm left = scaled(a, Rational(1) / a_factor);
    LinearForm right = scaled(b, Rational(1) / b_factor);
    if (comes_before(right, left)) std::swap(left, right);
    return scaled(intern(FormAtom::Kind::product, {std::move(left), std::move(right)}), a_factor * b_factor);
}

LinearForm Forms::quotient(const LinearForm& dividend, const LinearForm& divisor) {
    if (divisor.is_constant()) return scaled(dividend, Rational(1) / divisor.constant);
    // Take out whole multiples of the divisor: all of the dividend, or its term in a divisor of one term.
    Rational multiple;
    const LinearTerm& first = divisor.terms.front();
    const auto same = std::ranges::find(dividend.terms, first.atom, &LinearTerm::atom);
    if (same != dividend.terms.end()) multiple = same->factor / first.factor;
    LinearForm rest = dividend;
    if (!multiple.is_zero()) add_multiple(rest, divisor, -multiple);
    const bool nothing_left = rest.is_constant() && rest.constant.is_zero();
    if (nothing_left) return constant_form(multiple);
    if (divisor.terms.size() > 1) {
        rest = dividend;
        multiple = 0;
    }

    const Rational above = leading(rest);
    const Rational below = leading(divisor);
    LinearForm result = intern(FormAtom::Kind::quotient, {scaled(std::move(rest), Rational(1) / above),
                                                          scaled(divisor, Rational(1) / below)});
    result = scaled(std::move(result), above / below);
    result.constant += multiple;
    return result;
}

LinearForm Forms::extreme(FormAtom::Kind kind, std::vector<LinearForm> arguments) {
    std::ranges::sort(arguments, comes_before);
    const auto repeated = std::ranges::unique(arguments);
    arguments.erase(repeated.begin(), repeated.end());
    if (arguments.size() == 1) return std::move(arguments.front());
    return intern(kind, std::move(arguments));
}

LinearForm Forms::minimum(std::vector<LinearForm> arguments) {
    return extreme(FormAtom::Kind::minimum, std::move(arguments));
}

LinearForm Forms::maximum(std::vector<LinearForm> arguments) {
    return extreme(FormAtom::Kind::maximum, std::move(arguments));
}

LinearForm Forms::absolute(const LinearForm& argument) {
    const Rational factor = leading(argument);
    if (argument.is_constant()) return constant_form(sociaaldomein::absolute(factor));
    return scaled(intern(FormAtom::Kind::absolute, {scaled(argument, Rational(1) / factor)}),
                  sociaaldomein::absolute(factor));
}

}  // namespace sociaaldomein::detail
