#include <sociaaldomein/io/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "io/problems.hpp"

namespace sociaaldomein {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing_io::document;
using testing_io::Folder;

/// A table whose cells stand in t.csv.
class WideTable : public testing::Test {
protected:
    Loaded load(const std::string& body) {
        const std::vector<std::filesystem::path> paths{folder_.write("d.json", document(body))};
        return load_documents(paths);
    }
    MoneyTable money(const std::string& csv, const std::string& more = "") {
        folder_.write("t.csv", csv);
        return load(R"("money_tables": [{"id": "t", "unit": "eur_thousand", "cells": {"csv": "t.csv"})" +
                    more + "}]")
            .programme.money_tables.at(0);
    }
    std::vector<std::string> problems(const std::string& csv, const std::string& more = "") {
        return folder_.without_path(testing_io::problems_of([&] { money(csv, more); }));
    }

    Folder folder_;
};

TEST_F(WideTable, HeadingsAreColumnsAndLabelsAreRows) {
    const MoneyTable t =
        money("Omschrijving;2022;31-12-2023;Raming 2024\nTotale lasten;1.234,5;€ 2;(3)\nBaten;-;x;\n");
    ASSERT_EQ(t.columns.size(), 3U);
    EXPECT_EQ(t.columns[0].id, "2022");
    EXPECT_EQ(t.columns[0].at, When(Period::year(2022)));
    EXPECT_EQ(t.columns[1].id, "31-12-2023");
    EXPECT_EQ(t.columns[1].at, When(Date(2023, 12, 31)));
    EXPECT_EQ(t.columns[2].id, "raming-2024");
    EXPECT_EQ(t.columns[2].name.nl, "Raming 2024");
    EXPECT_FALSE(t.columns[2].at.has_value());
    ASSERT_EQ(t.rows.size(), 2U);
    EXPECT_EQ(t.rows[0].id, "totale-lasten");
    EXPECT_EQ(t.rows[0].name.nl, "Totale lasten");
    ASSERT_EQ(t.rows[0].figures.size(), 3U);
    EXPECT_EQ(t.rows[0].figures[0].value, Money::euros(1'234'500));
    EXPECT_EQ(t.rows[0].figures[0].basis.unit, Unit::eur_thousand);
    EXPECT_EQ(t.rows[0].figures[1].value, Money::euros(2'000));
    EXPECT_EQ(t.rows[0].figures[2].value, Money::euros(-3'000));
    EXPECT_EQ(t.rows[1].figures[0].absent, Absence::not_applicable);
    EXPECT_EQ(t.rows[1].figures[1].absent, Absence::suppressed);
    EXPECT_EQ(t.rows[1].figures[2].absent, Absence::not_printed);
}

TEST_F(WideTable, IdsAndFormulasMayHaveColumnsOfTheirOwn) {
    const MoneyTable t = money("Post,id,equals,2022\nLasten,l,,5\nBaten,b,,3\nSaldo,s,l - b,2\nRest,,,0\n");
    ASSERT_EQ(t.rows.size(), 4U);
    EXPECT_EQ(t.rows[2].id, "s");
    EXPECT_EQ(t.rows[2].name.nl, "Saldo");
    EXPECT_EQ(t.rows[2].equals, "l - b");
    EXPECT_EQ(t.rows[2].figures.size(), 1U);
    EXPECT_EQ(t.rows[3].id, "rest");
}

TEST_F(WideTable, TheDocumentAddsToWhatTheFileHas) {
    const MoneyTable t = money("Post,2022,2023,Totaal\nLasten,5,6,11\nBaten,3,3,6\nSaldo,2,3,5\n",
                               R"(, "columns": [{"id": "totaal", "equals": "2022 + 2023", "name": "Som"}],
        "rows": [{"id": "eigen", "figures": [1, 1, 2]}, {"id": "saldo", "equals": "lasten - baten", "unit": "eur"}])");
    ASSERT_EQ(t.columns.size(), 3U);
    EXPECT_EQ(t.columns[2].equals, "2022 + 2023");
    EXPECT_EQ(t.columns[2].name.nl, "Som");
    ASSERT_EQ(t.rows.size(), 4U);
    EXPECT_EQ(t.rows[2].equals, "lasten - baten");
    EXPECT_EQ(t.rows[2].name.nl, "Saldo");
    // Its own unit says how its cells are read.
    EXPECT_EQ(t.rows[2].figures[0].value, Money::euros(2));
    EXPECT_EQ(t.rows[1].figures[0].value, Money::euros(3'000));
    EXPECT_EQ(t.rows[3].id, "eigen");
    EXPECT_EQ(t.rows[3].figures[2].value, Money::euros(2'000));
}

// A table as a department keeps it: a title, a unit, chapters with subtotals of one name, words for what is not known.
TEST_F(WideTable, AsADepartmentKeepsIt) {
    folder_.write("t.csv",
                  "Tabel 3.2 Lasten, baten en saldo;;;\r\n(x € 1.000);;;\r\n;;;\r\n"
                  "Omschrijving;Rekening;Begroting;Rekening\r\nWmo, overig;;;\r\n"
                  "Hulp;€ 12.345,-;ca. 12.900;1 234\r\nSubtotaal;20.465;ruim 21.200;<10\r\n"
                  "Jeugd;;;\r\nVerblijf;9.800;n.v.t.;PM\r\nSubtotaal;24.820;3 tot 4;\xE2\x80\x93"
                  "1.204\r\n");
    const Programme p =
        load(R"("money_tables": [{"id": "t", "unit": "eur_thousand", "cells": {"csv": "t.csv"},
                "rows": [{"id": "subtotaal-2", "name": "Jeugd"}]}])")
            .programme;
    const MoneyTable& t = p.money_tables.at(0);
    ASSERT_EQ(t.columns.size(), 3U);
    EXPECT_EQ(t.columns[0].id, "rekening");
    EXPECT_EQ(t.columns[2].id, "rekening-2");
    ASSERT_EQ(t.rows.size(), 6U);
    EXPECT_EQ(t.rows[0].id, "wmo-overig");
    EXPECT_EQ(t.rows[0].figures[1].absent, Absence::not_printed);
    EXPECT_EQ(t.rows[1].figures[0].value, Money::euros(12'345'000));
    EXPECT_EQ(t.rows[1].figures[1].value, Money::euros(12'900'000));
    EXPECT_EQ(t.rows[1].figures[1].bound, Bound::about);
    EXPECT_EQ(t.rows[1].figures[2].value, Money::euros(1'234'000));
    EXPECT_EQ(t.rows[2].id, "subtotaal");
    EXPECT_EQ(t.rows[2].figures[1].bound, Bound::over);
    EXPECT_EQ(t.rows[2].figures[2].bound, Bound::under);
    EXPECT_EQ(t.rows[4].figures[1].absent, Absence::not_applicable);
    EXPECT_EQ(t.rows[4].figures[2].absent, Absence::to_be_determined);
    EXPECT_EQ(t.rows[5].id, "subtotaal-2");
    EXPECT_EQ(t.rows[5].name.nl, "Jeugd");
    EXPECT_EQ(t.rows[5].figures[1].bound, Bound::range);
    EXPECT_EQ(t.rows[5].figures[1].upper, Money::euros(4'000));
    EXPECT_EQ(t.rows[5].figures[2].value, Money::euros(-1'204'000));
}

TEST_F(WideTable, Percentages) {
    folder_.write("t.csv", "Verwijzer;2022\nHuisarts;12,5%\nOverig;87,5 %\n");
    const Programme p = load(R"("share_tables": [{"id": "t", "cells": {"csv": "t.csv"}}])").programme;
    EXPECT_EQ(p.share_tables[0].rows[0].figures[0].value, Share::ppm(125'000));
}

TEST_F(WideTable, Problems) {
    EXPECT_THAT(
        problems("Post;2022\nLasten;5,5,5\n"),
        ElementsAre(HasSubstr("syntax t.csv:2:8: /money_tables/t/rows/lasten/figures/0: found \"5,5,5\"")));
    EXPECT_THAT(problems("Post;2022;€\nLasten;5;6\n"),
                ElementsAre(HasSubstr("syntax t.csv:1:11: /money_tables/t/cells: found the heading \"€\", "
                                      "expected one with letters or digits")));
    EXPECT_THAT(problems("Post;2022\n;5\n"),
                ElementsAre(HasSubstr("syntax t.csv:2:1: /money_tables/t/cells: found the label \"\"")));
    EXPECT_THAT(problems("Post;id;2022\nTotaal;totaal;5\nRest;rest;1\nTotaal;totaal;6\n"),
                ElementsAre(HasSubstr("duplicate_id t.csv:4:8: /money_tables/t/rows/totaal/id: found the id "
                                      "\"totaal\" again, expected it once in the list; "
                                      "it stands in line 2 already")));
    EXPECT_THAT(problems("Post;2022\nLasten;5\n", R"(, "columns": [{"id": "2023", "equals": "2022"}])"),
                ElementsAre(HasSubstr("dangling_reference d.json:2:93: /money_tables/t/columns: found a "
                                      "column that the CSV file does not have")));
    EXPECT_THAT(problems("Post;2022\nLasten;1.250\n"),
                ElementsAre(HasSubstr("syntax t.csv:2:8: /money_tables/t/cells: found \"1.250\"")));
    const auto cells = [&](const std::string& text) {
        return folder_.without_path(testing_io::problems_of(
            [&] { load("\"money_tables\": [{\"id\": \"t\", \"cells\": " + text + "}]"); }));
    };
    EXPECT_THAT(cells("[]"), ElementsAre(HasSubstr("wrong_type d.json:2:39: /money_tables/t/cells: found a "
                                                   "list, expected {\"csv\": \"file.csv\"}")));
    EXPECT_THAT(cells("{}"),
                ElementsAre(HasSubstr("wrong_type d.json:2:39: /money_tables/t/cells: found an object")));
    EXPECT_THAT(folder_.without_path(testing_io::problems_of(
                    [&] { load(R"("caseloads": [{"id": "c", "cells": {"csv": "t.csv"}}])"); })),
                ElementsAre(HasSubstr("unknown_field d.json:2:27: /caseloads/c/cells")));
}

// What the file says of a row is found again in the file.
TEST_F(WideTable, ValidationProblemsPointIntoTheFile) {
    EXPECT_THAT(problems("Post;equals;2022\nLasten;;5\nSaldo;lasten + nix;5\n"),
                ElementsAre(HasSubstr("t.csv:3:7: /money_tables/t/rows/saldo")));
}

TEST_F(WideTable, SeveralDocumentsAddRowsAndTables) {
    folder_.write("a.csv", "Post,2022,2023\nLasten,5,6\n");
    folder_.write("b.csv", "Post,2022,2023\nBaten,3,4\n");
    const std::vector<std::filesystem::path> paths{
        folder_.write("a.json", document(R"("money_tables": [{"id": "t", "cells": {"csv": "a.csv"}}])")),
        folder_.write(
            "b.json",
            document(
                R"("money_tables": [{"id": "t", "cells": {"csv": "b.csv"}, "rows": [{"id": "baten", "equals": "lasten"}]}])"))};
    const MoneyTable t = load_documents(paths).programme.money_tables.at(0);
    EXPECT_EQ(t.columns.size(), 2U);
    ASSERT_EQ(t.rows.size(), 2U);
    EXPECT_EQ(t.rows[1].id, "baten");
    EXPECT_EQ(t.rows[1].equals, "lasten");
    EXPECT_EQ(t.rows[1].figures[1].value, Money::euros(4));
}

TEST_F(WideTable, WhatTheDocumentSaysOfItsRowsIsAList) {
    const std::string csv = "Post;2022\nLasten;5\nBaten;3\n";
    EXPECT_THAT(
        problems(csv, R"(, "rows": 5)"),
        ElementsAre(HasSubstr("/money_tables/t/rows: found the number 5, expected a list in brackets")));
    EXPECT_THAT(problems(csv, R"(, "rows": [5])"), ElementsAre(HasSubstr("/money_tables/t/rows")));
    EXPECT_THAT(problems(csv, R"(, "columns": "2022")"), ElementsAre(HasSubstr("/money_tables/t/columns")));
    EXPECT_THAT(problems(csv, R"(, "columns": [{"id": "2023"}])"), ElementsAre(HasSubstr("2023")));
    EXPECT_THAT(problems(csv, R"(, "columns": [{"name": "x"}])"),
                ElementsAre(HasSubstr("/money_tables/t/columns")));
    EXPECT_THAT(problems(csv, R"(, "rows": [{"id": "lasten"}, {"id": "lasten"}])"),
                ElementsAre(HasSubstr("duplicate_id")));
    EXPECT_THAT(problems(csv, R"(, "rows": [{"id": 5}])").empty(), false);
    EXPECT_THAT(folder_.without_path(testing_io::problems_of([&] {
        folder_.write("t.csv", csv);
        load(R"("money_tables": [{"id": "t", "cells": {"csv": "none.csv"}}])");
    })),
                ElementsAre(HasSubstr("no such file")));
}

TEST_F(WideTable, IsNoLargerThanAListMayBe) {
    folder_.write("t.csv", "Post;2022\nLasten;5\nBaten;3\nRest;1\n");
    const std::vector<std::filesystem::path> paths{
        folder_.write("d.json", document(R"("money_tables": [{"id": "t", "cells": {"csv": "t.csv"}}])"))};
    EXPECT_THAT(testing_io::problems_of([&] { load_documents(paths, {.max_list = 3}); }), testing::IsEmpty());
    EXPECT_THAT(testing_io::problems_of([&] { load_documents(paths, {.max_list = 2}); }),
                ElementsAre(testing::AllOf(HasSubstr("limit_exceeded"), HasSubstr("found 3"),
                                           HasSubstr("at most 2"))));
}

TEST_F(WideTable, RowsOfOneNameAreNumberedPastThoseThatAreTaken) {
    const MoneyTable t = money("Post;2022\nTotaal;1\nTotaal 2;2\nTotaal;3\nTotaal;4\n");
    ASSERT_EQ(t.rows.size(), 4U);
    std::set<std::string> ids;
    for (const auto& row : t.rows) ids.insert(row.id);
    EXPECT_EQ(ids.size(), 4U);
    EXPECT_EQ(t.rows[0].id, "totaal");
    EXPECT_EQ(t.rows[1].id, "totaal-2");
}

}  // namespace
}  // namespace sociaaldomein
