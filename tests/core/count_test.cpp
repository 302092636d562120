#include <sociaaldomein/core/count.hpp>

#include <gtest/gtest.h>

namespace sociaaldomein {
namespace {

TEST(Count, DocumentedExample) { EXPECT_EQ(Count{3614} + Count{157}, Count{3771}); }

TEST(Count, CountsOnes) {
    EXPECT_EQ(Count::per_unit, 1);
    EXPECT_EQ(Count::dimension, "count");
    EXPECT_EQ(Count{12}, Count::from_raw(12));
    EXPECT_EQ(to_string(Count{3727} - Count{3840}), "-113");
}

}  // namespace
}  // namespace sociaaldomein
