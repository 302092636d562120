#include "io/detail/json_output.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sociaaldomein::detail {
namespace {

const JsonStyle line{.one_line = true};

TEST(UnfitByte, IsTheFirstThatAReaderWouldRefuse) {
    EXPECT_EQ(unfit_byte(""), std::string_view::npos);
    EXPECT_EQ(unfit_byte("€ 4,85 \"mln\"\t\x01\x7F 𝄞"), std::string_view::npos);
    EXPECT_EQ(unfit_byte(std::string_view("ab\0c", 4)), 2U);
    EXPECT_EQ(unfit_byte("caf\xE9"), 3U);
    EXPECT_EQ(unfit_byte("€\xED\xA0\x80"), 3U);  // a surrogate
    EXPECT_EQ(unfit_byte("\xE2\x82"), 0U);
}

TEST(LettersIn, CountsCodePoints) {
    EXPECT_EQ(letters_in(""), 0U);
    EXPECT_EQ(letters_in("€ 4"), 3U);
    EXPECT_EQ(letters_in("𝄞é"), 2U);
}

TEST(JsonString, EscapesWhatJsonForbids) {
    EXPECT_EQ(json_string("a\"b\\c/d"), R"("a\"b\\c/d")");
    EXPECT_EQ(json_string("\b\f\n\r\t\x01\x1F\x7F€"), "\"\\b\\f\\n\\r\\t\\u0001\\u001f\x7F€\"");
}

// {"id": "a", "list": [1, 2], "inner": {"x": 1}}
void add_record(JsonOutput& out, std::string_view id) {
    out.begin_object();
    out.key("id");
    out.string(id);
    out.key("list");
    out.begin_array();
    out.number("1");
    out.number("2");
    out.end_array();
    out.key("inner");
    out.begin_object();
    out.key("x");
    out.literal("true");
    out.end_object();
    out.end_object();
}

TEST(JsonOutput, KeepsAShortRecordOnOneLine) {
    JsonOutput out;
    add_record(out, "a");
    EXPECT_EQ(out.laid_out({}), R"({"id": "a", "list": [1, 2], "inner": {"x": true}})");
    EXPECT_EQ(out.laid_out(line), out.laid_out({}));
}

TEST(JsonOutput, BreaksARecordThatIsTooLong) {
    JsonOutput out;
    add_record(out, "a");
    EXPECT_EQ(out.laid_out({.columns = 49}), out.laid_out(line));  // just fits
    EXPECT_EQ(out.laid_out({.columns = 48}),
              "{\n  \"id\": \"a\",\n  \"list\": [1, 2],\n  \"inner\": {\"x\": true}\n}");
    EXPECT_EQ(
        out.laid_out({.indent = 4, .columns = 20}),
        "{\n    \"id\": \"a\",\n    \"list\": [1, 2],\n    \"inner\": {\n        \"x\": true\n    }\n}");
}

TEST(JsonOutput, CountsTheCommaThatFollows) {
    JsonOutput out;
    out.begin_array();
    for (int i = 0; i < 2; ++i) {
        out.begin_object();
        out.key("k");
        out.string("éé");
        out.end_object();
    }
    out.end_array();
    // The first has two spaces before it, eleven letters and a comma.
    EXPECT_EQ(out.laid_out({.columns = 14}), "[\n  {\"k\": \"éé\"},\n  {\"k\": \"éé\"}\n]");
    EXPECT_EQ(out.laid_out({.columns = 13}), "[\n  {\n    \"k\": \"éé\"\n  },\n  {\"k\": \"éé\"}\n]");
}

TEST(JsonOutput, GivesRecordsInAListTheirOwnLines) {
    JsonOutput out;
    out.begin_object();
    out.key("list");
    out.begin_array();
    out.begin_object();
    out.key("a");
    out.number("1");
    out.end_object();
    out.end_array();
    out.key("empty");
    out.begin_array();
    out.end_array();
    out.key("nothing");
    out.begin_object();
    out.end_object();
    out.end_object();
    EXPECT_EQ(out.laid_out({}),
              "{\n  \"list\": [\n    {\"a\": 1}\n  ],\n  \"empty\": [],\n  \"nothing\": {}\n}");
    EXPECT_EQ(out.laid_out(line), R"({"list": [{"a": 1}], "empty": [], "nothing": {}})");
}

TEST(JsonOutput, FillsLinesWithNumbers) {
    JsonOutput out;
    out.begin_array();
    for (int i = 1; i <= 9; ++i) out.number(std::to_string(i * 1000));
    out.end_array();
    EXPECT_EQ(out.laid_out({.columns = 20}),
              "[\n  1000, 2000, 3000,\n  4000, 5000, 6000,\n  7000, 8000, 9000\n]");
    EXPECT_EQ(out.laid_out({.columns = 3}).find("  1000,\n  2000,"), 2U);
}

TEST(JsonOutput, GivesLongTextsTheirOwnLines) {
    JsonOutput out;
    out.begin_array();
    out.string("one");
    out.string("two");
    out.end_array();
    EXPECT_EQ(out.laid_out({.columns = 14}), "[\"one\", \"two\"]");
    EXPECT_EQ(out.laid_out({.columns = 13}), "[\n  \"one\",\n  \"two\"\n]");
}

TEST(JsonOutput, ForgetsWhatIsRewound) {
    JsonOutput out;
    out.begin_object();
    out.key("kept");
    out.number("1");
    const JsonOutput::Mark mark = out.mark();
    out.key("dropped");
    out.begin_object();
    out.end_object();
    EXPECT_TRUE(out.ended_empty());
    out.rewind(mark);
    EXPECT_FALSE(out.ended_empty());
    out.key("also");
    out.number("2");
    out.end_object();
    EXPECT_EQ(out.laid_out({}), R"({"kept": 1, "also": 2})");
}

TEST(JsonOutput, NothingIsNoText) { EXPECT_EQ(JsonOutput().laid_out({}), ""); }

}  // namespace
}  // namespace sociaaldomein::detail
