#include <sociaaldomein/io/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sociaaldomein/core/define_type.hpp>

#include "io/problems.hpp"

namespace sociaaldomein {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using testing_io::document;
using testing_io::problems_of_text;

struct Bad {
    const char* body;  ///< stands on the second line of the document
    const char* says;
};

// Place, path, what was found and what was expected, for every kind of mistake.
TEST(LoadDocumentErrors, NamePlaceFoundAndExpected) {
    const std::vector<Bad> cases{
        {R"("caseload": [])",
         "unknown_field d.json:2:1: /caseload: found the member \"caseload\", expected a member of "
         "Programme; did you "
         "mean \"caseloads\"?"},
        {R"("municipality": {"zip": "8000"})",
         "unknown_field d.json:2:18: /municipality/zip: found the member \"zip\", expected one of "
         "Municipality: code, "
         "name, region"},
        {R"("caseloads": {})",
         "wrong_type d.json:2:14: /caseloads: found an object, expected a list in brackets, or {\"csv\": "
         "\"file.csv\"}"},
        {R"("caseloads": [5])",
         "wrong_type d.json:2:15: /caseloads/0: found the number 5, expected an object with the members of "
         "Caseload"},
        {R"("caseloads": null)",
         "wrong_type d.json:2:14: /caseloads: found null, expected a list in brackets, or {\"csv\": "
         "\"file.csv\"}; leave out what there is not"},
        {R"("name": 5)", "wrong_type d.json:2:9: /name: found the number 5, expected a text"},
        {R"("name": ["a"])",
         "wrong_type d.json:2:9: /name: found a list, expected an object with the members of Text"},
        {R"("name": null)",
         "wrong_type d.json:2:9: /name: found null, expected an object with the members of Text; leave out "
         "what there is not"},
        {R"("id": "a b")", "syntax d.json:2:7: /id: found \"a b\", expected an id"},
        {R"("tracks": [{"id": "t", "number": 1.5}])",
         "out_of_domain d.json:2:34: /tracks/t/number: found \"1.5\", which is finer than 1/1"},
        {R"("tracks": [{"id": "t", "number": 3000000000}])",
         "overflow d.json:2:34: /tracks/t/number: found 3000000000, expected a whole number of 32 bits"},
        {R"("tracks": [{"number": "1", "id": "t"}])",
         "wrong_type d.json:2:23: /tracks/t/number: found the text \"1\", expected a whole number"},
        {R"("tracks": [{"id": "t", "precondition_only": "yes"}])",
         "wrong_type d.json:2:45: /tracks/t/precondition_only: found the text \"yes\", expected true or "
         "false"},
        {R"("caseloads": [{"id": "c", "act": "wmoo"}])",
         "unknown_value d.json:2:34: /caseloads/c/act: found \"wmoo\", expected"},
        {R"("caseloads": [{"id": "c", "act": "wmoo"}])", "did you mean \"wmo\"?"},
        {R"("caseloads": [{"id": "c", "act": 1}])",
         "wrong_type d.json:2:34: /caseloads/c/act: found the number 1, expected a text"},
        {R"("caseloads": [{"id": "c", "observations": [{"at": "2022-13", "value": 1}]}])",
         "syntax d.json:2:51: /caseloads/c/observations/0/at: found \"2022-13\""},
        {R"("caseloads": [{"id": "c", "observations": [{"at": 2022.5, "value": 1}]}])",
         "wrong_type d.json:2:51: /caseloads/c/observations/0/at: found the number 2022.5, expected a date "
         "such as"},
        {R"("caseloads": [{"id": "c", "observations": [{"at": "2022", "value": 1}, {"at": "2023"}]}])",
         "missing_field d.json:2:72: /caseloads/c/observations/1/value: found nothing, expected a figure: a "
         "value or a reason why it is "
         "absent"},
        {R"("claims": [{"id": "1", "count": {"named": []}}])",
         "missing_field d.json:2:33: /claims/1/count/stated: found nothing, expected a figure"},
        {R"("key_figures": [{"id": "k", "money": 0.001}])",
         "out_of_domain d.json:2:38: /key_figures/k/money: found 0.001 in eur, expected a multiple of one "
         "cent"},
        {R"("key_figures": [{"id": "k", "count": 1.5, "unit": "ones"}])",
         "out_of_domain d.json:2:38: /key_figures/k/count: found 1.5 in ones, expected a multiple of one"},
        {R"("key_figures": [{"id": "k", "share": 0.00001}])",
         "/key_figures/k/share: found 0.00001 in percent, expected a multiple of one millionth"},
        {R"("key_figures": [{"id": "k", "money": 1e30}])",
         "overflow d.json:2:38: /key_figures/k/money: found \"1e30\""},
        {R"("key_figures": [{"id": "k", "money": 1e-30}])",
         "out_of_domain d.json:2:38: /key_figures/k/money: found 1e-30 in eur"},
        {R"("key_figures": [{"id": "k", "money": 1e999999999}])",
         "overflow d.json:2:38: /key_figures/k/money: found \"1e999999999\""},
        {R"("key_figures": [{"id": "k", "count": "about 3,400"}])",
         "syntax d.json:2:38: /key_figures/k/count: found \"3,400\", expected a number with a decimal point "
         "and without thousands "
         "separators"},
        {R"("key_figures": [{"id": "k", "count": "8 to 7"}])",
         "inconsistent d.json:2:38: /key_figures/k/count: found a range that ends at 7, expected an upper "
         "end that is not below"},
        {R"("key_figures": [{"id": "k", "count": "aboot 5"}])",
         "unknown_value d.json:2:38: /key_figures/k/count: found the text \"aboot 5\""},
        {R"("key_figures": [{"id": "k", "count": [5]}])",
         "wrong_type d.json:2:38: /key_figures/k/count: found a list, expected a figure: a number, or a "
         "text"},
        {R"("key_figures": [{"id": "k", "count": null}])",
         "wrong_type d.json:2:38: /key_figures/k/count: found null, expected an object"},
        {R"("key_figures": [{"id": "k", "count": {"value": 5, "absent": "not_printed"}}])",
         "inconsistent d.json:2:61: /key_figures/k/count: found the number 5 and also a reason why there is "
         "no value"},
        {R"("key_figures": [{"id": "k", "count": {"value": "about 5", "bound": "over"}}])",
         "inconsistent d.json:2:68: /key_figures/k/count: found the text \"about 5\" and another bound"},
        {R"("key_figures": [{"id": "k", "count": {"value": 5, "bound": "range"}}])",
         "missing_field d.json:2:48: /key_figures/k/count/value: found a range without an upper end"},
        {R"("key_figures": [{"id": "k", "count": {"value": 5, "upper": 7}}])",
         "inconsistent d.json:2:60: /key_figures/k/count: found an upper end, expected it only where "
         "\"bound\" is \"range\""},
        {R"("key_figures": [{"id": "k", "count": {"value": 5, "unit": "eur"}}])",
         "unlike d.json:2:48: /key_figures/k/count: found the unit \"eur\" for a figure of count, expected "
         "one of ones, thousands, "
         "millions"},
        {R"("key_figures": [{"id": "k", "count": {"value": 5, "decimals": 12}}])",
         "out_of_domain d.json:2:63: /key_figures/k/count/decimals: found 12 decimals, expected 0 to 9"},
        {R"("key_figures": [{"id": "k", "count": 5, "decimals": -1}])",
         "out_of_domain d.json:2:53: /key_figures/k/decimals: found -1 decimals, expected 0 to 9"},
        {R"("key_figures": [{"id": "k", "count": {"valeu": 5}}])",
         "expected a member of a figure; did you mean \"value\"?"},
        {R"("name": "a", "name": "b")",
         "duplicate_key d.json:2:14: found the member \"name\" a second time, expected it once; it stands in "
         "line 2 already"},
        {R"("tracks": [{"id": "t"}, {"id": "u"},
{"id": "t"}])",
         "duplicate_id d.json:3:8: /tracks/t/id: found the id \"t\" again, expected it once in the list; it "
         "stands in line 2 already"},
        {R"("sources": [{"id": "s", "sections": {"csv": "x.csv"}}])",
         "/sources/s/sections: found a CSV file, expected a list in brackets"},
        {R"("$schema": 5)", "wrong_type d.json:2:12: /$schema: found the number 5, expected a text"},
        {R"("composite_indexes": [{"id": "i", "values": [{"value": 1e400}]}])",
         "overflow d.json:2:56: /composite_indexes/i/values/0/value: found the number 1e400, expected a "
         "number that a double can hold"},
    };
    for (const Bad& bad : cases)
        EXPECT_THAT(problems_of_text(document(bad.body)), ElementsAre(HasSubstr(bad.says))) << bad.body;
}

TEST(LoadDocumentErrors, SyntaxErrorsHaveAPlace) {
    EXPECT_THAT(problems_of_text("{\"sociaaldomein\": \"1.0\"\n \"id\": \"a\"}"),
                ElementsAre("syntax d.json:2:2: found '\"', expected ',' or '}' after a member"));
    EXPECT_THAT(problems_of_text("{\"é\": é}"),
                ElementsAre("syntax d.json:1:7: found 'é', expected a value after ':'"));
}

TEST(LoadDocumentErrors, Versions) {
    EXPECT_THAT(
        problems_of_text("{}"),
        ElementsAre(
            "missing_field d.json:1:1: /sociaaldomein: found no version of the document format, expected "
            "\"sociaaldomein\": \"1.0\""));
    EXPECT_THAT(problems_of_text("{\"sociaaldomein\": \"2.0\", \"anything\": 1}"),
                ElementsAre("unsupported_version d.json:1:19: /sociaaldomein: found document format 2.0, "
                            "expected \"1.0\": this version "
                            "of the library reads 1.x"));
    EXPECT_THAT(problems_of_text("{\"sociaaldomein\": 1.0}"),
                ElementsAre(HasSubstr("wrong_type d.json:1:19")));
    EXPECT_THAT(problems_of_text("{\"sociaaldomein\": \"one\"}"),
                ElementsAre(HasSubstr("syntax d.json:1:19")));
    EXPECT_THAT(problems_of_text("{\"sociaaldomein\": \"1.-1\"}"),
                ElementsAre(HasSubstr("syntax d.json:1:19")));
    EXPECT_THAT(
        problems_of_text("[]"),
        ElementsAre("wrong_type d.json:1:1: found a list, expected an object with the members of Programme"));
    EXPECT_THAT(problems_of_text("5"), ElementsAre(HasSubstr("wrong_type d.json:1:1: found the number 5")));
}

TEST(LoadDocumentErrors, AllAreReportedInTheOrderOfTheDocument) {
    const auto problems = problems_of_text(document(R"("tracks": [{"id": "t", "number": "x"}],
"status": "sure",
"caseloads": [{"id": "c", "observations": [{"value": "many", "at": "never", "status": "maybe"}]}])"));
    EXPECT_THAT(problems,
                ElementsAre(HasSubstr("d.json:2:34: /tracks/t/number"), HasSubstr("d.json:3:11: /status"),
                            HasSubstr("d.json:4:54: /caseloads/c/observations/0/value"),
                            HasSubstr("d.json:4:68: /caseloads/c/observations/0/at"),
                            HasSubstr("d.json:4:87: /caseloads/c/observations/0/status")));
}

TEST(LoadDocumentErrors, ListingStopsAtALimit) {
    std::string list = "\"tracks\": [";
    for (int i = 0; i < 50; ++i) list += "{\"number\": \"x\"},";
    list.back() = ']';
    LoadOptions options;
    options.max_problems = 10;
    const auto problems = problems_of_text(document(list), options);
    ASSERT_THAT(problems, SizeIs(11));
    EXPECT_THAT(problems[0], HasSubstr("/tracks/0/number"));
    EXPECT_THAT(problems[10],
                HasSubstr("limit_exceeded found 10 problems, expected fewer; the rest is not listed"));
}

TEST(LoadDocumentErrors, Limits) {
    LoadOptions options;
    options.max_list = 3;
    EXPECT_THAT(
        problems_of_text(document(R"("sources": [{"id": "s", "sections": ["a", "b", "c", "d"]}])"), options),
        ElementsAre(HasSubstr("limit_exceeded d.json:2:37: /sources/s/sections: found a list of 4 elements, "
                              "expected at most 3")));
    options = {};
    options.max_bytes = 20;
    EXPECT_THAT(problems_of_text(document(""), options),
                ElementsAre("limit_exceeded d.json: found a text of 24 bytes, expected at most 20"));
    options = {};
    options.max_depth = 3;
    EXPECT_THAT(
        problems_of_text(document(R"("tracks": [{"id": "t", "summaries": []}])"), options),
        ElementsAre(HasSubstr("limit_exceeded d.json:2:37: found more than 3 values inside one another")));
}

TEST(FromJsonErrors, NothingIsLeftUnsaid) {
    const auto problems = [](auto read) { return testing_io::problems_of(read); };
    EXPECT_THAT(
        problems([] { from_json<std::vector<double>>("[1, \"x\", 1e999]"); }),
        ElementsAre("wrong_type 1:5: /1: found the text \"x\", expected a number",
                    "overflow 1:10: /2: found the number 1e999, expected a number that a double can hold"));
    EXPECT_THAT(problems([] { from_json<Money>("0.125"); }),
                ElementsAre(HasSubstr("out_of_domain 1:1: found \"0.125\", which is finer")));
    EXPECT_THAT(problems([] { from_json<std::optional<int>>("null"); }),
                ElementsAre(HasSubstr("wrong_type 1:1: found null, expected a whole number")));
    EXPECT_THAT(
        problems([] { from_json<Text>("{\"nl\": \"a\", \"de\": \"b\"}"); }),
        ElementsAre("unknown_field 1:13: /de: found the member \"de\", expected one of Text: nl, en"));
    EXPECT_THAT(problems([] { from_json<bool>("tru"); }), ElementsAre(HasSubstr("syntax 1:1")));
    EXPECT_THAT(problems([] { from_json<MoneyFigure>("{}"); }),
                ElementsAre(HasSubstr("missing_field 1:1: /value: found nothing")));
}

TEST(LoadDocumentErrors, AnUpperEndIsSaidOnceAndIsAValue) {
    const auto problem = [](const char* figure) {
        const auto lines = problems_of_text(
            document(std::string(R"("key_figures": [{"id": "k", "count": )") + figure + "}]"));
        return lines.empty() ? std::string() : lines[0];
    };
    EXPECT_EQ(problem(R"({"value": 7, "bound": "range", "upper": 8})"), "");
    EXPECT_EQ(problem(R"({"value": "7 to 8"})"), "");
    EXPECT_THAT(problem(R"({"value": "7 to 8", "upper": 9})"), HasSubstr("found a second upper end"));
    EXPECT_THAT(problem(R"({"value": 7, "bound": "range", "upper": "much"})"),
                HasSubstr("2:78: /key_figures/k/count: found the text \"much\", expected a number"));
    EXPECT_THAT(problem(R"({"value": 7, "bound": "range", "upper": [8]})"),
                HasSubstr("2:78: /key_figures/k/count: found a list, expected a number"));
    EXPECT_THAT(problem(R"({"value": 7, "bound": "range", "upper": 8.5})"),
                HasSubstr("/key_figures/k/count/upper"));
    EXPECT_THAT(problem(R"({"value": "about 7", "bound": "over"})"), HasSubstr("bound"));
    EXPECT_EQ(problem(R"({"value": "about 7", "bound": "about"})"), "");
    EXPECT_THAT(problem(R"({"value": "suppressed", "absent": "not_printed"})"),
                HasSubstr("also a reason why there is no value"));
    EXPECT_THAT(problem(R"({"value": 7, "decimals": 10})"), HasSubstr("10"));
    EXPECT_THAT(problem(R"({"value": 7, "decimals": -1})"), HasSubstr("-1"));
}

TEST(LoadDocumentErrors, FilesLieInTheFolderOfTheDocument) {
    const testing_io::Folder folder;
    folder.write("c.csv", "id;flows_complete\na;true\n");
    const auto problem = [&](const std::string& name, bool anywhere) {
        const auto path = folder.write("d.json", document(R"("caseloads": {"csv": ")" + name + "\"}"));
        LoadOptions options;
        options.csv_anywhere = anywhere;
        const auto lines = testing_io::problems_of([&] { load_documents(std::vector{path}, options); });
        return lines.empty() ? std::string() : lines[0];
    };
    EXPECT_EQ(problem("c.csv", false), "");
    EXPECT_EQ(problem("./c.csv", false), "");
    EXPECT_EQ(problem("x/../c.csv", false), "");
    for (const char* name : {"../c.csv", "..", "/c.csv", "x/../../c.csv", ""})
        EXPECT_THAT(problem(name, false), HasSubstr("expected one in the folder of the document or below it"))
            << name;
    EXPECT_THAT(problem("", true), HasSubstr("expected one in the folder of the document or below it"));
    EXPECT_EQ(problem((folder / "c.csv").generic_string(), true), "");
    EXPECT_THAT(problem("../none.csv", true), HasSubstr("no such file"));
}

TEST(LoadDocumentErrors, TruthsInCellsAreWordsOfTwoLanguages) {
    const testing_io::Folder folder;
    const auto path = folder.write("d.json", document(R"("caseloads": {"csv": "c.csv"})"));
    const auto truth = [&](const std::string& word) -> std::string {
        folder.write("c.csv", "id;flows_complete\na;" + word + "\n");
        try {
            return load_documents(std::vector{path}).programme.caseloads.at(0).flows_complete ? "yes" : "no";
        } catch (const Error& error) {
            return error.what();
        }
    };
    for (const char* word : {"true", "TRUE", "True", "waar", "WAAR", " Waar "})
        EXPECT_EQ(truth(word), "yes") << word;
    for (const char* word : {"false", "FALSE", "onwaar", "ONWAAR"}) EXPECT_EQ(truth(word), "no") << word;
    for (const char* word : {"ja", "1", "tru", "@true", "[waar"})
        EXPECT_THAT(truth(word), HasSubstr("flows_complete")) << word;
}

TEST(LoadDocumentErrors, NumbersInCellsAreNumbersOfTheirMember) {
    const testing_io::Folder folder;
    const auto path = folder.write("d.json", document(R"("tracks": {"csv": "t.csv"})"));
    const auto number = [&](const std::string& cell) -> std::string {
        folder.write("t.csv", "id;number\na;" + cell + "\n");
        try {
            return std::to_string(load_documents(std::vector{path}).programme.tracks.at(0).number);
        } catch (const Error& error) {
            return error.what();
        }
    };
    EXPECT_EQ(number("7"), "7");
    EXPECT_EQ(number("-7"), "-7");
    EXPECT_THAT(number("7%"), HasSubstr("/tracks/a/number"));
    EXPECT_THAT(number("7000000000"), HasSubstr("32 bits"));
    EXPECT_THAT(number("7,5"), HasSubstr("/tracks/a/number"));
    EXPECT_THAT(number("seven"), HasSubstr("/tracks/a/number"));
}

TEST(LoadDocumentErrors, ListsFiguresAndBasesThatAreWrong) {
    const auto problem = [](const char* body) {
        const auto lines = problems_of_text(document(body));
        return lines.empty() ? std::string() : lines[0];
    };
    EXPECT_THAT(problem(R"("savings_plans": [{"id": "p", "columns": 5}])"),
                HasSubstr("/savings_plans/p/columns: found the number 5, expected a list in brackets"));
    EXPECT_THAT(problem(R"("key_figures": [{"id": "k", "hours": 0.00001}])"),
                HasSubstr("expected a multiple of one second"));
    EXPECT_THAT(problem(R"("key_figures": [{"id": "k", "money": 0.001}])"),
                HasSubstr("expected a multiple of one"));
    EXPECT_THAT(problem(R"("caseloads": [{"id": "c", "decimals": 10}])"), HasSubstr("10"));
    EXPECT_THAT(problem(R"("caseloads": [{"id": "c", "decimals": -1}])"), HasSubstr("-1"));
    EXPECT_EQ(problem(R"("caseloads": [{"id": "c", "decimals": 9}])"), "");
}

TEST(Located, DocumentedExample) {
    const testing_io::Folder folder;
    const auto path = folder.write(
        "zwolle.json", "{\"sociaaldomein\": \"1.0\",\n \"caseloads\": [\n    {\"id\": \"welfare\"}]}");
    const Error error(Errc::missing_field, "no start", "/caseloads/welfare");
    EXPECT_THAT(located(error, {path}).what(),
                testing::EndsWith("zwolle.json:3:5: /caseloads/welfare: no start"));
}

TEST(Located, GoesAsFarAsTheDocumentsDoAndLeavesTheRest) {
    const testing_io::Folder folder;
    const std::string text = "{\"sociaaldomein\": \"1.0\",\n \"caseloads\": [{\"id\": \"welfare\"}]}";
    const FilePaths paths{folder.write("a.json", text)};
    const std::vector<Problem> given{
        {.code = Errc::missing_field, .path = "/caseloads/welfare/future/start", .message = "deeper"},
        {.code = Errc::io, .message = "nowhere"},
        {.code = Errc::io,
         .path = "/caseloads",
         .message = "known",
         .file = "b.json",
         .line = 7,
         .column = 3}};
    const Error error = located(Error(given), paths);
    ASSERT_THAT(error.problems(), SizeIs(3));
    EXPECT_EQ(error.problems()[0].line, 2U);
    EXPECT_EQ(error.problems()[0].column, 16U);
    EXPECT_EQ(error.problems()[1].line, 0U);
    EXPECT_EQ(error.problems()[2].file, "b.json");
    EXPECT_EQ(error.problems()[2].line, 7U);
    // Documents that are gone tell nothing more, and are no error of their own.
    const Error without = located(Error(given), {folder.path() / "none.json"});
    EXPECT_EQ(without.problems()[0].line, 0U);
    EXPECT_EQ(without.problems()[0].message, "deeper");
}

TEST(LoadDocumentErrors, AFolderIsNoDocument) {
    const testing_io::Folder folder;
    const auto lines = testing_io::problems_of([&] { load_documents(std::vector{folder.path()}); });
    ASSERT_THAT(lines, SizeIs(1));
    EXPECT_THAT(lines[0], HasSubstr("io "));
}

}  // namespace
}  // namespace sociaaldomein
