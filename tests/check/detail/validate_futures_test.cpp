#include "check/detail/validate_futures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include <sociaaldomein/core/error.hpp>
#include <sociaaldomein/io/load.hpp>

#include "io/problems.hpp"
#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

// What the cases vary: a caseload c, a waitlist w, and what else they need.
std::string with(const std::string& caseload, const std::string& waitlist, const std::string& more) {
    return R"("outlook": {"first": "2023-H1"}, "caseloads": [{"id": "work", "future": {"dynamics": "series", "start": 40, "growth": 0}}, {"id": "c", "future": {)" +
           caseload + R"(}}], "waitlists": [{"id": "w", "future": {)" + waitlist + "}}]" +
           (more.empty() ? "" : ", " + more);
}
const std::string caseload = R"("start": 100, "inflow": 10, "exit_rate": 0.1)";
const std::string form = R"("forms": [{"id": "f", "places": 243}])";
const std::string waitlist = R"("start": 158, "inflow": 105, )" + form;

struct Case {
    std::string members;
    Errc code;
    const char* path;
    const char* message;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.path << ' ' << c.message; }

Case of_caseload(const char* members, Errc code, const char* path, const char* message) {
    return {with(members, waitlist, ""), code, path, message};
}
Case of_waitlist(const std::string& members, Errc code, const char* path, const char* message) {
    return {with(caseload, members, ""), code, path, message};
}
Case of(const char* more, Errc code, const char* path, const char* message) {
    return {with(caseload, waitlist, more), code, path, message};
}

std::vector<Problem> problems_of(const std::string& members) {
    try {
        (void)sociaaldomein::testing::programme_of(members);
    } catch (const Error& error) {
        return error.problems();
    }
    return {};
}

class InvalidFuture : public ::testing::TestWithParam<Case> {};

TEST_P(InvalidFuture, IsToldWithItsPlace) {
    const std::vector<Problem> problems = problems_of(GetParam().members);
    ASSERT_EQ(problems.size(), 1U) << (problems.empty() ? "" : to_string(problems[1 % problems.size()]));
    EXPECT_EQ(problems[0].code, GetParam().code);
    EXPECT_EQ(problems[0].path, GetParam().path);
    EXPECT_THAT(problems[0].message,
                AllOf(HasSubstr("found"), HasSubstr("expected"), HasSubstr(GetParam().message)));
    EXPECT_GT(problems[0].line, 0);
    EXPECT_GT(problems[0].column, 0);
}

INSTANTIATE_TEST_SUITE_P(
    Assumptions, InvalidFuture,
    ::testing::Values(
        of_caseload(R"("start": -1, "inflow": 10, "exit_rate": 0.1)", Errc::out_of_domain,
                    "/caseloads/c/future/start", "found -1, expected a number that is not below 0"),
        of_caseload(R"("start": 1, "inflow": {"value": 10, "low": 5}, "exit_rate": 0.1)", Errc::inconsistent,
                    "/caseloads/c/future/inflow", "found only low of a range"),
        of_caseload(R"("start": 1, "inflow": {"value": 10, "high": 15}, "exit_rate": 0.1)",
                    Errc::inconsistent, "/caseloads/c/future/inflow", "found only high of a range"),
        of_caseload(R"("start": 1, "inflow": {"value": 10, "low": 11, "high": 15}, "exit_rate": 0.1)",
                    Errc::inconsistent, "/caseloads/c/future/inflow",
                    "found low 11, value 10 and high 15, expected them in this order"),
        of_caseload(R"("start": 1, "inflow": {"value": 10, "low": 15, "high": 5}, "exit_rate": 0.1)",
                    Errc::inconsistent, "/caseloads/c/future/inflow", "in this order"),
        of_caseload(R"("start": 1, "inflow": 10, "exit_rate": {"value": 0.1, "low": -0.1, "high": 0.2})",
                    Errc::out_of_domain, "/caseloads/c/future/exit_rate", "found -0.1")));

INSTANTIATE_TEST_SUITE_P(
    Caseloads, InvalidFuture,
    ::testing::Values(
        of_caseload(R"("dynamics": "series", "start": 1, "growth": -1.5)", Errc::out_of_domain,
                    "/caseloads/c/future/growth", "found -1.5, expected a relative change of at least -1"),
        of_caseload(R"("dynamics": "series", "start": 1, "growth": 0, "inflow": 1)", Errc::inconsistent,
                    "/caseloads/c/future", "found flows of a series"),
        of_caseload(R"("dynamics": "series", "start": 1)", Errc::inconsistent, "/caseloads/c/future/start",
                    "the start of a series without growth"),
        of_caseload(R"("start": 1, "inflow": 1, "exit_rate": 0.1, "growth": 0.1)", Errc::inconsistent,
                    "/caseloads/c/future/growth", "found the growth of a stock with flows"),
        of_caseload(R"("start": 1, "inflow": 1, "exit_rate": 0.1, "durations": [{"exit_rate": 0.1}])",
                    Errc::inconsistent, "/caseloads/c/future", "found exit_rate and durations"),
        of_caseload(R"("start": 1, "inflow": 1, "durations": [{"exit_rate": 0.1}, {"exit_rate": 0.2}])",
                    Errc::inconsistent, "/caseloads/c/future/durations/0/until",
                    "only the last class has none"),
        of_caseload(R"("start": 1, "inflow": 1, "durations": [{"until": 1, "exit_rate": 0.1}])",
                    Errc::inconsistent, "/caseloads/c/future/durations/0/until",
                    "found an end of the last class"),
        of_caseload(
            R"("start": 1, "inflow": 1, "durations": [{"until": 2, "exit_rate": 0.1}, {"until": 1, "exit_rate": 0.1}, {"exit_rate": 0.2}])",
            Errc::out_of_domain, "/caseloads/c/future/durations/1/until", "found 1, expected years above 2"),
        of_caseload(
            R"("start": 1, "inflow": 1, "durations": [{"until": 2, "exit_rate": 0.1, "share": 0.5}, {"exit_rate": 0.2}])",
            Errc::inconsistent, "/caseloads/c/future/durations",
            "found shares of 1 of 2 classes that add up to 0.5"),
        of_caseload(
            R"("start": 1, "inflow": 1, "durations": [{"until": 2, "exit_rate": 0.1, "share": 0.5}, {"exit_rate": 0.2, "share": 0.4}])",
            Errc::inconsistent, "/caseloads/c/future/durations", "add up to 0.9"),
        of_caseload(
            R"("start": 1, "inflow": 1, "exit_rate": 0.1, "driver": {"of": "caseloads.wurk.size", "coefficients": [1]})",
            Errc::dangling_reference, "/caseloads/c/future/driver/of",
            "did you mean \"caseloads.work.size\"?"),
        of_caseload(
            R"("start": 1, "inflow": 1, "exit_rate": 0.1, "driver": {"of": "waitlists.w.inflow", "coefficients": [1]})",
            Errc::unlike, "/caseloads/c/future/driver/of", "expected a stock"),
        of_caseload(R"("start": 1, "inflow": 1, "exit_rate": 0.1, "driver": {"of": "caseloads.work.size"})",
                    Errc::missing_field, "/caseloads/c/future/driver/coefficients", "at least one"),
        of_caseload(R"("start": 1, "exit_rate": 0.1, "fed_by": [{"from": "waitlists.w.plaset"}])",
                    Errc::dangling_reference, "/caseloads/c/future/fed_by/0/from",
                    "did you mean \"waitlists.w.placed\"?"),
        of_caseload(R"("start": 1, "exit_rate": 0.1, "fed_by": [{"from": "waitlists.w.size"}])", Errc::unlike,
                    "/caseloads/c/future/fed_by/0/from", "expected a flow of persons"),
        of_caseload(
            R"("start": 1, "exit_rate": 0.1, "fed_by": [{"from": "waitlists.w.placed", "share": 1.2}])",
            Errc::out_of_domain, "/caseloads/c/future/fed_by/0/share", "a share between 0 and 1"),
        of_caseload(R"("start": 1, "exit_rate": 0.1, "fed_by": [{"from": "caseloads.c.outflow"}])",
                    Errc::inconsistent, "/caseloads/c/future/fed_by/0/from",
                    "found a circle, /caseloads/c needs /caseloads/c")));

INSTANTIATE_TEST_SUITE_P(
    Waitlists, InvalidFuture,
    ::testing::Values(
        of_waitlist(R"("inflow": 105, )" + form, Errc::missing_field, "/waitlists/w/future/start",
                    "neither a start nor an observation"),
        of_waitlist(R"("start": 1, "inflow": 105)", Errc::missing_field, "/waitlists/w/future/forms",
                    "at least one form"),
        of_waitlist(R"("start": 1, "inflow": -1, )" + form, Errc::out_of_domain, "/waitlists/w/future/inflow",
                    "found -1"),
        of_waitlist(R"("start": 1, "inflow": 1, "placeable_share": 1.1, )" + form, Errc::out_of_domain,
                    "/waitlists/w/future/placeable_share", "found 1.1, expected a share between 0 and 1"),
        of_waitlist(R"("start": 1, "inflow": 1, "urgent_share": {"value": 0.9, "low": 0.8, "high": 1.5}, )" +
                        form,
                    Errc::out_of_domain, "/waitlists/w/future/urgent_share", "found 1.5"),
        of_waitlist(R"("start": 1, "inflow": 1, "abandonment": -0.1, )" + form, Errc::out_of_domain,
                    "/waitlists/w/future/abandonment", "found -0.1"),
        of_waitlist(R"("start": 1, "inflow": 1, "target_wait": 0, )" + form, Errc::out_of_domain,
                    "/waitlists/w/future/target_wait", "found 0, expected years above 0"),
        of_waitlist(R"("start": 1, "inflow": 1, "forms": [{"id": "f", "places": -3}])", Errc::out_of_domain,
                    "/waitlists/w/future/forms/f/places", "found -3"),
        of_waitlist(R"("start": 1, "inflow": 1, "forms": [{"id": "f", "places": 3, "stay": 0}])",
                    Errc::out_of_domain, "/waitlists/w/future/forms/f/stay",
                    "found 0, expected years above 0"),
        of_waitlist(R"("start": 1, "inflow": 1, "forms": [{"id": "f", "places": 3, "occupied": 4}])",
                    Errc::inconsistent, "/waitlists/w/future/forms/f/occupied",
                    "found 4, expected at most the 3 places"),
        of_waitlist(
            R"("start": 1, "inflow": 1, "temporary": [{"id": "t", "places": 3, "starts": "2024", "ends": "2023"}], )" +
                form,
            Errc::inconsistent, "/waitlists/w/future/temporary/t/ends",
            "found 2023, expected no end before the start"),
        of_waitlist(R"("start": 1, "inflow": 1, "temporary": [{"id": "t", "places": 3, "returning": 2}], )" +
                        form,
                    Errc::out_of_domain, "/waitlists/w/future/temporary/t/returning", "found 2"),
        of_waitlist(R"("start": 1, "inflow": 1, "temporary": [{"id": "t", "places": -3}], )" + form,
                    Errc::out_of_domain, "/waitlists/w/future/temporary/t/places", "found -3")));

INSTANTIATE_TEST_SUITE_P(
    Money, InvalidFuture,
    ::testing::Values(
        of(R"("products": [{"id": "p", "volume": "caseloads.c.siz", "price": 5}])", Errc::dangling_reference,
           "/products/p/volume", "did you mean \"caseloads.c.size\"?"),
        of(R"("products": [{"id": "p", "volume": "products.p.cost", "price": 5}])", Errc::unlike,
           "/products/p/volume", "expected a number of persons or places"),
        of(R"("products": [{"id": "p", "volume": "products.p.volume", "price": 5}])", Errc::inconsistent,
           "/products/p/volume", "found a circle"),
        of(R"("products": [{"id": "p", "volume": "caseloads.c.size", "price": -5}])", Errc::out_of_domain,
           "/products/p/price", "found -5"),
        of(R"("products": [{"id": "p", "volume": "caseloads.c.size", "price": 5, "share": 7}])",
           Errc::out_of_domain, "/products/p/share", "found 7"),
        of(R"("products": [{"id": "p", "volume": "caseloads.c.size", "price": 5, "price_year": "2023-H1"}])",
           Errc::unlike, "/products/p/price_year", "expected a calendar year"),
        of(R"("indexations": [{"id": "i", "rates": [{"from": "2024", "rate": 0}, {"from": "2023", "rate": 0}]}])",
           Errc::inconsistent, "/indexations/i/rates/1/from",
           "found 2023 after 2024, expected years in order of time"),
        of(R"("indexations": [{"id": "i", "rates": [{"from": "2024", "rate": 4}]}])", Errc::out_of_domain,
           "/indexations/i/rates/0/rate", "found 4, expected a rate a year between -0.5 and 1"),
        of(R"("budget_plans": [{"id": "b", "reserve": -1}])", Errc::out_of_domain, "/budget_plans/b/reserve",
           "found -1"),
        of(R"("budget_plans": [{"id": "b", "items": [{"id": "x", "column": "expense", "amount": -1}]}])",
           Errc::out_of_domain, "/budget_plans/b/items/x/amount", "found -1"),
        of(R"("budget_plans": [{"id": "b", "items": [{"id": "x", "column": "unspecified", "amount": 1}]}])",
           Errc::missing_field, "/budget_plans/b/items/x/column",
           "expected expense, revenue, addition or withdrawal"),
        of(R"("budget_plans": [{"id": "b", "items": [{"id": "x", "column": "expense", "amount": 1, "from": "2023-H2"}]}])",
           Errc::unlike, "/budget_plans/b/items/x/from", "found 2023-H2, expected a calendar year"),
        of(R"("budget_plans": [{"id": "b", "budget": [{"year": "2024", "amount": 1}, {"year": "2024", "amount": 1}]}])",
           Errc::inconsistent, "/budget_plans/b/budget/1/year",
           "found 2024 after 2024, expected years in order of time"),
        of(R"("savings_plans": [{"id": "v", "columns": ["2023"], "lines": [{"id": "l", "figures": [1], "future": {"delivered": -1}}]}])",
           Errc::out_of_domain, "/savings_plans/v/lines/l/future/delivered", "found -1")));

INSTANTIATE_TEST_SUITE_P(
    Scenarios, InvalidFuture,
    ::testing::Values(
        of(R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflo", "magnitude": 0.1}]}])",
           Errc::dangling_reference, "/scenarios/s/effects/e/on", "did you mean \"waitlists.w.inflow\"?"),
        of(R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.placed", "magnitude": 0.1}]}])",
           Errc::unlike, "/scenarios/s/effects/e/on", "which follows from others"),
        of(R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": -1.1}]}])",
           Errc::out_of_domain, "/scenarios/s/effects/e/magnitude", "a relative change of at least -1"),
        of(R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": 0.1, "delay": -1}]}])",
           Errc::out_of_domain, "/scenarios/s/effects/e/delay", "found -1"),
        of(R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": 0.1, "half_life": 0}]}])",
           Errc::out_of_domain, "/scenarios/s/effects/e/half_life", "found 0, expected years above 0"),
        of(R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": 0.1, "uptake": 1.5}]}])",
           Errc::out_of_domain, "/scenarios/s/effects/e/uptake", "found 1.5"),
        of(R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": 0.1, "places": 3}]}])",
           Errc::inconsistent, "/scenarios/s/effects/e/places", "found places of a relative effect"),
        of(R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": 0.1, "starts": "2025", "ends": "2024"}]}])",
           Errc::inconsistent, "/scenarios/s/effects/e/ends", "no end before the start at 2025"),
        of(R"("funnels": [{"id": "j", "entered": 4, "filled_by": "a", "stages": [{"id": "a", "value": 1}]}], "scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": 0.1, "uptake": 0.5, "funnel": "j"}]}])",
           Errc::inconsistent, "/scenarios/s/effects/e/uptake", "found uptake and funnel"),
        of(R"("funnels": [{"id": "j", "entered": 4, "stages": [{"id": "a", "value": 1}]}], "scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": 0.1, "funnel": "j"}]}])",
           Errc::inconsistent, "/scenarios/s/effects/e/funnel",
           "found a funnel without entered or filled_by"),
        of(R"("funnels": [{"id": "j", "entered": 0, "filled_by": "a", "stages": [{"id": "a", "value": 1}]}], "scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": 0.1, "funnel": "j"}]}])",
           Errc::inconsistent, "/scenarios/s/effects/e/funnel",
           "found a funnel without entered or filled_by"),
        of(R"("funnels": [{"id": "j", "entered": "suppressed", "filled_by": "a", "stages": [{"id": "a", "value": 1}]}], "scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": 0.1, "funnel": "j"}]}])",
           Errc::inconsistent, "/scenarios/s/effects/e/funnel",
           "found a funnel without entered or filled_by"),
        of(R"("funnels": [{"id": "j", "stages": [{"id": "a", "value": 1}]}], "scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": 0.1, "funnel": "j"}]}])",
           Errc::inconsistent, "/scenarios/s/effects/e/funnel",
           "found a funnel without entered or filled_by"),
        of(R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.capacity", "kind": "absolute", "magnitude": -244}]}])",
           Errc::out_of_domain, "/scenarios/s/effects/e", "leaves -1 places of \"waitlists.w.capacity\""),
        of(R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.f.capacity", "kind": "absolute", "magnitude": {"value": -2, "low": -3, "high": -1}, "places": {"value": 90, "low": 80, "high": 100}}]}])",
           Errc::out_of_domain, "/scenarios/s/effects/e", "leaves -57 places"),
        of(R"("scenarios": [{"id": "s"}, {"id": "t", "parent": "s", "without": ["e"]}])",
           Errc::dangling_reference, "/scenarios/t/without/0",
           "found \"e\", expected an effect of the parent"),
        of(R"("scenarios": [{"id": "s", "effects": [{"id": "places", "on": "waitlists.w.capacity", "magnitude": 0.1}]}, {"id": "t", "parent": "s", "without": ["place"]}])",
           Errc::dangling_reference, "/scenarios/t/without/0", "did you mean \"places\"?"),
        of(R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": 0.1}]}, {"id": "t", "parent": "s", "effects": [{"id": "e", "on": "waitlists.w.inflow", "magnitude": 0.2}]}])",
           Errc::inconsistent, "/scenarios/t/effects/e", "found an effect that the parent has too"),
        of(R"("scenarios": [{"id": "s", "parent": "s"}])", Errc::inconsistent, "/scenarios/s/parent",
           "descends from itself"),
        of(R"("scenarios": [{"id": "s", "parent": "t"}])", Errc::dangling_reference, "/scenarios/s/parent",
           "expected the id of a Scenario"),
        of(R"("scenarios": [{"id": "s", "settings": [{"of": "waitlists.w.inflow", "to": 1}, {"of": "waitlists.w.inflow", "to": 2}]}])",
           Errc::inconsistent, "/scenarios/s/settings/1", "set twice"),
        of(R"("scenarios": [{"id": "s", "settings": [{"of": "waitlists.w.inflw", "to": 1}]}])",
           Errc::dangling_reference, "/scenarios/s/settings/0/of", "did you mean \"waitlists.w.inflow\"?"),
        of(R"("scenarios": [{"id": "s", "settings": [{"of": "waitlists.w.forms.f.places", "to": -1}]}])",
           Errc::out_of_domain, "/scenarios/s/settings/0/to",
           "found -1, expected a number that is not below 0"),
        of(R"("scenarios": [{"id": "s", "settings": [{"of": "waitlists.w.placeable_share", "to": 1.5}]}])",
           Errc::out_of_domain, "/scenarios/s/settings/0/to", "a share between 0 and 1"),
        of(R"("scenarios": [{"id": "s", "settings": [{"of": "waitlists.w.forms.f.stay", "to": 0}]}])",
           Errc::out_of_domain, "/scenarios/s/settings/0/to", "years above 0"),
        of(R"("scenarios": [{"id": "s", "settings": [{"of": "waitlists.w.inflow", "to": {"value": 1, "low": 2, "high": 3}}]}])",
           Errc::inconsistent, "/scenarios/s/settings/0/to", "in this order")));

INSTANTIATE_TEST_SUITE_P(
    Frame, InvalidFuture,
    ::testing::Values(
        Case{R"("outlook": {"first": "2023-W10"})", Errc::unlike, "/outlook/first",
             "expected a year, half-year, quarter or month"},
        Case{
            R"("outlook": {"first": "2023", "correlations": [{"a": "caseloads.c.inflow", "b": "caseloads.c.outflow", "value": 2}]}, "caseloads": [{"id": "c", "future": {"start": 1, "inflow": 1, "exit_rate": 1}}])",
            Errc::out_of_domain, "/outlook/correlations/0/value", "a correlation between -1 and 1"},
        Case{
            R"("outlook": {"first": "2023", "correlations": [{"a": "caseloads.c.inflow", "b": "caseloads.c.inflow", "value": 0.2}]}, "caseloads": [{"id": "c", "future": {"start": 1, "inflow": 1, "exit_rate": 1}}])",
            Errc::inconsistent, "/outlook/correlations/0", "found a quantity with itself"},
        Case{
            R"("outlook": {"first": "2023", "correlations": [{"a": "caseloads.c.inflow", "b": "caseloads.d.inflow", "value": 0.2}]}, "caseloads": [{"id": "c", "future": {"start": 1, "inflow": 1, "exit_rate": 1}}])",
            Errc::dangling_reference, "/outlook/correlations/0/b", "expected a quantity of persons"}));

TEST(ValidateFutures, ACircleOverSeveralRecordsIsNamedWhole) {
    const auto problems = problems_of(
        R"("caseloads": [{"id": "a", "future": {"start": 1, "exit_rate": 1, "fed_by": [{"from": "caseloads.b.outflow"}]}}, {"id": "b", "future": {"start": 1, "exit_rate": 1, "fed_by": [{"from": "caseloads.a.outflow"}]}}])");
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_THAT(problems[0].message,
                HasSubstr("found a circle, /caseloads/a needs /caseloads/b needs /caseloads/a, expected"));
}

TEST(ValidateFutures, ScenariosThatDescendFromOneAnotherAreFound) {
    const auto problems = problems_of(
        R"("scenarios": [{"id": "a", "parent": "b"}, {"id": "b", "parent": "a"}, {"id": "c", "parent": "a"}])");
    ASSERT_EQ(problems.size(), 3U);
    for (const Problem& p : problems) EXPECT_THAT(p.message, HasSubstr("descends from itself"));
}

TEST(ValidateFutures, EffectsOfAParentCountForItsPlaces) {
    const auto problems = problems_of(with(
        caseload, waitlist,
        R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.capacity", "kind": "absolute", "magnitude": -200}]}, {"id": "t", "parent": "s", "effects": [{"id": "f", "on": "waitlists.w.capacity", "kind": "absolute", "magnitude": -100}]}, {"id": "u", "parent": "s", "without": ["e"], "effects": [{"id": "f", "on": "waitlists.w.capacity", "kind": "absolute", "magnitude": -100}]}])"));
    ASSERT_EQ(problems.size(), 1U) << "without the parent's effect there are places enough";
    EXPECT_EQ(problems[0].path, "/scenarios/t/effects/f");
}

TEST(ValidateFutures, TemporaryPlacesAreTakenAwayNoMoreThanThereAre) {
    const auto problems = [](const char* taken) {
        return problems_of(with(
            caseload,
            R"("temporary": [{"id": "t", "places": 3}, {"id": "u", "places": {"value": 9, "low": 4, "high": 9}}], )" +
                waitlist,
            std::string(
                R"("scenarios": [{"id": "s", "effects": [{"id": "e", "on": "waitlists.w.temporary", "kind": "absolute", "magnitude": )") +
                taken + "}]}]"));
    };
    EXPECT_THAT(problems("-7"), ::testing::IsEmpty());
    ASSERT_EQ(problems("-8").size(), 1U);
    EXPECT_THAT(problems("-8")[0].message, HasSubstr("leaves -1 places of \"waitlists.w.temporary\""));
}

INSTANTIATE_TEST_SUITE_P(
    WhatIsMissing, InvalidFuture,
    ::testing::Values(
        of_caseload(R"("inflow": 10, "exit_rate": 0.1)", Errc::missing_field, "/caseloads/c/future/start",
                    "neither a start nor an observation"),
        of_caseload(R"("start": 100, "exit_rate": 0.1)", Errc::missing_field, "/caseloads/c/future/inflow",
                    "neither an inflow, nor observed flows"),
        of_caseload(R"("start": 100, "inflow": 10)", Errc::missing_field, "/caseloads/c/future/exit_rate",
                    "neither an exit rate nor observed outflows"),
        of_waitlist(R"("start": 158, "inflow": 105, "forms": [{"id": "a b", "places": 243}])", Errc::syntax,
                    "/waitlists/w/future/forms/a b/id", "found \"a b\""),
        of_waitlist(waitlist + R"(, "temporary": [{"id": "t", "places": 3, "stay": 0}])", Errc::out_of_domain,
                    "/waitlists/w/future/temporary/t/stay", "found 0, expected years above 0"),
        of(R"("savings_plans": [{"id": "s", "columns": ["2023"], "lines": [{"id": "total", "figures": [1], "future": {"delivered": 1}}]}])",
           Errc::inconsistent, "/savings_plans/s/lines/total/id", "the plan's own quantity")));

TEST(ValidateFutures, AllThatIsMissingIsSaidAtOnceBesideWhatRefersToNothing) {
    const auto problems = problems_of(
        R"("outlook": {"first": "2023"}, "caseloads": [{"id": "c", "future": {}}], "budget_plans": [{"id": "b", "products": ["nothing"]}],
           "scenarios": [{"id": "s", "effects": [{"id": "e", "on": "caseloads.d.size", "magnitude": -2}]}])");
    std::vector<std::string> paths;
    for (const Problem& p : problems) paths.push_back(p.path);
    EXPECT_THAT(paths, ::testing::UnorderedElementsAre(
                           "/budget_plans/b/products/0", "/caseloads/c/future/start",
                           "/caseloads/c/future/inflow", "/caseloads/c/future/exit_rate",
                           "/scenarios/s/effects/e/on", "/scenarios/s/effects/e/magnitude"));
}

TEST(ValidateFutures, WhatIsRightPasses) {
    EXPECT_THAT(problems_of(with(caseload, waitlist, "")), ::testing::IsEmpty());
    EXPECT_THAT(detail::validate_futures(Programme{}), ::testing::IsEmpty());
}

TEST(ValidateFutures, FromAFileWithLineAndColumn) {
    const testing_io::Folder folder;
    const auto base = folder.write("base.json", testing_io::document(with(caseload, waitlist, "")));
    const auto wrong = folder.write("wrong.json", R"({"sociaaldomein": "1.0",
"scenarios": [{"id": "s",
  "effects": [{"id": "e", "on": "waitlists.w.inflo", "magnitude": 0.1}],
  "settings": [{"of": "waitlists.w.placeable_share",
                "to": 1.5}]}]})");
    const auto lines = folder.without_path(testing_io::problems_of([&] {
        (void)load(std::vector<std::filesystem::path>{base, wrong});
    }));
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_THAT(lines[0], HasSubstr("dangling_reference wrong.json:3:33: /scenarios/s/effects/e/on: found "
                                    "\"waitlists.w.inflo\""));
    EXPECT_THAT(lines[1], HasSubstr("out_of_domain wrong.json:5:23: /scenarios/s/settings/0/to: found 1.5"));
}

}  // namespace
}  // namespace sociaaldomein
