#include <sociaaldomein/io/diff.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/domain/programme.hpp>

#include "core/throws.hpp"
#include "support/random_value.hpp"

namespace sociaaldomein {
namespace {

TEST(Diff, DocumentedExample) {
    const std::vector<Difference> found = diff(Text{"Jeugd", "Youth"}, Text{"Jeugd", "Young people"});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0], (Difference{"/en", DifferenceKind::changed, "\"Youth\"", "\"Young people\""}));
}

CountObservation observed(int year, int count) {
    return {When(Period::year(year)), CountFigure(Count{count})};
}

Programme example() {
    Programme programme;
    programme.basis.source.document = Id<SourceDocument>("report");
    programme.basis.unit = Unit::eur_million;
    Caseload welfare;
    welfare.id = Id<Caseload>("welfare");
    for (int year = 2018; year < 2023; ++year) welfare.observations.push_back(observed(year, year));
    programme.caseloads.push_back(welfare);
    BudgetStatement statement;
    statement.id = Id<BudgetStatement>("account");
    for (const char* id : {"adopted", "amended", "realised"}) {
        BudgetLine& line = statement.lines.emplace_back();
        line.id = id;
        line.expense.emplace(Money::euros(1'000'000));
    }
    programme.budget_statements.push_back(statement);
    complete(programme);
    return programme;
}

std::string changes(const Programme& from, Programme to) {
    complete(to);
    return to_text(diff(from, to));
}

TEST(Diff, EqualValuesHaveNone) {
    EXPECT_EQ(diff(example(), example()), std::vector<Difference>{});
    EXPECT_EQ(to_text({}), "");
}

TEST(Diff, TellsWhatWasSaidForTheFirstTimeAndWhatIsNoLongerSaid) {
    Programme to = example();
    to.name.nl = "Agenda";
    to.caseloads[0].act = Act::wmo;
    to.budget_statements[0].year = Period::year(2024);
    to.budget_statements[0].lines[1].expense.reset();
    EXPECT_EQ(changes(example(), to),
              "+ /name/nl: \"Agenda\"\n"
              "+ /caseloads/welfare/act: \"wmo\"\n"
              "+ /budget_statements/account/year: \"2024\"\n"
              "- /budget_statements/account/lines/amended/expense: 1\n");
    complete(to);
    EXPECT_EQ(to_text(diff(to, example())),
              "- /name/nl: \"Agenda\"\n"
              "- /caseloads/welfare/act: \"wmo\"\n"
              "- /budget_statements/account/year: \"2024\"\n"
              "+ /budget_statements/account/lines/amended/expense: 1\n");
}

TEST(Diff, TellsAFigureAsOne) {
    Programme to = example();
    to.caseloads[0].observations[1].figure.value = Count{7};
    to.caseloads[0].observations[1].figure.bound = Bound::about;
    to.caseloads[0].observations[2].figure.basis.status = Status::provisional;
    EXPECT_EQ(changes(example(), to),
              "~ /caseloads/welfare/observations/1/value: 2019 -> \"about 7\"\n"
              "~ /caseloads/welfare/observations/2/value: 2020 -> {\"value\": 2020, \"status\": "
              "\"provisional\"}\n");
}

TEST(Diff, TellsWhatIsInheritedOnlyWhereItIsStated) {
    Programme to = example();
    to.basis.source.document = Id<SourceDocument>("annual");
    to.basis.status = Status::realised;
    walk(to, [](const MutableNode& node) {
        if (node.type.name == type_info<FigureBasis>().name)
            static_cast<FigureBasis*>(node.value)->source.document = Id<SourceDocument>("annual");
        return true;
    });
    EXPECT_EQ(changes(example(), to), "+ /status: \"realised\"\n~ /source: \"report\" -> \"annual\"\n");
}

TEST(Diff, TellsAmountsApartThatLookTheSame) {
    Programme to = example();
    // 1 million becomes 1 thousand: the unit of the whole, and the amount of every line.
    to.basis.unit = Unit::eur_thousand;
    walk(to, [](const MutableNode& node) {
        if (node.type.name == type_info<FigureBasis>().name)
            static_cast<FigureBasis*>(node.value)->unit = Unit::eur_thousand;
        return true;
    });
    for (CountObservation& observation : to.caseloads[0].observations)
        observation.figure.basis.unit = Unit::unspecified;
    for (BudgetLine& budget_line : to.budget_statements[0].lines)
        budget_line.expense->value = Money::euros(1'000);
    to.budget_statements[0].lines[1].expense->value = Money::euros(1'000'000);
    const std::string found = changes(example(), to);
    EXPECT_NE(found.find("~ /unit: \"eur_million\" -> \"eur_thousand\"\n"), std::string::npos) << found;
    EXPECT_NE(
        found.find("~ /budget_statements/account/lines/adopted/expense: {\"value\": 1, \"unit\": "
                   "\"eur_million\", \"source\": \"report\"} -> {\"value\": 1, \"unit\": \"eur_thousand\""),
        std::string::npos)
        << found;
    // The amended line says 1,000 thousand where it said 1 million: nothing has changed.
    EXPECT_EQ(found.find("lines/amended"), std::string::npos) << found;
}

TEST(Diff, MatchesRecordsById) {
    Programme to = example();
    auto& lines = to.budget_statements[0].lines;
    lines.erase(lines.begin());
    lines.emplace_back().id = "result";
    lines[0].expense->value = Money::euros(2'000'000);
    EXPECT_EQ(changes(example(), to),
              "- /budget_statements/account/lines/adopted: {\"id\": \"adopted\", \"expense\": 1}\n"
              "~ /budget_statements/account/lines/amended/expense: 1 -> 2\n"
              "+ /budget_statements/account/lines/result: {\"id\": \"result\"}\n");
}

TEST(Diff, TellsTheOrderOfRecordsWithIds) {
    Programme to = example();
    auto& lines = to.budget_statements[0].lines;
    std::swap(lines[0], lines[2]);
    lines.erase(lines.begin() + 1);
    EXPECT_EQ(
        changes(example(), to),
        "~ /budget_statements/account/lines: [\"adopted\", \"realised\"] -> [\"realised\", \"adopted\"]\n"
        "- /budget_statements/account/lines/amended: {\"id\": \"amended\", \"expense\": 1}\n");
}

TEST(Diff, MatchesObservationsByMoment) {
    Programme to = example();
    auto& observations = to.caseloads[0].observations;
    observations.erase(observations.begin() + 1);  // 2019 is gone
    observations[1].figure.value = Count{1};       // 2020 is revised
    observations.insert(observations.begin(), observed(2017, 2017));
    EXPECT_EQ(changes(example(), to),
              "+ /caseloads/welfare/observations/0: {\"at\": \"2017\", \"value\": 2017}\n"
              "- /caseloads/welfare/observations/1: {\"at\": \"2019\", \"value\": 2019}\n"
              "~ /caseloads/welfare/observations/2/value: 2020 -> 1\n");
}

TEST(Diff, MatchesByPlaceWhatHasNothingElse) {
    Programme to = example();
    to.caseloads[0].observations[3].at = When(Period::half_year(2021, 2));
    EXPECT_EQ(changes(example(), to), "~ /caseloads/welfare/observations/3/at: \"2021\" -> \"2021-H2\"\n");
}

TEST(Diff, ComparesListsWithoutRecords) {
    TrackSummary from, to;
    from.reforms = {{"a", ""}, {"b", ""}, {"c", ""}};
    to.reforms = {{"a", ""}, {"c", ""}, {"d", "e"}};
    EXPECT_EQ(to_text(diff(from, to)), "- /reforms/1: \"b\"\n+ /reforms/2: {\"nl\": \"d\", \"en\": \"e\"}\n");
    SourceDocument before, after;
    before.sections = {"1", "2"};
    after.sections = {"1", "two"};
    EXPECT_EQ(to_text(diff(before, after)), "~ /sections/1: \"2\" -> \"two\"\n");
}

TEST(Diff, MatchesByPlaceWhereIdsAreMissing) {
    Programme from, to;
    from.budget_statements.resize(2);
    to.budget_statements.resize(2);
    to.budget_statements[1].goal = "1.2.3";
    EXPECT_EQ(to_text(diff(from, to)), "+ /budget_statements/1/goal: \"1.2.3\"\n");
}

TEST(Diff, CopesWithLongLists) {
    Programme from, to;
    from.caseloads.resize(1);
    to.caseloads.resize(1);
    for (int i = 0; i < 6000; ++i) {
        from.caseloads[0].observations.push_back({When(Date(2000, 1, 1) + i), CountFigure(Count{i})});
        to.caseloads[0].observations.push_back(
            {When(Date(2000, 1, 1) + i), CountFigure(Count{i % 3 == 0 ? -i : i})});
    }
    EXPECT_EQ(diff(from, to).size(), 1999U);  // all of every third but the first, which is zero
}

TEST(Diff, CutsLongValuesInItsText) {
    const std::vector<Difference> found = diff(Text{"", "één twee drie"}, Text{"", "vier"});
    EXPECT_EQ(to_text(found, 6), "~ /en: \"één t… -> \"vier\"\n");
    EXPECT_EQ(to_text(found, 0), "~ /en: … -> …\n");
}

TEST(Diff, RefusesWhatCannotBeWritten) {
    EXPECT_THAT([] { diff(Text{"a", ""}, Text{"\xFF", ""}); }, throws(Errc::out_of_domain, "/nl: found "));
}

RC_GTEST_PROP(Diff, IsEmptyForEqualValuesOnly, (std::uint64_t seed)) {
    const Programme a = support::random_programme(seed, 1);
    const Programme b = support::random_programme(seed + 1, 1);
    RC_ASSERT(diff(a, a).empty());
    RC_ASSERT(diff(a, b).empty() == (a == b));
}

// Changing one thing anywhere is seen.
RC_GTEST_PROP(Diff, SeesEveryChange, (std::uint64_t seed)) {
    support::Random random(seed);
    const Programme before = support::random_programme(seed, 1);
    Programme after = before;
    std::size_t left = random.below(400);
    walk(after, [&](const MutableNode& node) {
        if (left-- != 0) return true;
        if (node.type.figure != nullptr) node.type.figure->set_raw(node.value, random.between(0, 1000));
        if (node.type.kind == TypeKind::boolean || node.type.kind == TypeKind::quantity)
            node.type.set_integer(node.value, random.between(0, 1));
        if (node.type.kind == TypeKind::string) *static_cast<std::string*>(node.value) += "x";
        if (node.type.kind == TypeKind::list) node.type.clear(node.value);
        return true;
    });
    Programme settled = after;
    complete(settled);
    RC_PRE(settled == after);
    std::vector<Difference> found;
    try {
        found = diff(before, after);
    } catch (const Error&) {
        RC_DISCARD("cannot be written");
    }
    RC_ASSERT(found.empty() == (before == after));
}

}  // namespace
}  // namespace sociaaldomein
