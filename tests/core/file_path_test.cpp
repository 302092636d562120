#include <sociaaldomein/core/file_path.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sociaaldomein {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> names(const FilePaths& paths) {
    std::vector<std::string> names;
    for (const FilePath& path : paths.list) names.push_back(path.utf8());
    return names;
}

TEST(FilePath, DocumentedExample) {
    EXPECT_EQ(FilePath(std::filesystem::path("data") / "zwolle.json").utf8(), "data/zwolle.json");
    EXPECT_EQ(FilePaths(std::vector<std::filesystem::path>{"a.json"}).list.size(), 1U);
}

TEST(FilePath, ComesFromTextsAndPathsAlike) {
    const std::string name = "gemeente Súdwest-Fryslân.json";
    EXPECT_EQ(FilePath(name).utf8(), name);
    EXPECT_EQ(FilePath(std::string_view(name)).utf8(), name);
    EXPECT_EQ(FilePath(name.c_str()).utf8(), name);
    EXPECT_EQ(FilePath(std::filesystem::path(std::u8string(name.begin(), name.end()))).utf8(), name);
    static_assert(std::is_convertible_v<std::filesystem::path, FilePath>);
    static_assert(!std::is_convertible_v<int, FilePath>);
}

TEST(FilePaths, ComeFromAnyListOfThem) {
    EXPECT_THAT(names({"a.json", std::string("b.json"), std::filesystem::path("c.json")}),
                ElementsAre("a.json", "b.json", "c.json"));
    EXPECT_THAT(names(std::vector<std::string>{"a.json", "b.json"}), ElementsAre("a.json", "b.json"));
    EXPECT_THAT(names({"a.json", "b.json"}),
                ElementsAre("a.json", "b.json"));  // not a text from two pointers
    EXPECT_THAT(names({}), IsEmpty());
    // A single name is no list of its letters, nor a path of its steps.
    static_assert(!std::is_convertible_v<std::string, FilePaths>);
    static_assert(!std::is_convertible_v<std::filesystem::path, FilePaths>);
}

}  // namespace
}  // namespace sociaaldomein
