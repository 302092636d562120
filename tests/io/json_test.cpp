#include <sociaaldomein/io/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/core/define_type.hpp>
#include <sociaaldomein/core/sha256.hpp>
#include <sociaaldomein/core/walk.hpp>

#include "io/problems.hpp"

namespace sociaaldomein {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing_io::document;

Programme read(std::string_view body) { return load_document_text(document(body)).programme; }

TEST(LoadDocument, DocumentedExample) {
    const Loaded loaded = load_document_text(
        R"({"sociaaldomein": "1.0", "caseloads": [{"id": "welfare", "observations": [{"at": "2022-12", "value": 3541}]}]})");
    ASSERT_EQ(loaded.programme.caseloads.size(), 1U);
    const Caseload& welfare = loaded.programme.caseloads.front();
    EXPECT_EQ(welfare.id.str(), "welfare");
    ASSERT_EQ(welfare.observations.size(), 1U);
    EXPECT_EQ(welfare.observations[0].at, When(Period::month(2022, 12)));
    EXPECT_EQ(welfare.observations[0].figure.value, Count{3541});
    EXPECT_TRUE(loaded.writable);
    EXPECT_TRUE(loaded.warnings.empty());
}

TEST(FromJson, DocumentedExample) {
    EXPECT_EQ(from_json<Text>(R"({"nl": "spoor", "en": "track"})").en, "track");
}

TEST(FromJson, AnyDescribedType) {
    EXPECT_EQ(from_json<Text>("\"spoor\"").nl, "spoor");
    EXPECT_EQ(from_json<std::vector<double>>("[0.1, -2.5e3, 1e300]"),
              (std::vector<double>{0.1, -2500, 1e300}));
    EXPECT_EQ(from_json<std::vector<Period>>("[\"2022\", 2023]"),
              (std::vector<Period>{Period::year(2022), Period::year(2023)}));
    EXPECT_EQ(from_json<bool>("true"), true);
    EXPECT_EQ(from_json<int>("-3"), -3);
    EXPECT_EQ(from_json<int>("1.2e1"), 12);
    EXPECT_EQ(from_json<Money>("12.34"), Money::cents(1234));
    EXPECT_EQ(from_json<std::optional<Act>>("\"wmo\""), Act::wmo);
    const auto figure =
        from_json<MoneyFigure>(R"({"value": "over 57", "unit": "eur_million", "caveat": "op papier"})");
    EXPECT_EQ(figure.value, Money::euros(57'000'000));
    EXPECT_EQ(figure.bound, Bound::over);
    EXPECT_EQ(figure.caveat, "op papier");
}

TEST(LoadDocument, NumbersAreExact) {
    const Programme p = read(R"("key_figures": [
        {"id": "a", "money": 0.1}, {"id": "b", "money": 0.30}, {"id": "c", "money": 92233720368547758.07},
        {"id": "d", "money": 4.85, "unit": "eur_million"}, {"id": "e", "share": -0.4}, {"id": "f", "count": "1e3 to 2e3"},
        {"id": "g", "money": 1e-2}, {"id": "h", "hours": 0.25}, {"id": "i", "share": 0.4321, "unit": "fraction"},
        {"id": "j", "count": 3.4, "unit": "thousands"}, {"id": "k", "money": -0}])");
    EXPECT_EQ(p.key_figures[0].money->value.raw(), 10);
    EXPECT_EQ(p.key_figures[1].money->value.raw(), 30);
    EXPECT_EQ(p.key_figures[2].money->value.raw(), INT64_MAX);
    EXPECT_EQ(p.key_figures[3].money->value.raw(), 485'000'000);
    EXPECT_EQ(p.key_figures[4].share->value.raw(), -4'000);
    EXPECT_EQ(p.key_figures[5].count->value.raw(), 1000);
    EXPECT_EQ(p.key_figures[5].count->upper->raw(), 2000);
    EXPECT_EQ(p.key_figures[6].money->value.raw(), 1);
    EXPECT_EQ(p.key_figures[7].hours->value.raw(), 900);
    EXPECT_EQ(p.key_figures[8].share->value.raw(), 432'100);
    EXPECT_EQ(p.key_figures[9].count->value.raw(), 3'400);
    EXPECT_EQ(p.key_figures[10].money->value.raw(), 0);
}

TEST(LoadDocument, FormsOfAFigure) {
    const Programme p = read(R"("key_figures": [
        {"id": "a", "count": "about 3400"}, {"id": "b", "count": "not_printed"},
        {"id": "c", "count": {"value": 12, "bound": "under", "status": "target", "source": "r: p. 1"}},
        {"id": "d", "count": {"absent": "suppressed", "population": "residents"}},
        {"id": "e", "count": {"value": "7 to 8"}}, {"id": "f", "count": {"value": 7, "bound": "range", "upper": 9}}], "sources": [{"id": "r"}])");
    const auto& k = p.key_figures;
    EXPECT_EQ(k[0].count->bound, Bound::about);
    EXPECT_EQ(k[1].count->absent, Absence::not_printed);
    EXPECT_EQ(k[2].count->bound, Bound::under);
    EXPECT_EQ(k[2].count->basis.status, Status::target);
    EXPECT_EQ(k[2].count->basis.source.place, "p. 1");
    EXPECT_EQ(k[3].count->absent, Absence::suppressed);
    EXPECT_EQ(k[3].count->basis.population, "residents");
    EXPECT_EQ(k[4].count->upper, Count{8});
    EXPECT_EQ(k[5].count->upper, Count{9});
    EXPECT_FALSE(k[5].money.has_value());
}

// What stands around a figure counts, wherever it is written in its object.
TEST(LoadDocument, FiguresInheritWhateverTheOrder) {
    const Programme p = read(R"("money_tables": [{
        "rows": [{"id": "r", "figures": [0.25, {"value": 3, "unit": "eur"}], "status": "agreed"},
                 {"id": "s", "figures": [1, 2], "source": "b", "unit": "eur_thousand"}],
        "columns": [{"id": "x"}, {"id": "y"}], "id": "t", "decimals": 2, "unit": "eur_million"}],
        "sources": [{"id": "a"}, {"id": "b"}], "source": "a", "scope": "region IJssel-Vecht")");
    const auto& rows = p.money_tables[0].rows;
    const MoneyFigure& quarter = rows[0].figures[0];
    EXPECT_EQ(quarter.value, Money::euros(250'000));
    EXPECT_EQ(quarter.basis.unit, Unit::eur_million);
    EXPECT_EQ(quarter.basis.decimals, 2);
    EXPECT_EQ(quarter.basis.status, Status::agreed);
    EXPECT_EQ(quarter.basis.source.document.str(), "a");
    EXPECT_EQ(quarter.basis.scope.area, "IJssel-Vecht");
    EXPECT_EQ(rows[0].figures[1].value, Money::euros(3));
    EXPECT_EQ(rows[0].figures[1].basis.decimals, std::nullopt);
    EXPECT_EQ(rows[1].figures[0].value, Money::euros(1'000));
    EXPECT_EQ(rows[1].figures[0].basis.source.document.str(), "b");
    EXPECT_EQ(rows[1].figures[0].basis.status, Status::unspecified);
}

TEST(LoadDocument, UnitsOfAnotherQuantityAreNotInherited) {
    const Programme p =
        read(R"("unit": "eur_million", "avoided_cost_ledgers": [{"id": "a", "cases": 5, "total": 1}])");
    EXPECT_EQ(p.avoided_cost_ledgers[0].cases->value, Count{5});
    EXPECT_EQ(p.avoided_cost_ledgers[0].cases->basis.unit, Unit::unspecified);
    EXPECT_EQ(p.avoided_cost_ledgers[0].total->value, Money::euros(1'000'000));
}

TEST(LoadDocument, SourcesOfRecordsAreInherited) {
    const Programme p = read(R"("sources": [{"id": "a"}, {"id": "b"}], "source": "a: p. 9", "interventions": [
        {"id": "i", "agreements": [{"id": "x"}, {"id": "y", "source": "b"}]},
        {"id": "j", "source": "b: p. 2", "agreements": [{"id": "z"}]}])");
    EXPECT_EQ(p.interventions[0].source.place, "p. 9");
    EXPECT_EQ(p.interventions[0].agreements[0].source.place, "p. 9");
    EXPECT_EQ(p.interventions[0].agreements[1].source.document.str(), "b");
    EXPECT_EQ(p.interventions[1].agreements[0].source.place, "p. 2");
}

TEST(LoadDocument, IsWhatCompleteMakesOfIt) {
    Programme p = read(
        R"("sources": [{"id": "a"}], "source": "a", "unit": "eur_thousand", "decimals": 1, "status": "realised",
        "savings_ledgers": [{"id": "s", "target": 2.6, "parts": [{"id": "x", "unit": "eur", "value": 3}, {"id": "y", "value": 1}]}],
        "variance_analyses": [{"id": "v", "items": [{"id": "i", "value": 249, "alternative": "almost 5", "parts": [{"id": "p", "value": 2}]}]}],
        "claims": [{"id": "1", "count": {"stated": 5, "named": ["a"]}, "scope": "country"}], "risk_registers": [{"id": "r"}])");
    const Programme before = p;
    complete(p);
    EXPECT_TRUE(p == before);
    EXPECT_EQ(before.variance_analyses[0].items[0].parts[0].figure.value, Money::euros(2'000));
    EXPECT_EQ(before.claims[0].count->stated.basis.scope.level, ScopeLevel::country);
}

TEST(LoadDocument, InputsAreNotedForTheAuditTrail) {
    const std::string json = document("");
    const Loaded loaded = load_document_text(json, "x.json");
    ASSERT_EQ(loaded.inputs.size(), 1U);
    EXPECT_EQ(loaded.inputs[0].path, "x.json");
    EXPECT_EQ(loaded.inputs[0].bytes, json.size());
    EXPECT_EQ(loaded.inputs[0].sha256, sha256_hex(json));
}

TEST(LoadDocument, SchemaIsIgnoredAndByteOrderMarkSkipped) {
    EXPECT_NO_THROW(load_document_text("\xEF\xBB\xBF{\"$schema\": \"x.json\", \"sociaaldomein\": \"1.0\"}"));
}

TEST(LoadDocument, NewerMinorVersionIsReadAsFarAsItIsKnown) {
    const Loaded loaded = load_document_text(
        "{\"sociaaldomein\": \"1.7\", \"id\": \"p\",\n \"forecasts\": [{\"x\": 1}],\n \"tracks\": [{\"id\": "
        "\"t\", \"mood\": 3}]}",
        "n.json");
    EXPECT_EQ(loaded.programme.id.str(), "p");
    EXPECT_EQ(loaded.programme.tracks.size(), 1U);
    EXPECT_FALSE(loaded.writable);
    ASSERT_EQ(loaded.warnings.size(), 2U);
    EXPECT_EQ(to_string(loaded.warnings[0]),
              "n.json:2:2: /forecasts: found the member \"forecasts\", which this version does not know: it "
              "is left out");
    EXPECT_THAT(to_string(loaded.warnings[1]),
                HasSubstr("n.json:3:25: /tracks/t/mood: found the member \"mood\""));
    EXPECT_TRUE(load_document_text("{\"sociaaldomein\": \"1.7\"}").writable);
}

TEST(LoadDocument, ValidationProblemsHavePlaces) {
    EXPECT_THAT(testing_io::problems_of_text(document(
                    "\"caseloads\": [\n  {\"id\": \"a\"},\n  {\"id\": \"b\",\n   \"track\": \"zpoor\"}],\n"
                    "\"tracks\": [{\"id\": \"spoor\"}]")),
                ElementsAre("dangling_reference d.json:5:13: /caseloads/b/track: found \"zpoor\", expected "
                            "the id of a Track; did "
                            "you mean \"spoor\"?"));
}

}  // namespace
}  // namespace sociaaldomein
