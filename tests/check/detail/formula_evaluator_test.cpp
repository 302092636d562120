// What stands in the way of a verdict, and what is refused. The verdicts themselves: tests/check/formula_test.cpp.
#include "check/detail/formula_evaluator.hpp"

#include <map>

#include <gtest/gtest.h>

#include <sociaaldomein/core/count.hpp>
#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/core/hours.hpp>
#include <sociaaldomein/core/money.hpp>
#include <sociaaldomein/core/share.hpp>

namespace sociaaldomein::detail {
namespace {

using Verdict = Evaluation::Verdict;

Operand count_of(std::string path, std::int64_t number, Kind kind = {}) {
    return printed_operand(std::move(path), Count{number}, Count{0}, std::move(kind));
}
Operand money_of(std::string path, std::int64_t euros, Kind kind = {}) {
    return printed_operand(std::move(path), Money::euros(euros), Money{}, std::move(kind));
}
Operand absent_at(std::string path) { return {std::move(path), {}, {}, {}, {}, true}; }

struct Outcome {
    Evaluation evaluation;
    Problem problem;
};

Outcome outcome(std::string_view text, const std::map<std::string, std::vector<Operand>>& figures) {
    try {
        const Resolver resolve = [&](std::string_view name) {
            const auto place = figures.find(std::string(name));
            return place == figures.end() ? std::vector<Operand>{} : place->second;
        };
        return {evaluate(parse_formula(text), resolve), {}};
    } catch (const Error& error) {
        return {{}, error.problems().front()};
    }
}

TEST(FormulaObstacle, AnAbsentFigureLeavesTheRelationUndecidable) {
    const std::map<std::string, std::vector<Operand>> figures{
        {"a", {count_of("/a", 3)}},
        {"b", {absent_at("/b")}},
        {"l.*", {count_of("/a", 3), absent_at("/b"), absent_at("/c")}}};
    for (const char* text : {"a = b", "a + b = 3", "b * 2 > a", "a / b = 1", "b / a = 1", "-b = a",
                             "abs(b) = a", "min(a, b) = 3", "b = 5 eur"}) {
        const Evaluation result = outcome(text, figures).evaluation;
        EXPECT_EQ(result.verdict, Verdict::undecidable) << text;
        EXPECT_EQ(result.obstacle, Obstacle::absent) << text;
        EXPECT_EQ(result.reason, "a figure is absent: /b") << text;
        EXPECT_EQ(result.gap, Interval::whole()) << text;
        EXPECT_EQ(result.slack, std::nullopt) << text;
    }
    EXPECT_EQ(outcome("sum(l.*) = a", figures).evaluation.reason, "figures are absent: /b and /c");
    EXPECT_EQ(outcome("max(l.*) = b", figures).evaluation.reason, "figures are absent: /b and /c");
    EXPECT_EQ(outcome("count(l.*) = 3", figures).evaluation.verdict, Verdict::holds);
    EXPECT_EQ(outcome("a = b", {{"a", {count_of("/a", 3)}}, {"b", {absent_at("")}}}).evaluation.reason,
              "a figure is absent: b");
}

TEST(FormulaObstacle, OtherUnlikeFiguresAreStillRefusedBesideAnAbsentOne) {
    const Problem problem =
        outcome("a + m = b",
                {{"a", {count_of("/a", 3)}}, {"b", {absent_at("/b")}}, {"m", {money_of("/m", 3)}}})
            .problem;
    EXPECT_EQ(problem.code, Errc::unlike);
}

TEST(FormulaObstacle, NothingFoundIsNoSumOfZero) {
    const std::map<std::string, std::vector<Operand>> figures{{"a", {count_of("/a", 0)}}};
    for (const char* text : {"sum(l.*) = a", "a = max(l.*)", "min(a, l.*) = 0"}) {
        const Evaluation result = outcome(text, figures).evaluation;
        EXPECT_EQ(result.verdict, Verdict::undecidable) << text;
        EXPECT_EQ(result.obstacle, Obstacle::nothing_found) << text;
        EXPECT_EQ(result.reason, "found no figure for \"l.*\", expected one or more") << text;
    }
    EXPECT_EQ(outcome("count(l.*) = a", figures).evaluation.verdict, Verdict::holds);
}

TEST(FormulaObstacle, ADivisorOfZeroLeavesItUndecidable) {
    const std::map<std::string, std::vector<Operand>> figures{
        {"a", {count_of("/a", 3)}},
        {"zero", {count_of("/zero", 0)}},
        {"about", {printed_operand("/about", Count{0}, Count{10})}},
        {"small", {printed_operand("/small", Count{4}, Count{10})}}};
    for (const char* text :
         {"a / zero = 1", "a / about = 1", "a / (a - a) = 1", "1 + a / -(zero) > 0", "zero / zero = 1"}) {
        const Evaluation result = outcome(text, figures).evaluation;
        EXPECT_EQ(result.obstacle, Obstacle::division_by_zero) << text;
    }
    EXPECT_EQ(outcome("a / (a - a) = 1", figures).evaluation.reason, "the divisor \"a - a\" is 0 as printed");
    // Printed 4, it may be 0: the quotient then has no bound, which is said.
    const Evaluation open = outcome("a / small = 100", figures).evaluation;
    EXPECT_EQ(open.verdict, Verdict::holds_within_rounding);
    EXPECT_FALSE(open.sharp);
}

TEST(FormulaRefusal, ReferencesMustFindOneFigure) {
    const std::map<std::string, std::vector<Operand>> figures{
        {"a", {count_of("/a", 3)}},
        {"two", {count_of("/x", 1), count_of("/y", 2)}},
        {"other_a", {count_of("/a", 4)}},
        {"gone_a", {absent_at("/a")}},
        {"wider_a", {printed_operand("/a", Count{3}, Count{2})}},
        {"outside", {{"/o", Interval(3), 4, {}, {}, false}}}};
    EXPECT_EQ(outcome("a = missing", figures).problem.code, Errc::dangling_reference);
    EXPECT_EQ(outcome("a = missing", figures).problem.message,
              "found no figure for \"missing\", expected one");
    const Problem two = outcome("a = two", figures).problem;
    EXPECT_EQ(two.code, Errc::inconsistent);
    EXPECT_EQ(two.path, "/y");
    EXPECT_EQ(outcome("a = other_a", figures).problem.code, Errc::inconsistent);
    EXPECT_EQ(outcome("a = wider_a", figures).problem.code, Errc::inconsistent);
    EXPECT_EQ(outcome("a = gone_a", figures).problem.code, Errc::inconsistent);
    const Problem outside = outcome("a = outside", figures).problem;
    EXPECT_EQ(outside.code, Errc::inconsistent);
    EXPECT_EQ(outside.path, "/o");
    EXPECT_EQ(outside.message, "figure \"outside\": found 4 as printed, expected it in its interval 3");
}

TEST(FormulaRefusal, TheRightFunctionForTheRightFormula) {
    EXPECT_EQ(outcome("1 + 1", {}).problem.code, Errc::out_of_domain);
    EXPECT_THROW(derive(parse_formula("1 = 1"), [](std::string_view) { return std::vector<Operand>{}; }),
                 Error);
}

TEST(FormulaRefusal, WhatTheResolverThrowsPasses) {
    const Resolver refuses = [](std::string_view name) -> std::vector<Operand> {
        throw Error(Errc::overflow, "no " + std::string(name));
    };
    try {
        evaluate(parse_formula("a = 1"), refuses);
        FAIL();
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "no a");
    }
}

TEST(FormulaRefusal, OverflowNamesTheFigures) {
    std::map<std::string, std::vector<Operand>> figures;
    figures["a"] = {{"/a",
                     Interval(Rational::parse("12345678901234567890123.7")),
                     Rational::parse("12345678901234567890123.7"),
                     {},
                     {},
                     false}};
    figures["b"] = figures["a"];
    figures["b"][0].path = "/b";
    const Problem problem = outcome("a * b = b", figures).problem;
    EXPECT_EQ(problem.code, Errc::overflow);
    EXPECT_EQ(problem.path, "/a");
    EXPECT_EQ(problem.message,
              "formula \"a * b = b\": found exact numbers of more than 127 bits, expected figures with fewer "
              "digits or "
              "fewer products; figures: /a and /b");
    std::vector<Operand>& many = figures["m.*"];
    for (int i = 0; i < 12; ++i) {
        many.push_back(figures["a"][0]);
        many.back().path = "/m" + std::to_string(i);
    }
    EXPECT_TRUE(outcome("sum(m.*) * a = 1", figures)
                    .problem.message.ends_with("/m0, /m1, /m2, /m3, /m4, /m5, /m6, /m7 and 5 more"));
}

TEST(FormulaLikeness, DimensionsMustBeEqual) {
    const std::map<std::string, std::vector<Operand>> figures{
        {"persons", {count_of("/persons", 10)}},
        {"more", {count_of("/more", 2)}},
        {"cost", {money_of("/cost", 100)}},
        {"mean", {money_of("/mean", 10)}},
        {"part", {printed_operand("/part", Share::percent(50))}},
        {"time", {printed_operand("/time", Hours::hours(5))}},
        {"mixed.*", {money_of("/cost", 100), count_of("/more", 2)}}};
    const auto code = [&](const char* text) { return outcome(text, figures).problem.code; };
    for (const char* text :
         {"persons + cost = 1", "persons = cost", "persons - part = 1", "part = persons",
          "cost * cost = cost", "time > cost", "persons + 5 % = 1", "cost = 5", "cost + 5 = cost",
          "time = 0 eur", "persons * more = persons", "sum(mixed.*) = 1", "max(mixed.*) = 1",
          "min(persons, 1 eur) = 1", "cost / time = cost", "persons / cost = part"})
        EXPECT_EQ(code(text), Errc::unlike) << text;
    for (const char* text :
         {"persons = 10", "persons + 2 > more", "persons / more = 5", "persons / more = 500 %",
          "cost / persons = mean", "mean * persons = cost", "persons * 50 % = 5", "cost > 0",
          "cost - 0 = cost", "part * persons > more", "persons * more = 20", "count(mixed.*) = more",
          "time * 2 = 10 hours", "cost / time * time = cost", "cost - mean * persons = 0 eur",
          "min(0, cost) = 0 eur", "52 * 40 / 4 = 520"})
        EXPECT_EQ(code(text), Errc::ok) << text;

    const Problem problem = outcome("(persons + more) * 2 - cost = 1", figures).problem;
    EXPECT_EQ(
        problem.message,
        "\"(persons + more) * 2\" and \"cost\" cannot be subtracted: dimensions differ (count and money)");
    EXPECT_EQ(problem.path, "/persons");
    EXPECT_EQ(outcome("5 % = cost", figures).problem.path, "/cost");
    const Problem sum = outcome("sum(mixed.*) = 1", figures).problem;
    EXPECT_EQ(sum.message, "\"/cost\" and \"/more\" cannot be added: dimensions differ (money and count)");
    EXPECT_EQ(sum.path, "/more");
    EXPECT_EQ(outcome("max(mixed.*) = 1", figures).problem.message,
              "\"/cost\" and \"/more\" cannot be compared: dimensions differ (money and count)");
}

TEST(FormulaLikeness, ARelationNeedsEqualPriceLevelsOnly) {
    const std::map<std::string, std::vector<Operand>> figures{
        {"now", {money_of("/now", 10, {"flow", "municipality", "", "current"})}},
        {"then", {money_of("/then", 10, {"flow", "municipality", "", "2020"})}},
        {"region", {money_of("/region", 10, {"stock", "region", "", "current"})}},
        {"n", {count_of("/n", 10)}}};
    EXPECT_EQ(outcome("now = then", figures).problem.message,
              "\"now\" and \"then\" cannot be compared: price levels differ (current and 2020)");
    EXPECT_EQ(outcome("now + then = 20 eur", figures).problem.code, Errc::unlike);
    EXPECT_EQ(outcome("now / n = then / n", figures).problem.code, Errc::unlike);
    EXPECT_EQ(outcome("now / then = 1", figures).problem.code, Errc::ok);
    EXPECT_EQ(outcome("now = region", figures).problem.code, Errc::ok);
    EXPECT_EQ(outcome("now + region = 20 eur", figures).problem.message,
              "\"now\" and \"region\" cannot be added: scopes differ (municipality and region)");
}

}  // namespace
}  // namespace sociaaldomein::detail
