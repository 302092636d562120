#include "io/detail/json_fault.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace sociaaldomein::detail {
namespace {

// What is wrong with a text that is read from its start: "offset: message".
std::string at_start(std::string_view text) {
    const JsonFault fault = explain_fault(text, {});
    return std::to_string(fault.offset) + ": " + fault.message;
}

std::string stopped(std::string_view text, std::size_t offset, JsonAfter after, JsonKind inside) {
    const JsonFault fault = explain_fault(text, {offset, after, inside});
    return std::to_string(fault.offset) + ": " + fault.message;
}

TEST(JsonFault, WhereSomethingShouldBegin) {
    EXPECT_EQ(at_start(""), "0: found the end of the document, expected a JSON value");
    EXPECT_EQ(at_start(" \t\r\n"), "4: found the end of the document, expected a JSON value");
    EXPECT_EQ(at_start("\r'a'"), "1: found ''', expected a JSON value; texts stand in double quotes");
    EXPECT_EQ(at_start("// no"), "0: found '/', expected a JSON value; JSON has no comments");
    EXPECT_EQ(at_start("# no"), "0: found '#', expected a JSON value; JSON has no comments");
    EXPECT_EQ(at_start("\x01"), "0: found the control character U+0001, expected a JSON value");
    EXPECT_EQ(at_start("\x7F"), "0: found the control character U+007F, expected a JSON value");
    EXPECT_EQ(at_start("\xFF"), "0: found the byte \\xFF, expected a JSON value");
    EXPECT_EQ(at_start("€"), "0: found '€', expected a JSON value");
    EXPECT_EQ(stopped("{", 1, JsonAfter::opening, JsonKind::object),
              "1: found the end of the document, expected a member's name in double quotes, or '}'");
    EXPECT_EQ(stopped("[;", 1, JsonAfter::opening, JsonKind::array), "1: found ';', expected a value or ']'");
}

TEST(JsonFault, BetweenMembersAndElements) {
    EXPECT_EQ(stopped("{\"a\" 1}", 4, JsonAfter::key, JsonKind::object),
              "5: found '1', expected ':' after a member's name");
    EXPECT_EQ(stopped("{\"a\":}", 4, JsonAfter::key, JsonKind::object),
              "5: found '}', expected a value after ':'");
    EXPECT_EQ(stopped("{\"a\":1;", 6, JsonAfter::value, JsonKind::object),
              "6: found ';', expected ',' or '}' after a member");
    EXPECT_EQ(stopped("{\"a\":1, 2", 6, JsonAfter::value, JsonKind::object),
              "8: found '2', expected a member's name in double quotes after ','");
    EXPECT_EQ(stopped("[1 2]", 2, JsonAfter::value, JsonKind::array),
              "3: found '2', expected ',' or ']' after an element");
    EXPECT_EQ(stopped("[1,]", 2, JsonAfter::value, JsonKind::array),
              "3: found ']', expected a value after ','");
    EXPECT_EQ(stopped("1 x", 1, JsonAfter::value, JsonKind::null),
              "2: found 'x', expected the end of the document after its value");
}

TEST(JsonFault, AWordThatIsNoValue) {
    EXPECT_EQ(at_start("tru"), "0: found \"tru\", expected true, false or null");
    EXPECT_EQ(at_start("nil"), "0: found \"nil\", expected true, false or null");
    EXPECT_EQ(at_start("none"), "0: found \"none\", expected true, false or null");
    EXPECT_EQ(stopped("[falsey]", 6, JsonAfter::value, JsonKind::array),
              "1: found \"falsey\", expected true, false or null");
    EXPECT_EQ(stopped("falsey", 5, JsonAfter::value, JsonKind::null),
              "0: found \"falsey\", expected true, false or null");
    EXPECT_EQ(at_start("yes"), "0: found \"yes\", expected a JSON value");
}

TEST(JsonFault, ANumberThatIsNone) {
    EXPECT_EQ(at_start("-"), "0: found \"-\", expected a digit after '-'");
    EXPECT_EQ(at_start("-x"), "0: found \"-x\", expected a digit after '-'");
    EXPECT_EQ(stopped("01", 1, JsonAfter::value, JsonKind::null),
              "0: found \"01\", expected a number without leading zeros");
    EXPECT_EQ(at_start("-012"), "0: found \"-012\", expected a number without leading zeros");
    EXPECT_EQ(at_start("1."), "0: found \"1.\", expected a digit after the decimal point");
    EXPECT_EQ(at_start("0.x"), "0: found \"0.x\", expected a digit after the decimal point");
    EXPECT_EQ(at_start("1e"), "0: found \"1e\", expected a digit in the exponent");
    EXPECT_EQ(at_start("1.5E+"), "0: found \"1.5E+\", expected a digit in the exponent");
    EXPECT_EQ(at_start("1E-x"), "0: found \"1E-x\", expected a digit in the exponent");
    EXPECT_EQ(at_start("1x"), "0: found \"1x\", expected a number");
    EXPECT_EQ(at_start("0"), "0: found \"0\", expected a number");
    const JsonFault large = explain_fault("1e9999999999", {});
    EXPECT_EQ(large.code, Errc::overflow);
    EXPECT_EQ(large.message, "found \"1e9999999999\", expected an exponent of at most nine digits");
}

TEST(JsonFault, ATextThatIsNone) {
    EXPECT_EQ(at_start("\"open"),
              "0: found the end of the document inside this text, expected a '\"' that closes it");
    EXPECT_EQ(at_start("\"a\nb\""), "2: found a line break inside a text, expected '\"' or the escape \\n");
    EXPECT_EQ(at_start("\"a\rb\""), "2: found a line break inside a text, expected '\"' or the escape \\n");
    EXPECT_EQ(at_start("\"a\tb\""),
              "2: found the control character U+0009 inside a text, expected the escape \\u0009");
    EXPECT_EQ(at_start("\"a\xC3\""), "2: found the byte \\xC3, expected UTF-8");
    EXPECT_EQ(at_start("\"€\x01\""),
              "4: found the control character U+0001 inside a text, expected the escape \\u0001");
}

TEST(JsonFault, AnEscapeThatIsNone) {
    const std::string known = ", expected one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000";
    EXPECT_EQ(at_start(R"("\x41")"), "1: found '\\' and \"x41\"" + known);
    EXPECT_EQ(at_start(R"("\')"), "1: found '\\' and '''" + known);
    EXPECT_EQ(at_start(R"("\)"),
              "0: found the end of the document inside this text, expected a '\"' that closes it");
    EXPECT_EQ(at_start(R"("\u12")"), "1: found \"\\\\u12\\\"\", expected \\u with four hexadecimal digits");
    EXPECT_EQ(at_start(R"("\u12g4")"), "1: found \"\\\\u12g4\", expected \\u with four hexadecimal digits");
    for (const char* text : {R"("\u12G4")", R"("\u12`4")", R"("\u12@4")", R"("\u12:4")", R"("\u12/4")"})
        EXPECT_NE(at_start(text).find("expected \\u with four hexadecimal digits"), std::string::npos)
            << text;
    EXPECT_EQ(at_start(R"("\u0000")"), "1: found \\u0000, expected a text without the NUL character");
    for (const char* half :
         {R"("\uD800")", R"("\ud800x")", R"("\uD800\n")", R"("\uD800A")", R"("\uD800\uD800")"})
        EXPECT_EQ(at_start(half), "1: found the half of a surrogate pair \\uD800, expected both halves")
            << half;
    EXPECT_EQ(at_start(R"("\uDC00\uDC00")"),
              "1: found the half of a surrogate pair \\uDC00, expected both halves");
    EXPECT_EQ(at_start(R"("\uDFFF")"), "1: found the half of a surrogate pair \\uDFFF, expected both halves");
    EXPECT_EQ(at_start(R"("\uD83D\u003F")"),
              "1: found the half of a surrogate pair \\uD83D, expected both halves");
    // What is right is passed over: the fault lies behind it.
    const std::string open =
        "0: found the end of the document inside this text, expected a '\"' that closes it";
    EXPECT_EQ(at_start(R"("\u00e9\u00AF\uD7FF\uE000\uFFFF)"), open);
    EXPECT_EQ(at_start(R"("\uD83D\uDE00\uDBFF\uDFFF)"), open);
    EXPECT_EQ(at_start(R"("\"\\\/\b\f\n\r\t)"), open);
}

}  // namespace
}  // namespace sociaaldomein::detail
