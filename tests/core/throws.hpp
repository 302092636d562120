#pragma once
/// A matcher for the errors of the library.
///
///     EXPECT_THAT([] { parse_date("x"); }, throws(Errc::syntax, "expected a date"));

#include <gmock/gmock.h>

#include <string>

#include <sociaaldomein/core/error.hpp>

namespace sociaaldomein {

/// `message` is a part of what() that has to be there.
inline auto throws(Errc code, const std::string& message) {
    return testing::Throws<Error>(
        testing::AllOf(testing::Property("code", &Error::code, code),
                       testing::Property("what", &Error::what, testing::HasSubstr(message))));
}

}  // namespace sociaaldomein
