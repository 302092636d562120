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

INSTANTIATE_TEST_SUITE_P(
    Widths, Invalid,
    ::testing::Values(
        Case{R"("savings_plans": [{"id": "p", "columns": ["2020", "2021"], "total": [1, 2, 3]}])",
             Errc::inconsistent, "/savings_plans/p/total", "found 3 figures, expected 2"},
        Case{R"("savings_plans": [{"id": "p", "columns": ["2020", "2021"], "margin": [1]}])",
             Errc::inconsistent, "/savings_plans/p/margin", "found 1 figures, expected 2"},
        Case{
            R"("count_tables": [{"id": "t", "columns": [{"id": "a"}], "rows": [{"id": "r", "figures": []}]}])",
            Errc::inconsistent, "/count_tables/t/rows/r/figures", "found 0 figures, expected 1"},
        Case{R"("share_tables": [{"id": "t", "rows": [{"id": "r", "figures": [1]}]}])", Errc::inconsistent,
             "/share_tables/t/rows/r/figures", "found 1 figures, expected 0"}));

INSTANTIATE_TEST_SUITE_P(
    Formulas, Invalid,
    ::testing::Values(
        Case{R"("key_figures": [{"id": "m", "count": 1}, {"id": "n", "equals": "key_figures.m = 1"}])",
             Errc::syntax, "/key_figures/n/equals", "found a relation"},
        Case{R"("key_figures": [{"id": "m", "count": 1, "money": 2}])", Errc::inconsistent, "/key_figures/m",
             "found 2 of money, count, share and hours"},
        Case{R"("tracks": [{"id": "t"}], "claims": [{"id": "c", "text": "x", "formula": "tracks.t = 1"}])",
             Errc::dangling_reference, "/claims/c/formula", "names /tracks/t, expected a figure"},
        Case{R"("claims": [{"id": "c", "text": "x", "reference": {"section": "s"}, "count": {"stated": 0}}])",
             Errc::inconsistent, "/claims/c", "found 2 of formula"},
        Case{
            R"("caseloads": [{"id": "welfare"}], "claims": [{"id": "c", "text": "x", "direction": {"of": "caseloads.welfar"}}])",
            Errc::dangling_reference, "/claims/c/direction/of", "did you mean \"welfare\"?"},
        Case{
            R"("count_tables": [{"id": "t", "columns": [{"id": "first"}, {"id": "b", "equals": "column.furst"}]}])",
            Errc::dangling_reference, "/count_tables/t/columns/b/equals", "did you mean \"first\"?"},
        Case{
            R"("share_tables": [{"id": "t", "rows": [{"id": "first"}, {"id": "b", "equals": "row.furst"}]}])",
            Errc::dangling_reference, "/share_tables/t/rows/b/equals", "did you mean \"first\"?"}));

INSTANTIATE_TEST_SUITE_P(
    Links, Invalid,
    ::testing::Values(
        Case{
            R"("savings_plans": [{"id": "p", "lines": [{"id": "guard"}]}], "savings_realisations": [{"id": "r", "plan": "p", "line": "gard"}])",
            Errc::dangling_reference, "/savings_realisations/r/line", "did you mean \"guard\"?"},
        Case{
            R"("savings_plans": [{"id": "p", "lines": [{"id": "guard"}]}], "savings_realisations": [{"id": "r", "plan": "p"}])",
            Errc::dangling_reference, "/savings_realisations/r/line", "line of that plan"},
        Case{
            R"("budget_statements": [{"id": "b", "lines": [{"id": "account"}]}], "variance_analyses": [{"id": "v", "statement": "b", "line": "acount"}])",
            Errc::dangling_reference, "/variance_analyses/v/line", "did you mean \"account\"?"}));

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

// One key figure whose count is changed.
std::vector<Problem> with_count(const auto& change) {
    Programme programme;
    programme.key_figures.resize(1);
    programme.key_figures[0].id = Id<KeyFigure>("k");
    programme.key_figures[0].count = CountFigure(Count(5));
    change(*programme.key_figures[0].count);
    return validate(programme);
}

TEST(Validate, DecimalsAreZeroToNine) {
    for (const int decimals : {0, 9})
        EXPECT_TRUE(with_count([&](CountFigure& f) { f.basis.decimals = decimals; }).empty()) << decimals;
    for (const int decimals : {-1, 10}) {
        const std::vector<Problem> problems =
            with_count([&](CountFigure& f) { f.basis.decimals = decimals; });
        ASSERT_EQ(problems.size(), 1U) << decimals;
        EXPECT_EQ(problems[0].code, Errc::out_of_domain);
        EXPECT_EQ(problems[0].path, "/key_figures/k/count");
    }
}

TEST(Validate, ARangeHasAnUpperEndThatIsNotBelowItsLower) {
    const auto range = [](std::optional<int> upper, Bound bound) {
        return with_count([&](CountFigure& f) {
            f.bound = bound;
            if (upper) f.upper = Count(*upper);
        });
    };
    EXPECT_TRUE(range(6, Bound::range).empty());
    EXPECT_TRUE(range(5, Bound::range).empty());
    ASSERT_EQ(range(4, Bound::range).size(), 1U);
    EXPECT_THAT(range(4, Bound::range)[0].message, HasSubstr("below its lower end"));
    ASSERT_EQ(range({}, Bound::range).size(), 1U);
    EXPECT_THAT(range({}, Bound::range)[0].message, HasSubstr("without an upper end"));
    ASSERT_EQ(range(6, Bound::about).size(), 1U);
    EXPECT_THAT(range(6, Bound::about)[0].message, HasSubstr("without the bound"));
}

TEST(Validate, ASourceThatIsUnknownIsToldOnce) {
    Programme programme;
    programme.key_figures.resize(3);
    for (std::size_t i = 0; i < 3; ++i) {
        programme.key_figures[i].id = Id<KeyFigure>("k" + std::to_string(i));
        programme.key_figures[i].count = CountFigure(Count(5));
        programme.key_figures[i].count->basis.source.document = Id<SourceDocument>(i == 2 ? "other" : "gone");
    }
    const std::vector<Problem> problems = validate(programme);
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_THAT(problems[0].message, HasSubstr("\"gone\""));
    EXPECT_THAT(problems[1].message, HasSubstr("\"other\""));
}

}  // namespace
}  // namespace sociaaldomein
