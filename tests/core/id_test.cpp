#include <sociaaldomein/core/id.hpp>

#include <gtest/gtest.h>

#include <type_traits>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein {
namespace {

struct Here;
struct There;

TEST(Id, OfDifferentRecordsDoNotMix) {
    static_assert(!std::is_convertible_v<Id<Here>, Id<There>>);
    static_assert(!std::is_convertible_v<std::string, Id<Here>>);
    EXPECT_LT(Id<Here>("a"), Id<Here>("b"));
    EXPECT_EQ(Id<Here>("a-1_B").str(), "a-1_B");
    EXPECT_TRUE(Id<Here>().empty());
}

TEST(Id, StandsInPathsAndFormulas) {
    for (const char* bad : {"a b", "-a", "a/b", "a.b", "é", "a:b", "a@b"})
        EXPECT_THROW(Id<Here>{bad}, Error) << bad;
    EXPECT_THROW(Id<Here>(std::string(65, 'a')), Error);
    EXPECT_NO_THROW(Id<Here>(std::string(64, 'a')));
}

}  // namespace
}  // namespace sociaaldomein
