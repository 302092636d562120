// A small language for the identities that reported figures must meet, and their exact evaluation within rounding.
// Dutch: formule, rekenregel, verband.  Layer: check.
// Source: Moore, Kearfott & Cloud 2009, Introduction to Interval Analysis, doi:10.1137/1.9780898717716
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sociaaldomein/check/interval.hpp>
#include <sociaaldomein/core/export.hpp>

namespace sociaaldomein {

namespace detail {
class FormulaParser;
}

/// A relation between expressions, `budget = adopted + amendments`, or one expression, `total / cases`.
///
///     relation  := expr ("=" | "<" | "<=" | ">" | ">=") expr
///     expr      := term (("+" | "-") term)*
///     term      := unary (("*" | "/") unary)*
///     unary     := "-" unary | primary
///     primary   := number ["eur" | "hours" | "%"] | reference | function | "(" expr ")"
///     function  := "sum(" reference ")" | "count(" reference ")" | "abs(" expr ")"
///                | ("min" | "max") "(" expr ("," expr)* ")"
///     reference := segment ("." segment)*     segment := one or more of A-Z a-z 0-9 _ / @ : -, or "*" for every one
///
/// Ids and periods contain - and /, so the operators - * / need white space on both sides: `2022-H2` is a name,
/// `a - b` a difference. A first segment of digits only is a number; a name does not start with - or / and no
/// segment ends with one. A reference with * stands for several figures, in sum, count, min or max; sum takes only
/// such a one. count counts what is found, printed or absent.
///
/// Immutable and cheap to keep: parse once, evaluate for many documents and from many threads.
class SD_EXPORT Formula {
public:
    enum class Relation : std::uint8_t { none, equal, less, less_equal, greater, greater_equal };
    enum class Unit : std::uint8_t { none, eur, hours, percent };
    enum class Operation : std::uint8_t {
        number,
        reference,
        negate,
        add,
        subtract,
        multiply,
        divide,
        sum,
        count,
        minimum,
        maximum,
        absolute
    };

    /// One step of the calculation; its operands are nodes before it.
    struct Node {
        Operation operation = Operation::number;
        Unit unit = Unit::none;    ///< of a number
        std::uint32_t column = 0;  ///< 1-based place in the text, of a binary operator its sign
        std::uint32_t first = 0;   ///< of a reference: its index in references(); else internal
        std::uint32_t size = 0;    ///< number of operands
    };

    struct Reference {
        std::string text;
        std::uint32_t column = 0;  ///< 1-based place of its first occurrence
        bool wildcard = false;     ///< has a segment *, and so may find several figures
    };

    bool is_relation() const noexcept { return relation_ != Relation::none; }
    Relation relation() const noexcept { return relation_; }

    /// Every node after its operands; the last one is right(), or left() when there is no relation.
    std::span<const Node> nodes() const noexcept { return nodes_; }
    /// The indices of a node's operands; empty for numbers and references.
    std::span<const std::uint32_t> operands(const Node& node) const noexcept;
    /// The value of a number as written: 75 for `75 %`.
    const Rational& number(const Node& node) const noexcept { return numbers_[node.first]; }

    std::uint32_t left() const noexcept { return left_; }
    std::uint32_t right() const noexcept { return right_; }  ///< equal to left() when there is no relation

    /// The distinct references, in the order of their first occurrence.
    std::span<const Reference> references() const noexcept { return references_; }

    /// The same formula, wherever its parts stand in the text.
    friend SD_EXPORT bool operator==(const Formula& a, const Formula& b);

private:
    friend class detail::FormulaParser;
    Formula() = default;

    Relation relation_ = Relation::none;
    std::uint32_t left_ = 0;
    std::uint32_t right_ = 0;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> operands_;
    std::vector<Rational> numbers_;
    std::vector<Reference> references_;
};

/// Reads a formula.
///
/// @param text    at most 65,536 bytes, nested at most 200 deep
/// @throws Error  Errc::syntax with the column (also in Problem::column), what was found and what was expected;
///                Errc::limit_exceeded; Errc::overflow for a number of more than 127 bits
/// @par Cost      O(length)
/// @par Example   parse_formula("cost.2022-H2 - cost.2022-H1 >= 0.5 * margin") has the references cost.2022-H2 (column
///                1), cost.2022-H1 (16) and margin (38)   (test ParseFormula.DocumentedExample)
SD_EXPORT Formula parse_formula(std::string_view text);

/// The formula in its shortest form; parse_formula reads back the same formula.
///
/// @par Example  parse_formula("(( a+b ) * 2.50 eur)") is written "(a + b) * 2.5 eur"
///               (test FormulaText.DocumentedExample)
SD_EXPORT std::string to_string(const Formula& formula);

/// "none", "=", "<", "<=", ">" or ">=".
SD_EXPORT std::string_view to_string(Formula::Relation relation) noexcept;

/// What an amount is of, as powers: money per count is {1, -1, 0}. Shares and bare numbers are of nothing.
struct Dimension {
    int money = 0;
    int count = 0;
    int hours = 0;

    friend bool operator==(const Dimension&, const Dimension&) = default;

    /// That of a quantity: "money", "count", "hours", "share". @throws Error  Errc::unknown_value
    static SD_EXPORT Dimension named(std::string_view name);
};

/// "money per count", "count^2", "number".
SD_EXPORT std::string to_string(const Dimension& dimension);

/// Of what kind a figure is, for comparing like with like; an empty text is unspecified and agrees with everything.
struct Kind {
    std::string
        measure{};        ///< "stock", "flow", "distinct", "level", "cumulative", "rate", "share", or another
    std::string scope{};  ///< "municipality Zwolle", "region", ...
    std::string population{};   ///< "places", "residents", "recipients", "files", ...
    std::string price_level{};  ///< "current", or the year of constant prices

    friend bool operator==(const Kind&, const Kind&) = default;
};

/// What a reference finds: a figure as printed, and what it can have been before rounding.
struct Operand {
    std::string
        path{};  ///< place in the document; operands with the same (non-empty) path are the same figure
    Interval interval{};  ///< in units: euros, hours, persons, and 1 for 100 %
    Rational nominal{};   ///< as printed, in the same unit; lies in the interval
    Dimension dimension{};
    Kind kind{};
    bool absent = false;  ///< nothing was printed: the other members but `path` are not looked at
};

/// The operand of a quantity printed with a rounding step; a step of zero says that it is exact.
///
/// @par Example  printed_operand("/saving", Money::euros(250'000), Money::euros(10'000)).interval is [245000, 255000]
///               (test Operand.DocumentedExample)
template <class Q>
Operand printed_operand(std::string path, const Q& printed, const Q& step = Q{}, Kind kind = {}) {
    const Rational value = to_rational(printed);
    return {std::move(path), Interval::rounded(value, to_rational(step)),
            value,           Dimension::named(Q::dimension),
            std::move(kind), false};
}

/// Finds the figures a reference names: one, or with * any number. Throws for a name that it does not know.
using Resolver = std::function<std::vector<Operand>(std::string_view reference)>;

/// Why a formula has no outcome.
enum class Obstacle {
    none,
    absent,           ///< a figure it needs was not printed
    nothing_found,    ///< sum, min or max over a reference that finds no figure
    division_by_zero  ///< a divisor is zero as printed
};

/// What a relation comes to.
///
/// With gap = left - right, for `=`, `<=` (and `>=` the other way round):
///
///                        =                              <=
///     violated           0 is not in gap                gap > 0 throughout
///     holds              remainder is exactly 0         remainder <= 0, and gap <= 0 throughout
///     within rounding    0 is in gap                    gap <= 0 somewhere
///     slack              width of gap                   distance from the lower end of gap up to 0
///     excess             distance from gap to 0         lower end of gap
///
/// An error in one term of a sum that is larger than the slack of its `=` is always found. `<` and `>` also exclude
/// zero itself; where they are violated by zero alone the excess is 0.
struct Evaluation {
    enum class Verdict { holds, holds_within_rounding, violated, undecidable };

    Verdict verdict = Verdict::undecidable;
    Interval left = Interval::whole();  ///< in units, as all that follows
    Interval right = Interval::whole();
    Interval gap = Interval::whole();  ///< left - right, with figures that occur on both sides seen as one
    Dimension dimension{};
    Rational remainder{};             ///< left - right as printed
    std::optional<Rational> slack{};  ///< >= 0, 0 when violated; nothing without limit, or when undecidable
    Rational excess{};                ///< by how much at least it is violated; 0 when it is not
    bool sharp = true;  ///< `gap` is exact; otherwise it may be too wide, never too narrow, so that a
                        ///< violation is certain in any case
    std::vector<std::string> paths{};  ///< of the figures used, each once, in order of first use
    Obstacle obstacle = Obstacle::none;
    std::string reason{};  ///< the obstacle in words, with the path; empty when there is none
};

/// "holds", "holds_within_rounding", "violated" or "undecidable".
SD_EXPORT std::string_view to_string(Evaluation::Verdict verdict) noexcept;

/// Evaluates a relation on the figures that `resolve` finds. `resolve` is called once for each distinct reference.
///
/// The gap is exact ("sharp") when no figure occurs twice; when the figures that do occur twice only do so in sums
/// and differences (a - a is 0); and when the formula is in each of them a ratio of linear terms, such as
/// (new - old) / old or part / (part + rest), with bounded figures and divisors that cannot be zero. Such a ratio
/// is monotone in every one of its figures, so its extremes lie at the corners of their intervals, which are all
/// visited, for at most 12 figures. Else the gap encloses the exact one, and `sharp` says so.
///
/// @throws Error  Errc::unlike when unlike figures are added, subtracted or compared; Errc::dangling_reference when a
///                reference without * finds nothing; Errc::inconsistent when it finds several, or a figure's printed
///                value is outside its interval; Errc::overflow (with the paths) when exact numbers outgrow 127 bits;
///                Errc::out_of_domain when the formula is no relation; and what `resolve` throws
/// @par Likeness  + and - need equal dimensions, scopes, populations and price levels where both are given. Stock and
///                flow may meet; other measures only their own kind; persons counted once (distinct) are not added,
///                their numbers of two periods may be subtracted. A relation needs equal dimensions and price levels.
///                Numbers without unit also pass as counts, zero as anything; "per person" is only told apart
///                where neither money nor hours are in play, so that a mean in euros is money.
/// @par Cost      O(nodes · log figures), times 2^(figures that occur twice outside sums)
/// @par Example   total = mean * cases, with total 226,953 exact, mean 18,913 rounded to 1 and 12 cases: remainder -3,
///                holds within rounding, slack 12   (test Evaluate.DocumentedExample)
SD_EXPORT Evaluation evaluate(const Formula& relation, const Resolver& resolve);

/// A derived figure: an expression, evaluated.
struct Derived {
    Interval interval = Interval::whole();
    Rational nominal{};  ///< from the figures as printed, not rounded
    Dimension dimension{};
    Kind kind{};        ///< what its figures have in common
    bool sharp = true;  ///< as in Evaluation
    std::vector<std::string> paths{};
    Obstacle obstacle = Obstacle::none;  ///< unless none, interval and nominal say nothing
    std::string reason{};
};

/// Evaluates an expression, as `evaluate` does a relation.
///
/// @throws Error  as evaluate; Errc::out_of_domain when the formula is a relation
/// @par Example   (new - old) / old, 3,771 after 3,614: nominal 157/3614   (test Derive.DocumentedExample)
SD_EXPORT Derived derive(const Formula& expression, const Resolver& resolve);

}  // namespace sociaaldomein
