#include <sociaaldomein/core/error.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

TEST(Problem, DocumentedExample) {
    const Problem problem{Errc::out_of_domain, "/year", "found 0", "budget.json", 3, 9};
    EXPECT_EQ(to_string(problem), "budget.json:3:9: /year: found 0");
}

TEST(Problem, LeavesUnknownPartsOut) {
    EXPECT_EQ(to_string(Problem{Errc::syntax, "", "found x"}), "found x");
    EXPECT_EQ(to_string(Problem{Errc::syntax, "/a", "found x"}), "/a: found x");
    EXPECT_EQ(to_string(Problem{Errc::syntax, "", "found x", "a.json"}), "a.json: found x");
    EXPECT_EQ(to_string(Problem{Errc::syntax, "", "found x", "a.json", 7}), "a.json:7: found x");
    EXPECT_EQ(to_string(Problem{Errc::syntax, "", "found x", "", 7, 2}), "7:2: found x");
    EXPECT_EQ(to_string(Problem{Errc::syntax, "", "found x", "a.json", 0, 2}), "a.json: found x");
}

TEST(Error, DocumentedExample) {
    EXPECT_STREQ(Error(Errc::syntax, "found \"x\", expected a number", "/year").what(),
                 "/year: found \"x\", expected a number");
}

TEST(Error, HoldsAllProblemsOneALine) {
    const std::vector<Problem> problems = {{Errc::missing_field, "/a", "first"},
                                           {Errc::syntax, "/b", "second"}};
    const Error error(problems);
    EXPECT_STREQ(error.what(), "/a: first\n/b: second");
    EXPECT_EQ(error.problems(), problems);
    EXPECT_EQ(error.code(), Errc::missing_field);
    EXPECT_EQ(error.path(), "/a");
}

TEST(Error, KeepsAProblemWhole) {
    const Problem problem{Errc::corrupt, "/x", "found 3", "f.sdm", 1, 2};
    const Error error(problem);
    ASSERT_EQ(error.problems().size(), 1U);
    EXPECT_EQ(error.problems().front(), problem);
}

TEST(Error, WithoutProblemsCannotBeMade) {
    EXPECT_THAT([] { Error(std::vector<Problem>{}); }, throws(Errc::out_of_domain, "expected at least one"));
}

TEST(Error, CopiesWithoutThrowing) {
    static_assert(std::is_nothrow_copy_constructible_v<Error>);
    static_assert(std::is_nothrow_copy_assignable_v<Error>);
    Error first(Errc::io, "disk full", "/a");
    Error second = std::move(first);
    EXPECT_EQ(second.path(), "/a");
    EXPECT_EQ(first.path(), "/a") << "an error that was moved from still has its problems";
    first = Error(Errc::overflow, "too large");
    EXPECT_EQ(first.code(), Errc::overflow);
    EXPECT_STREQ(first.what(), "too large");
}

TEST(Errc, HasANameOfItsOwnForEveryKind) {
    std::set<std::string_view> names;
    for (int code = 0; code <= static_cast<int>(Errc::out_of_memory); ++code) {
        names.insert(to_string(static_cast<Errc>(code)));
    }
    EXPECT_EQ(names.size(), static_cast<std::size_t>(Errc::out_of_memory) + 1);
    EXPECT_EQ(names.count("unknown"), 0U);
    EXPECT_EQ(to_string(static_cast<Errc>(-1)), "unknown");
    EXPECT_EQ(to_string(Errc::out_of_domain), "out_of_domain");
    EXPECT_EQ(to_string(Errc::dangling_reference), "dangling_reference");
}

TEST(Errc, KeepsItsNumbers) {
    EXPECT_EQ(static_cast<int>(Errc::ok), 0);
    EXPECT_EQ(static_cast<int>(Errc::syntax), 3);
    EXPECT_EQ(static_cast<int>(Errc::out_of_memory), 18);
}

}  // namespace
}  // namespace sociaaldomein
