#include <sociaaldomein/core/text.hpp>

#include <gtest/gtest.h>

namespace sociaaldomein {
namespace {

TEST(Text, FallsBackOnTheOtherLanguage) {
    EXPECT_EQ((Text{"spoor", "track"}).in(Language::en), "track");
    EXPECT_EQ((Text{"spoor", ""}).in(Language::en), "spoor");
    EXPECT_EQ((Text{"", "track"}).in(Language::nl), "track");
    EXPECT_TRUE(Text{}.empty());
    EXPECT_EQ((Text{"a", "b"}), (Text{"a", "b"}));
    EXPECT_FALSE((Text{"a", "b"}) == (Text{"a", "c"}));
}

TEST(Text, IsEmptyOnlyInBothLanguages) {
    EXPECT_TRUE(Text{}.empty());
    EXPECT_FALSE((Text{"a", ""}).empty());
    EXPECT_FALSE((Text{"", "a"}).empty());
}

}  // namespace
}  // namespace sociaaldomein
