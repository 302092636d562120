#include "projection/detail/pairwise_sum.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sociaaldomein::detail {
namespace {

TEST(PairwiseSum, AddsEveryTermOnce) {
    for (std::size_t n = 0; n < 100; ++n)
        EXPECT_EQ(pairwise_sum(1, n + 1, [](std::size_t i) { return static_cast<double>(i); }),
                  static_cast<double>(n * (n + 1) / 2));
}

TEST(PairwiseSum, ErrorsStaySmall) {
    const double sum = pairwise_sum(0, 1'000'000, [](std::size_t) { return 0.1; });
    EXPECT_LT(std::abs(sum - 1e5), 1e-10);  // one after the other it is off by 1e-6
}

}  // namespace
}  // namespace sociaaldomein::detail
