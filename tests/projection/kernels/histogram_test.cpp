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

std::vector<double> scattered(std::size_t size) {
    std::vector<double> values;
    for (std::size_t i = 0; i < size; ++i) values.push_back(static_cast<double>(i * 7919 % 1009) - 500.0);
    return values;
}

/// What `count` finds of values in bins 0 .. last, and the bin of each value by definition.
struct Counted {
    double low = 0.0;
    double scale = 0.0;
    std::vector<unsigned short> bins;
    std::vector<unsigned> counts;
    std::vector<unsigned> sums;

    Counted(const std::vector<double>& values, int last)
        : bins(values.size()), counts(rounded_up(last + 1)), sums(counts.size() / each) {
        double high = 0.0;
        histogram_kernels().range(values.data(), std::ssize(values), &low, &high);
        scale = high > low ? last / (high - low) : 0.0;
        histogram_kernels().count(values.data(), std::ssize(values), low, scale, bins.data(), counts.data(),
                                  static_cast<int>(counts.size()), sums.data());
    }
    std::size_t bin_of(double value) const {
        return static_cast<std::size_t>(std::nearbyint((value - low) * scale));
    }

    static constexpr std::size_t each = HistogramKernels::counts_in_sum;
    static std::size_t rounded_up(int bins) {
        return (static_cast<std::size_t>(bins) + each - 1) / each * each;
    }
};

TEST_P(Histogram, CountsEachValueOnce) {
    for (const std::size_t size : {1UL, 2UL, 31UL, 32UL, 33UL, 1000UL}) {
        const std::vector<double> values = scattered(size);
        const Counted counted(values, 100);
        EXPECT_EQ(counted.low, *std::ranges::min_element(values));
        std::vector<unsigned> expected(128);
        std::vector<unsigned> sums(2);
        for (const double value : values) {
            ++expected[counted.bin_of(value)];
            ++sums[counted.bin_of(value) / 64];
        }
        EXPECT_EQ(counted.counts, expected);
        EXPECT_EQ(counted.sums, sums);
    }
}

TEST_P(Histogram, RangeIsThatOfTheValues) {
    for (const std::size_t size : {1UL, 7UL, 32UL, 1000UL}) {
        const std::vector<double> values = scattered(size);
        double low = 0.0;
        double high = 0.0;
        histogram_kernels().range(values.data(), std::ssize(values), &low, &high);
        EXPECT_EQ(low, *std::ranges::min_element(values));
        EXPECT_EQ(high, *std::ranges::max_element(values));
    }
}

// A few bins are searched for, many are looked up; either way each value of theirs comes once, and none of another.
TEST_P(Histogram, GathersTheValuesOfBins) {
    for (const std::size_t size : {1UL, 33UL, 1000UL, 5000UL}) {
        for (const std::size_t step : {1UL, 3UL, 37UL, 101UL}) {
            const std::vector<double> values = scattered(size);
            const Counted counted(values, 500);
            std::vector<unsigned short> slots(counted.counts.size());
            std::vector<unsigned short> starts;
            std::vector<std::vector<double>> expected;
            for (std::size_t bin = 2; bin <= 500; bin += step) {
                expected.emplace_back();
                slots[bin] = static_cast<unsigned short>(expected.size());
                if (starts.empty() || bin >= starts.back() + std::size_t{HistogramKernels::reach})
                    starts.push_back(static_cast<unsigned short>(bin));
            }
            for (const double value : values)
                if (const unsigned slot = slots[counted.bin_of(value)]; slot > 0)
                    expected[slot - 1].push_back(value);
            std::vector<std::vector<double>> found;
            std::vector<double*> ends;
            for (const auto& one : expected) found.emplace_back(one.size() + 1, -1.0);
            for (auto& one : found) ends.push_back(one.data());
            histogram_kernels().gather(values.data(), counted.bins.data(), std::ssize(values), slots.data(),
                                       starts.data(), static_cast<int>(starts.size()), ends.data());
            for (std::size_t slot = 0; slot < expected.size(); ++slot) {
                ASSERT_EQ(ends[slot] - found[slot].data(), std::ssize(expected[slot]));
                found[slot].pop_back();
                EXPECT_THAT(found[slot], testing::UnorderedElementsAreArray(expected[slot]));
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Sets, Histogram,
                         testing::Values(InstructionSet::base, InstructionSet::v3, InstructionSet::v4),
                         [](const auto& set) { return std::string(to_string(set.param)); });

}  // namespace
}  // namespace sociaaldomein::kernels
