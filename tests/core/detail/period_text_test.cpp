#include "core/detail/period_text.hpp"

#include <gtest/gtest.h>

#include "core/throws.hpp"

namespace sociaaldomein::detail {
namespace {

TEST(DetailParsePeriod, PutsTheExpectationOfTheCallerInItsMessage) {
    EXPECT_EQ(parse_period("2022-Q3", "a thing"), Period::quarter(2022, 3));
    EXPECT_THAT([] { parse_period("x", "a thing"); }, throws(Errc::syntax, "found \"x\", expected a thing"));
    EXPECT_THAT([] { parse_period("2022-Q5", "a thing"); },
                throws(Errc::syntax, "expected a quarter from 1 to 4"));
}

}  // namespace
}  // namespace sociaaldomein::detail
