#include "cli/progress_bar.hpp"

#include <gtest/gtest.h>

namespace sociaaldomein::cli {
namespace {

TEST(ProgressBar, IsAsFullAsTheWorkIsDone) {
    EXPECT_EQ(progress_line("simulating", 5, 20),
              "simulating [==========                              ] 5/20");
    EXPECT_EQ(progress_line("x", 0, 0), "x [" + std::string(40, '=') + "] 0/0") << "nothing to do is done";
}

// Work that is done twice over counts more than it began with.
TEST(ProgressBar, MoreThanAllIsAFullBar) {
    EXPECT_EQ(progress_line("x", 405120, 400000), "x [" + std::string(40, '=') + "] 405120/400000");
}

}  // namespace
}  // namespace sociaaldomein::cli
