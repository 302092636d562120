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

}  // namespace
}  // namespace sociaaldomein
