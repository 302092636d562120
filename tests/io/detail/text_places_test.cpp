#include "io/detail/text_places.hpp"

#include <gtest/gtest.h>

#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "core/detail/utf8.hpp"

namespace sociaaldomein::detail {
namespace {

TEST(TextPlaces, CountsLinesAndCodePoints) {
    const std::string text =
        "a\xC3\xA9"
        "b\r\n\n\xE2\x82\xAC"
        "x\ry";
    const TextPlaces places(text);
    EXPECT_EQ(places.at(0), (Place{1, 1}));
    EXPECT_EQ(places.at(3), (Place{1, 3}));  // b, after a letter of two bytes
    EXPECT_EQ(places.at(6), (Place{2, 1}));  // the empty line
    EXPECT_EQ(places.at(7), (Place{3, 1}));
    EXPECT_EQ(places.at(10), (Place{3, 2}));  // x, after a letter of three bytes
    EXPECT_EQ(places.at(12), (Place{4, 1}));  // y, after a lone carriage return
    EXPECT_EQ(places.at(1000), (Place{4, 2}));
}

TEST(TextPlaces, ByteOrderMarkIsNoColumn) {
    const TextPlaces places("\xEF\xBB\xBF{");
    EXPECT_EQ(places.at(3), (Place{1, 1}));
    EXPECT_EQ(places.at(0), (Place{1, 1}));
}

TEST(TextPlaces, EmptyText) { EXPECT_EQ(TextPlaces("").at(0), (Place{1, 1})); }

TEST(TextPlaces, FindsTheFirstInvalidByte) {
    EXPECT_EQ(first_invalid_utf8("abc\xC3\xA9"), std::string_view::npos);
    EXPECT_EQ(first_invalid_utf8("0123456789\xE9 and more text"), 10U);
    EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0U);  // half a surrogate pair
}

// Counting letter by letter from the start gives the same, also far into a long line.
RC_GTEST_PROP(TextPlaces, AgreesWithCountingFromTheStart, ()) {
    const auto piece = *rc::gen::nonEmpty(
        rc::gen::container<std::string>(rc::gen::element('a', '\n', '\r', '\xC3', '\xA9', ' ')));
    std::string text;
    const int repeats = *rc::gen::inRange(1, 3000);
    for (int i = 0; i < repeats; ++i) text += piece;
    const auto offset = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    Place expected{1, 1};
    for (std::size_t i = 0; i < offset; ++i) {
        const bool ends =
            text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
        if (ends) {
            expected = {expected.line + 1, 1};
        } else if ((text[i] & '\xC0') != '\x80') {
            ++expected.column;
        }
    }
    // Within a letter or within \r\n no place is asked for.
    if (offset < text.size() && (text[offset] & '\xC0') == '\x80') RC_DISCARD("inside a letter");
    RC_ASSERT(TextPlaces(text).at(offset) == expected);
}

}  // namespace
}  // namespace sociaaldomein::detail
