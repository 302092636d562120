#include "io/detail/json_tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "io/detail/boost_json.hpp"

namespace sociaaldomein::detail {
namespace {

std::string fault_of(std::string_view text, int max_depth = 64) {
    JsonTree tree("x.json", text);
    const auto fault = tree.parse(max_depth);
    if (!fault) return "no fault";
    const Place place = tree.place(fault->offset);
    return std::to_string(place.line) + ":" + std::to_string(place.column) + " " + fault->message;
}

TEST(JsonTree, NodesKnowWhereTheyStand) {
    const std::string text =
        " {\"a\" : [1, -2.50e3 ,\"x\\ty\"], \"\\u00e9\": {\"b\":null,\"c\":true,\"d\":false}} ";
    JsonTree tree("x.json", text);
    ASSERT_FALSE(tree.parse(64).has_value());
    EXPECT_EQ(tree[0].kind, JsonKind::object);
    EXPECT_EQ(tree[0].offset, 1U);
    EXPECT_EQ(tree[0].length, 2U);
    EXPECT_EQ(tree.after(0), tree.size());
    const std::uint32_t list = tree.find(0, "a");
    EXPECT_EQ(tree[list].kind, JsonKind::array);
    EXPECT_EQ(text[tree[list].offset], '[');
    EXPECT_EQ(tree.text(list + 1), "1");
    EXPECT_EQ(tree.text(list + 2), "-2.50e3");  // its own digits
    EXPECT_EQ(tree.text(list + 3), "x\ty");
    EXPECT_EQ(text[tree[list + 3].offset], '"');
    const std::uint32_t inner = tree.find(0, "é");
    EXPECT_EQ(inner, tree.after(list) + 1);
    EXPECT_EQ(tree[tree.find(inner, "b")].kind, JsonKind::null);
    EXPECT_EQ(tree[tree.find(inner, "c")].kind, JsonKind::yes);
    EXPECT_EQ(text.substr(tree[tree.find(inner, "d")].offset, 5), "false");
    EXPECT_EQ(tree.find(inner, "e"), 0U);
}

TEST(JsonTree, ByteOrderMarkIsSkipped) {
    JsonTree tree("", "\xEF\xBB\xBF[1]");
    EXPECT_FALSE(tree.parse(64).has_value());
    EXPECT_EQ(tree.place(tree[0].offset), (Place{1, 1}));
}

TEST(JsonTree, RepeatedKeysAreListed) {
    for (const int others : {0, 40}) {  // few and many members are compared in different ways
        std::string text = "{\"a\":1,";
        for (int i = 0; i < others; ++i) text += "\"k" + std::to_string(i) + "\":[{}],";
        text += "\"b\":{\"a\":2},\"\\u0061\":3,\"a\":4}";
        JsonTree tree("", text);
        ASSERT_FALSE(tree.parse(64).has_value());
        ASSERT_EQ(tree.repeated_keys().size(), 2U);
        EXPECT_EQ(tree.repeated_keys()[0].object, 0U);
        EXPECT_EQ(tree.repeated_keys()[0].first, 1U);
        EXPECT_EQ(tree.text(tree.repeated_keys()[0].again + 1), "3");
        EXPECT_EQ(tree.text(tree.repeated_keys()[1].again + 1), "4");
        EXPECT_TRUE(tree[0].repeats_a_key);
    }
}

struct Bad {
    const char* text;
    const char* says;
};

TEST(JsonTree, FaultsSayWhatWasFoundAndWhatWasExpected) {
    const std::vector<Bad> cases{
        {"", "1:1 found the end of the document, expected a JSON value"},
        {"  \n ", "2:2 found the end of the document, expected a JSON value"},
        {"{\"a\":1 \"b\":2}", "1:8 found '\"', expected ',' or '}' after a member"},
        {"{\"a\":1,}", "1:8 found '}', expected a member's name in double quotes after ','"},
        {"{\"a\" 1}", "1:6 found '1', expected ':' after a member's name"},
        {"{\"a\":}", "1:6 found '}', expected a value after ':'"},
        {"{a:1}", "1:2 found 'a', expected a member's name in double quotes, or '}'"},
        {"{'a':1}",
         "1:2 found ''', expected a member's name in double quotes, or '}'; texts stand in double quotes"},
        {"{\"a\":1", "1:7 found the end of the document, expected ',' or '}' after a member"},
        {"[1 2]", "1:4 found '2', expected ',' or ']' after an element"},
        {"[1,]", "1:4 found ']', expected a value after ','"},
        {"[1,,2]", "1:4 found ',', expected a value after ','"},
        {"[", "1:2 found the end of the document, expected a value or ']'"},
        {"[}", "1:2 found '}', expected a value or ']'"},
        {"[1]]", "1:4 found ']', expected the end of the document after its value"},
        {"{} x", "1:4 found 'x', expected the end of the document after its value"},
        {"// no\n{}", "1:1 found '/', expected a JSON value; JSON has no comments"},
        {"[1, # no\n2]", "1:5 found '#', expected a value after ','; JSON has no comments"},
        {"[True]", "1:2 found \"True\", expected a value or ']'"},
        {"[tru]", "1:2 found \"tru\", expected true, false or null"},
        {"[nul", "1:2 found \"nul\", expected true, false or null"},
        {"[falsey]", "1:2 found \"falsey\", expected true, false or null"},
        {"[NaN]", "1:2 found \"NaN\", expected a value or ']'"},
        {"[+1]", "1:2 found \"+1\", expected a value or ']'"},
        {"[.5]", "1:2 found \".5\", expected a value or ']'"},
        {"[-]", "1:2 found \"-\", expected a digit after '-'"},
        {"[01]", "1:2 found \"01\", expected a number without leading zeros"},
        {"[-01]", "1:2 found \"-01\", expected a number without leading zeros"},
        {"[12x]", "1:2 found \"12x\", expected a number"},
        {"[1.]", "1:2 found \"1.\", expected a digit after the decimal point"},
        {"[1.e5]", "1:2 found \"1.e5\", expected a digit after the decimal point"},
        {"[1e]", "1:2 found \"1e\", expected a digit in the exponent"},
        {"[1e+]", "1:2 found \"1e+\", expected a digit in the exponent"},
        {"[1e99999999999]", "1:2 found \"1e99999999999\", expected an exponent of at most nine digits"},
        {"[1,5", "1:5 found the end of the document, expected ',' or ']' after an element"},
        {"[\"a", "1:2 found the end of the document inside this text, expected a '\"' that closes it"},
        {"[\"a\nb\"]", "1:4 found a line break inside a text, expected '\"' or the escape \\n"},
        {"[\"a\tb\"]", "1:4 found the control character U+0009 inside a text, expected the escape \\u0009"},
        {"[\"\\q\"]", "1:3 found '\\' and 'q', expected one of the escapes"},
        {"[\"\\u12G4\"]", "1:3 found \"\\\\u12G4\", expected \\u with four hexadecimal digits"},
        {"[\"\\uD800\"]", "1:3 found the half of a surrogate pair \\uD800, expected both halves"},
        {"[\"\\uDC00\"]", "1:3 found the half of a surrogate pair \\uDC00, expected both halves"},
        {"[\"\\uD800\\u0041\"]", "1:3 found the half of a surrogate pair \\uD800, expected both halves"},
        {"[\"a\\u0000\"]", "1:4 found \\u0000, expected a text without the NUL character"},
        {"{\"a\\u0000\":1}", "1:4 found \\u0000, expected a text without the NUL character"},
        {"[\"caf\xE9\"]", "1:6 found the byte \\xE9, expected UTF-8"},
        {"[\xE9]", "1:2 found the byte \\xE9, expected a value or ']'"},
        {"[\"\xED\xA0\x80\"]", "1:3 found the byte \\xED, expected UTF-8"},
        {"[\"é\", x]", "1:7 found 'x', expected a value after ','"},
        {"[\x01]", "1:2 found the control character U+0001, expected a value or ']'"},
    };
    for (const Bad& bad : cases) EXPECT_THAT(fault_of(bad.text), testing::HasSubstr(bad.says)) << bad.text;
}

TEST(JsonTree, DepthIsBounded) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_EQ(fault_of(nested(64)), "no fault");
    EXPECT_EQ(fault_of(nested(65)), "1:65 found more than 64 values inside one another, expected at most 64");
    EXPECT_EQ(fault_of("[[1],\n [{\"a\": [[]]}]]", 4),
              "2:10 found more than 4 values inside one another, expected at most 4");
    EXPECT_THAT(fault_of(std::string(1'000'000, '[')), testing::HasSubstr("expected at most 64"));
    EXPECT_THAT(fault_of("[[]", 0), testing::HasSubstr("expected at most 0"));
}

TEST(JsonTree, EveryTruncationIsAFault) {
    const std::string text = "{\"a\": [1.5e+3, true, null, \"x\\u00e9\\\\\"], \"é\": {\"b\": -0.5}}";
    for (std::size_t n = 0; n < text.size(); ++n) {
        JsonTree tree("", std::string_view(text).substr(0, n));
        EXPECT_TRUE(tree.parse(64).has_value()) << n;
    }
    EXPECT_EQ(fault_of(text), "no fault");
}

rc::Gen<std::string> almost_json() {
    const auto piece = rc::gen::element<std::string>(
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\"", "1", "-", "0", ".5", "e3", "true", "null",
        "fals", " ", "\n", "\\", "\\n", "\\u0041", "\\uD83D", "\\uDE00", "\xC3\xA9", "\xE9", "x", "\x01",
        "{\"a\":", "[1,2]", "{}", "\"\"");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& p : pieces) text += p;
                            return text;
                        });
}

/// A reader that only says yes or no: what the tree is built on, by itself.
struct Nothing {
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);
    using Ec = boost::json::error_code;
    using Sv = boost::json::string_view;
    bool on_document_begin(Ec&) { return true; }
    bool on_document_end(Ec&) { return true; }
    bool on_object_begin(Ec&) { return true; }
    bool on_object_end(std::size_t, Ec&) { return true; }
    bool on_array_begin(Ec&) { return true; }
    bool on_array_end(std::size_t, Ec&) { return true; }
    bool on_key_part(Sv, std::size_t, Ec&) { return true; }
    bool on_key(Sv, std::size_t, Ec&) { return true; }
    bool on_string_part(Sv, std::size_t, Ec&) { return true; }
    bool on_string(Sv, std::size_t, Ec&) { return true; }
    bool on_number_part(Sv, Ec&) { return true; }
    bool on_int64(std::int64_t, Sv, Ec&) { return true; }
    bool on_uint64(std::uint64_t, Sv, Ec&) { return true; }
    bool on_double(double, Sv, Ec&) { return true; }
    bool on_bool(bool, Ec&) { return true; }
    bool on_null(Ec&) { return true; }
    bool on_comment_part(Sv, Ec&) { return true; }
    bool on_comment(Sv, Ec&) { return true; }
};

RC_GTEST_PROP(JsonTree, AcceptsWhatTheTokenizerAccepts, ()) {
    const std::string text = *almost_json();
    boost::json::basic_parser<Nothing> parser(boost::json::parse_options{});
    boost::json::error_code ec;
    const std::size_t used = parser.write_some(false, text.data(), text.size(), ec);
    const bool good = !ec && used == text.size();
    JsonTree tree("", text);
    const auto fault = tree.parse(32);
    RC_CLASSIFY(good, "good");
    RC_ASSERT(fault.has_value() == !good);
    if (!fault) return;
    RC_ASSERT(fault->offset <= text.size());
    RC_ASSERT(fault->message.find("expected") != std::string::npos);
    // The explanation finds the fault by itself: up to it, the text can be completed; what is left does not matter.
    JsonTree without("", std::string_view(text).substr(0, fault->offset));
    RC_ASSERT(without.parse(32).has_value() ==
              (fault->message.find("end of the document after") == std::string::npos));
}

std::string some_json(int depth) {
    const std::string space = *rc::gen::element<std::string>("", " ", "\n\t", "\r\n");
    const int kind = *rc::gen::inRange(0, depth > 0 ? 4 : 2);
    std::string text = space;
    if (kind == 0) {
        text += *rc::gen::element<std::string>("0", "-1.5", "12e3", "true", "false", "null");
    } else if (kind == 1) {
        text += *rc::gen::element<std::string>("\"\"", "\"a:b,\"", "\"\\u00e9\\\\\"", "\"x\\\"]\"", "\"é{\"");
    } else {
        const int n = *rc::gen::inRange(0, 4);
        text += kind == 2 ? '[' : '{';
        for (int i = 0; i < n; ++i) {
            if (i > 0) text += ',' + space;
            if (kind == 3) text += space + "\"k" + std::to_string(i) + "\\t\"" + space + ':';
            text += some_json(depth - 1);
        }
        text += space + (kind == 2 ? ']' : '}');
    }
    return text + space;
}

// Every offset in a tree is that of the token it is about.
RC_GTEST_PROP(JsonTree, OffsetsPointAtTokens, ()) {
    const std::string text = some_json(4);
    JsonTree tree("", text);
    RC_ASSERT(!tree.parse(64).has_value());
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        const char c = text[tree[i].offset];
        switch (tree[i].kind) {
            case JsonKind::object: RC_ASSERT(c == '{'); break;
            case JsonKind::array: RC_ASSERT(c == '['); break;
            case JsonKind::key:
            case JsonKind::string: RC_ASSERT(c == '"'); break;
            case JsonKind::yes: RC_ASSERT(c == 't'); break;
            case JsonKind::no: RC_ASSERT(c == 'f'); break;
            case JsonKind::null: RC_ASSERT(c == 'n'); break;
            default: RC_ASSERT(c == '-' || (c >= '0' && c <= '9'));
        }
    }
}

TEST(JsonTree, FoundTexts) {
    const std::string text = "[1.5, \"a\", null, true, false, [], {}]";
    JsonTree tree("", text);
    ASSERT_FALSE(tree.parse(64).has_value());
    const std::vector<std::string> expected{"the number 1.5", "the text \"a\"", "null",     "true",
                                            "false",          "a list",         "an object"};
    for (std::uint32_t i = 0; i < expected.size(); ++i) EXPECT_EQ(found_text({&tree, i + 1}), expected[i]);
}

}  // namespace
}  // namespace sociaaldomein::detail
