#include "core/detail/quote.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "core/detail/utf8.hpp"

namespace sociaaldomein::detail {
namespace {

TEST(Quoted, KeepsPlainText) {
    EXPECT_EQ(detail::quoted(""), "\"\"");
    EXPECT_EQ(detail::quoted("2022-Q5"), "\"2022-Q5\"");
    EXPECT_EQ(detail::quoted("coëfficiënt € 😀"), "\"coëfficiënt € 😀\"");
}

TEST(Quoted, EscapesWhatWouldBreakALine) {
    EXPECT_EQ(detail::quoted("a\nb\tc\rd"), R"("a\nb\tc\rd")");
    EXPECT_EQ(detail::quoted("say \"x\\y\""), R"("say \"x\\y\"")");
    EXPECT_EQ(detail::quoted(std::string_view("\0\x1B\x7F", 3)), R"("\u0000\u001B\u007F")");
    EXPECT_EQ(detail::quoted("\u0085"), R"("\u0085")");
    EXPECT_EQ(detail::quoted("\xFF\xE2\x82"), R"("\xFF\xE2\x82")");
}

TEST(Quoted, CutsLongTextOff) {
    EXPECT_EQ(detail::quoted(std::string(60, 'a')), '"' + std::string(60, 'a') + '"');
    EXPECT_EQ(detail::quoted(std::string(61, 'a')), '"' + std::string(60, 'a') + "…\"");
    std::string euros;
    for (int i = 0; i < 61; ++i) euros += "€";
    EXPECT_EQ(detail::quoted(euros).size(), 2 + 61 * std::string("€").size())
        << "cut between letters, not within one";
}

TEST(Trimmed, LeavesInnerSpaces) {
    EXPECT_EQ(trimmed("  a b  "), "a b");
    EXPECT_EQ(trimmed("   "), "");
    EXPECT_EQ(trimmed(""), "");
    EXPECT_EQ(trimmed("\ta"), "\ta");
}

RC_GTEST_PROP(QuotedProperties, IsOneLineOfValidText, (const std::string& text)) {
    const std::string message = detail::quoted(text);
    std::string_view rest = message;
    while (!rest.empty()) {
        const Letter letter = first_letter(rest);
        RC_ASSERT(letter.valid);
        RC_ASSERT(letter.code >= 0x20U);
        rest.remove_prefix(letter.length);
    }
    RC_ASSERT(message.size() <= 60 * 6 + 5);
}

}  // namespace
}  // namespace sociaaldomein::detail
