#include <sociaaldomein/core/share.hpp>

#include <gtest/gtest.h>

namespace sociaaldomein {
namespace {

TEST(Share, DocumentedExample) {
    EXPECT_EQ(Share::percent(40), Share::ppm(400'000));
    EXPECT_EQ(to_string(Share::percent(40)), "0.4");
}

TEST(Share, CountsPartsPerMillion) {
    EXPECT_EQ(Share::per_unit, 1'000'000);
    EXPECT_EQ(Share::dimension, "share");
    EXPECT_EQ(Share::percent(100).raw(), Share::per_unit);
    EXPECT_EQ(to_string(Share::ppm(-55'000)), "-0.055");
    EXPECT_EQ(to_string(Share::percent(120)), "1.2");
}

}  // namespace
}  // namespace sociaaldomein
