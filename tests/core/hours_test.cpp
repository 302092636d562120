#include <sociaaldomein/core/hours.hpp>

#include <gtest/gtest.h>

namespace sociaaldomein {
namespace {

TEST(Hours, DocumentedExample) { EXPECT_EQ(to_string(Hours::hours(28) - Hours::minutes(90)), "26.5"); }

TEST(Hours, CountsSeconds) {
    EXPECT_EQ(Hours::per_unit, 3600);
    EXPECT_EQ(Hours::dimension, "hours");
    EXPECT_EQ(Hours::hours(1).raw(), 3600);
    EXPECT_EQ(Hours::minutes(20).raw(), 1200);
    EXPECT_EQ(Hours::seconds(5).raw(), 5);
}

TEST(Hours, WithoutAFiniteDecimalAreReadBack) {
    EXPECT_EQ(to_string(Hours::minutes(20)), "0.3333");
    EXPECT_EQ(parse_quantity<Hours>("0.3333"), Hours::minutes(20));
}

}  // namespace
}  // namespace sociaaldomein
