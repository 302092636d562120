#include <sociaaldomein/io/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/problems.hpp"

namespace sociaaldomein {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing_io::document;
using testing_io::Folder;

class Csv : public testing::Test {
protected:
    Loaded load(const std::string& body, const LoadOptions& options = {}) {
        const std::vector<std::filesystem::path> paths{folder_.write("d.json", document(body))};
        return load_documents(paths, options);
    }
    std::vector<std::string> problems(const std::string& body) {
        return folder_.without_path(testing_io::problems_of([&] { load(body); }));
    }
    /// One caseload whose observations stand in c.csv.
    Programme caseload(const std::string& csv) {
        folder_.write("c.csv", csv);
        return load(list_body).programme;
    }
    std::vector<std::string> caseload_problems(const std::string& csv) {
        folder_.write("c.csv", csv);
        return problems(list_body);
    }

    static constexpr const char* list_body =
        R"("sources": [{"id": "r"}], "caseloads": [{"id": "c", "observations": {"csv": "c.csv"}}])";
    Folder folder_;
};

TEST_F(Csv, RowsAreRecords) {
    const Programme p = caseload(
        "at;value;status;source\r\n2020-12;3840;realised;r: p. 1\r\n2021-07;about 3.700,00;;\r\n\r\n"
        "2021-12;not_printed;;\r\n2022-07;7 to 8;;\r\n");
    const auto& o = p.caseloads[0].observations;
    ASSERT_EQ(o.size(), 4U);
    EXPECT_EQ(o[0].at, When(Period::month(2020, 12)));
    EXPECT_EQ(o[0].figure.value, Count{3840});
    EXPECT_EQ(o[0].figure.basis.status, Status::realised);
    EXPECT_EQ(o[0].figure.basis.source.place, "p. 1");
    EXPECT_EQ(o[1].figure.value, Count{3700});
    EXPECT_EQ(o[1].figure.bound, Bound::about);
    EXPECT_EQ(o[2].figure.absent, Absence::not_printed);
    EXPECT_EQ(o[3].figure.upper, Count{8});
}

TEST_F(Csv, AllFourStylesGiveTheSameFigures) {
    const std::vector<std::string> files{"id;money;name\na;1.234,50;\"x; y\"\nb;0,25;z\nc;-3;\n",
                                         "id;money;name\na;1,234.50;\"x; y\"\nb;0.25;z\nc;-3;\n",
                                         "id,money,name\na,\"1.234,50\",x; y\nb,\"0,25\",z\nc,-3,\n",
                                         "id,money,name\na,\"1,234.50\",x; y\nb,0.25,z\nc,-3,\n",
                                         "id\tmoney\tname\na\t1.234,50\tx; y\nb\t0,25\tz\nc\t-3\t\n"};
    for (const std::string& file : files) {
        folder_.write("k.csv", file);
        const Programme p = load(R"("key_figures": {"csv": "k.csv"})").programme;
        ASSERT_EQ(p.key_figures.size(), 3U) << file;
        EXPECT_EQ(p.key_figures[0].money->value, Money::cents(123'450)) << file;
        EXPECT_EQ(p.key_figures[0].name.nl, "x; y") << file;
        EXPECT_EQ(p.key_figures[1].money->value, Money::cents(25)) << file;
        EXPECT_EQ(p.key_figures[2].money->value, Money::cents(-300)) << file;
        EXPECT_TRUE(p.key_figures[2].name.empty()) << file;
    }
}

TEST_F(Csv, ColumnsOfEveryKind) {
    folder_.write("t.csv",
                  "id,number,name.nl,name.en,precondition_only\r\nt,1,Jeugd,Youth,WAAR\r\nu,2,,,false\r\n");
    folder_.write("k.csv",
                  "id;at;money.value;money.unit;money.bound;decimals\nk;2022-H1;4,85;eur_million;over;2\n");
    folder_.write("s.csv", "id;share\ns;12,5%\nt;0,4\n");
    folder_.write("v.csv", "area,at,value\nNoord,2022,1.25\n");
    const Programme p = load(R"("tracks": {"csv": "t.csv"}, "key_figures": {"csv": "k.csv"},
        "composite_indexes": [{"id": "i", "values": {"csv": "v.csv"}}])")
                            .programme;
    ASSERT_EQ(p.tracks.size(), 2U);
    EXPECT_EQ(p.tracks[0].name.en, "Youth");
    EXPECT_TRUE(p.tracks[0].precondition_only);
    EXPECT_FALSE(p.tracks[1].precondition_only);
    EXPECT_EQ(p.tracks[1].number, 2);
    EXPECT_EQ(p.key_figures[0].money->value, Money::euros(4'850'000));
    EXPECT_EQ(p.key_figures[0].money->bound, Bound::over);
    EXPECT_EQ(p.key_figures[0].basis.decimals, 2);
    EXPECT_EQ(p.composite_indexes[0].values[0].value, 1.25);
    const Programme shares = load(R"("key_figures": {"csv": "s.csv"}, "unit": "fraction")").programme;
    EXPECT_EQ(shares.key_figures[0].share->value, Share::percent(25) - Share::ppm(125'000));
    EXPECT_EQ(shares.key_figures[0].share->basis.unit, Unit::percent);
    EXPECT_EQ(shares.key_figures[1].share->value, Share::percent(40));
}

TEST_F(Csv, FiguresInheritFromTheDocument) {
    folder_.write("k.csv", "id;money;unit\na;1,5;\nb;2;eur\n");
    const Programme p =
        load(
            R"("key_figures": {"csv": "k.csv"}, "unit": "eur_million", "sources": [{"id": "r"}], "source": "r")")
            .programme;
    EXPECT_EQ(p.key_figures[0].money->value, Money::euros(1'500'000));
    EXPECT_EQ(p.key_figures[1].money->value, Money::euros(2));
    EXPECT_EQ(p.key_figures[0].money->basis.source.document.str(), "r");
}

TEST_F(Csv, EncodingsAndQuotes) {
    const auto name_of = [&](const std::string& csv) {
        folder_.write("t.csv", csv);
        return load(R"("tracks": {"csv": "t.csv"})").programme.tracks.at(0).name.nl;
    };
    EXPECT_EQ(name_of("id;name\nt;Financi\xEBn \x80\n"), "Financiën €");
    EXPECT_EQ(name_of("\xEF\xBB\xBFid;name\nt;Financiën €\n"), "Financiën €");
    EXPECT_EQ(name_of("id;name\nt;\"twee\nregels; \"\"zo\"\"\"\n"), "twee\nregels; \"zo\"");
    EXPECT_EQ(name_of("id;\"name\"\n\"t\";\" spaties \"\n"), " spaties ");
}

TEST_F(Csv, ProblemsNameFileLineAndColumn) {
    EXPECT_THAT(
        caseload_problems("at;value\n2020;1\n2021;\n2022;één\n"),
        ElementsAre(
            HasSubstr("missing_field c.csv:3:1: /caseloads/c/observations/1/value: found nothing, expected a "
                      "figure"),
            HasSubstr("unknown_value c.csv:4:6: /caseloads/c/observations/2/value: found the text \"één\"")));
    EXPECT_THAT(caseload_problems("\nat;valeu\n2020;1\n"),
                ElementsAre(HasSubstr("unknown_field c.csv:2:4: /caseloads/c/observations: found the column "
                                      "\"valeu\", expected a member of "
                                      "Observation_count: at, value")));
    EXPECT_THAT(
        caseload_problems("at;at;value\n"),
        ElementsAre(HasSubstr(
            "duplicate_key c.csv:1:4: /caseloads/c/observations: found the column \"at\" a second time")));
    EXPECT_THAT(
        caseload_problems("at;value\n2020;\"1\n"),
        ElementsAre(HasSubstr(
            "syntax c.csv:2:6: /caseloads/c/observations: found the end of the file inside this cell")));
    EXPECT_THAT(caseload_problems("at;value\n2020;1;2\n"),
                ElementsAre(HasSubstr(
                    "inconsistent c.csv:2:8: /caseloads/c/observations: found a cell in column 3")));
    EXPECT_THAT(caseload_problems("at;value\n2020;1.23,4\n"),
                ElementsAre(HasSubstr("syntax c.csv:2:6: /caseloads/c/observations/0/value: found "
                                      "\"1.23,4\", expected a number with a decimal ','")));
    EXPECT_THAT(caseload_problems("at;value\n2020;1,5\n"),
                ElementsAre(HasSubstr("out_of_domain c.csv:2:6: /caseloads/c/observations/0/value: found 1.5 "
                                      "in ones, expected a multiple of one")));
    EXPECT_THAT(caseload_problems("at;value\n2020;5%\n"),
                ElementsAre(HasSubstr("unlike c.csv:2:6: /caseloads/c/observations/0/value: found \"5%\"")));
    EXPECT_THAT(caseload_problems(""),
                ElementsAre(HasSubstr("syntax c.csv:1:1: /caseloads/c/observations: found an empty file")));
    EXPECT_THAT(
        caseload_problems(std::string("at\0;value\n", 10)),
        ElementsAre(HasSubstr("syntax c.csv:1:3: /caseloads/c/observations: found the character U+0000")));
    folder_.write("t.csv", "id;summaries;name.fr;id.x\n");
    EXPECT_THAT(
        problems(R"("tracks": {"csv": "t.csv"})"),
        ElementsAre(
            HasSubstr("wrong_type t.csv:1:4: /tracks: found the column \"summaries\", which is a list"),
            HasSubstr("unknown_field t.csv:1:14: /tracks: found the column \"name.fr\", expected a member of "
                      "Text: nl, en"),
            HasSubstr("wrong_type t.csv:1:22: /tracks: found the column \"id.x\"")));
    folder_.write("t.csv", "id\nt\nu\nt\n");
    EXPECT_THAT(problems(R"("tracks": {"csv": "t.csv"})"),
                ElementsAre(HasSubstr("duplicate_id t.csv:4:1: /tracks/t/id: found the id \"t\" again, "
                                      "expected it once in the list; it stands in line 2 already")));
}

// A thousand or one and a quarter: a question, not an answer.
TEST_F(Csv, AmbiguousNumbersAreAskedFor) {
    EXPECT_THAT(caseload_problems("at;value\n2020;5\n2021;1.250\n"),
                ElementsAre(HasSubstr(
                    "syntax c.csv:3:6: /caseloads/c/observations: found \"1.250\", which is read as a "
                    "thousand or as one "
                    "and a fraction, and no number in this file tells which, expected \"decimal\": \",\"")));
    folder_.write("c.csv", "at;value\n2020;1.250\n");
    const Programme p =
        load(R"("caseloads": [{"id": "c", "observations": {"csv": "c.csv", "decimal": ","}}])").programme;
    EXPECT_EQ(p.caseloads[0].observations[0].figure.value, Count{1250});
    EXPECT_EQ(caseload("at;value\n2020;1.250\n2021;2.000.000\n").caseloads[0].observations[0].figure.value,
              Count{1250});
}

TEST_F(Csv, TheReferenceItselfIsChecked) {
    const auto reference = [&](const std::string& text) { return problems("\"tracks\": " + text); };
    EXPECT_THAT(reference(R"({"csv": "none.csv"})"),
                ElementsAre(HasSubstr("io d.json:2:19: /tracks: none.csv: found no such file")));
    EXPECT_THAT(reference(R"({"csv": 5})"),
                ElementsAre(HasSubstr("wrong_type d.json:2:19: /tracks/csv: found the number 5")));
    EXPECT_THAT(reference(R"({"csv": "t.csv", "delimiter": "|"})"),
                ElementsAre(HasSubstr("wrong_type d.json:2:41: /tracks/delimiter: found the text \"|\"")));
    EXPECT_THAT(reference(R"({"csv": "t.csv", "decimal": "x"})"),
                ElementsAre(HasSubstr("wrong_type d.json:2:39: /tracks/decimal")));
    EXPECT_THAT(reference(R"({"csv": "t.csv", "quote": "x"})"),
                ElementsAre(HasSubstr("unknown_field d.json:2:28: /tracks/quote")));
    EXPECT_THAT(
        reference(R"({"rows": []})"),
        ElementsAre(HasSubstr(
            "wrong_type d.json:2:11: /tracks: found an object, expected a list in brackets, or {\"csv\"")));
}

TEST_F(Csv, FilesOutsideOfTheFolderAreNotRead) {
    const Folder elsewhere;
    const std::string path = elsewhere.write("t.csv", "id\nt\n").generic_string();
    const std::string body = "\"tracks\": {\"csv\": \"" + path + "\"}";
    EXPECT_THAT(problems(body),
                ElementsAre(HasSubstr("expected one in the folder of the document or below it")));
    EXPECT_THAT(problems(R"("tracks": {"csv": "../t.csv"})"),
                ElementsAre(HasSubstr("out_of_domain d.json:2:19: /tracks: found the file \"../t.csv\"")));
    EXPECT_THAT(problems(R"("tracks": {"csv": ""})"), ElementsAre(HasSubstr("out_of_domain")));
    EXPECT_THAT(problems(R"("tracks": {"csv": "x/../../t.csv"})"), ElementsAre(HasSubstr("out_of_domain")));
    LoadOptions options;
    options.csv_anywhere = true;
    EXPECT_EQ(load(body, options).programme.tracks.size(), 1U);
    folder_.write("below/t.csv", "id\nt\n");
    const Loaded loaded = load(R"("tracks": {"csv": "below/t.csv"})");
    EXPECT_EQ(loaded.programme.tracks.size(), 1U);
    ASSERT_EQ(loaded.inputs.size(), 2U);
    EXPECT_THAT(loaded.inputs[1].path, testing::EndsWith("/below/t.csv"));
    EXPECT_THAT(
        testing_io::problems_of([&] { load_document_text(document(R"("tracks": {"csv": "t.csv"})")); }),
        ElementsAre(HasSubstr(
            "found a reference to the file \"t.csv\", expected none in a document that has no file name")));
}

TEST_F(Csv, ValidationProblemsPointIntoTheFile) {
    folder_.write("c.csv", "id;track\nc;\nd;none\n");
    EXPECT_THAT(problems(R"("caseloads": {"csv": "c.csv"})"),
                ElementsAre(HasSubstr("dangling_reference c.csv:3:3: /caseloads/d/track")));
}

TEST_F(Csv, SeveralDocumentsMayNameFiles) {
    folder_.write("a.csv", "id;number;name\nt;1;T\nu;2;U\n");
    folder_.write("b.csv", "id;number\nu;3\nv;4\n");
    const std::vector<std::filesystem::path> paths{
        folder_.write("a.json", document(R"("tracks": {"csv": "a.csv"})")),
        folder_.write("b.json", document(R"("tracks": {"csv": "b.csv"})"))};
    EXPECT_THAT(folder_.without_path(testing_io::problems_of([&] { load_documents(paths); })),
                ElementsAre(HasSubstr("inconsistent b.csv:2:3: /tracks/u/number: found the cell \"3\", "
                                      "expected the cell \"2\" as in a.csv:3")));
    folder_.write("b.csv", "id;number\nu;2\nv;4\n");
    EXPECT_EQ(load_documents(paths).programme.tracks.size(), 3U);
}

TEST_F(Csv, RowsAreNoMoreThanAListMayHave) {
    folder_.write("c.csv", "at;value\n2020;1\n2021;2\n2022;3\n");
    EXPECT_EQ(load(list_body, {.max_list = 3}).programme.caseloads[0].observations.size(), 3U);
    EXPECT_THAT(testing_io::problems_of([&] { load(list_body, {.max_list = 2}); }),
                ElementsAre(testing::AllOf(HasSubstr("limit_exceeded"),
                                           HasSubstr("found 3 rows, expected at most 2"))));
}

TEST_F(Csv, OneFileMayBeNamedTwice) {
    folder_.write("c.csv", "at;value\n2020;1\n2021;2\n");
    const Programme p =
        load(
            R"("caseloads": [{"id": "c", "observations": {"csv": "c.csv"}}, {"id": "d", "observations": {"csv": "c.csv"}}])")
            .programme;
    EXPECT_EQ(p.caseloads[0].observations, p.caseloads[1].observations);
}

}  // namespace
}  // namespace sociaaldomein
