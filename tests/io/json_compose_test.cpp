#include <sociaaldomein/io/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/core/walk.hpp>

#include "io/problems.hpp"

namespace sociaaldomein {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing_io::document;
using testing_io::Folder;

/// Documents a.json, b.json, ... in a folder of their own.
class Compose : public testing::Test {
protected:
    Loaded load(const std::vector<std::string>& bodies) {
        paths_.clear();
        for (std::size_t i = 0; i < bodies.size(); ++i)
            paths_.push_back(
                folder_.write(std::string(1, static_cast<char>('a' + i)) + ".json", document(bodies[i])));
        return load_documents(paths_);
    }
    std::vector<std::string> problems(const std::vector<std::string>& bodies) {
        return folder_.without_path(testing_io::problems_of([&] { load(bodies); }));
    }

    Folder folder_;
    std::vector<std::filesystem::path> paths_;
};

TEST_F(Compose, RecordsWithOneIdAreOneRecord) {
    const Programme p =
        load({R"("id": "zwolle", "tracks": [{"id": "t", "number": 1}],
        "caseloads": [{"id": "w", "name": "Bijstand", "act": "participation_act", "observations": [{"at": "2020-12", "value": 3840}]}])",
              R"("id": "zwolle", "caseloads": [{"id": "v", "observations": []}, {"id": "w", "track": "t",
        "act": "participation_act", "name": {"nl": "Bijstand", "en": "Welfare"},
        "observations": [{"at": "2020-12", "value": 3841}, {"at": "2021-12", "value": 3619}]}])"})
            .programme;
    ASSERT_EQ(p.caseloads.size(), 2U);
    const Caseload& w = p.caseloads[0];
    EXPECT_EQ(w.id.str(), "w");
    EXPECT_EQ(w.name.en, "Welfare");
    EXPECT_EQ(w.track.str(), "t");
    EXPECT_EQ(p.caseloads[1].id.str(), "v");
    // Vintages of one moment are all kept, in the order of the documents.
    ASSERT_EQ(w.observations.size(), 3U);
    EXPECT_EQ(w.observations[0].figure.value, Count{3840});
    EXPECT_EQ(w.observations[1].figure.value, Count{3841});
    EXPECT_EQ(w.observations[2].figure.value, Count{3619});
}

TEST_F(Compose, ListsWithinRecordsAreMergedById) {
    const Programme p =
        load(
            {R"("interventions": [{"id": "i", "agreements": [{"id": "x", "name": "X"}, {"id": "y"}]}])",
             R"("interventions": [{"id": "i", "agreements": [{"id": "z"}, {"id": "x", "results": {"finance": {"text": "f"}}}],
                                 "results": {"quality": {"text": "q"}}}])",
             R"("interventions": [{"id": "i", "agreements": [{"id": "x", "results": {"quantity": {"text": "n"}}}]}])"})
            .programme;
    ASSERT_EQ(p.interventions.size(), 1U);
    const auto& agreements = p.interventions[0].agreements;
    ASSERT_EQ(agreements.size(), 3U);
    EXPECT_EQ(agreements[0].name.nl, "X");
    EXPECT_EQ(agreements[0].results.finance.text.nl, "f");
    EXPECT_EQ(agreements[0].results.quantity.text.nl, "n");
    EXPECT_EQ(agreements[2].id.str(), "z");
    EXPECT_EQ(p.interventions[0].results.quality.text.nl, "q");
}

TEST_F(Compose, DifferentValuesAreAnErrorThatNamesBothPlaces) {
    EXPECT_THAT(problems({R"("municipality": {"code": "GM0193"},
"tracks": [{"id": "t", "number": 1, "precondition_only": false}])",
                          R"("municipality": {"code": "GM0180"}, "tracks": [{"id": "t",
"number": 2, "precondition_only": true}])"}),
                ElementsAre("inconsistent b.json:2:26: /municipality/code: found the text \"GM0180\", "
                            "expected the text \"GM0193\" "
                            "as in a.json:2",
                            "inconsistent b.json:3:11: /tracks/t/number: found the number 2, expected the "
                            "number 1 as in a.json:3",
                            // Also a default counts, where it was written.
                            "inconsistent b.json:3:35: /tracks/t/precondition_only: found true, expected "
                            "false as in a.json:3"));
    EXPECT_THAT(problems({R"("name": "A")", R"("name": {"nl": "B"})"}),
                ElementsAre(HasSubstr("inconsistent b.json:2:16: /name/nl: found the text \"B\", expected "
                                      "the text \"A\" as in a.json:2")));
    EXPECT_THAT(problems({R"("id": "a")", R"("id": "b")"}),
                ElementsAre(HasSubstr("/id: found the text \"b\", expected the text \"a\"")));
}

TEST_F(Compose, EqualValuesMayBeRepeatedInAnyForm) {
    EXPECT_THAT(
        problems(
            {R"("sources": [{"id": "s", "period": "2022"}], "key_figures": [{"id": "k", "count": "7 to 8", "at": 2022, "source": "s"}])",
             R"("sources": [{"id": "s", "period": 2022}],
                             "key_figures": [{"id": "k", "count": {"value": 7, "bound": "range", "upper": 8}, "at": "2022"}])"}),
        IsEmpty());
}

TEST_F(Compose, FiguresMustAgreeAndKeepTheirFirstSource) {
    const std::vector<std::string> same{
        R"("sources": [{"id": "r1"}, {"id": "r2"}], "source": "r1: p. 1", "savings_ledgers": [{"id": "l", "target": 2.65, "unit": "eur_million",
           "parts": [{"id": "x", "value": 1.4}]}])",
        R"("source": "r2: p. 2", "savings_ledgers": [{"id": "l", "target": {"value": 2650, "unit": "eur_thousand"},
           "parts": [{"id": "x", "state": "realised", "value": 1400000}]}])"};
    const Programme p = load(same).programme;
    const SavingsLedger& ledger = p.savings_ledgers[0];
    EXPECT_EQ(ledger.target->value, Money::euros(2'650'000));
    EXPECT_EQ(ledger.target->basis.unit, Unit::eur_million);
    EXPECT_EQ(ledger.target->basis.source.document.str(), "r1");
    ASSERT_EQ(ledger.parts.size(), 1U);
    EXPECT_EQ(ledger.parts[0].state, SavingState::realised);
    EXPECT_EQ(ledger.parts[0].figure.value, Money::euros(1'400'000));
    EXPECT_EQ(ledger.parts[0].figure.basis.source.place, "p. 1");

    EXPECT_THAT(problems({same[0], R"("savings_ledgers": [{"id": "l", "target": 2.66, "unit": "eur_million",
"parts": [{"id": "x", "value": "about 1.4", "unit": "eur_million"}]}])"}),
                ElementsAre(HasSubstr("inconsistent b.json:2:43: /savings_ledgers/l/target: found the number "
                                      "2.66, expected the number 2.65 as in a.json:2"),
                            HasSubstr("inconsistent b.json:3:32: /savings_ledgers/l/parts/x/value: found the "
                                      "text \"about 1.4\", expected what a.json:3 says")));
}

TEST_F(Compose, WhatDocumentsDisagreeOnIsUnspecifiedAndFiguresKeepTheirOwn) {
    const Programme p =
        load(
            {R"("sources": [{"id": "r1"}, {"id": "r2"}], "source": "r1", "scope": "municipality Zwolle", "status": "realised",
        "caseloads": [{"id": "w", "measure": "stock", "observations": [{"at": "2020", "value": 1}]}, {"id": "only-a", "observations": [{"at": "2020", "value": 5}]}])",
             R"("source": "r2", "scope": "municipality Zwolle",
        "caseloads": [{"id": "w", "observations": [{"at": "2021", "value": 2}]}, {"id": "only-b", "observations": [{"at": "2020", "value": 5}]}])"})
            .programme;
    EXPECT_TRUE(p.basis.source.empty());
    EXPECT_EQ(p.basis.scope.area, "Zwolle");
    EXPECT_EQ(p.basis.status, Status::unspecified);
    const Caseload& w = p.caseloads[0];
    EXPECT_TRUE(w.basis.source.empty());
    EXPECT_EQ(w.basis.measure, MeasureKind::unspecified);
    EXPECT_EQ(w.observations[0].figure.basis.source.document.str(), "r1");
    EXPECT_EQ(w.observations[0].figure.basis.measure, MeasureKind::stock);
    EXPECT_EQ(w.observations[0].figure.basis.status, Status::realised);
    EXPECT_EQ(w.observations[1].figure.basis.source.document.str(), "r2");
    EXPECT_EQ(w.observations[1].figure.basis.measure, MeasureKind::unspecified);
    EXPECT_EQ(w.observations[1].figure.basis.status, Status::unspecified);
    EXPECT_EQ(p.caseloads[1].basis.source.document.str(), "r1");
    EXPECT_EQ(p.caseloads[1].basis.status, Status::realised);
    EXPECT_EQ(p.caseloads[2].basis.source.document.str(), "r2");
    Programme again = p;
    complete(again);
    EXPECT_TRUE(again == p);
}

// A unit and its decimals belong together: one document's decimals say nothing of figures of the other.
TEST_F(Compose, DisagreeingUnitsTakeTheirDecimalsWithThem) {
    const Programme p =
        load(
            {R"("unit": "eur_million", "decimals": 2, "avoided_cost_ledgers": [{"id": "l", "total": 1, "cases": 5}])",
             R"("unit": "eur_thousand", "decimals": 2, "avoided_cost_ledgers": [{"id": "m", "total": 1, "cases": 5}])"})
            .programme;
    EXPECT_EQ(p.basis.decimals, std::nullopt);
    EXPECT_EQ(p.avoided_cost_ledgers[0].cases->basis.decimals, std::nullopt);
    EXPECT_EQ(p.avoided_cost_ledgers[0].total->basis.decimals, 2);
    EXPECT_EQ(p.avoided_cost_ledgers[0].total->value, Money::euros(1'000'000));
    EXPECT_EQ(p.avoided_cost_ledgers[1].total->value, Money::euros(1'000));
}

TEST_F(Compose, SourcesOfRecordsComeFromTheFirstDocumentUnlessSaid) {
    const std::string sources = R"("sources": [{"id": "r1"}, {"id": "r2"}], "source": "r1",)";
    const Programme p =
        load(
            {sources + R"("interventions": [{"id": "i", "agreements": [{"id": "x"}]}, {"id": "j"}])",
             R"("source": "r2", "interventions": [{"id": "i", "agreements": [{"id": "y"}]}, {"id": "j", "source": "r2: p. 3"}])"})
            .programme;
    EXPECT_EQ(p.interventions[0].source.document.str(), "r1");
    EXPECT_EQ(p.interventions[0].agreements[0].source.document.str(), "r1");
    EXPECT_EQ(p.interventions[0].agreements[1].source.document.str(), "r2");
    EXPECT_EQ(p.interventions[1].source.place, "p. 3");
    // Each report says where it speaks of the record: the first is kept, and it is no conflict.
    const Programme both = load({sources + R"("interventions": [{"id": "i", "source": "r1: p. 1"}])",
                                 R"("interventions": [{"id": "i", "source": "r2"}])"})
                               .programme;
    EXPECT_EQ(both.interventions[0].source.place, "p. 1");
}

TEST_F(Compose, AnIdTwiceInOneDocumentIsAnErrorAlsoWhenAnotherHasIt) {
    EXPECT_THAT(problems({R"("tracks": [{"id": "t"}])", "\"tracks\": [{\"id\": \"t\"},\n{\"id\": \"t\"}]"}),
                ElementsAre("duplicate_id b.json:3:8: /tracks/t/id: found the id \"t\" again, expected it "
                            "once in the list; it stands "
                            "in a.json:2 already"));
}

TEST_F(Compose, AllFilesAreLookedAt) {
    folder_.write("a.json", document("\"ide\": 1"));
    folder_.write("b.json", "{");
    folder_.write("c.json", document("\n\"name\": 3"));
    const std::vector<std::filesystem::path> paths{folder_.path() / "a.json", folder_.path() / "b.json",
                                                   folder_.path() / "none.json", folder_.path(),
                                                   folder_.path() / "c.json"};
    const auto lines = folder_.without_path(testing_io::problems_of([&] { load_documents(paths); }));
    ASSERT_EQ(lines.size(), 5U);
    EXPECT_THAT(lines[0], HasSubstr("unknown_field a.json:2:1: /ide"));
    EXPECT_THAT(lines[1], HasSubstr("syntax b.json:1:2: found the end of the document"));
    EXPECT_THAT(lines[2], HasSubstr("io none.json: found no such file"));
    EXPECT_THAT(lines[3], HasSubstr("io "));
    EXPECT_THAT(lines[3], HasSubstr("found a folder or device, expected a file"));
    EXPECT_THAT(lines[4], HasSubstr("wrong_type c.json:3:9: /name"));
    EXPECT_THROW(load_documents({}), Error);
}

TEST_F(Compose, ValidationProblemsPointIntoTheDocumentThatGaveTheValue) {
    EXPECT_THAT(problems({R"("caseloads": [{"id": "c", "observations": [{"at": "2020", "value": 1}]}])",
                          "\"caseloads\": [{\"id\": \"d\"}, {\"id\": \"c\",\n\"track\": "
                          "\"none\",\n\"observations\": [{\"at\": \"2021\", \"value\": 1, "
                          "\"source\": \"nowhere\"}]}]"}),
                ElementsAre(HasSubstr("dangling_reference b.json:3:10: /caseloads/c/track"),
                            HasSubstr("dangling_reference b.json:4:55: /caseloads/c/observations/1/source")));
}

TEST_F(Compose, InputsAreListedInOrder) {
    const Loaded loaded = load({"", "\"id\": \"x\""});
    ASSERT_EQ(loaded.inputs.size(), 2U);
    EXPECT_EQ(loaded.inputs[0].path, paths_[0].generic_string());
    EXPECT_EQ(loaded.inputs[1].bytes, document("\"id\": \"x\"").size());
    EXPECT_NE(loaded.inputs[0].sha256, loaded.inputs[1].sha256);
}

}  // namespace
}  // namespace sociaaldomein
