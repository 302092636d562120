#include <sociaaldomein/io/table.hpp>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/domain/programme.hpp>

#include "core/throws.hpp"
#include "support/random_value.hpp"

namespace sociaaldomein {

// Records in a record: what they hold stands under the name of the member, however deep.
struct NestedPart {
    std::string id{};
    CountFigure figure{};
    Text note{};
};
SD_DESCRIBE(NestedPart, id, figure, note)
SD_DEFINE_TYPE(NestedPart)

struct NestedPair {
    NestedPart first{};
    std::optional<NestedPart> second{};
    std::optional<MoneyFigure> cost{};
};
SD_DESCRIBE(NestedPair, first, second, cost)
SD_DEFINE_TYPE(NestedPair)

struct NestedWhole {
    std::string id{};
    NestedPair pair{};
};
SD_DESCRIBE(NestedWhole, id, pair)
SD_DEFINE_TYPE(NestedWhole)

struct NestedRoot {
    std::vector<NestedWhole> wholes{};
};
SD_DESCRIBE(NestedRoot, wholes)
SD_DEFINE_TYPE(NestedRoot)

namespace {

using Kind = Cell::Kind;
using Names = std::vector<std::string>;

// The cells of a row as texts, without their kinds.
Names row(const Grid& grid, std::size_t i) {
    Names texts;
    for (const Cell& cell : grid.rows.at(i)) texts.push_back(cell.text);
    return texts;
}

auto columns_called(const Grid& grid, std::string_view name) {
    return std::count(grid.columns.begin(), grid.columns.end(), name);
}

CountObservation observed(int year, int count) {
    return {When(Period::year(year)), CountFigure(Count{count})};
}

Programme example() {
    Programme programme;
    Caseload welfare;
    welfare.id = Id<Caseload>("welfare");
    welfare.name = {"Bijstand", "Welfare"};
    welfare.observations = {observed(2020, 3614), observed(2021, 3840)};
    Flow flow;
    flow.id = "to-work";
    flow.observations = {observed(2021, 200)};
    welfare.flows.push_back(flow);
    programme.caseloads.push_back(welfare);
    Caseload youth;
    youth.id = Id<Caseload>("youth");
    youth.act = Act::youth_act;
    youth.observations = {observed(2020, 3400)};
    programme.caseloads.push_back(youth);
    return programme;
}

TEST(Table, DocumentedExample) {
    const Grid grid = collect(example(), "caseloads.observations");
    EXPECT_EQ(grid.columns, (Names{"caseloads", "at", "value"}));
    EXPECT_EQ(row(grid, 0), (Names{"welfare", "2020", "3614"}));
    EXPECT_EQ(grid.rows.size(), 3U);
}

TEST(Table, CountsNestedLists) {
    const Grid grid = collect(example(), "caseloads");
    EXPECT_EQ(grid.columns[0], "id");
    const auto column = [&](std::string_view name) {
        const auto found = std::find(grid.columns.begin(), grid.columns.end(), name);
        EXPECT_NE(found, grid.columns.end()) << name;
        return static_cast<std::size_t>(found - grid.columns.begin());
    };
    EXPECT_EQ(grid.rows[0][column("observations")], (Cell{Kind::number, "2"}));
    EXPECT_EQ(grid.rows[0][column("name")], (Cell{Kind::text, "Bijstand"}));
    EXPECT_EQ(grid.rows[0][column("name.en")], (Cell{Kind::text, "Welfare"}));
    EXPECT_EQ(grid.rows[1][column("name.en")], Cell{});
    EXPECT_EQ(grid.rows[0][column("act")], Cell{});  // unspecified is nothing
    EXPECT_EQ(grid.rows[1][column("act")], (Cell{Kind::text, "youth_act"}));
    // No caseload states a basis: then it has no columns.
    EXPECT_EQ(columns_called(grid, "measure"), 0);
}

TEST(Table, GoesIntoNestedCollectionsAndIds) {
    EXPECT_EQ(collect(example(), "caseloads.flows.observations").columns,
              (Names{"caseloads", "flows", "at", "value"}));
    EXPECT_EQ(row(collect(example(), "caseloads.flows.observations"), 0),
              (Names{"welfare", "to-work", "2021", "200"}));
    const Grid youth = collect(example(), "caseloads.youth.observations");
    EXPECT_EQ(youth.rows.size(), 1U);
    EXPECT_EQ(row(youth, 0), (Names{"youth", "2020", "3400"}));
    const Grid flow = collect(example(), "caseloads.welfare.flows.to-work.observations");
    EXPECT_EQ(row(flow, 0), (Names{"welfare", "to-work", "2021", "200"}));
    const Grid one = collect(example(), "caseloads.youth");
    EXPECT_EQ(one.columns[0], "id");
    EXPECT_EQ(one.rows.size(), 1U);
}

TEST(Table, NamesElementsWithoutIdByTheirPlace) {
    Programme programme;
    Track& track = programme.tracks.emplace_back();
    track.id = Id<Track>("youth");
    track.summaries.resize(2);
    track.summaries[1].reforms = {{"a", ""}, {"b", "c"}};
    track.summaries[1].links.push_back({Id<Track>("housing"), {"reden", ""}});
    const Grid links = collect(programme, "tracks.summaries.links");
    EXPECT_EQ(links.columns, (Names{"tracks", "summaries", "to", "reason"}));
    EXPECT_EQ(row(links, 0), (Names{"youth", "1", "housing", "reden"}));
    const Grid reforms = collect(programme, "tracks.summaries.reforms");
    EXPECT_EQ(reforms.columns, (Names{"tracks", "summaries", "index", "reforms", "reforms.en"}));
    EXPECT_EQ(row(reforms, 1), (Names{"youth", "1", "1", "b", "c"}));
}

TEST(Table, PrintsFiguresInTheirUnitAndDecimals) {
    Programme programme;
    MoneyTable& table = programme.money_tables.emplace_back();
    table.id = Id<MoneyTable>("value-case");
    table.basis.unit = Unit::eur_million;
    table.basis.decimals = 2;
    table.rows.resize(1);
    table.rows[0].id = "a";
    table.rows[0].figures = {MoneyFigure(Money::euros(4'800'000)), MoneyFigure(Absence::to_be_determined),
                             MoneyFigure(Money::euros(-1'234'500)), MoneyFigure(Money::euros(7'000'000))};
    table.rows[0].figures[3].bound = Bound::range;
    table.rows[0].figures[3].upper = Money::euros(8'000'000);
    table.rows[0].figures[0].caveat = "as printed";
    complete(programme);
    const Grid grid = collect(programme, "money_tables.rows.figures");
    EXPECT_EQ(grid.columns, (Names{"money_tables", "rows", "index", "value", "upper", "bound", "absent",
                                   "caveat", "unit"}));
    EXPECT_EQ(row(grid, 0), (Names{"value-case", "a", "0", "4.80", "", "", "", "as printed", "eur_million"}));
    EXPECT_EQ(row(grid, 1),
              (Names{"value-case", "a", "1", "", "", "", "to_be_determined", "", "eur_million"}));
    EXPECT_EQ(row(grid, 2)[3], "-1.2345");  // more than printed: nothing is hidden
    EXPECT_EQ(row(grid, 3), (Names{"value-case", "a", "3", "7.00", "8.00", "range", "", "", "eur_million"}));
    EXPECT_EQ(grid.rows[0][3].kind, Kind::number);
}

TEST(Table, TellsWhatFiguresShareWithTheirRecordOnce) {
    Programme programme;
    BudgetStatement& statement = programme.budget_statements.emplace_back();
    statement.id = Id<BudgetStatement>("account");
    statement.basis.unit = Unit::eur_thousand;
    statement.basis.status = Status::realised;
    BudgetLine& line = statement.lines.emplace_back();
    line.id = "total";
    line.expense.emplace(Money::euros(81'964'000));
    line.result.emplace(Money::euros(3'368'000));
    line.result->basis.status = Status::derived;
    complete(programme);
    const Grid grid = collect(programme, "budget_statements.lines");
    EXPECT_EQ(grid.columns,
              (Names{"budget_statements", "id", "name", "phase", "year", "part_of", "expense", "revenue",
                     "balance", "addition", "withdrawal", "result", "result.status", "unit", "status"}));
    EXPECT_EQ(row(grid, 0), (Names{"account", "total", "", "", "", "", "81964", "", "", "", "", "3368",
                                   "derived", "eur_thousand", "realised"}));
}

TEST(Table, FlattensNestedRecordsWhereSomeRowHasThem) {
    Programme programme;
    programme.claims.resize(2);
    EXPECT_EQ(columns_called(collect(programme, "claims"), "period.printed"), 0);
    programme.claims[0].period = PeriodClaim{"2023-2023", Frequency::school_year, std::nullopt};
    programme.claims[1].count = CountClaim{CountFigure(Count{5}), {{"a", ""}, {"b", ""}}};
    const Grid grid = collect(programme, "claims");
    EXPECT_EQ(columns_called(grid, "period.printed"), 1);
    EXPECT_EQ(columns_called(grid, "count.stated"), 1);
    // A record on the way to a list is a step of the name.
    const Grid named = collect(programme, "claims.count.named");
    EXPECT_EQ(named.columns, (Names{"claims", "index", "named"}));
    EXPECT_EQ(row(named, 1), (Names{"1", "1", "b"}));
    EXPECT_EQ(collect(programme, "claims.count").rows.size(), 1U);
    EXPECT_EQ(collect(programme, "municipality").columns, (Names{"code", "name", "region"}));
}

TEST(Table, NamesTheMembersOfNestedPartsAfterEveryRecordAround) {
    NestedRoot root;
    root.wholes.resize(2);
    root.wholes[0].id = "w";
    root.wholes[0].pair.first = {.id = "a", .figure = CountFigure(Count{5}), .note = {"noot", "note"}};
    root.wholes[0].pair.first.figure.bound = Bound::about;
    root.wholes[1].pair.second = NestedPart{.id = "b", .figure = CountFigure(Count{7})};
    root.wholes[1].pair.second->figure.basis.population = "files";
    root.wholes[1].pair.cost = MoneyFigure(Money::euros(2'500'000));
    root.wholes[1].pair.cost->basis.unit = Unit::eur_million;
    const Grid grid = collect(type_info<NestedRoot>(), &root, "wholes");
    EXPECT_EQ(grid.columns,
              (Names{"id", "pair.first.id", "pair.first.value", "pair.first.bound", "pair.first.note",
                     "pair.first.note.en", "pair.second.id", "pair.second.value", "pair.second.population",
                     "pair.cost", "pair.cost.unit"}));
    EXPECT_EQ(row(grid, 0), (Names{"w", "a", "5", "about", "noot", "note", "", "", "", "", ""}));
    EXPECT_EQ(row(grid, 1), (Names{"", "", "0", "", "", "", "b", "7", "files", "2.5", "eur_million"}));
}

TEST(Table, HasColumnsWithoutRows) {
    EXPECT_EQ(collect(Programme{}, "teams").columns, (Names{"id", "name", "area", "since", "source"}));
    EXPECT_TRUE(collect(Programme{}, "teams").rows.empty());
    EXPECT_EQ(collect(Programme{}, "caseloads.observations").columns, (Names{"caseloads", "at", "value"}));
}

TEST(Table, SaysWhichCollectionsThereAre) {
    const Programme programme = example();
    const auto collecting = [&](std::string_view name) {
        return [&programme, name] { collect(programme, name); };
    };
    EXPECT_THAT(
        collecting("caseload"),
        throws(Errc::unknown_value, "found \"caseload\", expected a collection: municipality, sources,"));
    EXPECT_THAT(collecting("caseload"), throws(Errc::unknown_value, "did you mean \"caseloads\"?"));
    EXPECT_THAT(collecting(""), throws(Errc::unknown_value, "found \"\", expected a collection: "));
    EXPECT_THAT(collecting("caseloads."),
                throws(Errc::unknown_value, "found \"\", expected a collection or id in caseloads"));
    EXPECT_THAT(collecting("caseloads.wellfare"),
                throws(Errc::unknown_value,
                       "found \"wellfare\", expected a collection or id in caseloads: observations, "
                       "flows, changes, breaks, revisions, future, welfare, youth; did you mean "
                       "\"welfare\"?"));
    EXPECT_THAT(collecting("caseloads.name"),
                throws(Errc::out_of_domain,
                       "found \"name\", which is a single value, expected a collection in caseloads: "));
    EXPECT_THAT(collecting("caseloads.youth.observation"),
                throws(Errc::unknown_value, "did you mean \"observations\"?"));
    EXPECT_THAT(collecting("caseloads.observations.at.x"),
                throws(Errc::out_of_domain, "observations, which has none"));
    EXPECT_THAT(collecting("basis"), throws(Errc::unknown_value, "found \"basis\""));
}

TEST(Table, AnInheritedAttributeHasOneColumn) {
    Programme programme;
    programme.composite_indexes.resize(1);
    programme.composite_indexes[0].id = Id<CompositeIndex>("elderly");
    programme.composite_indexes[0].basis.population = "residents";
    const Grid grid = collect(programme, "composite_indexes");
    EXPECT_EQ(columns_called(grid, "population"), 1);
}

Grid small() {
    return {
        {"name", "größe", "number", "yes"},
        {{{Kind::text, "a,b"}, {Kind::text, "say \"€\""}, {Kind::number, "1.50"}, {Kind::boolean, "true"}},
         {{Kind::text, "x\ny"}, {}, {Kind::number, "-10"}, {}},
         {{}, {Kind::text, "<b>|*_"}, {}, {Kind::boolean, "false"}}}};
}

TEST(GridText, IsAligned) {
    EXPECT_EQ(to_text(small()),
              "name  größe    number  yes\n"
              "----  -------  ------  -----\n"
              "a,b   say \"€\"    1.50  true\n"
              "x y               -10\n"
              "      <b>|*_           false\n");
    EXPECT_EQ(to_text(Grid{}), "\n\n");
}

TEST(GridMarkdown, EscapesMarkup) {
    EXPECT_EQ(to_markdown(small()),
              "| name | größe | number | yes |\n"
              "| --- | --- | ---: | --- |\n"
              "| a,b | say \"€\" | 1.50 | true |\n"
              "| x y |  | -10 |  |\n"
              "|  | &lt;b>\\|\\*\\_ |  | false |\n");
    EXPECT_EQ(to_markdown(Grid{{"result_status"}, {{{Kind::text, "_a_b_ [x](y) `z` \\ & ~"}}}}),
              "| result_status |\n| --- |\n| \\_a_b\\_ \\[x\\](y) \\`z\\` \\\\ &amp; \\~ |\n");
}

TEST(GridCsv, FollowsRfc4180) {
    EXPECT_EQ(to_csv(small()),
              "name,größe,number,yes\r\n"
              "\"a,b\",\"say \"\"€\"\"\",1.50,true\r\n"
              "\"x\ny\",,-10,\r\n"
              ",<b>|*_,,false\r\n");
}

TEST(GridJson, KeepsNumbersAsTheyArePrinted) {
    EXPECT_EQ(to_json(small()), R"([
  {"name": "a,b", "größe": "say \"€\"", "number": 1.50, "yes": true},
  {"name": "x\ny", "größe": null, "number": -10, "yes": null},
  {"name": null, "größe": "<b>|*_", "number": null, "yes": false}
]
)");
    EXPECT_EQ(to_json(Grid{{"a"}, {}}), "[]\n");
}

RC_GTEST_PROP(Table, EveryCollectionOfAnyProgrammeIsATable, (std::uint64_t seed)) {
    const Programme programme = support::random_programme(seed, 1);
    for (const FieldInfo& f : type_info<Programme>().fields) {
        if (f.type().kind != TypeKind::list) continue;
        Names names{std::string(f.name)};
        for (const FieldInfo& nested : f.type().element().fields)
            if (nested.type().kind == TypeKind::list)
                names.push_back(names[0] + '.' + std::string(nested.name));
        for (const std::string& name : names) {
            const Grid grid = collect(programme, name);
            for (const auto& cells : grid.rows) RC_ASSERT(cells.size() == grid.columns.size());
            RC_ASSERT(!to_text(grid).empty() && !to_csv(grid).empty() && !to_markdown(grid).empty());
            RC_ASSERT(!to_json(grid).empty());
        }
        RC_ASSERT(collect(programme, f.name).rows.size() == f.type().length(f.of(&programme)));
    }
}

TEST(Table, NumbersThatAreNoneAreLeftOut) {
    Programme programme;
    programme.composite_indexes.resize(1);
    CompositeIndex& index = programme.composite_indexes[0];
    index.id = Id<CompositeIndex>("i");
    for (const double value :
         {1.5, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
        index.values.push_back({.area = "a", .at = Period::year(2022), .value = value});
    const Grid grid = collect(programme, "composite_indexes.values");
    ASSERT_EQ(grid.rows.size(), 3U);
    const auto column =
        static_cast<std::size_t>(std::ranges::find(grid.columns, "value") - grid.columns.begin());
    ASSERT_LT(column, grid.columns.size());
    EXPECT_EQ(grid.rows[0][column].text, "1.5");
    EXPECT_EQ(grid.rows[1][column].kind, Kind::empty);
    EXPECT_EQ(grid.rows[2][column].kind, Kind::empty);
}

}  // namespace
}  // namespace sociaaldomein
