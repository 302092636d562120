#include <sociaaldomein/check/formula.hpp>

#include <map>

#include <gtest/gtest.h>

#include <sociaaldomein/core/count.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/hours.hpp>
#include <sociaaldomein/core/money.hpp>
#include <sociaaldomein/core/share.hpp>

namespace sociaaldomein {
namespace {

using Verdict = Evaluation::Verdict;

Rational r(const char* text) { return Rational::parse(text); }
Interval between(const char* lower, const char* upper) { return Interval::between(r(lower), r(upper)); }

// Figures by reference; a reference with * is listed under its own text.
class Figures {
public:
    template <class Q>
    Figures& add(const std::string& name, Q printed, Q step = Q{}, Kind kind = {}) {
        return add_operand(name, printed_operand("/" + name, printed, step, std::move(kind)));
    }
    Figures& add_operand(const std::string& name, Operand operand) {
        found_[name].push_back(std::move(operand));
        return *this;
    }
    Figures& add_absent(const std::string& name) {
        return add_operand(name, Operand{"/" + name, {}, {}, {}, {}, true});
    }
    Figures& list(const std::string& pattern, const std::vector<std::string>& names) {
        auto& all = found_[pattern];
        for (const std::string& name : names) all.push_back(found_.at(name).front());
        return *this;
    }

    Evaluation check(std::string_view text) const { return evaluate(parse_formula(text), resolver()); }
    Derived derived(std::string_view text) const { return derive(parse_formula(text), resolver()); }
    Resolver resolver() const {
        return [this](std::string_view name) {
            const auto place = found_.find(std::string(name));
            return place == found_.end() ? std::vector<Operand>{} : place->second;
        };
    }

private:
    std::map<std::string, std::vector<Operand>> found_;
};

Money thousand(std::int64_t number) { return Money::euros(number * 1000); }

// --- language ------------------------------------------------------------------------------------------------------

TEST(ParseFormula, DocumentedExample) {
    const Formula formula = parse_formula("cost.2022-H2 - cost.2022-H1 >= 0.5 * margin");
    ASSERT_EQ(formula.references().size(), 3U);
    EXPECT_EQ(formula.references()[0].text, "cost.2022-H2");
    EXPECT_EQ(formula.references()[0].column, 1U);
    EXPECT_EQ(formula.references()[1].text, "cost.2022-H1");
    EXPECT_EQ(formula.references()[1].column, 16U);
    EXPECT_EQ(formula.references()[2].text, "margin");
    EXPECT_EQ(formula.references()[2].column, 38U);
}

TEST(FormulaText, DocumentedExample) {
    EXPECT_EQ(to_string(parse_formula("(( a+b ) * 2.50 eur)")), "(a + b) * 2.5 eur");
}

TEST(ParseFormula, NodesStandAfterTheirOperands) {
    const Formula formula = parse_formula("-a + 75 % * min(a, b.*) = a");
    EXPECT_TRUE(formula.is_relation());
    EXPECT_EQ(formula.relation(), Formula::Relation::equal);
    EXPECT_EQ(formula.right(), formula.nodes().size() - 1);
    EXPECT_EQ(formula.nodes()[formula.left()].operation, Formula::Operation::add);
    for (std::uint32_t i = 0; i < formula.nodes().size(); ++i)
        for (const std::uint32_t operand : formula.operands(formula.nodes()[i])) EXPECT_LT(operand, i);
    ASSERT_EQ(formula.references().size(), 2U);  // a once
    EXPECT_FALSE(formula.references()[0].wildcard);
    EXPECT_TRUE(formula.references()[1].wildcard);
    const Formula::Node& share = formula.nodes()[2];
    EXPECT_EQ(share.unit, Formula::Unit::percent);
    EXPECT_EQ(formula.number(share), 75);
    EXPECT_EQ(share.column, 6U);
}

TEST(ParseFormula, IdsAndPeriodsAreNames) {
    for (const char* name : {"2021-07", "2022-H2", "2022/2023", "2022-11-01", "tekort-jeugd.2022@report-22",
                             "a:b", "_x.*.7", "12a", "sum", "min.value", "eur"}) {
        const Formula formula = parse_formula(std::string("count(") + name + ")");
        ASSERT_EQ(formula.references().size(), 1U) << name;
        EXPECT_EQ(formula.references()[0].text, name);
    }
    EXPECT_TRUE(parse_formula("12").references().empty());
}

TEST(ParseFormula, OperatorsBindAsInArithmetic) {
    const auto same = [](const char* a, const char* b) { return parse_formula(a) == parse_formula(b); };
    EXPECT_TRUE(same("a - b - c", "(a - b) - c"));
    EXPECT_FALSE(same("a - b - c", "a - (b - c)"));
    EXPECT_TRUE(same("a / b * c", "(a / b) * c"));
    EXPECT_TRUE(same("a + b * c", "a + (b * c)"));
    EXPECT_TRUE(same("-a * b", "(-a) * b"));
    EXPECT_TRUE(same("a<=b", " a <= b "));
    EXPECT_FALSE(same("a < b", "a <= b"));
    EXPECT_FALSE(same("3 eur", "3"));
    EXPECT_FALSE(same("a + b", "a + c"));
    EXPECT_TRUE(same("3.50 eur", "3.5 eur"));
}

TEST(FormulaText, HasNoMoreParenthesesThanNeeded) {
    for (const char* text :
         {"a - (b - c)", "a - b - c", "a / (b / c)", "(a + b) * c", "-(a + b)", "--a", "a - -b", "-a * b",
          "-(a * b)", "abs(a - b) < 5 %", "max(a, b + c, d.*) >= 1.5 hours", "a = sum(b.*.c)",
          "0.25 * a > 12 eur", "a * (b * c)"})
        EXPECT_EQ(to_string(parse_formula(text)), text);
}

TEST(DimensionText, SaysWhatAnAmountIsOf) {
    EXPECT_EQ(to_string(Dimension{}), "number");
    EXPECT_EQ(to_string(Dimension{1, -1, 0}), "money per count");
    EXPECT_EQ(to_string(Dimension{0, 2, 1}), "count^2 x hours");
    EXPECT_EQ(to_string(Dimension{0, 0, -2}), "number per hours^2");
    EXPECT_EQ(Dimension::named("hours"), (Dimension{0, 0, 1}));
    EXPECT_EQ(Dimension::named("share"), Dimension{});
    EXPECT_THROW(Dimension::named("euro"), Error);
}

// --- evaluation ----------------------------------------------------------------------------------------------------

TEST(Operand, DocumentedExample) {
    EXPECT_EQ(printed_operand("/saving", Money::euros(250'000), Money::euros(10'000)).interval,
              Interval::between(245'000, 255'000));
}

TEST(Evaluate, DocumentedExample) {
    Figures figures;
    figures.add("total", Money::euros(226'953))
        .add("mean", Money::euros(18'913), Money::euros(1))
        .add("cases", Count{12});
    const Evaluation result = figures.check("total = mean * cases");
    EXPECT_EQ(result.remainder, -3);
    EXPECT_EQ(result.verdict, Verdict::holds_within_rounding);
    EXPECT_EQ(result.slack, Rational(12));
    EXPECT_EQ(result.gap, Interval::between(-9, 3));
    EXPECT_EQ(result.left, Interval(226'953));
    EXPECT_EQ(result.right, Interval::between(226'950, 226'962));
    EXPECT_EQ(result.dimension, (Dimension{1, 0, 0}));
    EXPECT_EQ(result.excess, 0);
    EXPECT_TRUE(result.sharp);
    EXPECT_EQ(result.paths, (std::vector<std::string>{"/total", "/mean", "/cases"}));
    EXPECT_EQ(result.obstacle, Obstacle::none);
    EXPECT_EQ(figures.check("total / cases = mean").verdict, Verdict::holds_within_rounding);
}

TEST(Derive, DocumentedExample) {
    Figures figures;
    figures.add("new", Count{3771}).add("old", Count{3614});
    const Derived change = figures.derived("(new - old) / old");
    EXPECT_EQ(change.nominal, r("157/3614"));
    EXPECT_EQ(change.interval, Interval(r("157/3614")));
    EXPECT_EQ(change.dimension, Dimension{});
    EXPECT_TRUE(change.sharp);
    EXPECT_EQ(change.paths, (std::vector<std::string>{"/new", "/old"}));
}

TEST(Evaluate, AnExactSumHoldsOrIsViolatedByTheDifference) {
    Figures figures;
    figures.add("in_kind", Count{184})
        .add("budget", Count{59})
        .add("places", Count{243})
        .add("wrong", Count{244});
    EXPECT_EQ(figures.check("in_kind + budget = places").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("in_kind + budget = places").slack, Rational(0));
    const Evaluation result = figures.check("in_kind + budget = wrong");
    EXPECT_EQ(result.verdict, Verdict::violated);
    EXPECT_EQ(result.excess, 1);
    EXPECT_EQ(result.remainder, -1);
    EXPECT_EQ(result.slack, Rational(0));
}

// Millions printed with two decimals: .50 + .95 + .10 + .35 may be off by four half units, not by more.
TEST(Evaluate, RoundedMillionsHoldWithinTheirRounding) {
    const Money step = thousand(10);
    Figures figures;
    figures.add("a", thousand(500), step)
        .add("b", thousand(950), step)
        .add("sum", thousand(1460), step)
        .add("far", thousand(1470), step);
    const Evaluation near = figures.check("a + b = sum");
    EXPECT_EQ(near.verdict, Verdict::holds_within_rounding);
    EXPECT_EQ(near.remainder, -10'000);
    EXPECT_EQ(near.slack, Rational(30'000));
    const Evaluation far = figures.check("a + b = far");
    EXPECT_EQ(far.verdict, Verdict::violated);
    EXPECT_EQ(far.excess, 5'000);
    EXPECT_EQ(far.slack, Rational(0));
    EXPECT_EQ(far.gap, Interval::between(-35'000, -5'000));
}

TEST(Evaluate, AFigureOnBothSidesIsOneFigure) {
    const Money step = thousand(10);
    Figures figures;
    figures.add("a", thousand(500), step).add("b", thousand(950), step).add("c", thousand(951));
    EXPECT_EQ(figures.check("a = a").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("a = a").slack, Rational(0));
    const Evaluation result = figures.check("a + b = c + a");
    EXPECT_EQ(result.gap, Interval::between(-6'000, 4'000));
    EXPECT_EQ(result.left, Interval::between(1'440'000, 1'460'000));
    EXPECT_TRUE(result.sharp);
    EXPECT_EQ(figures.check("a - a = 1 eur").verdict, Verdict::violated);
    EXPECT_EQ(figures.check("a / b - a / b = 0").gap, Interval(0));
    EXPECT_EQ(figures.check("abs(a - b) = abs(b - a)").gap, Interval(0));
    EXPECT_EQ(figures.check("(a + a) * c = 2 * (c * a)").gap, Interval(0));
}

// A change printed as -0.4 % belongs to 4,327 after 4,346.
TEST(Evaluate, APercentageChangeKnowsItsBaseOnce) {
    Figures figures;
    figures.add("new", Count{4327}).add("old", Count{4346}, Count{2});
    figures.add("change", Share::ppm(-4'000), Share::ppm(1'000))
        .add("other", Share::ppm(-6'000), Share::ppm(1'000));
    const Evaluation result = figures.check("(new - old) / old = change");
    EXPECT_EQ(result.verdict, Verdict::holds_within_rounding);
    EXPECT_EQ(result.left, Interval::between(r("4327/4347") - 1, r("4327/4345") - 1));
    EXPECT_TRUE(result.sharp);
    EXPECT_EQ(figures.check("new / old - 1 = change").gap, result.gap);
    EXPECT_EQ(figures.check("(new - old) / old = other").verdict, Verdict::violated);
}

TEST(Evaluate, InequalitiesSayHowFarTheThresholdIs) {
    Figures figures;
    figures.add("fail", Count{62})
        .add("all", Count{110})
        .add("about", Count{60}, Count{10})
        .add("low", Count{50}, Count{10});
    const Evaluation half = figures.check("fail / all > 50 %");
    EXPECT_EQ(half.verdict, Verdict::holds);
    EXPECT_EQ(half.slack, r("62/110") - r("0.5"));

    const Evaluation maybe = figures.check("about <= fail");  // 55..65 against 62
    EXPECT_EQ(maybe.verdict, Verdict::holds_within_rounding);
    EXPECT_EQ(maybe.slack, Rational(7));
    EXPECT_EQ(maybe.remainder, -2);
    EXPECT_EQ(figures.check("fail <= about").verdict,
              Verdict::holds_within_rounding);  // printed 62 > 60, yet possible

    const Evaluation wrong = figures.check("fail <= low");
    EXPECT_EQ(wrong.verdict, Verdict::violated);
    EXPECT_EQ(wrong.excess, 7);
    EXPECT_EQ(wrong.slack, Rational(0));
    EXPECT_EQ(figures.check("fail >= low").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("fail >= low").slack, Rational(17));
    EXPECT_EQ(figures.check("low >= fail").excess, 7);
}

TEST(Evaluate, StrictRelationsExcludeEquality) {
    Figures figures;
    figures.add("a", Count{5}).add("b", Count{5}).add("about", Count{10}, Count{10});
    EXPECT_EQ(figures.check("a <= b").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("a >= b").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("a < b").verdict, Verdict::violated);
    EXPECT_EQ(figures.check("a < b").excess, 0);
    EXPECT_EQ(figures.check("a > b").verdict, Verdict::violated);
    EXPECT_EQ(figures.check("about > b").verdict, Verdict::holds_within_rounding);  // 5..15 may be 5
    EXPECT_EQ(figures.check("about >= b").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("about < b").verdict, Verdict::violated);
}

TEST(Evaluate, OneSidedFiguresNeverViolateOnTheirOpenSide) {
    Figures figures;
    figures.add_operand("over57", {"/over57", Interval::at_least(57), 57, Dimension{1, 0, 0}, {}, false});
    figures.add("sum", Money::euros(60)).add("low", Money::euros(50));
    EXPECT_EQ(figures.check("over57 = sum").verdict, Verdict::holds_within_rounding);
    EXPECT_EQ(figures.check("over57 = sum").slack, std::nullopt);
    EXPECT_EQ(figures.check("over57 = low").verdict, Verdict::violated);
    EXPECT_EQ(figures.check("over57 = low").excess, 7);
    EXPECT_EQ(figures.check("over57 * sum = sum * over57").gap, Interval(0));
    EXPECT_EQ(figures.check("over57 >= low").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("over57 >= low").slack, std::nullopt);
    EXPECT_EQ(figures.check("low <= over57").verdict, Verdict::holds);
    // The bound is on the base of a ratio: (sum - x) / x = sum / x - 1 lies in [-1, 3/57].
    EXPECT_EQ(figures.derived("(sum - over57) / over57").interval, between("-1", "1/19"));
}

TEST(Evaluate, SumCountMinAndMaxTakeWhatAReferenceFinds) {
    Figures figures;
    figures.add("p1", Count{5}).add("p2", Count{15}).add("p3", Count{6}).add("five", Count{5}, Count{2});
    figures.list("p.*", {"p1", "p2", "p3"}).list("q.*", {"p1", "five"});
    EXPECT_EQ(figures.check("sum(p.*) = 26").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("count(p.*) = 3").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("sum(p.*) / count(p.*) = 26 / 3").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("min(p.*) = p1").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("max(p.*, 20) = 20").verdict, Verdict::holds);
    EXPECT_EQ(figures.derived("max(q.*)").interval, Interval::between(5, 6));
    EXPECT_EQ(figures.derived("min(q.*, five)").interval, Interval::between(4, 5));
    // The parts are the same figures whether they are named or found.
    EXPECT_EQ(figures.check("sum(q.*) - five = p1").gap, Interval(0));
    EXPECT_EQ(figures.check("sum(q.*) - five = p1").paths, (std::vector<std::string>{"/p1", "/five"}));
    EXPECT_EQ(figures.derived("count(none.*)").nominal, 0);
}

TEST(Evaluate, UnitsOfNumbers) {
    Figures figures;
    figures.add("cost", Money::euros(100))
        .add("time", Hours::minutes(90))
        .add("part", Share::percent(75))
        .add("n", Count{4});
    EXPECT_EQ(figures.check("cost = 100 eur").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("time = 1.5 hours").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("part = 75 %").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("part = 0.75").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("part * n = 3").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("-cost < 0").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("-cost < 0").remainder, -100);
    EXPECT_EQ(figures.check("cost / n = 25 eur").verdict, Verdict::holds);
    EXPECT_EQ(figures.check("cost / time = 200 eur / 3 hours").verdict, Verdict::holds);
}

// --- names and parts -----------------------------------------------------------------------------------------------

TEST(ParseFormula, EndsWhereItsTextEnds) {
    // Parts of longer texts: what follows in memory is not theirs.
    EXPECT_EQ(to_string(parse_formula(std::string_view("5 euros").substr(0, 5))), "5 eur");
    EXPECT_EQ(to_string(parse_formula(std::string_view("5 eur.a").substr(0, 5))), "5 eur");
    EXPECT_EQ(to_string(parse_formula(std::string_view("a.b.c").substr(0, 3))), "a.b");
    EXPECT_EQ(to_string(parse_formula(std::string_view("12345").substr(0, 2))), "12");
    EXPECT_EQ(to_string(parse_formula(std::string_view("a <= 3").substr(0, 1))), "a");
}

TEST(ParseFormula, AnyWhiteSpaceIsSpace) {
    EXPECT_EQ(to_string(parse_formula("\ta\n+\r\nb\t-\tc ")), "a + b - c");
}

TEST(FormulaText, OfRelationsAndVerdicts) {
    EXPECT_EQ(to_string(Formula::Relation::none), "none");
    EXPECT_EQ(to_string(Formula::Relation::less_equal), "<=");
    EXPECT_EQ(to_string(Verdict::holds), "holds");
    EXPECT_EQ(to_string(Verdict::holds_within_rounding), "holds_within_rounding");
    EXPECT_EQ(to_string(Verdict::violated), "violated");
    EXPECT_EQ(to_string(Verdict::undecidable), "undecidable");
}

TEST(FormulaEquality, LooksAtEveryPart) {
    const auto same = [](const char* a, const char* b) { return parse_formula(a) == parse_formula(b); };
    EXPECT_TRUE(same("a + 2 = b", "(a + 2) = b"));
    EXPECT_FALSE(same("a + 2 = b", "a + 3 = b"));
    EXPECT_FALSE(same("a + 2 = b", "a + 2 < b"));
    EXPECT_FALSE(same("a + 2 = b", "a - 2 = b"));
    EXPECT_FALSE(same("a + 2 = b", "a + 2 = c"));
    EXPECT_FALSE(same("a + 2 eur", "a + 2"));
    EXPECT_FALSE(same("min(a, b)", "min(a, b, b)"));
    EXPECT_FALSE(same("a + 2 = b", "a + 2"));
}

}  // namespace
}  // namespace sociaaldomein
