#include "projection/kernels/histogram.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace sociaaldomein::kernels {
namespace {

class Histogram : public testing::TestWithParam<InstructionSet> {
protected:
    void SetUp() override {
        if (!is_available(GetParam())) GTEST_SKIP() << "no " << to_string(GetParam()) << " on this machine";
    }
    ForcedInstructionSet forced_{GetParam()};
};

TEST_P(Histogram, CountsEachValueOnce) {
    for (const std::size_t size : {1UL, 2UL, 31UL, 32UL, 33UL, 1000UL}) {
        std::vector<double> values;
        for (std::size_t i = 0; i < size; ++i) values.push_back(static_cast<double>(i * 7919 % 1009) - 500.0);
        double low = 0.0;
        double high = 0.0;
        histogram_kernels().range(values.data(), std::ssize(values), &low, &high);
        EXPECT_EQ(low, *std::ranges::min_element(values));
        EXPECT_EQ(high, *std::ranges::max_element(values));
        std::vector<unsigned short> bins(size);
        std::vector<unsigned> counts(101);
        const double scale = high > low ? 100.0 / (high - low) : 0.0;
        histogram_kernels().count(values.data(), std::ssize(values), low, scale, bins.data(), counts.data());
        std::vector<unsigned> expected(101);
        for (std::size_t i = 0; i < size; ++i) {
            EXPECT_EQ(bins[i], static_cast<unsigned short>(std::nearbyint((values[i] - low) * scale)));
            ++expected[bins[i]];
        }
        EXPECT_EQ(counts, expected);
    }
}

INSTANTIATE_TEST_SUITE_P(Sets, Histogram,
                         testing::Values(InstructionSet::base, InstructionSet::v3, InstructionSet::v4),
                         [](const auto& set) { return std::string(to_string(set.param)); });

}  // namespace
}  // namespace sociaaldomein::kernels
