#include "check/detail/enclosure.hpp"

#include <algorithm>

namespace sociaaldomein::detail {

namespace {

// What an expression is as a function of one variable, the others being fixed.
struct Shape {
    enum class Kind { constant, linear, ratio, other };
    Kind kind = Kind::constant;
    const LinearForm* divisor = nullptr;  // of a ratio of linear terms, where it is known
};

class Encloser {
public:
    Encloser(const Forms& forms, std::vector<Interval> box) : forms_(forms), box_(std::move(box)) {}

    Enclosure enclose(const LinearForm& form, int corners);

private:
    Enclosure arithmetic(const LinearForm& form, int corners);
    Enclosure atom_arithmetic(const FormAtom& atom, int corners);
    std::vector<std::uint32_t> corner_variables(const LinearForm& form, int limit);

    void count_occurrences(const LinearForm& form, std::vector<std::uint32_t>& counts) const;
    bool contains(const LinearForm& form, std::uint32_t variable) const;
    bool can_divide_by_zero(const LinearForm& form, std::uint32_t variable, int corners);
    Shape shape(const LinearForm& form, std::uint32_t variable) const;
    Shape atom_shape(const FormAtom& atom, std::uint32_t variable) const;

    bool is_variable(const LinearTerm& term) const {
        return forms_.atom(term.atom).kind == FormAtom::Kind::variable;
    }
    bool all_variables(const LinearForm& form) const {
        return std::ranges::all_of(form.terms, [&](const LinearTerm& term) { return is_variable(term); });
    }
    // True when two of the forms know the same figure, other than one that is exact.
    bool share_a_figure(const std::vector<LinearForm>& forms) const;

    const Forms& forms_;
    std::vector<Interval> box_;
};

Shape added(const Shape& a, const Shape& b) {
    using enum Shape::Kind;
    if (a.kind == constant) return b;
    if (b.kind == constant) return a;
    if (a.kind == linear && b.kind == linear) return a;
    // Ratios over the same divisor add up to one ratio.
    if (a.kind == ratio && b.kind == ratio && a.divisor && b.divisor && *a.divisor == *b.divisor) return a;
    return {other, nullptr};
}

Shape multiplied(const Shape& a, const Shape& b) {
    if (a.kind == Shape::Kind::constant) return b;
    if (b.kind == Shape::Kind::constant) return a;
    return {Shape::Kind::other, nullptr};
}

Shape divided(const Shape& a, const Shape& b, const LinearForm& divisor) {
    using enum Shape::Kind;
    if (b.kind == constant) return a;
    if (b.kind == linear && (a.kind == constant || a.kind == linear)) return {ratio, &divisor};
    // constant / ((A x + B) / (C x + D)) is again such a ratio, over a divisor without a name.
    if (b.kind == ratio && a.kind == constant) return {ratio, nullptr};
    return {other, nullptr};
}

Shape Encloser::shape(const LinearForm& form, std::uint32_t variable) const {
    Shape result;
    for (const LinearTerm& term : form.terms)
        result = added(result, atom_shape(forms_.atom(term.atom), variable));
    return result;
}

Shape Encloser::atom_shape(const FormAtom& atom, std::uint32_t variable) const {
    const auto part = [&](std::size_t i) { return shape(atom.arguments[i], variable); };
    switch (atom.kind) {
        case FormAtom::Kind::variable:
            return {atom.variable == variable ? Shape::Kind::linear : Shape::Kind::constant, nullptr};
        case FormAtom::Kind::product: return multiplied(part(0), part(1));
        case FormAtom::Kind::quotient: return divided(part(0), part(1), atom.arguments[1]);
        default: break;
    }
    const bool known =
        std::ranges::any_of(atom.arguments, [&](const LinearForm& form) { return contains(form, variable); });
    return {known ? Shape::Kind::other : Shape::Kind::constant, nullptr};
}

bool Encloser::contains(const LinearForm& form, std::uint32_t variable) const {
    return std::ranges::any_of(form.terms, [&](const LinearTerm& term) {
        const FormAtom& atom = forms_.atom(term.atom);
        if (atom.kind == FormAtom::Kind::variable) return atom.variable == variable;
        return std::ranges::any_of(atom.arguments,
                                   [&](const LinearForm& part) { return contains(part, variable); });
    });
}

void Encloser::count_occurrences(const LinearForm& form, std::vector<std::uint32_t>& counts) const {
    for (const LinearTerm& term : form.terms) {
        const FormAtom& atom = forms_.atom(term.atom);
        if (atom.kind == FormAtom::Kind::variable) {
            if (!box_[atom.variable].is_exact()) ++counts[atom.variable];
            continue;
        }
        for (const LinearForm& part : atom.arguments) count_occurrences(part, counts);
    }
}

bool Encloser::share_a_figure(const std::vector<LinearForm>& forms) const {
    std::vector<bool> taken(box_.size());
    std::vector<std::uint32_t> counts(box_.size());
    for (const LinearForm& form : forms) {
        std::ranges::fill(counts, 0U);
        count_occurrences(form, counts);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] == 0) continue;
            if (taken[i]) return true;
            taken[i] = true;
        }
    }
    return false;
}

// A divisor that contains the variable and may be zero: then the ratio has a pole, and is not monotone.
bool Encloser::can_divide_by_zero(const LinearForm& form, std::uint32_t variable, int corners) {
    for (const LinearTerm& term : form.terms) {
        const FormAtom& atom = forms_.atom(term.atom);
        for (const LinearForm& part : atom.arguments)
            if (can_divide_by_zero(part, variable, corners)) return true;
        if (atom.kind == FormAtom::Kind::quotient && contains(atom.arguments[1], variable) &&
            enclose(atom.arguments[1], corners).interval.contains(Rational(0)))
            return true;
    }
    return false;
}

std::vector<std::uint32_t> Encloser::corner_variables(const LinearForm& form, int limit) {
    std::vector<std::uint32_t> chosen;
    if (limit == 0 || all_variables(form)) return chosen;
    std::vector<std::uint32_t> counts(box_.size());
    count_occurrences(form, counts);
    for (std::uint32_t variable = 0; variable < counts.size(); ++variable) {
        if (counts[variable] < 2 || !box_[variable].is_bounded()) continue;
        if (shape(form, variable).kind == Shape::Kind::other) continue;
        // Divisors are parts of the form and smaller than it, so that this ends.
        if (can_divide_by_zero(form, variable, limit)) continue;
        chosen.push_back(variable);
        if (static_cast<int>(chosen.size()) == limit) break;
    }
    return chosen;
}

Enclosure Encloser::enclose(const LinearForm& form, int corners) {
    const std::vector<std::uint32_t> chosen = corner_variables(form, corners);
    if (chosen.empty()) return arithmetic(form, corners);

    std::vector<Interval> whole;
    whole.reserve(chosen.size());
    for (const std::uint32_t variable : chosen) whole.push_back(box_[variable]);
    Enclosure result;
    const std::uint32_t combinations = std::uint32_t{1} << chosen.size();
    for (std::uint32_t combination = 0; combination < combinations; ++combination) {
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            const bool upper = (combination >> i & 1U) != 0;
            box_[chosen[i]] = upper ? *whole[i].upper() : *whole[i].lower();
        }
        const Enclosure corner = arithmetic(form, corners - static_cast<int>(chosen.size()));
        result = combination == 0
                     ? corner
                     : Enclosure{hull(result.interval, corner.interval), result.sharp && corner.sharp};
    }
    for (std::size_t i = 0; i < chosen.size(); ++i) box_[chosen[i]] = whole[i];
    return result;
}

// Interval arithmetic on the terms, each of them as sharp as can be.
Enclosure Encloser::arithmetic(const LinearForm& form, int corners) {
    Enclosure result{form.constant, true};
    if (all_variables(form)) {
        for (const LinearTerm& term : form.terms)
            result.interval = result.interval + box_[forms_.atom(term.atom).variable] * term.factor;
        return result;
    }
    std::vector<LinearForm> terms;
    terms.reserve(form.terms.size());
    for (const LinearTerm& term : form.terms) {
        const Enclosure part = atom_arithmetic(forms_.atom(term.atom), corners);
        result.interval = result.interval + part.interval * term.factor;
        result.sharp = result.sharp && part.sharp;
        terms.push_back({0, {term}});
    }
    result.sharp = result.sharp && !share_a_figure(terms);
    return result;
}

Enclosure Encloser::atom_arithmetic(const FormAtom& atom, int corners) {
    if (atom.kind == FormAtom::Kind::variable) return {box_[atom.variable], true};
    const std::vector<LinearForm>& parts = atom.arguments;
    Enclosure result = enclose(parts[0], corners);
    if (atom.kind == FormAtom::Kind::absolute) return {absolute(result.interval), result.sharp};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Enclosure next = enclose(parts[i], corners);
        result.sharp = result.sharp && next.sharp;
        switch (atom.kind) {
            case FormAtom::Kind::product: result.interval = result.interval * next.interval; break;
            case FormAtom::Kind::quotient:
                // Around a divisor of zero the quotients need not fill their hull.
                result.sharp = result.sharp && !next.interval.contains(Rational(0));
                result.interval = result.interval / next.interval;
                break;
            case FormAtom::Kind::minimum: result.interval = minimum(result.interval, next.interval); break;
            default: result.interval = maximum(result.interval, next.interval);
        }
    }
    result.sharp = result.sharp && !share_a_figure(parts);
    return result;
}

}  // namespace

Enclosure enclose(const Forms& forms, const std::vector<Interval>& box, const LinearForm& form) {
    return Encloser(forms, box).enclose(form, corner_limit);
}

}  // namespace sociaaldomein::detail
