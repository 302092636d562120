#include "check/detail/formula_parser.hpp"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein::detail {
namespace {

Problem problem_of(const std::string& text) {
    try {
        parse_formula(text);
    } catch (const Error& error) {
        return error.problems().front();
    }
    return {};
}

struct Mistake {
    const char* text;
    int column;
    const char* message;
};

class FormulaMistake : public testing::TestWithParam<Mistake> {};

TEST_P(FormulaMistake, IsToldWithColumnFoundAndExpected) {
    const Problem problem = problem_of(GetParam().text);
    EXPECT_EQ(problem.code, Errc::syntax);
    EXPECT_EQ(problem.column, GetParam().column);
    EXPECT_EQ(problem.message,
              "formula, column " + std::to_string(GetParam().column) + ": " + GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    All, FormulaMistake,
    testing::Values(
        Mistake{"", 1, "found the end of the formula, expected a number, a name, a function or \"(\""},
        Mistake{"a + ", 5, "found the end of the formula, expected a number, a name, a function or \"(\""},
        Mistake{"a = ", 5, "found the end of the formula, expected a number, a name, a function or \"(\""},
        Mistake{"a b", 3, "found \"b\", expected an operator or the end of the formula"},
        Mistake{"12 months", 4,
                "found \"months\", expected an operator, a unit (eur, hours, %) or the end of the formula"},
        Mistake{
            "5 hours.total", 3,
            "found \"hours.total\", expected an operator, a unit (eur, hours, %) or the end of the formula"},
        Mistake{"a -b", 3, "found \"-b\", expected white space on both sides of the operator -"},
        Mistake{"a- b", 2,
                "found \"-\", expected white space on both sides of an operator (a name does not end with - "
                "or /)"},
        Mistake{"a/ b", 2,
                "found \"/\", expected white space on both sides of an operator (a name does not end with - "
                "or /)"},
        Mistake{"a.b- = c", 4,
                "found \"-\", expected white space on both sides of an operator (a name does not end with - "
                "or /)"},
        Mistake{"a*b", 2, "found \"*\", expected white space on both sides of the operator *"},
        Mistake{"(a)/(b)", 4, "found \"/\", expected white space on both sides of the operator /"},
        Mistake{"a /b", 3, "found \"/b\", expected white space on both sides of the operator /"},
        Mistake{"/a = b", 1, "found \"/a\", expected a number, a name, a function or \"(\""},
        Mistake{"a = b = c", 7,
                "found \"=\", expected no second relation: one formula relates two expressions"},
        Mistake{"a < b <= c", 7,
                "found \"<\", expected no second relation: one formula relates two expressions"},
        Mistake{"a == b", 4, "found \"=\", expected a number, a name, a function or \"(\""},
        Mistake{"a ≤ b", 3, "found \"≤\", expected an operator or the end of the formula"},
        Mistake{"a..b", 3, "found \".b\", expected a name or * after the point"},
        Mistake{"a.", 3, "found the end of the formula, expected a name or * after the point"},
        Mistake{"a.é", 3, "found \"é\", expected a name or * after the point"},
        Mistake{"(a + b", 7, "found the end of the formula, expected an operator or \")\""},
        Mistake{"a + b)", 6, "found \")\", expected an operator or the end of the formula"},
        Mistake{"avg(a)", 1,
                "found \"avg\", expected one of the functions sum, count, min, max, abs before \"(\""},
        Mistake{"a.sum(b.*)", 1,
                "found \"a.sum\", expected one of the functions sum, count, min, max, abs before \"(\""},
        Mistake{"sum(a)", 5, "found \"a\", expected a reference with *, such as items.*.cost"},
        Mistake{"sum(a.*, b.*)", 8, "found \",\", expected \")\""},
        Mistake{"sum(a.* + 1)", 9, "found \"+\", expected \")\""},
        Mistake{"count(3)", 7, "found \"3\", expected a reference"},
        Mistake{"count((a + b))", 7, "found \"(a + b)\", expected a reference"},
        Mistake{"abs(a, b)", 6, "found \",\", expected an operator or \")\""},
        Mistake{"min()", 5, "found \")\", expected a number, a name, a function or \"(\""},
        Mistake{"min(a)", 5,
                "found \"a\", expected two or more values separated by commas, or a reference with *"},
        Mistake{"min(a; b)", 6, "found \";\", expected an operator, \",\" or \")\""},
        Mistake{"a.* = 3", 1,
                "found \"a.*\", expected one figure: a reference with * stands for several, in sum, count, "
                "min or max"},
        Mistake{"b + abs(a.*)", 9,
                "found \"a.*\", expected one figure: a reference with * stands for several, in sum, count, "
                "min or max"},
        Mistake{"max(a.* + 1, b)", 5,
                "found \"a.*\", expected one figure: a reference with * stands for several, in sum, count, "
                "min or max"},
        Mistake{"sum(a.*b)", 8,
                "found \"b\", expected \".\" or white space after *, which stands for a whole segment"},
        Mistake{"3.25eur", 3,
                "found \"25eur\", expected decimals after the point of a number (before a unit: white "
                "space), because a "
                "name does not start with a segment of digits only"},
        Mistake{"2022.cost", 6,
                "found \"cost\", expected decimals after the point of a number (before a unit: white space), "
                "because a "
                "name does not start with a segment of digits only"},
        Mistake{"1.2.3", 3,
                "found \"2.3\", expected decimals after the point of a number (before a unit: white space), "
                "because a "
                "name does not start with a segment of digits only"},
        Mistake{"5. + 1", 3,
                "found \" \", expected decimals after the point of a number (before a unit: white space), "
                "because a name "
                "does not start with a segment of digits only"},
        Mistake{".5", 1, "found \".5\", expected a number, a name, a function or \"(\""},
        Mistake{"a %", 3, "found \"%\", expected an operator or the end of the formula"},
        Mistake{"\"a\"", 1, "found \"\\\"\", expected a number, a name, a function or \"(\""},
        Mistake{"\xff", 1, "found \"\\xFF\", expected a number, a name, a function or \"(\""}));

TEST(FormulaLimits, AreKept) {
    std::string deep(static_cast<std::size_t>(formula_depth_limit) - 1, '(');
    deep += "a";
    deep += std::string(static_cast<std::size_t>(formula_depth_limit) - 1, ')');
    EXPECT_NO_THROW(parse_formula(deep));
    EXPECT_EQ(problem_of("(" + deep + ")").code, Errc::limit_exceeded);
    EXPECT_EQ(problem_of(std::string(1000, '-') + "a").code, Errc::limit_exceeded);
    std::string functions;
    for (int i = 0; i < 1000; ++i) functions += "sum(";
    EXPECT_EQ(problem_of(functions).code, Errc::limit_exceeded);
    EXPECT_EQ(problem_of(std::string(formula_length_limit + 1, 'a')).code, Errc::limit_exceeded);
    EXPECT_EQ(problem_of("99999999999999999999999999999999999999999999").code, Errc::overflow);
}

TEST(FormulaLimits, ALongSumIsReadWrittenAndEvaluatedWithoutRecursion) {
    std::string text = "a0";
    for (int i = 1; i < 8000; ++i) text += " + a" + std::to_string(i);
    const Formula formula = parse_formula(text);
    EXPECT_EQ(formula.references().size(), 8000U);
    EXPECT_EQ(to_string(formula), text);
    const Resolver one = [](std::string_view name) {
        return std::vector<Operand>{{std::string(name), Interval::rounded(1, 1), 1, {}, {}, false}};
    };
    const Derived sum = derive(formula, one);
    EXPECT_EQ(sum.interval, Interval::between(4000, 12000));
    EXPECT_TRUE(sum.sharp);
}

// Random formulas as text, with parentheses where they are and are not needed.
rc::Gen<std::string> expressions(int depth) {
    const auto leaf = rc::gen::element<std::string>("a", "b.c", "x-1.2022-H2", "y.2022/2023@r-22", "2021-07",
                                                    "12", "0.250", "3 eur", "75%", "1.5 hours", "sum(i.*.v)",
                                                    "count(i.*)", "max(i.*)", "sum", "eur");
    if (depth == 0) return leaf;
    const auto inner = expressions(depth - 1);
    const auto binary = rc::gen::map(
        rc::gen::tuple(inner, rc::gen::element<std::string>(" + ", "+", " - ", " * ", " / "), inner),
        [](const auto& parts) { return std::get<0>(parts) + std::get<1>(parts) + std::get<2>(parts); });
    const auto wrap = [&](const std::string& before, const std::string& after) {
        return rc::gen::map(inner, [=](const std::string& text) { return before + text + after; });
    };
    const auto both = rc::gen::map(rc::gen::pair(inner, inner), [](const auto& parts) {
        return "min( " + parts.first + "," + parts.second + " )";
    });
    return rc::gen::oneOf(leaf, binary, binary, wrap("(", ")"), wrap("( ", " )"), wrap("-(", ")"),
                          wrap("abs(", ")"), both);
}

RC_GTEST_PROP(FormulaProperty, ItsTextReadsBackAsTheSameFormula, ()) {
    std::string text = *expressions(*rc::gen::inRange(0, 5));
    if (*rc::gen::arbitrary<bool>())
        text += *rc::gen::element<std::string>(" = ", "<", " <= ", ">", " >= ") + *expressions(2);
    const Formula formula = parse_formula(text);
    const std::string written = to_string(formula);
    RC_LOG() << text << " -> " << written << "\n";
    RC_ASSERT(parse_formula(written) == formula);
    RC_ASSERT(to_string(parse_formula(written)) == written);
    RC_ASSERT(written.size() <= text.size() + 40);
}

RC_GTEST_PROP(FormulaProperty, NoTextCrashesTheReader, ()) {
    const auto letters =
        rc::gen::element('a', '1', '.', '*', ' ', '-', '/', '(', ')', ',', '=', '<', '>', '+', '%', '@');
    const std::string text = *rc::gen::container<std::string>(letters);
    try {
        const Formula formula = parse_formula(text);
        RC_ASSERT(parse_formula(to_string(formula)) == formula);
    } catch (const Error& error) {
        RC_ASSERT(error.code() == Errc::syntax);
        const std::int64_t column = error.problems().front().column;
        RC_ASSERT(column >= 1 && column <= static_cast<std::int64_t>(text.size()) + 1);
    }
}

}  // namespace
}  // namespace sociaaldomein::detail
