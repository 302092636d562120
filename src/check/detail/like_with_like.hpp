// Which figures may be added, subtracted and compared, and of what kind the outcome is.  Layer: check.
#pragma once

#include <string>

#include <sociaaldomein/check/formula.hpp>

namespace sociaaldomein::detail {

/// Of what a value is, as far as that is known.
struct FormulaBasis {
    Dimension dimension;
    Kind kind;
    bool known = true;  ///< false when a figure is absent: then nothing can be said of its likeness
    bool bare = false;  ///< made of numbers without unit only, so it can also be a count
    bool zero = false;  ///< the number 0, which is like everything
};

enum class Joining { addition, subtraction, comparison };

/// The basis of a figure, with the names of measures made uniform.
FormulaBasis basis_of(const Operand& operand);

/// Why two values may not be joined, as "dimensions differ (money and count)"; empty when they may.
std::string objection(const FormulaBasis& a, const FormulaBasis& b, Joining joining);

/// The basis of a joined value; only asked when there is no objection.
FormulaBasis joined(const FormulaBasis& a, const FormulaBasis& b, Joining joining);

FormulaBasis multiplied(const FormulaBasis& a, const FormulaBasis& b);
FormulaBasis divided(const FormulaBasis& a, const FormulaBasis& b);

}  // namespace sociaaldomein::detail
