#include <sociaaldomein/io/json_writer.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/walk.hpp>
#include <sociaaldomein/domain/programme.hpp>

#include "core/throws.hpp"
#include "support/folder.hpp"

namespace sociaaldomein {
namespace {

const JsonStyle line{.one_line = true};

template <class T>
std::string json(const T& value) {
    return to_json(value, line);
}

TEST(JsonWriter, DocumentedExample) {
    EXPECT_EQ(to_json(Text{"Wachtlijst", ""}), "\"Wachtlijst\"\n");
    EXPECT_EQ(to_json(Text{"Wachtlijst", "Waitlist"}), "{\"nl\": \"Wachtlijst\", \"en\": \"Waitlist\"}\n");
}

TEST(JsonWriter, DocumentExample) { EXPECT_EQ(to_document(Programme{}), "{\"sociaaldomein\": \"1.0\"}\n"); }

Programme example() {
    Programme programme;
    programme.id = Id<Programme>("zwolle");
    programme.name = {"Hervormingsagenda", "Reform agenda"};
    programme.basis.source.document = Id<SourceDocument>("half-year");
    programme.basis.scope = {ScopeLevel::municipality, "Zwolle"};

    Caseload welfare;
    welfare.id = Id<Caseload>("welfare");
    welfare.name.nl = "Bijstand \"files\"";
    welfare.basis.measure = MeasureKind::stock;
    for (int year = 2019; year < 2023; ++year) {
        CountObservation observation{When(Period::year(year)), CountFigure(Count{3000 + year})};
        observation.figure.basis.status = Status::realised;
        welfare.observations.push_back(observation);
    }
    welfare.observations[0].figure.bound = Bound::about;
    welfare.observations[1].figure = CountFigure(Absence::not_printed);
    welfare.observations[2].figure.caveat = "artefact";
    welfare.observations[3].figure.basis.source = {Id<SourceDocument>("annual"), "page 12"};
    programme.caseloads.push_back(welfare);

    MoneyTable table;
    table.id = Id<MoneyTable>("value-case");
    table.basis.unit = Unit::eur_million;
    table.basis.decimals = 2;
    table.columns = {{"y2020", {"2020", ""}, When(Period::year(2020)), ""},
                     {"y2021", {}, std::nullopt, "y2020"}};
    TableRow<Money> row;
    row.id = "total";
    row.figures = {MoneyFigure(Money::euros(1'150'000)), MoneyFigure(Money::euros(-50'000))};
    row.figures[1].basis.unit = Unit::eur_million;
    table.rows.push_back(row);
    programme.money_tables.push_back(table);
    complete(programme);
    return programme;
}

constexpr std::string_view example_document = R"({
  "sociaaldomein": "1.0",
  "id": "zwolle",
  "name": {"nl": "Hervormingsagenda", "en": "Reform agenda"},
  "caseloads": [
    {
      "id": "welfare",
      "name": "Bijstand \"files\"",
      "observations": [
        {"at": "2019", "value": "about 5019", "status": "realised"},
        {"at": "2020", "value": "not_printed"},
        {"at": "2021", "value": 5021, "caveat": "artefact", "status": "realised"},
        {"at": "2022", "value": 5022, "status": "realised", "source": "annual: page 12"}
      ],
      "measure": "stock"
    }
  ],
  "money_tables": [
    {
      "id": "value-case",
      "columns": [
        {"id": "y2020", "name": "2020", "at": "2020"},
        {"id": "y2021", "equals": "y2020"}
      ],
      "rows": [
        {
          "id": "total",
          "figures": [
            1.15,
            {"value": -0.05, "unit": "eur_million"}
          ]
        }
      ],
      "unit": "eur_million",
      "decimals": 2
    }
  ],
  "scope": "municipality Zwolle",
  "source": "half-year"
}
)";

TEST(JsonWriter, WritesACanonicalDocument) { EXPECT_EQ(to_document(example()), example_document); }

TEST(JsonWriter, WritesIncompleteValuesAsCompleteOnes) {
    Programme programme = example();
    for (CountObservation& observation : programme.caseloads[0].observations) {
        observation.figure.basis.scope = {};
        observation.figure.basis.measure = MeasureKind::unspecified;
    }
    // The unit in force is the table's, also for a figure that was never told so.
    programme.money_tables[0].rows[0].figures[0].basis = {};
    programme.money_tables[0].rows[0].basis = {};
    EXPECT_EQ(to_document(programme), example_document);
}

TEST(JsonWriter, WritesNumbersShortestAndExactly) {
    IndexValue value;
    value.area = "Assendorp";
    for (const auto& [number, text] :
         std::initializer_list<std::pair<double, std::string>>{{0.1, "0.1"},
                                                               {100, "100"},
                                                               {-0.0, "-0"},
                                                               {1e300, "1e+300"},
                                                               {5e-324, "5e-324"},
                                                               {1.0 / 3, "0.3333333333333333"},
                                                               {123456789.125, "123456789.125"}}) {
        value.value = number;
        EXPECT_EQ(json(value), "{\"area\": \"Assendorp\", \"value\": " + text + "}");
    }
    MoneyFigure money(Money::from_raw(std::numeric_limits<std::int64_t>::min()));
    EXPECT_EQ(json(money), "-92233720368547758.08");
    money.basis.unit = Unit::eur_billion;
    EXPECT_EQ(json(money), R"({"value": -92233720.36854775808, "unit": "eur_billion"})");
}

TEST(JsonWriter, LeavesOutWhatIsDefaultOnly) {
    Funnel funnel;
    EXPECT_EQ(json(funnel), "{}");
    FunnelStage stage;
    stage.fruitful = false;
    // A figure without a value would have to say why: zero is written.
    EXPECT_EQ(json(stage), R"({"fruitful": false, "value": 0})");
    funnel.entered.emplace();
    funnel.stages.resize(2);
    funnel.at = When(Date(2022, 11, 1));
    EXPECT_EQ(json(funnel), R"({"at": "2022-11-01", "entered": 0, "stages": [{"value": 0}, {"value": 0}]})");
}

TEST(JsonWriter, KeepsARecordThatIsThereThoughItIsEmpty) {
    Claim claim;
    claim.direction.emplace();
    claim.count.emplace();
    EXPECT_EQ(json(claim), R"({"count": {"stated": 0}, "direction": {}})");
}

TEST(JsonWriter, LeavesOutARecordThatOnlyInherits) {
    SpendingProposal proposal;
    proposal.basis.status = Status::target;
    proposal.years.resize(1);
    proposal.years[0].net.emplace(Money::euros(5));
    complete(proposal);
    EXPECT_EQ(json(proposal), R"({"years": [{"net": 5}], "status": "target"})");
}

TEST(JsonWriter, InheritsSourcesFromRecordsWithoutABasis) {
    RiskRegister registry;
    registry.source = {Id<SourceDocument>("report"), "section 6"};
    registry.risks.resize(2);
    registry.risks[0].id = Id<Risk>("open-end");
    registry.risks[0].amount.emplace(Money::euros(100'000));
    registry.risks[1].id = Id<Risk>("budget");
    registry.risks[1].basis.source = {Id<SourceDocument>("report"), "section 7"};
    complete(registry);
    EXPECT_EQ(
        json(registry),
        R"({"risks": [{"id": "open-end", "amount": 100000}, {"id": "budget", "source": "report: section 7"}], )"
        R"("source": "report: section 6"})");
}

TEST(JsonWriter, WritesBothLanguagesWhereTheFirstIsMissing) {
    EXPECT_EQ(json(Text{"", "Waitlist"}), R"({"en": "Waitlist"})");
    EXPECT_EQ(json(Text{}), R"("")");
    TrackSummary summary;
    summary.reforms = {{"a", ""}, {"", ""}, {"b", "c"}};
    EXPECT_EQ(json(summary), R"({"reforms": ["a", "", {"nl": "b", "en": "c"}]})");
}

TEST(JsonWriter, RefusesNumbersThatAreNone) {
    Programme programme;
    programme.composite_indexes.resize(1);
    programme.composite_indexes[0].id = Id<CompositeIndex>("elderly");
    programme.composite_indexes[0].values.resize(2);
    for (const double number :
         {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        programme.composite_indexes[0].values[1].value = number;
        EXPECT_THAT([&] { to_document(programme); },
                    throws(Errc::out_of_domain, "/composite_indexes/elderly/values/1/value: found "));
    }
}

TEST(JsonWriter, RefusesTextsThatCouldNotBeReadBack) {
    Programme programme = example();
    programme.caseloads[0].name.en = "caf\xE9";
    EXPECT_THAT([&] { to_document(programme); },
                throws(Errc::out_of_domain,
                       R"(/caseloads/welfare/name/en: found "\xE9" (byte 4) in "caf\xE9", expected UTF-8)"));
    programme.caseloads[0].name.en = std::string("a\0b", 3);
    EXPECT_THAT([&] { to_document(programme); },
                throws(Errc::out_of_domain, "/caseloads/welfare/name/en: found "));
    programme.caseloads[0].name.en.clear();
    programme.caseloads[0].observations[1].figure.caveat = "\xFF";
    EXPECT_THAT([&] { to_document(programme); },
                throws(Errc::out_of_domain, "/caseloads/welfare/observations/1/caveat: found "));
    programme.caseloads[0].observations[1].figure.caveat.clear();
    programme.basis.population = "\xFF";
    EXPECT_THAT([&] { to_document(programme); }, throws(Errc::out_of_domain, "/population: found "));
}

TEST(JsonWriter, RefusesFiguresThatCouldNotBeReadBack) {
    Programme programme = example();
    auto& figures = programme.money_tables[0].rows[0].figures;
    figures[1].bound = Bound::range;
    EXPECT_THAT(
        [&] { to_document(programme); },
        throws(Errc::missing_field, "/money_tables/value-case/rows/total/figures/1: found a range without"));
    figures[1].upper = Money::euros(-60'000);
    EXPECT_THAT([&] { to_document(programme); },
                throws(Errc::inconsistent, "found a range from -0.05 to -0.06"));
    figures[1] = MoneyFigure(Money::euros(1));
    figures[1].absent = Absence::suppressed;
    EXPECT_THAT([&] { to_document(programme); },
                throws(Errc::inconsistent, "absent (suppressed) and has a value"));
    figures[1] = MoneyFigure(Money::euros(1));
    figures[1].basis.unit = Unit::percent;
    EXPECT_THAT([&] { to_document(programme); },
                throws(Errc::unlike, "found the unit percent, expected one of money"));
    figures[1].basis.unit = Unit::eur;
    figures[1].basis.decimals = 10;
    EXPECT_THAT([&] { to_document(programme); },
                throws(Errc::out_of_domain, "found 10 decimals, expected 0 to 9"));
    programme = example();
    programme.caseloads[0].observations[2].figure.bound = Bound::range;
    EXPECT_THAT([&] { to_document(programme); },
                throws(Errc::missing_field, "/caseloads/welfare/observations/2: found a range"));
    programme = example();
    programme.caseloads[0].basis.decimals = -1;
    EXPECT_THAT([&] { to_document(programme); },
                throws(Errc::out_of_domain, "/caseloads/welfare: found -1 decimals"));
}

TEST(JsonWriter, RefusesAnIdThatOccursTwice) {
    Programme programme = example();
    programme.caseloads.push_back(programme.caseloads[0]);
    EXPECT_THAT([&] { to_document(programme); },
                throws(Errc::duplicate_id, "/caseloads/welfare: found this id"));
    programme.caseloads[1].id = {};
    programme.caseloads.push_back(programme.caseloads[1]);  // without an id they are no more than alike
    EXPECT_NO_THROW(to_document(programme));
}

class SaveDocument : public testing::Test {
protected:
    const support::Folder folder;
    const std::filesystem::path path = folder / "programme.json";
    std::string content() const { return support::content_of(path); }
};

TEST_F(SaveDocument, WritesTheFile) {
    save_document(example(), path);
    EXPECT_EQ(content(), example_document);
}

TEST_F(SaveDocument, LeavesTheFileWhenTheProgrammeCannotBeWritten) {
    save_document(example(), path);
    Programme programme;
    programme.name.nl = "\xFF";
    EXPECT_THAT([&] { save_document(programme, path); }, throws(Errc::out_of_domain, "/name/nl: "));
    EXPECT_EQ(content(), example_document);
}

TEST_F(SaveDocument, NamesTheFileThatCannotBeWritten) {
    EXPECT_THAT([&] { save_document(example(), path / "below"); }, throws(Errc::io, "programme.json"));
}

}  // namespace
}  // namespace sociaaldomein
