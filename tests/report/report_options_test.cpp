#include <sociaaldomein/report/report_options.hpp>

#include <gtest/gtest.h>

namespace sociaaldomein {
namespace {

TEST(ReportOptions, HideNothingAndDateNothingUnlessAsked) {
    const ReportOptions options;
    EXPECT_EQ(options.language, Language::nl);
    EXPECT_FALSE(options.suppress_below);
    EXPECT_TRUE(options.generated_at.empty());
    ASSERT_EQ(options.levels.size(), 2U);
    EXPECT_LT(options.levels[0], options.levels[1]);
}

}  // namespace
}  // namespace sociaaldomein
