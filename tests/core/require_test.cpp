#include <sociaaldomein/core/require.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "core/throws.hpp"

namespace sociaaldomein {
namespace {

TEST(Require, DocumentedExample) {
    EXPECT_THAT([] { require(false, "project", "horizon", -1, "a number of periods >= 0"); },
                throws(Errc::out_of_domain, "project: horizon is -1, expected a number of periods >= 0"));
}

TEST(Require, LetsAKeptRulePass) {
    EXPECT_NO_THROW(require(true, "project", "horizon", 3, "a number of periods >= 0"));
    static_assert([] {
        require(true, "f", "x", 1, "one");
        return true;
    }());
}

TEST(Require, ShowsEveryTypeOfValue) {
    const auto message = [](const auto& found) -> std::string {
        try {
            require(false, "f", "x", found, "y");
        } catch (const Error& error) {
            return error.what();
        }
        return "nothing thrown";
    };
    EXPECT_EQ(message(true), "f: x is true, expected y");
    EXPECT_EQ(message(std::int64_t{-5}), "f: x is -5, expected y");
    EXPECT_EQ(message(std::uint64_t{18446744073709551615U}), "f: x is 18446744073709551615, expected y");
    EXPECT_EQ(message(0.1), "f: x is 0.1, expected y");
    EXPECT_EQ(message(1.5F), "f: x is 1.5, expected y");
    EXPECT_EQ(message("a\"b"), "f: x is \"a\\\"b\", expected y");
    EXPECT_EQ(message(std::string("text")), "f: x is \"text\", expected y");
}

TEST(Require, ShowsTruths) {
    EXPECT_THAT([] { require(false, "f", "x", true, "a lie"); },
                throws(Errc::out_of_domain, "f: x is true, expected a lie"));
    EXPECT_THAT([] { require(false, "f", "x", false, "a truth"); },
                throws(Errc::out_of_domain, "f: x is false, expected a truth"));
}

}  // namespace
}  // namespace sociaaldomein
