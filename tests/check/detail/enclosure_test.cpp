// Intervals of formulas against every combination of values on a grid, calculated figure by figure.
#include "check/detail/enclosure.hpp"

#include <algorithm>
#include <functional>
#include <optional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sociaaldomein/check/formula.hpp>
#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {
namespace {

using Verdict = Evaluation::Verdict;
using Operation = Formula::Operation;
using Point = std::vector<Rational>;  // the value of each reference

// Plain calculation at one point; nothing when a divisor is zero.
std::optional<Rational> at_point(const Formula& formula, std::uint32_t root, const Point& point) {
    const Formula::Node& node = formula.nodes()[root];
    std::vector<Rational> parts;
    for (const std::uint32_t operand : formula.operands(node)) {
        const auto part = at_point(formula, operand, point);
        if (!part) return std::nullopt;
        parts.push_back(*part);
    }
    switch (node.operation) {
        case Operation::number: return formula.number(node);
        case Operation::reference: return point[node.first];
        case Operation::negate: return -parts[0];
        case Operation::add: return parts[0] + parts[1];
        case Operation::subtract: return parts[0] - parts[1];
        case Operation::multiply: return parts[0] * parts[1];
        case Operation::divide:
            if (parts[1].is_zero()) return std::nullopt;
            return parts[0] / parts[1];
        case Operation::minimum: return *std::ranges::min_element(parts);
        case Operation::maximum: return *std::ranges::max_element(parts);
        case Operation::absolute: return absolute(parts[0]);
        default: return std::nullopt;
    }
}

std::optional<Rational> gap_at(const Formula& formula, const Point& point) {
    const auto left = at_point(formula, formula.left(), point);
    if (!formula.is_relation()) return left;
    const auto right = at_point(formula, formula.right(), point);
    if (!left || !right) return std::nullopt;
    return *left - *right;
}

struct Range {
    std::int64_t lower;
    std::int64_t upper;
};

// Calls `visit` for every point whose values are `steps` equal steps apart, the ends among them.
void for_each_point(const std::vector<Range>& box, std::int64_t steps,
                    const std::function<void(const Point&)>& visit) {
    Point point(box.size());
    const std::function<void(std::size_t)> fill = [&](std::size_t i) {
        if (i == box.size()) return visit(point);
        const std::int64_t parts = box[i].lower == box[i].upper ? 0 : steps;
        for (std::int64_t k = 0; k <= parts; ++k) {
            point[i] = Rational(box[i].lower) +
                       (parts == 0 ? Rational(0) : Rational::ratio((box[i].upper - box[i].lower) * k, parts));
            fill(i + 1);
        }
    };
    fill(0);
}

// The figures a, b, c, ... with these ranges, and the lower ends as printed values unless they are zero.
Resolver figures(const Formula& formula, const std::vector<Range>& box) {
    return [&formula, box](std::string_view name) {
        for (std::size_t i = 0; i < formula.references().size(); ++i) {
            if (formula.references()[i].text != name) continue;
            const Rational nominal = box[i].lower != 0 ? box[i].lower : box[i].upper;
            return std::vector<Operand>{{"/" + std::string(name),
                                         Interval::between(box[i].lower, box[i].upper),
                                         nominal,
                                         {},
                                         {},
                                         false}};
        }
        throw Error(Errc::dangling_reference, std::string(name));
    };
}

// Nothing when a divisor is zero at one of the points.
std::optional<Interval> attained(const Formula& formula, const std::vector<Range>& box, std::int64_t steps) {
    std::optional<Interval> all;
    bool defined = true;
    for_each_point(box, steps, [&](const Point& point) {
        const auto value = gap_at(formula, point);
        defined = defined && value;
        if (value) all = all ? hull(*all, *value) : Interval(*value);
    });
    return defined ? all : std::nullopt;
}

rc::Gen<std::vector<Range>> boxes(std::size_t size, std::int64_t lowest, std::int64_t highest,
                                  std::int64_t widest) {
    return rc::gen::container<std::vector<Range>>(
        size, rc::gen::map(rc::gen::pair(rc::gen::inRange(lowest, highest + 1),
                                         rc::gen::inRange<std::int64_t>(0, widest + 1)),
                           [](const auto& parts) {
                               return Range{parts.first, parts.first + parts.second};
                           }));
}

// --- sharp ---------------------------------------------------------------------------------------------------------

class SharpFormula : public testing::TestWithParam<const char*> {};

TEST_P(SharpFormula, HasTheExactIntervalForPositiveFigures) {
    const Formula formula = parse_formula(GetParam());
    EXPECT_TRUE(rc::check([&] {
        const auto box = *boxes(formula.references().size(), 1, 20, 8);
        const Derived derived = derive(formula, figures(formula, box));
        RC_ASSERT(derived.sharp);
        RC_ASSERT(derived.interval == attained(formula, box, 1).value());
        RC_ASSERT(derived.interval.contains(attained(formula, box, 3).value()));
    }));
}

INSTANTIATE_TEST_SUITE_P(
    Ratios, SharpFormula,
    testing::Values("(a - b) / b", "a / (a + b)", "a / (a + b + c) + b / (a + b + c)", "(a - b) / (a + b)",
                    "(a + b) / (a + c)", "a / b - c / b", "(a + b) / c - a / c", "a * b + b * c + c * a",
                    "a * (b + c) - b * a", "1 / (1 / a + 1 / b)", "a / (a + 1 / b)",
                    "(2 * a - 3 * b) / (4 * b + a + 1)", "a * b / (a + 1)", "a * b / (a + 1) - b",
                    "max(a / (a + b), c)", "min(a - b, c - d) + 1", "a / (b * (a + c))",
                    "1 / (1 + a / (a + b))", "a + b - (a - b) - 2 * b", "(a - b) / b - (c - d) / d"));

// Products and quotients of figures with either sign, each figure once.
INSTANTIATE_TEST_SUITE_P(OneOccurrence, SharpFormula,
                         testing::Values("a * (b - c)", "(a - b) * (c - d)", "(a - b) / c", "a / (b * c)",
                                         "-a * b / c", "max(a - b, c) - d", "min(a, b) * (c - d)"));

RC_GTEST_PROP(EnclosureProperty, LinearFormulasAreSharpAndViolatedExactlyWhenNoChoiceSatisfiesThem, ()) {
    // 3 * a - 2 * (b - a) ..., every figure as often as chance has it.
    const auto term = rc::gen::map(
        rc::gen::tuple(rc::gen::element<std::string>(" + ", " - "), rc::gen::inRange(1, 4),
                       rc::gen::element<std::string>("a", "b", "c", "(a - b)", "(c + a)", "1")),
        [](const auto& parts) {
            return std::get<0>(parts) + std::to_string(std::get<1>(parts)) + " * " + std::get<2>(parts);
        });
    const auto terms = *rc::gen::container<std::vector<std::string>>(
        static_cast<std::size_t>(*rc::gen::inRange(1, 6)), term);
    std::string text = "a";
    for (const std::string& each : terms) text += each;
    const std::string sign = *rc::gen::element<std::string>(" = ", " < ", " <= ", " > ", " >= ");
    const Formula formula =
        parse_formula(text + sign + *rc::gen::element<std::string>("b", "5", "c - a", "2 * a"));
    const auto box = *boxes(formula.references().size(), -6, 6, 4);
    RC_LOG() << to_string(formula) << "\n";

    const Evaluation result = evaluate(formula, figures(formula, box));
    RC_ASSERT(result.sharp);
    RC_ASSERT(result.gap == attained(formula, box, 1).value());
    bool below = false;
    bool zero = false;
    bool above = false;
    for_each_point(box, 4, [&](const Point& point) {
        const int side = gap_at(formula, point)->sign();
        below = below || side < 0;
        zero = zero || side == 0;
        above = above || side > 0;
    });
    // Between a choice that is too low and one that is too high lies one that is right.
    zero = zero || (below && above);
    bool possible = zero;
    if (sign == " < ") possible = below;
    if (sign == " <= ") possible = below || zero;
    if (sign == " > ") possible = above;
    if (sign == " >= ") possible = above || zero;
    RC_ASSERT((result.verdict == Verdict::violated) == !possible);
    if (sign == " = ") RC_ASSERT((result.verdict == Verdict::holds) == result.remainder.is_zero());
    if (sign == " < ") RC_ASSERT((result.verdict == Verdict::holds) == (!zero && !above));
    if (sign == " >= ") RC_ASSERT((result.verdict == Verdict::holds) == !below);
    if (result.verdict != Verdict::violated) RC_ASSERT(result.excess == 0);
}

// --- never too narrow ----------------------------------------------------------------------------------------------

rc::Gen<std::string> expressions(int depth, bool with_absolute) {
    const auto leaf = rc::gen::element<std::string>("a", "b", "c", "d", "2", "0.5");
    if (depth == 0) return leaf;
    const auto inner = expressions(depth - 1, with_absolute);
    const auto binary = rc::gen::map(
        rc::gen::tuple(inner, rc::gen::element<std::string>(" + ", " - ", " * ", " / "), inner),
        [](const auto& p) { return "(" + std::get<0>(p) + std::get<1>(p) + std::get<2>(p) + ")"; });
    const auto call = rc::gen::map(
        rc::gen::tuple(rc::gen::element<std::string>("min", "max"), inner, inner),
        [](const auto& p) { return std::get<0>(p) + "(" + std::get<1>(p) + ", " + std::get<2>(p) + ")"; });
    const auto size = rc::gen::map(inner, [with_absolute](const std::string& text) {
        return (with_absolute ? "abs(" : "(-(") + text + (with_absolute ? ")" : "))");
    });
    return rc::gen::oneOf(binary, binary, binary, binary, call, size, leaf);
}

RC_GTEST_PROP(EnclosureProperty, NoChoiceOfValuesFallsOutside, ()) {
    const Formula formula = parse_formula(*expressions(4, true) + " = " + *expressions(2, true));
    const auto box = *boxes(formula.references().size(), -5, 8, 4);
    RC_LOG() << to_string(formula) << "\n";
    const Evaluation result = evaluate(formula, figures(formula, box));
    RC_PRE(result.obstacle == Obstacle::none);
    for_each_point(box, 2, [&](const Point& point) {
        const auto gap = gap_at(formula, point);
        if (!gap) return;
        RC_ASSERT(result.gap.contains(*gap));
        if (gap->is_zero()) RC_ASSERT(result.verdict != Verdict::violated);
    });
    RC_ASSERT(result.gap.contains(result.remainder));
    if (result.verdict == Verdict::violated) RC_ASSERT(result.excess == distance(result.gap, Interval(0)));
}

RC_GTEST_PROP(EnclosureProperty, WhatIsCalledSharpIsAttainedAtTheEndsOfTheFigures, ()) {
    const Formula formula = parse_formula(*expressions(4, false));
    const auto box = *boxes(formula.references().size(), -5, 8, 4);
    RC_LOG() << to_string(formula) << "\n";
    const Derived result = derive(formula, figures(formula, box));
    RC_PRE(result.obstacle == Obstacle::none && result.sharp);
    const auto ends = attained(formula, box, 1);
    RC_PRE(ends.has_value());
    RC_ASSERT(result.interval == *ends);
}

TEST(Enclosure, SaysWhenItIsNotSharp) {
    const auto sharp = [](const char* text, std::vector<Range> box) {
        const Formula formula = parse_formula(text);
        return derive(formula, figures(formula, box)).sharp;
    };
    EXPECT_FALSE(sharp("a * a", {{1, 2}}));  // quadratic
    EXPECT_TRUE(sharp("a * a", {{2, 2}}));   // exact figures are never in the way
    EXPECT_FALSE(sharp("a / b + b / a", {{1, 2}, {1, 2}}));
    EXPECT_FALSE(sharp("max(a, b) - a", {{1, 2}, {1, 2}}));
    EXPECT_FALSE(sharp("a / (a - b)", {{1, 3}, {2, 5}}));  // the divisor can be zero
    EXPECT_TRUE(sharp("a / (a - b)", {{5, 6}, {2, 3}}));
    EXPECT_FALSE(sharp("1 / a", {{-1, 2}}));
}

// Formulas whose extreme lies between the ends of a figure, or at a pole: the ends alone would be too narrow.
TEST(Enclosure, IsNotTakenFromTheEndsWhereTheFormulaIsNotMonotone) {
    const auto holds = [](const char* text, std::vector<Range> box, const char* value) {
        const Formula formula = parse_formula(text);
        const Derived result = derive(formula, figures(formula, box));
        return !result.sharp && result.interval.contains(Rational::parse(value));
    };
    EXPECT_TRUE(holds("a / (a + 1) + 4 / (a + 4)", {{1, 4}}, "4/3"));      // at a = 2
    EXPECT_TRUE(holds("(a - 3) / (1 / (a - 10))", {{5, 8}}, "-12.25"));    // at a = 6.5
    EXPECT_TRUE(holds("(a + b) / (a - b)", {{1, 4}, {2, 3}}, "1000000"));  // a just above b
    EXPECT_TRUE(holds("a * (3 - a)", {{1, 2}}, "2.25"));                   // at a = 1.5
    EXPECT_TRUE(holds("1 / (a * (4 - a))", {{1, 3}}, "0.25"));             // at a = 2
    EXPECT_TRUE(holds("abs(a - 2) + a / 2", {{1, 4}}, "1"));               // at a = 2
}

TEST(Enclosure, MoreRepeatedFiguresThanTheLimitAreEnclosedInReasonableTime) {
    std::string above;
    std::string below = "f0";
    for (int i = 0; i < corner_limit + 1; ++i) above += (i == 0 ? "f" : " + 2 * f") + std::to_string(i);
    for (int i = 1; i < corner_limit + 1; ++i) below += " + f" + std::to_string(i);
    const Formula formula = parse_formula("(" + above + ") / (" + below + ")");
    const std::vector<Range> box(static_cast<std::size_t>(corner_limit) + 1, {9, 11});
    const Derived result = derive(formula, figures(formula, box));
    EXPECT_FALSE(result.sharp);
    EXPECT_TRUE(result.interval.contains(attained(formula, box, 1).value()));
    const std::vector<Range> exact_mostly = [&] {
        std::vector<Range> some = box;
        for (std::size_t i = static_cast<std::size_t>(corner_limit); i < some.size(); ++i) some[i] = {10, 10};
        return some;
    }();
    const Derived within = derive(formula, figures(formula, exact_mostly));
    EXPECT_TRUE(within.sharp);
    EXPECT_EQ(within.interval, *attained(formula, exact_mostly, 1));
}

TEST(Enclosure, UnboundedFiguresInLinearFormulasAreSharp) {
    Forms forms;
    const LinearForm a = forms.variable();
    const LinearForm b = forms.variable();
    const std::vector<Interval> box{Interval::at_least(3), Interval::between(1, 2)};
    LinearForm form = a;
    add_multiple(form, b, 2);
    add_multiple(form, a, -3);
    const Enclosure result = enclose(forms, box, form);
    EXPECT_EQ(result.interval, Interval::at_most(-2));
    EXPECT_TRUE(result.sharp);
}

TEST(Enclosure, ARepeatedFigureWithoutBoundIsEnclosed) {
    Forms forms;
    const LinearForm a = forms.variable();
    const LinearForm b = forms.variable();
    const std::vector<Interval> box{Interval::at_least(3), Interval::between(1, 2)};
    LinearForm sum = a;
    add_multiple(sum, b, 1);
    const Enclosure share = enclose(forms, box, forms.quotient(a, sum));  // exactly [3/5, 1)
    EXPECT_TRUE(share.interval.contains(Interval::between(Rational::ratio(3, 5), 1)));
    EXPECT_FALSE(share.sharp);

    // (a + 1) / a and a / (a + 1) know a once when written as 1 + 1 / a and 1 - 1 / (a + 1)
    LinearForm next = a;
    next.constant = 1;
    const Enclosure ratio = enclose(forms, box, forms.quotient(a, next));
    EXPECT_EQ(ratio.interval, Interval::between(Rational::ratio(3, 4), 1));
    EXPECT_TRUE(ratio.sharp);
    EXPECT_EQ(enclose(forms, box, forms.quotient(next, a)).interval,
              Interval::between(1, Rational::ratio(4, 3)));
}

}  // namespace
}  // namespace sociaaldomein::detail
