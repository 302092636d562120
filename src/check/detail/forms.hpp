// Expressions in a form in which equal parts meet: sums of multiples of atoms.  Layer: check.
//
// Every value is constant + factor * atom + ...; an atom is a variable (a figure) or a product, quotient, minimum,
// maximum or absolute value of such sums. Equal atoms are one atom, so that a - a is 0 and a + b = c + a does not
// know a. Factors are taken out of products and quotients, and (new - old) / old becomes new / old - 1.
#pragma once

#include <cstdint>
#include <vector>

#include <sociaaldomein/check/interval.hpp>

namespace sociaaldomein::detail {

struct LinearTerm {
    std::uint32_t atom = 0;
    Rational factor;  // not zero
    friend bool operator==(const LinearTerm&, const LinearTerm&) = default;
};

struct LinearForm {
    Rational constant;
    std::vector<LinearTerm> terms;  // each atom once, in rising order
    friend bool operator==(const LinearForm&, const LinearForm&) = default;

    bool is_constant() const { return terms.empty(); }
};

struct FormAtom {
    enum class Kind { variable, product, quotient, minimum, maximum, absolute };
    Kind kind = Kind::variable;
    std::uint32_t variable = 0;         // of a variable: its number
    std::vector<LinearForm> arguments;  // of the others
};

/// into + factor * other.
void add_multiple(LinearForm& into, const LinearForm& other, const Rational& factor);
LinearForm scaled(LinearForm form, const Rational& factor);

/// Makes forms, and owns the atoms they are made of.
class Forms {
public:
    /// A new variable; its number is that of the earlier variables.
    LinearForm variable();
    std::uint32_t variables() const { return variables_; }

    LinearForm product(const LinearForm& a, const LinearForm& b);
    /// The divisor must not be the constant zero.
    LinearForm quotient(const LinearForm& dividend, const LinearForm& divisor);
    LinearForm minimum(std::vector<LinearForm> arguments);
    LinearForm maximum(std::vector<LinearForm> arguments);
    LinearForm absolute(const LinearForm& argument);

    const FormAtom& atom(std::uint32_t index) const { return atoms_[index]; }

private:
    LinearForm intern(FormAtom::Kind kind, std::vector<LinearForm> arguments);
    LinearForm extreme(FormAtom::Kind kind, std::vector<LinearForm> arguments);

    std::uint32_t variables_ = 0;
    std::vector<FormAtom> atoms_;
    std::vector<std::uint32_t> composed_;  // the atoms that are no variables
};

}  // namespace sociaaldomein::detail
