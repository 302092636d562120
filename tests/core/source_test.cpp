#include <sociaaldomein/core/source.hpp>

#include <gtest/gtest.h>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein {
namespace {

TEST(Source, IsADocumentAndAPlace) {
    const Source source = TextCodec<Source>::parse("rapport-2022: 10 Financiën: tabel");
    EXPECT_EQ(source.document.str(), "rapport-2022");
    EXPECT_EQ(source.place, "10 Financiën: tabel");
    EXPECT_EQ(TextCodec<Source>::format(source), "rapport-2022: 10 Financiën: tabel");
    EXPECT_EQ(TextCodec<Source>::parse("rapport").place, "");
    EXPECT_TRUE(TextCodec<Source>::parse("").empty());
    EXPECT_THROW(TextCodec<Source>::parse(": tabel"), Error);
    EXPECT_THROW(TextCodec<Source>::parse("een rapport"), Error);
}

TEST(Source, NeedsADocumentForAPlace) {
    const auto code = [](const char* text) {
        try {
            (void)TextCodec<Source>::parse(text);
        } catch (const Error& error) {
            return error.code();
        }
        return Errc::ok;
    };
    EXPECT_EQ(code("Report_2022-H2: page 3"), Errc::ok);
    EXPECT_EQ(code("Z9"), Errc::ok);
    EXPECT_EQ(code(""), Errc::ok);
    EXPECT_EQ(code(": page 3"), Errc::syntax);
    EXPECT_EQ(code("report: "), Errc::syntax);
    for (const char* text : {"_r", "-r", "r.", "r/", "r[", "r@", "r`", "r{", "r:"})
        EXPECT_EQ(code(text), Errc::syntax) << text;
}

}  // namespace
}  // namespace sociaaldomein
