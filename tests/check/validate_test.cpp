#include <sociaaldomein/check/validate.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include <sociaaldomein/core/walk.hpp>

#include "support/documents.hpp"

namespace sociaaldomein {
namespace {

using ::testing::HasSubstr;

// The problems of a document; reading it runs validate() on the composed programme.
std::vector<Problem> problems_of(std::string_view members) {
    try {
        (void)sociaaldomein::testing::programme_of(members);
    } catch (const Error& error) {
        return error.problems();
    }
    return {};
}

struct Case {
    const char* members;
    Errc code;
    const char* path;
    const char* message;
};

// So that a test's name says its case and not the bytes of pointers.
void PrintTo(const Case& c, std::ostream* out) { *out << c.path << ' ' << c.message; }

class Invalid : public ::testing::TestWithParam<Case> {};

TEST_P(Invalid, IsToldWithItsPlace) {
    const std::vector<Problem> problems = problems_of(GetParam().members);
    ASSERT_EQ(problems.size(), 1U) << (problems.empty() ? "" : to_string(problems[1 % problems.size()]));
    EXPECT_EQ(problems[0].code, GetParam().code);
    EXPECT_EQ(problems[0].path, GetParam().path);
    EXPECT_THAT(problems[0].message, HasSubstr(GetParam().message));
    EXPECT_GT(problems[0].line, 0);
    EXPECT_GT(problems[0].column, 0);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Invalid,
    ::testing::Values(
        Case{R"("tracks": [{"id": "jeugd"}], "caseloads": [{"id": "c", "track": "jeugt"}])",
             Errc::dangling_reference, "/caseloads/c/track", "did you mean \"jeugd\"?"},
        Case{
            R"("caseloads": [{"id": "c", "source": "nowhere: 1", "observations": [{"at": "2020", "value": 1}]}])",
            Errc::dangling_reference, "/caseloads/c/observations/0/source",
            "expected the id of a SourceDocument"},
        Case{
            R"("savings_plans": [{"id": "p", "columns": ["2020", "2021"], "lines": [{"id": "a", "figures": [1]}]}])",
            Errc::inconsistent, "/savings_plans/p/lines/a/figures", "found 1 figures, expected 2"},
        Case{
            R"("money_tables": [{"id": "t", "columns": [{"id": "a"}], "rows": [{"id": "r", "equals": "q + s", "figures": [1]}, {"id": "q", "figures": [1]}]}])",
            Errc::dangling_reference, "/money_tables/t/rows/r/equals", "expected an id of this table"},
        Case{R"("claims": [{"id": "c", "text": "x"}])", Errc::inconsistent, "/claims/c",
             "expected exactly one"},
        Case{R"("claims": [{"id": "c", "text": "x", "formula": "1 +"}])", Errc::syntax, "/claims/c/formula",
             ""},
        Case{R"("claims": [{"id": "c", "text": "x", "formula": "1 + 2"}])", Errc::syntax, "/claims/c/formula",
             "expected a relation"},
        Case{
            R"("caseloads": [{"id": "welfare", "observations": [{"at": "2020", "value": 1}]}], "claims": [{"id": "c", "text": "x", "formula": "caseloads.welfar.observations.2020 = 1"}])",
            Errc::dangling_reference, "/claims/c/formula", "did you mean \"welfare\"?"},
        Case{
            R"("key_figures": [{"id": "m", "money": 1}, {"id": "n", "count": 1}], "claims": [{"id": "c", "text": "x", "formula": "key_figures.m + key_figures.n = 2"}])",
            Errc::unlike, "/claims/c/formula", ""},
        Case{
            R"("key_figures": [{"id": "m", "count": 1, "population": "places"}, {"id": "n", "count": 1, "population": "residents"}], "claims": [{"id": "c", "text": "x", "formula": "key_figures.m + key_figures.n = 2"}])",
            Errc::unlike, "/claims/c/formula", "residents"},
        Case{R"("key_figures": [{"id": "m"}])", Errc::inconsistent, "/key_figures/m", "expected exactly one"},
        Case{R"("key_figures": [{"id": "m", "equals": "key_figures.m + 1"}])", Errc::inconsistent,
             "/key_figures/m/equals", "refer to one another"},
        Case{R"("funnels": [{"id": "f", "filled_by": "signd", "stages": [{"id": "signed", "value": 1}]}])",
             Errc::dangling_reference, "/funnels/f/filled_by", "did you mean \"signed\"?"},
        Case{R"("budget_statements": [{"id": "b", "lines": [{"id": "x", "part_of": "y"}]}])",
             Errc::dangling_reference, "/budget_statements/b/lines/x/part_of", "line of this statement"},
        Case{R"("tracks": [{"number": 1}])", Errc::missing_field, "/tracks/0", "expected one"}));

TEST(Validate, AProgrammeBuiltInCppPassesThroughTheSame) {
    Programme programme;
    programme.caseloads.resize(2);
    programme.caseloads[0].id = programme.caseloads[1].id = Id<Caseload>("same");
    programme.caseloads[0].track = Id<Track>("none");
    programme.caseloads[0].observations.push_back({Period::year(2020), CountFigure(Count(1))});
    programme.caseloads[0].observations[0].figure.basis.unit = Unit::eur;
    programme.caseloads[0].observations[0].figure.upper = Count(0);
    const std::vector<Problem> problems = validate(programme);
    ASSERT_EQ(problems.size(), 4U);
    EXPECT_EQ(problems[0].code, Errc::duplicate_id);
    EXPECT_EQ(problems[1].code, Errc::dangling_reference);
    EXPECT_THAT(problems[2].message, HasSubstr("expected a unit of count"));
    EXPECT_THAT(problems[3].message, HasSubstr("without the bound"));
    EXPECT_THROW(require_valid(programme), Error);
    EXPECT_NO_THROW(require_valid(Programme{}));
}

}  // namespace
}  // namespace sociaaldomein
